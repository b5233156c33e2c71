/** Dates and times as tables write them, into FHIR dateTime. What may be two dates is none. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | null

export type CellTime = Readonly<{
  /** FHIR date or dateTime; without a zone where the table gives none. */
  text: string
  /** Why it is not as the cell has it; null where it is. */
  mended: string | null
}>
export type TimeTrouble = Readonly<{ trouble: 'ambiguous' | 'unreadable' | 'century' }>
export type TimeReading = CellTime | TimeTrouble

export const isTrouble = (time: TimeReading): time is TimeTrouble => 'trouble' in time

const UNREADABLE: TimeTrouble = { trouble: 'unreadable' }
const AMBIGUOUS: TimeTrouble = { trouble: 'ambiguous' }
const CENTURY: TimeTrouble = { trouble: 'century' }

const ISO = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const TOGETHER = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/
const DAY_NAME = /^(\d{1,2})[-. /]*([^\d\s./-]{3,12})\.?[-, /]*(\d{4}|\d{2})$/
const NAME_DAY = /^([^\d\s./-]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/
const CLOCK = /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(\.\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(?:Uhr)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const DATE_AND_CLOCK = /^(.*?\d)(?:\s*,\s*|\s+|T|(?<=\d{4}):)(\d{1,2}[:h.]\d{2}.*)$/

/** First letters of the months (English, German, French, Spanish, Italian, Portuguese, Dutch), lower case, without accents. */
const MONTHS: readonly string[] = [
  'jan|ene|gen|janv',
  'feb|fev',
  'mar|mae|mrt',
  'apr|abr|avr',
  'may|mai|mag|mei',
  'jun|giu|juin',
  'jul|lug|juil',
  'aug|ago|aou',
  'sep|set',
  'oct|okt|ott|out',
  'nov',
  'dec|dez|dic',
]

function monthNamed(name: string): number {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return MONTHS.findIndex((starts) => starts.split('|').some((start) => plain.startsWith(start))) + 1
}

const two = (n: number): string => String(n).padStart(2, '0')

function dateText(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || year < 1) return null
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  return day > days ? null : `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

const dated = (text: string | null, mended: string | null): TimeReading => (text === null ? UNREADABLE : { text, mended })

/** Two digits of a year: 69 to 99 are the last century (POSIX strptime, %y). */
const fullYear = (digits: string): number => (digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) >= 69 ? 1900 : 2000))

const ORDER_WORDS = { dmy: 'day before month', mdy: 'month before day', ymd: 'year first' } as const

/** Day and month by what they can be; else by the table's order; dates with points have the day first wherever they are written (DIN 1355, GOST R 6.30). */
function yearLast(first: number, sign: string, second: number, year: number, order: DateOrder): TimeReading {
  const dmy = dateText(year, second, first)
  const mdy = dateText(year, first, second)
  if (dmy === null || mdy === null || dmy === mdy) return dated(dmy ?? mdy, dmy !== null ? ORDER_WORDS.dmy : ORDER_WORDS.mdy)
  if (sign === '.' || order === 'dmy') return { text: dmy, mended: ORDER_WORDS.dmy }
  return order === 'mdy' ? { text: mdy, mended: ORDER_WORDS.mdy } : AMBIGUOUS
}

type DateOptions = Readonly<{ order: DateOrder; century: boolean }>

function named(day: string, month: string, year: string, { century }: DateOptions): TimeReading {
  const number = monthNamed(month)
  if (number === 0) return UNREADABLE
  return year.length === 2 && !century ? CENTURY : dated(dateText(fullYear(year), number, Number(day)), 'month by name')
}

function dateOf(text: string, options: DateOptions): TimeReading {
  let m = YEAR_FIRST.exec(text)
  if (m) return dated(dateText(Number(m[1]), Number(m[2]), Number(m[3])), ORDER_WORDS.ymd)
  m = YEAR_LAST.exec(text)
  if (m) {
    const year = m[4] ?? ''
    if (year.length === 2 && !options.century) return CENTURY
    if (year.length === 2 && options.order === 'ymd')
      return dated(dateText(fullYear(two(Number(m[1]))), Number(m[3]), Number(year)), ORDER_WORDS.ymd)
    return yearLast(Number(m[1]), m[2] ?? '', Number(m[3]), fullYear(year), options.order)
  }
  m = DAY_NAME.exec(text)
  if (m) return named(m[1] ?? '', m[2] ?? '', m[3] ?? '', options)
  m = NAME_DAY.exec(text)
  return m ? named(m[2] ?? '', m[1] ?? '', m[3] ?? '', options) : UNREADABLE
}

const zoneText = (zone: string | undefined): string =>
  zone === undefined ? '' : /^z$/i.test(zone) ? 'Z' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`

/** Time of day as FHIR writes it behind the T; null when it is none. */
export function clockText(text: string): string | null {
  const m = CLOCK.exec(text.trim())
  if (!m) return null
  let hour = Number(m[1])
  const half = m[5]?.[0]?.toLowerCase()
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (hour > 23 || Number(m[2]) > 59 || Number(m[3] ?? 0) > 59) return null
  return `${two(hour)}:${m[2]}:${m[3] ?? '00'}${m[4] ?? ''}${zoneText(m[6])}`
}

function iso(text: string): TimeReading | null {
  const m = ISO.exec(text)
  if (!m) return null
  if (m[3] === undefined) return Number(m[2]) >= 1 && Number(m[2]) <= 12 ? { text, mended: null } : UNREADABLE
  const date = dateText(Number(m[1]), Number(m[2]), Number(m[3]))
  if (date === null || Number(m[4] ?? 0) > 23 || Number(m[5] ?? 0) > 59 || Number(m[6] ?? 0) > 59) return UNREADABLE
  const full = m[4] === undefined ? date : `${date}T${m[4]}:${m[5]}:${m[6] ?? '00'}${m[7] ?? ''}${zoneText(m[8])}`
  return { text: full, mended: null }
}

/** @param century false: a year of two digits is not read (a birth in '25 may be in two centuries) */
export function cellTime(text: string, order: DateOrder, century = true): TimeReading {
  const plain = text.trim()
  if (plain.length < 4 || plain.length > 40) return UNREADABLE
  const asIso = iso(plain)
  if (asIso !== null) return asIso
  const m = TOGETHER.exec(plain)
  if (m) {
    const date = dateText(Number(m[1]), Number(m[2]), Number(m[3]))
    const clock = m[4] === undefined ? '' : clockText(`${m[4]}:${m[5]}:${m[6] ?? '00'}`)
    return clock === null ? UNREADABLE : dated(date === null ? null : clock === '' ? date : `${date}T${clock}`, 'digits only')
  }
  if (/^\d{4}$/.test(plain)) return { text: plain, mended: null }
  const alone = dateOf(plain, { order, century })
  if (!isTrouble(alone) || alone.trouble !== 'unreadable') return alone
  return withClock(plain, { order, century })
}

function withClock(text: string, options: DateOptions): TimeReading {
  const m = DATE_AND_CLOCK.exec(text)
  const clock = m ? clockText(m[2] ?? '') : null
  if (!m || clock === null) return UNREADABLE
  const date = dateOf((m[1] ?? '').trim(), options)
  return isTrouble(date) ? date : { text: `${date.text}T${clock}`, mended: date.mended }
}

const SECOND = 1000
const DAY = 86_400 * SECOND
/** Day 0 of the serials of Excel, which counts a 29 February 1900 that never was (Microsoft KB 214326); right from 1 March 1900 on. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
/** 1 March 1900 to 31 December 2199. */
const SERIAL_RANGE = [61, 109_573] as const

const fromMs = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z')

/** Days since 30 December 1899, with the time of day as fraction. */
export function serialTime(value: number): TimeReading {
  if (value < SERIAL_RANGE[0] || value > SERIAL_RANGE[1]) return UNREADABLE
  const ms = SERIAL_ZERO + Math.round(value * (DAY / SECOND)) * SECOND
  const text = fromMs(ms)
  return { text: Number.isInteger(value) ? text.slice(0, 10) : text.slice(0, 19), mended: 'spreadsheet day number' }
}

/** Seconds or milliseconds since 1970, UTC, between 1970 and 2100. */
export function epochTime(value: number): TimeReading {
  const ms = Math.abs(value) >= 1e11 ? value : value * SECOND
  return ms < 0 || ms > Date.UTC(2100, 0, 1) ? UNREADABLE : { text: fromMs(Math.round(ms)), mended: 'seconds since 1970' }
}

const trimmed = (value: number): string => String(Number(value.toFixed(6)))

/** Time since the start as an ISO 8601 duration; null when it is none. */
export function elapsedText(
  text: string,
  form: 'elapsed-hours' | 'elapsed-minutes' | 'elapsed-clock',
  value: number | null,
): string | null {
  if (form === 'elapsed-clock') {
    const m = /^(\d{1,5}):(\d{2})(?::(\d{2}))?$/.exec(text)
    if (!m || Number(m[2]) > 59 || Number(m[3] ?? 0) > 59) return null
    return `PT${Number(m[1])}H${Number(m[2])}M${m[3] === undefined ? '' : `${Number(m[3])}S`}`
  }
  if (value === null || !Number.isFinite(value)) return null
  return `${value < 0 ? '-' : ''}PT${trimmed(Math.abs(value))}${form === 'elapsed-hours' ? 'H' : 'M'}`
}
