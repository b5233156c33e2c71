/** Times as clinical sources write them: partial dates are kept to the letter and ordered by their earliest instant (FHIR R4 `dateTime`). */
import type { When } from './facts.ts'

const DATE_TIME = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/
const MINUTE_MS = 60_000

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * MINUTE_MS
}

function instantOf(text: string): number | null {
  const m = DATE_TIME.exec(text)
  if (!m) return null
  const [year, month, day] = [Number(m[1]), Number(m[2] ?? 1), Number(m[3] ?? 1)]
  const [hour, minute, second] = [Number(m[4] ?? 0), Number(m[5] ?? 0), Number(m[6] ?? 0)]
  if (hour > 23 || minute > 59 || second > 60) return null
  const fraction = Math.floor(Number(`0.${m[7] ?? 0}`) * 1000)
  const exists = day >= 1 && day <= daysIn(year, month)
  return exists ? midnightOf(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offsetMs(m[8]) : null
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** @returns 0 for a month that there is not */
function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}

/** `Date.UTC` takes the years 0 to 99 for those of 1900; the calendar repeats after 400. */
const CYCLE_MS = 146_097 * 86_400_000
function midnightOf(year: number, month: number, day: number): number {
  return year < 100 ? Date.UTC(year + 400, month - 1, day) - CYCLE_MS : Date.UTC(year, month - 1, day)
}

/**
 * @param text a FHIR date, dateTime or instant; a time without a zone is read as UTC
 * @returns null when nothing is given; `ms` is null when the text is no such time ("yesterday", 2021-02-30)
 */
export function parseWhen(text: string | null | undefined): When | null {
  if (text === null || text === undefined || text === '') return null
  return { text, ms: instantOf(text) }
}

/** @returns ISO 8601 in UTC, without milliseconds when there are none */
export function isoFromMs(ms: number): string {
  const text = new Date(ms).toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
}
