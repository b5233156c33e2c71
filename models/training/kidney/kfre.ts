/**
 * Kidney failure risk equation: 4, 6 and 8 variables, at 2 and 5 years, for North America and elsewhere.
 * Tangri N et al. JAMA 2011;305:1553-1559 (coefficients, centres); JAMA 2016;315:164-174 (baseline survival by region).
 */
import { Graph, type Node } from '../graph.ts'
import { between, DAY, input, type Recipe, type Row, seeded } from '../recipe.ts'
import { age, equation, sex } from './common.ts'

const NO = Number.NaN
/** In the order of the inputs. Age in decades, eGFR in fives, albumin-creatinine ratio as natural logarithm of mg/g. */
const CENTRE = {
  age: 7.036,
  male: 0.5642,
  egfr: 7.222,
  acr: 5.137,
  dm: 0.5106,
  htn: 0.8501,
  alb: 3.997,
  phos: 3.916,
  bicarb: 25.57,
  ca: 9.355,
} as const
type Name = keyof typeof CENTRE
const NAMES = Object.keys(CENTRE) as readonly Name[]
type Weights = Readonly<Partial<Record<Name, number>>>

const FOUR: Weights = { age: -0.2201, male: 0.2467, egfr: -0.5567, acr: 0.451 }
const SIX: Weights = { age: -0.2218, male: 0.2553, egfr: -0.5541, acr: 0.4562, dm: -0.1475, htn: 0.1426 }
const EIGHT: Weights = { age: -0.1992, male: 0.1602, egfr: -0.4919, acr: 0.3364, alb: -0.3441, phos: 0.2604, bicarb: -0.07354, ca: -0.2228 }
const VARIANTS = { 4: FOUR, 6: SIX, 8: EIGHT } as const
type Variant = keyof typeof VARIANTS
/** Survival without kidney failure of the average patient: North America and elsewhere, 2 and 5 years. */
const SURVIVAL: Readonly<Record<Variant, readonly (readonly [two: number, five: number])[]>> = {
  4: [
    [0.975, 0.924],
    [0.9832, 0.9365],
  ],
  6: [
    [0.975, 0.924],
    [0.983, 0.937],
  ],
  8: [
    [0.978, 0.9301],
    [0.9827, 0.9245],
  ],
}
const REGION = { NA: 0, nonNA: 1 } as const
const OTHER_NAMES = { north_america: 0, na: 0, non_na: 1, 'non-na': 1, nonna: 1, non_north_america: 1, elsewhere: 1 } as const
const REGION_AT = NAMES.length

const scaled = (g: Graph, name: Name, x: Node): Node => {
  if (name === 'age') return g.divide(x, 10)
  if (name === 'egfr') return g.divide(x, 5)
  return name === 'acr' ? g.op('Log', [x]) : x
}
const scaledOf = (name: Name, x: number): number => (name === 'age' ? x / 10 : name === 'egfr' ? x / 5 : name === 'acr' ? Math.log(x) : x)

/** Terms of one variant by input; those it does not use are 0. */
function termsOf(g: Graph, weights: Weights): Node[] {
  return NAMES.map((name, i) => {
    const weight = weights[name]
    return weight === undefined
      ? g.multiply(g.number(g.isMissing(g.column(i))), 0)
      : g.multiply(weight, g.subtract(scaled(g, name, g.column(i)), CENTRE[name]))
  })
}

const known = (g: Graph, terms: readonly Node[]): Node => g.isMissing(g.add(...terms))

/** Log odds of the risk whose centred sum this is: ln(exp(h) - 1) of the cumulative hazard h. */
const logOdds = (g: Graph, survival: Node, sum: Node): Node => {
  const hazard = g.multiply(g.subtract(0, g.op('Log', [survival])), g.op('Exp', [sum]))
  return g.op('Log', [g.subtract(g.op('Exp', [hazard]), 1)])
}

