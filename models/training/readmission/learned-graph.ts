/**
 * The graph of readmission-30d, and the same written another way.
 *
 * A condition c is 1 where its input is within [low, high), else 0; where the input is missing it is the share p of people with c = 1.
 * log odds = intercept + sum of a c + sum of b c c'. Against the average person, an input's part is the sum over its conditions of
 * (c - p) (a + half the sum over partners of b (c' + p')): the Shapley value of a sum of products, exact when inputs are independent.
 */
import { Graph, type Node } from '../graph.ts'
import type { Reference, Row } from '../recipe.ts'
import type { Learned } from './learned.ts'

const NEVER = 1e300

/** Symmetric matrix of half the pair weights. */
function halves({ conditions, pairs }: Learned): number[] {
  const size = conditions.length
  const table = new Array<number>(size * size).fill(0)
  for (const [k = 0, l = 0, weight = 0] of pairs) {
    table[k * size + l] = (table[k * size + l] ?? 0) + weight / 2
    table[l * size + k] = (table[l * size + k] ?? 0) + weight / 2
  }
  return table
}

/** Log odds of the average person: every condition at its share. */
function average({ conditions, pairs, intercept }: Learned): number {
  const share = (k: number) => conditions[k]?.share ?? 0
  const single = conditions.reduce((sum, { weight, share: p }) => sum + weight * p, 0)
  return pairs.reduce((sum, [k = 0, l = 0, weight = 0]) => sum + weight * share(k) * share(l), intercept + single)
}

export function learnedGraph(id: string, model: Learned): Graph {
  const { conditions, features, ownMissing, interval } = model
  const g = new Graph(id, features.length)
  const owner = conditions.map(({ input }) => features.indexOf(input))
  const shares = g.constant(conditions.map(({ share }) => share))
  const own = g.constant(features.map((name) => (ownMissing.includes(name) ? 0 : Number.NaN)))
  const values = g.where(g.isMissing('x'), own, 'x')
  const spread = g.op('Gather', [values, g.integers(owner)], { axis: 1 })
  const within = g.and(
    g.op('GreaterOrEqual', [spread, g.constant(conditions.map(({ low }) => low))]),
    g.below(spread, g.constant(conditions.map(({ high }) => high ?? NEVER))),
  )
  const held = g.where(g.isMissing(spread), shares, g.number(within))
  const partners = g.op('MatMul', [g.add(held, shares), g.constant(halves(model), [conditions.length, conditions.length])])
  const parts = g.multiply(g.subtract(held, shares), g.add(partners, g.constant(conditions.map(({ weight }) => weight))))
  const owners = conditions.flatMap(({ input }) => features.map((name) => (name === input ? 1 : 0)))
  const contributions = g.op('MatMul', [parts, g.constant(owners, [conditions.length, features.length])])
  const logOdds = g.add(g.op('ReduceSum', [contributions, g.integers([1])], { keepdims: 0 }), average(model))
  const risk = g.op('Sigmoid', [logOdds])
  const end = (list: readonly number[]): Node => g.steps(risk, list[0] ?? 0, interval.from, list.slice(1))
  g.output('outputs', g.columns([risk, g.min(risk, end(interval.low)), g.max(risk, end(interval.high))]), 3)
  g.output('contributions', contributions, features.length)
  return g
}

/** What the first adds to a product of two: the mean of its worth with the other at average and with the other known. */
const firstOf = (s: number, p: number, s2: number, p2: number): number => ((s - p) * p2 + (s - p) * s2) / 2

/** Row by row from the sum of products itself; parts by walking the products. */
export function learnedReference(model: Learned): Reference {
  const { conditions, features, ownMissing, pairs, interval, intercept } = model
  const owner = conditions.map(({ input }) => features.indexOf(input))
  const own = conditions.map(({ input }) => ownMissing.includes(input))
  const shares = conditions.map(({ share }) => share)
  return (row: Row) => {
    const state = conditions.map(({ low, high, share }, k) => {
      const given = row[owner[k] ?? 0] ?? Number.NaN
      const x = Number.isNaN(given) && own[k] ? 0 : given
      return Number.isNaN(x) ? share : Number(x >= low && (high === null || x < high))
    })
    const parts = features.map(() => 0)
    const count = (k: number, worth: number) => {
      parts[owner[k] ?? 0] = (parts[owner[k] ?? 0] ?? 0) + worth
    }
    const s = (k: number) => state[k] ?? 0
    const p = (k: number) => shares[k] ?? 0
    let logOdds = intercept
    for (const [k, { weight, share }] of conditions.entries()) {
      logOdds += weight * s(k)
      count(k, weight * (s(k) - share))
    }
    for (const [k = 0, l = 0, weight = 0] of pairs) {
      logOdds += weight * s(k) * s(l)
      count(k, weight * firstOf(s(k), p(k), s(l), p(l)))
      count(l, weight * firstOf(s(l), p(l), s(k), p(k)))
    }
    const risk = 1 / (1 + Math.exp(-logOdds))
    const bin = interval.from.filter((from) => risk >= from).length
    const [low, high] = [interval.low[bin] ?? 0, interval.high[bin] ?? 1]
    return { outputs: [risk, Math.min(risk, low), Math.max(risk, high)], contributions: parts }
  }
}
