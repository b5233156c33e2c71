import type { ReactNode } from 'react'

export type Column<R> = Readonly<{
  key: string
  head: ReactNode
  cell: (row: R) => ReactNode
  align?: 'start' | 'end'
  /** CSS width. */
  width?: string
  className?: string
}>

export type TableProps<R> = Readonly<{
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
}>

/** A plain table with hairlines; the caption is for screen readers. For more than some hundred rows use a virtual list. */
export function Table<R>({ caption, columns, rows, rowKey }: TableProps<R>) {
  return (
    <table className="ui-table num">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.align === 'end' ? 'end' : undefined}
              style={column.width ? { width: column.width } : undefined}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} className={[column.align === 'end' ? 'end' : '', column.className ?? ''].join(' ').trim() || undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
