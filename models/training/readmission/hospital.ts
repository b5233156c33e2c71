/** HOSPITAL score, bands of prior admissions as in the international validation: Donzé JD et al., JAMA Intern Med 2016;176:496-502. */
import { between, input, type Recipe, seeded } from '../recipe.ts'
import { boundaryRows, referenceOf, type Steps, sumOfSteps } from './points.ts'

const yes = (points: number): Steps => ({ start: 0, from: [0.5], points: [points] })
const below = (limit: number): Steps => ({ start: 1, from: [limit], points: [0] })
const ADMISSIONS: Steps = { start: 0, from: [2, 6], points: [2, 5] }
const LENGTH: Steps = { start: 0, from: [5], points: [2] }

const reference = referenceOf([
  (hb) => (hb < 12 ? 1 : 0),
  (oncology) => (oncology >= 0.5 ? 2 : 0),
  (sodium) => (sodium < 135 ? 1 : 0),
  (procedure) => (procedure >= 0.5 ? 1 : 0),
  (urgent) => (urgent >= 0.5 ? 1 : 0),
  (admissions) => (admissions < 2 ? 0 : admissions < 6 ? 2 : 5),
  (days) => (days < 5 ? 0 : 2),
])

export const hospital: Recipe = {
  manifest: {
    schema: 1,
    id: 'hospital',
    version: '1.0.0',
    title: 'HOSPITAL score',
    purpose: 'How likely a potentially avoidable readmission is within 30 days of discharge from a medical ward',
    source: {
      citation:
        'Donzé JD, Williams MV, Robinson EJ, et al. International validity of the HOSPITAL score to predict 30-day potentially avoidable hospital readmissions. JAMA Intern Med 2016;176:496-502',
      doi: '10.1001/jamainternmed.2015.8462',
      table: 'Table 1, points (admissions in the year before: 0-1, 2-5, more than 5)',
    },
    licence: 'Published criteria; the points are facts',
    attribution: null,
    inputs: [
      input({
        name: 'hb',
        label: 'Last haemoglobin of the stay',
        rule: 'last-of-stay',
        loinc: ['718-7', '59260-0', '30313-1', '30350-3', '20509-6'],
        concept: 'hemoglobin',
        unit: 'g/dL',
        range: between(2, 25),
        decimals: 1,
      }),
      input({
        name: 'onc',
        label: 'Discharged from an oncology service',
        kind: 'boolean',
        rule: 'oncology-service',
        ask: { code: 'oncology-service', question: 'Is this a discharge from an oncology service?' },
      }),
      input({
        name: 'na',
        label: 'Last sodium of the stay',
        rule: 'last-of-stay',
        loinc: ['2951-2', '2947-0'],
        concept: 'sodium',
        unit: 'mmol/L',
        range: between(90, 200),
      }),
      input({
        name: 'proc',
        label: 'Any procedure during the stay',
        kind: 'boolean',
        rule: 'asked',
        ask: { code: 'procedure-in-stay', question: 'Was any procedure (one that is coded) done during this stay?' },
      }),
      input({
        name: 'urgent',
        label: 'Unplanned admission',
        kind: 'boolean',
        rule: 'urgent-admission',
        ask: { code: 'urgent-admission', question: 'Was this admission urgent or by way of the emergency department, not planned?' },
      }),
      input({
        name: 'prev',
        label: 'Admissions in the year before',
        rule: 'admissions-1-year',
        ask: { code: 'admissions-1-year', question: 'How many hospital admissions were there in the 12 months before this one?' },
        range: between(0, 100),
      }),
      input({ name: 'los', label: 'Days in hospital', rule: 'stay-days', unit: 'd', unitOptional: true, range: between(0, 400) }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'any',
      excludes: null,
      notFor: ['surgical stays', 'discharge to another acute hospital'],
    },
    outputs: [{ name: 'hospital', label: 'HOSPITAL', unit: 'points', ageMax: null }],
    value: 'hospital',
    valueUnit: 'points',
    effect: { kind: 'points', unit: 'points' },
    bands: [
      { name: 'low', label: 'Low (5.8 % estimated in the publication)', severity: 'none', from: 0, response: null, alert: null },
      {
        name: 'intermediate',
        label: 'Intermediate (11.9 % estimated in the publication)',
        severity: 'low',
        from: 5,
        response: null,
        alert: null,
      },
      {
        name: 'high',
        label: 'High (22.8 % estimated in the publication)',
        severity: 'medium',
        from: 7,
        response: 'Plan what follows the discharge with care.',
        alert: null,
      },
    ],
    bandRule: null,
    bounded: true,
    calibration: { kind: 'none', note: 'A sum of points; the risks in the band names are those of the publication' },
    signOff: 'pending',
  },
  graph: () => sumOfSteps('hospital', [below(12), yes(2), below(135), yes(1), yes(1), ADMISSIONS, LENGTH]),
  reference,
  goldenInputs: boundaryRows(
    [14, 0, 140, 0, 0, 0, 1],
    [
      [11.9, 12, 8, 14],
      [0, 1],
      [134, 134.9, 135, 140],
      [0, 1],
      [0, 1],
      [0, 1, 2, 5, 6, 12],
      [0, 4, 4.9, 5, 20],
    ],
    seeded(2016),
  ),
  vectors: [
    {
      set: 'Worked from table 1: middle, highest and lowest score',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [11.5, 1, 133, 0, 1, 3, 6], output: 'hospital', expected: 9 },
        { x: [11.9, 1, 134, 1, 1, 6, 5], output: 'hospital', expected: 13 },
        { x: [12, 0, 135, 0, 0, 1, 4], output: 'hospital', expected: 0 },
      ],
    },
  ],
  sources: [
    'Donzé JD et al., JAMA Intern Med 2016;176:496-502, table 1, doi:10.1001/jamainternmed.2015.8462',
    'Donzé J et al., JAMA Intern Med 2013;173:632-638, doi:10.1001/jamainternmed.2013.3023 (derivation)',
  ],
}
