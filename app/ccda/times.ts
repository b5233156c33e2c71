/** Times of CDA (TS, IVL_TS) as FHIR writes them, to the precision given. No zone is made up. */
import { fhirTime } from '../hl7v2/times.ts'
import { attribute, one, type Xml } from './xml.ts'

export type Span = Readonly<{ point: string | null; low: string | null; high: string | null }>

/** @returns null when it is missing or no time */
export function time(node: Xml | null): string | null {
  const value = attribute(node, 'value')
  return value === null ? null : (fhirTime(value, null)?.text ?? null)
}

export function span(node: Xml | null): Span {
  return { point: time(node) ?? time(one(node, 'center')), low: time(one(node, 'low')), high: time(one(node, 'high')) }
}

/** Times inside that are given and cannot be read. */
export const unreadable = (node: Xml | null): boolean =>
  [node, one(node, 'low'), one(node, 'high'), one(node, 'center')].some((item) => attribute(item, 'value') !== null && time(item) === null)

/** `<name>DateTime` for a point (or a span with one end), `<name>Period` for a span. */
export function timing(name: string, found: Span): Readonly<Record<string, unknown>> {
  const { point, low, high } = found
  if (point !== null) return { [`${name}DateTime`]: point }
  if (low !== null && (high === null || high === low)) return { [`${name}DateTime`]: low }
  if (low === null && high === null) return {}
  return { [`${name}Period`]: { ...(low === null ? {} : { start: low }), ...(high === null ? {} : { end: high }) } }
}
