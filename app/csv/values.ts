/** One cell that holds a value into an Observation. */
import type { Change } from '../chart/made.ts'
import type { Concept } from '../terminology/concepts.ts'
import { type Decimal, exactDecimal, isSasZero, type Quantity, writtenQuantity } from '../terminology/numbers.ts'
import { change, type Gathered, NO_CHANGES } from './outcome.ts'
import type { Subject } from './people.ts'
import { type Column, type UnitPlan, unitBehind, type ValuePlan } from './plan.ts'
import { isResultWord, seen } from './words.ts'

/** What all values of one row share. */
export type RowContext = Readonly<{
  line: number
  subject: Subject
  encounter: Readonly<{ reference: string }> | null
  /** FHIR dateTime, or null. */
  time: string | null
  /** ISO 8601 duration since a start that is not known, or null. */
  elapsed: string | null
  /** How the time was changed from what the row says; null where it was not. */
  timeChange: Change | null
  /** First part of the ids of what the row gives: patient, visit and time. */
  stem: string
}>

const UCUM = 'http://unitsofmeasure.org'
const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
export const ELAPSED = 'urn:wardlight:elapsed'

const DIGITS = '0123456789abcdefghijklmnopqrstuv'
const CODES = Uint8Array.from(DIGITS, (sign) => sign.charCodeAt(0))
/** One of 32 signs for five bits; much cheaper than `toString(32)`, and there is one for every value of a file. */
const digit = (bits: number, from: number): number => CODES[(bits >>> from) & 31] ?? 48

/** 60 bits of the text, to tell the few values of one result apart (not for secrets). Mixing as in MurmurHash3 (A. Appleby, public domain). */
export function valueTag(text: string): string {
  let [a, b] = [0x9e3779b9, 0x85ebca6b]
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0xcc9e2d51)
    b = Math.imul(b ^ code, 0x1b873593)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return String.fromCharCode(
    digit(a, 0),
    digit(a, 5),
    digit(a, 10),
    digit(a, 15),
    digit(a, 20),
    digit(a, 25),
    digit(b, 0),
    digit(b, 5),
    digit(b, 10),
    digit(b, 15),
    digit(b, 20),
    digit(b, 25),
  )
}

const MENDED: Readonly<Record<string, string>> = {
  'decimal comma': 'A decimal comma was read as a decimal point.',
  'thousands separators': 'Signs between thousands were taken out.',
}

type Value = Readonly<{ member: Readonly<Record<string, unknown>>; tag: string; changes: readonly Change[]; decimal: string | undefined }>

function quantityMember(q: Quantity, unit: UnitPlan): Readonly<Record<string, unknown>> {
  const valueQuantity: Record<string, unknown> = { value: q.value }
  if (q.comparator !== null) valueQuantity.comparator = q.comparator
  if (unit.written !== null) valueQuantity.unit = unit.written
  if (unit.code !== null) {
    valueQuantity.system = UCUM
    valueQuantity.code = unit.code
  }
  return q.flag === null ? { valueQuantity } : { valueQuantity, interpretation: [{ coding: [{ system: INTERPRETATION, code: q.flag }] }] }
}

function quantityValue(q: Quantity, cell: string, unit: UnitPlan, unitSaid: boolean): Value {
  const changes: Change[] = []
  if (q.mended !== null) changes.push(change('value', 'valueQuantity.value', cell, q.text, MENDED[q.mended] ?? q.mended))
  if (unitSaid && unit.code !== null && unit.written !== null && unit.code !== unit.written)
    changes.push(change('unit', 'valueQuantity.code', unit.written, unit.code, 'The unit was written as UCUM writes it.'))
  const tag = `${q.comparator ?? ''}${q.text}${unitSaid ? (unit.code ?? unit.written ?? '') : ''}${q.flag ?? ''}`
  return { member: quantityMember(q, unit), tag, changes: changes.length === 0 ? NO_CHANGES : changes, decimal: exactDecimal(q.text) }
}

function textValue(cell: string): Value {
  const text = seen(cell)
  const changes = text === cell ? NO_CHANGES : [change('text', 'valueString', cell, text, 'Signs that cannot be seen were taken out.')]
  return { member: { valueString: text }, tag: `t${text}`, changes, decimal: undefined }
}

