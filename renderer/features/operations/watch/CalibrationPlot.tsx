import type { CalibrationGroup } from '#app/contract/watch.ts'
import { text } from '../../../i18n/en.ts'
import { percent } from '../../../i18n/format.ts'
import { shareTicks, shareTop } from './scale.ts'

const SIZE = 240
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 16, 8, 34]

/** Tenths of the predictions against what was observed; on the diagonal they agree. The table beside it says every number. */
export function CalibrationPlot({ groups }: Readonly<{ groups: readonly CalibrationGroup[] }>) {
  const top = shareTop(groups.flatMap(({ predicted, high }) => [predicted, high]))
  const x = (share: number) => LEFT + (share / top) * (SIZE - LEFT - RIGHT)
  const y = (share: number) => SIZE - BOTTOM - (share / top) * (SIZE - TOP - BOTTOM)
  return (
    <svg className="watch-plot" width={SIZE} height={SIZE} role="img" aria-label={text.watch.plotName}>
      <Axes top={top} x={x} y={y} />
      <line className="watch-agree" x1={x(0)} y1={y(0)} x2={x(top)} y2={y(top)} />
      {groups.map(({ predicted, observed, low, high, count }) => (
        <g key={`${predicted} ${observed} ${count}`} className="watch-group">
          <title>{text.watch.group(percent(predicted), percent(observed), percent(low), percent(high))}</title>
          <line x1={x(predicted)} x2={x(predicted)} y1={y(low)} y2={y(high)} />
          <circle cx={x(predicted)} cy={y(observed)} r={3} />
        </g>
      ))}
    </svg>
  )
}

type Scale = (share: number) => number

function Axes({ top, x, y }: Readonly<{ top: number; x: Scale; y: Scale }>) {
  return (
    <g className="watch-axes">
      {shareTicks(top).map((tick) => (
        <g key={tick}>
          <line x1={x(0)} x2={x(top)} y1={y(tick)} y2={y(tick)} />
          <text x={x(0) - 5} y={y(tick) + 4} textAnchor="end">
            {Math.round(tick * 100)}
          </text>
          <text x={x(tick)} y={y(0) + 14} textAnchor="middle">
            {Math.round(tick * 100)}
          </text>
        </g>
      ))}
      <text x={x(top)} y={SIZE - 4} textAnchor="end">
        {text.watch.foreseen}
      </text>
      <text x={LEFT + 4} y={TOP + 10}>
        {text.watch.observed}
      </text>
    </g>
  )
}
