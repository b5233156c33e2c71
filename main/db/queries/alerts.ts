/**
 * Alerts. An alert's id carries the hash of its inputs, so raising it again changes nothing. When the inputs change, the
 * old one is resolved and the new one raised; when the reason is gone, it is resolved. Every step leaves an event.
 */
import { WardlightError } from '#app/contract/errors.ts'
import type { AlertId } from '#app/contract/ids.ts'
import { alertId, patientId } from '#app/contract/ids.ts'
import type { Alert, AlertStatus } from '#app/contract/risk.ts'
import type { ChecksWrites } from '#app/ports/checks-store.ts'
import type { Actor, AlertWrite, WorklistRecord } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { severityNumber, severityOf } from './rank.ts'

type AlertRow = Readonly<{
  id: string
  patient: string
  subject: string
  severity: number
  status: AlertStatus
  raised_at: string
  acknowledged_by: string | null
  acknowledged_at: string | null
  acknowledge_reason: string | null
  snooze: string | null
  body: string
}>

/** What the columns do not hold. */
type Body = Omit<AlertWrite, 'id' | 'patient' | 'subject' | 'severity' | 'raisedAt'>

function snoozeOf(text: string | null): Alert['snooze'] {
  if (text === null) return null
  const [untilMs, reason, by] = JSON.parse(text) as [number, string, string]
  return { until: new Date(untilMs).toISOString(), reason, by }
}

function alertOf(row: AlertRow): Alert {
  const body = JSON.parse(row.body) as Body
  return {
    ...body,
    id: alertId(row.id),
    patient: patientId(row.patient),
    subject: row.subject,
    severity: severityOf(row.severity),
    status: row.status,
    raisedAt: row.raised_at,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at,
    acknowledgeReason: row.acknowledge_reason,
    snooze: snoozeOf(row.snooze),
  }
}

type EventName = 'raised' | 'raised-again' | 'resolved' | 'acknowledged'

function addEvent(
  db: Connection,
  alert: string,
  event: EventName,
  actor: Actor,
  why: { reason: string | null; note: string | null } = { reason: null, note: null },
): void {
  const sql = 'INSERT INTO alert_event (alert, event, user, at, reason, note) VALUES (?, ?, ?, ?, ?, ?)'
  db.run(sql, alert, event, actor.user, actor.at, why.reason, why.note)
}

function insertAlert(db: Connection, pid: number, { id, patient: _, subject, severity, raisedAt, ...body }: AlertWrite): void {
  const sql = "INSERT INTO alert (id, pid, subject, severity, status, raised_at, body) VALUES (?, ?, ?, ?, 'open', ?, ?)"
  db.run(sql, id, pid, subject, severityNumber(severity), raisedAt, JSON.stringify(body satisfies Body))
}

type Known = Readonly<{ status: AlertStatus; acknowledged_at: string | null }>

/** @returns true when it is open now and was not before. What somebody set aside stays so while its inputs are the same. */
function raise(db: Connection, pid: number, alert: AlertWrite, actor: Actor): boolean {
  const known = db.get<Known>('SELECT status, acknowledged_at FROM alert WHERE id = ?', alert.id)
  if (known && known.status !== 'resolved') return false
  if (!known) insertAlert(db, pid, alert)
  else db.run('UPDATE alert SET status = ? WHERE id = ?', known.acknowledged_at === null ? 'open' : 'acknowledged', alert.id)
  addEvent(db, alert.id, known ? 'raised-again' : 'raised', actor)
  return known === undefined || known.acknowledged_at === null
}

export const ACTIVE_ALERTS = "SELECT id, subject FROM alert WHERE pid = ? AND status IN ('open', 'acknowledged')"

type AlertChange = Readonly<{ raised: AlertId[]; resolved: AlertId[] }>

/** Alerts of one patient after an evaluation of the subjects in `evaluated`. */
export function settleAlerts(
  db: Connection,
  pid: number,
  alerts: readonly AlertWrite[],
  evaluated: readonly string[],
  actor: Actor,
): AlertChange {
  const standing = new Set<string>(alerts.map((alert) => alert.id))
  const judged = new Set([...evaluated, ...alerts.map((alert) => alert.subject)])
  const gone = db.all<{ id: string; subject: string }>(ACTIVE_ALERTS, pid).filter((old) => judged.has(old.subject) && !standing.has(old.id))
  for (const { id } of gone) {
    db.run("UPDATE alert SET status = 'resolved' WHERE id = ?", id)
    addEvent(db, id, 'resolved', actor)
  }
  const raised = alerts.filter((alert) => raise(db, pid, alert, actor)).map((alert) => alert.id)
  return { raised, resolved: gone.map((old) => alertId(old.id)) }
}

