/** The graph's arithmetic: scales, ticks and labels. Drawing is in plot.ts; ranges and states come in the data. */
import type { ChartPoint, ResultRow } from '#app/contract/chart.ts'
import { date, dateTime } from '../../i18n/format.ts'

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

export type PlotPoint = Readonly<{ point: ChartPoint; x: number; y: number }>
export type Span = readonly [min: number, max: number]

/** Points that have both a time and a number, oldest first; x in seconds. */
export function plottable(points: readonly ChartPoint[]): readonly PlotPoint[] {
  return points
    .flatMap((point) =>
      point.ms === null || point.value === null || !Number.isFinite(point.value) ? [] : [{ point, x: point.ms / 1000, y: point.value }],
    )
    .sort((a, b) => a.x - b.x)
}

/** Room for the first and last value; a lone value stands in the middle of a day. */
export function timeSpan(points: readonly PlotPoint[]): Span {
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0]
  const pad = first === last ? DAY_S / 2 : (last - first) * 0.04
  return [first - pad, last + pad]
}

/** Values and both ends of the reference range, with room above for the labels. */
export function valueSpan(points: readonly PlotPoint[], range: ResultRow['range']): Span {
  const all = [...points.map((point) => point.y), range?.low, range?.high].filter((y): y is number => typeof y === 'number')
  if (all.length === 0) return [0, 1]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const pad = high === low ? Math.max(Math.abs(high) * 0.1, 1) : (high - low) * 0.08
  const bottom = low - pad
  return [low >= 0 && bottom < 0 ? 0 : bottom, high + pad * 2]
}

/** Text of each time tick: clock within a day or two, day within the year, month and year beyond. */
export function tickTexts(ticks: readonly number[], spanSeconds: number): readonly string[] {
  return ticks.map((tick, index) => {
    const at = new Date(tick * 1000)
    if (spanSeconds > 400 * DAY_S) return date(at.toISOString().slice(0, 7), at)
    const whole = dateTime(at.toISOString(), at)
    const before = ticks[index - 1]
    const sameDay = before !== undefined && new Date(before * 1000).toDateString() === at.toDateString()
    if (sameDay) return whole.slice(-5)
    return whole.endsWith('00:00') || spanSeconds > 12 * DAY_S ? date(at.toISOString(), at) : whole
  })
}

/** Which values get their number written: always the last, then as many as fit without touching, newest first. @param xs pixels, oldest first */
export function labelled(xs: readonly number[], widths: readonly number[]): ReadonlySet<number> {
  const chosen = new Set<number>()
  let edge = Number.POSITIVE_INFINITY
  for (let index = xs.length - 1; index >= 0; index--) {
    const half = (widths[index] ?? 0) / 2
    const x = xs[index] ?? 0
    if (x + half > edge) continue
    chosen.add(index)
    edge = x - half - 6
  }
  return chosen
}

/** The index a key moves to, or null for a key that means nothing here. */
export function moveIndex(key: string, at: number, count: number): number | null {
  const last = count - 1
  const to: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowDown: at - 1,
    ArrowUp: at + 1,
    Home: 0,
    End: last,
    PageUp: at - 10,
    PageDown: at + 10,
  }
  const next = to[key]
  return next === undefined || count === 0 ? null : Math.max(0, Math.min(last, next))
}
