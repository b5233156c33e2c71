/** WHO Child Growth Standards 2006 (weight, length or height, BMI, weight for length or height) and 2007 (head circumference): birth to 5 years. */
import { WHO_LIMITS } from '#app/growth/implausible.ts'
import { Graph, type Node } from '../graph.ts'
import type { Recipe } from '../recipe.ts'
import { ageUsed, beside, centile, firstOf, mix, noEffects, outside, packed, pick, restrictedZ, rowNumber, rowsAt } from './parts.ts'
import { LYING_ROWS, STANDING_ROWS, WHO_DAYS, whoDaily, whoWeightForLength } from './tables.ts'
import { WHO_MANIFEST } from './who-manifest.ts'
import { whoReference } from './who-reference.ts'
import { whoGoldenInputs, whoRandomRow } from './who-rows.ts'
import { WHO_VECTORS } from './who-vectors.ts'

const [AGE, SEX, WEIGHT, LENGTH, POSITION, HEAD, WEEKS] = [0, 1, 2, 3, 4, 5, 6] as const
const INPUTS = 7

/** Length below 731 days, height from then on; 0.7 cm apart. A standing height below 9 months counts as a length (WHO Anthro). */
function lengthForAge(g: Graph, age: Node, cm: Node, position: Node): Node {
  const infant = g.below(age, 731)
  const stood = g.and(g.atLeast(position, 0.5), g.atLeast(age, 9 * 30.4375))
  const lay = g.below(position, 0.5)
  return g.where(infant, g.where(stood, g.add(cm, 0.7), cm), g.where(lay, g.subtract(cm, 0.7), cm))
}

/** L, M, S by length from 45 to 110 cm; by height from 65 to 120 cm, where up to 109.3 cm the row is that of the length 0.7 cm longer. */
function weightForLength(g: Graph, age: Node, male: Node, cm: Node): Node {
  const { l, m, s } = whoWeightForLength()
  const table = packed(g, [l, m, s])
  const standing = g.atLeast(age, 731)
  const length = g.where(standing, g.add(cm, 0.7), cm)
  const byLength = g.op('LessOrEqual', [length, g.constant(110)])
  const place = g.where(byLength, g.multiply(g.subtract(length, 45), 2), g.add(g.multiply(g.subtract(cm, 109), 2), LYING_ROWS))
  const row = g.max(g.min(g.op('Floor', [place]), g.where(byLength, LYING_ROWS - 2, LYING_ROWS + STANDING_ROWS - 2)), 0)
  const index = rowNumber(g, g.add(row, g.multiply(male, LYING_ROWS + STANDING_ROWS)), 0, 2 * (LYING_ROWS + STANDING_ROWS) - 2)
  const next = g.op('Add', [index, g.integers(1)])
  const lms = mix(g, rowsAt(g, table, index), rowsAt(g, table, next), g.asColumn(g.subtract(place, row)))
  const within = g.or(g.and(standing, inside(g, cm, 65, 120)), g.and(g.not(standing), inside(g, cm, 45, 110)))
  return g.where(g.asColumn(within), lms, Number.NaN)
}

const inside = (g: Graph, value: Node, low: number, high: number): Node =>
  g.and(g.atLeast(value, low), g.op('LessOrEqual', [value, g.constant(high)]))

const BY_AGE = ['weight', 'length', 'bmi', 'head'] as const

/** Columns: L, then M, then S of weight, length, BMI and head circumference. */
function dailyTable(g: Graph): Node {
  const all = BY_AGE.map((indicator) => whoDaily(indicator))
  return packed(g, [...all.map(({ l }) => l), ...all.map(({ m }) => m), ...all.map(({ s }) => s)])
}

const LIMITS = [WHO_LIMITS.weight, WHO_LIMITS.length, WHO_LIMITS['weight-for-length'], WHO_LIMITS.bmi, WHO_LIMITS.head]
/** Of weight, length, weight for length, BMI, head: which is shown first. */
const ORDER = [2, 3, 0, 1, 4]

function graph(): Graph {
  const g = new Graph('growth-who', INPUTS)
  const sex = g.column(SEX)
  const age = ageUsed(g, g.column(AGE), g.column(WEEKS))
  const unknown = g.asColumn(g.or(g.isMissing(sex), g.isMissing(age)))
  const male = g.number(g.atLeast(sex, 0.5))
  const kg = g.column(WEIGHT)
  const cm = lengthForAge(g, age, g.column(LENGTH), g.column(POSITION))
  const metres = g.divide(cm, 100)
  const bmi = g.divide(kg, g.multiply(metres, metres))

  const daily = rowsAt(g, dailyTable(g), rowNumber(g, g.add(age, g.multiply(male, WHO_DAYS)), 0, 2 * WHO_DAYS - 1))
  const byLength = weightForLength(g, age, male, cm)
  const part = (place: number) => {
    const first = place * BY_AGE.length
    return beside(g, [pick(g, daily, [first, first + 1]), pick(g, byLength, [place]), pick(g, daily, [first + 2, first + 3])])
  }
  const values = g.columns([kg, cm, kg, bmi, g.column(HEAD)])
  const z = g.where(unknown, Number.NaN, restrictedZ(g, values, { l: part(0), m: part(1), s: part(2) }))
  const flags = outside(g, z, LIMITS)
  const first = firstOf(g, pick(g, z, ORDER))
  const places = g.add(g.multiply(pick(g, z, ORDER), 0), g.constant([1, 2, 3, 4, 5]))
  const pairs = pick(g, beside(g, [z, centile(g, z)]), [0, 5, 1, 6, 2, 7, 3, 8, 4, 9])
  const bits = g.op('MatMul', [flags, g.constant([1, 2, 4, 8, 16], [5, 1])])
  const outputs = [first(pick(g, z, ORDER)), first(places), first(pick(g, flags, ORDER)), pairs, g.columns([bmi, age]), bits]
  g.output('outputs', beside(g, outputs), 16)
  g.output('contributions', noEffects(g, INPUTS), INPUTS)
  return g
}

export const growthWho: Recipe = {
  manifest: WHO_MANIFEST,
  graph,
  reference: whoReference,
  randomRow: whoRandomRow,
  goldenInputs: whoGoldenInputs(),
  vectors: WHO_VECTORS,
  sources: [
    'WHO Child Growth Standards: methods and development. Geneva: WHO, 2006 (weight, length/height, weight-for-length, weight-for-height, BMI; chapter 7: z-scores beyond 3 SD)',
    'WHO Child Growth Standards: methods and development. Geneva: WHO, 2007 (head circumference)',
    'WHO Anthro survey analyser and R package anthro: flags, lying and standing, ages in days',
  ],
}