/** What each term in turn does to the log odds, from the average patient on. */
function inTurn(g: Graph, survival: Node, terms: readonly Node[]): Node[] {
  let sum = g.multiply(g.number(g.isMissing(g.column(REGION_AT))), 0)
  let before = logOdds(g, survival, sum)
  return terms.map((term) => {
    sum = g.add(sum, term)
    const after = logOdds(g, survival, sum)
    const share = g.subtract(after, before)
    before = after
    return share
  })
}

/** Where the fuller variant has all it asks for, that; else the next. */
const fullest = (g: Graph, missing: readonly [six: Node, eight: Node], [four, six, eight]: readonly [Node, Node, Node]): Node =>
  g.where(missing[1], g.where(missing[0], four, six), eight)

function graph(): Graph {
  const g = new Graph('kfre', NAMES.length + 1)
  const elsewhere = g.atLeast(g.column(REGION_AT), 0.5)
  const terms = { 4: termsOf(g, FOUR), 6: termsOf(g, SIX), 8: termsOf(g, EIGHT) }
  const missing: [Node, Node] = [known(g, terms[6]), known(g, terms[8])]
  const survival = (variant: Variant, year: 0 | 1): Node => {
    const [here = [NO, NO], there = [NO, NO]] = SURVIVAL[variant]
    return g.where(elsewhere, there[year], here[year])
  }
  const risk = (variant: Variant, year: 0 | 1): Node => {
    return g.subtract(1, g.power(survival(variant, year), g.op('Exp', [g.add(...terms[variant])])))
  }
  const all = ([4, 6, 8] as const).map((variant) => [risk(variant, 0), risk(variant, 1)] as const)
  const best = (year: 0 | 1) => fullest(g, missing, [all[0]?.[year] ?? '', all[1]?.[year] ?? '', all[2]?.[year] ?? ''])
  const used = g.where(missing[1], g.where(missing[0], 4, 6), 8)
  g.output('outputs', g.columns([best(1), best(0), used, ...all.flat()]), 9)
  const shares = { 4: inTurn(g, survival(4, 1), terms[4]), 6: inTurn(g, survival(6, 1), terms[6]), 8: inTurn(g, survival(8, 1), terms[8]) }
  const parts = NAMES.map((_, i) => fullest(g, missing, [shares[4][i] ?? '', shares[6][i] ?? '', shares[8][i] ?? '']))
  g.output('contributions', g.columns([...parts, g.multiply(g.number(elsewhere), 0)]), NAMES.length + 1)
  return g
}

function reference(row: Row) {
  const of = (weights: Weights) =>
    NAMES.map((name, i) => (weights[name] === undefined ? 0 : (weights[name] ?? 0) * (scaledOf(name, row[i] ?? NO) - CENTRE[name])))
  const sum = (terms: readonly number[]) => terms.reduce((a, b) => a + b, 0)
  const region = row[REGION_AT] === 1 ? 1 : 0
  const risk = (variant: Variant, year: 0 | 1) => 1 - (SURVIVAL[variant][region]?.[year] ?? NO) ** Math.exp(sum(of(VARIANTS[variant])))
  const used = ([8, 6] as const).find((variant) => !Number.isNaN(sum(of(VARIANTS[variant])))) ?? 4
  const all = ([4, 6, 8] as const).flatMap((variant) => [risk(variant, 0), risk(variant, 1)])
  const odds = (lp: number) => Math.log(Math.expm1(-Math.log(SURVIVAL[used][region]?.[1] ?? NO) * Math.exp(lp)))
  const terms = of(VARIANTS[used])
  const shares = terms.map((_, i) => odds(sum(terms.slice(0, i + 1))) - odds(sum(terms.slice(0, i))))
  return { outputs: [risk(used, 1), risk(used, 0), used, ...all], contributions: [...shares, 0] }
}

