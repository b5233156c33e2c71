/** The graph of the additive model, and the same sum written without it. */
import { Graph, type Tree } from '../graph.ts'
import type { Reference, Row } from '../recipe.ts'
import type { Learned, LearnedInput } from './learned.ts'

/** Trees hold single precision. */
const single = Math.fround

/** A balanced tree over sorted thresholds; `leaves` are below, between and from them on. @throws without a leaf */
function search(column: number, cuts: readonly number[], leaves: readonly Tree[]): Tree {
  const middle = cuts.length >> 1
  const [below, only] = [cuts[middle], leaves[0]]
  if (!only) throw new Error('a tree without leaves')
  if (below === undefined) return only
  return {
    column,
    below: single(below),
    yes: search(column, cuts.slice(0, middle), leaves.slice(0, middle + 1)),
    no: search(column, cuts.slice(middle + 1), leaves.slice(middle + 1)),
  }
}

const leaves = (values: readonly number[], target: number): Tree[] => values.map((value) => ({ target, leaf: single(value) }))

/** Every number is below infinity, a missing value is not: the first question tells them apart. */
const inputTree = ({ cuts, values, missing }: LearnedInput, target: number): Tree => ({
  column: target,
  below: Number.POSITIVE_INFINITY,
  yes: search(target, cuts, leaves(values, target)),
  no: { target, leaf: single(missing) },
})

export function additiveGraph(id: string, { inputs, intercept, interval }: Learned): Graph {
  const g = new Graph(id, inputs.length)
  const contributions = g.trees('x', inputs.map(inputTree), inputs.length)
  const logOdds = g.add(g.op('ReduceSum', [contributions, g.integers([1])], { keepdims: 1 }), intercept)
  const risk = g.op('Sigmoid', [logOdds])
  const ends = [interval.low, interval.high].map((list, target) => search(0, interval.cuts, leaves(list, target)))
  const range = g.trees(logOdds, ends, 2)
  const end = (i: number) => g.op('Gather', [range, g.integers([i])], { axis: 1 })
  g.output('outputs', g.op('Concat', [risk, g.min(risk, end(0)), g.max(risk, end(1))], { axis: 1 }), 3)
  g.output('contributions', contributions, inputs.length)
  return g
}

const step = (x: number, cuts: readonly number[]): number => cuts.filter((cut) => x >= single(cut)).length

/** Step by step through the lists, no tree. */
export const additiveReference =
  ({ inputs, intercept, interval }: Learned): Reference =>
  (row: Row) => {
    const contributions = inputs.map(({ cuts, values, missing }, i) => {
      const x = row[i] ?? Number.NaN
      return single(Number.isNaN(x) ? missing : (values[step(x, cuts)] ?? Number.NaN))
    })
    const logOdds = contributions.reduce((sum, one) => sum + one, intercept)
    const risk = 1 / (1 + Math.exp(-logOdds))
    const at = step(logOdds, interval.cuts)
    const end = (list: readonly number[]) => single(list[at] ?? Number.NaN)
    return { outputs: [risk, Math.min(risk, end(interval.low)), Math.max(risk, end(interval.high))], contributions }
  }
