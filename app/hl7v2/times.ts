/**
 * Times of HL7 v2 (TS, DTM, DT, TM) as FHIR writes them, to the precision given. A time without a zone takes the zone of MSH-7 where
 * that has one (HL7 v2.5, 2.15.9.7: it holds for the whole message); else it stays without one.
 */
import { parseWhen } from '../chart/when.ts'

/** `because`: what was decided on the way, null when the time says it all itself. */
export type TimeReading = Readonly<{ text: string; because: string | null }>

const TS = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T ]?(\d{2})(?::?(\d{2})(?::?(\d{2})(?:\.(\d{0,9}))?)?)?)?)?)?\s*(Z|[+-]\d{2}:?(?:\d{2})?)?$/
const ZONE = /(Z|[+-]\d{4})$/

function zoneText(zone: string): string | null {
  if (zone === 'Z') return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return Number(digits.slice(0, 2)) <= 14 && Number(digits.slice(2)) < 60 ? `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}` : null
}

/** The zone that MSH-7 gives, as FHIR writes it; null when it gives none. */
export function zoneOf(written: string): string | null {
  const zone = written.length > 12 ? ZONE.exec(written)?.[1] : undefined
  return zone === undefined ? null : zoneText(zone)
}

const valid = (text: string): boolean => parseWhen(text)?.ms != null

/** Of a day that exists; 60 is a leap second. */
const isClock = (hour: string, minute = '0', second = '0'): boolean => Number(hour) < 24 && Number(minute) < 60 && Number(second) < 61

const HOUR_ONLY = 'The minute is not given; the beginning of the hour was taken.'
const MESSAGE_ZONE = 'The message gives its time zone once, in MSH-7.'
const BAD_CLOCK = 'The time of day does not exist; the date was kept.'

function dateOf(m: RegExpExecArray): TimeReading | null {
  const [, year, month, day] = m
  if (year === undefined || year === '0000') return null
  const unknown = month === '00' || day === '00'
  const text = [year, month === '00' ? undefined : month, month === '00' || day === '00' ? undefined : day].filter(Boolean).join('-')
  return valid(text) ? { text, because: unknown ? 'A part of the date is given as 00, which means it is not known.' : null } : null
}

/**
 * @param written a TS, DTM or DT; ISO 8601 with signs between is understood too
 * @param zone of the message, "+02:15", or null
 * @returns null when it is no time
 */
export function fhirTime(written: string, zone: string | null): TimeReading | null {
  const m = TS.exec(written.trim())
  const date = m ? dateOf(m) : null
  if (!m || !date) return null
  const [, , , , hour, minute, second, fraction, own] = m
  if (hour === undefined || date.text.length < 10) return date
  const clock = `${hour}:${minute ?? '00'}:${second ?? '00'}${fraction ? `.${fraction}` : ''}`
  const used = own === undefined ? zone : zoneText(own)
  const text = `${date.text}T${clock}${used ?? ''}`
  if (!isClock(hour, minute, second) || (own !== undefined && used === null)) return { text: date.text, because: BAD_CLOCK }
  if (minute === undefined) return { text, because: HOUR_ONLY }
  return { text, because: own === undefined && zone !== null ? MESSAGE_ZONE : null }
}

const TM = /^(\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?\s*(?:Z|[+-]\d{4})?$/

/** A time of day as FHIR writes it, or null. */
export function fhirClock(written: string): string | null {
  const m = TM.exec(written.trim())
  if (!m) return null
  const text = `${m[1]}:${m[2]}:${m[3] ?? '00'}${m[4] ? `.${m[4]}` : ''}`
  return Number(m[1]) < 24 && Number(m[2]) < 60 && Number(m[3] ?? 0) < 61 ? text : null
}
