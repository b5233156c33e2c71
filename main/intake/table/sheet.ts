/** The cells of one sheet, row by row while it is unpacked. */
import { MAX_COLUMNS, MAX_ROW, type Row } from '#app/csv/parse.ts'
import { isTrouble, serialTime } from '#app/csv/times.ts'
import { PartParser, type Parts, WorkbookError } from './package.ts'
import type { CellStyle } from './styles.ts'

export type SheetContext = Readonly<{ texts: readonly string[]; styles: readonly CellStyle[]; since1904: boolean }>

/** The last row a sheet can have. */
const LAST_ROW = 1_048_576
/** Days from the first day of 1900 workbooks to that of 1904 workbooks (ECMA-376 part 1, 18.17.4.1). */
const DAYS_1904 = 1462
const DAY_SECONDS = 86_400

/** Programs store 5.4 as 5.4000000000000004; they show 15 digits, and so did whoever typed it. */
function numberText(stored: string): string {
  if (stored.replace(/[^\d]/g, '').length <= 15) return stored
  const value = Number(stored)
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : stored
}

const two = (n: number): string => String(n).padStart(2, '0')

function clockOf(value: number): string {
  const seconds = Math.round(value * DAY_SECONDS)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function dateText(stored: string, style: CellStyle, since1904: boolean): string {
  const value = Number(stored)
  if (!Number.isFinite(value) || value < 0) return stored
  if (style === 'span' || (style === 'clock' && value < 1)) return clockOf(value)
  const time = serialTime(value + (since1904 ? DAYS_1904 : 0))
  return isTrouble(time) ? stored : time.text
}

/** "AB12" as the number of its column, from 0; null where it is no address. */
function columnOf(address: string | undefined): number | null {
  const m = address === undefined ? null : /^([A-Z]{1,3})\d+$/i.exec(address)
  if (!m) return null
  let column = 0
  for (const sign of (m[1] ?? '').toUpperCase()) column = column * 26 + sign.charCodeAt(0) - 64
  return column - 1
}

/** "_x000D_" is how a sheet writes a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

type Cell = { column: number; type: string; style: number; text: string }

class SheetReader {
  readonly #context: SheetContext
  #rows: Row[] = []
  #line = 0
  #cells: string[] = []
  #length = 0
  #cell: Cell | null = null
  #next = 0
  #inValue = false
  #phonetic = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  take(): readonly Row[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === 'row') this.#openRow(attributes.r)
    else if (tag === 'c') this.#openCell(attributes)
    else if (tag === 'v' || tag === 't') this.#inValue = this.#cell !== null
    else if (tag === 'rPh') this.#phonetic = true
  }

  text(text: string): void {
    if (!this.#inValue || this.#phonetic || this.#cell === null) return
    this.#cell.text += text
  }

  close(tag: string): void {
    if (tag === 'v' || tag === 't') this.#inValue = false
    else if (tag === 'rPh') this.#phonetic = false
    else if (tag === 'c') this.#closeCell()
    else if (tag === 'row') this.#closeRow()
  }

  #fail(message: string): never {
    throw new WorkbookError('structure', message, `row ${this.#line}`)
  }

  #openRow(number: string | undefined): void {
    const line = number === undefined ? this.#line + 1 : Number(number)
    if (!Number.isInteger(line) || line <= this.#line || line > LAST_ROW) this.#fail('The rows of this sheet are not in order.')
    this.#line = line
    this.#cells = []
    this.#length = 0
    this.#next = 0
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const column = columnOf(r) ?? this.#next
    if (column < this.#next) this.#fail('The cells of a row of this sheet are not in order.')
    if (column >= MAX_COLUMNS) this.#fail('This sheet has more than 5,000 columns.')
    this.#next = column + 1
    this.#cell = { column, type: t ?? 'n', style: Number(s ?? 0), text: '' }
  }

  #closeCell(): void {
    if (this.#cell === null) return
    const text = this.#textOf(this.#cell)
    if (text !== '') {
      while (this.#cells.length < this.#cell.column) this.#cells.push('')
      this.#cells.push(text)
      this.#length += text.length
      if (this.#length > MAX_ROW) this.#fail('This row is longer than a million characters.')
    }
    this.#cell = null
  }

  #textOf({ type, style, text }: Cell): string {
    if (type === 's') return unescaped(this.#context.texts[Number(text)] ?? '')
    if (type === 'b') return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text
    if (type === 'str' || type === 'inlineStr') return unescaped(text)
    if (type === 'd') return text.replace(/T00:00:00(\.0+)?$/, '')
    if (type !== 'n' || text === '') return text
    const kind = this.#context.styles[style] ?? 'number'
    return kind === 'number' ? numberText(text.trim()) : dateText(text.trim(), kind, this.#context.since1904)
  }

  #closeRow(): void {
    if (this.#cells.some((cell) => cell.trim() !== '')) this.#rows.push({ line: this.#line, cells: this.#cells })
    this.#cells = []
  }
}

/** @throws {WorkbookError} naming the row, where the sheet is damaged */
export async function* readSheet(parts: Parts, part: string, context: SheetContext): AsyncGenerator<readonly Row[]> {
  const reader = new SheetReader(context)
  const parser = new PartParser(part, {
    open: (tag, attributes) => reader.open(tag, attributes),
    text: (text) => reader.text(text),
    close: (tag) => reader.close(tag),
  })
  for await (const chunk of parts.read(part)) {
    parser.write(chunk)
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
  parser.end()
  const rest = reader.take()
  if (rest.length > 0) yield rest
}
