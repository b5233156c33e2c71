/**
 * One value judged for somebody nothing is known of: by the same limits and repairs as a typed one (CLINICAL.md, section 4), so that the answer
 * depends on the value alone. Babies and the very sick come in files too, so a value is asked about only where it is beyond what is seen at any
 * age; what merely fits an error better than the population (a creatinine of 11 mg/dL) is left to the patient's history (flags.ts).
 */
import type { Concept } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import { typedOf } from '../entry/assess.ts'
import { type Expectation, expectationOf } from '../entry/expectation.ts'
import { canonicalOf } from '../entry/history.ts'
import { type Case, judge, type Verdict } from '../entry/judge.ts'
import { hardLimit, type Limits, limitsOf } from '../entry/limits.ts'

/** A number as the source has it. */
export type Numeric = Readonly<{ value: number; text: string; unit: string | null }>

/** What is known of a concept without knowing the person. `limits.ask` is that of any age. */
export type Standing = Readonly<{ concept: Concept; limits: Limits; expected: Expectation }>

const NOBODY = { birthMs: null, sex: 'unknown' } as const

/** What is asked about at no age at all. */
function anyAge(limits: Limits): Limits {
  const { askChild, ...adult } = limits
  if (!askChild) return adult
  return { ...adult, ask: [Math.min(limits.ask[0], askChild[0]), Math.max(limits.ask[1], askChild[1])] }
}

const standings = new Map<string, Standing | null>()

function makeStanding(concept: Concept): Standing | null {
  const own = limitsOf(concept.id)
  const expected = own && concept.unit !== '' ? expectationOf(concept.id, NOBODY, [], 0) : null
  if (!own || !expected) return null
  const limits = anyAge(own)
  return { concept, limits, expected: { ...expected, limits } }
}

/** @returns null where there is no rule for the concept */
export function standingOf(concept: Concept): Standing | null {
  const before = standings.get(concept.id)
  if (before !== undefined) return before
  const made = makeStanding(concept)
  standings.set(concept.id, made)
  return made
}

/** A value is taken as it is usually written: a saturation of 100.3 % is one of 100 %. */
const roundedTo = ({ limits }: Standing, canonical: number) => Number(canonical.toFixed(limits.decimals))

/** Seen at some age. @param canonical in the concept's canonical unit */
export function isSeen(standing: Standing, canonical: number): boolean {
  const [low, high] = standing.limits.ask
  if (canonical >= low && canonical <= high) return true
  const rounded = roundedTo(standing, canonical)
  return rounded >= low && rounded <= high
}

/** @returns null where the number cannot be judged: no unit where it matters, or one that does not convert */
export function caseOf(standing: Standing, number: Numeric, ms = 0): Case | Verdict {
  const { concept, expected } = standing
  const typed = typedOf({ code: concept.loinc[0] ?? '', value: number.value, unit: number.unit }, concept, number)
  return 'level' in typed ? typed : { concept, typed, expected, ms, child: null }
}

/** Impossible in every unit that is in use for it: whatever the unit should have been. */
function impossibleAnyway({ concept, limits }: Standing, number: Numeric): Verdict | null {
  const refused = hardLimit(concept.id, number.value)
  const possible = (unit: string) => {
    const value = convert(number.value, unit, concept.unit, concept)
    return value !== null && hardLimit(concept.id, value) === null
  }
  return refused && !limits.units.some(possible) ? { ...refused, kind: 'range', suggestion: null } : null
}

function judged(standing: Standing, number: Numeric): Verdict | null {
  const one = caseOf(standing, number)
  if ('level' in one) return one.level === 'impossible' ? one : impossibleAnyway(standing, number)
  const verdict = judge(one)
  return verdict.level === 'impossible' || verdict.level === 'implausible' ? verdict : null
}

/** Distinct values beyond what is seen are few even in large files; forgetting them all costs a judgement each. */
const REMEMBERED = 4096
const remembered = new Map<string, Verdict | null>()

/** The judgement of such a value: 'impossible' or 'implausible', or null. Same value, same answer. */
function remember(standing: Standing, number: Numeric): Verdict | null {
  const key = `${standing.concept.id}|${number.unit ?? ''}|${number.text}`
  const before = remembered.get(key)
  if (before !== undefined) return before
  const verdict = judged(standing, number)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(key, verdict)
  return verdict
}

/** @returns 'impossible', 'implausible' or null (nothing to say, or nothing that can be said) */
export function verdictAlone(standing: Standing, number: Numeric): Verdict | null {
  const canonical = canonicalOf(number.value, number.unit, standing.concept)
  if (canonical !== null && isSeen(standing, canonical)) return null
  return remember(standing, number)
}
