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
/** `column` [rows, k], missing where an input is; the worth of each input for each column, [rows, inputs, k], 0 where it is missing. */
export type Made = Readonly<{ column: Node; inputs: readonly string[]; worth: Node }>
/** Inputs side by side, [rows, inputs]. */
type Take = (inputs: readonly string[]) => Node

const INPUTS_OF: Readonly<Record<Kind | 'any', readonly string[]>> = {
  any: DIAGNOSES,
  visits: VISITS,
  drugs: DRUGS,
  doses: DRUGS,
  'medicines a day': ['num_medications', DAYS],
  'tests a day': ['num_lab_procedures', DAYS],
}
const sumOver = (g: Graph, x: Node, axis: number, keepdims: 0 | 1): Node => g.op('ReduceSum', [x, g.integers([axis])], { keepdims })
const along = (g: Graph, x: Node, axis: number): Node => g.op('Unsqueeze', [x, g.integers([axis])])
/** Rounded to single precision, as the trees learned it. */
const rounded = (g: Graph, x: Node): Node => g.op('Cast', [g.op('Cast', [x], { to: SINGLE })], { to: DOUBLE })

/** What is summed, each [rows, inputs], where it is known. */
const SUMMED: Readonly<Record<'visits' | 'drugs' | 'doses', (g: Graph, x: Node) => Node>> = {
  visits: (_, x) => x,
  drugs: (g, x) => g.number(g.op('Greater', [x, g.constant(0)])),
  doses: (g, x) => g.number(g.or(g.op('Equal', [x, g.constant(DOWN)]), g.op('Equal', [x, g.constant(UP)]))),
}

export function made(g: Graph, kind: Kind, take: Take): Made {
  const inputs = INPUTS_OF[kind]
  const x = take(inputs)
  const missing = g.isMissing(x)
  if (kind === 'medicines a day' || kind === 'tests a day') {
    const at = (i: number) => g.op('Gather', [x, g.integers([i])], { axis: 1 })
    return { column: rounded(g, g.divide(at(0), at(1))), inputs, worth: along(g, g.where(missing, 1, 1), 2) }
  }
  const counted = SUMMED[kind](g, x)
  const column = sumOver(g, g.where(missing, Number.NaN, counted), 1, 1)
  return { column, inputs, worth: along(g, g.where(missing, 0, counted), 2) }
}

/** For each group, whether any diagnosis is of it, [rows, groups]. */
export function anyOf(g: Graph, groups: readonly number[], take: Take): Made {
  const worth = g.number(g.op('Equal', [along(g, g.op('Floor', [take(DIAGNOSES)]), 2), g.constant(groups)]))
  return { column: g.min(sumOver(g, worth, 1, 0), 1), inputs: DIAGNOSES, worth }
}

/** What the columns moved, [rows, k], shared among the inputs they are made of: [rows, inputs]. */
export function shared(g: Graph, { inputs, worth }: Made, moved: Node): Node {
  const all = sumOver(g, worth, 1, 1)
  const none = g.op('Equal', [all, g.constant(0)])
  const share = g.where(none, 1 / inputs.length, g.divide(worth, g.where(none, 1, all)))
  return sumOver(g, g.multiply(share, along(g, moved, 1)), 2, 0)
}

/** What a column is for one person, from the values of its `inputs`; and the worth of one of them. */
type Plainly = Readonly<{ inputs: readonly string[]; worth: (x: number) => number; value: (list: readonly number[]) => number }>

const known = (worth: (x: number) => number) => (x: number) => (Number.isNaN(x) ? 0 : worth(x))
const WORTH: Readonly<Record<Kind, (x: number) => number>> = {
  visits: known((x) => x),
  drugs: known((x) => Number(x > 0)),
  doses: known((x) => Number(x === DOWN || x === UP)),
  'medicines a day': () => 1,
  'tests a day': () => 1,
}

/** The same without a graph. */
export function plainly([kind, group]: readonly [Kind] | readonly ['any', number]): Plainly {
  const inputs = INPUTS_OF[kind]
  if (kind === 'any') {
    const worth = (x: number) => Number(Math.floor(x) === group)
    return { inputs, worth, value: (list) => Number(list.some((x) => worth(x) === 1)) }
  }
  const worth = WORTH[kind]
  if (inputs.includes(DAYS)) return { inputs, worth, value: ([x = Number.NaN, days = Number.NaN]) => Math.fround(x / days) }
  const sum = (list: readonly number[]) => list.reduce((total, x) => total + (Number.isNaN(x) ? x : worth(x)), 0)
  return { inputs, worth, value: sum }
}
