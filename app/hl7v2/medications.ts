/** RXO, RXE, RXD and RXA: what was asked for, encoded, dispensed and given. */
import type { Change } from '../chart/made.ts'
import { type CodeableConcept, CVX, conceptOf } from './codes.ts'
import { entityKey } from './ids.ts'
import { change, compact, display, type Making, personWords } from './making.ts'
import type { Parts, Segment } from './message.ts'
import { unplaced } from './problems.ts'
import { identifiersOf } from './report.ts'
import { plainNumber } from './structured.ts'
import { quantityUnit, unitOf } from './units.ts'

type Json = Readonly<Record<string, unknown>>

export const codeKey = (code: CodeableConcept): string => code.coding?.[0]?.code ?? code.text ?? ''

/** A number of one field with the unit of another; the number in words goes to `words` where it is none. */
export function quantityOf(m: Making, segment: Segment, amount: number, units: number, path: string, changes: Change[]): Json | undefined {
  const text = segment.text(amount)
  if (text === null) return undefined
  const n = plainNumber(text)
  if (n === null) {
    m.issue('warning', 'value', segment, `The amount (field ${amount}) is not a number; it was not used and is kept with the message.`)
    return undefined
  }
  const unit = unitOf(segment.first(units))
  if (unit?.ucum != null && unit.ucum !== unit.written)
    changes.push(change('unit', path, unit.written, unit.ucum, 'The UCUM spelling of the unit as written.'))
  return compact({ value: n.value, comparator: n.comparator, ...quantityUnit(unit) })
}

/** Status of an order from its control code (table 0119) and its order status (table 0038). */
const BY_STATUS: ReadonlyMap<string, string> = new Map([
  ['CA', 'cancelled'],
  ['CM', 'completed'],
  ['DC', 'stopped'],
  ['ER', 'entered-in-error'],
  ['HD', 'on-hold'],
  ['IP', 'active'],
  ['SC', 'active'],
  ['A', 'active'],
  ['RP', 'stopped'],
])
const BY_CONTROL: ReadonlyMap<string, string> = new Map([
  ['CA', 'cancelled'],
  ['OC', 'cancelled'],
  ['CR', 'cancelled'],
  ['DC', 'stopped'],
  ['OD', 'stopped'],
  ['DR', 'stopped'],
  ['HD', 'on-hold'],
  ['HR', 'on-hold'],
  ['OH', 'on-hold'],
  ['UA', 'cancelled'],
])

export function orderStatus(orc: Segment | null): string {
  const control = orc?.text(1)?.toUpperCase() ?? ''
  return BY_CONTROL.get(control) ?? BY_STATUS.get(orc?.text(5)?.toUpperCase() ?? '') ?? 'active'
}

/** Free text of instructions: CE whose words stand in the second component, or ST. */
const wordsOf = (parts: readonly Parts[]): string[] => parts.flatMap((part) => part.text(2) ?? part.text(1) ?? [])

/** Old messages put frequency and times into ORC-7 and RXE-1 (TQ): quantity ^ interval ^ duration ^ start ^ end ^ priority ^ … ^ text. */
function timingOf(m: Making, i: number, field: Readonly<{ segment: Segment; at: number }> | null, changes: Change[]) {
  const tq1 = m.inOrder(i, 'TQ1').at(-1)
  if (tq1 !== undefined) {
    const pattern = tq1.first(3).sub(1, 1) ?? tq1.text(3)
    return {
      pattern,
      start: m.time(tq1, 7, 'boundsPeriod.start', changes),
      end: m.time(tq1, 8, 'boundsPeriod.end', changes),
      words: tq1.first(11).whole(),
    }
  }
  const tq = field?.segment.first(field.at)
  const time = (component: number, path: string) => {
    const raw = tq?.text(component) ?? null
    return raw === null || field === null || field === undefined ? undefined : m.timeText(raw, field.segment, field.at, path, changes)
  }
  return {
    pattern: tq?.sub(2, 1) ?? null,
    start: time(4, 'boundsPeriod.start'),
    end: time(5, 'boundsPeriod.end'),
    words: tq?.text(8) ?? null,
  }
}

