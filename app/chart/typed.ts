/** A typed value as the FHIR Observation it is stored as: the same form, and so the same readers, as everything imported. */
import type { Entry } from '../contract/entry.ts'
import type { PatientId } from '../contract/ids.ts'
import { conceptOf } from '../terminology/concepts.ts'

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** The decimal as typed ("36.60") where it is a JSON number, so that it survives to the letter. */
function lexeme(entry: Entry, value: number): string {
  return entry.text !== undefined && JSON_NUMBER.test(entry.text) && Number(entry.text) === value ? entry.text : String(value)
}

function valuePart(entry: Entry): Record<string, unknown> {
  if (typeof entry.value === 'string') return { valueCodeableConcept: { text: entry.value } }
  const unit = entry.unit ? { unit: entry.unit, system: 'http://unitsofmeasure.org', code: entry.unit } : {}
  return { valueQuantity: { value: '\u0000decimal', ...unit } }
}

/**
 * @param at ISO 8601 time the value was measured at
 * @param more further elements of the resource
 * @returns JSON text of an Observation
 */
export function typedObservation(
  id: string,
  patient: PatientId,
  entry: Entry,
  at: string,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const concept = conceptOf(entry.code)
  const coding = { system: 'http://loinc.org', code: entry.code, ...(concept ? { display: concept.label } : {}) }
  const category = concept ? [{ coding: [{ code: concept.kind === 'vital' ? 'vital-signs' : 'laboratory' }] }] : []
  const resource = {
    resourceType: 'Observation',
    id,
    status: 'final',
    ...(category.length > 0 ? { category } : {}),
    code: { coding: [coding], text: concept?.label ?? entry.code },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: at,
    ...more,
    ...valuePart(entry),
  }
  const json = JSON.stringify(resource)
  return typeof entry.value === 'number' ? json.replace(JSON.stringify('\u0000decimal'), lexeme(entry, entry.value)) : json
}
