/**
 * The columns that the graph makes of several inputs, and whose worth each is: what a tree gives to such a column is shared among its inputs
 * as they make it up (by their counts; the diagnoses that are of the group; medicines and days half each), evenly where none does.
 */
import type { Graph, Node } from '../graph.ts'
import { DRUGS } from './inputs.ts'
import type { Column } from './learned.ts'

const DIAGNOSES = ['diag_1', 'diag_2', 'diag_3']
const VISITS = ['number_outpatient', 'number_emergency', 'number_inpatient']
const DAYS = 'time_in_hospital'
const [DOWN, UP] = [1, 3]
const SINGLE = 1
const DOUBLE = 11

export type Kind = Exclude<Column[0], 'value' | 'within' | 'any'>
/** `column` [rows, k], missing where an input is; each input with its worth [rows, k], 0 where it is missing. */
export type Made = Readonly<{ column: Node; worth: readonly (readonly [input: string, worth: Node])[] }>
type Of = (input: string) => Node

const zeroIfMissing = (g: Graph, x: Node): Node => g.where(g.isMissing(x), 0, x)
const keepMissing = (g: Graph, x: Node, so: Node): Node => g.where(g.isMissing(x), Number.NaN, so)

/** Rounded to single precision, as the trees learned it. */
const rounded = (g: Graph, x: Node): Node => g.op('Cast', [g.op('Cast', [x], { to: SINGLE })], { to: DOUBLE })

function sumOf(g: Graph, inputs: readonly string[], of: Of): Made {
  const each = inputs.map((input) => [input, of(input)] as const)
  return { column: g.add(...each.map(([, x]) => x)), worth: each.map(([input, x]) => [input, zeroIfMissing(g, x)]) }
}

function aDay(g: Graph, input: string, of: Of): Made {
  const one = g.add(g.multiply(zeroIfMissing(g, of(DAYS)), 0), 1)
  return {
    column: rounded(g, g.divide(of(input), of(DAYS))),
    worth: [
      [input, one],
      [DAYS, one],
    ],
  }
}

/** @param of an input as [rows, 1] */
export function made(g: Graph, kind: Kind, of: Of): Made {
  const is = (x: Node, value: number) => g.op('Equal', [x, g.constant(value)])
  const test = (how: (x: Node) => Node) => (input: string) => keepMissing(g, of(input), g.number(how(of(input))))
  switch (kind) {
    case 'visits':
      return sumOf(g, VISITS, of)
    case 'drugs':
      return sumOf(
        g,
        DRUGS,
        test((x) => g.not(g.op('LessOrEqual', [x, g.constant(0)]))),
      )
    case 'doses':
      return sumOf(
        g,
        DRUGS,
        test((x) => g.or(is(x, DOWN), is(x, UP))),
      )
    case 'medicines a day':
      return aDay(g, 'num_medications', of)
    case 'tests a day':
      return aDay(g, 'num_lab_procedures', of)
  }
}

/** For each group, whether any diagnosis is of it, [rows, groups]. */
export function anyOf(g: Graph, groups: readonly number[], of: Of): Made {
  const worth = DIAGNOSES.map((input) => [input, g.number(g.op('Equal', [g.op('Floor', [of(input)]), g.constant(groups)]))] as const)
  return { column: g.min(g.add(...worth.map(([, hits]) => hits)), 1), worth }
}

/** What a column made of several inputs moved, [rows, k], shared among them: [rows, 1] each. */
export function shared(g: Graph, { worth }: Made, moved: Node): readonly (readonly [input: string, credit: Node])[] {
  const all = g.add(...worth.map(([, one]) => one))
  const none = g.op('Equal', [all, g.constant(0)])
  const whole = g.where(none, 1, all)
  return worth.map(([input, one]) => {
    const share = g.where(none, 1 / worth.length, g.divide(one, whole))
    return [input, g.op('ReduceSum', [g.multiply(moved, share), g.integers([1])], { keepdims: 1 })]
  })
}

/** The same for one person: the value of a column, and each input's worth. */
export function madeOf(
  column: Column,
  of: (input: string) => number,
): Readonly<{ value: number; worth: Readonly<Record<string, number>> }> {
  const [kind, group] = column
  const inputs: Readonly<Record<string, readonly string[]>> = {
    any: DIAGNOSES,
    visits: VISITS,
    drugs: DRUGS,
    doses: DRUGS,
    'medicines a day': ['num_medications', DAYS],
    'tests a day': ['num_lab_procedures', DAYS],
  }
  const worthOf = (x: number): number => {
    if (kind === 'any') return Number(Math.floor(x) === group)
    if (kind.endsWith('a day')) return 1
    if (Number.isNaN(x)) return 0
    return kind === 'visits' ? x : Number(kind === 'drugs' ? x > 0 : x === DOWN || x === UP)
  }
  const names = inputs[kind] ?? []
  const worth = Object.fromEntries(names.map((name) => [name, worthOf(of(name))]))
  const sum = Object.values(worth).reduce((total, one) => total + one, 0)
  const [first = '', second = ''] = names
  if (kind.endsWith('a day')) return { value: Math.fround(of(first) / of(second)), worth }
  const missing = names.some((name) => Number.isNaN(of(name)))
  return { value: missing ? Number.NaN : kind === 'any' ? Math.min(1, sum) : sum, worth }
}
