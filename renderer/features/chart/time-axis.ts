/** An axis of time from years to minutes: where its ticks stand, what they say, and how it is zoomed and moved. Times in epoch ms. */
import { date, dateTime } from '../../i18n/format.ts'

export type Span = Readonly<{ from: number; to: number }>
export type Tick = Readonly<{ ms: number; text: string }>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365.25 * DAY

/** Nothing closer than this is told apart. */
export const CLOSEST = 10 * MINUTE
const FURTHEST = 130 * YEAR

type Unit = 'minute' | 'day' | 'month' | 'year'
type Step = Readonly<{ unit: Unit; count: number; ms: number }>
const step = (unit: Unit, count: number, ms: number): Step => ({ unit, count, ms: count * ms })

const STEPS: readonly Step[] = [
  ...[1, 2, 5, 10, 30, 60, 180, 360, 720].map((count) => step('minute', count, MINUTE)),
  ...[1, 2, 7, 14].map((count) => step('day', count, DAY)),
  ...[1, 3, 6].map((count) => step('month', count, 30.44 * DAY)),
  ...[1, 2, 5, 10, 20, 50].map((count) => step('year', count, YEAR)),
]

/** Pixels one tick needs for its words. */
const TICK_WIDTH = 80

function stepFor(span: Span, width: number): Step {
  const most = Math.max(1, Math.floor(width / TICK_WIDTH))
  const smallest = (span.to - span.from) / most
  return STEPS.find(({ ms }) => ms >= smallest) ?? (STEPS.at(-1) as Step)
}

/** The first instant of the calendar (of this machine) at or before `ms` that a step may begin at. */
function floorTo({ unit, count }: Step, ms: number): Date {
  const at = new Date(ms)
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()]
  if (unit === 'year') return new Date(Math.floor(year / count) * count, 0, 1)
  if (unit === 'month') return new Date(year, Math.floor(month / count) * count, 1)
  if (unit === 'day') return new Date(year, month, day)
  const minutes = at.getHours() * 60 + at.getMinutes()
  return new Date(year, month, day, 0, Math.floor(minutes / count) * count)
}

function after({ unit, count }: Step, at: Date): Date {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()]
  if (unit === 'year') return new Date(year + count, 0, 1)
  if (unit === 'month') return new Date(year, month + count, 1)
  if (unit === 'day') return new Date(year, month, day + count)
  return new Date(at.getTime() + count * MINUTE)
}

/** The day where it changes, the clock within it; months and years beyond. */
function textOf({ unit }: Step, at: Date, before: Date | null): string {
  const iso = at.toISOString()
  if (unit === 'year') return String(at.getFullYear())
  if (unit === 'month') return date(`${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`, at)
  if (unit === 'day') return before?.getFullYear() === at.getFullYear() ? date(iso, at) : date(iso, new Date(0))
  if (before?.toDateString() === at.toDateString()) return dateTime(iso, at).slice(-5)
  return before === null ? dateTime(iso, new Date(0)) : dateTime(iso, at)
}

/** Ticks on whole years, months, days, hours or minutes, as close as `width` pixels leave room for. */
export function timeTicks(span: Span, width: number): readonly Tick[] {
  const own = stepFor(span, width)
  const ticks: Tick[] = []
  let before: Date | null = null
  for (let at = floorTo(own, span.from); at.getTime() <= span.to; at = after(own, at)) {
    if (at.getTime() < span.from) continue
    ticks.push({ ms: at.getTime(), text: textOf(own, at, before) })
    before = at
  }
  return ticks
}

/** Room beside the first and the last of them; a lone one stands in the middle of a day. */
export function spanOf(times: readonly number[]): Span | null {
  if (times.length === 0) return null
  const [from, to] = times.reduce(([low, high], ms) => [Math.min(low, ms), Math.max(high, ms)], [Infinity, -Infinity] as [number, number])
  const pad = from === to ? DAY / 2 : Math.max((to - from) * 0.03, MINUTE)
  return { from: from - pad, to: to + pad }
}

/** @param factor below 1 comes closer @param at what stays where it is */
export function zoomed(span: Span, factor: number, at: number): Span {
  const width = span.to - span.from
  const next = Math.min(FURTHEST, Math.max(CLOSEST, width * factor))
  const share = (Math.min(span.to, Math.max(span.from, at)) - span.from) / width
  const from = at < span.from || at > span.to ? (span.from + span.to - next) / 2 : at - share * next
  return { from, to: from + next }
}

/** Moved by a part of its width, never so far that nothing of `all` is in sight. */
export function moved(span: Span, part: number, all: Span): Span {
  const width = span.to - span.from
  const by = Math.min(all.to - span.from - width * 0.1, Math.max(all.from - span.to + width * 0.1, part * width))
  return { from: span.from + by, to: span.to + by }
}

/** "6 years", "14 days": how much time is in sight, for its heading. */
export function widthOf({ from, to }: Span): Readonly<{ count: number; unit: 'year' | 'month' | 'day' | 'hour' | 'minute' }> {
  const ms = to - from
  if (ms >= 2 * YEAR) return { count: Math.round(ms / YEAR), unit: 'year' }
  if (ms >= 60 * DAY) return { count: Math.round(ms / (30.44 * DAY)), unit: 'month' }
  if (ms >= 2 * DAY) return { count: Math.round(ms / DAY), unit: 'day' }
  if (ms >= 2 * HOUR) return { count: Math.round(ms / HOUR), unit: 'hour' }
  return { count: Math.round(ms / MINUTE), unit: 'minute' }
}
