/** What became of flags of the entry checks, and how soon alerts were answered. */
import type { EntryOutcome } from '#app/contract/entry-quality.ts'
import type { AlertTimes, ChecksReads, ChecksWrites, OutcomeCell } from '#app/ports/checks-store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { severityOf } from './rank.ts'

/** Only inside a write transaction. */
export function addOutcomes(db: Connection, outcomes: readonly EntryOutcome[]): void {
  const sql = 'INSERT INTO entry_outcome (concept, kind, level, outcome, after_ms) VALUES (?, ?, ?, ?, ?)'
  for (const { concept, kind, level, outcome, afterMs } of outcomes) db.run(sql, concept, kind, level, outcome, afterMs)
}

/** Values saved, by analyte. Only inside a write transaction. */
export function countEntered(db: Connection, concepts: readonly string[]): void {
  const sql = 'INSERT INTO entry_count (concept, n) VALUES (?, 1) ON CONFLICT (concept) DO UPDATE SET n = n + 1'
  for (const concept of concepts) db.run(sql, concept)
}

type Fared = { repaired: number; confirmed: number; dismissed: number }
type CellRow = Readonly<Pick<OutcomeCell, 'concept' | 'kind' | 'level'> & { outcome: EntryOutcome['outcome']; n: number; live: number }>

export const OUTCOME_CELLS = `SELECT o.concept, o.kind, o.level, o.outcome, count(*) AS n, sum(o.id > coalesce((
    SELECT max(b.upto) FROM entry_put_back b WHERE b.concept IS NULL OR (b.concept = o.concept AND b.kind = o.kind)), 0)) AS live
  FROM entry_outcome o GROUP BY o.concept, o.kind, o.level, o.outcome`
const TIMES = 'SELECT concept, kind, level, after_ms AS ms FROM entry_outcome WHERE after_ms IS NOT NULL'

const keyOf = ({ concept, kind, level }: Pick<OutcomeCell, 'concept' | 'kind' | 'level'>) => `${concept}|${kind}|${level}`

function timesByCell(db: Connection): ReadonlyMap<string, number[]> {
  const times = new Map<string, number[]>()
  for (const { ms, ...cell } of db.all<Pick<OutcomeCell, 'concept' | 'kind' | 'level'> & { ms: number }>(TIMES)) {
    const list = times.get(keyOf(cell))
    if (list) list.push(ms)
    else times.set(keyOf(cell), [ms])
  }
  return times
}

export function entryOutcomes(db: Connection, { times }: { times: boolean }): ReturnType<ChecksReads['entryOutcomes']> {
  const nothing = (): Fared => ({ repaired: 0, confirmed: 0, dismissed: 0 })
  const cells = new Map<string, Omit<OutcomeCell, 'all' | 'live' | 'timesMs'> & { all: Fared; live: Fared }>()
  for (const { concept, kind, level, outcome, n, live } of db.all<CellRow>(OUTCOME_CELLS)) {
    const key = keyOf({ concept, kind, level })
    const cell = cells.get(key) ?? { concept, kind, level, all: nothing(), live: nothing() }
    cell.all[outcome] += n
    cell.live[outcome] += live
    cells.set(key, cell)
  }
  const decided = times ? timesByCell(db) : new Map<string, number[]>()
  const values = db.get<{ n: number | null }>('SELECT sum(n) AS n FROM entry_count')?.n ?? 0
  return { values, cells: [...cells].map(([key, cell]) => ({ ...cell, timesMs: decided.get(key) ?? [] })) }
}

export function putBackThresholds(db: Connection, { actor, cell }: Parameters<ChecksWrites['putBackThresholds']>[0]): null {
  const upto = db.get<{ id: number | null }>('SELECT max(id) AS id FROM entry_outcome')?.id ?? 0
  const sql = 'INSERT INTO entry_put_back (concept, kind, upto, user, at) VALUES (?, ?, ?, ?, ?)'
  db.run(sql, cell?.concept ?? null, cell?.kind ?? null, upto, actor.user, actor.at)
  appendAudit(db, actor, { action: 'learned-undo', patient: null, detail: JSON.stringify({ entryThreshold: cell ?? 'all' }) })
  return null
}

type TimesRow = Readonly<{
  kind: AlertTimes['kind']
  subject: string
  severity: number
  status: string
  raised: string
  acknowledged: string | null
}>

/** A look at the whole past: alerts are few beside results. */
const ALERT_TIMES = `SELECT body ->> '$.kind' AS kind, subject, severity, status, raised_at AS raised, acknowledged_at AS acknowledged FROM alert`

/** An alert whose times cannot be read tells nothing of how soon it was answered. */
export function alertTimes(db: Connection): ReturnType<ChecksReads['alertTimes']> {
  return db.all<TimesRow>(ALERT_TIMES).flatMap(({ kind, subject, severity, status, raised, acknowledged }) => {
    const [raisedMs, acknowledgedMs] = [Date.parse(raised), acknowledged === null ? null : Date.parse(acknowledged)]
    if (Number.isNaN(raisedMs) || Number.isNaN(acknowledgedMs ?? 0)) return []
    return [{ kind, subject, severity: severityOf(severity), raisedMs, acknowledgedMs, isOpen: status === 'open' }]
  })
}
