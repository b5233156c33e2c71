/** Where the table begins in its text: titles and comments before it, the header and a row of units below it, or no header at all. */

import { unitNamed } from '../terminology/name-words.ts'
import { writtenNumber } from '../terminology/numbers.ts'
import { usualWidth } from './delimiter.ts'
import { isMissingWord } from './missing.ts'
import type { Row } from './parse.ts'
import { isUnit } from './plan.ts'
import { cellTime, clockText, isTrouble } from './times.ts'

export type Head = Readonly<{
  /** "" where the table has no header. */
  names: readonly string[]
  header: boolean
  /** Rows of the sample that come before the first row of data. */
  skipped: number
  /** Rows before the header that are no data. */
  preamble: number
  /** True where the rows have one cell more than the header: R writes row names without a name. */
  unnamed: boolean
  units: boolean
}>

type Kind = 'empty' | 'number' | 'time' | 'text'

export function kindOf(cell: string): Kind {
  const text = cell.trim()
  if (text === '' || isMissingWord(text)) return 'empty'
  if (writtenNumber(text, '.') !== null) return 'number'
  const time = cellTime(text, null)
  if (clockText(text) !== null || !isTrouble(time) || time.trouble === 'ambiguous') return 'time'
  return 'text'
}

const isComment = (row: Row): boolean => (row.cells[0] ?? '').trimStart().startsWith('#')

const filled = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0)

/** The first row that is as wide as the table and at least half filled: all before it is titles and comments. */
function firstRow(rows: readonly Row[], width: number): number {
  const whole = (row: Row) => row.cells.length >= width - 1 && !isComment(row) && filled(row.cells) * 2 >= width
  const at = rows.findIndex((row, i) => whole(row) && (row.cells.length >= width || (rows[i + 1]?.cells.length ?? 0) === width))
  return Math.max(0, at)
}

/** A comment that is the header ("#id,age"): its cells are as many as the table's. */
function commentHeader(rows: readonly Row[], first: number, width: number): boolean {
  const before = rows[first - 1]
  return before !== undefined && isComment(before) && before.cells.length === width && filled(before.cells) === width
}

function columnKinds(rows: readonly Row[], index: number): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>()
  for (const row of rows) {
    const kind = kindOf(row.cells[index] ?? '')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

/** Kind of nine in ten filled cells; 'text' where there is none such. */
function usualKind(counts: ReadonlyMap<Kind, number>): Kind {
  const total = (counts.get('number') ?? 0) + (counts.get('time') ?? 0) + (counts.get('text') ?? 0)
  if (total === 0) return 'empty'
  for (const kind of ['number', 'time'] as const) if ((counts.get(kind) ?? 0) >= 0.9 * total) return kind
  return 'text'
}

/** Names over numbers and dates speak for a header, numbers over numbers against it; words alone are one when none comes again below. */
function isHeader(head: readonly string[], below: readonly Row[], shift: number): boolean {
  let points = 0
  let again = 0
  let texts = 0
  head.forEach((cell, i) => {
    const kind = kindOf(cell)
    const usual = usualKind(columnKinds(below, i + shift))
    if (usual === 'number' || usual === 'time') points += kind === 'text' ? 1 : kind === 'empty' ? 0 : -1
    if (kind !== 'text') return
    texts += 1
    const plain = cell.trim().toLowerCase()
    // Sodium's "Na" is not the "NA" of an empty cell.
    const isAgain = (other: string) => other.toLowerCase() === plain && (other === cell.trim() || !isMissingWord(other))
    if (below.some((row) => isAgain((row.cells[i + shift] ?? '').trim()))) again += 1
  })
  if (points !== 0) return points > 0
  const different = new Set(head.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== ''))
  return texts * 2 > head.length && again === 0 && different.size >= texts
}

/** What stands in a row of units over a column that has none. */
const HINT =
  /^(?:units?|einheit|unité|unidad|text|string|code|id|date|datum|fecha|y{2,4}[-./]m{1,2}[-./]d{1,2}|d{1,2}[-./]m{1,2}[-./]y{2,4}|hh?:mm(?::ss)?|n\/a|-|y|ys|yrs?|years?|jahre?|años|anos|anni|ans|jaar|lat|år|yaş|лет|岁|歳|세|m\/f|f\/m|m\/w|0\/1|score|points?|none|numeric|number|integer|float|bool(?:ean)?)$/i

/** Rows that have to stand below: one row of words is no proof. */
const BELOW_UNITS = 2

/** Every filled cell is a unit that charts use, two of them over columns of numbers, and the first column says nothing of its own. */
function isUnitRow(row: Row | undefined, below: readonly Row[]): boolean {
  if (row === undefined || below.length < BELOW_UNITS) return false
  let units = 0
  for (const [i, cell] of row.cells.entries()) {
    const text = bare(cell).replace(/^[[(]|[\])]$/g, '')
    if (text === '' || HINT.test(text)) continue
    if (i === 0 || !(isUnit(text) || (text.length > 1 && unitNamed(text) !== null))) return false
    if (usualKind(columnKinds(below, i)) === 'number') units += 1
  }
  return units >= 2 || (units === 1 && row.cells.length <= 3)
}

/** Characters of a name of a column. */
const NAME = 200

const bare = (cell: string): string => cell.slice(0, NAME).replace(/\s+/g, ' ').trim()

/**
 * @param rows the first rows as they stand in the text
 * @param said whether there is a header, where a person has said so
 */
export function headOf(rows: readonly Row[], said?: boolean): Head {
  const { width } = usualWidth(rows.map(({ cells }) => cells))
  let first = firstRow(rows, width)
  if (commentHeader(rows, first, width)) first -= 1
  const head = rows[first]?.cells ?? []
  const unnamed = head.length === width - 1 && (rows[first + 1]?.cells.length ?? 0) === width
  // Tables put one behind the other have their header again and again.
  const below = rows
    .slice(first + 1, first + 201)
    .filter(({ cells }) => cells.length === width && cells.some((cell, i) => cell !== head[i]))
  const names = (unnamed ? ['', ...head] : head).map(bare)
  if (names[0]?.startsWith('#')) names[0] = names[0].replace(/^#\s*/, '')
  const alone = () => filled(head) > 0 && head.every((cell) => kindOf(cell) === 'text')
  const header = said ?? (unnamed || (below.length === 0 ? alone() : isHeader(head, below, 0)))
  if (!header) return { names: head.map(() => ''), header, skipped: first, preamble: first, unnamed: false, units: false }
  const units = isUnitRow(below[0], below.slice(1))
  const shown = units ? names.map((name, i) => withUnit(name, bare(below[0]?.cells[i] ?? ''))) : names
  return { names: shown, header, skipped: first + 1 + (units ? 1 : 0), preamble: first, unnamed, units }
}

const withUnit = (name: string, unit: string): string =>
  unit === '' || HINT.test(unit) ? name : `${name} (${unit.replace(/^[[(]|[\])]$/g, '')})`
