/** A decision on held values becomes a rule for the source it came from, when the person asks for that. */
import type { Facts, Observation } from '../../chart/facts.ts'
import type { FactId } from '../../contract/ids.ts'
import type { GateFinding } from '../../contract/intake.ts'
import type { LearnedRule } from '../../ports/intake-store.ts'
import { type Concept, conceptOf } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import { canonicalOf } from '../entry/history.ts'
import { hardLimit, limitsOf } from '../entry/limits.ts'

export type RuleDraft = Omit<LearnedRule, 'id'>

/** One held resource that was decided: its facts as read, what the gate said of them, and for 'fix' the values a person gave (absent: the suggestions). */
export type DecidedItem = Readonly<{
  facts: Facts
  findings: readonly GateFinding[]
  values: readonly Readonly<{ fact: FactId; value: number; unit: string | null }>[]
}>

/** Said of one number. What is said of a pair, a panel or a time is decided each time anew. */
const LEARNABLE: ReadonlySet<GateFinding['kind']> = new Set(['range', 'unit', 'decimal-shift', 'transposed-digits', 'delta'])

/** A fixed value is the written number in another unit when it is within this share of it: suggestions are rounded. */
const SAME_SHARE = 0.02

type Numbered = Readonly<{ concept: Concept; value: number; unit: string | null }>

export function numberedOf(observation: Observation | undefined): Numbered | null {
  const concept = observation ? conceptOf(observation.loinc) : undefined
  if (!observation || !concept || observation.value.kind !== 'quantity') return null
  return { concept, value: observation.value.value, unit: observation.value.unit }
}

function acceptOf(finding: GateFinding, { concept, value, unit }: Numbered, origin: string): RuleDraft | null {
  const canonical = canonicalOf(value, unit, concept)
  if (finding.level === 'impossible' || canonical === null || hardLimit(concept.id, canonical)) return null
  return { kind: 'accept', origin, concept: concept.id, unit, flag: finding.kind ?? 'range', low: canonical, high: canonical, toUnit: null }
}

/** The unit in which the written number would be the value that the person gave. */
function meantUnit({ concept, value, unit }: Numbered, fixed: number): string | null {
  const units = [concept.unit, ...(limitsOf(concept.id)?.units ?? [])].filter((other) => other !== unit)
  const near = (other: string) => {
    const meant = convert(value, other, concept.unit, concept)
    return meant !== null && fixed !== 0 && Math.abs(meant - fixed) <= SAME_SHARE * Math.abs(fixed)
  }
  return units.find(near) ?? null
}

function repairOf(finding: GateFinding, numbered: Numbered, item: DecidedItem, origin: string): RuleDraft | null {
  const given = item.values.find(({ fact }) => fact === finding.fact) ?? finding.suggestion
  const fixed = given ? canonicalOf(given.value, given.unit, numbered.concept) : null
  if (fixed === null || hardLimit(numbered.concept.id, fixed)) return null
  const toUnit = meantUnit(numbered, fixed)
  if (toUnit === null) return null
  const { concept, unit } = numbered
  return { kind: 'repair', origin, concept: concept.id, unit, flag: finding.kind ?? 'range', low: null, high: null, toUnit }
}

const keyOf = (rule: RuleDraft) => JSON.stringify([rule.kind, rule.concept, rule.unit, rule.flag, rule.toUnit])

function joined(a: RuleDraft, b: RuleDraft): RuleDraft {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return a
  return { ...a, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) }
}

/**
 * Rules that a decision with `remember` leaves behind: one for each concept, unit and finding. Nothing is learned of a rejection, of an impossible
 * value that was not fixed, or of a finding about several values, a time or a person.
 */
export function ruleFrom(decision: 'release' | 'fix' | 'reject', origin: string, items: readonly DecidedItem[]): readonly RuleDraft[] {
  const rules = new Map<string, RuleDraft>()
  if (decision === 'reject') return []
  for (const item of items) {
    for (const finding of item.findings) {
      const numbered = numberedOf(item.facts.observations.find(({ id }) => id === finding.fact))
      if (!numbered || !LEARNABLE.has(finding.kind)) continue
      const rule = decision === 'release' ? acceptOf(finding, numbered, origin) : repairOf(finding, numbered, item, origin)
      if (!rule) continue
      const before = rules.get(keyOf(rule))
      rules.set(keyOf(rule), before ? joined(before, rule) : rule)
    }
  }
  return [...rules.values()]
}
