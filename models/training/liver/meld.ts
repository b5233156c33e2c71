/** MELD 3.0: mortality within 90 days in end-stage liver disease. Kim WR et al. Gastroenterology 2021;161:1887-1895, doi:10.1053/j.gastro.2021.08.050. */

import { gaps, OPTIONAL, question, tryingAll } from '../acute/common.ts'
import { Graph, type Node } from '../graph.ts'
import { equation } from '../kidney/common.ts'
import { between, DAY, input, type Recipe, type Row, SEX, seeded } from '../recipe.ts'

const NO = Number.NaN
/** Laboratory limits of the policy (OPTN 9.1.D): what lies outside counts as the limit. */
const LIMIT = { bilirubin: 1, inr: 1, creatinine: [1, 3], sodium: [125, 137], albumin: [1.5, 3.5] } as const
const CAP = 40

/** What an input outside the limits, or one that is missing, counts at least and at most. */
type Span = Readonly<{ low: Node; high: Node }>

const [BILIRUBIN, SODIUM, INR, CREATININE, ALBUMIN, SEX_AT, DIALYSIS, AGE] = [0, 1, 2, 3, 4, 5, 6, 7] as const
const MOST = { bilirubin: 80, inr: 30 } as const
const FEMALE = 1.33
const ADULT = 18

const span = (g: Graph, x: Node, low: number, high: number): Span => {
  const held = g.min(g.max(x, low), high)
  return { low: g.where(g.isMissing(x), low, held), high: g.where(g.isMissing(x), high, held) }
}
const mapped = ({ low, high }: Span, map: (x: Node) => Node): Span => ({ low: map(low), high: map(high) })
const turned = ({ low, high }: Span): Span => ({ low: high, high: low })

/** Of a term that is straight in each of its two inputs the extremes are at the corners. */
function overCorners(g: Graph, a: Span, b: Span, term: (a: Node, b: Node) => Node): Span {
  const corners = [term(a.low, b.low), term(a.low, b.high), term(a.high, b.low), term(a.high, b.high)]
  return { low: corners.reduce((x, y) => g.min(x, y)), high: corners.reduce((x, y) => g.max(x, y)) }
}

/** Dialysed, it counts as 3.0 whatever was measured; while nobody has said, anything from the measured value to 3.0. */
function creatinineSpan(g: Graph): Span {
  const [low, high] = LIMIT.creatinine
  const measured = span(g, g.column(CREATININE), low, high)
  const dialysed = g.column(DIALYSIS)
  const is = g.atLeast(dialysed, 0.5)
  return { low: g.where(is, high, measured.low), high: g.where(g.or(is, g.isMissing(dialysed)), high, measured.high) }
}

/** Below 18 everybody has the points that women have (OPTN policy 9). */
function sexSpan(g: Graph): Span {
  const who = g.column(SEX_AT)
  const young = g.below(g.column(AGE), ADULT)
  const points = g.where(g.atLeast(who, 0.5), 0, FEMALE)
  const of = (missing: number) => g.where(young, FEMALE, g.where(g.isMissing(who), missing, points))
  return { low: of(0), high: of(FEMALE) }
}

function graph(): Graph {
  const g = new Graph('meld3', 8)
  const ln = (x: Span) => mapped(x, (one) => g.op('Log', [one]))
  const bilirubin = ln(span(g, g.column(BILIRUBIN), LIMIT.bilirubin, MOST.bilirubin))
  const inr = ln(span(g, g.column(INR), LIMIT.inr, MOST.inr))
  const creatinine = ln(creatinineSpan(g))
  const lack = (index: number, [low, high]: readonly [number, number]) =>
    turned(mapped(span(g, g.column(index), low, high), (x) => g.subtract(high, x)))
  const [sodium, albumin] = [lack(SODIUM, LIMIT.sodium), lack(ALBUMIN, LIMIT.albumin)]
  const ofSodium = (s: Node, b: Node) => g.subtract(g.multiply(0.82, s), g.multiply(0.24, s, b))
  const ofAlbumin = (a: Node, c: Node) => g.subtract(g.multiply(1.85, a), g.multiply(1.83, a, c))
  const parts = [
    overCorners(g, sodium, bilirubin, (s, b) => g.add(g.multiply(4.56, b), ofSodium(s, b))),
    mapped(inr, (x) => g.multiply(9.09, x)),
    overCorners(g, albumin, creatinine, (a, c) => g.add(g.multiply(11.14, c), ofAlbumin(a, c))),
    sexSpan(g),
  ]
  const exact = { low: g.add(...parts.map(({ low }) => low), 6), high: g.add(...parts.map(({ high }) => high), 6) }
  // Half up, as scores are rounded by hand; ONNX rounds half to even.
  const whole = mapped(exact, (x) => g.min(g.op('Floor', [g.add(x, 0.5)]), CAP))
  const decided = ({ low, high }: Span, value = low) => g.where(g.below(g.subtract(high, low), 1e-9), value, NO)
  g.output('outputs', g.columns([decided(whole), decided(exact)]), 2)
  const zero = g.multiply(g.number(g.isMissing(g.column(DIALYSIS))), 0)
  const unless = (value: Node, ...columns: readonly number[]) =>
    g.where(
      columns.map((i) => g.isMissing(g.column(i))).reduce((a, b) => g.or(a, b)),
      zero,
      value,
    )
  const shares = [
    unless(g.multiply(4.56, bilirubin.low), BILIRUBIN),
    unless(ofSodium(sodium.low, bilirubin.low), SODIUM, BILIRUBIN),
    unless(g.multiply(9.09, inr.low), INR),
    decided(creatinine, g.multiply(11.14, creatinine.low)),
    decided(creatinine, unless(ofAlbumin(albumin.low, creatinine.low), ALBUMIN)),
    decided(sexSpan(g)),
  ]
  const known = shares.map((share) => g.where(g.isMissing(share), zero, share))
  g.output('contributions', g.columns([...known, zero, zero]), 8)
  g.output('bounds', g.columns([whole.low, whole.high]), 2)
  return g
}

