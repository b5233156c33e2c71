/**
 * How flags fared moves the thresholds from which they ask, within stated limits, towards the alert budget (PRODUCT.md, principle 4). Only what is
 * asked because of a chance moves; what is impossible, beyond the limits of limits.ts or contradicts a value beside it never does.
 */
import type { EntryOutcome } from '../../contract/entry-quality.ts'
import { ASK_POSTERIOR, HINT_POSTERIOR } from './thresholds.ts'

/** At most so many values in a thousand are asked about, and at least this share of what is asked about is a slip. */
export const ALERT_BUDGET = { perThousand: 10, ppv: 0.5 } as const
/** Outcomes of one cause and analyte before its threshold moves. */
export const LEAST_OUTCOMES = 20
/** Odds move at most by this factor, either way. */
export const MOST_FACTOR = 4
/** Beta prior: as if four flags had been seen, half of them slips; a few outcomes move little. */
const PRIOR = { slips: 2, all: 4 } as const
/** Values saved before the rate of flags says anything. */
const LEAST_VALUES = 200

/** Causes whose threshold is a chance (judge.ts); the others are rules between values. */
export const MOVABLE: ReadonlySet<EntryOutcome['kind']> = new Set(['unit', 'decimal-shift', 'transposed-digits', 'delta', 'range'])

/** Outcomes of flags that asked. */
export type AskCount = Readonly<{ concept: string; kind: EntryOutcome['kind']; repaired: number; confirmed: number; dismissed: number }>

/** Factors of the odds from which is asked, by {@link shiftKey}; absent: 1. Above 1: asks later. */
export type Shifts = Readonly<Record<string, number>>

export const shiftKey = (concept: string, kind: string): string => `${concept}|${kind}`

const total = ({ repaired, confirmed, dismissed }: AskCount) => repaired + confirmed + dismissed
const clamp = (factor: number) => Math.min(MOST_FACTOR, Math.max(1 / MOST_FACTOR, factor))

/** Beta-binomial estimate of the share of slips among what was asked. */
export const ppvEstimate = (count: AskCount): number => (count.repaired + PRIOR.slips) / (total(count) + PRIOR.all)

/**
 * Where half of what is asked is a slip, it stays; fewer slips ask later, more ask earlier. Over the budget everything asks later in proportion, and
 * nothing earlier.
 * @param overBudget flags that asked per 1,000 values, over the budget; 1 at most the budget
 */
export function factorOf(count: AskCount, overBudget: number): number {
  if (!MOVABLE.has(count.kind) || total(count) < LEAST_OUTCOMES) return 1
  const ppv = ppvEstimate(count)
  const target = ALERT_BUDGET.ppv / (1 - ALERT_BUDGET.ppv)
  const factor = clamp((target / (ppv / (1 - ppv))) * overBudget)
  return overBudget > 1 ? Math.max(1, factor) : factor
}

/** @param asked all flags that asked; @param values values saved in the same time */
export function overBudget(asked: number, values: number): number {
  return values < LEAST_VALUES ? 1 : Math.max(1, (1000 * asked) / values / ALERT_BUDGET.perThousand)
}

/**
 * @param counts what learning goes by: outcomes since a cell was last put back
 * @param asked all flags that asked, whether put back or not
 */
export function shiftsOf(counts: readonly AskCount[], asked: number, values: number): Shifts {
  const over = overBudget(asked, values)
  const moved = counts.map((count) => [shiftKey(count.concept, count.kind), factorOf(count, over)] as const)
  return Object.fromEntries(moved.filter(([, factor]) => factor !== 1))
}

/** Chance of a slip from which is asked. Never as low as a hint. */
export function asksFrom(shifts: Shifts | undefined, concept: string, kind: string): number {
  const factor = shifts?.[shiftKey(concept, kind)] ?? 1
  if (factor === 1) return ASK_POSTERIOR
  const odds = (ASK_POSTERIOR / (1 - ASK_POSTERIOR)) * clamp(factor)
  return Math.max(HINT_POSTERIOR, odds / (1 + odds))
}
