/**
 * The graph of readmission-30d, and the same written another way.
 *
 * Each question of a tree moves the log odds from their mean before it to their mean after it (over the training rows that came to that
 * point). The move is credited to the input that was asked; where the question was about several inputs together (derived.ts), it is shared
 * among them. A missing value goes where the rows that were learned with missing inputs say. Credits and intercept add up to the log odds.
 */
import { Graph, type Node } from '../graph.ts'
import { type Nested, UNIT } from '../icu/artefact.ts'
import { moves } from '../icu/forest.ts'
import type { Reference, Row } from '../recipe.ts'
import { anyOf, type Kind, type Made, made, plainly, shared } from './derived.ts'
import type { Column, Learned } from './learned.ts'

/** Below every threshold. */
const LOWEST = -1e30

const isPlain = (column: Column): column is Extract<Column, readonly ['value' | 'within', ...unknown[]]> =>
  column[0] === 'value' || column[0] === 'within'
const isKind = (kind: Column[0]): kind is Kind => kind !== 'value' && kind !== 'within' && kind !== 'any'

type Block = Readonly<{ column: Node; places: readonly number[]; made: Made | null }>

/** The columns of one kind side by side, and where each stands in the list the trees know. */
function blocks(g: Graph, { columns, features, ownMissing }: Learned): readonly Block[] {
  const own = g.constant(features.map((name) => (ownMissing.includes(name) ? 0 : Number.NaN)))
  const values = g.where(g.isMissing('x'), own, 'x')
  const take = (names: readonly string[]) => g.op('Gather', [values, g.integers(names.map((name) => features.indexOf(name)))], { axis: 1 })
  const placed = <C extends Column>(is: (column: Column) => column is C) =>
    columns.flatMap((column, place) => (is(column) ? [{ column, place }] : []))
  const plain = placed((column): column is Extract<Column, readonly ['value', string]> => column[0] === 'value')
  const within = placed((column): column is Extract<Column, readonly ['within', ...unknown[]]> => column[0] === 'within')
  const any = placed((column): column is Extract<Column, readonly ['any', number]> => column[0] === 'any')
  const spread = take(within.map(({ column: [, name] }) => name))
  const inside = g.and(
    g.atLeast(spread, g.constant(within.map(({ column }) => column[2]))),
    g.below(spread, g.constant(within.map(({ column }) => column[3]))),
  )
  const groups = anyOf(
    g,
    any.map(({ column }) => column[1]),
    take,
  )
  return [
    { column: take(plain.map(({ column }) => column[1])), places: plain.map(({ place }) => place), made: null },
    { column: g.where(g.isMissing(spread), Number.NaN, g.number(inside)), places: within.map(({ place }) => place), made: null },
    { column: groups.column, places: any.map(({ place }) => place), made: groups },
    ...columns.flatMap(([kind], place): Block[] => {
      if (!isKind(kind)) return []
      const one = made(g, kind, take)
      return [{ column: one.column, places: [place], made: one }]
    }),
  ]
}

/** Where a column's moves are counted: with its input, or after the inputs where it is made of several. */
function targetsOf({ columns, features }: Learned): readonly number[] {
  const several = columns.filter((column) => !isPlain(column))
  return columns.map((column) => (isPlain(column) ? features.indexOf(column[1]) : features.length + several.indexOf(column)))
}

/** Credits of every input, [rows, features]. */
function credits(g: Graph, { features }: Learned, parts: readonly Block[], raw: Node, targets: readonly number[]): Node {
  const gather = (which: readonly number[]) => g.op('Gather', [raw, g.integers(which)], { axis: 1 })
  const several = parts.flatMap(({ made: one, places }) =>
    one ? [{ one, moved: gather(places.map((place) => targets[place] ?? 0)) }] : [],
  )
  const each = several.map(({ one, moved }) => shared(g, one, moved))
  const owners = several.flatMap(({ one: { inputs } }) => inputs).map((input) => features.map((name) => Number(name === input)))
  const spread = g.op('MatMul', [g.op('Concat', each, { axis: 1 }), g.constant(owners.flat(), [owners.length, features.length])])
  return g.add(gather(features.map((_, i) => i)), spread)
}

