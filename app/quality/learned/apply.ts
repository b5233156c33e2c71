/**
 * What the rules of a source do to one finding of the gate. Two bounds hold whatever was learned: an impossible value is never accepted (it may
 * only be repaired into a possible one), and nothing passes silently (what a rule lets through is flagged, a repair is a recorded change).
 */

import type { GateFinding } from '../../contract/intake.ts'
import type { LearnedRule } from '../../ports/intake-store.ts'
import type { Concept } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import { hardLimit } from '../entry/limits.ts'

export type RuleOutcome = Readonly<
  | { kind: 'none' }
  /** Shown with its flag instead of held. */
  | { kind: 'accept'; used: readonly number[] }
  /** The number in the unit it really has; `value` in the concept's canonical unit. */
  | { kind: 'repair'; used: readonly number[]; value: number; toUnit: string }
>

type Found = Readonly<{
  origin: string
  concept: Concept
  /** As written. */
  value: number
  unit: string | null
  /** In the canonical unit; null where the written unit does not convert. */
  canonical: number | null
  level: GateFinding['level']
  flag: string
}>

const NONE: RuleOutcome = { kind: 'none' }

/** Values released at different times span one range, so that the order of decisions does not matter. */
function accepted(rules: readonly LearnedRule[], { canonical, level, concept }: Found): RuleOutcome {
  if (rules.length === 0 || level === 'impossible' || canonical === null || hardLimit(concept.id, canonical)) return NONE
  const low = Math.min(...rules.map((rule) => rule.low ?? Number.POSITIVE_INFINITY))
  const high = Math.max(...rules.map((rule) => rule.high ?? Number.NEGATIVE_INFINITY))
  return canonical >= low && canonical <= high ? { kind: 'accept', used: rules.map(({ id }) => id) } : NONE
}

/** Two rules that disagree on the unit teach nothing. */
function repaired(rules: readonly LearnedRule[], { value, concept }: Found): RuleOutcome {
  const [first] = rules
  const toUnit = first?.toUnit ?? null
  if (!first || toUnit === null || rules.some((rule) => rule.toUnit !== toUnit)) return NONE
  const meant = convert(value, toUnit, concept.unit, concept)
  if (meant === null || hardLimit(concept.id, meant)) return NONE
  return { kind: 'repair', used: rules.map(({ id }) => id), value: meant, toUnit }
}

/**
 * A source that writes one unit and means another does so with every number: a repair acts on whatever was found of the number. What was released
 * is only what was found then.
 * @returns what the rules in force say of this finding; 'repair' must still be judged as a value of its own by the caller
 */
export function applyRules(rules: readonly LearnedRule[], found: Found): RuleOutcome {
  const ours = rules.filter((rule) => rule.origin === found.origin && rule.concept === found.concept.id && rule.unit === found.unit)
  if (ours.length === 0) return NONE
  const repairs = ours.filter(({ kind }) => kind === 'repair')
  const repair = repaired(repairs, found)
  if (repair.kind !== 'none') return repair
  const accepts = ours.filter(({ kind, flag }) => kind === 'accept' && flag === found.flag)
  return accepted(accepts, found)
}