function full(row: Row) {
  const [b = NO, na = NO, inr = NO, cr = NO, alb = NO, who = NO, dialysis = NO, years = NO] = row
  const clamp = (x: number, low: number, high: number) => (x < low ? low : x > high ? high : x)
  const measured = clamp(cr, 1, 3)
  const creatinine = dialysis === 1 ? 3 : dialysis === 0 || measured === 3 ? measured : NO
  const [lb, li, lc] = [Math.log(b < 1 ? 1 : b), Math.log(inr < 1 ? 1 : inr), Math.log(creatinine)]
  const [s, a] = [137 - clamp(na, 125, 137), 3.5 - clamp(alb, 1.5, 3.5)]
  const female = years < 18 || who === 0 ? 1.33 : Number.isNaN(who) ? NO : 0
  const parts = [4.56 * lb, 0.82 * s - 0.24 * s * lb, 9.09 * li, 11.14 * lc, 1.85 * a - 1.83 * a * lc, female]
  const exact = parts.reduce((sum, x) => sum + x, 0) + 6
  const contributions = [...parts, 0, 0].map((x) => (Number.isNaN(x) ? 0 : x))
  return { outputs: [Math.min(Math.floor(exact + 0.5), 40), exact], contributions }
}

/** The extremes of each input reach the extremes of the score. */
const reference = tryingAll(
  {
    [BILIRUBIN]: [1, 80],
    [SODIUM]: [125, 137],
    [INR]: [1, 30],
    [CREATININE]: [1, 3],
    [ALBUMIN]: [1.5, 3.5],
    [SEX_AT]: [0, 1],
    [DIALYSIS]: [0, 1],
  },
  full,
)

const random = seeded(2021)
const some = (low: number, high: number, step: number) => Math.round((low + random() * (high - low)) / step) * step
const maybe = (x: number) => (random() < 0.04 ? NO : x)
const randomRow = (): Row => [
  maybe(some(0.2, 30, 0.1)),
  maybe(some(115, 150, 1)),
  maybe(some(0.8, 6, 0.1)),
  maybe(some(0.3, 6, 0.1)),
  maybe(some(1, 5, 0.1)),
  maybe(random() < 0.5 ? 0 : 1),
  maybe(random() < 0.1 ? 1 : 0),
  random() < 0.3 ? NO : Math.floor(12 + random() * 70),
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

const CALM = [1, 137, 1, 1, 3.5, male, 0, NO]
const at = (x: Row, exact: number) => ({ x, output: 'exact', expected: exact })
const score = (x: Row, expected: number) => ({ x, output: 'meld3', expected })
const ILL = [2.5, 135, 1.5, 1.2, 3.0, male, 0, 60]
const WORSE = [8, 128, 2.1, 2.4, 2.3, female, 0, 60]
const HEALTHY = [0.6, 140, 0.9, 0.7, 4.2, female, 0, NO]

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
      question(
        'dialysis',
        'Dialysed twice in the last week',
        'dialysis-twice-in-a-week',
        'Has the patient been dialysed twice, or for 24 hours without a break, in the last 7 days?',
        7 * DAY,
        { rule: 'dialysed-in-a-week' },
      ),
      input({ ...OPTIONAL, name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(12, 120) }),
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
    bounded: true,
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
    [...ILL.slice(0, 6), 1, 60],
    [...ILL.slice(0, 6), NO, 60],
    [...CALM.slice(0, 7), 17],
    [...CALM.slice(0, 7), 18],
    ...gaps(ILL),
    ...Array.from({ length: 50 }, randomRow),
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
        // 17 years: the 1.33 of the policy; dialysed: creatinine 3.0 (6 + 11.14 ln 3).
        at([...CALM.slice(0, 7), 17], 7.33),
        at([1, 137, 1, 1, 3.5, male, 1, NO], 6 + 11.14 * Math.log(3)),
      ],
    },
  ],
  sources: [
    'Kim WR et al. Gastroenterology 2021;161:1887-1895, doi:10.1053/j.gastro.2021.08.050',
    'OPTN policy 9.1.D (limits, dialysis, cap)',
  ],
}