const PRESSURES = /^(\d{2,3})\s*\/\s*(\d{2,3})$/

/** "120/80" as the two parts of a blood pressure (FHIR R4 vital signs profile: 85354-9 with 8480-6 and 8462-4). */
function pressureValue(cell: string): Value | null {
  const m = PRESSURES.exec(cell)
  if (!m) return null
  const part = (code: string, display: string, text: string | undefined) => ({
    code: { coding: [{ system: 'http://loinc.org', code, display }] },
    valueQuantity: { value: Number(text), unit: 'mmHg', system: UCUM, code: 'mm[Hg]' },
  })
  const component = [part('8480-6', 'Systolic pressure', m[1]), part('8462-4', 'Diastolic pressure', m[2])]
  return { member: { component }, tag: `p${m[1]}/${m[2]}`, changes: NO_CHANGES, decimal: undefined }
}

const CODED_UNITS = new Set(['', '{score}', '(score)', '{nominal}', '1'])
const isCoded = (concept: Concept | undefined): boolean => concept !== undefined && CODED_UNITS.has(concept.unit)

const AS_TEXT = 'This is not a number; it was kept as text and is not computed with.'
const SAS_ZERO =
  'This number (5.4e-79) is what some programs make of a zero or of nothing; it is no measurement, and it is not known which was meant. It was not taken.'

type Where = Readonly<{ row: RowContext; column: Column; out: Gathered }>

function numberValue(q: Quantity, cell: string, plan: ValuePlan, said: UnitPlan | null, { row, column, out }: Where): Value | null {
  const { concept } = plan
  if (column.missingNumbers.has(q.value) && q.comparator === null && q.rest === null) return null
  if (isSasZero(q.value)) {
    if (!isCoded(concept)) {
      out.say('warning', 'value', row.line, column.name, SAS_ZERO)
      return null
    }
    const zero = quantityValue({ ...q, value: 0, text: '0' }, cell, plan.unit, false)
    return { ...zero, changes: [change('value', 'valueQuantity.value', cell, '0', 'A zero in the number format of SAS was read as 0.')] }
  }
  if (q.rest === null) return quantityValue(q, cell, said ?? plan.unit, said !== null)
  const behind = unitBehind(q.rest, concept)
  if (behind !== null) return quantityValue(q, cell, behind, true)
  if (!isResultWord(cell)) out.say('warning', 'value', row.line, column.name, AS_TEXT)
  return textValue(cell)
}

function wordValue(cell: string, { concept }: ValuePlan, { row, column, out }: Where): Value {
  if (concept !== undefined && concept.unit !== '' && !isResultWord(cell)) out.say('warning', 'value', row.line, column.name, AS_TEXT)
  return textValue(cell)
}

function observation(
  plan: ValuePlan,
  row: RowContext,
  value: Value,
): Readonly<Record<string, unknown>> & { resourceType: string; id: string } {
  const resource: Record<string, unknown> & { resourceType: string; id: string } = {
    resourceType: 'Observation',
    id: `tab-${row.stem}-${plan.tag}-${valueTag(value.tag)}`,
  }
  if (row.elapsed !== null && row.time === null) resource.extension = [{ url: ELAPSED, valueString: row.elapsed }]
  resource.status = 'unknown'
  if (plan.category !== null) resource.category = plan.category
  resource.code = plan.code
  resource.subject = row.subject.ref
  if (row.encounter !== null) resource.encounter = row.encounter
  if (row.time !== null) resource.effectiveDateTime = row.time
  return Object.assign(resource, value.member)
}

/** @param said the unit that the row itself gives; null where it gives none */
export function addValue(cell: string, plan: ValuePlan, said: UnitPlan | null, decimal: Decimal, where: Where): void {
  const { row, column, out } = where
  const pressure = plan.concept?.id === 'bp_panel' ? pressureValue(cell) : null
  const q = pressure === null ? writtenQuantity(cell, decimal) : null
  const value = pressure ?? (q === null ? wordValue(cell, plan, where) : numberValue(q, cell, plan, said, where))
  if (value === null) return
  const changes = row.timeChange === null ? value.changes : [row.timeChange, ...value.changes]
  out.make(observation(plan, row, value), row.line, column.name, changes, false, value.decimal)
}
