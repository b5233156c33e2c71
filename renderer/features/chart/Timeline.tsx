import './stack/stack.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { ChartView, TimelineItem } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { count, date, time } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Button, Kbd, SourceLink, useShortcut } from '../../ui/index.ts'
import { TimelineMap } from './TimelineMap.tsx'
import { spanOf } from './time-axis.ts'
import { inFilter, kindsOf, timelineLines } from './timeline-lines.ts'
import { useSpan, type Zoom } from './useSpan.ts'
import { KIND_WORDS } from './words.ts'
import { ZoomBar } from './ZoomBar.tsx'

const words = text.picture.timeline
type Kind = TimelineItem['kind']

/** Everything dated: a map of it on an axis of time from years to minutes, and the list of what is in sight, newest day first. */
export function Timeline({ view }: Readonly<{ view: ChartView }>) {
  const [filter, setFilter] = useState('')
  const all = useMemo(() => kindsOf(view.timeline), [view.timeline])
  const [off, setOff] = useState<ReadonlySet<Kind>>(new Set())
  const kinds = useMemo(() => new Set(all.filter((kind) => !off.has(kind))), [all, off])
  const nowMs = Date.parse(view.openedAt)
  const whole = useMemo(() => spanOf(view.timeline.map(({ ms }) => ms)) ?? { from: nowMs - 1, to: nowMs }, [view.timeline, nowMs])
  const zoom = useSpan(whole)
  const shown = useMemo(() => inFilter(view.timeline, { words: filter, kinds }), [view.timeline, filter, kinds])
  const span = zoom.isWhole ? null : zoom.span
  const lines = useMemo(() => timelineLines(view.timeline, { words: filter, kinds, span }), [view.timeline, filter, kinds, span])
  const found = lines.filter((line) => line.kind === 'item').length
  const toggle = (kind: Kind) =>
    setOff((now) => (now.has(kind) ? new Set([...now].filter((one) => one !== kind)) : new Set([...now, kind])))
  return (
    <div className="flow">
      <Bar filter={filter} onFilter={setFilter} found={found} total={view.timeline.length} zoom={zoom} />
      <div className="flow-bar time-bar">
        <fieldset className="time-kinds">
          <legend className="visually-hidden">{words.kinds}</legend>
          {all.map((kind) => (
            <Button
              key={kind}
              size="small"
              variant={off.has(kind) ? 'quiet' : 'secondary'}
              aria-pressed={!off.has(kind)}
              onClick={() => toggle(kind)}
            >
              {KIND_WORDS[kind]}
            </Button>
          ))}
        </fieldset>
      </div>
      <TimelineMap items={shown} kinds={all.filter((kind) => kinds.has(kind))} zoom={zoom} nowMs={nowMs} />
      {found === 0 ? <p className="chart-none">{noneWords(view.timeline.length, shown.length, filter)}</p> : null}
      <List lines={lines} />
    </div>
  )
}

function noneWords(total: number, shown: number, filter: string): string {
  if (total === 0) return words.nothing
  if (shown > 0) return words.notInSight(count(shown))
  return filter === '' ? words.noKind : words.noMatch(filter)
}

type BarProps = Readonly<{ filter: string; onFilter: (filter: string) => void; found: number; total: number; zoom: Zoom }>

function Bar({ filter, onFilter, found, total, zoom }: BarProps) {
  const search = useRef<HTMLInputElement>(null)
  useShortcut('f', words.find, 'Chart', () => search.current?.focus())
  return (
    <div className="flow-bar">
      <label className="chart-find">
        <span className="visually-hidden">{words.find}</span>
        <input
          ref={search}
          className="ui-input"
          type="text"
          placeholder={words.find}
          value={filter}
          onChange={(event) => onFilter(event.target.value)}
        />
        <Kbd keys="F" />
      </label>
      <span className="quiet num clip">{words.counts(count(found), count(total))}</span>
      <ZoomBar zoom={zoom} />
    </div>
  )
}

function List({ lines }: Readonly<{ lines: ReturnType<typeof timelineLines> }>) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => 26, overscan: 12 })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className="time-scroll" aria-label={words.list} tabIndex={0}>
      <div className="flow-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((place) => {
          const line = lines[place.index]
          if (!line) return null
          const style = { transform: `translateY(${place.start}px)`, height: place.size }
          return line.kind === 'day' ? (
            <h3 key={place.key} className="time-day" style={style}>
              {date(line.day)}
            </h3>
          ) : (
            <div key={place.key} className="time-item num" style={style}>
              <span className="quiet">{line.item.at.length > 10 ? time(line.item.at) : ''}</span>
              <span className="tiny">{KIND_WORDS[line.item.kind]}</span>
              <span className="clip">
                <SourceLink onOpen={() => showEvidence([line.item.fact])}>{line.item.label}</SourceLink>
                {line.item.detail ? <span className="quiet"> {line.item.detail}</span> : null}
              </span>
            </div>
          )
        })}
      </div>
    </section>
  )
}
