/** OBX-5 by its type (OBX-2): one or more values of an Observation, with what was decided on the way. */
import { readRatio } from '../terminology/numbers.ts'
import { type Attachment, encapsulated, pointer } from './attachments.ts'
import { conceptOf } from './codes.ts'
import { change, compact, type Making } from './making.ts'
import {
  type Context,
  inText,
  inWords,
  knownIn,
  looksMeasured,
  measured,
  NOTHING,
  nameIfMeasured,
  numberInOther,
  quantity,
  range,
  ratio,
  reading,
  type ValueReading,
} from './measured.ts'
import type { Parts, Segment } from './message.ts'
import { plainNumber, readStructured } from './structured.ts'
import { fhirClock, fhirTime } from './times.ts'
import { type Unit, ucumCode } from './units.ts'

type Read = (c: Context, part: Parts) => ValueReading

const warn = (c: Context, message: string) => c.m.issue('warning', 'value', c.obx, message, c.code)

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

/** The one thing that a coded value says, if it is one. */
function onlyWord(part: Parts): string | null {
  if (part.count === 1) return part.text(1)
  const said = new Set([1, 2, 9].flatMap((i) => part.text(i) ?? []))
  return said.size === 1 && [4, 5].every((i) => part.text(i) === null) ? ([...said][0] ?? null) : null
}

const coded: Read = (c, part) => {
  const number = numberInOther(c, onlyWord(part))
  if (number !== null) return number
  const concept = conceptOf(part)
  if (concept === null) return NOTHING
  const said = concept.text ?? part.words()
  nameIfMeasured(c, said)
  return reading({ valueCodeableConcept: concept }, [], said)
}

const text: Read = (c, part) => inText(c, part.whole())

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
  const written = part.sub(2, 1)
  const own = written === null ? c : { ...c, unit: { written, ucum: ucumCode(written) } }
  if (n !== null) return quantity(c, n, own.unit)
  nameIfMeasured(own, part.text(1))
  return inWords(part.words())
}

const numericRange: Read = (c, part) => {
  const [low, high] = [plainNumber(part.text(1)), plainNumber(part.text(2))]
  if (low !== null && high !== null) return range(c, low, high)
  nameIfMeasured(c, part.words())
  return inWords(part.words())
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

const words: Read = (c, part) => inText(c, part.words())

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

/** Repetitions of text are the lines of one text, but where each is a number. */
function repeated(c: Context, parts: readonly Parts[]): readonly ValueReading[] {
  const lines = parts.flatMap((part) => part.whole() ?? [])
  if (lines.length > 0 && lines.every((line) => knownIn(c, line) !== null)) return lines.flatMap((line) => numberInOther(c, line) ?? [])
  nameLine(c, lines)
  return [inWords(lines.join('\n') || null)]
}

const NUMBER_IN_TEXT = 'A line of this text reads like a number with a unit; it is shown in the text and not computed with.'

function nameLine(c: Context, lines: readonly string[]): void {
  if (lines.some((line) => knownIn(c, line) !== null || looksMeasured(c, line)))
    c.m.issue('information', 'value', c.obx, NUMBER_IN_TEXT, c.code)
}

const linesOf = (obx: Segment): readonly string[] => obx.list(5).flatMap((part) => part.whole() ?? [])

/** True where all that the text of an OBX says is numbers with a unit that is known. */
export function saysOnlyNumbers(m: Making, obx: Segment, unit: Unit | null, code: string | null): boolean {
  const lines = linesOf(obx)
  return lines.length > 0 && lines.every((line) => knownIn({ m, obx, unit, code }, line) !== null)
}

/** @returns the text of an OBX that is a line of a longer text; a number in it is named */
export function readLine(m: Making, obx: Segment, unit: Unit | null, code: string | null): string {
  const lines = linesOf(obx)
  nameLine({ m, obx, unit, code }, lines)
  return lines.join('\n')
}

/** Every value of an OBX: texts are one, other repetitions one each. Empty where OBX-5 says nothing. */
export function readValues(m: Making, obx: Segment, unit: Unit | null, code: string | null): readonly ValueReading[] {
  const parts = obx.list(5)
  if (parts.length === 0) return []
  const c: Context = { m, obx, unit, code }
  const type = typeOf(c)
  if (isText(type) && parts.length > 1) return repeated(c, parts).filter(says)
  const read = READERS.get(type) ?? words
  return parts.map((part) => read(c, part)).filter(says)
}

const says = (value: ValueReading): boolean => Object.keys(value.element).length > 0