export function learnedGraph(id: string, model: Learned): Graph {
  const { features, columns, trees, interval, intercept } = model
  const g = new Graph(id, features.length)
  const parts = blocks(g, model)
  const order = parts.flatMap(({ places }) => places)
  const side = g.op(
    'Concat',
    parts.map(({ column }) => column),
    { axis: 1 },
  )
  const known = g.op('Gather', [side, g.integers(columns.map((_, place) => order.indexOf(place)))], { axis: 1 })
  const asked = g.op('Concat', [known, g.where(g.isMissing(known), LOWEST, known)], { axis: 1 })
  const targets = targetsOf(model)
  const raw = g.trees(
    asked,
    trees.map((tree) => moves(tree, columns.length, (place) => targets[place] ?? 0)),
    Math.max(features.length, ...targets.map((target) => target + 1)),
  )
  const contributions = credits(g, model, parts, raw, targets)
  const logOdds = g.add(g.op('ReduceSum', [contributions, g.integers([1])], { keepdims: 0 }), intercept)
  const risk = g.op('Sigmoid', [logOdds])
  const end = (list: readonly number[]): Node => g.steps(risk, list[0] ?? 0, interval.from, list.slice(1))
  g.output('outputs', g.columns([risk, g.min(risk, end(interval.low)), g.max(risk, end(interval.high))]), 3)
  g.output('contributions', contributions, features.length)
  return g
}

/** A tree as objects of one shape, which are walked several times faster than nested lists. */
type Walk = Readonly<{ worth: number; at: number; cut: number; missingBelow: boolean; below: Walk | null; rest: Walk | null }>

function walkOf(node: Nested): Walk {
  if (typeof node === 'number') return { worth: node, at: 0, cut: 0, missingBelow: false, below: null, rest: null }
  const [at, cut, missingBelow, worth, below, rest] = node
  return { worth, at, cut: Math.fround(cut), missingBelow: missingBelow === 1, below: walkOf(below), rest: walkOf(rest) }
}

type Reader = Readonly<{ at: readonly number[]; worth: (x: number) => number; value: (given: Row) => number }>

/** How a column is read from a row whose missing values are filled in. */
function readerOf(column: Column, features: readonly string[]): Reader {
  if (!isPlain(column)) {
    const { inputs, worth, value } = plainly(column)
    const at = inputs.map((name) => features.indexOf(name))
    return { at, worth, value: (given) => value(at.map((i) => given[i] ?? Number.NaN)) }
  }
  const [low, high] = column[0] === 'within' ? [column[2], column[3]] : [null, null]
  const value = (x: number) => (low === null || Number.isNaN(x) ? x : Number(x >= low && x < high))
  const i = features.indexOf(column[1])
  return { at: [i], worth: () => 1, value: (given) => value(given[i] ?? Number.NaN) }
}

/** Row by row: walks each tree in whole units, and shares each column's moves among its inputs. */
export function learnedReference({ features, ownMissing, columns, trees, interval, intercept }: Learned): Reference {
  const own = features.map((name) => ownMissing.includes(name))
  const readers = columns.map((column) => readerOf(column, features))
  const roots = trees.map(walkOf)
  return (row: Row) => {
    const given = row.map((x, i) => (Number.isNaN(x) && own[i] ? 0 : x))
    const state = readers.map(({ value }) => value(given))
    const whole = columns.map(() => 0)
    for (const root of roots) {
      let node = root
      while (node.below && node.rest) {
        const x = state[node.at] ?? Number.NaN
        const next: Walk = (Number.isNaN(x) ? node.missingBelow : x < node.cut) ? node.below : node.rest
        whole[node.at] = (whole[node.at] ?? 0) + next.worth - node.worth
        node = next
      }
    }
    const contributions = features.map(() => 0)
    for (const [place, reader] of readers.entries()) {
      if (whole[place] === 0) continue
      const worth = reader.at.map((i) => reader.worth(given[i] ?? Number.NaN))
      const all = worth.reduce((sum, one) => sum + one, 0)
      for (const [k, i] of reader.at.entries()) {
        const share = all === 0 ? 1 / worth.length : (worth[k] ?? 0) / all
        contributions[i] = (contributions[i] ?? 0) + (whole[place] ?? 0) * UNIT * share
      }
    }
    const logOdds = contributions.reduce((sum, one) => sum + one, intercept)
    const risk = 1 / (1 + Math.exp(-logOdds))
    const bin = interval.from.filter((from) => risk >= from).length
    const [low, high] = [interval.low[bin] ?? 0, interval.high[bin] ?? 1]
    return { outputs: [risk, Math.min(risk, low), Math.max(risk, high)], contributions }
  }
}
