/** A dimension of quality from its faults: what share of what was looked at is at fault, and in which words. */
import type { QualityDimension, QualityScore } from '../../contract/intake.ts'

/** `of` things were looked at, `wrong` of them are at fault; `weight`: how much of the dimension it can take. */
export type Fault = Readonly<{ wrong: number; of: number; weight: number; words: (wrong: string, of: string) => string }>

const COUNT = new Intl.NumberFormat('en-US')

const shareOf = ({ wrong, of }: Fault) => (of === 0 ? 0 : Math.min(1, wrong / of))
const lossOf = (fault: Fault) => shareOf(fault) * fault.weight
/** Good to the fourth decimal: more is noise. */
const rounded = (score: number) => Math.round(score * 10_000) / 10_000

/**
 * Every fault lowers the score by its share times its weight; reasons worst first.
 * @returns a score of null where nothing could be looked at
 */
export function dimension(id: QualityDimension['id'], faults: readonly Fault[]): QualityDimension {
  if (faults.every(({ of }) => of === 0)) return { id, score: null, reasons: [] }
  const real = faults.filter((fault) => shareOf(fault) > 0).sort((a, b) => lossOf(b) - lossOf(a))
  const score = Math.max(0, 1 - faults.reduce((sum, fault) => sum + lossOf(fault), 0))
  return { id, score: rounded(score), reasons: real.map(({ words, wrong, of }) => words(COUNT.format(wrong), COUNT.format(of))) }
}

/** Set by hand: a wrong value harms most, one that is late least. */
const WEIGHTS: Readonly<Record<QualityDimension['id'], number>> = {
  plausibility: 0.3,
  conformance: 0.25,
  completeness: 0.25,
  duplication: 0.1,
  timeliness: 0.1,
}

/** The weighted mean of the dimensions that could be judged. */
export function overall(dimensions: readonly QualityDimension[]): QualityScore {
  let [sum, total] = [0, 0]
  for (const { id, score } of dimensions) {
    if (score === null) continue
    sum += WEIGHTS[id] * score
    total += WEIGHTS[id]
  }
  return { score: total === 0 ? null : rounded(sum / total), dimensions: [...dimensions] }
}
