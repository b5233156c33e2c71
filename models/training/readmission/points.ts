/** A score that is a sum of steps, one per input: points, total, and the totals that missing inputs leave possible. */
import { Graph, type Node } from '../graph.ts'
import type { Reference, Row } from '../recipe.ts'

/** `start` below the first threshold, then `points[i]` from `from[i]` on. */
export type Steps = Readonly<{ start: number; from: readonly number[]; points: readonly number[] }>

const lowest = ({ start, points }: Steps) => Math.min(start, ...points)
const highest = ({ start, points }: Steps) => Math.max(start, ...points)

export function sumOfSteps(id: string, inputs: readonly Steps[]): Graph {
  const g = new Graph(id, inputs.length)
  const each = inputs.map(({ start, from, points }, i) => {
    const x = g.column(i)
    return { x, points: g.steps(x, start, from, points) }
  })
  const whereMissing = (instead: (steps: Steps) => number): Node[] =>
    each.map(({ x, points }, i) => g.where(g.isMissing(x), instead(inputs[i] as Steps), points))
  const known = whereMissing(() => Number.NaN)
  g.output('outputs', g.columns([g.add(...known)]), 1)
  g.output('contributions', g.columns(known), inputs.length)
  g.output('bounds', g.columns([g.add(...whereMissing(lowest)), g.add(...whereMissing(highest))]), 2)
  return g
}

export const referenceOf =
  (points: readonly ((x: number) => number)[]): Reference =>
  (row: Row) => {
    const contributions = points.map((of, i) => (Number.isNaN(row[i]) ? Number.NaN : of(row[i] as number)))
    return { outputs: [contributions.reduce((sum, one) => sum + one, 0)], contributions }
  }

/** Every input at each of `values` while the rest stand at `calm`, everything missing in turn, and all of it mixed. */
export function boundaryRows(calm: Row, values: readonly (readonly number[])[], random: () => number): Row[] {
  const set = (i: number, value: number) => calm.map((one, j) => (i === j ? value : one))
  const pick = (list: readonly number[]) => list[Math.floor(random() * list.length)] ?? Number.NaN
  return [
    calm,
    ...values.flatMap((list, i) => [...list, Number.NaN].map((value) => set(i, value))),
    ...Array.from({ length: 60 }, () => values.map(pick)),
  ]
}
