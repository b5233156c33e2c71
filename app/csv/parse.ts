/// <reference path="./papaparse.d.ts" />
/**
 * Text of a table into rows, chunk by chunk: any cut of the text gives the same rows. What one row may hold is bounded, so that memory is.
 */
import Papa from 'papaparse'
import type { ReaderIssue } from '../fhir/reading.ts'

/** `line` is the line of the text on which the row begins, from 1. */
export type Row = Readonly<{ line: number; cells: readonly string[] }>

export type ParsedRows = Readonly<{
  rows: readonly Row[]
  issues: readonly ReaderIssue[]
  /** Set once the text cannot be read on; nothing more comes. */
  refused: ReaderIssue | null
}>

export type RowParser = Readonly<{ push: (text: string) => ParsedRows; end: () => ParsedRows }>

/** Characters of one row. */
export const MAX_ROW = 1_000_000
export const MAX_COLUMNS = 5000

/** How the cells of a row are told apart. `quoted` false: a quote is a sign like any other. */
export type Cutting = Readonly<{ delimiter: string; quoted: boolean }>

const issueAt = (severity: ReaderIssue['severity'], code: ReaderIssue['code'], line: number, message: string): ReaderIssue => ({
  severity,
  code,
  path: `row ${line}`,
  message,
})

function newlinesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Signs that the text has somewhere. */
type Marks = Readonly<{ zero: boolean; broken: boolean }>

class Parser {
  readonly #papa: InstanceType<typeof Papa.Parser>
  readonly #quoted: boolean
  /** Text that is not a whole row yet. */
  #held = ''
  #line = 1
  /** The text so far ended in a CR, which may be half of a CRLF. */
  #afterReturn = false
  #refused: ReaderIssue | null = null
  #first = true

  constructor({ delimiter, quoted }: Cutting) {
    this.#quoted = quoted
    this.#papa = new Papa.Parser({ delimiter, newline: '\n', ...(quoted ? {} : { fastMode: true }) })
  }

  push(text: string): ParsedRows {
    const chunk = this.#plain(text)
    const hadLine = chunk.includes('\n')
    this.#held = this.#held === '' ? chunk : this.#held + chunk
    if (this.#refused !== null || !hadLine) return this.#tooMuch({ rows: [], issues: [], refused: this.#refused })
    return this.#tooMuch(this.#take(false))
  }

  end(): ParsedRows {
    if (this.#refused !== null || this.#held === '') return { rows: [], issues: [], refused: this.#refused }
    const parsed = this.#take(true)
    this.#held = ''
    return parsed
  }

  /** Line ends as LF, without the mark of the encoding. */
  #plain(text: string): string {
    let chunk = text
    if (this.#first && chunk !== '') {
      this.#first = false
      if (chunk.charCodeAt(0) === 0xfeff) chunk = chunk.slice(1)
    }
    if (this.#afterReturn && chunk.startsWith('\n')) chunk = chunk.slice(1)
    if (text !== '') this.#afterReturn = text.endsWith('\r')
    return chunk.includes('\r') ? chunk.replace(/\r\n?/g, '\n') : chunk
  }

  #take(last: boolean): ParsedRows {
    const text = this.#held
    const { data, errors, meta } = this.#papa.parse(text, 0, !last)
    const used = last ? text.length : meta.cursor
    const inCells = this.#quoted && text.indexOf('"') >= 0
    const marks = { zero: text.indexOf('\0') >= 0, broken: text.indexOf('\ufffd') >= 0 }
    this.#held = last ? '' : text.slice(used)
    return this.#rows(data, inCells, marks, errors)
  }

  #rows(
    data: readonly string[][],
    inCells: boolean,
    { zero, broken }: Marks,
    errors: readonly { code: string; row: number }[],
  ): ParsedRows {
    const rows: Row[] = []
    const issues: ReaderIssue[] = []
    const faults = new Map(errors.map(({ code, row }) => [row, code]))
    for (let i = 0; i < data.length; i += 1) {
      const cells = data[i] ?? []
      const line = this.#line
      this.#line += 1 + (inCells ? cells.reduce((sum, cell) => sum + newlinesIn(cell), 0) : 0)
      const trouble = this.#troubleOf(cells, line, zero, faults.get(i))
      if (trouble !== null) return { rows, issues, refused: trouble }
      if (faults.has(i))
        issues.push(issueAt('warning', 'structure', line, 'A quote stands inside a quoted cell of this row; check its cells.'))
      if (broken && cells.some((cell) => cell.includes('\ufffd')))
        issues.push(
          issueAt('warning', 'value', line, 'Some signs of this row cannot be read in the encoding of the file and are shown as \ufffd.'),
        )
      if (cells.length > 1 || (cells[0] ?? '').trim() !== '') rows.push({ line, cells })
    }
    return { rows, issues, refused: null }
  }

  #troubleOf(cells: readonly string[], line: number, zero: boolean, fault: string | undefined): ReaderIssue | null {
    if (zero && cells.some((cell) => cell.includes('\0'))) return this.#refuse('value', line, 'NUL').refused
    if (fault === 'MissingQuotes') return this.#refuse('structure', line, 'quote').refused
    if (cells.length > MAX_COLUMNS) return this.#refuse('too-long', line, 'columns').refused
    return null
  }

  #tooMuch(parsed: ParsedRows): ParsedRows {
    if (parsed.refused !== null || this.#held.length <= MAX_ROW) return parsed
    const open = this.#quoted && this.#held.includes('\n')
    return { ...this.#refuse('too-long', this.#line, open ? 'quote' : 'line'), rows: parsed.rows, issues: parsed.issues }
  }

  #refuse(code: ReaderIssue['code'], line: number, why: keyof typeof REFUSALS): ParsedRows {
    this.#refused = issueAt('error', code, line, REFUSALS[why])
    this.#held = ''
    return { rows: [], issues: [], refused: this.#refused }
  }
}

const REFUSALS = {
  NUL: 'A NUL character stands here: this is no text table, or its encoding was not recognised. Save it as UTF-8.',
  quote: 'A quote that opens a cell here is never closed, so nothing after it can be told apart. Close it, or export the table again.',
  line: 'This row is longer than a million characters. Check the line ends of the file.',
  columns: 'This row has more than 5,000 columns. Export fewer columns, or one value a row.',
} as const

/** Rows without a sign in any cell are left out. Never throws. */
export function createRowParser(cutting: Cutting): RowParser {
  const parser = new Parser(cutting)
  return { push: (text) => parser.push(text), end: () => parser.end() }
}

/** A whole text at once. */
export function parseRows(text: string, cutting: Cutting): ParsedRows {
  const parser = createRowParser(cutting)
  const first = parser.push(text)
  if (first.refused !== null) return first
  const rest = parser.end()
  return { rows: [...first.rows, ...rest.rows], issues: [...first.issues, ...rest.issues], refused: rest.refused }
}
