import { text } from '../../../i18n/en.ts'
import { date } from '../../../i18n/format.ts'
import { type Span, timeTicks } from '../time-axis.ts'
import { LanesPart } from './LanesPart.tsx'
import { SeriesPart } from './SeriesPart.tsx'
import type { Lane, Series } from './stack-math.ts'

/** Pixels: the axis of values, the axis of time, one line of a lane, the heading of a part. */
export const SIZES = { gutter: 62, end: 14, axis: 34, line: 17, heading: 18, least: 62 } as const

export type StackPlotProps = Readonly<{
  series: readonly Series[]
  lanes: readonly Lane[]
  span: Span
  nowMs: number
  width: number
  height: number
  /** The instant under the keys or the pointer, in ms. */
  at: number | null
}>

const linesOf = (lanes: readonly Lane[]) =>
  lanes.reduce((sum, { rows }) => sum + (rows.length > 0 ? SIZES.heading + rows.length * SIZES.line : 0), 0)

/** How high a stack has to be: each part keeps the height in which a course can be read. */
export const leastHeight = (parts: number, lanes: readonly Lane[]): number => parts * SIZES.least + linesOf(lanes) + SIZES.axis

/** Small multiples that share one axis of time, lanes beneath them: what was given and what happened stand under the values of the same moment. */
export function StackPlot({ series, lanes, span, nowMs, width, height, at }: StackPlotProps) {
  const inner = Math.max(40, width - SIZES.gutter - SIZES.end)
  const x = (ms: number) => SIZES.gutter + ((ms - span.from) / (span.to - span.from)) * inner
  const ticks = timeTicks(span, inner)
  const bottom = height - SIZES.axis
  const part = series.length === 0 ? 0 : (bottom - linesOf(lanes)) / series.length
  return (
    <svg className="stack-svg num" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {ticks.map(({ ms }) => (
        <line key={ms} className="stack-grid" x1={x(ms)} x2={x(ms)} y1={0} y2={bottom} />
      ))}
      {nowMs > span.from && nowMs < span.to ? <line className="stack-now" x1={x(nowMs)} x2={x(nowMs)} y1={0} y2={bottom} /> : null}
      {series.map((one, index) => (
        <SeriesPart key={one.row.key} series={one} span={span} x={x} top={index * part} height={part} width={width} at={at} />
      ))}
      <LanesPart lanes={lanes} span={span} nowMs={nowMs} x={x} top={series.length * part} width={width} />
      {at === null ? null : <line className="stack-at" x1={x(at)} x2={x(at)} y1={0} y2={bottom} />}
      <line className="stack-axis" x1={SIZES.gutter} x2={width - SIZES.end} y1={bottom} y2={bottom} />
      {ticks.map(({ ms, text: words }) => (
        <text key={ms} className="stack-tick" x={x(ms)} y={bottom + 14} textAnchor="middle">
          {words}
        </text>
      ))}
      <text className="stack-tick" x={SIZES.gutter + inner / 2} y={bottom + 29} textAnchor="middle">
        {text.picture.time.axis} · {date(new Date(span.from).toISOString(), new Date(0))} –{' '}
        {date(new Date(span.to).toISOString(), new Date(0))}
      </text>
    </svg>
  )
}
