import { useMemo, useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { rowsOf, useChart } from '../../stores/chart.ts'
import { Button, Kbd, useShortcut } from '../../ui/index.ts'
import { FlowGrid } from './FlowGrid.tsx'
import { columnsThatFit, flowItems, timeColumns, windowOf } from './flowsheet.ts'
import { FLAG_MARK, importFlag } from './import-flag.ts'
import { useSize } from './useSize.ts'

/** Results and vital signs: values by time, their state, their course. */
export function Flowsheet({ view }: Readonly<{ view: ChartView }>) {
  const filter = useChart((state) => state.filter)
  const [back, setBack] = useState(0)
  const frame = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const { width } = useSize(frame)
  const rows = useMemo(() => rowsOf(view), [view])
  const items = useMemo(() => flowItems(rows, filter), [rows, filter])
  const nowMs = Date.parse(view.openedAt)
  const all = useMemo(
    () =>
      timeColumns(
        items.flatMap((item) => (item.kind === 'row' ? [item.row] : [])),
        nowMs,
      ),
    [items, nowMs],
  )
  const size = columnsThatFit(width)
  const columns = windowOf(all, size, back)
  const most = Math.max(0, all.length - size)
  const earlier = () => setBack((now) => Math.min(most, now + Math.max(1, size - 1)))
  const later = () => setBack((now) => Math.max(0, now - Math.max(1, size - 1)))
  useShortcut('f', 'Find in the results', 'Chart', () => search.current?.focus())
  useShortcut('[', 'Earlier results', 'Chart', earlier)
  useShortcut(']', 'Later results', 'Chart', later)
  const flagged = rows.some((row) => row.points.some((point) => importFlag(point) !== null))
  const found = items.filter((item) => item.kind === 'row').length
  return (
    <div className="flow" ref={frame}>
      <div className="flow-bar">
        <label className="chart-find">
          <span className="visually-hidden">Find a result</span>
          <input
            ref={search}
            className="ui-input"
            type="text"
            placeholder="Find a result"
            value={filter}
            onChange={(event) => useChart.setState({ filter: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') useChart.setState({ filter: '' })
            }}
          />
          <Kbd keys="F" />
        </label>
        <span className="quiet num clip">
          {found} of {rows.length} {rows.length === 1 ? 'row' : 'rows'} · {columns.length} of {all.length} times
          {flagged ? (
            <>
              {' · '}
              <span className="flow-flag">{FLAG_MARK}</span>
              {text.chart.flagLegend}
            </>
          ) : null}
        </span>
        <span className="flow-page">
          <Button variant="quiet" shortcut="[" disabled={back >= most} onClick={earlier}>
            Earlier
          </Button>
          <Button variant="quiet" shortcut="]" disabled={back === 0} onClick={later}>
            Later
          </Button>
        </span>
      </div>
      {rows.length === 0 ? <p className="chart-none">No result and no vital sign is recorded.</p> : null}
      {rows.length > 0 && found === 0 ? <p className="chart-none">No result is called “{filter}” in this chart.</p> : null}
      {found > 0 ? <FlowGrid items={items} columns={columns} /> : null}
    </div>
  )
}
