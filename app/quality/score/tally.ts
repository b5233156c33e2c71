/** Counts behind the score of a source: one pass, a few additions for each resource, merged over workers and kept over a crash. */
import { z } from 'zod'
import type { Facts, Observation } from '../../chart/facts.ts'
import { isTakenBack } from '../../chart/status.ts'
import type { ReaderIssue } from '../../fhir/reading.ts'
import type { Gate } from '../../ports/intake-store.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { canonicalOf } from '../entry/history.ts'

/** What a reader and the gate made of one resource. `unusable`: refused, nothing of it is stored. */
export type Seen = Readonly<{
  type: string
  facts: Facts
  issues: readonly ReaderIssue[]
  gate: Gate | null
  updatedMs: number | null
  unusable?: boolean
}>

/** Every count; a name says of what. */
export const COUNTS = [
  'resources',
  'unusable',
  'warned',
  'duplicates',
  'statements',
  'undated',
  'observations',
  'valueless',
  'patients',
  'birthless',
  'nameless',
  'sexless',
  'numbers',
  'unitless',
  'unconverted',
  'uncoded',
  'judged',
  'held',
  'impossible',
  'flagged',
  'timed',
  'future',
  'late',
] as const
export type Count = (typeof COUNTS)[number]

export const TallyJson = z.record(z.string(), z.number())
export type TallyJson = Readonly<z.infer<typeof TallyJson>>

const DAY_MS = 86_400_000
/** A result sent more than this after it was measured is late; loads of old records are not, see `late`. */
const LATE_MS = 7 * DAY_MS
/** Further back it is history that was sent, not news. */
const HISTORY_MS = 90 * DAY_MS
/** Statements that are made at a time. What began long ago may have no date: conditions and allergies are not counted. */
const TIMES = {
  observations: 'effective',
  encounters: 'start',
  procedures: 'performed',
  immunizations: 'occurrence',
} as const

export type QualityTally = Readonly<{
  /** @param nowMs epoch ms of the import */
  add: (seen: Seen, nowMs: number) => void
  /** Results that were in the store already from another resource: known after storing. */
  addDuplicates: (count: number) => void
  merge: (other: QualityTally) => void
  count: (of: Count) => number
  toJSON: () => TallyJson
}>

type Counts = Record<Count, number>

const none = (): Counts => Object.fromEntries(COUNTS.map((count) => [count, 0])) as Counts

function addNumber(counts: Counts, { loinc, value }: Observation): void {
  if (value.kind !== 'quantity') return
  const concept = conceptOf(loinc)
  counts.numbers++
  if (!concept) {
    if (loinc === null) counts.uncoded++
    return
  }
  if (canonicalOf(1, value.unit, concept) !== null) return
  if (value.unit === null || value.unit.trim() === '') counts.unitless++
  else counts.unconverted++
}

function addTime(counts: Counts, ms: number | null | undefined, updatedMs: number | null, nowMs: number): void {
  counts.statements++
  if (ms === null || ms === undefined) {
    counts.undated++
    return
  }
  counts.timed++
  if (ms - nowMs > DAY_MS) counts.future++
  const delay = updatedMs === null ? 0 : updatedMs - ms
  if (delay > LATE_MS && delay < HISTORY_MS) counts.late++
}

function addObservation(counts: Counts, one: Observation, updatedMs: number | null, nowMs: number): void {
  counts.observations++
  if (one.value.kind === 'absent' && one.value.reason === null) counts.valueless++
  addTime(counts, one.effective?.ms, updatedMs, nowMs)
  addNumber(counts, one)
}

function addFacts(counts: Counts, { facts, updatedMs }: Seen, nowMs: number): void {
  for (const one of facts.observations) if (!isTakenBack(one.status)) addObservation(counts, one, updatedMs, nowMs)
  for (const one of facts.encounters) addTime(counts, one[TIMES.encounters]?.ms, updatedMs, nowMs)
  for (const one of facts.procedures) addTime(counts, one[TIMES.procedures]?.ms, null, nowMs)
  for (const one of facts.immunizations) addTime(counts, one[TIMES.immunizations]?.ms, null, nowMs)
  for (const patient of facts.patients) {
    counts.patients++
    if (patient.birthDate === null) counts.birthless++
    if (patient.name === null) counts.nameless++
    if (patient.sex === 'unknown') counts.sexless++
  }
}

/** What is told for information is not a fault of the source. */
function addIssues(counts: Counts, issues: readonly ReaderIssue[]): void {
  if (issues.length === 0) return
  if (issues.some(({ code }) => code === 'duplicate')) counts.duplicates++
  else if (issues.some(({ severity, code }) => severity !== 'information' && code !== 'not-supported')) counts.warned++
}

function addGate(counts: Counts, facts: Facts, gate: Gate | null): void {
  if (facts.observations.length > 0) counts.judged++
  if (gate?.state === 'held') counts.held++
  else if (gate?.state === 'quarantined') counts.impossible++
  else if (gate?.state === 'flagged') counts.flagged++
}

function tallyOver(counts: Counts): QualityTally {
  return {
    add: (seen, nowMs) => {
      counts.resources++
      if (seen.unusable === true) counts.unusable++
      addIssues(counts, seen.issues)
      addGate(counts, seen.facts, seen.gate)
      addFacts(counts, seen, nowMs)
    },
    addDuplicates: (count) => {
      counts.duplicates += count
    },
    merge: (other) => {
      for (const of of COUNTS) counts[of] += other.count(of)
    },
    count: (of) => counts[of],
    toJSON: () => ({ ...counts }),
  }
}

export function createQualityTally(): QualityTally {
  return tallyOver(none())
}

/** @param json what `toJSON` gave; counts that it lacks are none */
export function tallyFromJson(json: unknown): QualityTally {
  const read = TallyJson.safeParse(json)
  const counts = none()
  if (read.success) for (const of of COUNTS) counts[of] = Math.max(0, read.data[of] ?? 0)
  return tallyOver(counts)
}
