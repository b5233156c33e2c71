/** eGFR from cystatin C (CKD-EPI 2012) and from creatinine and cystatin C together (CKD-EPI 2021). */
import type { Graph, Node } from '../graph.ts'
import { Graph as Onnx } from '../graph.ts'
import { type Recipe, type Row, SEX, seeded } from '../recipe.ts'
import { stepwise, stepwiseOf } from '../stepwise.ts'
import { age, creatinine, cystatin, equation, GFR_BANDS, GFR_UNIT, sex } from './common.ts'

type Term = Node | number

/** a ** below where x < knot, ** above from there on, both sides joined at the knot. */
const bent = (g: Graph, x: Term, knot: Term, below: Term, above: Term) => {
  const ratio = g.divide(x, knot)
  return g.multiply(g.power(g.min(ratio, 1), below), g.power(g.max(ratio, 1), above))
}
const bentOf = (x: number, knot: number, below: number, above: number) => (x < knot ? (x / knot) ** below : (x / knot) ** above)

/** Missing sex gives no number. */
const bySex = (g: Graph, who: Term, female: number, male: number): Term =>
  typeof who === 'number' ? (who >= 0.5 ? male : female) : g.where(g.isMissing(who), Number.NaN, g.where(g.atLeast(who, 0.5), male, female))
const sexOf = (who: number, female: number, male: number) => (Number.isNaN(who) ? Number.NaN : who >= 0.5 ? male : female)

// Inker LA et al. N Engl J Med 2012;367:20-29, table 2, eGFRcys.
const CYS_TYPICAL = [0.8, 50, SEX.male]
const cysGraph = (g: Graph, [cys = 0, years = 0, who = 0]: readonly Term[]) =>
  g.multiply(133, bent(g, cys, 0.8, -0.499, -1.328), g.power(0.996, years), bySex(g, who, 0.932, 1))
const cysOf = ([cys = Number.NaN, years = Number.NaN, who = Number.NaN]: readonly number[]) =>
  133 * bentOf(cys, 0.8, -0.499, -1.328) * 0.996 ** years * sexOf(who, 0.932, 1)

// Inker LA et al. N Engl J Med 2021;385:1737-49, table 2, eGFRcr-cys.
const BOTH_TYPICAL = [0.9, 0.8, 50, SEX.male]
const bothGraph = (g: Graph, [scr = 0, cys = 0, years = 0, who = 0]: readonly Term[]) =>
  g.multiply(
    135,
    bent(g, scr, bySex(g, who, 0.7, 0.9), bySex(g, who, -0.219, -0.144), -0.544),
    bent(g, cys, 0.8, -0.323, -0.778),
    g.power(0.9961, years),
    bySex(g, who, 0.963, 1),
  )
const bothOf = ([scr = Number.NaN, cys = Number.NaN, years = Number.NaN, who = Number.NaN]: readonly number[]) =>
  135 *
  bentOf(scr, sexOf(who, 0.7, 0.9), sexOf(who, -0.219, -0.144), -0.544) *
  bentOf(cys, 0.8, -0.323, -0.778) *
  0.9961 ** years *
  sexOf(who, 0.963, 1)

function graphOf(id: string, typical: readonly number[], make: (g: Graph, x: readonly Term[]) => Node): Onnx {
  const g = new Onnx(id, typical.length)
  const { value, parts } = stepwise(g, typical, (x) => make(g, x))
  g.output('outputs', g.columns([value]), 1)
  g.output('contributions', g.columns(parts), typical.length)
  return g
}
const referenceOf = (typical: readonly number[], of: (x: readonly number[]) => number) => (row: Row) => {
  const { value, parts } = stepwiseOf(row, typical, of)
  return { outputs: [value], contributions: parts }
}

const random = seeded(2012)
const years = () => 18 + Math.floor(random() * 75)
const concentration = (most: number) => Math.round((0.3 + random() * most) * 100) / 100
const who = () => (random() < 0.5 ? SEX.female : SEX.male)
const { female, male } = SEX

