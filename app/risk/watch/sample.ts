/** Repeatable samples for tests. */
import { patientId } from '../../contract/ids.ts'
import type { Judged } from './calibration.ts'
import type { Cell, WatchedScore } from './scores.ts'

/** Numbers in [0, 1), the same for the same seed (Park SK, Miller KW. Commun ACM 1988;31:1192-1201). */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

export const HOUR = 3_600_000

/** @param times odds that are really so many times the odds foreseen */
export function outcomesWith(count: number, times: number, seed = 7, flatter = 1): Judged[] {
  const random = sequence(seed)
  return Array.from({ length: count }, (_, i) => {
    const p = 0.02 + 0.5 * random() ** 2
    const odds = times * (p / (1 - p)) ** flatter
    return { p, happened: random() < odds / (1 + odds), atMs: i * HOUR }
  })
}

export const scored = (
  of: string,
  atMs: number,
  cells: Readonly<Record<string, Cell>>,
  more: Partial<WatchedScore> = {},
): WatchedScore => ({
  id: atMs,
  patient: patientId(of),
  version: '1.0.0',
  status: 'ok',
  value: 0.1,
  atMs,
  cells: new Map(Object.entries(cells)),
  ...more,
})
