/** The arithmetic of several results over one axis of time, with medications and events beneath. Drawing is in StackPlot.tsx. */
import type { ChartView, ListItem, ResultRow } from '#app/contract/chart.ts'
import { type PlotPoint, plottable } from '../graph-math.ts'
import { type Span, spanOf } from '../time-axis.ts'

const SECOND = 1000

/** `x` in seconds, as the single graph has it. */
export type Series = Readonly<{ row: ResultRow; points: readonly PlotPoint[] }>
/** One line of the lanes beneath: from, and to where it has an end or goes on. */
export type Bar = Readonly<{ item: ListItem; from: number; to: number | null; goesOn: boolean }>
export type Lane = Readonly<{ key: 'medications' | 'events'; rows: readonly (readonly Bar[])[]; more: number }>

export const seriesOf = (row: ResultRow, points: ResultRow['points']): Series => ({ row, points: plottable(points) })

/** Rows that can be drawn: two values with a time and a number. */
export const drawable = (rows: readonly ResultRow[]): readonly ResultRow[] => rows.filter(({ points }) => plottable(points).length > 1)

/** Series that stand on the screen when nothing is chosen: the group of the row in the graph, that row first. */
export const AT_FIRST = 4

export function firstKeys(rows: readonly ResultRow[], graph: string | null): readonly string[] {
  const own = drawable(rows)
  const first = own.find(({ key }) => key === graph) ?? own[0]
  if (!first) return []
  const group = own.filter(({ group, key }) => group === first.group && key !== first.key)
  return [first, ...group].slice(0, AT_FIRST).map(({ key }) => key)
}

export const wholeSpan = (series: readonly Series[]): Span | null =>
  spanOf(series.flatMap(({ points }) => points.map(({ x }) => x * SECOND)))

/** Values in sight and both ends of the reference range, with room; what is drawn fills its height. */
export function valueExtent({ row, points }: Series, span: Span): readonly [low: number, high: number] {
  const inSight = points.filter(({ x }) => x * SECOND >= span.from && x * SECOND <= span.to)
  const all = [...(inSight.length > 0 ? inSight : points).map(({ y }) => y), row.range?.low, row.range?.high].filter(
    (y): y is number => typeof y === 'number',
  )
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const pad = high === low ? Math.max(Math.abs(high) * 0.1, 1) : (high - low) * 0.1
  return [low >= 0 && low - pad < 0 ? 0 : low - pad, high + pad]
}

/** Round numbers for an axis of values, as many as there may be. */
export function valueTicks([low, high]: readonly [number, number], most = 4): readonly number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / most))
  const sizes = [1, 2, 2.5, 5, 10, 20].map((one) => one * power)
  const ticksOf = (size: number) => {
    const first = Math.ceil(low / size)
    return Array.from({ length: Math.floor(high / size) - first + 1 }, (_, index) => Number(((first + index) * size).toPrecision(10)))
  }
  return sizes.map(ticksOf).find((ticks) => ticks.length <= most) ?? []
}

const msOf = (text: string | null) => (text === null ? Number.NaN : Date.parse(text))

function barOf(item: ListItem, nowMs: number): Bar | null {
  const from = msOf(item.start)
  if (Number.isNaN(from) || from > nowMs) return null
  const to = msOf(item.end)
  return { item, from, to: Number.isNaN(to) ? null : to, goesOn: item.active && Number.isNaN(to) }
}

const endOf = ({ from, to, goesOn }: Bar, nowMs: number) => (goesOn ? nowMs : (to ?? from))

/** Bars that do not touch share a row. @param room ms the words of a bar need */
function packed(bars: readonly Bar[], room: number, nowMs: number): readonly (readonly Bar[])[] {
  const rows: Bar[][] = []
  for (const bar of bars.toSorted((a, b) => a.from - b.from)) {
    const row = rows.find((one) => {
      const last = one.at(-1)
      return last === undefined || Math.max(endOf(last, nowMs), last.from + room) < bar.from
    })
    if (row) row.push(bar)
    else rows.push([bar])
  }
  return rows
}

type LaneInput = Readonly<{
  view: Pick<ChartView, 'medications' | 'encounters' | 'procedures'>
  span: Span
  nowMs: number
  room: number
  most: number
}>

function lane(key: Lane['key'], items: readonly ListItem[], { span, nowMs, room, most }: LaneInput): Lane {
  const bars = items.flatMap((item) => barOf(item, nowMs) ?? []).filter((bar) => endOf(bar, nowMs) >= span.from && bar.from <= span.to)
  const rows = packed(bars, room, nowMs)
  // What goes on comes first, then the newest.
  const goesOn = (row: readonly Bar[]) => Number(row.some((bar) => bar.goesOn))
  const newestFirst = rows.toSorted((a, b) => goesOn(b) - goesOn(a) || (b.at(-1)?.from ?? 0) - (a.at(-1)?.from ?? 0))
  const shown = newestFirst.slice(0, most)
  return { key, rows: shown, more: bars.length - shown.flat().length }
}

/** What was given and what happened in the time in sight; what finds no row is counted. */
export const lanes = (input: LaneInput): readonly Lane[] => [
  lane('medications', input.view.medications, input),
  lane('events', [...input.view.encounters, ...input.view.procedures], input),
]

/** Every instant at which one of the series has a value, oldest first, in ms: where the keys stop. */
export function instants(series: readonly Series[], span: Span): readonly number[] {
  const all = series.flatMap(({ points }) => points.map(({ x }) => x * SECOND))
  return [...new Set(all)].filter((ms) => ms >= span.from && ms <= span.to).sort((a, b) => a - b)
}

/** The value of a series at an instant, else the newest before it, which then says so. */
export function valueAt({ points }: Series, ms: number): Readonly<{ point: PlotPoint; exact: boolean }> | null {
  const point = points.findLast(({ x }) => x * SECOND <= ms)
  return point ? { point, exact: point.x * SECOND === ms } : null
}

export const nearest = (all: readonly number[], ms: number): number =>
  all.reduce((best, one, index) => (Math.abs(one - ms) < Math.abs((all[best] ?? Infinity) - ms) ? index : best), 0)
