/** What schema inference is given of a table: how its text was read, and cells of every column, spread over the whole of what was sampled. */
import type { TableFormat } from '../contract/table.ts'

export type SampledColumn = Readonly<{
  index: number
  /** Header as written; "" where the table has none. */
  name: string
  /** Cells as written, trimmed, in row order: the same rows for every column, at most 2,000. */
  cells: readonly string[]
}>

export type TableSample = Readonly<{
  format: TableFormat
  columns: readonly SampledColumn[]
  /** Rows below the header in the part that was sampled. */
  rows: number
}>
