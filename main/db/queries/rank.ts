/** The worklist's order, kept up with every change of an alert or a score. */
import type { Severity } from '#app/contract/risk.ts'
import type { Connection } from '../statements.ts'
import { MERGED, reindex } from './patients.ts'
import { RANK_STEP, tierOf } from './search.ts'

const SEVERITIES: readonly Severity[] = ['none', 'low', 'medium', 'high']

export const severityNumber = (severity: Severity): number => SEVERITIES.indexOf(severity)
export const severityOf = (number: number): Severity => SEVERITIES[number] ?? 'none'

export const WORST_ALERT = "SELECT max(severity) AS worst, count(*) AS n FROM alert WHERE pid = ? AND status = 'open'"
export const WORST_SCORE = 'SELECT max(s.severity) AS worst FROM score_current c JOIN score s ON s.id = c.newest WHERE c.pid = ?'

const LAST = -1

/** Worst severity of open alerts and newest scores first, then how many alerts are open. */
export function rerank(db: Connection, pid: number): void {
  const alerts = db.get<{ worst: number | null; n: number }>(WORST_ALERT, pid)
  const scores = db.get<{ worst: number | null }>(WORST_SCORE, pid)
  const worst = Math.max(alerts?.worst ?? 0, scores?.worst ?? 0)
  const patient = db.get<{ rank: number; deceased_text: string | null }>('SELECT rank, deceased_text FROM patient WHERE pid = ?', pid)
  const before = patient?.rank ?? 0
  // Who has died needs nobody now: last, whatever the scores were.
  const rank = patient?.deceased_text ? LAST : worst * RANK_STEP + Math.min(alerts?.n ?? 0, RANK_STEP - 1)
  if (before === rank || before === MERGED) return
  db.run('UPDATE patient SET rank = ? WHERE pid = ?', rank, pid)
  if (tierOf(before) !== tierOf(rank)) reindex(db, pid)
}
