/** RXA of a vaccine. */
import type { Change } from '../chart/made.ts'
import { conceptOf } from './codes.ts'
import { entityIdentifier, entityKey } from './ids.ts'
import { compact, display, type Making, personWords } from './making.ts'
import { codeKey, givenAmount, givenStatus } from './medications.ts'
import type { Segment } from './message.ts'
import { unplaced } from './problems.ts'

/** CVX 998: no vaccine was given; the segment only carries observations. */
const NO_VACCINE = '998'

function statusOf(rxa: Segment, code: string): string {
  const status = givenStatus(rxa)
  return code === NO_VACCINE && status === 'completed' ? 'not-done' : status
}

/** NIP001 (RXA-9): 00 is a new record, 01 to 08 come from elsewhere. */
function source(rxa: Segment): Readonly<Record<string, unknown>> {
  const code = rxa.list(9).flatMap((part) => part.text(1) ?? [])[0]
  const origin = conceptOf(rxa.first(9))
  if (code === '00') return { primarySource: true }
  return code !== undefined && /^0[1-8]$/.test(code) ? { primarySource: false, reportOrigin: origin } : {}
}

/** @returns the reference of the Immunization, for what is observed with it */
export function readImmunization(m: Making, rxa: Segment, i: number): string | null {
  const code = conceptOf(rxa.first(5))
  const note = m.annotations(i)
  if (unplaced(m, rxa, code, 'vaccine') || code === null) return null
  const changes: Change[] = []
  const rxr = m.following(i, new Set(['RXR']), new Set(['RXA', 'ORC', 'PID']))[0]
  const status = statusOf(rxa, codeKey(code))
  const by = display(personWords(rxa.first(10)))
  const occurrence = m.time(rxa, 3, 'occurrenceDateTime', changes)
  const number = m.order === null ? null : entityKey(m.order.first(3))
  const refused = conceptOf(rxa.first(18))
  const members = compact({
    identifier: m.order === null ? [] : [entityIdentifier(m.order.first(3), 'FILL')].filter((one) => one !== null),
    status,
    statusReason: status === 'not-done' ? refused : undefined,
    vaccineCode: code,
    patient: m.subject,
    encounter: m.encounterReference,
    occurrenceDateTime: occurrence,
    ...source(rxa),
    manufacturer: display(rxa.first(17).text(2) ?? rxa.text(17)),
    lotNumber: rxa.text(15),
    expirationDate: m.time(rxa, 16, 'expirationDate', changes)?.slice(0, 10),
    site: rxr === undefined ? undefined : conceptOf(rxr.first(2)),
    route: rxr === undefined ? undefined : conceptOf(rxr.first(1)),
    doseQuantity: status === 'not-done' ? undefined : givenAmount(m, rxa, 'doseQuantity', changes),
    performer: by === undefined ? [] : [{ actor: by }],
    isSubpotent: rxa.text(20)?.toUpperCase() === 'PA' ? true : undefined,
    note,
  })
  const id = m.addOwn('Immunization', [m.patient, number, codeKey(code), rxa.text(3)], rxa, members, changes)
  return `Immunization/${id}`
}
