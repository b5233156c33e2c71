/** Cells of every column for schema inference, spread over what was read. */
import type { TableFormat } from '../contract/table.ts'
import type { Row } from './parse.ts'
import type { TableSample } from './sample.ts'

/** Cells of one column. */
export const SAMPLED_ROWS = 2000
/** Rows worth reading for a sample. */
export const ROWS_READ = 20_000

/** Characters of one cell that tell what it is. */
const CELL = 200

/** Rows at even distances, the first one among them: the same for every column. */
function spread(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= SAMPLED_ROWS) return rows
  return Array.from({ length: SAMPLED_ROWS }, (_, i) => rows[Math.floor((i * rows.length) / SAMPLED_ROWS)]).filter(
    (row) => row !== undefined,
  )
}

/** @param rows rows of data, from the first one on; `ROWS_READ` are enough */
export function sampleTable(format: TableFormat, columns: readonly string[], rows: readonly Row[]): TableSample {
  const chosen = spread(rows)
  return {
    format,
    columns: columns.map((name, index) => ({ index, name, cells: chosen.map(({ cells }) => (cells[index] ?? '').trim().slice(0, CELL)) })),
    rows: rows.length,
  }
}
