/**
 * The graph of a forest, and the same written without it.
 *
 * Each question of a tree moves the log odds from what they were before it to what they are after it (the mean of the training stays that
 * came to that point); the move is credited to the input that was asked. Calibration bends the log odds: it stretches all credits of a
 * patient alike, by its mean slope between the average patient and this one, and the hour is credited with what it does to the average
 * patient. The credits and a constant add up to the log odds exactly.
 */
import { Graph, type Node, type Tree } from '../graph.ts'
import type { Reference, Row } from '../recipe.ts'
import { type Artefact, type Lines, type Nested, UNIT } from './artefact.ts'

const single = Math.fround
/** Below every threshold. */
const LOWEST = -1e30

const worthOf = (node: Nested): number => (typeof node === 'number' ? node : node[3])

/** A search over sorted thresholds of one column; `leaves` are below, between and above them. */
function search(column: number, cuts: readonly number[], leaves: readonly Tree[]): Tree {
  const middle = cuts.length >> 1
  const below = cuts[middle]
  const [only] = leaves
  if (!only) throw new Error('a tree without leaves')
  if (below === undefined) return only
  return {
    column,
    below: single(below),
    yes: search(column, cuts.slice(0, middle), leaves.slice(0, middle + 1)),
    no: search(column, cuts.slice(middle + 1), leaves.slice(middle + 1)),
  }
}

type Moves = ReadonlyMap<number, number>

/**
 * A tree whose leaves hold what each question on the way moved, by the input that was asked. The second half of the columns repeats the
 * first with the missing values below every threshold: a tree asks there where its missing values go below. A column's moves are counted
 * for the target it names, its own place unless told otherwise.
 */
export function moves(
  node: Nested | undefined,
  width: number,
  targetOf: (column: number) => number = (column) => column,
  so: Moves = new Map(),
): Tree {
  if (node === undefined || typeof node === 'number') return leafOf(so)
  const [at, cut, missingBelow, before, below, rest] = node
  const target = targetOf(at)
  const child = (after: Nested) => moves(after, width, targetOf, new Map(so).set(target, (so.get(target) ?? 0) + worthOf(after) - before))
  return { column: missingBelow ? at + width : at, below: single(cut), yes: child(below), no: child(rest) }
}

/** A leaf must name a target: where nothing was asked, the first moves by nothing. */
const leafOf = (so: Moves): Tree => ({ leaves: so.size === 0 ? [[0, 0]] : [...so].map(([target, whole]) => [target, whole * UNIT]) })

/** Tree k of every span becomes one tree, which begins with the hour. */
function* joined({ forests, starts, inputs }: Artefact, hourColumn: number): Generator<Tree> {
  const most = Math.max(...forests.map((trees) => trees.length))
  for (let k = 0; k < most; k++)
    yield search(
      hourColumn,
      starts.slice(1),
      forests.map((trees) => moves(trees[k], inputs.length)),
    )
}

function interval(g: Graph, logit: Node, { interval: { cuts, low, high } }: Artefact): [Node, Node] {
  const ends = [low, high].map((list, target) =>
    search(
      0,
      cuts,
      list.map((leaf): Tree => ({ target, leaf: single(leaf) })),
    ),
  )
  const range = g.trees(logit, ends, 2)
  return [g.op('Gather', [range, g.integers([0])], { axis: 1 }), g.op('Gather', [range, g.integers([1])], { axis: 1 })]
}

/** Nearer than this the mean slope is taken in the middle: the difference of two nearly equal numbers would be noise. */
const NEAR = 1e-4

type Curve = readonly [below: Node, above: Node, shift: Node]

/** Weights and shift of one calibration at the hour, [rows] each. */
function curveAt(g: Graph, hour: Node, lines: Lines): Curve {
  const from = lines.slice(1).map(([first = Number.NaN]) => first)
  const part = (at: number) => {
    const [start = Number.NaN, ...rest] = lines.map((line) => line[at] ?? Number.NaN)
    return g.steps(hour, start, from, rest)
  }
  const line = (at: number) => g.add(part(at), g.multiply(part(at + 1), hour))
  return [line(1), line(3), line(5)]
}

/** How many of the inputs are missing, [rows]. */
function missingOf(g: Graph, names: readonly string[], inputs: readonly string[]): Node {
  const asked = g.op('Gather', ['x', g.integers(names.map((name) => inputs.indexOf(name)))], { axis: 1 })
  return g.op('ReduceSum', [g.number(g.isMissing(asked)), g.integers([1])], { keepdims: 0 })
}

/** The calibration of those with the usual laboratory values, or of those with few. */
function curveOf(g: Graph, hour: Node, { routine, enough, inputs, calibration: { usual, few } }: Artefact): Curve {
  const isUsual = g.op('LessOrEqual', [missingOf(g, routine, inputs), g.constant(routine.length - enough)])
  const [below, above, shift] = curveAt(g, hour, usual)
  const [below0, above0, shift0] = curveAt(g, hour, few)
  return [g.where(isUsual, below, below0), g.where(isUsual, above, above0), g.where(isUsual, shift, shift0)]
}

