import { text } from '../../../i18n/en.ts'
import { count } from '../../../i18n/format.ts'
import type { Span } from '../time-axis.ts'
import { SIZES } from './StackPlot.tsx'
import type { Bar, Lane } from './stack-math.ts'

const words = text.picture.stack
/** Pixels of an average letter at the size of the lanes; names are cut where the next bar begins. */
const LETTER = 6

type LanesPartProps = Readonly<{
  lanes: readonly Lane[]
  span: Span
  nowMs: number
  x: (ms: number) => number
  top: number
  width: number
}>

export function LanesPart({ lanes, span, nowMs, x, top, width }: LanesPartProps) {
  const shown = lanes.filter(({ rows }) => rows.length > 0)
  const tops = shown.map(
    (_, index) => top + shown.slice(0, index).reduce((sum, { rows }) => sum + SIZES.heading + rows.length * SIZES.line, 0),
  )
  return shown.map((lane, index) => (
    <g key={lane.key}>
      <text className="stack-name" x={SIZES.gutter} y={(tops[index] ?? 0) + 14}>
        {words.lanes[lane.key]}
        {lane.more > 0 ? (
          <tspan className="stack-tick" dx={8}>
            {words.more(count(lane.more))}
          </tspan>
        ) : null}
      </text>
      {lane.rows.map((row, line) =>
        row.map((bar, place) => (
          <BarMark
            key={bar.item.fact}
            bar={bar}
            next={row[place + 1] ?? null}
            span={span}
            nowMs={nowMs}
            x={x}
            y={(tops[index] ?? 0) + SIZES.heading + line * SIZES.line}
            width={width}
          />
        )),
      )}
    </g>
  ))
}

type BarMarkProps = Readonly<{ bar: Bar; next: Bar | null; span: Span; nowMs: number; x: (ms: number) => number; y: number; width: number }>

/** From its beginning to its end, or to now where it goes on; the name stands in or after it. */
function BarMark({ bar, next, span, nowMs, x, y, width }: BarMarkProps) {
  const from = Math.max(SIZES.gutter, x(Math.max(bar.from, span.from)))
  const end = Math.min(bar.goesOn ? nowMs : (bar.to ?? bar.from), span.to)
  const to = Math.min(width - SIZES.end, Math.max(x(end), from + 3))
  const room = (next ? x(next.from) : width - SIZES.end) - from - 8
  const letters = Math.floor(room / LETTER)
  const label = bar.item.label
  return (
    <g className={bar.goesOn ? 'stack-bar stack-goes-on' : 'stack-bar'}>
      <rect x={from} y={y + 2} width={to - from} height={SIZES.line - 4} rx={2} />
      {letters < 3 ? null : (
        <text className="stack-bar-name" x={from + 5} y={y + 12}>
          {label.length > letters ? `${label.slice(0, letters - 1)}…` : label}
        </text>
      )}
    </g>
  )
}
