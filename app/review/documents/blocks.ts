/** The parts sheets are made of. */
import type { Block, Cell } from '../../contract/documents.ts'

export const cell = (text: string, heavy = false): Cell => ({ text, heavy })
export const heading = (text: string, letter: string | null = null): Block => ({ kind: 'heading', text, letter })
export const paragraph = (text: string, quiet = false): Block => ({ kind: 'text', text, quiet })
export const lines = (label: string, count: number): Block => ({ kind: 'lines', label, count })

type Items = readonly (string | Cell)[]
const asCell = (item: string | Cell): Cell => (typeof item === 'string' ? cell(item) : item)

/** An empty list is said, never left out. */
export const list = (items: Items, none: string, tick = false): Block =>
  items.length === 0 ? paragraph(none, true) : { kind: 'list', items: items.map(asCell), tick }

export const pairs = (items: readonly (readonly [label: string, text: string])[]): Block => ({
  kind: 'pairs',
  items: items.map(([label, text]) => ({ label, text })),
})

type Columns = readonly (readonly [head: string, width: number])[]

export const table = (columns: Columns, rows: readonly Items[], none: string): Block =>
  rows.length === 0
    ? paragraph(none, true)
    : {
        kind: 'table',
        head: columns.map(([head]) => head),
        widths: columns.map(([, width]) => width),
        rows: rows.map((row) => row.map(asCell)),
      }