const random = seeded(2011)
const within = (low: number, high: number, step: number) => Math.round((low + random() * (high - low)) / step) * step
const maybe = (x: number) => (random() < 0.3 ? NO : x)
const randomRow = (): Row => [
  18 + Math.floor(random() * 75),
  random() < 0.5 ? 0 : 1,
  within(5, 59, 1),
  within(1, 5000, 0.5),
  maybe(random() < 0.5 ? 0 : 1),
  maybe(random() < 0.5 ? 0 : 1),
  maybe(within(2, 5, 0.1)),
  maybe(within(1.5, 8, 0.1)),
  maybe(within(10, 35, 1)),
  maybe(within(6, 11, 0.1)),
  random() < 0.5 ? 0 : 1,
]

const OPTIONAL = { required: false, whenMissing: 'omit' } as const
const YEAR_OLD = { staleAfterHours: 365 * DAY }
const HALF_YEAR = { staleAfterHours: 182 * DAY }
const lab = (
  name: string,
  label: string,
  loinc: string[],
  concept: string,
  unit: string,
  [low, high]: readonly [number, number],
  decimals = 1,
) => input({ ...OPTIONAL, ...HALF_YEAR, name, label, loinc, concept, unit, range: between(low, high), decimals })

const TANGRI = [55, 1, 45, 120, 1, 1, 4.2, 3.3, 24, 9.1]
const SEVERE = [57.28, 0, 15, 1762.00184, 0, 1, 3.0, 3.162, 21.3, 9.72]
const vector = (x: readonly number[], region: number, output: string, expected: number) => ({ x: [...x, region], output, expected })
const risks = ([4, 6, 8] as const).flatMap((n) => [
  { name: `kfre${n}_2y`, label: `${n} variables, 2 years`, unit: '1', ageMax: null },
  { name: `kfre${n}_5y`, label: `${n} variables, 5 years`, unit: '1', ageMax: null },
])

