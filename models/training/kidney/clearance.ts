/** Bedside Schwartz for children, and the Cockcroft-Gault clearance by which many drugs are dosed. */
import { Graph, type Node } from '../graph.ts'
import { between, input, type Recipe, type Row, SEX, seeded, YEAR } from '../recipe.ts'
import { stepwise, stepwiseOf } from '../stepwise.ts'
import { age, creatinine, equation, GFR_BANDS, GFR_UNIT, height, sex } from './common.ts'

type Term = Node | number
const { female, male } = SEX
const random = seeded(1976)
const between01 = (low: number, high: number) => Math.round((low + random() * (high - low)) * 10) / 10

// Schwartz GJ et al. J Am Soc Nephrol 2009;20:629-637: 0.413 x height (cm) / creatinine (mg/dL).
const SCHWARTZ = 0.413
const CHILD = [100, 0.4]

export const schwartz: Recipe = {
  manifest: {
    ...equation,
    id: 'egfr-schwartz',
    title: 'eGFR (bedside Schwartz)',
    purpose: 'Estimated glomerular filtration rate of a child from height and creatinine',
    source: {
      citation: 'Schwartz GJ et al. New equations to estimate GFR in children with CKD. J Am Soc Nephrol 2009;20:629-637',
      doi: '10.1681/ASN.2008030287',
      table: 'Bedside equation, creatinine by an assay traceable to isotope-dilution mass spectrometry',
    },
    // The cohort was of 1 to 16 years.
    inputs: [height({ staleAfterHours: YEAR, range: between(40, 210) }), creatinine({ range: between(0.1, 20) })],
    applicability: {
      ageYears: { min: 1, max: 16 },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['infants under 1 year', 'kidney function that is changing (acute kidney injury)', 'dialysis'],
    },
    outputs: [{ name: 'egfr', label: 'eGFR', unit: 'mL/min/{1.73_m2}', ageMax: null }],
    value: 'egfr',
    valueUnit: GFR_UNIT,
    effect: { kind: 'value', unit: `${GFR_UNIT}, after the input before it, from 103 (100 cm, creatinine 0.4 mg/dL)` },
    bands: GFR_BANDS,
  },
  graph: () => {
    const g = new Graph('egfr-schwartz', 2)
    const { value, parts } = stepwise(g, CHILD, ([cm = 0, scr = 0]) => g.divide(g.multiply(SCHWARTZ, cm), scr))
    g.output('outputs', g.columns([value]), 1)
    g.output('contributions', g.columns(parts), 2)
    return g
  },
  reference: (row) => {
    const { value, parts } = stepwiseOf(row, CHILD, ([cm = Number.NaN, scr = Number.NaN]) => (0.413 * cm) / scr)
    return { outputs: [value], contributions: parts }
  },
  goldenInputs: [
    ...Array.from({ length: 30 }, () => [Math.round(between01(70, 180)), between01(0.2, 6)]),
    [Number.NaN, 0.5],
    [100, Number.NaN],
  ],
  vectors: [
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-9,
      vectors: [
        { x: [110, 0.5], output: 'egfr', expected: 90.86 },
        { x: [150, 1.5], output: 'egfr', expected: 41.3 },
      ],
    },
  ],
  sources: ['Schwartz GJ et al. J Am Soc Nephrol 2009;20:629-637, doi:10.1681/ASN.2008030287', 'KDIGO CKD guideline, GFR categories'],
}

// Cockcroft DW, Gault MH. Nephron 1976;16:31-41; women 0.85 of it.
const WOMAN = 0.85
const TYPICAL = [60, 70, 0.9, male]
// Devine BJ. Drug Intell Clin Pharm 1974;8:650-655: 50 (45.5) kg + 2.3 kg for each inch over 60. Adjusted: ideal + 0.4 of what is over it.
const IDEAL = { female: 45.5, male: 50, perInch: 2.3, inches: 60, cmPerInch: 2.54, share: 0.4 } as const

const pick = (g: Graph, who: Term, ofFemale: number, ofMale: number): Term =>
  typeof who === 'number'
    ? who >= 0.5
      ? ofMale
      : ofFemale
    : g.where(g.isMissing(who), Number.NaN, g.where(g.atLeast(who, 0.5), ofMale, ofFemale))

function clearance(g: Graph, [years = 0, kg = 0, scr = 0, who = 0]: readonly Term[]): Node {
  return g.multiply(g.divide(g.multiply(g.subtract(140, years), kg), g.multiply(72, scr)), pick(g, who, WOMAN, 1))
}

function clearanceGraph(): Graph {
  const g = new Graph('cockcroft-gault', 5)
  const { value, parts } = stepwise(g, TYPICAL, (x) => clearance(g, x))
  const [years, kg, scr, who, cm] = [0, 1, 2, 3, 4].map((i) => g.column(i)) as [Node, Node, Node, Node, Node]
  const over = g.subtract(g.divide(cm, IDEAL.cmPerInch), IDEAL.inches)
  const ideal = g.add(pick(g, who, IDEAL.female, IDEAL.male), g.multiply(IDEAL.perInch, over))
  const adjusted = g.add(ideal, g.multiply(IDEAL.share, g.subtract(kg, ideal)))
  const by = (weight: Node) => clearance(g, [years, weight, scr, who])
  g.output('outputs', g.columns([value, by(ideal), by(adjusted)]), 3)
  g.output('contributions', g.columns([...parts, g.multiply(g.number(g.isMissing(cm)), 0)]), 5)
  return g
}

