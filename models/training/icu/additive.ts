/** The graph of an additive model, and the same sum written without it. */
import { Graph, type Tree } from '../graph.ts'
import type { Reference, Row } from '../recipe.ts'
import type { Artefact, LearnedInput } from './artefact.ts'

const single = Math.fround

/** A balanced tree over sorted thresholds; `leaves` are below, between and above them. */
function search(column: number, cuts: readonly number[], leaves: readonly Tree[]): Tree {
  const middle = cuts.length >> 1
  const below = cuts[middle]
  const only = leaves[0]
  if (below === undefined || cuts.length === 0) {
    if (!only) throw new Error('a tree without leaves')
    return only
  }
  return {
    column,
    below: single(below),
    yes: search(column, cuts.slice(0, middle), leaves.slice(0, middle + 1)),
    no: search(column, cuts.slice(middle + 1), leaves.slice(middle + 1)),
  }
}

/** Every number is below infinity, a missing value is not: the first question tells them apart. */
function inputTree({ cuts, values, missing }: LearnedInput, target: number, hours: readonly number[], hourColumn: number): Tree {
  const leaf = (value: number | undefined): Tree => ({ target, leaf: single(value ?? 0) })
  const spans = values.map((row, span): Tree => {
    if (cuts.length === 0) return leaf(row[0])
    return { column: target, below: Number.POSITIVE_INFINITY, yes: search(target, cuts, row.map(leaf)), no: leaf(missing[span]) }
  })
  return search(hourColumn, hours, spans)
}

export function additiveGraph(id: string, { inputs, hours, intercept, interval }: Artefact): Graph {
  const g = new Graph(id, inputs.length)
  const hourColumn = inputs.findIndex(({ name }) => name === 'hours')
  const contributions = g.trees(
    'x',
    inputs.map((input, target) => inputTree(input, target, hours, hourColumn)),
    inputs.length,
  )
  const logit = g.add(g.op('ReduceSum', [contributions, g.integers([1])], { keepdims: 1 }), intercept)
  const value = g.op('Sigmoid', [logit])
  const ends = [interval.low, interval.high].map((list, target) =>
    search(
      0,
      interval.cuts,
      list.map((leaf): Tree => ({ target, leaf: single(leaf) })),
    ),
  )
  const range = g.trees(logit, ends, 2)
  const [low, high] = [0, 1].map((i) => g.op('Gather', [range, g.integers([i])], { axis: 1 })) as [string, string]
  g.output('outputs', g.op('Concat', [value, g.min(value, low), g.max(value, high)], { axis: 1 }), 3)
  g.output('contributions', contributions, inputs.length)
  return g
}

const stepOf = (x: number, cuts: readonly number[]): number => cuts.filter((cut) => x >= single(cut)).length

/** Step by step through the lists, no tree. */
export const additiveReference = ({ inputs, hours, intercept, interval }: Artefact): Reference => {
  const hourAt = inputs.findIndex(({ name }) => name === 'hours')
  return (row: Row) => {
    const hour = row[hourAt] ?? Number.NaN
    // A missing hour is not below any threshold.
    const span = Number.isNaN(hour) ? hours.length : stepOf(hour, hours)
    const contributions = inputs.map(({ cuts, values, missing }, i) => {
      const x = row[i] ?? Number.NaN
      const value = Number.isNaN(x) && cuts.length > 0 ? missing[span] : values[span]?.[stepOf(x, cuts)]
      return single(value ?? 0)
    })
    const logit = contributions.reduce((sum, one) => sum + one, intercept)
    const value = 1 / (1 + Math.exp(-logit))
    const at = stepOf(logit, interval.cuts)
    const [low, high] = [interval.low[at], interval.high[at]].map((one) => single(one ?? Number.NaN)) as [number, number]
    return { outputs: [value, Math.min(value, low), Math.max(value, high)], contributions }
  }
}
