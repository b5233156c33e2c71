import { type PointerEvent, useMemo, useRef } from 'react'
import type { TimelineItem } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { timeTicks } from './time-axis.ts'
import { useSize } from './useSize.ts'
import type { Zoom } from './useSpan.ts'
import { KIND_WORDS } from './words.ts'

const LINE = 18
const LABEL = 96
const AXIS = 20
const EDGE = 12

type TimelineMapProps = Readonly<{ items: readonly TimelineItem[]; kinds: readonly TimelineItem['kind'][]; zoom: Zoom; nowMs: number }>

/** Everything dated as marks on one axis of time, a line for each kind. Two presses of the pointer come closer there; the keys stand in the bar. */
export function TimelineMap({ items, kinds, zoom, nowMs }: TimelineMapProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width } = useSize(frame)
  const { span } = zoom
  const inner = Math.max(40, width - LABEL - EDGE)
  const x = (ms: number) => LABEL + ((ms - span.from) / (span.to - span.from)) * inner
  const ticks = timeTicks(span, inner)
  const height = kinds.length * LINE + AXIS
  const marks = useMemo(() => pixels(items, kinds, span, inner), [items, kinds, span, inner])
  const closer = (event: PointerEvent | React.MouseEvent) => {
    const left = frame.current?.getBoundingClientRect().left ?? 0
    zoom.zoom(!event.shiftKey, span.from + ((event.clientX - left - LABEL) / inner) * (span.to - span.from))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a picture of the list below; every step of it has a key in the bar
    <div ref={frame} className="time-map" style={{ height }} onDoubleClick={closer}>
      {width < 80 ? null : (
        <svg className="stack-svg num" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {ticks.map(({ ms, text: words }) => (
            <g key={ms}>
              <line className="stack-grid" x1={x(ms)} x2={x(ms)} y1={0} y2={height - AXIS} />
              <text className="stack-tick" x={x(ms)} y={height - 6} textAnchor="middle">
                {words}
              </text>
            </g>
          ))}
          {nowMs > span.from && nowMs < span.to ? (
            <line className="stack-now" x1={x(nowMs)} x2={x(nowMs)} y1={0} y2={height - AXIS} />
          ) : null}
          {kinds.map((kind, line) => (
            <g key={kind}>
              <text className="stack-tick" x={12} y={line * LINE + 13}>
                {KIND_WORDS[kind]}
              </text>
              <line className="stack-base" x1={LABEL} x2={width - EDGE} y1={(line + 1) * LINE} y2={(line + 1) * LINE} />
            </g>
          ))}
          {marks.map(({ key, left, line, count }) => (
            <rect
              key={key}
              className={count > 1 ? 'time-mark time-marks' : 'time-mark'}
              x={LABEL + left - 1.5}
              y={line * LINE + 4}
              width={3}
              height={LINE - 8}
              rx={1}
            >
              <title>{text.picture.timeline.here(count)}</title>
            </rect>
          ))}
        </svg>
      )}
    </div>
  )
}

type Pixel = Readonly<{ key: string; left: number; line: number; count: number }>
const WIDTH = 4

/** Marks of one kind that would lie on each other are one, with their count. */
function pixels(
  items: readonly TimelineItem[],
  kinds: readonly TimelineItem['kind'][],
  span: Zoom['span'],
  inner: number,
): readonly Pixel[] {
  const found = new Map<string, { left: number; line: number; count: number }>()
  for (const { kind, ms } of items) {
    const line = kinds.indexOf(kind)
    if (line < 0 || ms < span.from || ms > span.to) continue
    const left = Math.round(((ms - span.from) / (span.to - span.from)) * (inner / WIDTH)) * WIDTH
    const key = `${line} ${left}`
    const before = found.get(key)
    if (before) before.count += 1
    else found.set(key, { left, line, count: 1 })
  }
  return [...found].map(([key, mark]) => ({ key, ...mark }))
}
