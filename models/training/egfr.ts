/** CKD-EPI 2021 creatinine equation, without race. Inker LA et al., N Engl J Med 2021;385:1737-49, doi:10.1056/NEJMoa2102953, table 2. */
import { Graph } from './graph.ts'
import { between, DAY, input, type Recipe, type Row, SEX, seeded } from './recipe.ts'

const CONSTANT = 142
const KAPPA = { female: 0.7, male: 0.9 } as const
const ALPHA = { female: -0.241, male: -0.302 } as const
const ABOVE_KAPPA = -1.2
const PER_YEAR = 0.9938
const FEMALE_FACTOR = 1.012

function graph(): Graph {
  const g = new Graph('egfr-ckd-epi-2021', 3)
  const [scr, age, sex] = [g.column(0), g.column(1), g.column(2)]
  const unknownSex = g.isMissing(sex)
  const male = g.atLeast(sex, 0.5)
  const bySex = (female: number, ofMale: number) => g.where(unknownSex, Number.NaN, g.where(male, ofMale, female))
  const relative = g.divide(scr, bySex(KAPPA.female, KAPPA.male))
  const below = g.power(g.min(relative, 1), bySex(ALPHA.female, ALPHA.male))
  const above = g.power(g.max(relative, 1), ABOVE_KAPPA)
  const fromCreatinine = g.multiply(CONSTANT, below, above)
  const fromAge = g.multiply(fromCreatinine, g.power(PER_YEAR, age))
  const value = g.multiply(fromAge, bySex(FEMALE_FACTOR, 1))
  g.output('outputs', g.columns([value]), 1)
  g.output(
    'contributions',
    g.columns([g.subtract(fromCreatinine, CONSTANT), g.subtract(fromAge, fromCreatinine), g.subtract(value, fromAge)]),
    3,
  )
  return g
}

function reference(row: Row) {
  const [scr = Number.NaN, age = Number.NaN, sex = Number.NaN] = row
  const who = Number.isNaN(sex) ? null : sex >= 0.5 ? 'male' : 'female'
  if (who === null) return { outputs: [Number.NaN], contributions: [Number.NaN, Number.NaN, Number.NaN] }
  const ratio = scr / KAPPA[who]
  const first = CONSTANT * (ratio <= 1 ? ratio ** ALPHA[who] : ratio ** ABOVE_KAPPA)
  const second = first * PER_YEAR ** age
  const value = who === 'female' ? second * FEMALE_FACTOR : second
  return { outputs: [value], contributions: [first - CONSTANT, second - first, value - second] }
}

function goldenInputs(): Row[] {
  const random = seeded(2021)
  const edges = [0.7, 0.9].flatMap((scr) => [0, 1].map((sex) => [scr, 50, sex]))
  const mixed = Array.from({ length: 60 }, () => [
    Math.round((0.3 + random() * 8) * 100) / 100,
    18 + Math.floor(random() * 75),
    random() < 0.5 ? 0 : 1,
  ])
  return [...edges, ...mixed, [Number.NaN, 50, 0]]
}

const { female, male } = SEX
const egfrVector = (scr: number, age: number, sex: number, expected: number) => ({ x: [scr, age, sex], output: 'egfr', expected })

const stage = (
  name: string,
  from: number,
  label: string,
  severity: 'none' | 'low' | 'medium' | 'high',
  alert: 'passive' | null = null,
) => ({
  name,
  label,
  severity,
  from,
  response: null,
  alert,
})

export const egfr: Recipe = {
  manifest: {
    schema: 1,
    id: 'egfr-ckd-epi-2021',
    version: '1.0.0',
    title: 'eGFR',
    purpose: 'Estimated glomerular filtration rate from creatinine, age and sex',
    source: {
      citation:
        'Inker LA et al. New creatinine- and cystatin C-based equations to estimate GFR without race. N Engl J Med 2021;385:1737-49',
      doi: '10.1056/NEJMoa2102953',
      table: 'Table 2, eGFRcr (2021); categories: KDIGO CKD guideline, G1 to G5',
    },
    licence: 'Published equation; the coefficients are facts',
    attribution: null,
    inputs: [
      input({
        name: 'scr_mg_dl',
        label: 'Creatinine',
        loinc: ['2160-0', '38483-4', '14682-9'],
        concept: 'creatinine',
        unit: 'mg/dL',
        range: between(0.1, 40),
        staleAfterHours: 365 * DAY,
        decimals: 2,
      }),
      input({ name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(18, 120) }),
      input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['under 18', 'pregnancy', 'creatinine that is rising or falling (acute kidney injury)', 'dialysis'],
    },
    outputs: [{ name: 'egfr', label: 'eGFR', unit: 'mL/min/{1.73_m2}', ageMax: null }],
    value: 'egfr',
    valueUnit: 'mL/min/1.73 m²',
    effect: { kind: 'value', unit: 'mL/min/1.73 m², after the input before it, from 142' },
    bands: [
      stage('G5', 0, 'G5, kidney failure', 'high', 'passive'),
      stage('G4', 15, 'G4, severely decreased', 'high', 'passive'),
      stage('G3b', 30, 'G3b, moderately to severely decreased', 'medium'),
      stage('G3a', 45, 'G3a, mildly to moderately decreased', 'low'),
      stage('G2', 60, 'G2, mildly decreased', 'none'),
      stage('G1', 90, 'G1, normal or high', 'none'),
    ],
    bandRule: null,
    bounded: false,
    calibration: { kind: 'none', note: 'The published equation as it stands' },
    signOff: 'pending',
  },
  graph,
  reference,
  goldenInputs: goldenInputs(),
  vectors: [
    { set: 'MedCalc-Bench calculator 3, worked example', published: true, tolerance: 5e-5, vectors: [egfrVector(1.7, 81, male, 39.99991)] },
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-9,
      vectors: [
        egfrVector(1.0, 50, female, 68.63349665880087),
        egfrVector(0.8, 25, male, 125.95378311909536),
        egfrVector(0.7, 40, female, 112.05430679879757),
        egfrVector(5.2, 75, male, 10.854248846237343),
      ],
    },
  ],
  sources: ['Inker LA et al. N Engl J Med 2021;385:1737-49, doi:10.1056/NEJMoa2102953, table 2', 'KDIGO CKD guideline, GFR categories'],
}
