/// <reference path="./papaparse.d.ts" />
/** Which sign keeps the cells of a text apart, and whether quotes enclose them. */
import Papa from 'papaparse'
import { writtenNumber } from '../terminology/numbers.ts'
import { isMissingWord } from './missing.ts'
import type { Cutting } from './parse.ts'

export const DELIMITERS = [',', ';', '\t', '|'] as const

/** Rows looked at. */
const ROWS = 200

type Tried = Readonly<{ cutting: Cutting; rows: readonly string[][]; faults: number }>

function tried(text: string, cutting: Cutting, whole: boolean): Tried {
  const parser = new Papa.Parser({
    delimiter: cutting.delimiter,
    newline: '\n',
    preview: ROWS,
    ...(cutting.quoted ? {} : { fastMode: true }),
  })
  const { data, errors } = parser.parse(text, 0, !whole)
  return { cutting, rows: data.filter((row) => row.length > 1 || (row[0] ?? '').trim() !== ''), faults: errors.length }
}

/** Number of cells that most rows have, and the part of rows that have it. */
export function usualWidth(rows: readonly (readonly string[])[]): Readonly<{ width: number; part: number }> {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  return { width, part: rows.length === 0 ? 0 : count / rows.length }
}

const SIMPLE = /^(?:|[+-]?[\d.,' ]+(?:e[+-]?\d+)?%?|[^,;\t|"]{1,60})$/i
const LONG = /^[^;\t|]{1,400}$/

const cellScore = (cell: string): number => (SIMPLE.test(cell) ? 1 : LONG.test(cell) ? 0.6 : 0.2)

/** 0 to 1: rows of one width, whose cells look like cells. One column alone scores nothing. */
function score({ rows, faults }: Tried): number {
  const { width, part } = usualWidth(rows)
  if (width < 2) return 0
  let sum = 0
  let cells = 0
  for (const row of rows) {
    if (row.length !== width) continue
    cells += row.length
    for (const cell of row) sum += cellScore(cell.trim())
  }
  const form = sum / cells
  return (part * part * form * form * (1 - 1 / (width + 1))) / (1 + faults)
}

/** Quotes that open cells and are not closed are signs of the text, where the rows are even without them. */
function quoting(best: Tried, text: string, whole: boolean): Cutting {
  if (best.faults === 0) return best.cutting
  const plain = tried(text, { ...best.cutting, quoted: false }, whole)
  return usualWidth(plain.rows).part >= 0.99 && usualWidth(best.rows).part < 0.99 ? plain.cutting : best.cutting
}

/** Rows that one column alone has at least, and the share of them that are numbers. */
const COLUMN = { rows: 3, numbers: 0.9 }

/** Nothing to keep apart: one column of numbers, perhaps below a name. */
function isOneColumn(rows: readonly string[][]): boolean {
  const cells = rows.filter((row) => row.length === 1).map(([cell = '']) => cell.trim())
  const below = cells.slice(1).filter((cell) => !isMissingWord(cell))
  const numbers = below.filter((cell) => writtenNumber(cell, '.') !== null).length
  return (
    cells.length === rows.length && below.length >= COLUMN.rows && numbers >= COLUMN.numbers * below.length && SIMPLE.test(cells[0] ?? '')
  )
}

const SAID = /^sep=(.)\n/i

/**
 * @param text the start of the table, line ends as LF
 * @param whole true where this is all of it
 * @returns null where no sign keeps cells apart, and it is no column of numbers either
 */
export function cuttingOf(text: string, whole: boolean): Cutting | null {
  const said = SAID.exec(text)?.[1]
  if (said !== undefined) return { delimiter: said, quoted: true }
  const all = DELIMITERS.map((delimiter) => tried(text, { delimiter, quoted: true }, whole)).map((one) => ({ one, points: score(one) }))
  const best = all.reduce((a, b) => (b.points > a.points ? b : a))
  if (best.points > 0) return quoting(best.one, text, whole)
  return isOneColumn(best.one.rows) ? { delimiter: ',', quoted: true } : null
}
