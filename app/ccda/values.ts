/** Values of CDA observations (PQ, IVL_PQ, CD, ST, INT, REAL, BL, TS, RTO …) as FHIR Observation.value[x]. */
import type { Change } from '../chart/made.ts'
import { surelyUnit, ucumCode } from '../hl7v2/units.ts'
import { exactDecimal, writtenNumber, writtenQuantity } from '../terminology/numbers.ts'
import { absentReason, concept, label } from './codes.ts'
import { textOf } from './narrative.ts'
import { span, time } from './times.ts'
import { all, attribute, one, words, type Xml } from './xml.ts'

type Json = Readonly<Record<string, unknown>>
/**
 * `trouble` in words where the value could not be taken as what it says it is; `decimal`: the number of `valueQuantity` to the letter,
 * where JavaScript writes it otherwise.
 */
export type ValueReading = Readonly<{ element: Json; changes: readonly Change[]; trouble: string | null; decimal?: string }>

const UCUM = 'http://unitsofmeasure.org'
/** A real of CDA (XML Schema, decimal and double): no comma, no thousands. */
const NUMBER = /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?$/

const numberIn = (text: string | null) => (text === null || !NUMBER.test(text) ? null : writtenNumber(text, '.'))

export const number = (text: string | null): number | null => numberIn(text)?.value ?? null

function unitMembers(written: string | null): Json {
  if (written === null || written === '1') return {}
  const code = ucumCode(written)
  return code === null ? { unit: written } : { unit: written, system: UCUM, code }
}

/** The PQ that has the number: its own, else a translation's. */
function holder(node: Xml): Xml | null {
  return [node, ...all(node, 'translation')].find((item) => number(attribute(item, 'value')) !== null) ?? null
}

/** A PQ as a FHIR Quantity; where it has no number, its translation's. @returns null when there is none */
export function quantity(node: Xml | null): Json | null {
  if (node === null) return null
  const from = holder(node)
  if (from === null) return null
  const unit = attribute(from, 'unit') ?? (from === node ? null : (attribute(from, 'displayName') ?? attribute(from, 'code')))
  return { value: number(attribute(from, 'value')), ...unitMembers(unit) }
}

export const quantityWords = (node: Xml | null): string | null => {
  const found = quantity(node)
  if (found === null) return null
  const [value, unit] = [attribute(node, 'value') ?? String(found.value), attribute(node, 'unit')]
  return unit === null || unit === '1' ? value : `${value} ${unit}`
}

const plain = (element: Json, changes: readonly Change[] = []): ValueReading => ({ element, changes, trouble: null })

function respelled(from: string, to: string, path: string): readonly Change[] {
  if (to === from) return []
  return [{ kind: 'value', path, from: from.slice(0, 200), to, because: 'The number was written in another way.' }]
}

function spelled(node: Xml | null, value: unknown, path: string): readonly Change[] {
  const from = attribute(node, 'value')
  return from === null ? [] : respelled(from, String(value), path)
}

const inclusive = (end: Xml): boolean => attribute(end, 'inclusive') !== 'false'

/** One number as a FHIR Quantity, to the letter. */
function exact(node: Xml | null, comparator: string | null = null): ValueReading | null {
  const found = quantity(node)
  const from = node === null ? null : holder(node)
  if (found === null || from === null) return null
  const written = attribute(from, 'value') ?? ''
  const text = numberIn(written)?.text ?? written
  const value = plain(
    { valueQuantity: comparator === null ? found : { ...found, comparator } },
    respelled(written, text, 'valueQuantity.value'),
  )
  const decimal = exactDecimal(text)
  return decimal === undefined ? value : { ...value, decimal }
}

function interval(node: Xml): ValueReading | null {
  const [lowEnd, highEnd] = [one(node, 'low'), one(node, 'high')]
  const [low, high] = [quantity(lowEnd), quantity(highEnd)]
  if (low !== null && high !== null)
    return plain({ valueRange: { low, high } }, [
      ...spelled(lowEnd, low.value, 'valueRange.low.value'),
      ...spelled(highEnd, high.value, 'valueRange.high.value'),
    ])
  if (low !== null && lowEnd) return exact(lowEnd, inclusive(lowEnd) ? '>=' : '>')
  if (high !== null && highEnd) return exact(highEnd, inclusive(highEnd) ? '<=' : '<')
  return exact(one(node, 'center'))
}

const physical = (node: Xml): ValueReading | null => exact(node) ?? interval(node)

function integer(node: Xml): ValueReading | null {
  const value = number(attribute(node, 'value'))
  if (value === null) return interval(node)
  const small = Number.isInteger(value) && Math.abs(value) < 2 ** 31
  const name = small ? 'valueInteger' : 'valueQuantity'
  return plain(small ? { valueInteger: value } : { valueQuantity: { value } }, spelled(node, value, name))
}

