/** Small charts for tests: an observation in a line. */
import type { Condition, Medication, Observation, PatientFacts, Sex } from '../chart/facts.ts'
import { parseWhen } from '../chart/when.ts'
import { factId, patientId } from '../contract/ids.ts'

const base = (id: string) => ({ id: factId(id), patient: patientId('p'), encounter: null })

/** @param value a number with its unit, or text */
export function obs(
  loinc: string,
  value: number | string,
  unit: string | null,
  time: string | null,
  more: Partial<Observation> = {},
): Observation {
  const quantity = typeof value === 'number'
  return {
    ...base(`Observation/${loinc}-${time}-${value}`),
    status: 'final',
    category: null,
    code: { system: 'http://loinc.org', code: loinc, display: null },
    loinc,
    label: loinc,
    effective: parseWhen(time),
    value: quantity ? { kind: 'quantity', value, text: String(value), unit, comparator: null } : { kind: 'text', text: value, code: null },
    range: null,
    interpretation: null,
    ...more,
  }
}

export const condition = (label: string, system: string | null, code: string | null, more: Partial<Condition> = {}): Condition => ({
  ...base(`Condition/${label}`),
  code: { system, code, display: label },
  label,
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  onset: null,
  abatement: null,
  recorded: null,
  ...more,
})

export const medication = (label: string, more: Partial<Medication> = {}): Medication => ({
  ...base(`MedicationStatement/${label}`),
  source: 'MedicationStatement',
  code: { system: null, code: null, display: label },
  label,
  status: 'active',
  start: null,
  end: null,
  dosage: null,
  reason: null,
  ...more,
})

export function chart(
  observations: readonly Observation[],
  more: Partial<PatientFacts> & { born?: string | null; sex?: Sex } = {},
): PatientFacts {
  const { born = '1950-03-01', sex = 'female', ...rest } = more
  return {
    patient: { id: patientId('p'), birthDate: parseWhen(born), sex },
    pregnant: null,
    observations,
    conditions: [],
    medications: [],
    allergies: [],
    encounters: [],
    ...rest,
  }
}
