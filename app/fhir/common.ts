/** The elements that resources share: coded concepts, times, quantities in words. */
import type { Coding, When } from '../chart/facts.ts'
import { parseWhen } from '../chart/when.ts'
import { codingOf, textOf } from './names.ts'
import { isObj, type Obj, type Reading } from './reading.ts'

export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10'
export const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm'

export const NO_CODE: Coding = { system: null, code: null, display: null }

export type Concept = Readonly<{ coding: Coding; codings: readonly Coding[]; label: string }>

/** @returns the text member, or null; a member of another type is reported and not used */
export function text(r: Reading, object: Obj, key: string, at = key): string | null {
  const value = object[key]
  if (typeof value === 'string') return textOf(value)
  if (value !== undefined && value !== null) r.warn('structure', at, 'This should be text; it was not used.')
  return null
}

/** The items of a list of objects; one object alone is taken as a list of one (older releases). */
export function objects(r: Reading, object: Obj, key: string, at = key): readonly Obj[] {
  const value = object[key]
  if (value === undefined || value === null) return []
  const list = Array.isArray(value) ? value : [value]
  const good = list.filter(isObj)
  if (good.length < list.length) r.warn('structure', at, 'This should hold objects; what is something else was not used.')
  return good
}

function codingsOf(r: Reading, value: Obj, at: string): readonly Coding[] {
  const list = objects(r, value, 'coding', `${at}.coding`)
  const codings = list.map((item) => {
    if (item.code !== undefined && typeof item.code !== 'string')
      r.warn('structure', `${at}.coding.code`, 'A code should be text; it was not used.')
    return codingOf(item)
  })
  return codings.filter((coding) => coding.code !== null || coding.display !== null)
}

function preferred(codings: readonly Coding[], systems: readonly string[]): Coding {
  for (const system of systems) {
    const found = codings.find((coding) => coding.system === system && coding.code !== null)
    if (found) return found
  }
  return codings.find((coding) => coding.code !== null) ?? codings[0] ?? NO_CODE
}

/**
 * A CodeableConcept (a bare text is taken as its text).
 * @param systems code systems to choose before the others, best first
 * @returns null when it names nothing
 */
export function concept(r: Reading, value: unknown, at: string, systems: readonly string[] = []): Concept | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') {
    const label = textOf(value)
    return label === null ? null : { coding: NO_CODE, codings: [], label }
  }
  if (!isObj(value)) {
    r.warn('structure', at, 'A coded concept is expected here.')
    return null
  }
  const codings = codingsOf(r, value, at)
  const coding = preferred(codings, systems)
  const label = text(r, value, 'text', `${at}.text`) ?? coding.display ?? coding.code
  return label === null ? null : { coding, codings, label }
}

/** Code of the first coding, or the text; for statuses and categories that are text in one release and coded in another. */
export function codeText(r: Reading, value: unknown, at: string): string | null {
  if (value === undefined || value === null) return null
  const found = concept(r, Array.isArray(value) ? value[0] : value, at)
  return found ? (found.coding.code ?? found.label) : null
}

/** Labels of a list of concepts, joined for people to read. */
export function labels(r: Reading, object: Obj, key: string): string | null {
  const found = objects(r, object, key).flatMap((item) => concept(r, item, key)?.label ?? [])
  return found.length > 0 ? found.join(', ') : null
}

/** Resources of one visit carry the same few times one after the other. */
let lastTime: When | null = null

function timeOf(text: string): When | null {
  if (lastTime?.text !== text) lastTime = parseWhen(text)
  return lastTime
}

/** @returns the time as written; one that cannot be read is kept and reported */
export function when(r: Reading, object: Obj, key: string, at = key): When | null {
  const value = object[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') {
    r.warn('structure', at, 'A date or time should be text; it was not used.')
    return null
  }
  const found = timeOf(value.trim())
  if (found?.ms === null) r.warn('value', at, 'This is not a date or time that FHIR knows; it is kept as written and cannot be ordered.')
  return found
}

export type Span = Readonly<{ start: When | null; end: When | null }>
const NO_SPAN: Span = { start: null, end: null }

export function period(r: Reading, object: Obj, key: string, at = key): Span {
  const value = object[key]
  if (value === undefined || value === null) return NO_SPAN
  if (!isObj(value)) {
    r.warn('structure', at, 'A period is expected here.')
    return NO_SPAN
  }
  const span = { start: when(r, value, 'start', `${at}.start`), end: when(r, value, 'end', `${at}.end`) }
  const backwards =
    span.start?.ms != null &&
    span.end?.ms != null &&
    span.end.text.length > 10 &&
    span.start.text.length > 10 &&
    span.end.ms < span.start.ms
  if (backwards) r.warn('invariant', at, 'The end is before the start.')
  return span
}

/** A time given as `<name>DateTime`, `<name>Period` (its start) or in words. */
export function choiceTime(r: Reading, name: string): When | null {
  const o = r.resource
  const exact = when(r, o, `${name}DateTime`) ?? when(r, o, `${name}Date`) ?? when(r, o, `${name}Instant`)
  return exact ?? period(r, o, `${name}Period`).start ?? inWords(r, name)
}

/** Onset and abatement may be an age, a range or words: kept to be read, without an instant. */
function inWords(r: Reading, name: string): When | null {
  const words = text(r, r.resource, `${name}String`)
  if (words !== null) return { text: words, ms: null }
  const age = r.resource[`${name}Age`] ?? r.resource[`${name}Quantity`]
  const said = isObj(age) ? quantityText(r, age) : null
  const range = r.resource[`${name}Range`]
  const between = isObj(range) ? rangeText(r, range) : null
  if (said === null) return between === null ? null : { text: between, ms: null }
  return { text: `at age ${said}`, ms: null }
}

const UCUM = 'http://unitsofmeasure.org'

/** The UCUM code where one is given, else the unit as written. */
export function unitOf(quantity: Obj): string | null {
  const code = textOf(quantity.code)
  const system = textOf(quantity.system)
  if (code !== null && (system === null || system === UCUM)) return code
  return textOf(quantity.unit) ?? code
}

/** "5.0 mg" to the letter, or null when there is no number. */
export function quantityText(r: Reading, quantity: Obj): string | null {
  const number = r.number(quantity.value)
  if (number === null) return null
  const unit = textOf(quantity.unit) ?? textOf(quantity.code)
  return [`${textOf(quantity.comparator) ?? ''}${number.text}`, unit].filter(Boolean).join(' ')
}

/** "5 mg to 10 mg"; an open end is said. */
export function rangeText(r: Reading, range: Obj): string | null {
  const low = isObj(range.low) ? quantityText(r, range.low) : null
  const high = isObj(range.high) ? quantityText(r, range.high) : null
  if (low !== null && high !== null) return `${low} to ${high}`
  if (low !== null) return `${low} or more`
  return high === null ? null : `${high} or less`
}