function ratio(node: Xml): ValueReading | null {
  const [numerator, denominator] = [quantity(one(node, 'numerator')), quantity(one(node, 'denominator'))]
  if (numerator === null) return null
  return plain({ valueRatio: { numerator, ...(denominator === null ? {} : { denominator }) } })
}

function period(node: Xml): ValueReading | null {
  const { point, low, high } = span(node)
  if (point !== null) return plain({ valueDateTime: point })
  if (low === null && high === null) return null
  return plain({ valuePeriod: { ...(low === null ? {} : { start: low }), ...(high === null ? {} : { end: high }) } })
}

function boolean(node: Xml): ValueReading | null {
  const value = attribute(node, 'value')?.toLowerCase()
  return value === 'true' || value === 'false' ? plain({ valueBoolean: value === 'true' }) : null
}

type Read = (node: Xml, ids: ReadonlyMap<string, Xml>) => ValueReading | null

const coded: Read = (node, ids) => {
  const found = concept(node, ids)
  return found === null ? null : plain({ valueCodeableConcept: found })
}
/** "97 mg/dL" */
function isMeasured(text: string): boolean {
  const unit = writtenQuantity(text.trim(), '.')?.rest ?? null
  const ucum = unit === null ? null : ucumCode(unit)
  return unit !== null && ucum !== null && surelyUnit(unit, ucum)
}

const IN_TEXT = 'The value is a text that reads like a number with a unit; it is shown as written and not computed with.'

const text: Read = (node, ids) => {
  const found = textOf(node, ids) ?? attribute(node, 'value')
  return found === null ? null : { element: { valueString: found }, changes: [], trouble: isMeasured(found) ? IN_TEXT : null }
}

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['PQ', physical],
  ['IVL_PQ', physical],
  ['MO', physical],
  ['REAL', physical],
  ['IVL_REAL', physical],
  ['INT', integer],
  ['IVL_INT', integer],
  ['CD', coded],
  ['CE', coded],
  ['CV', coded],
  ['CO', coded],
  ['CS', coded],
  ['ST', text],
  ['ED', text],
  ['SC', text],
  ['BL', boolean],
  ['BN', boolean],
  ['TS', period],
  ['IVL_TS', period],
  ['RTO', ratio],
  ['RTO_PQ_PQ', ratio],
  ['RTO_QTY_QTY', ratio],
])

/** The type that is written ("xsi:type"), else what its members look like. */
function typeOf(node: Xml): string {
  const written = attribute(node, 'type')
  if (written !== null) return written.slice(written.indexOf(':') + 1)
  if (attribute(node, 'code') !== null) return 'CD'
  if (attribute(node, 'unit') !== null || one(node, 'low') !== null || one(node, 'high') !== null) return 'PQ'
  return one(node, 'numerator') === null ? 'ST' : 'RTO'
}

function asWords(node: Xml, ids: ReadonlyMap<string, Xml>): string | null {
  const own = attribute(node, 'value')
  const unit = attribute(node, 'unit')
  return own === null ? (textOf(one(node, 'originalText'), ids) ?? words(node)) : unit === null ? own : `${own} ${unit}`
}

/** A value as people would say it; null where it says nothing. */
export function valueWords(node: Xml, ids: ReadonlyMap<string, Xml>): string | null {
  const ends = [quantityWords(one(node, 'low')), quantityWords(one(node, 'high'))].filter((end) => end !== null)
  const said = quantityWords(node) ?? label(concept(node, ids)) ?? (ends.length > 0 ? ends.join(' to ') : asWords(node, ids))
  return said ?? textOf(node, ids)
}

const CONTRADICTION = 'The value is said to be missing and is given all the same; it is shown as written and not computed with.'

/** @param ids of the narrative, for text given by reference */
export function readValue(node: Xml, ids: ReadonlyMap<string, Xml>): ValueReading {
  const type = typeOf(node)
  const flavor = attribute(node, 'nullFlavor')
  const given = attribute(node, 'value')
  if (flavor !== null && given !== null)
    return { element: { valueString: asWords(node, ids) ?? given }, changes: [], trouble: CONTRADICTION }
  const read = READERS.get(type)
  const found = read?.(node, ids) ?? null
  if (found !== null) return found
  const said = asWords(node, ids)
  if (said !== null)
    return {
      element: { valueString: said },
      changes: [],
      trouble: 'The value is not of the type it says; it is shown as written and not computed with.',
    }
  const trouble = flavor === null && time(node) === null ? 'The value has a form that is not known; it counts as absent.' : null
  return { element: { dataAbsentReason: absentReason(flavor) }, changes: [], trouble }
}
