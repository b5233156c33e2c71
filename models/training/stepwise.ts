/**
 * Equations explained one input after the other: each contribution is what the value changes by when that input takes the place of a typical
 * one, so that they add up to the value less that of the typical person.
 */
import type { Graph, Node } from './graph.ts'
import type { Row } from './recipe.ts'

type Term = Node | number

/** The graph of `equation`, whose arguments are columns and, before their turn, typical values. */
export function stepwise(
  g: Graph,
  typical: readonly number[],
  equation: (x: readonly Term[]) => Node,
): Readonly<{ value: Node; parts: Node[] }> {
  const columns = typical.map((_, i) => g.column(i))
  const upTo = (n: number) => equation(typical.map((value, i) => (i < n ? (columns[i] ?? value) : value)))
  const steps = Array.from({ length: typical.length + 1 }, (_, n) => upTo(n))
  return {
    value: steps.at(-1) ?? g.constant(Number.NaN),
    parts: typical.map((_, i) => g.subtract(steps[i + 1] ?? Number.NaN, steps[i] ?? Number.NaN)),
  }
}

/** The same for a separate implementation in plain numbers. */
export function stepwiseOf(row: Row, typical: readonly number[], equation: (x: readonly number[]) => number) {
  const upTo = (n: number) => equation(typical.map((value, i) => (i < n ? (row[i] ?? Number.NaN) : value)))
  const steps = Array.from({ length: typical.length + 1 }, (_, n) => upTo(n))
  return { value: steps.at(-1) ?? Number.NaN, parts: typical.map((_, i) => (steps[i + 1] ?? Number.NaN) - (steps[i] ?? Number.NaN)) }
}
