/** The rows of data of a table: what comes before them is left out, and a row with too few or too many cells is never shifted. */
import type { ReaderIssue } from '../fhir/reading.ts'
import { createRowParser, type ParsedRows, type Row, type RowParser } from './parse.ts'
import type { Sniffed } from './sniff.ts'

const say = (severity: ReaderIssue['severity'], line: number, message: string): ReaderIssue => ({
  severity,
  code: 'structure',
  path: `row ${line}`,
  message,
})

const isEmpty = (cell: string): boolean => cell.trim() === ''

export type RowGate = (row: Row) => Readonly<{ row: Row | null; issue: ReaderIssue | null }>

const PASSED_OVER = { row: null, issue: null }

/** Row by row, for rows that come from a text or a sheet. */
export function createRowGate({ columns, from, rows: kind }: Pick<Sniffed, 'columns' | 'from' | 'rows'>): RowGate {
  const width = columns.length
  const padding = columns.map(() => '')
  return (row) => {
    const { line, cells } = row
    if (line < from) return PASSED_OVER
    if (cells.length === width) return { row, issue: null }
    if (cells.length === 1 && (cells[0] ?? '').trimStart().startsWith('#'))
      return { row: null, issue: say('information', line, 'A comment was left out.') }
    if (cells.length > width && cells.slice(width).every(isEmpty)) return { row: { line, cells: cells.slice(0, width) }, issue: null }
    if (cells.length < width && kind !== 'whole') return { row: { line, cells: [...cells, ...padding.slice(cells.length)] }, issue: null }
    if (kind === 'addressed') {
      const message = 'Something stands beside the table in this row; it was not taken.'
      return { row: { line, cells: cells.slice(0, width) }, issue: say('information', line, message) }
    }
    const message = `This row has ${cells.length} cells where the table has ${width} columns. It was left out, because it is not known which cell belongs where.`
    return { row: null, issue: say('error', line, message) }
  }
}

function gated(parsed: ParsedRows, gate: RowGate): ParsedRows {
  const rows: Row[] = []
  const issues: ReaderIssue[] = [...parsed.issues]
  for (const row of parsed.rows) {
    const found = gate(row)
    if (found.row !== null) rows.push(found.row)
    if (found.issue !== null) issues.push(found.issue)
  }
  return { rows, issues, refused: parsed.refused }
}

/** The text of a table, chunk by chunk, into its rows of data: each has as many cells as the table has columns. */
export function createTableRows(sniffed: Sniffed): RowParser {
  const parser = createRowParser(sniffed.cutting)
  const gate = createRowGate(sniffed)
  return { push: (text) => gated(parser.push(text), gate), end: () => gated(parser.end(), gate) }
}
