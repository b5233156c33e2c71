/** What people said of steps of care pathways. */
import type { StepMark } from '#app/contract/pathways.ts'
import type { Mark } from '#app/pathways/evaluate.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { knownPid } from './patients.ts'
import { addTask } from './tasks.ts'

type Row = Readonly<{ pathway: string; step: string; mark: StepMark; until_ms: number | null; reason: string; user: string; at_ms: number }>

export const MARKS_OF_CHART = `SELECT pathway, step, mark, until_ms, reason, user, at_ms FROM pathway_mark
  WHERE pid IN (SELECT ? UNION ALL SELECT pid FROM person_link WHERE root = ?) ORDER BY id`

/** Of a chart, with the records that are shown in it; oldest first. */
export function marksOf(db: Connection, pid: number): readonly Mark[] {
  return db.all<Row>(MARKS_OF_CHART, pid, pid).map(({ until_ms, at_ms, ...rest }) => ({ ...rest, untilMs: until_ms, atMs: at_ms }))
}

export function markStep(db: Connection, { actor, patient, mark, title }: Parameters<StoreWrites['markStep']>[0]): null {
  const { pathway, step, mark: said, untilMs, reason } = mark
  const sql = 'INSERT INTO pathway_mark (pid, pathway, step, mark, until_ms, reason, user, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
  db.run(sql, knownPid(db, patient), pathway, step, said, untilMs, reason, actor.user, Date.parse(actor.at))
  appendAudit(db, actor, { action: 'pathway', patient, detail: JSON.stringify({ pathway, step, mark: said, reason }) })
  if (said === 'later' && untilMs !== null)
    addTask(db, { actor, task: { patient, origin: 'pathway', subject: `${pathway}/${step}`, title, dueMs: untilMs, note: reason } })
  return null
}
