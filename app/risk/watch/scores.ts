/** Stored scores as the watch reads them, and whom each part of the record stands for. */
import { isoFromMs } from '../../chart/when.ts'
import type { PatientId } from '../../contract/ids.ts'
import type { ScoreStatus } from '../../contract/risk.ts'
import type { WatchSpan } from '../../contract/watch.ts'

/** A value as the model used it; null: missing. */
export type Cell = number | string | null

/** `atMs`: time of the newest input, or of the scoring where no input had one. `cells` by input; one that was not needed is absent. */
export type WatchedScore = Readonly<{
  id: number
  patient: PatientId
  version: string
  status: ScoreStatus
  value: number | null
  atMs: number
  cells: ReadonlyMap<string, Cell>
}>

/** Oldest first. Of two for the same patient and time the later written one counts: the earlier was made before data that came late. */
export function onePerTime(scores: readonly WatchedScore[]): WatchedScore[] {
  const byTime = new Map<string, WatchedScore>()
  for (const score of scores) {
    const key = `${score.atMs} ${score.patient}`
    const known = byTime.get(key)
    if (!known || known.id < score.id) byTime.set(key, score)
  }
  return [...byTime.values()].sort((a, b) => a.atMs - b.atMs || (a.patient < b.patient ? -1 : 1))
}

/** The first of each patient, in order: somebody who is scored every hour must not speak for fifty. */
export function onePerPatient(scores: readonly WatchedScore[]): WatchedScore[] {
  const seen = new Set<PatientId>()
  return scores.filter(({ patient }) => !seen.has(patient) && seen.add(patient))
}

/** @param scores oldest first, not empty */
export const spanOf = (scores: readonly WatchedScore[]): WatchSpan => ({
  patients: scores.length,
  from: isoFromMs(scores[0]?.atMs ?? 0),
  until: isoFromMs(scores.at(-1)?.atMs ?? 0),
})
