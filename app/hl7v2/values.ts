/** OBX-5 by its type (OBX-2): one or more values of an Observation, with what was decided on the way. */
import type { Change } from '../chart/made.ts'
import { type Attachment, encapsulated, pointer } from './attachments.ts'
import { conceptOf } from './codes.ts'
import { change, compact, type Making } from './making.ts'
import type { Parts, Segment } from './message.ts'
import { type NumberReading, plainNumber, readNumber, readRatio, readStructured } from './numbers.ts'
import { fhirClock, fhirTime } from './times.ts'
import { quantityUnit, type Unit, ucumCode } from './units.ts'

type Json = Readonly<Record<string, unknown>>

export type ValueReading = Readonly<{
  /** The `value[x]` of the Observation; empty where there is none. */
  element: Json
  changes: readonly Change[]
  /** As text for people, where the value is text. */
  words: string | null
  attachment: Attachment | null
}>

type Context = Readonly<{ m: Making; obx: Segment; unit: Unit | null; code: string | null }>
type Read = (c: Context, part: Parts) => ValueReading

const reading = (element: Json, changes: readonly Change[] = [], words: string | null = null): ValueReading => ({
  element,
  changes,
  words,
  attachment: null,
})
export const NOTHING: ValueReading = reading({})
const inWords = (text: string | null, changes: readonly Change[] = []): ValueReading =>
  text === null ? NOTHING : reading({ valueString: text }, changes, text)

const warn = (c: Context, message: string) => c.m.issue('warning', 'value', c.obx, message, c.code)

function spelling(n: NumberReading, path: string): readonly Change[] {
  if (n.comma) return [change('value', path, n.text, String(n.value), 'The comma is a decimal sign.')]
  return String(n.value) === n.text
    ? []
    : [change('value', path, n.text, String(n.value), 'The same number without the signs that do not change it.')]
}

export function unitChanges(unit: Unit | null, path: string): readonly Change[] {
  if (unit === null || unit.ucum === null || unit.ucum === unit.written) return []
  return [change('unit', path, unit.written, unit.ucum, 'The UCUM spelling of the unit as written.')]
}

function quantity(c: Context, n: NumberReading, unit: Unit | null, more: readonly Change[] = []): ValueReading {
  if (n.comma) c.m.issue('information', 'value', c.obx, 'The number is written with a decimal comma.', c.code)
  const value = compact({ value: n.value, comparator: n.comparator, ...quantityUnit(unit) })
  const changes = [...spelling(n, 'valueQuantity.value'), ...unitChanges(unit, 'valueQuantity.code'), ...more]
  return reading({ valueQuantity: value }, changes, `${n.comparator ?? ''}${n.text}${unit === null ? '' : ` ${unit.written}`}`)
}

const ratio = (top: number, bottom: number): ValueReading =>
  reading({ valueRatio: { numerator: { value: top }, denominator: { value: bottom } } }, [], `${top}:${bottom}`)

function range(c: Context, low: number, high: number): ValueReading {
  const of = (value: number) => ({ value, ...quantityUnit(c.unit) })
  return reading({ valueRange: { low: of(low), high: of(high) } }, unitChanges(c.unit, 'valueRange.low.code'), `${low}-${high}`)
}

/** The unit that stands behind the number, where OBX-6 gives none or the same one. */
function unitBehind(c: Context, rest: string): Unit | null {
  const ucum = ucumCode(rest)
  if (ucum === null) return null
  return c.unit === null ? { written: rest, ucum } : c.unit.ucum === ucum ? c.unit : null
}

/** A number alone, or with its unit behind it; null when the text is something else. */
function measured(c: Context, text: string): ValueReading | null {
  const n = readNumber(text)
  if (n === null) return null
  if (n.rest === null) return quantity(c, n, c.unit)
  const unit = unitBehind(c, n.rest)
  return unit === null ? null : quantity(c, n, unit)
}

const numeric: Read = (c, part) => {
  const text = part.whole()
  if (text === null) return NOTHING
  const pair = readRatio(text)
  const found = measured(c, text) ?? (pair === null ? null : ratio(pair[0], pair[1]))
  if (found !== null) return found
  const structured = part.count > 1 ? readStructured(part) : null
  if (structured !== null && structured.kind !== 'words') return structuredValue(c, part)
  warn(c, 'The value is said to be a number (NM) but is not one that can be used; it is shown as text and not computed with.')
  return inWords(text)
}

const structuredValue: Read = (c, part) => {
  const found = readStructured(part)
  if (found === null) return NOTHING
  if (found.kind === 'number') return quantity(c, found.number, c.unit)
  if (found.kind === 'range') return range(c, found.low, found.high)
  if (found.kind === 'ratio') return ratio(found.top, found.bottom)
  warn(c, 'The structured number (SN) is not one that can be computed with; it is shown as text.')
  return inWords([found.text, c.unit?.written].filter(Boolean).join(' '))
}

