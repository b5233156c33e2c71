import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { date, time } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Kbd, SourceLink, useShortcut } from '../../ui/index.ts'
import { timelineLines } from './timeline-lines.ts'
import { KIND_WORDS } from './words.ts'

/** Everything dated, newest day first. */
export function Timeline({ view }: Readonly<{ view: ChartView }>) {
  const [filter, setFilter] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => timelineLines(view.timeline, filter), [view.timeline, filter])
  useShortcut('/', 'Find in the timeline', 'Chart', () => search.current?.focus())
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => 26, overscan: 12 })
  const count = lines.filter((line) => line.kind === 'item').length
  return (
    <div className="flow">
      <div className="flow-bar">
        <label className="chart-find">
          <span className="visually-hidden">Find in the timeline</span>
          <input
            ref={search}
            className="ui-input"
            type="text"
            placeholder="Find in the timeline"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          <Kbd keys="/" />
        </label>
        <span className="quiet num">
          {count} of {view.timeline.length} entries
        </span>
      </div>
      {count === 0 ? (
        <p className="chart-none">{filter === '' ? 'Nothing dated is recorded.' : `Nothing in the timeline matches “${filter}”.`}</p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section ref={scroller} className="time-scroll" aria-label="Timeline, newest first" tabIndex={0}>
        <div className="flow-space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((place) => {
            const line = lines[place.index]
            if (!line) return null
            const style = { transform: `translateY(${place.start}px)`, height: place.size }
            if (line.kind === 'day') {
              return (
                <h3 key={place.key} className="time-day" style={style}>
                  {date(line.day)}
                </h3>
              )
            }
            const { item } = line
            return (
              <div key={place.key} className="time-item num" style={style}>
                <span className="quiet">{item.at.length > 10 ? time(item.at) : ''}</span>
                <span className="tiny">{KIND_WORDS[item.kind]}</span>
                <span className="clip">
                  <SourceLink onOpen={() => showEvidence([item.fact])}>{item.label}</SourceLink>
                  {item.detail ? <span className="quiet"> {item.detail}</span> : null}
                </span>
              </div>
            )
          })}
        </div>
      </section>
    </div>
  )
}
