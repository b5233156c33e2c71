/** Weights of candidates into one answer with a confidence that was measured on tables kept apart (bench/schema). */
import type { Candidate, ColumnFacts, Support } from './candidates.ts'

export type Judged = Readonly<{ candidate: Candidate; share: number; confidence: number; others: readonly string[] }>

/** What was right of the answers with this support, at the most. */
const CEILING: Readonly<Record<Support, number>> = {
  learned: 0.99,
  exact: 0.985,
  'with-fillers': 0.96,
  part: 0.93,
  typo: 0.94,
  shortened: 0.88,
  resembles: 0.85,
  numbers: 0.88,
}

/** Where numbers alone speak, but arithmetic with two other columns bears them out in every row. */
const BOUND = 0.93

/** So many others are told, of those that are not this much less likely (as a logarithm). */
const MOST_OTHERS = 4
const FAR_BEHIND = 7

export function judge(candidates: readonly Candidate[], column: ColumnFacts): Judged | null {
  const [best] = candidates
  if (!best) return null
  const total = candidates.reduce((sum, { weight }) => sum + Math.exp(Math.max(-40, weight - best.weight)), 0)
  const share = 1 / total
  const weak = best.hit !== null && best.support === 'part' && best.hit.score < 0.9 ? 0.8 : 1
  const empty = column.shape.filled === 0 ? 0.8 : 1
  const odd = best.fit !== null && best.fit.distance > 8 ? 0.85 : 1
  return {
    candidate: best,
    share,
    confidence: Math.min(share, best.bound === true ? Math.max(BOUND, CEILING[best.support]) : CEILING[best.support]) * weak * empty * odd,
    others: candidates
      .slice(1, 1 + MOST_OTHERS)
      .filter(({ weight }) => weight > best.weight - FAR_BEHIND)
      .map(({ target }) => target),
  }
}
