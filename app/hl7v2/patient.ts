/** PID, NK1 and MRG: who the message is about. */
import type { Change } from '../chart/made.ts'
import { conceptOf } from './codes.ts'
import { assignerSystem } from './ids.ts'
import { change, compact, type Making, type PatientLink } from './making.ts'
import type { Parts, Segment } from './message.ts'
import { address, contactPoints, humanName, identifier } from './people.ts'

type Json = Readonly<Record<string, unknown>>
type Candidate = Readonly<{ cx: Parts; kind: string | null; rank: number }>

/** Kinds of identifier (table 0203) that are no record number. */
const NOT_A_RECORD_NUMBER = new Set(['SS', 'SSN', 'DL', 'PPN', 'NI', 'TAX', 'AN', 'VN', 'BC', 'BR'])

function rankOf(cx: Parts): number {
  const kind = cx.text(5)?.toUpperCase() ?? ''
  if (kind === 'MR' || kind === 'MRN') return 0
  if (kind === 'PI') return 1
  if (kind === '') return 2
  return NOT_A_RECORD_NUMBER.has(kind) ? 7 : 3
}

const numbered = (cx: Parts): boolean => cx.text(1) !== null

function candidates(pid: Segment): readonly Candidate[] {
  const from = (field: number, kind: string | null, rank: number) => pid.list(field).map((cx) => ({ cx, kind, rank }))
  const all: readonly Candidate[] = [
    ...pid.list(3).map((cx) => ({ cx, kind: null, rank: rankOf(cx) })),
    ...from(2, null, 5),
    ...from(4, null, 6),
    ...from(18, 'AN', 8),
    ...from(19, 'SS', 9),
  ]
  return all.filter(({ cx }) => numbered(cx))
}

const best = (found: readonly Candidate[]): Candidate | null =>
  found.reduce<Candidate | null>((least, one) => (least === null || one.rank < least.rank ? one : least), null)

/** Two hospitals have a patient 123456: a number without an assigner counts within the facility that sent it. */
function patientIdOf(m: Making, cx: Parts): string {
  const scope = assignerSystem(cx.inside(4)) ?? assignerSystem(cx.inside(6)) ?? m.header.scope
  return m.id('Patient', [scope, cx.text(1)])
}

/** HL7 table 0001. Ambiguous (A) and not applicable (N) are neither female nor male. */
const GENDER: ReadonlyMap<string, string> = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['O', 'other'],
  ['A', 'other'],
  ['N', 'other'],
  ['U', 'unknown'],
  ['FEMALE', 'female'],
  ['MALE', 'male'],
  ['OTHER', 'other'],
  ['UNKNOWN', 'unknown'],
])

function genderOf(m: Making, pid: Segment): string | undefined {
  const said = pid.text(8)
  if (said === null) return undefined
  const gender = GENDER.get(said.toUpperCase())
  if (gender === undefined) m.issue('warning', 'value', pid, 'The sex (field 8) is none that table 0001 knows; it was not used.')
  return gender
}

const BIRTH_TIME = 'http://hl7.org/fhir/StructureDefinition/patient-birthTime'

function birthOf(m: Making, pid: Segment, changes: Change[]): Json {
  const own: Change[] = []
  const time = m.time(pid, 7, 'birthDate', own)
  if (time === undefined) return {}
  if (time.length <= 10) {
    changes.push(...own)
    return { birthDate: time }
  }
  changes.push(
    change('time', 'birthDate', pid.text(7) ?? '', time.slice(0, 10), 'A birth date has no time of day; the time is kept beside it.'),
  )
  return { birthDate: time.slice(0, 10), _birthDate: { extension: [{ url: BIRTH_TIME, valueDateTime: time }] } }
}

function deceasedOf(m: Making, pid: Segment, changes: Change[]): Json {
  const at = m.time(pid, 29, 'deceasedDateTime', changes)
  if (at !== undefined) return { deceasedDateTime: at }
  const said = pid.text(30)?.toUpperCase()
  return said === 'Y' ? { deceasedBoolean: true } : said === 'N' ? { deceasedBoolean: false } : {}
}

/** Extension on what a message deletes: code is the element of the resource. */
export const DELETES = 'https://wardlight.app/fhir/StructureDefinition/deleted-element'

const DELETABLE: readonly (readonly [field: number, element: string])[] = [
  [5, 'name'],
  [7, 'birthDate'],
  [8, 'gender'],
  [11, 'address'],
  [13, 'telecom'],
  [15, 'communication'],
  [16, 'maritalStatus'],
  [29, 'deceasedDateTime'],
  [30, 'deceasedBoolean'],
]

function deletions(m: Making, pid: Segment): readonly Json[] {
  const elements = DELETABLE.filter(([field]) => pid.deletes(field)).map(([, element]) => element)
  if (elements.length > 0) m.issue('information', 'processing', pid, `The message deletes: ${elements.join(', ')}.`)
  return elements.map((valueCode) => ({ url: DELETES, valueCode }))
}

const present = <T>(items: readonly (T | null)[]): T[] => items.filter((item) => item !== null)

const calls = (segment: Segment, field: number, use: string | null) => segment.list(field).flatMap((xtn) => contactPoints(xtn, use))

