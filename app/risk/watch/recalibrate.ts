/**
 * A recalibration that the outcomes of this site would justify: intercept first, then slope, drawn towards "no change" while outcomes are few,
 * and proposed only where a fit to the earlier part foresees the later part better than the model as it is.
 */
import { isoFromMs } from '../../chart/when.ts'
import type { Figure, Recalibration } from '../../contract/watch.ts'
import type { Judged } from './calibration.ts'
import { chanceOf, logOdds, lossOf, meanOf } from './numbers.ts'

/** Known outcomes (yes or no) from which on each stage is tried, and how many of each kind at least. */
const FOR_INTERCEPT = 100
const FOR_SLOPE = 200
const LEAST_OF_EACH = 10
const EARLIER = 0.7
/** Spread of the belief that nothing has changed: an odds ratio within a factor of 2.7, a slope within a half, in two of three sites. */
const INTERCEPT_SPREAD = 1
const SLOPE_SPREAD = 0.5
const EXAMPLES = [0.05, 0.1, 0.2, 0.4]

type Stage = Recalibration['stage']
export type Line = Readonly<{ intercept: number; slope: number }>
const AS_IT_IS: Line = { intercept: 0, slope: 1 }

/** The chance shown for one of the model's own. */
export const recalibrated = (p: number, { intercept, slope }: Line): number => chanceOf(intercept + slope * logOdds(p))

type Row = Readonly<{ x: number; happened: boolean }>

function penalised(rows: readonly Row[], { intercept, slope }: Line): number {
  const loss = rows.reduce((sum, { x, happened }) => sum + lossOf(intercept + slope * x, happened), 0)
  return loss + intercept ** 2 / (2 * INTERCEPT_SPREAD ** 2) + (slope - 1) ** 2 / (2 * SLOPE_SPREAD ** 2)
}

type Curve = Readonly<{ ga: number; gb: number; haa: number; hab: number; hbb: number }>

function curveAt(rows: readonly Row[], { intercept, slope }: Line): Curve {
  let [ga, gb] = [intercept / INTERCEPT_SPREAD ** 2, (slope - 1) / SLOPE_SPREAD ** 2]
  let [haa, hab, hbb] = [1 / INTERCEPT_SPREAD ** 2, 0, 1 / SLOPE_SPREAD ** 2]
  for (const { x, happened } of rows) {
    const p = chanceOf(intercept + slope * x)
    const [error, w] = [p - Number(happened), p * (1 - p)]
    ga += error
    gb += error * x
    haa += w
    hab += w * x
    hbb += w * x * x
  }
  return { ga, gb, haa, hab, hbb }
}

function stepOf({ ga, gb, haa, hab, hbb }: Curve, stage: Stage): readonly [number, number] {
  if (stage === 'intercept') return [ga / haa, 0]
  const det = haa * hbb - hab * hab
  return [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det]
}

const NEWTON_STEPS = 50
const HALVINGS = 20

/** The likeliest line under the belief above (maximum a posteriori), by Newton's method with halved steps where one goes too far. */
export function mapLine(rows: readonly Row[], stage: Stage): Line {
  let line = AS_IT_IS
  for (let i = 0; i < NEWTON_STEPS; i += 1) {
    const [da, db] = stepOf(curveAt(rows, line), stage)
    if (Math.abs(da) + Math.abs(db) < 1e-10) break
    const before = penalised(rows, line)
    let scale = 1
    let next = { intercept: line.intercept - da, slope: line.slope - db }
    for (let k = 0; k < HALVINGS && penalised(rows, next) > before; k += 1) {
      scale /= 2
      next = { intercept: line.intercept - scale * da, slope: line.slope - scale * db }
    }
    line = next
  }
  return line
}

type Split = Readonly<{ earlier: readonly Judged[]; later: readonly Judged[] }>

/** Nothing of one moment on both sides. @param rows in order of time */
function splitByTime(rows: readonly Judged[]): Split {
  const cut = rows[Math.floor(rows.length * EARLIER)]?.atMs ?? Number.POSITIVE_INFINITY
  return { earlier: rows.filter(({ atMs }) => atMs < cut), later: rows.filter(({ atMs }) => atMs >= cut) }
}

const rowOf = ({ p, happened }: Judged): Row => ({ x: logOdds(p), happened })
const losses = (rows: readonly Judged[], { intercept, slope }: Line) =>
  rows.map(rowOf).map(({ x, happened }) => lossOf(intercept + slope * x, happened))

function standardError(differences: readonly number[]): number {
  const mean = meanOf(differences)
  return Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (differences.length - 1) / differences.length)
}

type Trial = Readonly<{ stage: Stage; after: number; error: number }>

function trialOf({ earlier, later }: Split, stage: Stage): Trial {
  const before = losses(later, AS_IT_IS)
  const after = losses(later, mapLine(earlier.map(rowOf), stage))
  return { stage, after: meanOf(after), error: standardError(after.map((loss, i) => loss - (before[i] ?? 0))) }
}

const counted = (rows: readonly Judged[]) => {
  const yes = rows.filter(({ happened }) => happened).length
  return { yes, no: rows.length - yes }
}

function tooFew(rows: readonly Judged[], { later }: Split): string | null {
  const { yes, no } = counted(rows)
  if (rows.length < FOR_INTERCEPT) return `${FOR_INTERCEPT} known outcomes are needed; there are ${rows.length}`
  if (Math.min(yes, no) < LEAST_OF_EACH) return `${LEAST_OF_EACH} of each outcome are needed; there are ${yes} yes and ${no} no`
  const last = counted(later)
  return later.length === rows.length || Math.min(last.yes, last.no) === 0
    ? 'the later part of the record has only one kind of outcome, or cannot be told from the earlier part'
    : null
}

function proposal(rows: readonly Judged[], split: Split, before: number, { stage, after, error }: Trial): Recalibration {
  const line = mapLine(rows.map(rowOf), stage)
  return {
    stage,
    ...line,
    outcomes: rows.length,
    fittedOn: split.earlier.length,
    judgedOn: split.later.length,
    splitAt: isoFromMs(split.later[0]?.atMs ?? 0),
    before,
    after,
    standardError: error,
    examples: EXAMPLES.map((from) => ({ from, to: recalibrated(from, line) })),
  }
}

/** @param rows in order of time. The line proposed is fitted to all of them; its evidence is a fit to the earlier part, judged on the later. */
export function recalibrationOf(rows: readonly Judged[]): Figure<Recalibration> {
  const split = splitByTime(rows)
  const because = tooFew(rows, split)
  if (because !== null) return { known: false, because }
  const before = meanOf(losses(split.later, AS_IT_IS))
  const stages: readonly Stage[] = rows.length < FOR_SLOPE ? ['intercept'] : ['intercept', 'intercept-and-slope']
  const [best] = stages.map((stage) => trialOf(split, stage)).sort((a, b) => a.after - b.after)
  if (!best || best.after >= before)
    return { known: false, because: 'a recalibration fitted to the earlier outcomes does not foresee the later ones better' }
  return { known: true, value: proposal(rows, split, before, best) }
}
