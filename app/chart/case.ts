/** A CLI case as the facts every rule reads. */
import type { Case } from '../contract/case.ts'
import type { EntryContext } from '../contract/entry.ts'
import { factId, patientId } from '../contract/ids.ts'
import { saidOf } from '../fhir/none-known.ts'
import { entryContext } from '../review/entry-context.ts'
import type { Coding, Observation, ObservationValue, PatientFacts, Sex } from './facts.ts'
import { parseWhen } from './when.ts'

const LOINC = 'http://loinc.org'
const CASE_PATIENT = patientId('case')
const base = (kind: string, index: number) => ({ id: factId(`${kind}/${index}`), patient: CASE_PATIENT, encounter: null })

const coding = (system: string | null | undefined, code: string | null | undefined, display: string | null | undefined): Coding => ({
  system: system ?? null,
  code: code ?? null,
  display: display ?? null,
})

const SEXES: Readonly<Record<string, Sex>> = { female: 'female', f: 'female', male: 'male', m: 'male', other: 'other' }

function observedValue(value: string | number | boolean | null | undefined, unit: string | null): ObservationValue {
  if (typeof value === 'number') return { kind: 'quantity', value, text: String(value), unit, comparator: null }
  if (value === null || value === undefined || value === '') return { kind: 'absent', reason: null }
  return { kind: 'text', text: String(value), code: null }
}

type CaseObservation = NonNullable<Case['observations']>[number]

function observation(o: CaseObservation, index: number, at: string | null): Observation {
  const loinc = o.system === null || o.system === undefined || o.system === LOINC ? o.code : null
  return {
    ...base('Observation', index),
    status: o.status ?? 'final',
    category: null,
    code: coding(o.system ?? LOINC, o.code, null),
    loinc,
    label: o.code,
    effective: parseWhen(o.time ?? at),
    value: observedValue(o.value, o.unit ?? null),
    range: null,
    interpretation: null,
  }
}

function conditions(list: NonNullable<Case['conditions']>): PatientFacts['conditions'] {
  return list.map((c, index) => ({
    ...base('Condition', index),
    code: coding(c.system, c.code, c.text),
    label: c.text ?? c.code ?? 'unnamed',
    clinicalStatus: c.status ?? (c.abatement ? 'resolved' : 'active'),
    verificationStatus: 'confirmed',
    onset: parseWhen(c.onset),
    abatement: parseWhen(c.abatement),
    recorded: null,
  }))
}

function medications(list: NonNullable<Case['medications']>): PatientFacts['medications'] {
  return list.map((m, index) => ({
    ...base('MedicationStatement', index),
    source: 'MedicationStatement' as const,
    code: coding(m.system, m.code, m.text),
    label: m.text,
    status: m.status ?? (m.end ? 'stopped' : 'active'),
    start: parseWhen(m.start),
    end: parseWhen(m.end),
    dosage: m.dose ? `${m.dose.value} ${m.dose.unit}` : null,
    reason: null,
  }))
}

function allergies(list: NonNullable<Case['allergies']>): PatientFacts['allergies'] {
  return list.map((a, index) => ({
    ...base('AllergyIntolerance', index),
    code: coding(a.system, a.code, a.text),
    label: a.text ?? a.code ?? 'unnamed',
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    criticality: a.criticality ?? null,
    reaction: a.reaction ?? null,
    recorded: null,
    noneKnown: saidOf('allergies', { codings: [coding(a.system, a.code, a.text)], label: a.text ?? '' }) === 'none',
  }))
}

function encounters(list: NonNullable<Case['encounters']>): PatientFacts['encounters'] {
  return list.map((e, index) => ({
    ...base('Encounter', index),
    status: e.end ? 'finished' : 'in-progress',
    class: e.class ?? null,
    label: e.class ?? 'encounter',
    reason: null,
    start: parseWhen(e.start),
    end: parseWhen(e.end),
  }))
}

/** Observations without a time count as measured at the time of the case. */
export function caseToFacts(input: Case): PatientFacts {
  const person = input.patient
  return {
    patient: person
      ? { id: CASE_PATIENT, birthDate: parseWhen(person.birthDate), sex: SEXES[(person.sex ?? '').toLowerCase()] ?? 'unknown' }
      : null,
    pregnant: person?.pregnant ?? null,
    observations: (input.observations ?? []).map((o, index) => observation(o, index, input.at ?? null)),
    conditions: conditions(input.conditions ?? []),
    medications: medications(input.medications ?? []),
    allergies: allergies(input.allergies ?? []),
    encounters: encounters(input.encounters ?? []),
    kept: { conditions: Array.isArray(input.conditions), medications: Array.isArray(input.medications) },
  }
}

/** Epoch ms a case speaks of: its own `at`, else the newest time in it, else null. */
export function caseTime(input: Case): number | null {
  const own = parseWhen(input.at)?.ms
  if (own !== undefined && own !== null) return own
  const times = [...(input.observations ?? []), ...(input.entries ?? [])].flatMap(({ time }) => parseWhen(time)?.ms ?? [])
  return times.length > 0 ? Math.max(...times) : null
}

/** @param fallbackMs the time used when the case names none */
export function caseEntryContext(input: Case, fallbackMs: number): EntryContext {
  return entryContext(caseToFacts(input), caseTime(input) ?? fallbackMs)
}
