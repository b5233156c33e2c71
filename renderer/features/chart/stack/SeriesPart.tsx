import type { RangeState } from '#app/contract/chart.ts'
import { text } from '../../../i18n/en.ts'
import type { PlotPoint } from '../graph-math.ts'
import type { Span } from '../time-axis.ts'
import { SIZES } from './StackPlot.tsx'
import { type Series, valueAt, valueExtent, valueTicks } from './stack-math.ts'

type SeriesPartProps = Readonly<{
  series: Series
  span: Span
  x: (ms: number) => number
  top: number
  height: number
  width: number
  at: number | null
}>

/** Beyond this many values in sight the marks would be one smear: then the line alone is drawn, and the value under the keys. */
const MOST_MARKS = 240

/** One result: its name, unit and reference above it, its own axis of values, band, line and a mark for each value. */
export function SeriesPart({ series, span, x, top, height, width, at }: SeriesPartProps) {
  const { row, points } = series
  const extent = valueExtent(series, span)
  const [low, high] = extent
  const floor = top + height - 4
  const y = (value: number) => floor - ((value - low) / (high - low)) * (height - SIZES.heading - 6)
  const inSight = points.filter((point) => point.x * 1000 >= span.from && point.x * 1000 <= span.to)
  const here = at === null ? null : valueAt(series, at)
  return (
    <g className="stack-part">
      <Heading series={series} top={top} />
      {row.range ? <Band y={y} range={row.range} extent={extent} width={width} /> : null}
      {valueTicks(extent, height < 80 ? 3 : 4).map((tick) => (
        <text key={tick} className="stack-tick" x={SIZES.gutter - 6} y={y(tick) + 4} textAnchor="end">
          {tick}
        </text>
      ))}
      <text className="stack-tick stack-unit" transform={`translate(11 ${(y(high) + floor) / 2}) rotate(-90)`} textAnchor="middle">
        {row.unit ?? 'value'}
      </text>
      <Line points={points} span={span} x={x} y={y} />
      {inSight.length <= MOST_MARKS ? inSight.map((one) => <Mark key={one.point.fact} point={one} x={x} y={y} />) : null}
      {here && here.point.x * 1000 >= span.from ? <Mark point={here.point} x={x} y={y} picked /> : null}
      <line className="stack-base" x1={SIZES.gutter} x2={width - SIZES.end} y1={floor} y2={floor} />
    </g>
  )
}

function Heading({ series: { row }, top }: Readonly<{ series: Series; top: number }>) {
  const words = text.picture.stack
  return (
    <text x={SIZES.gutter} y={top + 14}>
      <tspan className="stack-name">{row.label}</tspan>
      <tspan className="stack-tick" dx={8}>
        {row.unit ?? ''} {row.range ? words.reference(row.range.text, row.unit ?? '') : words.noReference}
      </tspan>
    </text>
  )
}

type BandProps = Readonly<{
  y: (value: number) => number
  range: NonNullable<Series['row']['range']>
  extent: readonly [number, number]
  width: number
}>

function Band({ y, range, extent: [low, high], width }: BandProps) {
  const [upper, lower] = [y(Math.min(range.high ?? high, high)), y(Math.max(range.low ?? low, low))]
  return (
    <rect className="stack-band" x={SIZES.gutter} width={width - SIZES.gutter - SIZES.end} y={upper} height={Math.max(0, lower - upper)} />
  )
}

type Scale = Readonly<{ x: (ms: number) => number; y: (value: number) => number }>

/** From the value before the span to the one after it, cut at its edges. */
function Line({ points, span, x, y }: Readonly<{ points: readonly PlotPoint[]; span: Span }> & Scale) {
  const before = points.findLast((point) => point.x * 1000 < span.from)
  const after = points.find((point) => point.x * 1000 > span.to)
  const inSight = points.filter((point) => point.x * 1000 >= span.from && point.x * 1000 <= span.to)
  const line = [...(before ? [before] : []), ...inSight, ...(after ? [after] : [])]
  if (line.length < 2) return null
  const d = line.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x * 1000).toFixed(1)} ${y(point.y).toFixed(1)}`).join('')
  return <path className="stack-line" d={d} clipPath="inset(0 0 0 0)" />
}

const isCritical = (state: RangeState) => state.startsWith('critical')
const shapeOf = (state: RangeState) => (state.endsWith('high') ? 'up' : state.endsWith('low') ? 'down' : 'within')

/** ▲ above, ▼ below, a circle within or not assessed; filled where it is critical. */
function Mark({ point, x, y, picked = false }: Readonly<{ point: PlotPoint; picked?: boolean }> & Scale) {
  const { state } = point.point
  const [cx, cy, r] = [x(point.x * 1000), y(point.y), picked ? 5 : 3.5]
  const shape = shapeOf(state)
  const className = `stack-mark stack-${state === 'unassessed' ? 'un' : isCritical(state) ? 'crit' : shape === 'within' ? 'ok' : 'warn'} ${picked ? 'stack-picked' : ''}`
  if (shape === 'within') return <circle className={className} cx={cx} cy={cy} r={r} />
  const s = shape === 'up' ? -1 : 1
  return <path className={className} d={`M${cx} ${cy + s * (r + 1)}L${cx - r - 1} ${cy - s * r}L${cx + r + 1} ${cy - s * r}Z`} />
}