function timingJson(timing: ReturnType<typeof timingOf>): Json | undefined {
  const bounds = compact({ start: timing.start, end: timing.end })
  const found = compact({
    repeat: Object.keys(bounds).length === 0 ? undefined : { boundsPeriod: bounds },
    code: timing.pattern === null ? undefined : { text: timing.pattern },
  })
  return Object.keys(found).length === 0 ? undefined : found
}

/** Which fields of RXO and RXE say the same thing. */
type Layout = Readonly<{
  drug: number
  min: number
  max: number
  units: number
  instructions: readonly number[]
  dispense: number
  refills: number
}>
const RXO: Layout = { drug: 1, min: 2, max: 3, units: 4, instructions: [7, 6], dispense: 11, refills: 13 }
const RXE: Layout = { drug: 2, min: 3, max: 4, units: 5, instructions: [7, 21], dispense: 10, refills: 12 }

function doseOf(m: Making, rx: Segment, at: Layout, changes: Change[]): Json | undefined {
  const low = quantityOf(m, rx, at.min, at.units, 'dosageInstruction[0].doseAndRate[0]', changes)
  const high = rx.text(at.max) === null ? undefined : quantityOf(m, rx, at.max, at.units, 'dosageInstruction[0].doseAndRate[0]', [])
  if (low === undefined) return high === undefined ? undefined : { doseQuantity: high }
  return high === undefined || high.value === low.value ? { doseQuantity: low } : { doseRange: { low, high } }
}

function dosage(m: Making, rx: Segment, i: number, at: Layout, changes: Change[]): Json {
  const old = rx.name === 'RXE' && rx.text(1) !== null ? { segment: rx, at: 1 } : m.order === null ? null : { segment: m.order, at: 7 }
  const timing = timingOf(m, i, old, changes)
  const routes = m.inOrder(i, 'RXR')
  const route = routes.length === 0 ? null : conceptOf((routes.at(-1) ?? rx).first(1))
  const instructions = at.instructions.flatMap((field) => wordsOf(rx.list(field)))
  const dose = doseOf(m, rx, at, changes)
  return compact({
    text: instructions.length === 0 ? (timing.words ?? undefined) : instructions.join('; '),
    timing: timingJson(timing),
    route: route ?? undefined,
    doseAndRate: dose === undefined ? [] : [dose],
  })
}

/** Ingredients of a mixture (RXC). */
const components = (m: Making, i: number): readonly Json[] =>
  m.inOrder(i, 'RXC').map((rxc) => ({
    text: ['Component:', rxc.first(2).text(2) ?? rxc.text(2), rxc.text(3), unitOf(rxc.first(4))?.written].filter(Boolean).join(' '),
  }))

/** Placer's number first: an order keeps it from the ward to the pharmacy. */
const orderNumber = (orc: Segment | null): string | null => (orc === null ? null : (entityKey(orc.first(2)) ?? entityKey(orc.first(3))))

function request(m: Making, rx: Segment, i: number, at: Layout): void {
  const code = conceptOf(rx.first(at.drug))
  const note = m.annotations(i)
  if (unplaced(m, rx, code, 'medication')) return
  if (code === null) return
  const changes: Change[] = []
  const orc = m.order
  const quantity = quantityOf(m, rx, at.dispense, at.dispense + 1, 'dispenseRequest.quantity', changes)
  const refills = plainNumber(rx.text(at.refills))?.value
  const supply = compact({ numberOfRepeatsAllowed: Number.isInteger(refills) ? refills : undefined, quantity })
  const members = compact({
    identifier: identifiersOf(null, orc),
    status: orderStatus(orc),
    intent: 'order',
    medicationCodeableConcept: code,
    subject: m.subject,
    encounter: m.encounterReference,
    authoredOn: orc === null ? undefined : m.time(orc, 9, 'authoredOn', changes),
    requester: orc === null ? undefined : display(personWords(orc.first(12))),
    dosageInstruction: [dosage(m, rx, i, at, changes)].filter((one) => Object.keys(one).length > 0),
    dispenseRequest: Object.keys(supply).length === 0 ? undefined : supply,
    note: [...note, ...components(m, i)],
  })
  const number = orderNumber(orc) ?? (rx.name === 'RXE' ? rx.text(15) : null)
  const time = number === null ? (orc?.text(9) ?? m.header.time) : null
  m.addOwn('MedicationRequest', [m.patient, number, codeKey(code), time], rx, members, changes)
}

