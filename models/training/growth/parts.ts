/** Pieces the growth graphs are made of: table look-ups, LMS, the normal distribution. Doubles throughout. */
import type { Graph, Node } from '../graph.ts'

/** ONNX TensorProto.DataType.INT64. */
const INT64 = 7

export type Lms = Readonly<{ l: Node; m: Node; s: Node }>
export type Columns = Readonly<{ l: readonly number[]; m: readonly number[]; s: readonly number[] }>

/** Columns beside each other, row by row: a constant of [rows, columns]. */
export function packed(g: Graph, columns: readonly (readonly number[])[]): Node {
  const rows = columns[0]?.length ?? 0
  const values = Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] ?? Number.NaN)).flat()
  return g.constant(values, [rows, columns.length])
}

/** Rows of a packed table, [n, columns]. */
export const rowsAt = (g: Graph, table: Node, index: Node): Node => g.op('Gather', [table, index], { axis: 0 })

/** Some columns of a matrix. */
export const pick = (g: Graph, matrix: Node, columns: readonly number[]): Node => g.op('Gather', [matrix, g.integers(columns)], { axis: 1 })

export const beside = (g: Graph, list: readonly Node[]): Node => g.op('Concat', list, { axis: 1 })

/** A row number that always exists: NaN counts as row `low`. */
export function rowNumber(g: Graph, value: Node, low: number, high: number): Node {
  const known = g.where(g.isMissing(value), low, value)
  return g.op('Cast', [g.min(g.max(g.op('Floor', [known]), low), high)], { to: INT64 })
}

/** A straight line between two rows; `share` is [n, 1]. */
export const mix = (g: Graph, from: Node, to: Node, share: Node): Node => g.add(from, g.multiply(share, g.subtract(to, from)))

export const zOf = (g: Graph, value: Node, { l, m, s }: Lms): Node =>
  g.divide(g.subtract(g.power(g.divide(value, m), l), 1), g.multiply(l, s))

export const measureAt = (g: Graph, z: Node | number, { l, m, s }: Lms): Node =>
  g.multiply(m, g.power(g.add(g.multiply(l, s, z), 1), g.divide(1, l)))

/** WHO: beyond 3 SD in steps of the distance between 2 and 3 SD. */
export function restrictedZ(g: Graph, value: Node, lms: Lms): Node {
  const z = zOf(g, value, lms)
  const sd = (at: number) => measureAt(g, at, lms)
  const above = g.add(g.divide(g.subtract(value, sd(3)), g.subtract(sd(3), sd(2))), 3)
  const below = g.subtract(g.divide(g.subtract(value, sd(-3)), g.subtract(sd(-2), sd(-3))), 3)
  return g.where(g.below(3, z), above, g.where(g.below(z, -3), below, z))
}

/** Numerator and denominator of Hart's approximation (West G. Better approximations to cumulative normal functions. Wilmott 2005;9:70-6). */
const HART_TOP = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
]
const HART_BOTTOM = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
  440.413735824752,
]
const HART_UP_TO = 7.07106781186547
const SQRT_2PI = Math.sqrt(2 * Math.PI)
/** exp(-z²/2) is no number of its own beyond this. */
const FARTHEST = 37

/** Quotient of two polynomials, highest power first, both in one walk; the shorter one begins with zeros. */
function quotient(g: Graph, x: Node, top: readonly number[], bottom: readonly number[]): Node {
  const length = Math.max(top.length, bottom.length)
  const padded = (list: readonly number[]) => [...Array.from({ length: length - list.length }, () => 0), ...list]
  const [above, below] = [padded(top), padded(bottom)]
  const wide = g.op('Unsqueeze', [x, g.integers([-1])])
  const pairs = above.map((one, i) => g.constant([one, below[i] ?? 0]))
  const both = pairs.slice(1).reduce<Node>((sum, pair) => g.add(g.multiply(sum, wide), pair), pairs[0] ?? g.constant([0, 0]))
  const part = (which: number) => g.op('Gather', [both, g.integers(which)], { axis: -1 })
  return g.divide(part(0), part(1))
}

