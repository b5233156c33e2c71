/** Pooled Cohort Equations of 2013: legacy comparison. */
import { age, band, NO, output, scoreManifest, sumOf, walk, withValues } from '../acute/common.ts'
import { Graph, type Node } from '../graph.ts'
import { between, input, type Recipe, type Row, SEX, YEAR } from '../recipe.ts'

const sexInput = input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX })
const lab = { staleAfterHours: 5 * YEAR }

// Goff DC et al. Circulation 2014;129(suppl 2):S49-S73, appendix 7, table A.
type Equation = Readonly<
  Record<'a' | 'aa' | 't' | 'at' | 'h' | 'ah' | 'tx' | 'atx' | 'un' | 'aun' | 's' | 'as' | 'd' | 'mean' | 's0', number>
>
const WOMAN_WHITE: Equation = {
  a: -29.799,
  aa: 4.884,
  t: 13.54,
  at: -3.114,
  h: -13.578,
  ah: 3.149,
  tx: 2.019,
  atx: 0,
  un: 1.957,
  aun: 0,
  s: 7.574,
  as: -1.665,
  d: 0.661,
  mean: -29.1817,
  s0: 0.9665,
}
const WOMAN_BLACK: Equation = {
  a: 17.114,
  aa: 0,
  t: 0.94,
  at: 0,
  h: -18.92,
  ah: 4.475,
  tx: 29.291,
  atx: -6.432,
  un: 27.82,
  aun: -6.087,
  s: 0.691,
  as: 0,
  d: 0.874,
  mean: 86.6081,
  s0: 0.9533,
}
const MAN_WHITE: Equation = {
  a: 12.344,
  aa: 0,
  t: 11.853,
  at: -2.664,
  h: -7.99,
  ah: 1.769,
  tx: 1.797,
  atx: 0,
  un: 1.764,
  aun: 0,
  s: 7.837,
  as: -1.795,
  d: 0.658,
  mean: 61.1816,
  s0: 0.9144,
}
const MAN_BLACK: Equation = {
  a: 2.469,
  aa: 0,
  t: 0.302,
  at: 0,
  h: -0.307,
  ah: 0,
  tx: 1.916,
  atx: 0,
  un: 1.809,
  aun: 0,
  s: 0.549,
  as: 0,
  d: 0.645,
  mean: 19.5425,
  s0: 0.8954,
}
const [P_AGE, P_SEX, P_RACE, P_TC, P_HDL, P_SBP, P_TX, P_SMOKE, P_DM] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
const P_CALM: Row = [55, 0, 0, 213, 50, 120, 0, 0, 0]

function pceGraph(): Graph {
  const g = new Graph('pce', 9)
  const log = (i: number) => g.op('Log', [g.column(i)])
  const [a, t, h, p] = [log(P_AGE), log(P_TC), log(P_HDL), log(P_SBP)] as [Node, Node, Node, Node]
  const treated = g.atLeast(g.column(P_TX), 0.5)
  const risk = (e: Equation) => {
    const pressure = g.where(treated, g.add(e.tx, g.multiply(a, e.atx)), g.add(e.un, g.multiply(a, e.aun)))
    const sum = g.add(
      g.multiply(a, e.a),
      g.multiply(a, a, e.aa),
      g.multiply(t, g.add(e.t, g.multiply(a, e.at))),
      g.multiply(h, g.add(e.h, g.multiply(a, e.ah))),
      g.multiply(p, pressure),
      g.multiply(g.column(P_SMOKE), g.add(e.s, g.multiply(a, e.as))),
      g.multiply(g.column(P_DM), e.d),
      -e.mean,
    )
    return g.subtract(1, g.power(e.s0, g.op('Exp', [sum])))
  }
  const man = g.atLeast(g.column(P_SEX), 0.5)
  const black = g.atLeast(g.column(P_RACE), 0.5)
  const chosen = g.where(man, g.where(black, risk(MAN_BLACK), risk(MAN_WHITE)), g.where(black, risk(WOMAN_BLACK), risk(WOMAN_WHITE)))
  const anyMissing = P_CALM.map((_, i) => g.isMissing(g.column(i))).reduce((x, y) => g.or(x, y))
  g.output('outputs', g.columns([g.where(anyMissing, NO, chosen)]), 1)
  const none = g.multiply(g.number(anyMissing), NO)
  g.output('contributions', g.columns(P_CALM.map(() => none)), 9)
  return g
}

/** Term by term, as the appendix works its example. */
function pceReference(row: Row) {
  const contributions = row.map(() => NO)
  if (row.some(Number.isNaN)) return { outputs: [NO], contributions }
  const [years, sex, race, tc, hdl, sbp, tx, smoke, dm] = row as [number, number, number, number, number, number, number, number, number]
  const e = sex === 1 ? (race === 1 ? MAN_BLACK : MAN_WHITE) : race === 1 ? WOMAN_BLACK : WOMAN_WHITE
  const l = Math.log
  const terms = [
    e.a * l(years),
    e.aa * l(years) ** 2,
    e.t * l(tc),
    e.at * l(years) * l(tc),
    e.h * l(hdl),
    e.ah * l(years) * l(hdl),
    tx === 1 ? e.tx * l(sbp) + e.atx * l(years) * l(sbp) : e.un * l(sbp) + e.aun * l(years) * l(sbp),
    smoke === 1 ? e.s + e.as * l(years) : 0,
    dm === 1 ? e.d : 0,
  ]
  return { outputs: [1 - e.s0 ** Math.exp(sumOf(terms) - e.mean)], contributions }
}

