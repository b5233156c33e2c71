/** Malnutrition: MST, GNRI, CONUT, mid-upper arm circumference. */
import { band, gaps, NO, nearLimits, output, question, scoreManifest, sumOf, tryingAll, walk, withValues } from '../acute/common.ts'
import { Scorer } from '../acute/scorer.ts'
import { Graph } from '../graph.ts'
import { between, DAY, input, type Recipe, type Row, SEX, YEAR } from '../recipe.ts'

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

// Bouillanne O et al. Am J Clin Nutr 2005;82:777-783; ideal weight by Lorentz, at most counted as reached.
const PER_ALBUMIN = 1.489
const PER_WEIGHT = 41.7
const G_CALM: Row = [35, 60, 65, NO, NO]
const ALBUMIN_RANGE = [10, 60] as const

function gnriGraph(): Graph {
  const g = new Graph('gnri', 5)
  const [alb, weight, given, height, sex] = [0, 1, 2, 3, 4].map((i) => g.column(i)) as [string, string, string, string, string]
  const over = g.subtract(height, 150)
  const lorentz = g.subtract(g.subtract(height, 100), g.divide(over, g.where(g.atLeast(sex, 0.5), 4, 2.5)))
  const bySex = g.where(g.isMissing(sex), NO, lorentz)
  const ideal = g.where(g.isMissing(given), bySex, given)
  const ratio = g.divide(weight, ideal)
  const reached = g.where(g.below(ratio, 1), ratio, g.where(g.isMissing(ratio), NO, 1))
  const total = g.add(g.multiply(alb, PER_ALBUMIN), g.multiply(reached, PER_WEIGHT))
  const unknown = g.isMissing(ratio)
  const albumin = (instead: number) => g.multiply(g.where(g.isMissing(alb), instead, alb), PER_ALBUMIN)
  const share = (instead: number) => g.where(unknown, instead, g.multiply(reached, PER_WEIGHT))
  const tenth = (node: string, way: 'Floor' | 'Ceil') => g.divide(g.op(way, [g.multiply(node, 10)]), 10)
  const incomplete = g.isMissing(total)
  const low = tenth(g.add(albumin(ALBUMIN_RANGE[0]), share(0)), 'Floor')
  const high = tenth(g.add(albumin(ALBUMIN_RANGE[1]), share(PER_WEIGHT)), 'Ceil')
  const none = g.multiply(g.number(unknown), 0)
  g.output('outputs', g.columns([total]), 1)
  g.output('contributions', g.columns([albumin(0), share(0), none, none, none]), 5)
  g.output('bounds', g.columns([g.where(incomplete, low, total), g.where(incomplete, high, total)]), 2)
  return g
}

function gnriReference(row: Row) {
  const [alb, weight, given, height, sex] = row as [number, number, number, number, number]
  const byHeight = sex === 1 ? height - 100 - (height - 150) / 4 : sex === 0 ? height - 100 - 0.4 * (height - 150) : NO
  const ideal = Number.isNaN(given) ? byHeight : given
  const share = PER_WEIGHT * Math.min(weight / ideal, 1)
  const albumin = PER_ALBUMIN * alb
  return { outputs: [albumin + share], contributions: [Number.isNaN(alb) ? 0 : albumin, Number.isNaN(share) ? 0 : share, 0, 0, 0] }
}

export const gnri: Recipe = {
  manifest: scoreManifest({
    id: 'gnri',
    title: 'Geriatric Nutritional Risk Index (GNRI)',
    purpose: 'Risk of nutrition-related complications in people of 65 and over',
    source: {
      citation:
        'Bouillanne O et al. Geriatric Nutritional Risk Index: a new index for evaluating at-risk elderly medical patients. Am J Clin Nutr 2005;82:777-783',
      doi: '10.1093/ajcn/82.4.777',
      table: 'GNRI equation; ideal weight by Lorentz',
    },
    inputs: [
      input({
        ...MONTH,
        name: 'albumin_g_l',
        label: 'Albumin',
        loinc: ['1751-7', '61151-7'],
        concept: 'albumin',
        unit: 'g/L',
        range: between(...ALBUMIN_RANGE),
        decimals: 0,
      }),
      input({ ...MONTH, name: 'weight', label: 'Weight', loinc: ['29463-7', '3141-9'], unit: 'kg', range: between(20, 300), decimals: 1 }),
      input({
        name: 'ideal_weight',
        label: 'Ideal weight',
        unit: 'kg',
        rule: 'by-name',
        required: false,
        whenMissing: 'omit',
        range: between(20, 120),
        decimals: 1,
      }),
      input({ name: 'height', label: 'Height', loinc: ['8302-2'], unit: 'cm', range: between(120, 220), staleAfterHours: 5 * YEAR }),
      input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX }),
    ],
    applicability: {
      ageYears: { min: 65, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['people under 65', 'diagnosis of malnutrition'],
    },
    outputs: [output('gnri', 'GNRI', 'index')],
    valueUnit: 'index',
    effect: { kind: 'value', unit: 'index' },
    calibration: { kind: 'none', note: 'An index; not a probability' },
    bands: [
      band('major', 'Below 82: major risk', 'high', 0, null),
      band('moderate', '82 to below 92: moderate risk', 'medium', 82, null),
      band('low', '92 to 98: low risk', 'low', 92, null),
      band('none', 'Above 98: no risk', 'none', 98.000001, null),
    ],
  }),
  graph: gnriGraph,
  reference: gnriReference,
  randomRow: (random) => {
    const pick = (low: number, high: number) => Math.round((low + random() * (high - low)) * 10) / 10
    const gap = (value: number, share = 0.05) => (random() < share ? NO : value)
    return [gap(pick(10, 60)), gap(pick(30, 140)), gap(pick(40, 90), 0.6), gap(pick(140, 200)), gap(random() < 0.5 ? 0 : 1)]
  },
  goldenInputs: [
    G_CALM,
    [42, 80, 70, NO, NO],
    [35, 60, NO, 170, 0],
    [35, 60, NO, 170, 1],
    [35, 50, NO, 150, 0],
    ...gaps([35, 60, NO, 170, 1]),
  ],
  vectors: [
    {
      set: 'Worked examples, by another implementation',
      published: false,
      tolerance: 1e-9,
      vectors: [
        { x: G_CALM, output: 'gnri', expected: 90.6073076923077 },
        { x: [42, 80, 70, NO, NO], output: 'gnri', expected: 104.238 },
        { x: [42, 80, 70, 170, 1], output: 'gnri', expected: 104.238 },
      ],
    },
  ],
  sources: ['Bouillanne O et al. Am J Clin Nutr 2005;82:777-783, doi:10.1093/ajcn/82.4.777'],
}

