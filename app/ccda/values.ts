/** Values of CDA observations (PQ, IVL_PQ, CD, ST, INT, REAL, BL, TS, RTO …) as FHIR Observation.value[x]. */
import type { Change } from '../chart/made.ts'
import { ucumCode } from '../hl7v2/units.ts'
import { absentReason, concept } from './codes.ts'
import { textOf } from './narrative.ts'
import { span, time } from './times.ts'
import { all, attribute, one, words, type Xml } from './xml.ts'

type Json = Readonly<Record<string, unknown>>
/** `trouble` in words where the value could not be taken as what it says it is. */
export type ValueReading = Readonly<{ element: Json; changes: readonly Change[]; trouble: string | null }>

const UCUM = 'http://unitsofmeasure.org'
const NUMBER = /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?$/

export function number(text: string | null): number | null {
  if (text === null || !NUMBER.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

function unitMembers(written: string | null): Json {
  if (written === null || written === '1') return {}
  const code = ucumCode(written)
  return code === null ? { unit: written } : { unit: written, system: UCUM, code }
}

/** A PQ as a FHIR Quantity; where it has no number, its translation's. @returns null when there is none */
export function quantity(node: Xml | null): Json | null {
  if (node === null) return null
  const value = number(attribute(node, 'value'))
  if (value !== null) return { value, ...unitMembers(attribute(node, 'unit')) }
  const other = all(node, 'translation').find((item) => number(attribute(item, 'value')) !== null)
  if (!other) return null
  const unit = attribute(other, 'unit') ?? attribute(other, 'displayName') ?? attribute(other, 'code')
  return { value: number(attribute(other, 'value')), ...unitMembers(unit) }
}

export const quantityWords = (node: Xml | null): string | null => {
  const found = quantity(node)
  if (found === null) return null
  const [value, unit] = [attribute(node, 'value') ?? String(found.value), attribute(node, 'unit')]
  return unit === null || unit === '1' ? value : `${value} ${unit}`
}

const plain = (element: Json, changes: readonly Change[] = []): ValueReading => ({ element, changes, trouble: null })

function spelled(node: Xml, value: unknown, path: string): readonly Change[] {
  const from = attribute(node, 'value')
  if (from === null || String(value) === from) return []
  return [{ kind: 'value', path, from: from.slice(0, 200), to: String(value), because: 'The number was written in another way.' }]
}

const inclusive = (end: Xml): boolean => attribute(end, 'inclusive') !== 'false'

function interval(node: Xml): ValueReading | null {
  const [lowEnd, highEnd] = [one(node, 'low'), one(node, 'high')]
  const [low, high] = [quantity(lowEnd), quantity(highEnd)]
  if (low !== null && high !== null) return plain({ valueRange: { low, high } })
  if (low !== null && lowEnd) return plain({ valueQuantity: { ...low, comparator: inclusive(lowEnd) ? '>=' : '>' } })
  if (high !== null && highEnd) return plain({ valueQuantity: { ...high, comparator: inclusive(highEnd) ? '<=' : '<' } })
  const center = quantity(one(node, 'center'))
  return center === null ? null : plain({ valueQuantity: center })
}

function physical(node: Xml): ValueReading | null {
  const found = quantity(node)
  return found === null ? interval(node) : plain({ valueQuantity: found }, spelled(node, found.value, 'valueQuantity.value'))
}

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
const text: Read = (node, ids) => {
  const found = textOf(node, ids) ?? attribute(node, 'value')
  return found === null ? null : plain({ valueString: found })
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

/** @param ids of the narrative, for text given by reference */
export function readValue(node: Xml, ids: ReadonlyMap<string, Xml>): ValueReading {
  const type = typeOf(node)
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
  const flavor = attribute(node, 'nullFlavor')
  const trouble = flavor === null && time(node) === null ? 'The value has a form that is not known; it counts as absent.' : null
  return { element: { dataAbsentReason: absentReason(flavor) }, changes: [], trouble }
}