/** Next of kin that follow the PID. */
function contacts(m: Making, i: number): readonly Json[] {
  const found = m.following(i, new Set(['NK1']), new Set(['PID']))
  return found
    .map((nk1) =>
      compact({
        relationship: present([conceptOf(nk1.first(3))]),
        name: humanName(nk1.first(2)),
        telecom: [...calls(nk1, 5, 'home'), ...calls(nk1, 6, 'work')],
        address: address(nk1.first(4)),
      }),
    )
    .filter((contact) => Object.keys(contact).length > 0)
}

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core'

function originOf(pid: Segment, field: number, name: string): readonly Json[] {
  const said = pid.list(field).flatMap((part) => part.text(2) ?? part.text(1) ?? [])
  return said.length === 0 ? [] : [{ url: `${US_CORE}-${name}`, extension: [{ url: 'text', valueString: said.join(', ') }] }]
}

function languageOf(pid: Segment): readonly Json[] {
  const language = conceptOf(pid.first(15))
  return language === null ? [] : [{ language }]
}

function elements(m: Making, pid: Segment, i: number, changes: Change[]): Json {
  return {
    active: m.header.trigger === 'A29' ? false : undefined,
    name: present(pid.list(5).map(humanName)),
    telecom: [...calls(pid, 13, 'home'), ...calls(pid, 14, 'work'), ...calls(pid, 40, null)],
    gender: genderOf(m, pid),
    ...birthOf(m, pid, changes),
    ...deceasedOf(m, pid, changes),
    address: present(pid.list(11).map(address)),
    maritalStatus: conceptOf(pid.first(16), 'HL70002'),
    communication: languageOf(pid),
    contact: contacts(m, i),
    extension: [...deletions(m, pid), ...originOf(pid, 10, 'race'), ...originOf(pid, 22, 'ethnicity')],
  }
}

/** Sets whose chart the following segments belong to, and tells what the PID says of the person. */
export function readPid(m: Making, pid: Segment, i: number): void {
  const found = candidates(pid)
  const chosen = best(found)
  m.encounter = null
  m.order = null
  m.patient = chosen === null ? null : patientIdOf(m, chosen.cx)
  if (chosen === null) {
    m.issue(
      'error',
      'required',
      pid,
      'The patient has no identifier (PID-3, PID-2, PID-4), so what the message says of the person was not placed in a chart; it is kept with the message.',
    )
    return
  }
  if (chosen.rank >= 7)
    m.issue('warning', 'value', pid, 'The only identifier of the patient is no record number; it was used to tell the patient.')
  const changes: Change[] = []
  const identifiers = present(found.map(({ cx, kind }) => identifier(cx, kind, cx === chosen.cx)))
  m.add('Patient', m.patient ?? '', pid, { identifier: identifiers, ...elements(m, pid, i, changes) }, { changes, partial: true })
}

const KINDS: ReadonlyMap<string, PatientLink['kind']> = new Map([
  ['A24', 'link'],
  ['A37', 'unlink'],
  ['A43', 'move'],
  ['A44', 'move'],
  ['A45', 'move'],
  ['A46', 'change'],
  ['A47', 'change'],
  ['A48', 'change'],
  ['A49', 'change'],
  ['A50', 'change'],
  ['A51', 'change'],
])

const SAYS: Readonly<Record<PatientLink['kind'], string>> = {
  merge: 'The message merges two patient records. The merge is proposed; nothing was merged.',
  move: 'The message moves a visit or account between patient records. It is proposed; nothing was moved.',
  change: 'The message changes an identifier of the patient. That both are one person is proposed; nothing was merged.',
  link: 'The message links two patient records. The link is proposed; nothing was merged.',
  unlink: 'The message parts two patient records that were linked. It is proposed; nothing was changed.',
}

function propose(m: Making, kind: PatientLink['kind'], from: string, to: string, segment: Segment): void {
  if (from === to) return
  m.links.push({ kind, from, to, place: m.place(segment) })
  m.issue('warning', 'processing', segment, SAYS[kind])
}

/** The prior identifier (MRG-1, older MRG-4) against the patient before it. */
export function readMrg(m: Making, mrg: Segment): void {
  const prior = best([...mrg.list(1), ...mrg.list(4)].filter(numbered).map((cx) => ({ cx, kind: null, rank: rankOf(cx) })))
  const kind = KINDS.get(m.header.trigger) ?? 'merge'
  if (prior === null && [2, 3, 5, 6].some((field) => mrg.text(field) !== null))
    m.issue(
      'warning',
      'processing',
      mrg,
      'The message merges accounts or visits of the patient; nothing was merged, it is kept with the message.',
    )
  else if (prior === null || m.patient === null)
    m.issue('warning', 'required', mrg, 'A merge of records is announced, but one of the two has no identifier: it cannot be proposed.')
  else {
    const from = patientIdOf(m, prior.cx)
    if (from === m.patient) m.issue('information', 'processing', mrg, `${SAYS[kind]} Both carry the same patient identifier.`)
    propose(m, kind, from, m.patient, mrg)
  }
}

/** A24 and A37 name two patients by two PID. */
export function linkPatients(m: Making): void {
  const kind = KINDS.get(m.header.trigger)
  const pids = m.segments.filter((segment) => segment.name === 'PID')
  const ids = pids.flatMap((pid) => best(candidates(pid)) ?? []).map(({ cx }) => patientIdOf(m, cx))
  const [to, from] = ids
  const second = pids[1]
  if ((kind === 'link' || kind === 'unlink') && to !== undefined && from !== undefined && second) propose(m, kind, from, to, second)
}
