/** LACE index: van Walraven C et al., CMAJ 2010;182:551-557, doi:10.1503/cmaj.091117, table 3. */
import { between, input, type Recipe, seeded } from '../recipe.ts'
import { boundaryRows, referenceOf, type Steps, sumOfSteps } from './points.ts'

const LENGTH: Steps = { start: 0, from: [1, 2, 3, 4, 7, 14], points: [1, 2, 3, 4, 5, 7] }
const ACUTE: Steps = { start: 0, from: [0.5], points: [3] }
const CHARLSON: Steps = { start: 0, from: [1, 2, 3, 4], points: [1, 2, 3, 5] }
const EMERGENCY: Steps = { start: 0, from: [1, 2, 3, 4], points: [1, 2, 3, 4] }

const reference = referenceOf([
  (days) => (days >= 14 ? 7 : days >= 7 ? 5 : days >= 4 ? 4 : Math.floor(days)),
  (acute) => (acute >= 0.5 ? 3 : 0),
  (charlson) => (charlson >= 4 ? 5 : Math.floor(charlson)),
  (visits) => Math.min(4, Math.floor(visits)),
])

const VECTORS = [
  { x: [5, 1, 2, 1], output: 'lace', expected: 10 },
  { x: [20, 1, 6, 7], output: 'lace', expected: 19 },
  { x: [0, 0, 0, 0], output: 'lace', expected: 0 },
] as const

export const lace: Recipe = {
  manifest: {
    schema: 1,
    id: 'lace',
    version: '1.0.0',
    title: 'LACE index',
    purpose:
      'How likely an early death or an unplanned readmission is after discharge: length of stay, acuity, comorbidity, emergency visits',
    source: {
      citation:
        'van Walraven C, Dhalla IA, Bell C, et al. Derivation and validation of an index to predict early death or unplanned readmission after discharge from hospital to the community. CMAJ 2010;182:551-557',
      doi: '10.1503/cmaj.091117',
      table: 'Table 3, points of the index; footnote, weights of the comorbidities',
    },
    licence: 'Published criteria; the points are facts',
    attribution: null,
    inputs: [
      input({ name: 'los', label: 'Days in hospital', rule: 'stay-days', unit: 'd', unitOptional: true, range: between(0, 400) }),
      input({
        name: 'acute',
        label: 'Unplanned admission',
        kind: 'boolean',
        rule: 'urgent-admission',
        ask: { code: 'urgent-admission', question: 'Was this admission urgent or by way of the emergency department, not planned?' },
      }),
      input({
        name: 'charlson',
        label: 'Comorbidity (Charlson, as LACE weights it)',
        rule: 'charlson-lace',
        ask: { code: 'charlson-lace', question: 'What is the Charlson comorbidity index, as LACE weights it?' },
        range: between(0, 40),
      }),
      input({
        name: 'ed',
        label: 'Emergency visits in the 6 months before admission',
        rule: 'emergency-6-months',
        ask: { code: 'ed-visits-6-months', question: 'How many emergency visits were there in the 6 months before this admission?' },
        range: between(0, 200),
      }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'any',
      excludes: null,
      notFor: ['people who lived in a nursing home before', 'psychiatric and obstetric stays', 'discharge to another hospital'],
    },
    outputs: [{ name: 'lace', label: 'LACE', unit: 'points', ageMax: null }],
    value: 'lace',
    valueUnit: 'points',
    effect: { kind: 'points', unit: 'points' },
    bands: [
      { name: 'low', label: 'Low', severity: 'none', from: 0, response: null, alert: null },
      { name: 'moderate', label: 'Moderate', severity: 'low', from: 5, response: null, alert: null },
      { name: 'high', label: 'High', severity: 'medium', from: 10, response: 'Plan what follows the discharge with care.', alert: null },
    ],
    bandRule: null,
    bounded: true,
    calibration: { kind: 'none', note: 'A sum of points; the publication’s table of expected risk could not be verified and is not shown' },
    signOff: 'pending',
  },
  graph: () => sumOfSteps('lace', [LENGTH, ACUTE, CHARLSON, EMERGENCY]),
  reference,
  goldenInputs: boundaryRows(
    [0, 0, 0, 0],
    [
      [0, 0.9, 1, 2, 3, 4, 6, 7, 13, 14, 30],
      [0, 1],
      [0, 1, 2, 3, 4, 8],
      [0, 1, 2, 3, 4, 9],
    ],
    seeded(2010),
  ),
  vectors: [{ set: 'Worked from table 3: middle, highest and lowest score', published: false, tolerance: 0, vectors: VECTORS }],
  sources: ['van Walraven C et al., CMAJ 2010;182:551-557, table 3, doi:10.1503/cmaj.091117'],
}