const near = (g: Graph, x: Node, bell: Node): Node => g.multiply(bell, quotient(g, x, HART_TOP, HART_BOTTOM))

/** Share above |z|. */
function tail(g: Graph, z: Node): Node {
  const x = g.min(g.op('Abs', [z]), FARTHEST)
  const bell = g.op('Exp', [g.divide(g.multiply(x, x), -2)])
  const fraction = [4, 3, 2, 1].reduce<Node>((sum, k) => g.add(x, g.divide(k, sum)), g.add(x, 0.65))
  const far = g.divide(bell, g.multiply(fraction, SQRT_2PI))
  return g.where(g.below(x, HART_UP_TO), near(g, x, bell), far)
}

/** Share above z, for z of 0 and more. */
export const above = tail

/** Beyond 7 the centile is 0 or 100 to the tenth decimal. */
export function centile(g: Graph, z: Node): Node {
  const x = g.min(g.op('Abs', [z]), 7)
  const beyond = near(g, x, g.op('Exp', [g.divide(g.multiply(x, x), -2)]))
  return g.multiply(g.where(g.below(z, 0), beyond, g.subtract(1, beyond)), 100)
}

/** Wichura MJ. Algorithm AS 241. Appl Stat 1988;37:477-84: PPND16, the two branches of the tail, highest power first. */
const TAIL = {
  top: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
    4.630337846156546, 1.4234371107496835,
  ],
  bottom: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
    2.053191626637759, 1,
  ],
}
const FAR_TAIL = {
  top: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
    5.463784911164114, 6.657904643501103,
  ],
  bottom: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
    0.599832206555888, 1,
  ],
}

/** The z with a share `p` (at most 0.05) above it. */
export function zAbove(g: Graph, p: Node): Node {
  const r = g.op('Sqrt', [g.multiply(g.op('Log', [p]), -1)])
  const nearer = quotient(g, g.subtract(r, 1.6), TAIL.top, TAIL.bottom)
  const farther = quotient(g, g.subtract(r, 5), FAR_TAIL.top, FAR_TAIL.bottom)
  return g.where(g.below(5, r), farther, nearer)
}

/** 1 where a column of z lies outside its limits, else 0. */
export function outside(g: Graph, z: Node, limits: readonly Readonly<{ low: number; high: number }>[]): Node {
  const low = g.below(z, g.constant(limits.map((one) => one.low)))
  const high = g.op('Greater', [z, g.constant(limits.map((one) => one.high))])
  return g.number(g.or(low, high))
}

/** For each row the first column of `matrix` that is there: the same column of any other matrix of its shape, [n, 1]. */
export function firstOf(g: Graph, matrix: Node): (other: Node) => Node {
  const there = g.where(g.isMissing(matrix), 0, 1)
  const place = g.op('ArgMax', [there], { axis: 1, keepdims: 1 })
  const none = g.isMissing(g.op('GatherElements', [matrix, place], { axis: 1 }))
  return (other) => g.where(none, Number.NaN, g.op('GatherElements', [other, place], { axis: 1 }))
}

/** No single input carries a z-score: effects are not given (NaN), and a missing input counts for nothing (0). */
export const noEffects = (g: Graph, inputs: number): Node =>
  g.where(g.isMissing(g.op('Identity', ['x'])), 0, g.constant(Array.from({ length: inputs }, () => Number.NaN)))

/** Chronological days less what a preterm birth takes off; whole days. */
export function ageUsed(g: Graph, days: Node, weeks: Node): Node {
  const whole = g.op('Floor', [g.add(days, 0.5)])
  const off = g.op('Floor', [g.add(g.multiply(g.subtract(40, weeks), 7), 0.5)])
  const corrected = g.and(g.below(weeks, 37), g.below(whole, 731))
  const used = g.where(corrected, g.subtract(whole, off), whole)
  return g.where(g.below(used, 0), Number.NaN, used)
}