export const kfre: Recipe = {
  manifest: {
    ...equation,
    id: 'kfre',
    title: 'Kidney failure risk (KFRE)',
    purpose: 'Risk of kidney failure treated by dialysis or transplant within 5 (and 2) years, in chronic kidney disease G3 to G5',
    source: {
      citation:
        'Tangri N et al. A predictive model for progression of chronic kidney disease to kidney failure. JAMA 2011;305:1553-1559; Tangri N et al. Multinational assessment of accuracy of equations for predicting risk of kidney failure. JAMA 2016;315:164-174',
      doi: '10.1001/jama.2015.18202',
      table:
        '4-, 6- and 8-variable equations; baseline survival by region. Thresholds: KDIGO 2024 CKD guideline, practice points 2.2.2 and 2.2.3',
    },
    inputs: [
      age(18, 110),
      sex(),
      // The equation is for CKD G3 to G5.
      input({
        ...HALF_YEAR,
        name: 'egfr',
        label: 'eGFR',
        rule: 'egfr',
        loinc: ['98979-8', '98980-6', '62238-1', '33914-3', '2160-0', '38483-4', '14682-9'],
        unit: 'mL/min/{1.73_m2}',
        unitOptional: true,
        range: between(1, 60, true),
      }),
      input({
        ...YEAR_OLD,
        name: 'acr_mg_g',
        label: 'Urine albumin-creatinine ratio',
        loinc: ['9318-7', '14959-1', '32294-1', '30000-4'],
        concept: 'uacr',
        unit: 'mg/g',
        range: between(0.1, 25_000),
        decimals: 1,
      }),
      input({ ...OPTIONAL, name: 'dm', label: 'Diabetes', kind: 'boolean', rule: 'diabetes' }),
      input({ ...OPTIONAL, name: 'htn', label: 'Hypertension', kind: 'boolean', rule: 'recorded-hypertension' }),
      lab('albumin_g_dl', 'Albumin', ['1751-7', '61151-7'], 'albumin', 'g/dL', [0.5, 7]),
      lab('phosphate_mg_dl', 'Phosphate', ['2777-1', '14879-1'], 'phosphate', 'mg/dL', [0.5, 20]),
      lab('bicarbonate', 'Bicarbonate', ['1963-8', '2028-9', '20565-8', '1960-4'], 'bicarbonate', 'mmol/L', [3, 60], 0),
      lab('calcium_mg_dl', 'Calcium', ['17861-6', '49765-1', '2000-8'], 'calcium', 'mg/dL', [3, 20]),
      input({
        name: 'region',
        label: 'Region (NA: North America)',
        kind: 'choice',
        rule: 'none',
        choices: { ...REGION, ...OTHER_NAMES },
        required: false,
        whenMissing: 'default',
        defaultValue: REGION.NA,
      }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: 'kidney-replacement',
      notFor: ['eGFR of 60 and over', 'dialysis or kidney transplant', 'kidney function that is changing (acute kidney injury)'],
    },
    outputs: [
      { name: 'kfre_5y', label: 'Kidney failure within 5 years', unit: '1', ageMax: null },
      { name: 'kfre_2y', label: 'Kidney failure within 2 years', unit: '1', ageMax: null },
      { name: 'variables', label: 'Variables of the equation that was used', unit: '1', ageMax: null },
      ...risks,
    ],
    value: 'kfre_5y',
    valueUnit: '%',
    effect: {
      kind: 'log-odds',
      unit: 'log odds of kidney failure in 5 years, after the input before it, from the average patient of the cohort',
    },
    bands: [
      { name: 'low', label: 'under 3 % in 5 years', severity: 'none', from: 0, response: null, alert: null },
      {
        name: 'consider',
        label: '3 to 5 % in 5 years',
        severity: 'low',
        from: 0.03,
        response: 'Referral to kidney care may be considered.',
        alert: null,
      },
      {
        name: 'team',
        label: 'over 10 % in 2 years',
        severity: 'high',
        from: 0.05,
        response: 'Care by a kidney team; above 40 % in 2 years, prepare access and transplantation.',
        alert: null,
      },
      { name: 'refer', label: '5 % or more in 5 years', severity: 'medium', from: 0.05, response: 'Refer to kidney care.', alert: null },
    ],
    bandRule: { output: 'kfre_2y', atLeast: 0.1, lifts: 'refer', to: 'team' },
  },
  graph,
  reference,
  randomRow,
  goldenInputs: [
    ...Array.from({ length: 60 }, randomRow),
    [...TANGRI, 0],
    [...SEVERE, 1],
    [55, 1, 45, 120, NO, NO, NO, NO, NO, NO, 0],
    [55, 1, 45, NO, 1, 1, 4, 3, 24, 9, 0],
  ],
  vectors: [
    {
      set: 'Example of the public reference implementation (Python and R agree)',
      published: true,
      tolerance: 5e-9,
      vectors: [vector(TANGRI, 0, 'kfre4_2y', 0.01247073), vector(TANGRI, 0, 'kfre8_2y', 0.01126961)],
    },
    {
      set: 'Computed from the published equations',
      published: false,
      tolerance: 1e-9,
      vectors: [
        vector(TANGRI, 0, 'kfre6_5y', 0.03688339303541699),
        vector(SEVERE, 1, 'kfre4_2y', 0.4466170330988224),
        vector(SEVERE, 1, 'kfre6_2y', 0.4824466193928293),
        vector(SEVERE, 1, 'kfre8_2y', 0.411135844901094),
      ],
    },
  ],
  sources: [
    'Tangri N et al. JAMA 2011;305:1553-1559, doi:10.1001/jama.2011.451',
    'Tangri N et al. JAMA 2016;315:164-174, doi:10.1001/jama.2015.18202',
    'KDIGO 2024 CKD guideline (referral 3 to 5 % in 5 years, team over 10 % and access over 40 % in 2 years)',
  ],
}
