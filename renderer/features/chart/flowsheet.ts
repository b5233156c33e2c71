/** The flowsheet's arithmetic: which rows, which time columns, which cell. No clinical rule lives here; states come in the data. */
import type { ChartPoint, RangeState, ResultRow } from '#app/contract/chart.ts'
import { date, dateTime } from '../../i18n/format.ts'

const MINUTE_MS = 60_000

export type TimeColumn = Readonly<{ minute: number; day: string; clock: string | null }>
export type FlowItem = Readonly<
  { kind: 'group'; key: string; label: string; count: number } | { kind: 'row'; key: string; row: ResultRow; index: number }
>

/** Pixels of the columns that are always there, and of one time column. */
export const WIDTHS = { label: 148, unit: 64, reference: 84, trend: 84, time: 74, edges: 36 } as const

export function matches(row: ResultRow, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const hay = `${row.label} ${row.group} ${row.code ?? ''} ${row.unit ?? ''}`.toLowerCase()
  return words.every((word) => hay.includes(word))
}

/** Rows under their headings, in the order the chart gives them; `index` counts rows only. */
export function flowItems(rows: readonly ResultRow[], filter: string): readonly FlowItem[] {
  const groups = new Map<string, ResultRow[]>()
  for (const row of rows) {
    if (!matches(row, filter)) continue
    const list = groups.get(row.group)
    if (list) list.push(row)
    else groups.set(row.group, [row])
  }
  const items: FlowItem[] = []
  let index = 0
  for (const [group, list] of groups) {
    items.push({ kind: 'group', key: `group ${group}`, label: group, count: list.length })
    for (const row of list) items.push({ kind: 'row', key: row.key, row, index: index++ })
  }
  return items
}

/** Every minute at which one of the rows has a value, oldest first. */
export function timeColumns(rows: readonly ResultRow[], nowMs: number): readonly TimeColumn[] {
  const seen = new Map<number, string>()
  for (const row of rows) {
    for (const point of row.points) {
      if (point.ms === null || point.at === null) continue
      const minute = Math.floor(point.ms / MINUTE_MS)
      if (!seen.has(minute)) seen.set(minute, point.at)
    }
  }
  return [...seen].sort(([a], [b]) => a - b).map(([minute, at]) => columnOf(minute, at, new Date(nowMs)))
}

function columnOf(minute: number, at: string, now: Date): TimeColumn {
  const day = date(at, now)
  const whole = dateTime(at, now)
  return { minute, day, clock: whole === day ? null : whole.slice(day.length + 1) }
}

/** How many time columns fit beside the fixed ones; never less than one. */
export function columnsThatFit(width: number): number {
  const fixed = WIDTHS.label + WIDTHS.unit + WIDTHS.reference + WIDTHS.trend + WIDTHS.edges
  return Math.max(1, Math.floor((width - fixed) / WIDTHS.time))
}

/** The window of `size` columns that ends `back` columns before the newest. */
export function windowOf(columns: readonly TimeColumn[], size: number, back: number): readonly TimeColumn[] {
  const end = Math.max(Math.min(size, columns.length), columns.length - back)
  return columns.slice(Math.max(0, end - size), end)
}

/** Every point of the row in that minute that says something else than those before it, oldest first. */
export function pointsAt(row: ResultRow, column: TimeColumn): readonly ChartPoint[] {
  const all = row.points.filter((point) => point.ms !== null && Math.floor(point.ms / MINUTE_MS) === column.minute)
  return all.filter((point, at) => !all.slice(0, at).some((before) => before.text === point.text && before.original === point.original))
}

/** The newest point of the row in that minute (a repeat within the minute wins over the first). */
export function pointAt(row: ResultRow, column: TimeColumn): ChartPoint | null {
  return row.points.findLast((point) => point.ms !== null && Math.floor(point.ms / MINUTE_MS) === column.minute) ?? null
}

/** Where none of a row's values falls into the columns shown: its newest value, to be shown with its own date. */
export function lastElsewhere(row: ResultRow, columns: readonly TimeColumn[]): ChartPoint | null {
  return columns.some((column) => pointAt(row, column) !== null) ? null : (row.points.at(-1) ?? null)
}

const RANK: Readonly<Record<RangeState, number>> = { 'critical-high': 2, 'critical-low': 2, high: 1, low: 1, normal: 0, unassessed: 0 }

/** The row graphed when a chart opens: the first whose newest value is furthest out of range, else the first with a course to show. */
export function firstGraphRow(rows: readonly ResultRow[]): ResultRow | null {
  const courses = rows.filter((row) => row.points.filter((point) => point.value !== null).length > 1)
  const rank = (row: ResultRow): number => RANK[row.points.at(-1)?.state ?? 'unassessed']
  const worst = courses.reduce<ResultRow | null>((best, row) => (best === null || rank(row) > rank(best) ? row : best), null)
  return worst ?? rows[0] ?? null
}

export type StateLook = Readonly<{ mark: '▲' | '▼' | ''; word: string; className: string }>

const LOOKS: Readonly<Record<RangeState, StateLook>> = {
  'critical-high': { mark: '▲', word: 'critical, above', className: 'st-crit' },
  'critical-low': { mark: '▼', word: 'critical, below', className: 'st-crit' },
  high: { mark: '▲', word: 'above reference', className: 'st-warn' },
  low: { mark: '▼', word: 'below reference', className: 'st-warn' },
  normal: { mark: '', word: 'within reference', className: 'st-ok' },
  unassessed: { mark: '', word: 'not assessed', className: 'st-un' },
}

export function stateLook(state: RangeState): StateLook {
  return LOOKS[state]
}

/** Of several values in one cell the one furthest out of range decides how it looks; of equals the newest. */
export function worstLook(points: readonly ChartPoint[]): StateLook {
  const worst = points.reduce<RangeState>((state, point) => (RANK[point.state] >= RANK[state] ? point.state : state), 'unassessed')
  return LOOKS[worst]
}
