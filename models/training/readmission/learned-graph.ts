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
import { anyOf, type Kind, type Made, made, madeOf, shared } from './derived.ts'
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
  const of = (name: string) => take([name])
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
    of,
  )
  return [
    { column: take(plain.map(({ column }) => column[1])), places: plain.map(({ place }) => place), made: null },
    { column: g.where(g.isMissing(spread), Number.NaN, g.number(inside)), places: within.map(({ place }) => place), made: null },
    { column: groups.column, places: any.map(({ place }) => place), made: groups },
    ...columns.flatMap(([kind], place): Block[] => {
      if (!isKind(kind)) return []
      const one = made(g, kind, of)
      return [{ column: one.column, places: [place], made: one }]
    }),
  ]
}

/** What a column moves is counted for its input, or for the column where it is made of several. */
const targetOf =
  ({ columns, features }: Learned) =>
  (place: number): number => {
    const column = columns[place]
    return column && isPlain(column) ? features.indexOf(column[1]) : features.length + place
  }

/** Credits of every input, [rows, features]. */
function credits(g: Graph, { features }: Learned, parts: readonly Block[], raw: Node): Node {
  const gather = (places: readonly number[]) => g.op('Gather', [raw, g.integers(places)], { axis: 1 })
  const own = gather(features.map((_, i) => i))
  const zero = g.multiply(gather([0]), 0)
  const all = parts.flatMap(({ made: one, places }) => (one ? shared(g, one, gather(places.map((place) => features.length + place))) : []))
  const each = features.map((name) => g.add(zero, ...all.flatMap(([input, credit]) => (input === name ? [credit] : []))))
  return g.add(own, g.op('Concat', each, { axis: 1 }))
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
  const target = targetOf(model)
  const raw = g.trees(
    asked,
    trees.map((tree) => moves(tree, columns.length, target)),
    features.length + columns.length,
  )
  const contributions = credits(g, model, parts, raw)
  const logOdds = g.add(g.op('ReduceSum', [contributions, g.integers([1])], { keepdims: 0 }), intercept)
  const risk = g.op('Sigmoid', [logOdds])
  const end = (list: readonly number[]): Node => g.steps(risk, list[0] ?? 0, interval.from, list.slice(1))
  g.output('outputs', g.columns([risk, g.min(risk, end(interval.low)), g.max(risk, end(interval.high))]), 3)
  g.output('contributions', contributions, features.length)
  return g
}

const worthOf = (node: Nested): number => (typeof node === 'number' ? node : node[3])

/** Row by row: walks each tree in whole units, and shares each column's moves among its inputs. */
export function learnedReference({ features, ownMissing, columns, trees, interval, intercept }: Learned): Reference {
  return (row: Row) => {
    const given = Object.fromEntries(features.map((name, i) => [name, row[i] ?? Number.NaN]))
    const of = (name: string): number => {
      const x = given[name] ?? Number.NaN
      return Number.isNaN(x) && ownMissing.includes(name) ? 0 : x
    }
    const state = columns.map((column) => {
      if (!isPlain(column)) return madeOf(column, of)
      const x = of(column[1])
      const inside = column[0] === 'value' || Number.isNaN(x) ? x : Number(x >= column[2] && x < column[3])
      return { value: inside, worth: { [column[1]]: 1 } }
    })
    const whole = columns.map(() => 0)
    for (let node of trees)
      while (typeof node !== 'number') {
        const [at, cut, missingBelow, before, below, rest]: Exclude<Nested, number> = node
        const x = state[at]?.value ?? Number.NaN
        node = (Number.isNaN(x) ? missingBelow === 1 : x < Math.fround(cut)) ? below : rest
        whole[at] = (whole[at] ?? 0) + worthOf(node) - before
      }
    const parts = Object.fromEntries(features.map((name) => [name, 0]))
    for (const [place, { worth }] of state.entries()) {
      const all = Object.values(worth).reduce((sum, one) => sum + one, 0)
      const even = 1 / Object.keys(worth).length
      for (const [name, one] of Object.entries(worth))
        parts[name] = (parts[name] ?? 0) + (whole[place] ?? 0) * UNIT * (all === 0 ? even : one / all)
    }
    const contributions = features.map((name) => parts[name] ?? Number.NaN)
    const logOdds = contributions.reduce((sum, one) => sum + one, intercept)
    const risk = 1 / (1 + Math.exp(-logOdds))
    const bin = interval.from.filter((from) => risk >= from).length
    const [low, high] = [interval.low[bin] ?? 0, interval.high[bin] ?? 1]
    return { outputs: [risk, Math.min(risk, low), Math.max(risk, high)], contributions }
  }
}
