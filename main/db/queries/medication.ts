/** What people said of findings of the medication check. */
import type { MedOverride } from '#app/contract/medication.ts'
import type { AcknowledgeReason } from '#app/contract/risk.ts'
import { TaskId } from '#app/contract/tasks.ts'
import type { Actor, StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { acknowledge } from './alerts.ts'
import { appendAudit } from './audit.ts'
import { knownPid } from './patients.ts'
import { rerank } from './rank.ts'
import { addTask } from './tasks.ts'

type Input = Parameters<StoreWrites['overrideMedication']>[0]
type Row = Readonly<{
  subject: string
  input_hash: string
  drugs_hash: string
  severity: MedOverride['severity']
  reason: MedOverride['reason']
  note: string
  user: string
  at: string
  task: number | null
}>

export const OVERRIDES_OF_CHART = `SELECT subject, input_hash, drugs_hash, severity, reason, note, user, at, task FROM medication_override
  WHERE pid IN (SELECT ? UNION ALL SELECT pid FROM person_link WHERE root = ?) ORDER BY id`

/** Of a chart, with the records that are shown in it; oldest first. */
export function overridesOf(db: Connection, pid: number): readonly MedOverride[] {
  return db.all<Row>(OVERRIDES_OF_CHART, pid, pid).map(({ input_hash, drugs_hash, task, ...rest }) => ({
    ...rest,
    inputHash: input_hash,
    drugsHash: drugs_hash,
    task: task === null ? null : TaskId.parse(task),
  }))
}

/** The alert of the same finding is answered by the same word. */
const AS_ALERT: Readonly<Record<NonNullable<MedOverride['reason']>, AcknowledgeReason>> = {
  'benefit-outweighs-risk': 'other',
  'will-monitor': 'will-monitor',
  'already-monitored': 'known-and-stable',
  tolerated: 'known-and-stable',
  'dose-adjusted': 'acted',
  'not-taking': 'data-wrong',
  'information-wrong': 'data-wrong',
  'specialist-advice': 'other',
  'no-alternative': 'other',
}

function answerAlerts(db: Connection, pid: number, input: Input, actor: Actor): void {
  const { override, alertSubject } = input
  if (override.reason === null) return
  const sql = `SELECT id FROM alert WHERE subject = ? AND status = 'open'
    AND pid IN (SELECT ? UNION ALL SELECT pid FROM person_link WHERE root = ?)`
  const open = db.all<{ id: Parameters<typeof acknowledge>[1]['alert'] }>(sql, alertSubject, pid, pid)
  for (const { id } of open) acknowledge(db, { actor, alert: id, reason: AS_ALERT[override.reason], note: override.note })
  if (open.length > 0) rerank(db, pid)
}

export function overrideMedication(db: Connection, input: Input): ReturnType<StoreWrites['overrideMedication']> {
  const { actor, patient, override, title, dueMs } = input
  const { subject, inputHash, drugsHash, severity, reason, note } = override
  const pid = knownPid(db, patient)
  const task =
    dueMs === null
      ? null
      : addTask(db, { actor, task: { patient, origin: 'medication', subject, title: `Look again: ${title}`, dueMs, note } }).id
  const sql = `INSERT INTO medication_override (pid, subject, input_hash, drugs_hash, severity, reason, note, user, at, task)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  db.run(sql, pid, subject, inputHash, drugsHash, severity, reason, note, actor.user, actor.at, task)
  answerAlerts(db, pid, input, actor)
  const action = reason === null ? 'override-withdrawn' : 'override'
  appendAudit(db, actor, { action, patient, detail: JSON.stringify({ subject, severity, reason, inputHash, note, task }) })
  return null
}
