/** What is known of the patient at the time of the question: each is asked for once, and says why it is not known. */
import type { Condition, Observation, PatientFacts } from '../../chart/facts.ts'
import { isTakenBack } from '../../chart/status.ts'
import type { FactId } from '../../contract/ids.ts'
import { type Concept, conceptById, conceptOf } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import type { Test } from '../knowledge.ts'
import { ageRange, type Range } from './age.ts'
import { dayOf } from './words.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** A value that counts; `or`, where the source gives a limit only ("> 100"), says on which side of it the truth lies. */
export type Known = Readonly<{ value: number; or: '<' | '>' | null; ms: number; facts: readonly FactId[]; note?: string }>
export type Value = Known | Readonly<{ unknown: string }>

/** `said`: what made it so, or what is not known, in words for the finding. */
export type Answer = Readonly<{ is: boolean | null; said: readonly string[]; facts: readonly FactId[] }>

export const isKnown = (value: Value): value is Known => 'value' in value

export type Person = Readonly<{
  facts: PatientFacts
  atMs: number
  /** Years, as far as the birth date says; null where it is not known. */
  age: Range | null
  sex: 'female' | 'male' | null
  /** Observations of a concept up to now, newest first. */
  observed: (concept: string) => readonly Observation[]
  /** Problems that are problems. */
  conditions: readonly Condition[]
  /** Whether a list of problems was kept: only then does an empty place say no. */
  conditionsKept: boolean
  /** Answers that were worked out already, by what was asked. */
  values: Map<string, Value>
  problems: Map<string, Answer>
  answers: Map<Test, Answer>
}>

const timeOf = (observation: Observation, atMs: number) => observation.effective?.ms ?? atMs

function byConcept(observations: readonly Observation[], atMs: number): ReadonlyMap<string, readonly Observation[]> {
  const by = new Map<string, Observation[]>()
  for (const observation of observations) {
    const concept = conceptOf(observation.loinc)
    if (concept === undefined || isTakenBack(observation.status) || timeOf(observation, atMs) > atMs) continue
    const list = by.get(concept.id)
    if (list === undefined) by.set(concept.id, [observation])
    else list.push(observation)
  }
  for (const list of by.values()) list.sort((a, b) => timeOf(b, atMs) - timeOf(a, atMs))
  return by
}

export function personOf(facts: PatientFacts, atMs: number): Person {
  let observed: ReadonlyMap<string, readonly Observation[]> | null = null
  const sex = facts.patient?.sex
  return {
    facts,
    atMs,
    age: ageRange(facts.patient?.birthDate?.text ?? null, atMs),
    sex: sex === 'female' || sex === 'male' ? sex : null,
    observed: (concept) => {
      observed ??= byConcept(facts.observations, atMs)
      return observed.get(concept) ?? []
    },
    conditions: facts.conditions.filter((condition) => condition.noneKnown !== true),
    conditionsKept: facts.kept?.conditions ?? facts.conditions.length > 0,
    values: new Map(),
    problems: new Map(),
    answers: new Map(),
  }
}

const OR = { '<': '<', '<=': '<', '>': '>', '>=': '>' } as const

/** One observation in a unit, or why it is no number. */
export function valueIn(observation: Observation, unit: string, concept: Concept, atMs: number): Value {
  const { value } = observation
  const ms = timeOf(observation, atMs)
  if (value.kind !== 'quantity') return { unknown: `${concept.label} of ${dayOf(ms)} is not a number` }
  const converted = convert(value.value, value.unit, unit, concept)
  if (converted === null) return { unknown: `${concept.label} of ${dayOf(ms)} has a unit that does not convert` }
  const { comparator } = value
  return { value: converted, or: comparator === null || comparator === 'ad' ? null : OR[comparator], ms, facts: [observation.id] }
}

/** @param withinHours nothing older is used: an old value is as good as none, and says so */
export function newestOf(person: Person, id: string, unit: string, withinHours: number): Value {
  const concept = conceptById(id)
  if (concept === undefined) return { unknown: `${id} not known` }
  const [first] = person.observed(id)
  if (first === undefined) return { unknown: `${concept.label} not known` }
  const ms = timeOf(first, person.atMs)
  if (person.atMs - ms > withinHours * HOUR_MS) return { unknown: `${concept.label} last known on ${dayOf(ms)}, too long ago` }
  return valueIn(first, unit, concept, person.atMs)
}
