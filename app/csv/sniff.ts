/** What a table nobody described looks like: what keeps its cells apart, where it begins, how it writes numbers and dates, what stands for "missing". */
import type { TableFormat } from '../contract/table.ts'
import type { ReaderIssue } from '../fhir/reading.ts'
import { cuttingOf } from './delimiter.ts'
import { type Head, headOf } from './header.ts'
import { isMissingWord } from './missing.ts'
import { type Cutting, createRowParser, type Row } from './parse.ts'
import { type DecimalFound, dateOrderOf, decimalOf, type OrderFound } from './styles.ts'

export type Sniffed = Readonly<{
  format: TableFormat
  cutting: Cutting
  /** Names of the columns; "" where there is none. Its length is the number of cells a row has. */
  columns: readonly string[]
  /** Line of the first row of data. */
  from: number
  /** 'trimmed': the writer leaves out empty cells at the end of rows. 'addressed': each cell of a sheet has its own address. */
  rows: 'whole' | 'trimmed' | 'addressed'
  /** What was found odd; an error among them means that it cannot be read as a table. */
  issues: readonly ReaderIssue[]
}>

/** Characters of the text that are looked at. */
export const SNIFFED = 1 << 19
/** Rows that are looked at for numbers, dates and missing words. */
const ROWS = 2000

const issue = (severity: ReaderIssue['severity'], code: ReaderIssue['code'], path: string, message: string): ReaderIssue => ({
  severity,
  code,
  path,
  message,
})

function cellsOf(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ cells }) => cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))
}

/** Words for "missing" that occur, and "" always. A "-" beside "+" is a result. */
function missingIn(cells: readonly string[]): readonly string[] {
  const plus = cells.some((cell) => /^\+{1,4}$/.test(cell))
  const words = new Set(cells.filter((cell) => isMissingWord(cell) && !(plus && cell === '-')))
  return ['', ...[...words].sort()]
}

/** Short rows where whole rows never end in an empty cell: who wrote the table leaves those out. */
function isTrimmed(rows: readonly Row[], width: number): boolean {
  const short = rows.filter(({ cells }) => cells.length < width)
  const emptyEnds = rows.filter(({ cells }) => cells.length === width && (cells.at(-1) ?? '').trim() === '').length
  return short.length >= 3 && short.length * 10 >= rows.length && emptyEnds === 0
}

function oddities(head: Head, dates: OrderFound, numbers: DecimalFound): readonly ReaderIssue[] {
  const found: ReaderIssue[] = []
  const say = (code: ReaderIssue['code'], message: string, severity: ReaderIssue['severity'] = 'information') =>
    found.push(issue(severity, code, 'table', message))
  if (head.preamble > 0)
    say(
      'processing',
      `${head.preamble === 1 ? 'One row' : `${head.preamble} rows`} before the header (titles or comments) were not read as data.`,
    )
  if (!head.header) say('structure', 'The table has no header; its columns are told by what they hold.')
  if (head.unnamed) say('structure', 'The header has one name less than the rows have cells; the first column has no name.')
  if (head.units) say('structure', 'A row of units stands below the header; it was taken as units.')
  if (dates.ambiguous && dates.mixed)
    say('value', 'Some dates have the day first and others the month. Which one is meant where both are possible is not known.', 'warning')
  else if (dates.ambiguous)
    say(
      'value',
      'It cannot be told whether the day or the month comes first in the dates: none of them has a day after the 12th.',
      'warning',
    )
  else if (dates.mixed) say('value', 'A few dates do not fit the order of day and month that the others have; check them.', 'warning')
  if (numbers.open)
    say(
      'value',
      `Numbers like 1,234 were read as ${numbers.decimal === ',' ? 'one and a fraction' : 'a thousand and more'}: nothing in the table tells which is meant. Check it.`,
      'warning',
    )
  const doubled = head.names.filter((name, i) => name !== '' && head.names.indexOf(name) < i)
  if (doubled.length > 0) say('duplicate', 'Two columns have the same name; each is taken by its place.', 'warning')
  return found
}

