/** Facts for the tests of these rooms. */
import { type Facts, NO_FACTS, type Observation } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { factId, patientId } from '../../contract/ids.ts'
import { conceptById } from '../../terminology/concepts.ts'

export type Given = Readonly<{
  id?: string
  concept?: string
  loinc?: string | null
  label?: string
  value: number
  text?: string
  unit?: string | null
  comparator?: '<' | '<=' | '>=' | '>' | 'ad'
  status?: string
  time?: string | null
}>

export function observed(given: Given): Observation {
  const concept = given.concept === undefined ? undefined : conceptById(given.concept)
  const loinc = given.loinc === undefined ? (concept?.loinc[0] ?? null) : given.loinc
  return {
    id: factId(given.id ?? `Observation/${given.concept ?? 'x'}`),
    patient: patientId('p'),
    encounter: null,
    status: given.status ?? 'final',
    category: null,
    code: { system: null, code: loinc, display: null },
    loinc,
    label: given.label ?? concept?.label ?? 'Result',
    effective: given.time === null ? null : parseWhen(given.time ?? '2025-06-01T08:00:00Z'),
    value: {
      kind: 'quantity',
      value: given.value,
      text: given.text ?? String(given.value),
      unit: given.unit === undefined ? (concept?.unit ?? null) : given.unit,
      comparator: given.comparator ?? null,
    },
    range: null,
    interpretation: null,
  }
}

export const factsOf = (...given: readonly Given[]): Facts => ({ ...NO_FACTS, observations: given.map(observed) })