/** Everything that stands is closed, with the reason. */
export function resolveAll(db: Connection, pid: number, actor: Actor, reason: string): void {
  for (const { id } of db.all<{ id: string }>(ACTIVE_ALERTS, pid)) {
    db.run("UPDATE alert SET status = 'resolved' WHERE id = ?", id)
    addEvent(db, id, 'resolved', actor, { reason, note: null })
  }
}

/** The newest time an alert was let rest, if any. */
const SNOOZE = `(SELECT json_array(s.until_ms, s.reason, s.user) FROM alert_snooze s WHERE s.alert = a.id ORDER BY s.id DESC LIMIT 1) AS snooze`
const ALERT_BY_ID = `SELECT a.*, ${SNOOZE}, p.id AS patient FROM alert a JOIN patient p ON p.pid = a.pid WHERE a.id = ?`

/** @throws WardlightError NotFound, Conflict (already resolved). Setting aside one already set aside changes nothing. */
export function acknowledge(
  db: Connection,
  input: { actor: Actor; alert: AlertId; reason: string; note: string },
): { alert: Alert; pid: number; changed: boolean } {
  const { actor, alert, reason, note } = input
  const row = db.get<AlertRow & { pid: number }>(ALERT_BY_ID, alert)
  if (!row) throw new WardlightError('NotFound', 'This alert is not in the store.', { next: 'Open the chart again.' })
  if (row.status === 'resolved')
    throw new WardlightError('Conflict', 'This alert no longer stands: its data changed.', { next: 'Look at the chart again.' })
  if (row.status === 'acknowledged') return { alert: alertOf(row), pid: row.pid, changed: false }
  const sql = "UPDATE alert SET status = 'acknowledged', acknowledged_by = ?, acknowledged_at = ?, acknowledge_reason = ? WHERE id = ?"
  db.run(sql, actor.user, actor.at, reason, alert)
  addEvent(db, alert, 'acknowledged', actor, { reason, note })
  return { alert: alertOf(db.get<AlertRow>(ALERT_BY_ID, alert) ?? row), pid: row.pid, changed: true }
}

const ALERTS = `SELECT a.*, ${SNOOZE}, p.id AS patient FROM alert a JOIN patient p ON p.pid = a.pid`
const ORDER = 'ORDER BY a.severity DESC, a.raised_at DESC, a.id'
export const ALERTS_OF_PATIENT = `${ALERTS} WHERE a.pid = ? ${ORDER}`
export const ALERTS_BY_STATUS = `${ALERTS} WHERE a.status = ? ORDER BY a.severity DESC, a.raised_at DESC`

/** Worst first, then newest. */
export function alertsOf(db: Connection, pid: number | null, status: AlertStatus | null): readonly Alert[] {
  if (pid !== null)
    return db
      .all<AlertRow>(ALERTS_OF_PATIENT, pid)
      .map(alertOf)
      .filter((alert) => status === null || alert.status === status)
  const rows = status === null ? db.all<AlertRow>(`${ALERTS} ${ORDER}`) : db.all<AlertRow>(ALERTS_BY_STATUS, status)
  return rows.map(alertOf)
}

export const OPEN_ALERTS = `SELECT id, severity, raised_at, body ->> '$.title' AS title FROM alert WHERE pid = ? AND status = 'open'
  ORDER BY severity DESC, raised_at DESC`

export function openAlerts(db: Connection, pid: number): WorklistRecord['openAlerts'] {
  const rows = db.all<{ id: string; severity: number; raised_at: string; title: string }>(OPEN_ALERTS, pid)
  return rows.map((row) => ({ id: alertId(row.id), severity: severityOf(row.severity), title: row.title, raisedAt: row.raised_at }))
}

/** @throws WardlightError NotFound; Conflict where it does not stand open any more */
export function snoozeAlert(db: Connection, { actor, alert, untilMs, reason }: Parameters<ChecksWrites['snoozeAlert']>[0]): Alert {
  const row = db.get<AlertRow>(ALERT_BY_ID, alert)
  if (!row) throw new WardlightError('NotFound', 'This alert is not in the store.', { next: 'Open the chart again.' })
  if (row.status !== 'open') throw new WardlightError('Conflict', 'This alert is not open any more.', { next: 'Look at the chart again.' })
  const sql = 'INSERT INTO alert_snooze (alert, until_ms, reason, user, at) VALUES (?, ?, ?, ?, ?)'
  db.run(sql, alert, untilMs, reason, actor.user, actor.at)
  const until = new Date(untilMs).toISOString()
  appendAudit(db, actor, {
    action: 'alert',
    patient: row.patient,
    detail: JSON.stringify({ snoozed: alert, subject: row.subject, reason, until }),
  })
  return alertOf(db.get<AlertRow>(ALERT_BY_ID, alert) ?? row)
}
