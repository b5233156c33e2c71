import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { showEvidence, showGraph, useChart } from '../../stores/chart.ts'
import { useShortcut } from '../../ui/index.ts'
import { FlowRow } from './FlowRow.tsx'
import { type FlowItem, pointAt, type TimeColumn, WIDTHS } from './flowsheet.ts'

const ROW = 26
const GROUP = 24

/** Where the keys are: the item in the list, and the column (-1 is the row's name). */
type Cell = Readonly<{ item: number; column: number }>

export function FlowGrid({ items, columns }: Readonly<{ items: readonly FlowItem[]; columns: readonly TimeColumn[] }>) {
  const scroller = useRef<HTMLDivElement>(null)
  const graph = useChart((state) => state.graph)
  const [cell, setCell] = useState<Cell | null>(null)
  const moved = useRef(false)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP : ROW),
    overscan: 10,
    scrollPaddingStart: 40,
  })
  const rowItems = useMemo(() => items.flatMap((item, index) => (item.kind === 'row' ? [index] : [])), [items])
  const here: Cell = cell !== null && items[cell.item]?.kind === 'row' ? cell : { item: rowItems[0] ?? 0, column: -1 }

  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-cell="${here.item}:${here.column}"]`)?.focus({ preventScroll: true })
  })

  const move = (next: Cell) => {
    moved.current = true
    virtual.scrollToIndex(next.item)
    setCell(next)
  }
  const graphHere = () => {
    const item = items[here.item]
    if (item?.kind === 'row') showGraph(item.row.key)
  }
  const open = (at: Cell) => {
    const item = items[at.item]
    if (item?.kind !== 'row') return
    const column = columns[at.column]
    const point = column ? pointAt(item.row, column) : at.column >= 0 ? (item.row.points.at(-1) ?? null) : null
    if (at.column < 0) showGraph(item.row.key)
    else if (point) showEvidence([point.fact])
  }
  useShortcut('g', 'Graph of the row the keys are on', 'Chart', graphHere)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = (by: number) => rowItems[Math.max(0, Math.min(rowItems.length - 1, rowItems.indexOf(here.item) + by))] ?? here.item
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move({ ...here, item: step(1) }),
      ArrowUp: () => move({ ...here, item: step(-1) }),
      PageDown: () => move({ ...here, item: step(10) }),
      PageUp: () => move({ ...here, item: step(-10) }),
      Home: () => move({ ...here, column: -1 }),
      End: () => move({ ...here, column: columns.length - 1 }),
      ArrowRight: () => move({ ...here, column: Math.min(columns.length - 1, here.column + 1) }),
      ArrowLeft: () => move({ ...here, column: Math.max(-1, here.column - 1) }),
      Enter: () => open(here),
    }
    const run = event.ctrlKey || event.altKey ? undefined : keys[event.key]
    if (!run) return
    run()
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined
    const [item, column] = (mark ?? '').split(':').map(Number)
    if (item === undefined || column === undefined || Number.isNaN(item)) return
    setCell({ item, column })
    open({ item, column })
  }
  const template: CSSProperties = {
    gridTemplateColumns: `minmax(${WIDTHS.label}px, 1fr) ${WIDTHS.unit}px ${WIDTHS.reference}px repeat(${columns.length}, ${WIDTHS.time}px) ${WIDTHS.trend}px`,
  }
  return (
    <div ref={scroller} className="flow-scroll">
      <table
        className="flow-grid num"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is the ARIA pattern for a table whose cells take the keys
        role="grid"
        aria-label="Results and vital signs"
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length + 4}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <FlowHead columns={columns} template={template} />
        <tbody className="flow-space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((place) => {
            const item = items[place.index]
            if (!item) return null
            return (
              <FlowRow
                key={item.key}
                item={item}
                index={place.index}
                columns={columns}
                style={{ ...template, transform: `translateY(${place.start}px)`, height: place.size }}
                active={place.index === here.item ? here.column : null}
                graphed={item.kind === 'row' && item.row.key === graph}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function FlowHead({ columns, template }: Readonly<{ columns: readonly TimeColumn[]; template: CSSProperties }>) {
  return (
    <thead className="flow-head">
      <tr aria-rowindex={1} className="flow-row" style={template}>
        <th scope="col">Result</th>
        <th scope="col">Unit</th>
        <th scope="col">Reference</th>
        {columns.map((column) => (
          <th scope="col" key={column.minute}>
            {column.day}
            <br />
            {column.clock ?? ''}
          </th>
        ))}
        <th scope="col">Trend</th>
      </tr>
    </thead>
  )
}
