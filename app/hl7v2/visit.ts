/** PV1 and PV2: the visit. */
import type { Change } from '../chart/made.ts'
import { conceptOf, tableConcept } from './codes.ts'
import { assignerSystem } from './ids.ts'
import { compact, display, type Making, personWords } from './making.ts'
import type { Segment } from './message.ts'
import { identifier } from './people.ts'

type Json = Readonly<Record<string, unknown>>

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

/** HL7 table 0004 to HL7 v3 ActCode; what has no match stays a code of table 0004. */
const CLASS: ReadonlyMap<string, string> = new Map([
  ['I', 'IMP'],
  ['O', 'AMB'],
  ['E', 'EMER'],
  ['P', 'PRENC'],
  ['R', 'AMB'],
  ['B', 'IMP'],
])

function classOf(pv1: Segment): Json | undefined {
  const code = pv1.text(2)
  if (code === null) return undefined
  const known = CLASS.get(code.toUpperCase())
  return known === undefined ? { system: 'http://terminology.hl7.org/CodeSystem/v2-0004', code } : { system: ACT_CODE, code: known }
}

/** What an event of table 0003 says about the visit. */
const STATUS: ReadonlyMap<string, string> = new Map([
  ['A01', 'in-progress'],
  ['A02', 'in-progress'],
  ['A03', 'finished'],
  ['A04', 'in-progress'],
  ['A05', 'planned'],
  ['A06', 'in-progress'],
  ['A07', 'in-progress'],
  ['A09', 'in-progress'],
  ['A10', 'in-progress'],
  ['A11', 'cancelled'],
  ['A12', 'in-progress'],
  ['A13', 'in-progress'],
  ['A14', 'planned'],
  ['A15', 'in-progress'],
  ['A16', 'in-progress'],
  ['A21', 'onleave'],
  ['A22', 'in-progress'],
  ['A23', 'entered-in-error'],
  ['A25', 'in-progress'],
  ['A26', 'in-progress'],
  ['A27', 'cancelled'],
  ['A38', 'cancelled'],
])

/** Absent where neither the event nor the times say it: an older message may. */
function statusOf(m: Making, ended: boolean): string | undefined {
  const stated = m.header.type === 'ADT' ? STATUS.get(m.header.trigger) : undefined
  return stated ?? (ended ? 'finished' : undefined)
}

/** PL: point of care, room, bed, facility. */
function locationOf(pv1: Segment): readonly Json[] {
  const pl = pv1.first(3)
  const words = [pl.sub(1, 1), pl.sub(2, 1), pl.sub(3, 1), pl.sub(4, 1)].filter((part) => part !== null)
  return words.length === 0 ? [] : [{ location: { display: words.join(', ') } }]
}

const ROLES: readonly (readonly [field: number, code: string, name: string])[] = [
  [7, 'ATND', 'attender'],
  [8, 'REF', 'referrer'],
  [9, 'CON', 'consultant'],
  [17, 'ADM', 'admitter'],
]

function participants(pv1: Segment): readonly Json[] {
  return ROLES.flatMap(([field, code, name]) =>
    pv1.list(field).flatMap((xcn) => {
      const individual = display(personWords(xcn))
      const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code, display: name }]
      return individual === undefined ? [] : [{ type: [{ coding }], individual }]
    }),
  )
}

function stay(pv1: Segment): Json | undefined {
  const [from, to] = [pv1.text(14), pv1.text(36)]
  const found = compact({
    admitSource: from === null ? undefined : tableConcept('0023', from, pv1.first(14).text(2)),
    dischargeDisposition: to === null ? undefined : tableConcept('0112', to, pv1.first(36).text(2)),
  })
  return Object.keys(found).length === 0 ? undefined : found
}

function reasons(pv2: Segment | undefined): readonly unknown[] {
  const coded = pv2 ? conceptOf(pv2.first(3)) : null
  const words = pv2?.text(12) ?? null
  return [...(coded === null ? [] : [coded]), ...(words === null ? [] : [{ text: words }])]
}

export function readPv1(m: Making, pv1: Segment, i: number): void {
  m.encounter = null
  if (m.patient === null) return
  const cx = pv1.first(19)
  const number = cx.text(1)
  const pv2 = m.following(i, new Set(['PV2']), new Set(['PID', 'PV1']))[0]
  if (number === null) {
    const says = pv1.last > 2 && classOf(pv1)?.code !== undefined && pv1.text(2) !== 'N'
    if (says)
      m.issue(
        'information',
        'required',
        pv1,
        'The visit has no number (PV1-19), so it is not kept as an encounter; it is kept with the message.',
      )
    return
  }
  const changes: Change[] = []
  m.encounter = m.id('Encounter', [m.patient, assignerSystem(cx.inside(4)), number])
  const start = m.time(pv1, 44, 'period.start', changes)
  const end = m.time(pv1, 45, 'period.end', changes)
  const service = pv1.text(10)
  const members = {
    identifier: [identifier(cx, 'VN', false)],
    status: statusOf(m, end !== undefined),
    class: classOf(pv1),
    serviceType: service === null ? undefined : tableConcept('0069', service, pv1.first(10).text(2)),
    subject: m.subject,
    participant: participants(pv1),
    period: start === undefined && end === undefined ? undefined : compact({ start, end }),
    reasonCode: reasons(pv2),
    hospitalization: stay(pv1),
    location: locationOf(pv1),
  }
  m.add('Encounter', m.encounter, pv1, members, { changes, partial: true })
}
