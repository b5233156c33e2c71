/** ORC with OBR in messages that order: one ServiceRequest. */
import type { Change } from '../chart/made.ts'
import { conceptOf } from './codes.ts'
import { entityKey } from './ids.ts'
import { compact, display, type Making, personWords } from './making.ts'
import { orderStatus } from './medications.ts'
import type { Segment } from './message.ts'
import { unplaced } from './problems.ts'
import { identifiersOf } from './report.ts'

/** Messages whose OBR asks for something; elsewhere it heads results. */
const ORDERS = new Set([
  'ORM',
  'OML',
  'OMG',
  'OMI',
  'OMB',
  'OMD',
  'OMN',
  'OMP',
  'OMS',
  'OMQ',
  'OPL',
  'OPR',
  'OSU',
  'ORL',
  'ORG',
  'ORR',
  'ORI',
])
export const isOrder = (type: string): boolean => ORDERS.has(type)

/** HL7 tables 0027 and 0485. */
const PRIORITY: ReadonlyMap<string, string> = new Map([
  ['S', 'stat'],
  ['A', 'asap'],
  ['R', 'routine'],
  ['P', 'urgent'],
  ['C', 'urgent'],
])

/** FHIR request-status has no "cancelled" and no "stopped": both are revoked. */
const REVOKED = new Set(['cancelled', 'stopped'])

export function readOrder(m: Making, obr: Segment, i: number): void {
  const code = conceptOf(obr.first(4))
  const note = m.annotations(i)
  if (unplaced(m, obr, code, 'order')) return
  if (code === null) return
  const changes: Change[] = []
  const orc = m.order
  const tq1 = m.inOrder(i, 'TQ1').at(-1)
  const status = orderStatus(orc)
  const priority = tq1?.text(9) ?? obr.text(5) ?? obr.first(27).text(6) ?? orc?.first(7).text(6) ?? null
  const from = (segment: Segment | null | undefined, field: number, path: string) =>
    segment == null ? undefined : m.time(segment, field, path, changes)
  const requester = display((orc === null ? null : personWords(orc.first(12))) ?? personWords(obr.first(16)))
  const members = compact({
    identifier: identifiersOf(obr, orc),
    status: REVOKED.has(status) ? 'revoked' : status,
    intent: 'order',
    priority: PRIORITY.get(priority?.slice(0, 1).toUpperCase() ?? ''),
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    occurrenceDateTime: from(tq1, 7, 'occurrenceDateTime') ?? from(obr, 36, 'occurrenceDateTime') ?? from(obr, 7, 'occurrenceDateTime'),
    authoredOn: from(orc, 9, 'authoredOn') ?? from(obr, 6, 'authoredOn'),
    requester,
    reasonCode: obr.list(31).flatMap((part) => conceptOf(part) ?? []),
    note: [...note, ...obr.list(13).flatMap((part) => (part.whole() === null ? [] : [{ text: part.whole() }]))],
  })
  const number = [obr, orc].flatMap((one) => (one === null ? [] : [entityKey(one.first(2))])).find((key) => key !== null)
  const other = [obr, orc].flatMap((one) => (one === null ? [] : [entityKey(one.first(3))])).find((key) => key !== null)
  const time = number === undefined && other === undefined ? (obr.text(7) ?? orc?.text(9) ?? m.header.time) : null
  m.addOwn('ServiceRequest', [m.patient, number ?? other ?? null, code.coding?.[0]?.code ?? code.text ?? null, time], obr, members, changes)
}