// Ignacio de Ulíbarri J et al. Nutr Hosp 2005;20:38-45.
const CONUT_CALM: Row = [4, 2000, 200]
const CONUT_LIMITS = [
  [1.8, 2.4, 2.5, 2.9, 3, 3.4, 3.5, 4.5],
  [500, 799, 800, 1199, 1200, 1599, 1600, 3000],
  [80, 99, 100, 139, 140, 179, 180, 250],
]

export const conut: Recipe = {
  manifest: scoreManifest({
    id: 'conut',
    title: 'CONUT',
    purpose: 'Controlling nutritional status: undernutrition by albumin, lymphocytes and cholesterol',
    source: {
      citation: 'Ignacio de Ulíbarri J et al. CONUT: a tool for controlling nutritional status. Nutr Hosp 2005;20:38-45',
      doi: null,
      table: 'CONUT point table',
    },
    inputs: [
      input({
        ...MONTH,
        name: 'albumin_g_dl',
        label: 'Albumin',
        loinc: ['1751-7', '61151-7'],
        concept: 'albumin',
        unit: 'g/dL',
        range: between(0.5, 7),
        decimals: 1,
      }),
      input({ ...MONTH, name: 'lymph', label: 'Lymphocytes', loinc: ['731-0', '26474-7'], unit: '/uL', range: between(20, 20_000) }),
      input({
        ...MONTH,
        name: 'cholesterol',
        label: 'Total cholesterol',
        loinc: ['2093-3', '14647-2'],
        concept: 'total_cholesterol',
        unit: 'mg/dL',
        range: between(20, 800),
      }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['diagnosis of malnutrition by itself'],
    },
    outputs: [output('conut', 'CONUT')],
    bands: [
      band('normal', '0 or 1: normal', 'none', 0, null),
      band('light', '2 to 4: light undernutrition', 'low', 2, null),
      band('moderate', '5 to 8: moderate undernutrition', 'medium', 5, null),
      band('severe', '9 to 12: severe undernutrition', 'high', 9, null),
    ],
  }),
  graph: () => {
    const s = new Scorer('conut', 3)
    return s.finish([
      s.part(0, s.points(s.column(0), 6, [2.5, 3, 3.5], [4, 2, 0]), 0, 6),
      s.part(1, s.points(s.column(1), 3, [800, 1200, 1600], [2, 1, 0]), 0, 3),
      s.part(2, s.points(s.column(2), 3, [100, 140, 180], [2, 1, 0]), 0, 3),
    ])
  },
  reference: tryingAll({ 0: [2, 5], 1: [500, 3000], 2: [80, 250] }, (row) => {
    const [albumin, lymph, cholesterol] = row as [number, number, number]
    const contributions = [
      albumin >= 3.5 ? 0 : albumin >= 3 ? 2 : albumin >= 2.5 ? 4 : albumin > 0 ? 6 : 0,
      lymph >= 1600 ? 0 : lymph >= 1200 ? 1 : lymph >= 800 ? 2 : lymph > 0 ? 3 : 0,
      cholesterol >= 180 ? 0 : cholesterol >= 140 ? 1 : cholesterol >= 100 ? 2 : cholesterol > 0 ? 3 : 0,
    ]
    return { outputs: [sumOf(contributions)], contributions }
  }),
  randomRow: nearLimits(CONUT_LIMITS),
  goldenInputs: [CONUT_CALM, ...CONUT_LIMITS.flatMap((limits, i) => walk(CONUT_CALM, i, limits)), ...gaps(CONUT_CALM)],
  vectors: [
    {
      set: 'Worked examples',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [3.2, 1000, 150], output: 'conut', expected: 5 },
        { x: [2, 500, 80], output: 'conut', expected: 12 },
        { x: [3.5, 1600, 180], output: 'conut', expected: 0 },
      ],
    },
  ],
  sources: ['Ignacio de Ulíbarri J et al. Nutr Hosp 2005;20:38-45'],
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