const NOT_FOR = ['under 18', 'pregnancy', 'kidney function that is changing (acute kidney injury)', 'dialysis']
const ADULT = { ageYears: { min: 18, max: null }, pregnancy: 'excluded', excludes: null, notFor: NOT_FOR } as const
const OUTPUTS = [{ name: 'egfr', label: 'eGFR', unit: 'mL/min/{1.73_m2}', ageMax: null }]
const fromTypical = (value: string) => ({ kind: 'value' as const, unit: `${GFR_UNIT}, after the input before it, from ${value}` })

export const cys2012: Recipe = {
  manifest: {
    ...equation,
    id: 'egfr-ckd-epi-2012-cys',
    title: 'eGFR (cystatin C)',
    purpose: 'Estimated glomerular filtration rate from cystatin C, age and sex',
    source: {
      citation: 'Inker LA et al. Estimating glomerular filtration rate from serum creatinine and cystatin C. N Engl J Med 2012;367:20-29',
      doi: '10.1056/NEJMoa1114248',
      table: 'Table 2, eGFRcys; categories: KDIGO CKD guideline, G1 to G5',
    },
    inputs: [cystatin(), age(18), sex()],
    applicability: { ...ADULT, notFor: [...NOT_FOR, 'thyroid disease or high-dose corticosteroids, which move cystatin C'] },
    outputs: OUTPUTS,
    value: 'egfr',
    valueUnit: GFR_UNIT,
    effect: fromTypical('109 (a man of 50 with cystatin C 0.8 mg/L)'),
    bands: GFR_BANDS,
  },
  graph: () => graphOf('egfr-ckd-epi-2012-cys', CYS_TYPICAL, cysGraph),
  reference: referenceOf(CYS_TYPICAL, cysOf),
  goldenInputs: [
    ...[0.79, 0.8, 0.81].flatMap((cys) => [female, male].map((s) => [cys, 50, s])),
    ...Array.from({ length: 40 }, () => [concentration(5), years(), who()]),
    [Number.NaN, 50, male],
  ],
  vectors: [
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-9,
      vectors: [{ x: [0.7, 35, female], output: 'egfr', expected: 115.15488864321289 }],
    },
  ],
  sources: ['Inker LA et al. N Engl J Med 2012;367:20-29, doi:10.1056/NEJMoa1114248, table 2', 'KDIGO CKD guideline, GFR categories'],
}

export const crCys2021: Recipe = {
  manifest: {
    ...equation,
    id: 'egfr-ckd-epi-2021-cr-cys',
    title: 'eGFR (creatinine and cystatin C)',
    purpose: 'Estimated glomerular filtration rate from creatinine and cystatin C, the most accurate of the three where both are measured',
    source: {
      citation:
        'Inker LA et al. New creatinine- and cystatin C-based equations to estimate GFR without race. N Engl J Med 2021;385:1737-49',
      doi: '10.1056/NEJMoa2102953',
      table: 'Table 2, eGFRcr-cys (2021); categories: KDIGO CKD guideline, G1 to G5',
    },
    inputs: [creatinine(), cystatin(), age(18), sex()],
    applicability: ADULT,
    outputs: OUTPUTS,
    value: 'egfr',
    valueUnit: GFR_UNIT,
    effect: fromTypical('111 (a man of 50 with creatinine 0.9 mg/dL and cystatin C 0.8 mg/L)'),
    bands: GFR_BANDS,
  },
  graph: () => graphOf('egfr-ckd-epi-2021-cr-cys', BOTH_TYPICAL, bothGraph),
  reference: referenceOf(BOTH_TYPICAL, bothOf),
  goldenInputs: [
    ...[0.69, 0.7, 0.89, 0.9].flatMap((scr) => [0.79, 0.8].flatMap((cys) => [female, male].map((s) => [scr, cys, 50, s]))),
    ...Array.from({ length: 40 }, () => [concentration(8), concentration(5), years(), who()]),
    [1, Number.NaN, 50, male],
  ],
  vectors: [
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-9,
      vectors: [
        { x: [1, 1, 50, male], output: 'egfr', expected: 88.14399054363913 },
        { x: [2, 1.9, 70, female], output: 'egfr', expected: 28.501819604012148 },
      ],
    },
  ],
  sources: ['Inker LA et al. N Engl J Med 2021;385:1737-49, doi:10.1056/NEJMoa2102953, table 2', 'KDIGO CKD guideline, GFR categories'],
}
