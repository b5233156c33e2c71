/** OBX: one Observation each (one for each value where it carries several). */
import type { Change } from '../chart/made.ts'
import { conceptOf as conceptOfLoinc } from '../terminology/concepts.ts'
import { readRange } from '../terminology/numbers.ts'
import { type CodeableConcept, conceptOf, LOINC } from './codes.ts'
import { codeText, fieldUnit, joinedText, textLines } from './lines.ts'
import { change, compact, type Making, personWords } from './making.ts'
import { NOTHING, type ValueReading } from './measured.ts'
import type { Segment } from './message.ts'
import { remembering } from './remember.ts'
import { orderKey, type Report } from './report.ts'
import { quantityUnit, type Unit, ucumCode } from './units.ts'
import { readValues } from './values.ts'

type Json = Readonly<Record<string, unknown>>

/** HL7 table 0085 to FHIR observation-status. */
const STATUS: ReadonlyMap<string, string> = new Map([
  ['F', 'final'],
  ['U', 'final'],
  ['V', 'final'],
  ['C', 'corrected'],
  ['A', 'amended'],
  ['B', 'amended'],
  ['P', 'preliminary'],
  ['R', 'preliminary'],
  ['S', 'preliminary'],
  ['I', 'registered'],
  ['O', 'registered'],
  ['X', 'cancelled'],
  ['N', 'cancelled'],
  ['D', 'entered-in-error'],
  ['W', 'entered-in-error'],
])

/** HL7 v3 ObservationInterpretation has these codes of table 0078. */
const INTERPRETATIONS = new Set(
  'L H LL HH LU HU N A AA < > U D B W S R I MS VS NS SDD SYN-R SYN-S POS NEG IND DET ND E EX HX LX NR RR WR AC TOX QCF CAR'.split(' '),
)
const V3_INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const V2_INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v2-0078'
const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'

const fieldConcept = remembering((segment: Segment, field: number) => conceptOf(segment.first(field)))

function statusOf(m: Making, obx: Segment, code: string | null): string {
  const said = obx.text(11)?.toUpperCase()
  if (said === undefined) return 'unknown'
  const status = STATUS.get(said)
  if (status === undefined) m.issue('warning', 'value', obx, 'The status of the result (OBX-11) is not one of table 0085.', code)
  return status ?? 'unknown'
}

const LOINC_CODE = /^\d{1,5}-\d$/

/** A code without a system that is the LOINC code of something the program knows is LOINC: hyphen and check digit do not come by chance. */
function named(found: CodeableConcept, changes: Change[]): CodeableConcept {
  const [first, ...others] = found.coding ?? []
  const code = first?.code
  if (first === undefined || code === undefined || first.system !== undefined || !LOINC_CODE.test(code) || !conceptOfLoinc(code))
    return found
  changes.push(change('code', 'code.coding[0].system', '', LOINC, 'The code names no system and is a LOINC code.'))
  return { ...found, coding: [{ ...first, system: LOINC }, ...others] }
}

function categoryOf(code: CodeableConcept): readonly Json[] {
  const loinc = code.coding?.find((coding) => coding.system === LOINC)?.code ?? null
  const kind = conceptOfLoinc(loinc)?.kind
  const category = kind === 'vital' ? 'vital-signs' : kind === 'lab' ? 'laboratory' : null
  return category === null ? [] : [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: category }] }]
}

const interpretations = remembering((segment: Segment, field: number): readonly Json[] =>
  segment.list(field).flatMap((part) => {
    const code = part.sub(1, 1)
    if (code === null) return []
    const system = INTERPRETATIONS.has(code) ? V3_INTERPRETATION : V2_INTERPRETATION
    const display = part.text(2)
    return [{ coding: [compact({ system, code, display: display === code ? undefined : display })] }]
  }),
)

const writtenRange = remembering((segment: Segment, field: number) => {
  const text = segment.list(field)[0]?.whole() ?? null
  return text === null ? null : { text, found: readRange(text) }
})

function rangeOf(obx: Segment, unit: Unit | null): readonly Json[] {
  const written = writtenRange(obx, 7)
  if (written === null) return []
  const { text, found } = written
  const same =
    found !== null && (found.rest === null || (unit !== null && (found.rest === unit.written || ucumCode(found.rest) === unit.ucum)))
  const side = (value: number | null) => (value === null ? undefined : { value, ...quantityUnit(unit) })
  return [compact({ ...(same ? { low: side(found.low), high: side(found.high) } : {}), text })]
}

function absentReason(m: Making, obx: Segment, status: string): Json {
  const said = obx.text(11)?.toUpperCase()
  const code =
    status === 'cancelled' ? (said === 'N' ? 'not-asked' : 'not-performed') : status === 'registered' ? 'temp-unknown' : 'unknown'
  if (obx.deletes(5)) m.issue('information', 'processing', obx, 'The message deletes the value of this result.')
  return { coding: [{ system: ABSENT, code }] }
}

function performers(obx: Segment): readonly Json[] {
  const words = obx.first(23).text(1) ?? obx.first(15).text(2) ?? (obx.first(16).count > 1 ? personWords(obx.first(16)) : null)
  return words === null ? [] : [{ display: words }]
}

/** What an OBX stands under. */
export type Above = Readonly<{ report: Report | null; obr: Segment | null; order: Segment | null; partOf: string | null }>

