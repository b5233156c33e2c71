/** Screens for malnutrition: MST, mid-upper arm circumference. */
import { band, gaps, NO, nearLimits, output, question, scoreManifest, sumOf, tryingAll, withValues } from '../acute/common.ts'
import { Scorer } from '../acute/scorer.ts'
import { Graph } from '../graph.ts'
import { between, DAY, input, type Recipe, type Row } from '../recipe.ts'

const YES_NO = [0, 1]
const at = (row: Row, i: number) => row[i] ?? NO
const MONTH = { staleAfterHours: 30 * DAY }
const WEEK_HOURS = 7 * DAY

// Ferguson M et al. Nutrition 1999;15:458-464: the choices carry their points.
const LOSS = { no: 0, '1-5 kg': 1, '6-10 kg': 2, '11-15 kg': 3, 'more than 15 kg': 4, unsure: 2 }

export const mst: Recipe = {
  manifest: scoreManifest({
    id: 'mst',
    title: 'Malnutrition Screening Tool (MST)',
    purpose: 'Which adults to refer for an assessment of nutrition',
    source: {
      citation:
        'Ferguson M et al. Development of a valid and reliable malnutrition screening tool for adult acute hospital patients. Nutrition 1999;15:458-464',
      doi: '10.1016/S0899-9007(99)00084-2',
      table: 'Malnutrition screening tool',
    },
    inputs: [
      input({
        name: 'weight_loss',
        label: 'Weight lost without trying',
        kind: 'choice',
        rule: 'asked',
        choices: LOSS,
        staleAfterHours: WEEK_HOURS,
        ask: { code: 'mst-weight-loss', question: 'Has the patient lost weight lately without trying, and how much?' },
      }),
      question(
        'poor_appetite',
        'Eating poorly for lack of appetite',
        'poor-appetite',
        'Is the patient eating poorly for lack of appetite?',
        WEEK_HOURS,
      ),
    ],
    applicability: { ageYears: { min: 18, max: null }, pregnancy: 'excluded', excludes: null, notFor: ['diagnosis of malnutrition'] },
    outputs: [output('mst', 'MST')],
    bands: [
      band('low', '0 or 1: not at risk', 'none', 0, 'Screen again later.'),
      band('risk', '2 or more: at risk', 'medium', 2, 'Refer for an assessment of nutrition.'),
    ],
  }),
  graph: () => {
    const s = new Scorer('mst', 2)
    return s.finish([s.part(0, s.column(0), 0, 4), s.any(1, [{ column: 1, test: s.yes(1) }])])
  },
  reference: tryingAll({ 0: [0, 4], 1: YES_NO }, (row) => {
    const contributions = row.map((x) => (Number.isNaN(x) ? 0 : x))
    return { outputs: [sumOf(contributions)], contributions }
  }),
  randomRow: nearLimits([[0, 1, 2, 3, 4], YES_NO]),
  goldenInputs: [...[0, 1, 2, 3, 4].flatMap((loss) => YES_NO.map((appetite) => [loss, appetite])), ...gaps([0, 0])],
  vectors: [
    {
      set: 'Each line of the table',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [0, 1], output: 'mst', expected: 1 },
        { x: [2, 0], output: 'mst', expected: 2 },
        { x: [4, 1], output: 'mst', expected: 5 },
      ],
    },
  ],
  sources: ['Ferguson M et al. Nutrition 1999;15:458-464, doi:10.1016/S0899-9007(99)00084-2'],
}

// WHO child growth standards and the identification of severe acute malnutrition (WHO, UNICEF 2009): 115 and 125 mm, 6 to 59 months.
export const muac: Recipe = {
  manifest: scoreManifest({
    id: 'muac',
    title: 'Mid-upper arm circumference (MUAC)',
    purpose: 'Acute malnutrition in children of 6 to 59 months',
    source: {
      citation:
        'WHO, UNICEF. WHO child growth standards and the identification of severe acute malnutrition in infants and children. Geneva: WHO, 2009',
      doi: null,
      table: 'Cut-offs of mid-upper arm circumference',
    },
    inputs: [
      input({ ...MONTH, name: 'muac', label: 'Mid-upper arm circumference', loinc: ['56072-2'], unit: 'mm', range: between(50, 300) }),
      input({ name: 'age_months', label: 'Age in months', rule: 'age-in-months', unit: 'mo', range: between(6, 60, true) }),
    ],
    applicability: {
      ageYears: { min: 0, max: 4 },
      pregnancy: 'any',
      excludes: null,
      notFor: ['children under 6 or over 59 months', 'ruling out oedema'],
    },
    outputs: [output('muac', 'Mid-upper arm circumference', 'mm')],
    valueUnit: 'mm',
    effect: { kind: 'value', unit: 'mm' },
    bounded: false,
    calibration: { kind: 'none', note: 'A measure with cut-offs; not a probability' },
    bands: [
      band(
        'severe',
        'Below 115 mm: severe acute malnutrition',
        'high',
        0,
        'Check for oedema and complications; treat as severe acute malnutrition.',
      ),
      band(
        'moderate',
        '115 to below 125 mm: moderate acute malnutrition',
        'medium',
        115,
        'Assess feeding; supplementary feeding may be needed.',
      ),
      band('none', '125 mm or more', 'none', 125, null),
    ],
  }),
  graph: () => {
    const g = new Graph('muac', 2)
    const value = g.where(g.isMissing(g.column(1)), NO, g.column(0))
    g.output('outputs', g.columns([value]), 1)
    g.output('contributions', g.columns([value, g.multiply(value, 0)]), 2)
    return g
  },
  reference: (row) => {
    const value = row.some(Number.isNaN) ? NO : at(row, 0)
    return { outputs: [value], contributions: [value, Number.isNaN(value) ? NO : 0] }
  },
  randomRow: (random) => withValues([50 + Math.floor(random() * 250), 6 + Math.floor(random() * 54)], random() < 0.05 ? { 1: NO } : {}),
  goldenInputs: [...[6, 12, 59].flatMap((months) => [114, 115, 124, 125].map((mm) => [mm, months])), ...gaps([115, 12])],
  vectors: [
    {
      set: 'Each cut-off',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [114, 6], output: 'muac', expected: 114 },
        { x: [125, 59], output: 'muac', expected: 125 },
      ],
    },
  ],
  sources: [
    'WHO, UNICEF. WHO child growth standards and the identification of severe acute malnutrition in infants and children. Geneva: WHO, 2009',
  ],
}
