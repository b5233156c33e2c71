/** Immunization (FHIR R4, immunization.html). */
import type { Immunization } from '../chart/facts.ts'
import { choiceTime, concept, text, when } from './common.ts'
import type { Reading } from './reading.ts'
import { baseOf } from './references.ts'

export function readImmunization(r: Reading): Immunization | null {
  const base = baseOf(r, 'patient')
  if (!base) return null
  const code = concept(r, r.resource.vaccineCode, 'vaccineCode')
  if (!code) return r.withhold('required', 'vaccineCode', 'It is not said which vaccine this is.')
  const negated = r.resource.notGiven === true || r.resource.wasNotGiven === true
  return {
    ...base,
    code: code.coding,
    label: code.label,
    status: negated ? 'not-done' : text(r, r.resource, 'status'),
    occurrence: choiceTime(r, 'occurrence') ?? when(r, r.resource, 'date'),
  }
}
