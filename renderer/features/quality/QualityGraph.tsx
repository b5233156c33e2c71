import { useRef } from 'react'
import type { QualityPoint } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { date } from '../../i18n/format.ts'
import { useSize } from '../chart/useSize.ts'
import { type GraphPoint, graphPoints, percentFloor, percentTicks, timeTicks } from './graph-scale.ts'
import { type DimensionId, scoreText } from './words.ts'

const LEFT = 38
const RIGHT = 12
const TOP = 28
const BOTTOM = 36

/** Overall as a full line, the chosen dimension dashed; the table beside it says every number. */
export function QualityGraph({
  source,
  history,
  measure,
}: Readonly<{ source: string; history: readonly QualityPoint[]; measure: DimensionId | null }>) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const overall = graphPoints(history, null)
  const chosen = measure === null ? [] : graphPoints(history, measure)
  const all = [...overall, ...chosen]
  const names = [text.quality.overall, ...(measure ? [text.quality.dimensions[measure]] : [])].join(', ')
  return (
    <div ref={frame} className="quality-plot">
      {overall.length === 0 ? <p className="quality-none quiet">{text.intake.qualityNone}</p> : null}
      {overall.length > 0 && width > 160 && height > 100 ? (
        <svg width={width} height={height} role="img" aria-label={`${source}: ${text.quality.graph}, ${names}. ${ends(overall)}`}>
          <Axes points={all} width={width} height={height} />
          <Line points={overall} of={all} width={width} height={height} name={text.quality.overall} at={0} />
          {measure ? <Line points={chosen} of={all} width={width} height={height} name={text.quality.dimensions[measure]} at={1} /> : null}
        </svg>
      ) : null}
    </div>
  )
}

const ends = (points: readonly GraphPoint[]) =>
  `${scoreText((points[0]?.percent ?? 0) / 100)} – ${scoreText((points.at(-1)?.percent ?? 0) / 100)}`

type Box = Readonly<{ width: number; height: number }>

function scaleOf(points: readonly GraphPoint[], { width, height }: Box) {
  const times = points.map((point) => point.ms)
  const [from, until] = [Math.min(...times), Math.max(...times)]
  const floor = percentFloor(points)
  return {
    from,
    until,
    floor,
    x: (ms: number) => LEFT + (until === from ? 0.5 : (ms - from) / (until - from)) * (width - LEFT - RIGHT),
    y: (percent: number) => height - BOTTOM - ((percent - floor) / (100 - floor)) * (height - TOP - BOTTOM),
  }
}

function Axes({ points, ...box }: Readonly<{ points: readonly GraphPoint[] }> & Box) {
  const scale = scaleOf(points, box)
  const ticks = timeTicks(scale.from, scale.until, box.width > 420 ? 5 : 3)
  return (
    <g className="quality-axes">
      {percentTicks(scale.floor).map((percent) => (
        <g key={percent}>
          <line x1={LEFT} x2={box.width - RIGHT} y1={scale.y(percent)} y2={scale.y(percent)} />
          <text x={LEFT - 6} y={scale.y(percent) + 4} textAnchor="end">
            {percent}
          </text>
        </g>
      ))}
      {ticks.map((ms, index) => (
        <text
          key={ms}
          x={scale.x(ms)}
          y={box.height - BOTTOM + 15}
          textAnchor={ticks.length === 1 ? 'middle' : index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}
        >
          {date(new Date(ms).toISOString())}
        </text>
      ))}
      <text x={4} y={12}>
        {text.quality.axisScore}
      </text>
      <text x={box.width - RIGHT} y={box.height - 5} textAnchor="end">
        {text.quality.axisTime}
      </text>
    </g>
  )
}

function Line({
  points,
  of,
  name,
  at,
  ...box
}: Readonly<{ points: readonly GraphPoint[]; of: readonly GraphPoint[]; name: string; at: 0 | 1 }> & Box) {
  const scale = scaleOf(of, box)
  const path = points
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${scale.x(point.ms).toFixed(1)} ${scale.y(point.percent).toFixed(1)}`)
    .join('')
  const legend = LEFT + 120 + at * 130
  return (
    <g className={at === 0 ? 'quality-line' : 'quality-line quality-dashed'}>
      <path d={path} />
      {points.map((point) => (
        <circle key={point.ms} cx={scale.x(point.ms)} cy={scale.y(point.percent)} r={2.5}>
          <title>{`${name}: ${scoreText(point.percent / 100)}, ${date(new Date(point.ms).toISOString())}`}</title>
        </circle>
      ))}
      <path d={`M${legend} 8h22`} />
      <text x={legend + 28} y={12}>
        {name}
      </text>
    </g>
  )
}
