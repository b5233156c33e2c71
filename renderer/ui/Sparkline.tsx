export type SparkPoint = Readonly<{ x: number; y: number }>

export type SparklineProps = Readonly<{
  /** Oldest first; x is time (ms), so that distances are true. Points without a value are left out by the caller. */
  points: readonly SparkPoint[]
  /** Reference range in the unit of y; a side may be open. */
  band?: Readonly<{ low: number | null; high: number | null }> | null
  /** What it shows, for those who cannot see it: "Potassium, 4.6 to 6.1 mmol/L over 3 d". */
  label: string
  severity?: 'none' | 'low' | 'medium' | 'high' | 'unknown'
  width?: number
  height?: number
}>

const PAD = 3

/** A line over time with the reference band behind it. It draws what it is given and judges nothing. */
export function Sparkline({ points, band, label, severity = 'none', width = 72, height = 20 }: SparklineProps) {
  const frame = frameOf(points, band ?? null)
  const place = (point: SparkPoint) => ({
    x: PAD + (frame.spanX === 0 ? 0.5 : (point.x - frame.minX) / frame.spanX) * (width - 2 * PAD),
    y: height - PAD - (frame.spanY === 0 ? 0.5 : (point.y - frame.minY) / frame.spanY) * (height - 2 * PAD),
  })
  const placed = points.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y)).map(place)
  const last = placed.at(-1)
  return (
    <svg
      className={`ui-spark sev-${severity}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {band && (band.low !== null || band.high !== null) ? <Band band={band} place={place} width={width} height={height} /> : null}
      {placed.length > 1 ? (
        <path d={placed.map((point, i) => `${i === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`).join('')} />
      ) : null}
      {last ? <circle cx={round(last.x)} cy={round(last.y)} r={2} /> : null}
    </svg>
  )
}

function Band({
  band,
  place,
  width,
  height,
}: Readonly<{ band: { low: number | null; high: number | null }; place: (p: SparkPoint) => SparkPoint; width: number; height: number }>) {
  const top = band.high === null ? 0 : Math.max(0, place({ x: 0, y: band.high }).y)
  const bottom = band.low === null ? height : Math.min(height, place({ x: 0, y: band.low }).y)
  return bottom > top ? <rect className="band" x={0} y={round(top)} width={width} height={round(bottom - top)} /> : null
}

function frameOf(points: readonly SparkPoint[], band: { low: number | null; high: number | null } | null) {
  const xs = points.map((point) => point.x)
  const ys = [...points.map((point) => point.y), band?.low, band?.high].filter(
    (y): y is number => typeof y === 'number' && Number.isFinite(y),
  )
  const minX = Math.min(...xs)
  const minY = Math.min(...ys)
  return { minX, spanX: Math.max(...xs) - minX, minY, spanY: Math.max(...ys) - minY }
}

const round = (value: number) => Math.round(value * 10) / 10