const sigmoid = (g: Graph, x: Node): Node => g.op('Sigmoid', [x])
/** log(1 + e^x) */
const softplus = (g: Graph, x: Node): Node => g.multiply(g.op('Log', [sigmoid(g, g.multiply(x, -1))]), -1)

/** Of the calibrated log odds, [rows] each: at the average patient, and the mean slope from there to the patient at `moved`. */
function bent(g: Graph, [below, above, shift]: Curve, start: Node, moved: Node): [at: Node, slope: Node] {
  const end = g.add(start, moved)
  const bend = g.subtract(above, below)
  const near = g.below(g.op('Abs', [moved]), NEAR)
  const risen = g.divide(g.subtract(softplus(g, end), softplus(g, start)), g.where(near, 1, moved))
  const mean = g.where(near, sigmoid(g, g.add(start, g.multiply(moved, 0.5))), risen)
  return [g.add(shift, g.multiply(below, start), g.multiply(bend, softplus(g, start))), g.add(below, g.multiply(bend, mean))]
}

export function forestGraph(id: string, artefact: Artefact): Graph {
  const { inputs, starts, offsets, intercept } = artefact
  const g = new Graph(id, inputs.length)
  const hourColumn = inputs.indexOf('hours')
  const hour = g.column(hourColumn)
  const asked = g.op('Concat', ['x', g.where(g.isMissing('x'), LOWEST, 'x')], { axis: 1 })
  const raw = g.trees(asked, [...joined(artefact, hourColumn)], inputs.length)
  const [first = Number.NaN, ...rest] = offsets.map((offset) => offset * UNIT)
  const start = g.steps(hour, first, starts.slice(1), rest)
  const [at, slope] = bent(g, curveOf(g, hour, artefact), start, g.op('ReduceSum', [raw, g.integers([1])], { keepdims: 0 }))
  const onHour = g.constant(
    inputs.map((_, i) => (i === hourColumn ? 1 : 0)),
    [1, inputs.length],
  )
  const contributions = g.add(g.multiply(raw, g.asColumn(slope)), g.multiply(g.asColumn(g.subtract(at, intercept)), onHour))
  const logit = g.add(g.op('ReduceSum', [contributions, g.integers([1])], { keepdims: 1 }), intercept)
  const value = sigmoid(g, logit)
  const [low, high] = interval(g, logit, artefact)
  g.output('outputs', g.op('Concat', [value, g.min(value, low), g.max(value, high)], { axis: 1 }), 3)
  g.output('contributions', contributions, inputs.length)
  return g
}

const stepOf = (x: number, cuts: readonly number[]): number => cuts.filter((cut) => x >= single(cut)).length

/** log(1 + e^x) */
const soft = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

/** The calibrated log odds at an hour, of the log odds that trees gave, and their slope there. */
function calibrated(lines: Lines, hour: number): Readonly<Record<'value' | 'slope', (raw: number) => number>> {
  const line = lines.findLast(([from = Number.NaN]) => hour >= from)
  if (!line) throw new Error(`no calibration at hour ${hour}`)
  const at = (i: number) => (line[i] ?? Number.NaN) + (line[i + 1] ?? Number.NaN) * hour
  return {
    value: (raw) => at(5) - at(1) * soft(-raw) + at(3) * soft(raw),
    slope: (raw) => at(1) / (1 + Math.exp(raw)) + at(3) / (1 + Math.exp(-raw)),
  }
}

/** Walks each tree of the span in whole units. The hour must be known. */
export const forestReference = (artefact: Artefact): Reference => {
  const { inputs, routine, enough, starts, offsets, forests, calibration, intercept, interval: spans } = artefact
  const hourAt = inputs.indexOf('hours')
  const routineAt = routine.map((name) => inputs.indexOf(name))
  return (row: Row) => {
    const hour = row[hourAt] ?? Number.NaN
    const span = stepOf(hour, starts) - 1
    const whole = inputs.map(() => 0)
    let log = 0
    for (let node of forests[span] ?? []) {
      while (typeof node !== 'number') {
        const [at, cut, missingBelow, before, below, rest]: Exclude<Nested, number> = node
        const x = row[at] ?? Number.NaN
        node = (Number.isNaN(x) ? missingBelow === 1 : x < single(cut)) ? below : rest
        whole[at] = (whole[at] ?? 0) + worthOf(node) - before
      }
      log += node
    }
    const known = routineAt.filter((i) => !Number.isNaN(row[i] ?? Number.NaN)).length
    const curve = calibrated(known < enough ? calibration.few : calibration.usual, hour)
    const start = (offsets[span] ?? Number.NaN) * UNIT
    const moved = log * UNIT
    const logit = curve.value(start + moved)
    const value = 1 / (1 + Math.exp(-logit))
    const place = stepOf(logit, spans.cuts)
    const [low = Number.NaN, high = Number.NaN] = [spans.low[place], spans.high[place]].map((one) => single(one ?? Number.NaN))
    const average = curve.value(start)
    const stretch = Math.abs(moved) < NEAR ? curve.slope(start + moved / 2) : (logit - average) / moved
    const contributions = whole.map((one, i) => stretch * one * UNIT + (i === hourAt ? average - intercept : 0))
    return { outputs: [value, Math.min(value, low), Math.max(value, high)], contributions }
  }
}
