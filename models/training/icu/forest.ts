/**
 * The graph of a forest, and the same written without it.
 *
 * Each question of a tree moves the log odds from what they were before it to what they are after it (the mean of the training stays that
 * came to that point); the move is credited to the input that was asked. The credits and a constant add up to the log odds exactly.
 */
import { Graph, type Node, type Tree } from '../graph.ts'
import type { Reference, Row } from '../recipe.ts'
import { type Artefact, type Nested, UNIT } from './artefact.ts'

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
 * first with the missing values below every threshold: a tree asks there where its missing values go below.
 */
function moves(node: Nested | undefined, width: number, so: Moves = new Map()): Tree {
  if (node === undefined || typeof node === 'number') return leafOf(so)
  const [at, cut, missingBelow, before, below, rest] = node
  const child = (after: Nested) => moves(after, width, new Map(so).set(at, (so.get(at) ?? 0) + worthOf(after) - before))
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

export function forestGraph(id: string, artefact: Artefact): Graph {
  const { inputs, starts, offsets, intercept } = artefact
  const g = new Graph(id, inputs.length)
  const hourColumn = inputs.indexOf('hours')
  const ofSpan = search(
    hourColumn,
    starts.slice(1),
    offsets.map((offset): Tree => ({ target: hourColumn, leaf: offset * UNIT })),
  )
  const asked = g.op('Concat', ['x', g.where(g.isMissing('x'), LOWEST, 'x')], { axis: 1 })
  const contributions = g.trees(asked, [ofSpan, ...joined(artefact, hourColumn)], inputs.length)
  const logit = g.add(g.op('ReduceSum', [contributions, g.integers([1])], { keepdims: 1 }), intercept)
  const value = g.op('Sigmoid', [logit])
  const [low, high] = interval(g, logit, artefact)
  g.output('outputs', g.op('Concat', [value, g.min(value, low), g.max(value, high)], { axis: 1 }), 3)
  g.output('contributions', contributions, inputs.length)
  return g
}

const stepOf = (x: number, cuts: readonly number[]): number => cuts.filter((cut) => x >= single(cut)).length

/** Walks each tree of the span in whole units; a missing hour is of the last span. */
export const forestReference = ({ inputs, starts, offsets, forests, intercept, interval: spans }: Artefact): Reference => {
  const hourAt = inputs.indexOf('hours')
  return (row: Row) => {
    const hour = row[hourAt] ?? Number.NaN
    const span = Number.isNaN(hour) ? starts.length - 1 : stepOf(hour, starts) - 1
    const whole = inputs.map((_, i) => (i === hourAt ? (offsets[span] ?? 0) : 0))
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
    const logit = intercept + (log + (offsets[span] ?? 0)) * UNIT
    const value = 1 / (1 + Math.exp(-logit))
    const place = stepOf(logit, spans.cuts)
    const [low = Number.NaN, high = Number.NaN] = [spans.low[place], spans.high[place]].map((one) => single(one ?? Number.NaN))
    return { outputs: [value, Math.min(value, low), Math.max(value, high)], contributions: whole.map((one) => one * UNIT) }
  }
}
