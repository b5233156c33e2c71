/** Procedures (C-CDA 2.1, 3.81) and encounters (3.27). */
import { isNegated, type Making, related, statusCode } from './making.ts'
import { comments } from './observations.ts'
import { span, timing } from './times.ts'
import { attribute, one, type Xml } from './xml.ts'

const PLANNED = new Set(['INT', 'RQO', 'PRMS', 'PRP', 'APT', 'ARQ', 'GOL'])

/** True where the statement is about something that has not happened; an issue says so. */
export function isPlanned(m: Making, node: Xml, place: string): boolean {
  const planned = PLANNED.has(attribute(node, 'moodCode') ?? '')
  if (planned) {
    m.used.add(node)
    m.issue('information', 'not-supported', place, 'This is planned, not done; it is kept in the document and not shown as done.')
  }
  return planned
}

const PROCEDURE_STATUS: ReadonlyMap<string, string> = new Map([
  ['completed', 'completed'],
  ['active', 'in-progress'],
  ['aborted', 'stopped'],
  ['cancelled', 'not-done'],
  ['held', 'on-hold'],
  ['suspended', 'on-hold'],
  ['nullified', 'entered-in-error'],
])

export function readProcedure(m: Making, node: Xml, place: string): void {
  if (isPlanned(m, node, place)) return
  m.used.add(node)
  const code = m.codeOf(node)
  if (code === null) {
    m.issue('warning', 'required', place, 'It is not said which procedure this is; it is kept in the document only.')
    return
  }
  m.checkTime(one(node, 'effectiveTime'), place)
  const status = statusCode(node)
  const site = m.concept(one(node, 'targetSiteCode'))
  m.own('Procedure', node, place, {
    status: isNegated(node) && status !== 'nullified' ? 'not-done' : (PROCEDURE_STATUS.get(status) ?? 'unknown'),
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    ...timing('performed', span(one(node, 'effectiveTime'))),
    bodySite: site === null ? [] : [site],
    reasonCode: reasons(m, node),
    note: comments(m, node),
  })
}

const reasons = (m: Making, node: Xml) =>
  related(node, 'RSON').flatMap((inner) => {
    m.used.add(inner)
    return m.concept(one(inner, 'value')) ?? m.codeOf(inner) ?? []
  })

/** HL7 v3 ActCode classes of encounter. */
const CLASSES = new Set(['AMB', 'EMER', 'FLD', 'HH', 'IMP', 'ACUTE', 'NONAC', 'OBSENC', 'PRENC', 'SS', 'VR'])

function classOf(node: Xml) {
  const code = one(node, 'code')
  const found = [code, ...(code?.children ?? [])]
    .map((item) => (item !== null && typeof item !== 'string' ? (attribute(item, 'code') ?? '') : ''))
    .find((item) => CLASSES.has(item))
  return found === undefined ? null : { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: found }
}

const ENCOUNTER_STATUS: ReadonlyMap<string, string> = new Map([
  ['completed', 'finished'],
  ['active', 'in-progress'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['nullified', 'entered-in-error'],
])

/** Members of an Encounter, of the header's too. */
export function encounterMembers(m: Making, node: Xml): Readonly<Record<string, unknown>> {
  const { point, low, high } = span(one(node, 'effectiveTime'))
  const type = m.codeOf(node)
  const start = low ?? point
  const period = start === null && high === null ? null : { ...(start === null ? {} : { start }), ...(high === null ? {} : { end: high }) }
  return {
    status: ENCOUNTER_STATUS.get(statusCode(node)) ?? (high !== null || point !== null ? 'finished' : 'unknown'),
    class: classOf(node),
    type: type === null ? [] : [type],
    subject: m.subject,
    period,
    reasonCode: reasons(m, node),
  }
}

export function readEncounter(m: Making, node: Xml, place: string): void {
  if (isPlanned(m, node, place)) return
  m.used.add(node)
  m.checkTime(one(node, 'effectiveTime'), place)
  m.own('Encounter', node, place, encounterMembers(m, node))
}