function clearanceReference(row: Row) {
  const [years = Number.NaN, kg = Number.NaN, scr = Number.NaN, who = Number.NaN, cm = Number.NaN] = row
  const factor = Number.isNaN(who) ? Number.NaN : who === 1 ? 1 : 0.85
  const by = (weight: number) => (((140 - years) * weight) / (72 * scr)) * factor
  const ideal = (who === 1 ? 50 : 45.5) + 2.3 * (cm / 2.54 - 60)
  const { value, parts } = stepwiseOf(row.slice(0, 4), TYPICAL, ([a = Number.NaN, w = Number.NaN, c = Number.NaN, s = Number.NaN]) => {
    const share = Number.isNaN(s) ? Number.NaN : s === 1 ? 1 : 0.85
    return (((140 - a) * w) / (72 * c)) * share
  })
  return { outputs: [value, by(ideal), by(ideal + 0.4 * (kg - ideal))], contributions: [...parts, 0] }
}

const band = (name: string, from: number, label: string, severity: 'none' | 'low' | 'medium' | 'high') => ({
  name,
  label,
  severity,
  from,
  response: null,
  alert: null,
})
const ML = 'mL/min'

export const cockcroftGault: Recipe = {
  manifest: {
    ...equation,
    id: 'cockcroft-gault',
    title: 'Creatinine clearance (Cockcroft-Gault)',
    purpose:
      'Creatinine clearance by which the labels of many drugs adjust the dose; with the measured weight, and beside it with ideal and adjusted weight',
    source: {
      citation: 'Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum creatinine. Nephron 1976;16:31-41',
      doi: '10.1159/000180580',
      table: 'Equation, 0.85 of it for women; ideal weight by Devine 1974',
    },
    inputs: [
      age(18),
      input({
        name: 'weight_kg',
        label: 'Weight',
        loinc: ['29463-7', '3141-9', '8335-2'],
        concept: 'weight',
        unit: 'kg',
        range: between(25, 350),
        staleAfterHours: YEAR,
        decimals: 1,
      }),
      creatinine(),
      sex(),
      // Under 5 ft Devine's line leads to weights that nobody has.
      height({ required: false, whenMissing: 'omit', range: between(130, 230) }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: [
        'under 18',
        'pregnancy',
        'creatinine that is rising or falling (acute kidney injury)',
        'dialysis',
        'staging of kidney disease',
      ],
    },
    outputs: [
      { name: 'crcl', label: 'Clearance, measured weight', unit: ML, ageMax: null },
      { name: 'crcl_ideal', label: 'Clearance, ideal weight', unit: ML, ageMax: null },
      { name: 'crcl_adjusted', label: 'Clearance, adjusted weight', unit: ML, ageMax: null },
    ],
    value: 'crcl',
    valueUnit: ML,
    effect: { kind: 'value', unit: 'mL/min, after the input before it, from 86 (a man of 60, 70 kg, creatinine 0.9 mg/dL)' },
    bands: [
      band('under-15', 0, 'under 15', 'high'),
      band('under-30', 15, '15 to 29', 'high'),
      band('under-60', 30, '30 to 59', 'medium'),
      band('under-90', 60, '60 to 89', 'none'),
      band('from-90', 90, '90 and over', 'none'),
    ],
  },
  graph: clearanceGraph,
  reference: clearanceReference,
  goldenInputs: [
    ...Array.from({ length: 40 }, () => [
      18 + Math.floor(random() * 80),
      between01(40, 150),
      between01(0.4, 8),
      random() < 0.5 ? female : male,
      Math.round(between01(140, 205)),
    ]),
    [50, 70, 1, male, Number.NaN],
    [50, Number.NaN, 1, female, 170],
  ],
  vectors: [
    {
      set: 'MedCalc-Bench calculator 2, worked example',
      published: true,
      tolerance: 5e-5,
      vectors: [{ x: [53, 77.0788, 1.39, male, Number.NaN], output: 'crcl', expected: 67.00495 }],
    },
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-9,
      vectors: [
        { x: [40, 72, 1, female, Number.NaN], output: 'crcl', expected: 85 },
        { x: [40, 72, 1, male, 152.4], output: 'crcl_ideal', expected: 100 * (50 / 72) },
        { x: [40, 75, 1, male, 152.4], output: 'crcl_adjusted', expected: 100 * (60 / 72) },
      ],
    },
  ],
  sources: [
    'Cockcroft DW, Gault MH. Nephron 1976;16:31-41, doi:10.1159/000180580',
    'Devine BJ. Drug Intell Clin Pharm 1974;8:650-655 (ideal weight)',
  ],
}
