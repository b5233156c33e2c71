// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtual list, which a table element cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the search field keeps the focus and points at the active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: Enter in the search field opens the active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { text } from '../../i18n/en.ts'
import { openChart } from '../../stores/route.ts'
import { moveActive, needRows, touchList, useWorklist } from '../../stores/worklist.ts'
import { WorklistItem } from './WorklistItem.tsx'

export const ROW_HEIGHT = 30

export const rowId = (list: string, index: number): string => `${list}-${index}`

/** The rows in sight and a few beyond; pages that are not here yet keep their space. */
export function WorklistRows({ list }: Readonly<{ list: string }>) {
  const { rows, active, matching, query, answered } = useWorklist()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows is named so that a new answer asks for the pages in sight again
  useEffect(() => needRows(first, last), [first, last, rows])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a moved row scrolls; the virtualizer is new at each render
  useEffect(() => virtual.scrollToIndex(active, { align: 'auto' }), [active])
  return (
    <div
      ref={scroller}
      className="worklist-scroll"
      id={list}
      role="grid"
      aria-label={text.worklist.title}
      aria-rowcount={matching ?? rows.length}
      aria-busy={query !== answered}
      onPointerMove={touchList}
      onWheel={touchList}
    >
      <div className="worklist-canvas" style={{ height: virtual.getTotalSize() }} role="presentation">
        {items.map((item) => (
          <div
            key={item.key}
            id={rowId(list, item.index)}
            role="row"
            aria-rowindex={item.index + 1}
            aria-selected={item.index === active}
            className="worklist-cols worklist-row"
            style={{ transform: `translateY(${item.start}px)`, height: ROW_HEIGHT }}
            onPointerDown={() => moveActive(item.index)}
            onClick={() => {
              const row = rows[item.index]
              if (row) openChart(row.id)
            }}
          >
            <WorklistItem row={rows[item.index]} />
          </div>
        ))}
      </div>
    </div>
  )
}