/** A number with a known unit is a measurement, whatever type the sender gave it. */
function numberInOther(c: Context, text: string | null): ValueReading | null {
  if (text === null || c.unit?.ucum == null) return null
  const n = plainNumber(text)
  if (n === null || text.length > 40) return null
  const type = c.obx.text(2) ?? 'no type'
  const because = `The value has the type ${/^[A-Z]{2,3}$/.test(type) ? type : 'of another kind'} but is a number with a unit.`
  return quantity(c, n, c.unit, [change('value', 'valueQuantity', text, String(n.value), because)])
}

const coded: Read = (c, part) => {
  const number = part.count === 1 ? numberInOther(c, part.text(1)) : null
  if (number !== null) return number
  const concept = conceptOf(part)
  if (concept === null) return NOTHING
  return reading({ valueCodeableConcept: concept }, [], concept.text ?? part.words())
}

const text: Read = (c, part) => numberInOther(c, part.whole()) ?? inWords(part.whole())

const date: Read = (c, part) => {
  const raw = part.text(1)
  if (raw === null) return NOTHING
  const found = fhirTime(raw, c.m.header.zone)
  if (found !== null) {
    const changes = found.because === null ? [] : [change('time', 'valueDateTime', raw, found.text, found.because)]
    return reading({ valueDateTime: found.text }, changes, found.text)
  }
  warn(c, 'The value is said to be a date or time but is none; it is shown as text.')
  return inWords(part.whole())
}

const clock: Read = (c, part) => {
  const raw = part.text(1)
  if (raw === null) return NOTHING
  const found = fhirClock(raw)
  if (found !== null) return reading({ valueTime: found }, [], found)
  warn(c, 'The value is said to be a time of day but is none; it is shown as text.')
  return inWords(part.whole())
}

const dateSpan: Read = (c, part) => {
  const [start, end] = [part.sub(1, 1), part.sub(2, 1)].map((raw) => (raw === null ? null : (fhirTime(raw, c.m.header.zone)?.text ?? null)))
  return start == null && end == null ? inWords(part.words()) : reading({ valuePeriod: compact({ start, end }) }, [], part.words())
}

/** CQ: number ^ unit. */
const composite: Read = (c, part) => {
  const n = plainNumber(part.text(1))
  if (n === null) return inWords(part.words())
  const written = part.sub(2, 1)
  return quantity(c, n, written === null ? c.unit : { written, ucum: ucumCode(written) })
}

const numericRange: Read = (c, part) => {
  const [low, high] = [plainNumber(part.text(1)), plainNumber(part.text(2))]
  return low !== null && high !== null ? range(c, low.value, high.value) : inWords(part.words())
}

const withAttachment = (attachment: Attachment, words: string): ValueReading => ({
  element: { valueString: attachment.text ?? words },
  changes: [],
  words: attachment.text,
  attachment,
})

const document: Read = (c, part) => {
  const found = encapsulated(part)
  if (found === null) return NOTHING
  if (found === 'unreadable') {
    warn(c, 'The document in this value cannot be decoded; it is kept with the message.')
    return inWords('Document that cannot be decoded')
  }
  return withAttachment(found, `Attached document (${found.contentType})`)
}

const reference: Read = (_, part) => {
  const found = pointer(part)
  return found === null ? NOTHING : withAttachment(found, part.text(1) ?? '')
}

const words: Read = (_, part) => inWords(part.words())

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['NM', numeric],
  ['SN', structuredValue],
  ['CE', coded],
  ['CWE', coded],
  ['CNE', coded],
  ['CF', coded],
  ['CM', words],
  ['IS', coded],
  ['ID', coded],
  ['ST', text],
  ['TX', text],
  ['FT', text],
  ['GTS', text],
  ['DT', date],
  ['TS', date],
  ['DTM', date],
  ['TM', clock],
  ['DR', dateSpan],
  ['CQ', composite],
  ['NR', numericRange],
  ['ED', document],
  ['RP', reference],
])

const TEXTS = new Set(['ST', 'TX', 'FT'])
const TYPE_NAME = /^[A-Z]{2,3}$/

/** Types whose repetitions are lines of one text. */
export const isText = (type: string | null): boolean => type === null || TEXTS.has(type)

function typeOf(c: Context): string {
  const type = c.obx.text(2)
  if (type === null) {
    c.m.issue('information', 'required', c.obx, 'The value has no type (OBX-2); it was read as text.', c.code)
    return 'ST'
  }
  const name = type.toUpperCase()
  if (!READERS.has(name) && !TYPE_NAME.test(name)) warn(c, 'The type of the value (OBX-2) is not known; it was read as text.')
  return name
}

/** Every value of an OBX: texts are one, other repetitions one each. Empty where OBX-5 says nothing. */
export function readValues(m: Making, obx: Segment, unit: Unit | null, code: string | null): readonly ValueReading[] {
  const parts = obx.list(5)
  if (parts.length === 0) return []
  const c: Context = { m, obx, unit, code }
  const type = typeOf(c)
  if (isText(type) && parts.length > 1) return [inWords(parts.flatMap((part) => part.whole() ?? []).join('\n') || null)].filter(says)
  const read = READERS.get(type) ?? words
  return parts.map((part) => read(c, part)).filter(says)
}

const says = (value: ValueReading): boolean => Object.keys(value.element).length > 0
