/** Nutritional risk from laboratory values: GNRI, CONUT. */
import { band, gaps, NO, nearLimits, output, scoreManifest, sumOf, tryingAll, walk } from '../acute/common.ts'
import { Scorer } from '../acute/scorer.ts'
import { Graph } from '../graph.ts'
import { between, DAY, input, type Recipe, type Row, SEX, YEAR } from '../recipe.ts'

const MONTH = { staleAfterHours: 30 * DAY }

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
