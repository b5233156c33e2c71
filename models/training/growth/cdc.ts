/**
 * CDC 2000 growth charts (Kuczmarski RJ et al. Vital Health Stat 11(246), 2002) with the extended BMI z-scores above the 95th centile
 * (Hales CM et al. Vital Health Stat 2(197), 2022). L, M, S at the half months, between them linearly, months of 30.4375 days.
 */
import { CDC_LIMITS } from '#app/growth/implausible.ts'
import { Graph, type Node } from '../graph.ts'
import type { Recipe } from '../recipe.ts'
import { CDC_MANIFEST } from './cdc-manifest.ts'
import { cdcReference } from './cdc-reference.ts'
import { cdcGoldenInputs, cdcRandomRow } from './cdc-rows.ts'
import { CDC_VECTORS } from './cdc-vectors.ts'
import {
  above,
  ageUsed,
  beside,
  centile,
  firstOf,
  type Lms,
  measureAt,
  mix,
  noEffects,
  outside,
  packed,
  pick,
  rowNumber,
  rowsAt,
  zAbove,
  zOf,
} from './parts.ts'
import { cdcTable, type Indicator } from './tables.ts'

const [AGE, SEX, WEIGHT, LENGTH, HEAD, WEEKS] = [0, 1, 2, 3, 4, 5] as const
const INPUTS = 6
const DAYS_A_MONTH = 30.4375
const CHILD_FROM_DAY = 731
const HEAD_LAST_DAY = 1095
const Z_OF_95 = 1.6448536269514722
/** The smallest share above that CDC's own program tells from none; its z is 8.21. */
const LEAST_SHARE = 2 ** -53

/** L, then M, then S of some indicators of one chart at that many months, between the two rows around it. */
function chart(g: Graph, names: readonly Indicator[], which: 'infant' | 'child', months: Node, male: Node): Node {
  const all = names.map((name) => cdcTable(name, which))
  const { rows, months: at } = all[0] ?? { rows: 0, months: [] }
  const table = packed(g, [at, ...all.map(({ l }) => l), ...all.map(({ m }) => m), ...all.map(({ s }) => s)])
  const place = g.op('Floor', [g.subtract(months, which === 'infant' ? -0.5 : 23.5)])
  const row = g.min(g.max(g.where(g.isMissing(place), 0, place), 0), rows - 2)
  const index = rowNumber(g, g.add(row, g.multiply(male, rows)), 0, 2 * rows - 2)
  const [from, to] = [rowsAt(g, table, index), rowsAt(g, table, g.op('Add', [index, g.integers(1)]))]
  const [start, end] = [pick(g, from, [0]), pick(g, to, [0])]
  const share = g.divide(g.subtract(g.asColumn(months), start), g.subtract(end, start))
  return pick(
    g,
    mix(g, from, to, share),
    Array.from({ length: 3 * names.length }, (_, i) => i + 1),
  )
}

/** Sign of the distance from the median, in halves of the distance to 2 SD. */
function modifiedZ(g: Graph, value: Node, lms: Lms): Node {
  const upper = g.divide(g.subtract(value, lms.m), g.subtract(measureAt(g, 2, lms), lms.m))
  const lower = g.divide(g.subtract(value, lms.m), g.subtract(lms.m, measureAt(g, -2, lms)))
  return g.multiply(g.where(g.below(value, lms.m), lower, upper), 2)
}

/** Width of the half-normal above the 95th centile, by sex and years. */
function sigma(g: Graph, male: Node, years: Node): Node {
  const square = g.multiply(years, years)
  const boys = g.add(g.multiply(years, 0.5196), g.multiply(square, -0.0091), 0.3728)
  const girls = g.add(g.multiply(years, 0.3712), g.multiply(square, -0.0011), 0.8334)
  return g.where(g.atLeast(male, 0.5), boys, girls)
}

/** @param bmi and the rest [n, 1] */
function bmiScores(g: Graph, bmi: Node, lms: Lms, male: Node, age: Node, z: Node) {
  const p95 = measureAt(g, Z_OF_95, lms)
  const far = g.divide(g.subtract(bmi, p95), sigma(g, male, g.divide(age, DAYS_A_MONTH * 12)))
  const share = g.divide(above(g, g.max(far, 0)), 10)
  const extended = zAbove(g, g.max(share, LEAST_SHARE))
  const beyond = g.below(p95, bmi)
  return {
    beyond,
    z: g.where(beyond, extended, z),
    centile: g.subtract(100, g.multiply(share, 100)),
    ofP95: g.divide(g.multiply(bmi, 100), p95),
  }
}