function timeOf(m: Making, obx: Segment, above: Above, changes: Change[]): string | undefined {
  const own = m.time(obx, 14, 'effectiveDateTime', changes)
  if (own !== undefined || above.obr === null) return own
  const from = above.obr.text(7)
  return from === null ? undefined : m.timeText(from, above.obr, 7, 'effectiveDateTime', changes)
}

function valuesOf(
  m: Making,
  obx: Segment,
  lines: readonly Segment[] | null,
  unit: Unit | null,
  code: string | null,
): readonly ValueReading[] {
  if (lines === null) return readValues(m, obx, unit, code)
  const text = joinedText(m, lines).trim()
  return text === '' ? [] : [{ ...NOTHING, element: { valueString: text }, words: text }]
}

const placeOf = (m: Making, obx: Segment, lines: readonly Segment[] | null): string =>
  lines === null ? m.place(obx) : `${m.place(obx)}-${lines.at(-1)?.ordinal}`

/** "<=" 5: the report shows texts and documents, not numbers that stand in its results. */
function tellReport(report: Report | null, value: ValueReading, obx: Segment, label: string | null): void {
  if (report === null) return
  const type = obx.text(2)
  if (value.attachment !== null) report.attachments.push(value.attachment)
  if (value.words === null || (type !== 'TX' && type !== 'FT' && type !== 'ED')) return
  const asked = report.obr.first(4).text(2)
  report.texts.push(label === null || label === asked ? value.words : `${label}\n${value.words}`)
}

function refuse(m: Making, obx: Segment, lines: readonly Segment[] | null, code: string | null): boolean {
  const at = lines === null ? obx : `OBX ${obx.ordinal}-${lines.at(-1)?.ordinal}`
  if (m.patient === null)
    m.issue('warning', 'required', at, 'It is not known whose result this is; it is kept with the message and not in a chart.', code)
  else if (code === null && obx.first(3).words() === null)
    m.issue('warning', 'required', at, 'The result does not say what was measured (OBX-3); it is kept with the message and not in a chart.')
  else return false
  return true
}

/** @returns ids of the Observations, and their values, for the report or document above */
export function readObx(m: Making, obx: Segment, i: number, above: Above): readonly ValueReading[] {
  const changes: Change[] = []
  const said = fieldConcept(obx, 3)
  const written = codeText(obx)
  const lines = textLines(m, obx, i)
  const notes = m.annotations(i + (lines?.length ?? 1) - 1)
  if (refuse(m, obx, lines, written) || said === null) return []
  const code = named(said, changes)
  const unit = fieldUnit(obx, 6)
  const values = valuesOf(m, obx, lines, unit, written)
  const status = statusOf(m, obx, written)
  const shared = {
    status,
    category: categoryOf(code),
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    effectiveDateTime: timeOf(m, obx, above, changes),
    issued: m.time(obx, 19, 'issued', changes),
    performer: performers(obx),
    interpretation: interpretations(obx, 8),
    referenceRange: rangeOf(obx, unit),
    method: fieldConcept(obx, 17),
    bodySite: fieldConcept(obx, 20),
    note: notes,
    partOf: above.partOf === null ? [] : [{ reference: above.partOf }],
  }
  if (values.length > 1)
    m.issue('information', 'processing', obx, 'The result carries several values; each was taken as a result of its own.', written)
  const label = code.text ?? written
  const each = values.length === 0 ? [null] : values
  for (const [n, value] of each.entries()) {
    const id = keep(m, obx, above, n, value, shared, { changes, place: placeOf(m, obx, lines), status })
    above.report?.results.push(id)
    if (value !== null) tellReport(above.report, value, obx, label)
  }
  return values
}

type Kept = Readonly<{ changes: readonly Change[]; place: string; status: string }>

/** "U" and no value: the status of a result sent before becomes final, its value stays. */
const onlyStatus = (obx: Segment): boolean => obx.text(11)?.toUpperCase() === 'U' && !obx.deletes(5)

function keyOf(m: Making, obx: Segment, above: Above, n: number): readonly (string | null)[] {
  const order = orderKey(above.obr, above.order)
  const time = obx.text(14) ?? above.obr?.text(7) ?? null
  // Without an order and a time, only the message tells one result from another.
  const message = order === null && time === null ? `${m.header.time ?? ''}|${m.header.controlId ?? ''}` : null
  const code = obx.first(3)
  const what = `${code.text(1) ?? code.text(2)}|${code.text(3) ?? ''}`
  return [m.patient, order, what, obx.text(4), time, message, ...(n === 0 ? [] : [`value ${n + 1}`])]
}

function keep(m: Making, obx: Segment, above: Above, n: number, value: ValueReading | null, shared: Json, kept: Kept): string {
  const withoutValue = value === null && !onlyStatus(obx)
  const members = compact({
    ...shared,
    ...(value?.element ?? {}),
    dataAbsentReason: withoutValue ? absentReason(m, obx, kept.status) : undefined,
  })
  const { id, repeats } = m.ownId('Observation', keyOf(m, obx, above, n), members)
  if (repeats === 'same') m.issue('information', 'duplicate', obx, 'The message says this result twice; it was taken once.')
  else {
    if (repeats === 'other')
      m.issue('information', 'duplicate', obx, 'The message has several results of the same name, order and time; each is kept on its own.')
    const changes = [...kept.changes, ...(value?.changes ?? [])]
    m.add('Observation', id, kept.place, members, { changes, partial: value === null && onlyStatus(obx), decimal: value?.decimal })
  }
  return id
}