export function readRxo(m: Making, rxo: Segment, i: number): void {
  const encoded = m.following(i, new Set(['RXE']), new Set(['ORC', 'RXO', 'PID'])).length > 0
  if (!encoded) {
    request(m, rxo, i, RXO)
    return
  }
  m.notes(i)
  m.issue(
    'information',
    'processing',
    rxo,
    'The pharmacy has encoded this order (RXE); that was taken, what was asked for is kept with the message.',
  )
}

export const readRxe = (m: Making, rxe: Segment, i: number): void => request(m, rxe, i, RXE)

export function readRxd(m: Making, rxd: Segment, i: number): void {
  const code = conceptOf(rxd.first(2))
  const note = m.annotations(i)
  if (unplaced(m, rxd, code, 'medication')) return
  if (code === null) return
  const changes: Change[] = []
  const members = compact({
    identifier: identifiersOf(null, m.order),
    status: 'completed',
    medicationCodeableConcept: code,
    subject: m.subject,
    context: m.encounterReference,
    quantity: quantityOf(m, rxd, 4, 5, 'quantity', changes),
    whenHandedOver: m.time(rxd, 3, 'whenHandedOver', changes),
    note: [...note, ...rxd.list(9).flatMap((part) => (part.whole() === null ? [] : [{ text: part.whole() }]))],
  })
  m.addOwn(
    'MedicationDispense',
    [m.patient, orderNumber(m.order), codeKey(code), rxd.text(7), rxd.text(3), rxd.text(1)],
    rxd,
    members,
    changes,
  )
}

/** HL7 table 0322. */
const GIVEN: ReadonlyMap<string, string> = new Map([
  ['CP', 'completed'],
  ['PA', 'completed'],
  ['RE', 'not-done'],
  ['NA', 'not-done'],
])

/** RXA-21: D takes back what was said before. */
export function givenStatus(rxa: Segment): string {
  if (/^D/i.test(rxa.text(21) ?? '')) return 'entered-in-error'
  return GIVEN.get(rxa.text(20)?.toUpperCase() ?? '') ?? 'completed'
}

/** 999 stands for an amount that is not known, 0 for none given (CDC implementation guide for immunization messaging 2.5.1, RXA-6). */
export function givenAmount(m: Making, rxa: Segment, path: string, changes: Change[]): Json | undefined {
  const text = rxa.text(6)
  return text === null || /^0*(?:999|0)(?:\.0*)?$/.test(text) ? undefined : quantityOf(m, rxa, 6, 7, path, changes)
}

/** Vaccines are told by the message (VXU, and answers of registries) or by their codes. */
export function isVaccine(m: Making, rxa: Segment): boolean {
  if (m.header.type === 'VXU' || m.header.type === 'RSP' || m.header.type === 'VXR') return true
  return conceptOf(rxa.first(5))?.coding?.some((coding) => coding.system === CVX) ?? false
}

export function readAdministration(m: Making, rxa: Segment, i: number): void {
  const code = conceptOf(rxa.first(5))
  const note = m.annotations(i)
  if (unplaced(m, rxa, code, 'medication')) return
  if (code === null) return
  const changes: Change[] = []
  const [start, end] = [m.time(rxa, 3, 'effective', changes), m.time(rxa, 4, 'effectivePeriod.end', changes)]
  const dose = givenAmount(m, rxa, 'dosage.dose', changes)
  const rxr = m.following(i, new Set(['RXR']), new Set(['RXA', 'ORC', 'PID']))[0]
  const given = compact({
    route: rxr === undefined ? undefined : conceptOf(rxr.first(1)),
    site: rxr === undefined ? undefined : conceptOf(rxr.first(2)),
    dose,
  })
  const by = display(personWords(rxa.first(10)))
  const members = compact({
    status: givenStatus(rxa),
    medicationCodeableConcept: code,
    subject: m.subject,
    context: m.encounterReference,
    effectiveDateTime: end === undefined || end === start ? start : undefined,
    effectivePeriod: end === undefined || end === start ? undefined : compact({ start, end }),
    performer: by === undefined ? [] : [{ actor: by }],
    dosage: Object.keys(given).length === 0 ? undefined : given,
    note,
  })
  m.addOwn('MedicationAdministration', [m.patient, orderNumber(m.order), codeKey(code), rxa.text(3), rxa.text(2)], rxa, members, changes)
}
