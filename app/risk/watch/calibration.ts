/** Foreseen against observed, on this site: ratio, tenths, errors, and whether it is getting worse. */
import { isoFromMs } from '../../chart/when.ts'
import type { Calibration, CalibrationGroup, Cusum, Figure } from '../../contract/watch.ts'
import { logOdds, lossOf, meanOf, poissonInterval, wilsonInterval } from './numbers.ts'

/** One prediction whose outcome is known. `p` as the model gave it, in 0 to 1. */
export type Judged = Readonly<{ p: number; happened: boolean; atMs: number }>

const GROUPS = 10
/** With fewer, the plot would be ten dots of noise. */
const LEAST = 20
const LEAST_IN_GROUP = 5

/** Foreseen lowest first; groups of equal size as far as that goes, equal predictions in whatever group the order puts them. */
export function tenths(rows: readonly Judged[]): CalibrationGroup[] {
  const sorted = [...rows].sort((a, b) => a.p - b.p || a.atMs - b.atMs || Number(a.happened) - Number(b.happened))
  const groups = Math.max(1, Math.min(GROUPS, Math.floor(sorted.length / LEAST_IN_GROUP)))
  return Array.from({ length: groups }, (_, i) => {
    const part = sorted.slice(Math.floor((i * sorted.length) / groups), Math.floor(((i + 1) * sorted.length) / groups))
    const yes = part.filter(({ happened }) => happened).length
    return {
      count: part.length,
      predicted: meanOf(part.map(({ p }) => p)),
      observed: yes / part.length,
      ...wilsonInterval(yes, part.length),
    }
  })
}

/** Twice and half the odds (Steiner SH et al. Biostatistics 2000;1:441-452, doi:10.1093/biostatistics/1.4.441). */
const WORSE = 2
const BETTER = 0.5
/**
 * Ours, by simulation: where one in ten happens, chance alone passes it once in about 7,600 predictions (9,600 for half the odds), and a true
 * doubling is found after about 140.
 */
const LIMIT = 5
const MOST_POINTS = 200

/** Log of how much likelier what happened is when the odds are `times` those foreseen. */
const weight = ({ p, happened }: Judged, times: number) => (happened ? Math.log(times) : 0) - Math.log(1 - p + times * p)

/** @param rows in order of time */
export function cusum(rows: readonly Judged[]): Cusum {
  let [higher, lower] = [0, 0]
  const all = rows.map((row) => {
    higher = Math.max(0, higher + weight(row, WORSE))
    lower = Math.max(0, lower + weight(row, BETTER))
    return { at: isoFromMs(row.atMs), higher, lower }
  })
  const step = Math.max(1, Math.ceil(all.length / MOST_POINTS))
  return {
    limit: LIMIT,
    points: all.filter((_, i) => (all.length - 1 - i) % step === 0),
    higherSince: all.find((point) => point.higher >= LIMIT)?.at ?? null,
    lowerSince: all.find((point) => point.lower >= LIMIT)?.at ?? null,
  }
}

/** @param rows in order of time */
export function calibrationOf(rows: readonly Judged[]): Figure<Calibration> {
  const expected = rows.reduce((sum, { p }) => sum + p, 0)
  if (rows.length < LEAST || expected === 0)
    return { known: false, because: `${LEAST} predictions with a known outcome are needed; there are ${rows.length}` }
  const observed = rows.filter(({ happened }) => happened).length
  const groups = tenths(rows)
  const interval = poissonInterval(observed)
  return {
    known: true,
    value: {
      count: rows.length,
      observed,
      expected,
      ratio: observed / expected,
      low: interval.low / expected,
      high: interval.high / expected,
      brier: meanOf(rows.map(({ p, happened }) => (p - Number(happened)) ** 2)),
      ece: groups.reduce((sum, { count, predicted, observed: seen }) => sum + (count / rows.length) * Math.abs(predicted - seen), 0),
      logLoss: meanOf(rows.map(({ p, happened }) => lossOf(logOdds(p), happened))),
      groups,
      cusum: cusum(rows),
    },
  }
}
