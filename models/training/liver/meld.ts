/** MELD 3.0: mortality within 90 days in end-stage liver disease. Kim WR et al. Gastroenterology 2021;161:1887-1895, doi:10.1053/j.gastro.2021.08.050. */
import { Graph, type Node } from '../graph.ts'
import { equation } from '../kidney/common.ts'
import { between, DAY, input, type Recipe, type Row, SEX, seeded } from '../recipe.ts'

const NO = Number.NaN
/** Laboratory limits of the policy (OPTN 9.1.D): what lies outside counts as the limit. */
const LIMIT = { bilirubin: 1, inr: 1, creatinine: [1, 3], sodium: [125, 137], albumin: [1.5, 3.5] } as const
const DIALYSED = 3
const CAP = 40

const held = (g: Graph, x: Node, [low, high]: readonly [number, number]) => g.where(g.isMissing(x), NO, g.min(g.max(x, low), high))
const floored = (g: Graph, x: Node, low: number) => g.where(g.isMissing(x), NO, g.max(x, low))

function graph(): Graph {
  const g = new Graph('meld3', 7)
  const [bilirubin, sodium, inr, measured, albumin, who, dialysis] = [0, 1, 2, 3, 4, 5, 6].map((i) => g.column(i)) as [
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
  ]
  const creatinine = g.where(g.atLeast(dialysis, 0.5), DIALYSED, held(g, measured, LIMIT.creatinine))
  const [lnBilirubin, lnInr, lnCreatinine] = [floored(g, bilirubin, LIMIT.bilirubin), floored(g, inr, LIMIT.inr), creatinine].map((x) =>
    g.op('Log', [x]),
  ) as [Node, Node, Node]
  const lackOfSodium = g.subtract(137, held(g, sodium, LIMIT.sodium))
  const lackOfAlbumin = g.subtract(3.5, held(g, albumin, LIMIT.albumin))
  const parts = [
    g.multiply(4.56, lnBilirubin),
    g.subtract(g.multiply(0.82, lackOfSodium), g.multiply(0.24, lackOfSodium, lnBilirubin)),
    g.multiply(9.09, lnInr),
    g.multiply(11.14, lnCreatinine),
    g.subtract(g.multiply(1.85, lackOfAlbumin), g.multiply(1.83, lackOfAlbumin, lnCreatinine)),
    g.where(g.isMissing(who), NO, g.where(g.atLeast(who, 0.5), 0, 1.33)),
  ]
  const exact = g.add(...parts, 6)
  // Half up, as scores are rounded by hand; ONNX rounds half to even.
  const rounded = g.op('Floor', [g.add(exact, 0.5)])
  g.output('outputs', g.columns([g.min(rounded, CAP), exact]), 2)
  g.output('contributions', g.columns([...parts, g.multiply(g.number(g.isMissing(dialysis)), 0)]), 7)
  return g
}

function reference(row: Row) {
  const [b = NO, na = NO, inr = NO, cr = NO, alb = NO, who = NO, dialysis = NO] = row
  const clamp = (x: number, low: number, high: number) => (x < low ? low : x > high ? high : x)
  const creatinine = dialysis === 1 ? 3 : clamp(cr, 1, 3)
  const [lb, li, lc] = [Math.log(b < 1 ? 1 : b), Math.log(inr < 1 ? 1 : inr), Math.log(creatinine)]
  const [s, a] = [137 - clamp(na, 125, 137), 3.5 - clamp(alb, 1.5, 3.5)]
  const female = Number.isNaN(who) ? NO : who === 0 ? 1.33 : 0
  const parts = [4.56 * lb, 0.82 * s - 0.24 * s * lb, 9.09 * li, 11.14 * lc, 1.85 * a - 1.83 * a * lc, female]
  const exact = parts.reduce((sum, x) => sum + x, 0) + 6
  return { outputs: [Math.min(Math.floor(exact + 0.5), 40), exact], contributions: [...parts, 0] }
}

const random = seeded(2021)
const some = (low: number, high: number, step: number) => Math.round((low + random() * (high - low)) / step) * step
const randomRow = (): Row => [
  some(0.2, 30, 0.1),
  some(115, 150, 1),
  some(0.8, 6, 0.1),
  some(0.3, 6, 0.1),
  some(1, 5, 0.1),
  random() < 0.5 ? 0 : 1,
  random() < 0.1 ? 1 : random() < 0.5 ? 0 : NO,
]

const { female, male } = SEX
const WEEK = { staleAfterHours: 7 * DAY }
const lab = (
  name: string,
  label: string,
  loinc: string[],
  concept: string,
  unit: string,
  [low, high]: readonly [number, number],
  decimals = 1,
) => input({ ...WEEK, name, label, loinc, concept, unit, range: between(low, high), decimals })

