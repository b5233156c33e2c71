/**
 * What of a chart belongs into a patient summary: facts in force, never what was refuted or entered in error, and of measured things
 * the newest of each kind. The summary is minimal by its nature (HL7 IPS, ISO 27269).
 */
import type { Allergy, Condition, Facts, Immunization, Medication, Observation, Procedure, When } from '../../chart/facts.ts'
import { isRefuted } from '../../chart/status.ts'
import type { Obj } from '../reading.ts'

/** One stored resource that is shown in the chart, with its facts. */
export type Item = Readonly<{ ref: string; type: string; raw: string; json: Obj; facts: Facts }>

export type Chosen<T> = Readonly<{ item: Item; fact: T }>

type Stated = Readonly<{ status?: string | null; verificationStatus?: string | null }>
const stands = (fact: Stated): boolean => fact.status !== 'entered-in-error' && !isRefuted(fact.verificationStatus ?? null)

const newestFirst =
  <T>(time: (fact: T) => When | null) =>
  (a: Chosen<T>, b: Chosen<T>): number =>
    (time(b.fact)?.ms ?? Number.NEGATIVE_INFINITY) - (time(a.fact)?.ms ?? Number.NEGATIVE_INFINITY) || (a.item.ref < b.item.ref ? -1 : 1)

function pick<T extends Stated>(
  items: readonly Item[],
  facts: (facts: Facts) => readonly T[],
  keep: (fact: T) => boolean,
  time: (fact: T) => When | null,
): Chosen<T>[] {
  const all = items.flatMap((item) => facts(item.facts).map((fact) => ({ item, fact })))
  return all.filter(({ fact }) => stands(fact) && keep(fact)).sort(newestFirst(time))
}

/** Statuses under which somebody may be taking it; unknown ones are among them, since leaving one out would say that it is not taken. */
const NOT_TAKEN = new Set(['completed', 'stopped', 'cancelled', 'not-taken', 'not-done'])

/** A single dose given (MedicationAdministration) is no entry of an IPS medication list. */
export const medicationsOf = (items: readonly Item[]): Chosen<Medication>[] =>
  named(
    pick(
      items,
      ({ medications }) => medications,
      ({ source, status }) => source !== 'MedicationAdministration' && !NOT_TAKEN.has(status),
      ({ start }) => start,
    ),
  )

/** A statement that there are none gives way to an allergy that is recorded. */
export function allergiesOf(items: readonly Item[]): Chosen<Allergy>[] {
  const all = pick(
    items,
    ({ allergies }) => allergies,
    () => true,
    ({ recorded }) => recorded,
  )
  const named = all.filter(({ fact }) => !fact.noneKnown)
  const active = named.some(({ fact }) => fact.clinicalStatus === null || fact.clinicalStatus === 'active')
  return active ? named : all
}

/** FHIR R4 condition-clinical; a problem without a status and without an end is taken for present. */
const PRESENT = new Set(['active', 'recurrence', 'relapse'])
const isPresent = ({ clinicalStatus, abatement }: Condition): boolean =>
  clinicalStatus === null ? abatement === null : PRESENT.has(clinicalStatus)

const conditionsOf = (items: readonly Item[], keep: (fact: Condition) => boolean) =>
  pick(
    items,
    ({ conditions }) => conditions,
    keep,
    ({ onset, recorded }) => onset ?? recorded,
  )
/** A statement that there are none gives way to what is recorded. */
function named<T extends Readonly<{ noneKnown?: boolean | undefined }>>(all: Chosen<T>[]): Chosen<T>[] {
  const some = all.filter(({ fact }) => fact.noneKnown !== true)
  return some.length > 0 ? some : all
}

export const problemsOf = (items: readonly Item[]): Chosen<Condition>[] => named(conditionsOf(items, isPresent))
export const pastIllnessOf = (items: readonly Item[]): Chosen<Condition>[] =>
  conditionsOf(items, (fact) => fact.noneKnown !== true && !isPresent(fact))

const NOT_GIVEN = new Set(['not-done'])
export const immunizationsOf = (items: readonly Item[]): Chosen<Immunization>[] =>
  pick(
    items,
    ({ immunizations }) => immunizations,
    ({ status }) => !NOT_GIVEN.has(status ?? ''),
    ({ occurrence }) => occurrence,
  )

/** FHIR R4 event-status: what was planned or not done is no history. */
const NOT_PERFORMED = new Set(['not-done', 'preparation'])
export const proceduresOf = (items: readonly Item[]): Chosen<Procedure>[] =>
  pick(
    items,
    ({ procedures }) => procedures,
    ({ status }) => !NOT_PERFORMED.has(status ?? ''),
    ({ performed }) => performed,
  )

/** FHIR R4 observation-status: there is no result (yet, or any more). */
const NO_RESULT = new Set(['registered', 'cancelled'])

export type Measured = Readonly<{
  vitals: readonly Chosen<Observation>[]
  social: readonly Chosen<Observation>[]
  results: readonly Chosen<Observation>[]
  left: number
}>

/** @property left observations that are older than the newest of their kind */
export function measuredOf(items: readonly Item[]): Measured {
  const all = pick(
    items,
    ({ observations }) => observations,
    ({ status, value }) => !NO_RESULT.has(status) && value.kind !== 'absent',
    ({ effective }) => effective,
  )
  const seen = new Map<string, string>()
  const newest = all.filter(({ item, fact }) => {
    const key = `${fact.loinc ?? fact.code.system}|${fact.code.code ?? fact.label}`
    const from = seen.get(key) ?? item.ref
    seen.set(key, from)
    return from === item.ref
  })
  const of = (category: string) => newest.filter(({ fact }) => fact.category === category)
  const results = newest.filter(({ fact }) => fact.category !== 'vital-signs' && fact.category !== 'social-history')
  return { vitals: of('vital-signs'), social: of('social-history'), results, left: all.length - newest.length }
}