/** What a person has said of the format: it is not looked for. */
export type Said = Partial<Pick<TableFormat, 'delimiter' | 'header' | 'decimal' | 'dateOrder'>>

type Wrapping = Readonly<{ cutting: Cutting; encoding: string; sheet: string | null; said?: Said | undefined }>

/**
 * @param rows the first rows as they stand, blank ones left out
 * @param wrapping how the rows were told apart
 */
export function sniffRows(rows: readonly Row[], { cutting, encoding, sheet, said = {} }: Wrapping): Sniffed {
  const head = headOf(rows, said.header)
  const width = head.names.length
  const data = rows.slice(head.skipped, head.skipped + ROWS)
  const cells = cellsOf(data)
  const dates = dateOrderOf(cells)
  const numbers = decimalOf(cells, cutting.delimiter)
  const format: TableFormat = {
    delimiter: cutting.delimiter,
    encoding,
    header: head.header,
    decimal: numbers.decimal,
    dateOrder: dates.order,
    missing: [...missingIn(cells)],
    sheet,
    ...(said.decimal === undefined ? {} : { decimal: said.decimal }),
    ...(said.dateOrder === undefined ? {} : { dateOrder: said.dateOrder }),
  }
  return {
    format,
    cutting,
    columns: head.names,
    from: data[0]?.line ?? (rows[head.skipped - 1]?.line ?? 0) + 1,
    rows: sheet !== null ? 'addressed' : isTrimmed(data, width) ? 'trimmed' : 'whole',
    issues: oddities(head, dates, numbers),
  }
}

const NO_CUTTING: Cutting = { delimiter: ',', quoted: true }

function nothing(encoding: string, message: string): Sniffed {
  const format: TableFormat = { delimiter: ',', encoding, header: false, decimal: '.', dateOrder: null, missing: [''], sheet: null }
  return { format, cutting: NO_CUTTING, columns: [], from: 1, rows: 'whole', issues: [issue('error', 'structure', 'table', message)] }
}

const NO_CELLS =
  'No comma, semicolon, tab or vertical bar keeps columns apart here, so this cannot be read as a table. Export it as CSV with a header.'

/**
 * @param text the start of the table (more than `SNIFFED` characters are not looked at)
 * @param known its encoding, whether this is the whole text, and what a person has said of it
 */
export function sniffText(text: string, known: Readonly<{ encoding: string; whole: boolean; said?: Said }>): Sniffed {
  const start = text
    .slice(0, SNIFFED)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
  const whole = known.whole && text.length <= SNIFFED
  if (start.trim() === '') return nothing(known.encoding, 'The table is empty.')
  const told = known.said?.delimiter
  const cutting = told === undefined ? cuttingOf(start, whole) : { delimiter: told, quoted: true }
  if (cutting === null) return nothing(known.encoding, NO_CELLS)
  const parser = createRowParser(cutting)
  const first = parser.push(start)
  const rest = whole && first.refused === null ? parser.end() : { rows: [], refused: null }
  const refused = first.refused ?? rest.refused
  const rows = [...first.rows, ...rest.rows].filter(({ cells }, i) => i > 0 || !/^sep=.$/i.test(cells.join('')))
  const sniffed = sniffRows(rows, { cutting, encoding: known.encoding, sheet: null, said: known.said })
  return refused === null ? sniffed : { ...sniffed, issues: [refused, ...sniffed.issues] }
}

/** A column of a sheet that fewer rows reach is a remark beside the table. */
const REACHED = 0.02

/** @param rows the first rows of one sheet, by their number in it; cells behind the last filled one may be left out */
export function sniffSheet(rows: readonly Row[], sheet: string): Sniffed {
  if (rows.length === 0) return nothing('workbook', 'The sheet is empty.')
  const widths = rows.map(({ cells }) => cells.length).sort((a, b) => b - a)
  const width = widths[Math.min(widths.length - 1, Math.floor(widths.length * REACHED))] ?? 0
  const even = rows.map(({ line, cells }) => ({ line, cells: Array.from({ length: width }, (_, i) => cells[i] ?? '') }))
  return sniffRows(even, { cutting: { delimiter: '', quoted: false }, encoding: 'workbook', sheet })
}
