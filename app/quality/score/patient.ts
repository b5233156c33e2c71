/** The same five dimensions for one chart: what a reviewer should know before relying on it. */
import type { Observation, PatientFacts } from '../../chart/facts.ts'
import { isTakenBack } from '../../chart/status.ts'
import type { QualityScore } from '../../contract/intake.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { canonicalOf } from '../entry/history.ts'
import { hardLimit } from '../entry/limits.ts'
import { dimension, type Fault, overall } from './dimension.ts'

const DAY_MS = 86_400_000
/** A body weight older than this is not one to dose by; set by hand. */
const STALE_WEIGHT_MS = 365 * DAY_MS
/** Somebody who is seen now. */
const RECENT_MS = 365 * DAY_MS

const count = <T>(list: readonly T[], of: (one: T) => boolean) => list.reduce((sum, one) => sum + (of(one) ? 1 : 0), 0)
const yes = (condition: boolean) => (condition ? 1 : 0)
const msOf = (one: Observation) => one.effective?.ms ?? null

type Numbers = Readonly<{ all: number; unitless: number; unconverted: number; impossible: number; unknown: number }>

function numbersOf(observations: readonly Observation[]): Numbers {
  const numbers = { all: 0, unitless: 0, unconverted: 0, impossible: 0, unknown: 0 }
  for (const { value, loinc } of observations) {
    if (value.kind !== 'quantity') continue
    numbers.all++
    const concept = conceptOf(loinc)
    if (!concept) numbers.unknown++
    else {
      const canonical = canonicalOf(value.value, value.unit, concept)
      if (canonical === null) numbers[value.unit === null || value.unit.trim() === '' ? 'unitless' : 'unconverted']++
      else if (value.comparator === null && hardLimit(concept.id, canonical)) numbers.impossible++
    }
  }
  return numbers
}

/** Same thing, time and value from more than one resource; parts of one resource are not compared. */
function duplicatesOf(observations: readonly Observation[]): number {
  const seen = new Map<string, string>()
  let repeated = 0
  for (const one of observations) {
    const ms = msOf(one)
    if (one.value.kind !== 'quantity' || ms === null) continue
    const resource = one.id.split('#')[0] ?? one.id
    const key = JSON.stringify([one.loinc ?? one.code.code ?? one.label, ms, one.value.value, one.value.unit])
    const before = seen.get(key)
    if (before === undefined) seen.set(key, resource)
    else if (before !== resource) repeated++
  }
  return repeated
}

function newestOf(observations: readonly Observation[], id: string | null): number | null {
  let newest: number | null = null
  for (const one of observations) {
    const ms = msOf(one)
    if (ms !== null && (id === null || conceptOf(one.loinc)?.id === id) && (newest === null || ms > newest)) newest = ms
  }
  return newest
}

/** Allergies count as asked where one is recorded, or that there are none. */
function completeness(facts: PatientFacts, observations: readonly Observation[], numbers: Numbers): readonly Fault[] {
  const { patient, allergies } = facts
  const person = patient === null ? 0 : 1
  const sexless = yes(patient !== null && patient.sex === 'unknown')
  return [
    { wrong: yes(patient !== null && !patient.birthDate), of: person, weight: 0.3, words: () => 'The birth date is not known.' },
    { wrong: sexless, of: person, weight: 0.1, words: () => 'The sex is not known.' },
    { wrong: yes(allergies.length === 0), of: person, weight: 0.1, words: () => 'Nothing says whether allergies were asked about.' },
    {
      wrong: count(observations, (one) => msOf(one) === null),
      of: observations.length,
      weight: 1,
      words: (wrong, of) => `${wrong} of ${of} results have no time.`,
    },
    { wrong: numbers.unitless, of: numbers.all, weight: 1, words: (wrong, of) => `${wrong} of ${of} numbers have no unit.` },
  ]
}

function conformance(numbers: Numbers): readonly Fault[] {
  const { all } = numbers
  return [
    { wrong: numbers.unconverted, of: all, weight: 1, words: (wrong, of) => `${wrong} of ${of} numbers have a unit that does not fit.` },
    {
      wrong: numbers.unknown,
      of: all,
      weight: 0.3,
      words: (wrong, of) => `${wrong} of ${of} numbers are of a kind that is not known here: they are not judged.`,
    },
  ]
}

function plausibility(numbers: Numbers): readonly Fault[] {
  return [{ wrong: numbers.impossible, of: numbers.all, weight: 10, words: (wrong, of) => `${wrong} of ${of} numbers are not possible.` }]
}

function timeliness(observations: readonly Observation[], nowMs: number): readonly Fault[] {
  const timed = count(observations, (one) => msOf(one) !== null)
  const [newest, weight] = [newestOf(observations, null), newestOf(observations, 'weight')]
  const seen = newest !== null && nowMs - newest < RECENT_MS
  const months = weight === null ? 0 : Math.floor((nowMs - weight) / (30.44 * DAY_MS))
  return [
    {
      wrong: count(observations, (one) => (msOf(one) ?? nowMs) - nowMs > DAY_MS),
      of: timed,
      weight: 2,
      words: (wrong, of) => `${wrong} of ${of} times are in the future.`,
    },
    {
      wrong: yes(weight !== null && nowMs - weight > STALE_WEIGHT_MS),
      of: yes(seen && weight !== null),
      weight: 0.2,
      words: () => `The newest weight is ${months} months old.`,
    },
  ]
}

/** @param nowMs epoch ms; statements entered in error are left out */
export function patientQuality(facts: PatientFacts, nowMs: number): QualityScore {
  const observations = facts.observations.filter(({ status }) => !isTakenBack(status))
  const numbers = numbersOf(observations)
  const repeated = { wrong: duplicatesOf(observations), of: observations.length, weight: 1 }
  return overall([
    dimension('completeness', completeness(facts, observations, numbers)),
    dimension('conformance', conformance(numbers)),
    dimension('plausibility', plausibility(numbers)),
    dimension('timeliness', timeliness(observations, nowMs)),
    dimension('duplication', [{ ...repeated, words: (wrong, of) => `${wrong} of ${of} results are there more than once.` }]),
  ])
}
