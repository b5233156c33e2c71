import type { Cusum, DriftBin } from '#app/contract/watch.ts'
import { text } from '../../../i18n/en.ts'
import { date, decimal, percent } from '../../../i18n/format.ts'
import { pathOf } from './scale.ts'

const BINS = { width: 168, height: 26 } as const

/** Shares by bin, before as an outline and now filled; missing values last, in their own colour. */
export function Bins({ bins }: Readonly<{ bins: readonly DriftBin[] }>) {
  const most = Math.max(...bins.flatMap(({ reference, current }) => [reference, current]))
  const step = BINS.width / bins.length
  const tall = (share: number) => (most === 0 ? 0 : (share / most) * (BINS.height - 1))
  return (
    <svg className="watch-bins" {...BINS} aria-hidden="true">
      {bins.map(({ label, reference, current }, i) => (
        <g key={label} data-missing={label === 'missing' ? '' : undefined}>
          <title>{`${label}: ${percent(reference)}, ${percent(current)}`}</title>
          <rect className="watch-now" x={i * step + 1.5} width={step - 3} y={BINS.height - tall(current)} height={tall(current)} />
          <rect className="watch-before" x={i * step + 1.5} width={step - 3} y={BINS.height - tall(reference)} height={tall(reference)} />
        </g>
      ))}
    </svg>
  )
}

const WEEKS = { width: 168, height: 36 } as const

export function Weeks({ weeks }: Readonly<{ weeks: readonly number[] }>) {
  const most = Math.max(1, ...weeks)
  const step = WEEKS.width / weeks.length
  const bars = weeks.map((count, i) => ({ x: i * step + 1, height: (count / most) * (WEEKS.height - 1) }))
  return (
    <svg className="watch-bins" {...WEEKS} role="img" aria-label={text.watch.weeksName(weeks.join(', '))}>
      {bars.map(({ x, height }) => (
        <rect key={x} className="watch-now" x={x} width={step - 2} y={WEEKS.height - height} height={height} />
      ))}
      <line x1={0} x2={WEEKS.width} y1={WEEKS.height - 0.5} y2={WEEKS.height - 0.5} />
    </svg>
  )
}

const LINE = { width: 420, height: 120 } as const
const [LEFT, RIGHT, TOP, BOTTOM] = [26, 8, 18, 18]

/** Evidence summed up for twice (full) and half the odds (dashed), against the limit of a signal. */
export function CusumLine({ cusum }: Readonly<{ cusum: Cusum }>) {
  const { points, limit } = cusum
  const most = Math.max(limit * 1.2, ...points.flatMap(({ higher, lower }) => [higher, lower]))
  const x = (i: number) => LEFT + (i / Math.max(1, points.length - 1)) * (LINE.width - LEFT - RIGHT)
  const y = (value: number) => LINE.height - BOTTOM - (value / most) * (LINE.height - TOP - BOTTOM)
  const path = (of: 'higher' | 'lower') => pathOf(points.map((point, i) => ({ x: x(i), y: y(point[of]) })))
  return (
    <svg className="watch-plot watch-cusum" {...LINE} role="img" aria-label={text.watch.cusumName(decimal(limit, 1))}>
      <g className="watch-axes">
        <line x1={LEFT} x2={LINE.width - RIGHT} y1={y(0)} y2={y(0)} />
        <line className="watch-limit" x1={LEFT} x2={LINE.width - RIGHT} y1={y(limit)} y2={y(limit)} />
        <text x={LEFT - 4} y={y(limit) + 4} textAnchor="end">
          {decimal(limit, 0)}
        </text>
        <text x={LEFT} y={LINE.height - 4}>
          {date(points[0]?.at)}
        </text>
        <text x={LINE.width - RIGHT} y={LINE.height - 4} textAnchor="end">
          {date(points.at(-1)?.at)}
        </text>
        <Legend />
      </g>
      <path d={path('higher')} />
      <path className="watch-dashed" d={path('lower')} />
    </svg>
  )
}

function Legend() {
  return (
    <>
      <path d={`M${LEFT} 8h20`} />
      <text x={LEFT + 26} y={12}>
        {text.watch.higher}
      </text>
      <path className="watch-dashed" d={`M${LEFT + 130} 8h20`} />
      <text x={LEFT + 156} y={12}>
        {text.watch.lower}
      </text>
    </>
  )
}