const CALM = [1, 137, 1, 1, 3.5, male, NO]
const at = (x: Row, exact: number) => ({ x, output: 'exact', expected: exact })
const score = (x: Row, expected: number) => ({ x, output: 'meld3', expected })
const ILL = [2.5, 135, 1.5, 1.2, 3.0, male, NO]
const WORSE = [8, 128, 2.1, 2.4, 2.3, female, NO]
const HEALTHY = [0.6, 140, 0.9, 0.7, 4.2, female, NO]

const band = (name: string, from: number, label: string, severity: 'none' | 'low' | 'medium' | 'high') => ({
  name,
  label,
  severity,
  from,
  response: null,
  alert: null,
})

export const meld3: Recipe = {
  manifest: {
    ...equation,
    id: 'meld3',
    title: 'MELD 3.0',
    purpose: 'Severity of end-stage liver disease (death within 90 days without a transplant)',
    source: {
      citation:
        'Kim WR et al. MELD 3.0: the Model for End-Stage Liver Disease updated for the modern era. Gastroenterology 2021;161:1887-1895',
      doi: '10.1053/j.gastro.2021.08.050',
      table: 'MELD 3.0 equation; limits of the laboratory values and the cap of 40 as in OPTN policy 9 (2023)',
    },
    inputs: [
      lab('bilirubin_mg_dl', 'Bilirubin', ['1975-2', '14631-6'], 'bilirubin_total', 'mg/dL', [0.05, 80]),
      lab('sodium', 'Sodium', ['2951-2', '2947-0'], 'sodium', 'mmol/L', [90, 190], 0),
      input({
        ...WEEK,
        name: 'inr',
        label: 'INR',
        loinc: ['6301-6', '34714-6', '5895-7'],
        concept: 'inr',
        unit: '{INR}',
        unitOptional: true,
        range: between(0.5, 30),
        decimals: 1,
      }),
      lab('creatinine_mg_dl', 'Creatinine', ['2160-0', '38483-4', '14682-9'], 'creatinine', 'mg/dL', [0.1, 40], 2),
      lab('albumin_g_dl', 'Albumin', ['1751-7', '61151-7'], 'albumin', 'g/dL', [0.3, 7]),
      input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX }),
      input({
        ...WEEK,
        name: 'dialysis',
        label: 'Dialysed twice in the last week',
        kind: 'boolean',
        rule: 'asked',
        required: false,
        whenMissing: 'omit',
        ask: {
          code: 'dialysis-twice-in-a-week',
          question: 'Has the patient been dialysed twice, or for 24 hours without a break, in the last 7 days?',
        },
      }),
    ],
    applicability: {
      ageYears: { min: 12, max: null },
      pregnancy: 'any',
      excludes: null,
      notFor: ['under 12 (PELD)', 'acute liver failure', 'an INR raised by an anticoagulant', 'people without chronic liver disease'],
    },
    outputs: [
      { name: 'meld3', label: 'MELD 3.0', unit: '{score}', ageMax: null },
      { name: 'exact', label: 'before rounding and the cap of 40', unit: '{score}', ageMax: null },
    ],
    value: 'meld3',
    valueUnit: 'points',
    effect: { kind: 'points', unit: 'points, from 6' },
    bands: [
      band('under-10', -100, 'under 10', 'none'),
      band('from-10', 10, '10 to 14', 'low'),
      band('from-15', 15, '15 to 19: transplant evaluation is usual from here', 'medium'),
      band('from-20', 20, '20 to 29', 'high'),
      band('from-30', 30, '30 and over', 'high'),
    ],
  },
  graph,
  reference,
  randomRow,
  goldenInputs: [
    CALM,
    ILL,
    WORSE,
    HEALTHY,
    [...ILL.slice(0, 6), 1],
    ...Array.from({ length: 50 }, randomRow),
    [NO, 135, 1.5, 1.2, 3, male, NO],
  ],
  vectors: [
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-9,
      vectors: [
        at(CALM, 6),
        at(ILL, 17.85338193696795),
        at(WORSE, 36.49506255051492),
        at(HEALTHY, 7.33),
        score(CALM, 6),
        score(ILL, 18),
        score(WORSE, 36),
        score(HEALTHY, 7),
      ],
    },
  ],
  sources: [
    'Kim WR et al. Gastroenterology 2021;161:1887-1895, doi:10.1053/j.gastro.2021.08.050',
    'OPTN policy 9.1.D (limits, dialysis, cap)',
  ],
}
