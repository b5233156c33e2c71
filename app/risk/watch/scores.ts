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

/**
 * One of each patient, the one in the middle, in order of time: somebody who is scored every hour must not speak for fifty, and the first of
 * a stay must not be held against the last of another.
 */
export function onePerPatient(scores: readonly WatchedScore[]): WatchedScore[] {
  const of = new Map<PatientId, WatchedScore[]>()
  for (const score of scores) {
    const list = of.get(score.patient)
    if (list) list.push(score)
    else of.set(score.patient, [score])
  }
  const middle = [...of.values()].flatMap((list) => list[Math.floor((list.length - 1) / 2)] ?? [])
  return middle.sort((a, b) => a.atMs - b.atMs || (a.patient < b.patient ? -1 : 1))
}

/** The shortest stretch from the beginning that holds so many patients; all of it where there are not so many. */
export function stretch(scores: readonly WatchedScore[], patients: number): readonly WatchedScore[] {
  const seen = new Set<PatientId>()
  const last = scores.findIndex(({ patient }) => seen.add(patient).size === patients)
  return last < 0 ? scores : scores.slice(0, last + 1)
}

/** @param scores oldest first, not empty */
export const spanOf = (scores: readonly WatchedScore[]): WatchSpan => ({
  patients: scores.length,
  from: isoFromMs(scores[0]?.atMs ?? 0),
  until: isoFromMs(scores.at(-1)?.atMs ?? 0),
})
