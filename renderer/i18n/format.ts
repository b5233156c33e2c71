/**
 * Times and numbers as people read them, in the machine's time zone. Partial dates stay partial ("2019-05" is "May 2019"):
 * nothing is added that the source did not say. What cannot be read comes back to the letter.
 */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

type Moment = Readonly<{ year: number; month: number | null; day: number | null; time: string | null; ms: number | null }>

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

function momentOf(text: string): Moment | null {
  const partial = PARTIAL.exec(text)
  if (partial) {
    const [, year, month, day] = partial
    const ms = day ? new Date(Number(year), Number(month) - 1, Number(day)).getTime() : null
    return { year: Number(year), month: month ? Number(month) - 1 : null, day: day ? Number(day) : null, time: null, ms }
  }
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? null : momentAt(date)
}

const momentAt = (date: Date): Moment => ({
  year: date.getFullYear(),
  month: date.getMonth(),
  day: date.getDate(),
  time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  ms: date.getTime(),
})

const two = (value: number) => String(value).padStart(2, '0')

function dayText(moment: Moment, now: Date): string {
  const month = moment.month === null ? null : (MONTHS[moment.month] ?? null)
  if (month === null) return String(moment.year)
  if (moment.day === null) return `${month} ${moment.year}`
  const day = `${moment.day} ${month}`
  return moment.year === now.getFullYear() ? day : `${day} ${moment.year}`
}

/** "22 Nov 06:12", "22 Nov 2024 06:12" when not this year, "22 Nov" where the source has no time. @param text ISO 8601 as written */
export function dateTime(text: string | null | undefined, now: Date = new Date()): string {
  if (!text) return '–'
  const moment = momentOf(text)
  if (!moment) return text
  return moment.time === null ? dayText(moment, now) : `${dayText(moment, now)} ${moment.time}`
}

/** The day alone: "22 Nov", "22 Nov 2024", "May 2019", "2019". */
export function date(text: string | null | undefined, now: Date = new Date()): string {
  if (!text) return '–'
  const moment = momentOf(text)
  return moment ? dayText(moment, now) : text
}

/** "06:12", or the day where the source has no time. */
export function time(text: string | null | undefined): string {
  if (!text) return '–'
  const moment = momentOf(text)
  return moment ? (moment.time ?? dayText(moment, new Date())) : text
}

/** With seconds, always with the year, for the log: "2026-11-22 06:12:07". */
export function stamp(text: string): string {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return text
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** How long ago: "now", "12 min ago", "5 h ago", "2 d ago", "3 mo ago", "6 y ago"; "in 2 d" for a time to come; "–" when unknown. */
export function ago(text: string | null | undefined, now: Date = new Date()): string {
  const moment = text ? momentOf(text) : null
  if (!moment) return '–'
  if (moment.ms === null) return dayText(moment, now)
  if (moment.time === null) return agoDays(Math.round((startOfDay(now) - moment.ms) / DAY))
  const span = now.getTime() - moment.ms
  if (Math.abs(span) < MINUTE) return 'now'
  if (Math.abs(span) < HOUR) return said(Math.trunc(span / MINUTE), 'min')
  if (Math.abs(span) < 2 * DAY) return said(Math.trunc(span / HOUR), 'h')
  return agoDays(Math.trunc(span / DAY))
}

function agoDays(days: number): string {
  if (days === 0) return 'today'
  if (Math.abs(days) < 60) return said(days, 'd')
  if (Math.abs(days) < 730) return said(Math.trunc(days / 30.44), 'mo')
  return said(Math.trunc(days / 365.25), 'y')
}

const said = (count: number, unit: string) => (count < 0 ? `in ${-count} ${unit}` : `${count} ${unit} ago`)
const startOfDay = (now: Date) => new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()

const COUNT = new Intl.NumberFormat('en-GB')

/** "12,345". */
export const count = (value: number): string => COUNT.format(value)

/** "1 patient", "1,152 patients". */
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`

/** A number with its decimals kept; "–" for none. */
export function decimal(value: number | null | undefined, places: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  return new Intl.NumberFormat('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places, useGrouping: false }).format(value)
}

/** "98.4 %". @param share 0 to 1. Never rounds up to a full 100. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return '–'
  const floored = Math.floor(share * 1000) / 10
  return `${floored === 100 ? '100' : floored.toFixed(1)} %`
}

/** "512 B", "34 kB", "1.2 MB", "3.4 GB". */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length, Math.floor(Math.log10(size) / 3))
  const scaled = size / 1000 ** step
  return `${scaled < 10 ? scaled.toFixed(1) : Math.round(scaled)} ${units[step - 1]}`
}

/** "0.4 s", "12 s", "3 min 05 s". */
export function seconds(value: number): string {
  if (value < 10) return `${value.toFixed(1)} s`
  if (value < 60) return `${Math.round(value)} s`
  const whole = Math.round(value)
  return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`
}
