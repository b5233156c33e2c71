/** Gathers the profile of a file while it is read, and what its times say of its clock. Memory is bounded; the order of resources does not matter. */
import type { Facts, Observation } from '../../chart/facts.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { Histogram } from './histogram.ts'
import type { ConceptProfile, SourceProfile } from './profile.ts'

/** Counts of effective times. */
export type ClockEvidence = Readonly<{
  times: number
  /** More than a day after the import. */
  future: number
  /** At a date that stands for none (1970-01-01, 1900-01-01). */
  placeholder: number
  /** Times that came with the time at which the source sent them. */
  sent: number
  /** Of those, how many lie within two days of this many whole years before (negative: after) it. */
  yearsOff: Readonly<Record<number, number>>
}>

const DAY_MS = 86_400_000
const YEAR_MS = 365.25 * DAY_MS
const NEAR_MS = 2 * DAY_MS
const MOST_YEARS = 100
/** Concepts and units of one source; a file with more distinct codes than this is not profiled further. */
const MOST_CONCEPTS = 600
const MOST_UNITS = 4
const MOST_PATIENTS = 1000
const MOST_PATIENTS_OF_ONE = 300
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const
const PLACEHOLDERS: ReadonlySet<number> = new Set([0, Date.UTC(1900, 0, 1), Date.UTC(1899, 11, 30), Date.UTC(1, 0, 1)])

/** One concept in one unit. */
class Values {
  readonly histogram = new Histogram()
  readonly patients = new Set<string>()

  add(value: number, patient: string): void {
    this.histogram.add(value)
    if (this.patients.size < MOST_PATIENTS_OF_ONE) this.patients.add(patient)
  }

  merge(other: Values): void {
    this.histogram.merge(other.histogram)
    for (const patient of other.patients) if (this.patients.size < MOST_PATIENTS_OF_ONE) this.patients.add(patient)
  }
}

type Units = Map<string | null, Values>
type Concepts = Map<string, Units>

const keyOf = (observation: Observation) => conceptOf(observation.loinc)?.id ?? observation.loinc ?? observation.code.code

function valuesFor(concepts: Concepts, key: string, unit: string | null): Values | undefined {
  let units = concepts.get(key)
  if (!units) {
    if (concepts.size >= MOST_CONCEPTS) return undefined
    units = new Map()
    concepts.set(key, units)
  }
  let values = units.get(unit)
  if (!values) {
    if (units.size >= MOST_UNITS) return undefined
    values = new Values()
    units.set(unit, values)
  }
  return values
}

/** Of the units in which a concept came, the commonest; of two alike the first by name. */
function commonest(units: Units): ConceptProfile | null {
  const size = (values: Values) => values.histogram.count
  const [first] = [...units].sort((a, b) => size(b[1]) - size(a[1]) || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
  if (!first) return null
  const [unit, { histogram, patients }] = first
  const [p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = histogram.quantiles(QUANTILES)
  return { n: histogram.count, unit, quantiles: [p5, p25, p50, p75, p95], patients: patients.size }
}

function profileOf(concepts: Concepts): SourceProfile['concepts'] {
  const named = [...concepts].flatMap(([key, units]) => {
    const found = commonest(units)
    return found ? [[key, found] as const] : []
  })
  return Object.fromEntries(named.sort((a, b) => (a[0] < b[0] ? -1 : 1)))
}

class Clock {
  times = 0
  future = 0
  placeholder = 0
  sent = 0
  readonly yearsOff: Record<number, number> = {}

  note(ms: number, nowMs: number | null, sentMs: number | null): void {
    this.times++
    if (nowMs !== null && ms - nowMs > DAY_MS) this.future++
    const midnight = ms - (((ms % DAY_MS) + DAY_MS) % DAY_MS)
    if (PLACEHOLDERS.has(midnight)) this.placeholder++
    if (sentMs === null) return
    this.sent++
    const years = Math.round((sentMs - ms) / YEAR_MS)
    if (years === 0 || Math.abs(years) > MOST_YEARS || Math.abs(sentMs - ms - years * YEAR_MS) > NEAR_MS) return
    this.yearsOff[years] = (this.yearsOff[years] ?? 0) + 1
  }

  merge(other: Clock): void {
    this.times += other.times
    this.future += other.future
    this.placeholder += other.placeholder
    this.sent += other.sent
    for (const [years, count] of Object.entries(other.yearsOff)) this.yearsOff[Number(years)] = (this.yearsOff[Number(years)] ?? 0) + count
  }
}

const least = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b))
const most = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b))

export class ProfileBuilder {
  readonly #nowMs: number | null
  readonly #concepts: Concepts = new Map()
  readonly #patients = new Set<string>()
  readonly #clock = new Clock()
  #from: number | null = null
  #until: number | null = null
  #resources = 0

  constructor(nowMs: number | null) {
    this.#nowMs = nowMs
  }

  /** @param sentMs when the source says it sent this (message time, `meta.lastUpdated`); null where it does not say */
  add(facts: Facts, sentMs: number | null = null): void {
    this.#resources++
    for (const observation of facts.observations) this.#addObservation(observation, sentMs)
  }

  #addObservation(observation: Observation, sentMs: number | null): void {
    const { value, effective, patient } = observation
    if (this.#patients.size < MOST_PATIENTS) this.#patients.add(patient)
    if (effective && effective.ms !== null) {
      this.#from = least(this.#from, effective.ms)
      this.#until = most(this.#until, effective.ms)
      this.#clock.note(effective.ms, this.#nowMs, sentMs)
    }
    if (value.kind !== 'quantity' || value.comparator !== null) return
    const key = keyOf(observation)
    if (key !== null) valuesFor(this.#concepts, key, value.unit)?.add(value.value, patient)
  }

  /** Adds what another one has seen. */
  merge(other: ProfileBuilder): void {
    this.#resources += other.#resources
    this.#from = least(this.#from, other.#from)
    this.#until = most(this.#until, other.#until)
    for (const patient of other.#patients) if (this.#patients.size < MOST_PATIENTS) this.#patients.add(patient)
    for (const [key, units] of other.#concepts) for (const [unit, values] of units) valuesFor(this.#concepts, key, unit)?.merge(values)
    this.#clock.merge(other.#clock)
  }

  profile(): SourceProfile {
    const { size } = this.#patients
    return { concepts: profileOf(this.#concepts), from: this.#from, until: this.#until, resources: this.#resources, patients: size }
  }

  clock(): ClockEvidence {
    return { ...this.#clock, yearsOff: { ...this.#clock.yearsOff } }
  }
}

/** @param nowMs epoch ms of the import; null where it is not known: nothing is then said of the future */
export function profileBuilder(nowMs: number | null = null): ProfileBuilder {
  return new ProfileBuilder(nowMs)
}
