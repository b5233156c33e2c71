/** Facts and models that the tests of this room share. */
import type { Medication, Observation } from '../chart/facts.ts'
import { parseWhen } from '../chart/when.ts'
import { factId, patientId, scoreId } from '../contract/ids.ts'
import type { ModelInfo, Score } from '../contract/risk.ts'
import type { ChartRecord } from '../ports/store.ts'

export const PATIENT = patientId('p1')

export function quantity(loinc: string, value: number, unit: string | null, at: string, more: Partial<Observation> = {}): Observation {
  return {
    id: factId(`Observation/${loinc}-${at}-${value}`),
    patient: PATIENT,
    encounter: null,
    status: 'final',
    category: null,
    code: { system: 'http://loinc.org', code: loinc, display: null },
    loinc,
    label: loinc,
    effective: parseWhen(at),
    value: { kind: 'quantity', value, text: String(value), unit, comparator: null },
    range: null,
    interpretation: null,
    ...more,
  }
}

export const NEWS2: ModelInfo = {
  id: 'news2',
  version: '1.0.0',
  title: 'NEWS2',
  status: 'available',
  reason: null,
  purpose: 'deterioration',
  valueUnit: 'points',
  bands: [
    { name: 'low', label: 'low', severity: 'none', from: 0, response: null },
    { name: 'medium', label: 'medium', severity: 'medium', from: 5, response: null },
    { name: 'high', label: 'high', severity: 'high', from: 7, response: null },
  ],
  inputs: ['rr', 'hr'].map((name) => ({ name, label: name, unit: null, required: true })),
  family: 'published',
  questions: [],
  signOff: 'pending',
  source: 'RCP 2017',
  sha256: '',
  card: '',
}

export function score(more: Partial<Score>): Score {
  return {
    id: scoreId('s1'),
    patient: PATIENT,
    computedAt: '2026-01-05T10:00:01Z',
    model: 'news2',
    version: '1.0.0',
    status: 'ok',
    reason: null,
    value: 6,
    outputs: {},
    band: 'medium',
    contributions: [],
    missing: [],
    bounds: null,
    at: '2026-01-05T10:00:00Z',
    inputHash: 'h1',
    ...more,
  }
}

export const medication = (label: string, more: Partial<Medication> = {}): Medication => ({
  id: factId(`MedicationStatement/${label}`),
  patient: PATIENT,
  encounter: null,
  source: 'MedicationStatement',
  code: { system: null, code: null, display: null },
  label,
  status: 'active',
  start: null,
  end: null,
  dosage: null,
  reason: null,
  ...more,
})

/** The lists of a chart of which nothing is known. */
export const NOTHING_RECORDED = {
  conditions: [],
  medications: [],
  allergies: [],
  encounters: [],
  procedures: [],
  immunizations: [],
  documents: [],
  scores: [],
  trend: [],
  alerts: [],
  tasks: [],
  marks: [],
  overrides: [],
  counts: {},
} satisfies Partial<ChartRecord>
