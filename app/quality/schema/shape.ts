/** What the cells of one column look like, whatever it is called. */
import { columnMissing } from '../../csv/missing.ts'
import type { SampledColumn, TableSample } from '../../csv/sample.ts'
import { cellTime, isTrouble } from '../../csv/times.ts'
import { isSasZero, writtenQuantity } from '../../terminology/numbers.ts'

export type Shape = Readonly<{
  /** Cells that are not missing. */
  filled: number
  share: Readonly<{ filled: number; numeric: number; integer: number; date: number; datetime: number; clock: number; word: number }>
  /** Numbers in row order with their row, missing codes left out. */
  numbers: readonly number[]
  rows: readonly number[]
  sorted: readonly number[]
  decimals: number
  /** Different cells, of those filled. */
  distinct: number
  distinctShare: number
  /** Share of steps from a row to the next that do not fall, and that are the same. */
  rising: number
  repeating: number
  /** Mean length of the cells, and mean words in them. */
  length: number
  words: number
  /** The commonest cells with their count, at most 40. */
  common: readonly (readonly [text: string, count: number])[]
  missing: readonly string[]
  /** Text behind the numbers of most cells ("mmol/L"). */
  unitText: string
}>

const CLOCK = /^\d{1,4}:\d{2}(?::\d{2})?$/
const COMMON = 40
const MAY_BE_TIME = /^(?=.*\d).{6,40}$/

function quantilePlace(sorted: readonly number[], part: number): number {
  if (sorted.length === 0) return Number.NaN
  const at = part * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

export const quantileOf = (shape: Shape, part: number): number => quantilePlace(shape.sorted, part)

function decimalsOf(texts: readonly string[]): number {
  if (texts.length === 0) return 0
  const places = texts.map((text) => /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0).sort((a, b) => a - b)
  return Math.min(6, places[Math.floor(places.length * 0.9)] ?? 0)
}

type Read = {
  numbers: number[]
  rows: number[]
  texts: string[]
  rests: Map<string, number>
  dates: number
  datetimes: number
  clocks: number
}

function readCells(cells: readonly string[], missing: ReadonlySet<string>, format: TableSample['format']): Read {
  const read: Read = { numbers: [], rows: [], texts: [], rests: new Map(), dates: 0, datetimes: 0, clocks: 0 }
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] ?? ''
    if (missing.has(cell)) continue
    if (CLOCK.test(cell)) read.clocks += 1
    const quantity = writtenQuantity(cell, format.decimal)
    const time = (quantity === null || quantity.rest !== null) && MAY_BE_TIME.test(cell) ? cellTime(cell, format.dateOrder ?? 'dmy') : null
    if (time !== null && !isTrouble(time)) {
      if (time.text.includes('T')) read.datetimes += 1
      else read.dates += 1
      continue
    }
    if (quantity !== null) {
      read.numbers.push(isSasZero(quantity.value) ? 0 : quantity.value)
      read.rows.push(row)
      read.texts.push(quantity.text)
      if (quantity.rest !== null) read.rests.set(quantity.rest, (read.rests.get(quantity.rest) ?? 0) + 1)
    }
  }
  return read
}

function stepsOf(numbers: readonly number[]): { rising: number; repeating: number } {
  if (numbers.length < 2) return { rising: 0, repeating: 0 }
  let rising = 0
  let repeating = 0
  for (let i = 1; i < numbers.length; i += 1) {
    const step = (numbers[i] ?? 0) - (numbers[i - 1] ?? 0)
    if (step >= 0) rising += 1
    if (step === 0) repeating += 1
  }
  return { rising: rising / (numbers.length - 1), repeating: repeating / (numbers.length - 1) }
}

function countsOf(cells: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return counts
}

/** @param column with cells trimmed, in row order */
export function shapeOf(column: Pick<SampledColumn, 'cells'>, format: TableSample['format']): Shape {
  const own = columnMissing(column.cells, format.decimal)
  const missing = new Set(['', ...own])
  const filledCells = column.cells.filter((cell) => !missing.has(cell))
  const filled = filledCells.length
  const per = (count: number) => (filled === 0 ? 0 : count / filled)
  const read = readCells(column.cells, missing, format)
  const counts = countsOf(filledCells)
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COMMON)
  const sorted = [...read.numbers].sort((a, b) => a - b)
  const [rest] = [...read.rests].sort((a, b) => b[1] - a[1])
  const letters = filledCells.filter((cell) => /\p{L}{2}/u.test(cell)).length
  const sum = (of: (cell: string) => number) => filledCells.reduce((total, cell) => total + of(cell), 0)
  return {
    filled,
    share: {
      filled: column.cells.length === 0 ? 0 : filled / column.cells.length,
      numeric: per(read.numbers.length),
      integer: read.numbers.length === 0 ? 0 : read.numbers.filter(Number.isInteger).length / read.numbers.length,
      date: per(read.dates),
      datetime: per(read.datetimes),
      clock: per(read.clocks),
      word: per(letters),
    },
    numbers: read.numbers,
    rows: read.rows,
    sorted,
    decimals: decimalsOf(read.texts),
    distinct: counts.size,
    distinctShare: per(counts.size),
    ...stepsOf(read.numbers),
    length: per(sum((cell) => cell.length)),
    words: per(sum((cell) => cell.split(/\s+/).length)),
    common,
    missing: own.filter((text) => !format.missing.includes(text)),
    unitText: rest !== undefined && rest[1] > read.numbers.length / 2 ? rest[0] : '',
  }
}