const pceRow = (random: () => number): Row => {
  const pick = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const row = [pick(40, 79), pick(0, 1), pick(0, 1), pick(130, 320), pick(20, 100), pick(90, 200), pick(0, 1), pick(0, 1), pick(0, 1)]
  return random() < 0.1 ? withValues(row, { [pick(0, 8)]: NO }) : row
}

export const pce: Recipe = {
  manifest: scoreManifest({
    id: 'pce',
    title: 'Pooled Cohort Equations (legacy)',
    purpose:
      'Legacy comparison only: 10-year risk of a first atherosclerotic event by the 2013 equations, which overpredict; prefer PREVENT',
    source: {
      citation: 'Goff DC et al. 2013 ACC/AHA guideline on the assessment of cardiovascular risk. Circulation 2014;129(suppl 2):S49-S73',
      doi: '10.1161/01.cir.0000437741.48606.98',
      table: 'Appendix 7, table A',
    },
    licence: 'Published equations; the coefficients are facts',
    inputs: [
      age({ range: between(40, 79) }),
      sexInput,
      input({
        name: 'race',
        label: 'Group of the equation',
        kind: 'choice',
        rule: 'asked',
        choices: { white: 0, other: 0, black: 1, W: 0, B: 1 },
        ask: { code: 'pce-group', question: 'The 2013 equations differ by group: is the person Black, or White or other?' },
      }),
      input({
        ...lab,
        name: 'total_c',
        label: 'Total cholesterol',
        loinc: ['2093-3', '14647-2'],
        concept: 'total_cholesterol',
        unit: 'mg/dL',
        range: between(130, 320),
      }),
      input({
        ...lab,
        name: 'hdl_c',
        label: 'HDL cholesterol',
        loinc: ['2085-9', '14646-4'],
        concept: 'hdl',
        unit: 'mg/dL',
        range: between(20, 100),
      }),
      input({
        name: 'sbp',
        label: 'Systolic blood pressure',
        loinc: ['8480-6'],
        unit: 'mm[Hg]',
        range: between(90, 200),
        staleAfterHours: 2 * YEAR,
      }),
      input({ name: 'bp_tx', label: 'Blood pressure treatment', kind: 'boolean', rule: 'antihypertensive' }),
      input({ name: 'smoking', label: 'Current smoking', kind: 'boolean', loinc: ['72166-2'], rule: 'smoking', staleAfterHours: 5 * YEAR }),
      input({ name: 'dm', label: 'Diabetes', kind: 'boolean', rule: 'diabetes' }),
    ],
    applicability: {
      ageYears: { min: 40, max: 79 },
      pregnancy: 'excluded',
      excludes: 'known-cardiovascular-disease',
      notFor: ['known cardiovascular disease', 'deciding on treatment: prefer PREVENT'],
    },
    outputs: [output('ascvd_10y', 'First atherosclerotic event, 10 years', 'probability')],
    valueUnit: '%',
    effect: { kind: 'value', unit: 'not apportioned to the inputs' },
    bounded: false,
    calibration: { kind: 'none', note: 'The published equations as they stand; known to overpredict in people of today' },
    bands: [
      band('low', 'Below 5 %', 'none', 0, null),
      band('borderline', '5 to 7.4 %', 'low', 0.05, null),
      band('intermediate', '7.5 to 19.9 %', 'medium', 0.075, null),
      band('high', '20 % or more', 'high', 0.2, null),
    ],
  }),
  graph: pceGraph,
  reference: pceReference,
  randomRow: pceRow,
  goldenInputs: [0, 1].flatMap((sex) =>
    [0, 1].flatMap((race) => {
      const calm = withValues(P_CALM, { [P_SEX]: sex, [P_RACE]: race })
      return [
        calm,
        ...[P_TX, P_SMOKE, P_DM].flatMap((i) => walk(calm, i, [1])),
        withValues(calm, { [P_AGE]: 79, [P_SBP]: 200, [P_HDL]: 20 }),
      ]
    }),
  ),
  vectors: [
    {
      set: 'Worked examples of the guideline, all four equations',
      published: true,
      tolerance: 0.0011,
      vectors: [
        { x: P_CALM, output: 'ascvd_10y', expected: 0.021 },
        { x: withValues(P_CALM, { [P_RACE]: 1 }), output: 'ascvd_10y', expected: 0.03 },
        { x: withValues(P_CALM, { [P_SEX]: 1 }), output: 'ascvd_10y', expected: 0.053 },
        { x: withValues(P_CALM, { [P_SEX]: 1, [P_RACE]: 1 }), output: 'ascvd_10y', expected: 0.061 },
      ],
    },
    {
      set: 'The two examples of white people, by another implementation',
      published: false,
      tolerance: 1e-12,
      vectors: [
        { x: P_CALM, output: 'ascvd_10y', expected: 0.02055685440042998 },
        { x: withValues(P_CALM, { [P_SEX]: 1 }), output: 'ascvd_10y', expected: 0.053760494664398584 },
      ],
    },
  ],
  sources: ['Goff DC et al. Circulation 2014;129(suppl 2):S49-S73, doi:10.1161/01.cir.0000437741.48606.98, appendix 7'],
}