/** L, M and S of weight, length, BMI and head circumference, each [n, 4]; none where there is no chart. */
function tablesAt(g: Graph, age: Node, male: Node): Lms {
  const months = g.divide(age, DAYS_A_MONTH)
  const child = g.asColumn(g.atLeast(age, CHILD_FROM_DAY))
  const infant = chart(g, ['weight', 'length'], 'infant', months, male)
  const older = chart(g, ['weight', 'length', 'bmi'], 'child', months, male)
  const small = g.asColumn(g.op('LessOrEqual', [age, g.constant(HEAD_LAST_DAY)]))
  const head = g.where(small, chart(g, ['head'], 'infant', months, male), Number.NaN)
  const part = (place: number) =>
    beside(g, [
      g.where(child, pick(g, older, [place * 3, place * 3 + 1]), pick(g, infant, [place * 2, place * 2 + 1])),
      g.where(child, pick(g, older, [place * 3 + 2]), Number.NaN),
      pick(g, head, [place]),
    ])
  return { l: part(0), m: part(1), s: part(2) }
}

const ofBmi = (g: Graph, { l, m, s }: Lms): Lms => ({ l: pick(g, l, [2]), m: pick(g, m, [2]), s: pick(g, s, [2]) })

const NO_LIMIT = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
const LIMITS = [CDC_LIMITS.weight, CDC_LIMITS.length, CDC_LIMITS.bmi, NO_LIMIT]
/** Of weight, length, BMI, head: which is shown first. */
const ORDER = [2, 0, 1, 3]

function graph(): Graph {
  const g = new Graph('growth-cdc', INPUTS)
  const sex = g.column(SEX)
  const age = ageUsed(g, g.column(AGE), g.column(WEEKS))
  const unknown = g.asColumn(g.or(g.isMissing(sex), g.isMissing(age)))
  const male = g.number(g.atLeast(sex, 0.5))
  const [kg, cm] = [g.column(WEIGHT), g.column(LENGTH)]
  const metres = g.divide(cm, 100)
  const bmi = g.divide(kg, g.multiply(metres, metres))
  const lms = tablesAt(g, age, male)
  const values = g.where(unknown, Number.NaN, g.columns([kg, cm, bmi, g.column(HEAD)]))
  const plain = zOf(g, values, lms)
  const body = bmiScores(g, pick(g, values, [2]), ofBmi(g, lms), g.asColumn(male), g.asColumn(age), pick(g, plain, [2]))
  const z = beside(g, [pick(g, plain, [0, 1]), body.z, pick(g, plain, [3])])
  const usual = centile(g, plain)
  const centiles = beside(g, [pick(g, usual, [0, 1]), g.where(body.beyond, body.centile, pick(g, usual, [2])), pick(g, usual, [3])])
  const flags = outside(g, modifiedZ(g, values, lms), LIMITS)
  const ordered = pick(g, centiles, ORDER)
  const first = firstOf(g, ordered)
  const places = g.add(g.multiply(ordered, 0), g.constant([1, 2, 3, 4]))
  const pairs = pick(g, beside(g, [z, centiles, body.ofP95]), [0, 4, 1, 5, 2, 6, 8, 3, 7])
  const bits = g.op('MatMul', [flags, g.constant([1, 2, 8, 0], [4, 1])])
  const outputs = [first(ordered), first(places), first(pick(g, flags, ORDER)), pairs, g.columns([bmi, age]), bits]
  g.output('outputs', beside(g, outputs), 15)
  g.output('contributions', noEffects(g, INPUTS), INPUTS)
  return g
}

export const growthCdc: Recipe = {
  manifest: CDC_MANIFEST,
  graph,
  reference: cdcReference,
  randomRow: cdcRandomRow,
  goldenInputs: cdcGoldenInputs(),
  vectors: CDC_VECTORS,
  sources: [
    'Kuczmarski RJ et al. 2000 CDC growth charts for the United States: methods and development. Vital Health Stat 11(246), 2002: L, M, S data files',
    'Hales CM et al. Alternative BMI metrics and extended BMI-for-age percentiles and z-scores. Vital Health Stat 2(197), 2022: sigma by age and sex',
    'CDC growth chart SAS program: modified z-scores and limits of implausible values',
  ],
}
