/**
 * One message of HL7 v2.3 to 2.8 to FHIR resources. Segments are understood wherever they stand; what is not understood is named and
 * kept with the message, which is a resource of its own (Binary) as it came.
 */
import type { Base64, Conversion, Hash } from '../chart/made.ts'
import { keepAttachment, readTxa } from './documents.ts'
import { base64OfText } from './encode.ts'
import { readImmunization } from './immunizations.ts'
import { type Header, Making, type PatientLink } from './making.ts'
import { isVaccine, readAdministration, readRxd, readRxe, readRxo } from './medications.ts'
import { parseMessage, type Segment } from './message.ts'
import { isOrder, readOrder } from './orders.ts'
import { linkPatients, readMrg, readPid } from './patient.ts'
import { readAl1, readDg1, readIam, readPr1, readPrb } from './problems.ts'
import { closeReport, openReport, type Report } from './report.ts'
import { readObx } from './results.ts'
import type { RawMessage } from './split.ts'
import { fhirTime, zoneOf } from './times.ts'
import { readPv1 } from './visit.ts'

export type { PatientLink } from './making.ts'

export type MessageConversion = Conversion &
  Readonly<{
    /** MSH-9: "ORU" and "R01"; "" where it does not say. */
    type: string
    trigger: string
    version: string | null
    controlId: string | null
    /** MSH-7, else EVN-2, as FHIR writes it. */
    time: string | null
    segments: number
    /** Patient records that the message says belong together, apart, or in each other's place. */
    links: readonly PatientLink[]
  }>

type State = { report: Report | null; obr: Segment | null; order: Segment | null; vaccine: string | null; comment: boolean }
type Handler = (m: Making, segment: Segment, i: number, state: State) => void

function close(m: Making, state: State): void {
  closeReport(m, state.report)
  state.report = null
  state.obr = null
  state.order = null
}

const OUL = new Set(['ORC'])
const OUL_STOPS = new Set(['OBR', 'SPM', 'PID'])

/** In specimen-centred results (OUL) the ORC follows its OBR. */
const orderOf = (m: Making, i: number): Segment | null => (m.header.type === 'OUL' ? (m.following(i, OUL, OUL_STOPS)[0] ?? null) : m.order)

const readObr: Handler = (m, obr, i, state) => {
  close(m, state)
  state.obr = obr
  state.order = orderOf(m, i)
  state.vaccine = null
  if (isOrder(m.header.type)) readOrder(m, obr, i)
  else if (m.header.type !== 'MDM') state.report = openReport(m, obr, state.order, i)
  if (m.patient === null && !isOrder(m.header.type))
    m.issue('warning', 'required', obr, 'It is not known whose report this is; it is kept with the message and not in a chart.')
}

const readOrc: Handler = (m, orc, _, state) => {
  m.order = orc
  if (m.header.type === 'OUL' && state.report !== null) return
  close(m, state)
  state.vaccine = null
  state.order = orc
}

const readResult: Handler = (m, obx, i, state) => {
  const values = readObx(m, obx, i, { report: state.report, obr: state.obr, order: state.order, partOf: state.vaccine })
  if (state.report !== null || m.patient === null) return
  for (const [n, { attachment }] of values.entries()) if (attachment !== null) keepAttachment(m, obx, attachment, n)
}

const readRxa: Handler = (m, rxa, i, state) => {
  if (isVaccine(m, rxa)) state.vaccine = readImmunization(m, rxa, i)
  else readAdministration(m, rxa, i)
}

const readPerson: Handler = (m, pid, i, state) => {
  close(m, state)
  state.vaccine = null
  readPid(m, pid, i)
}

const continued: Handler = (m, dsc) =>
  m.issue('warning', 'processing', dsc, 'The message says that it goes on in another one; what follows there is read on its own.')

/** Comments on what is not kept in a chart (a patient, an appointment): named once in a message. */
const readNte: Handler = (m, nte, _, state) => {
  if (nte.text(3) !== null && !state.comment)
    m.issue(
      'information',
      'not-supported',
      nte,
      'Comments (NTE) here belong to nothing that is kept in a chart; they are kept with the message.',
    )
  state.comment ||= nte.text(3) !== null
}

/** Read together with what they belong to, where the message has it. */
const HOSTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['PV2', ['PV1']],
  ['NK1', ['PID']],
  ['TQ1', ['RXO', 'RXE']],
  ['RXR', ['RXO', 'RXE', 'RXA']],
  ['RXC', ['RXO', 'RXE']],
])

function hasHost(m: Making, name: string): boolean {
  if (name === 'TQ1' && isOrder(m.header.type)) return true
  return HOSTS.get(name)?.some((host) => m.names.has(host)) ?? false
}

const withOthers: Handler = () => undefined

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['MSH', withOthers],
  ['EVN', withOthers],
  ['PID', readPerson],
  ['PV1', readPv1],
  ['MRG', readMrg],
  ['ORC', readOrc],
  ['OBR', readObr],
  ['OBX', readResult],
  ['NTE', readNte],
  ['DG1', readDg1],
  ['PRB', readPrb],
  ['PR1', readPr1],
  ['AL1', readAl1],
  ['IAM', readIam],
  ['RXO', readRxo],
  ['RXE', readRxe],
  ['RXD', readRxd],
  ['RXA', readRxa],
  ['TXA', readTxa],
  ['DSC', continued],
])

/** @returns names of segments that nothing reads, first come first */
function readSegments(m: Making): readonly string[] {
  const state: State = { report: null, obr: null, order: null, vaccine: null, comment: false }
  const unread = new Set<string>()
  for (const [i, segment] of m.segments.entries()) {
    if (m.taken.has(i)) continue
    const handler = HANDLERS.get(segment.name)
    if (handler) handler(m, segment, i, state)
    else if (!unread.has(segment.name) && !hasHost(m, segment.name)) unread.add(segment.name)
  }
  close(m, state)
  return [...unread]
}

const hdWords = (segment: Segment | undefined, field: number): string | null =>
  segment?.text(field) ?? segment?.first(field).text(2) ?? null

function headerOf(raw: RawMessage, msh: Segment | undefined, evn: Segment | undefined): Header {
  const zone = zoneOf(msh?.text(7) ?? '')
  const time = [msh?.text(7), evn?.text(2)]
    .flatMap((text) => (text == null ? [] : [fhirTime(text, zone)?.text]))
    .find((text) => text !== undefined)
  const kind = msh?.first(9)
  return {
    at: `message ${raw.index}`,
    type: (kind?.text(1) ?? '').toUpperCase(),
    trigger: (kind?.text(2) ?? evn?.text(1) ?? '').toUpperCase(),
    version: msh?.text(12) ?? null,
    controlId: msh?.text(10) ?? null,
    time: time ?? null,
    zone,
    scope: hdWords(msh, 4) ?? hdWords(msh, 3),
  }
}

function checkHeader(m: Making, msh: Segment | undefined): void {
  const missing = (field: number, message: string) => m.issue('warning', 'required', `MSH-${field}`, message)
  if (m.header.type === '') missing(9, 'The message does not say what kind it is; its segments were read by their names.')
  if (m.header.time === null) missing(7, 'The message has no time, so it is not known whether it is newer than others.')
  if (m.header.version === null) missing(12, 'The message does not say its version.')
  const mode = msh?.text(11)?.toUpperCase()
  if (mode === 'T' || mode === 'D') m.issue('warning', 'processing', 'MSH-11', 'The sender marks this message as a test.')
}

/** A message that only carries its header, or answers another one, needs no patient. */
function checkPatient(m: Making): void {
  const about = [...m.names].some((name) => name !== 'MSH' && name !== 'EVN' && HANDLERS.has(name))
  if (about && !m.names.has('PID'))
    m.issue(
      'warning',
      'required',
      'PID',
      'The message names no patient (it has no PID segment); it is kept, and nothing of it was placed in a chart.',
    )
}

/** Overrides and isolates of Unicode (UAX 9): text that shows in another order than it is written. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/

const SEGMENT_TAG = 'https://wardlight.app/fhir/CodeSystem/hl7v2-segment'

/** The whole message, with the names of the segments that only it keeps. */
function keepMessage(m: Making, raw: RawMessage, unread: readonly string[], base64: Base64): void {
  const meta = { ...m.meta, tag: unread.map((code) => ({ system: SEGMENT_TAG, code })) }
  m.add('Binary', m.id('Binary', [raw.text]), m.header.at, {
    meta: unread.length === 0 ? m.meta : meta,
    contentType: 'x-application/hl7-v2+er7',
    securityContext: m.patient === null ? undefined : m.subject,
    data: base64(raw.text),
  })
}

const Z = /^Z/

function nameUnread(m: Making, unread: readonly string[]): void {
  for (const name of unread)
    m.issue(
      'information',
      'not-supported',
      name,
      Z.test(name)
        ? `Segments ${name} are of the sender's own making; they are kept with the message and not read.`
        : `Segments ${name} are kept with the message and not read.`,
    )
}

/** "MSH-4 / MSH-3" in the sender's words. */
function senderOf(msh: Segment | undefined): string | null {
  const names = [hdWords(msh, 4), hdWords(msh, 3)].filter((name) => name !== null)
  return names.length === 0 ? null : names.join(' / ')
}

/**
 * @param raw one message of {@link createHl7Splitter}
 * @returns resources, issues and proposals; never throws, whatever the text is
 */
export function readMessage(
  raw: RawMessage,
  { hash, base64 = base64OfText }: Readonly<{ hash: Hash; base64?: Base64 }>,
): MessageConversion {
  const parsed = parseMessage(raw.text, `message ${raw.index}`)
  const of = (name: string) => parsed.segments.find((segment) => segment.name === name)
  const msh = of('MSH')
  const header = headerOf(raw, msh, of('EVN'))
  const m = new Making(header, parsed.segments, hash)
  m.issues.push(...parsed.issues)
  checkHeader(m, msh)
  const unread = readSegments(m)
  checkPatient(m)
  linkPatients(m)
  if (BIDI.test(raw.text))
    m.issue(
      'warning',
      'value',
      'text',
      'The message holds signs that change the direction of text, so it may show other than it is written.',
    )
  nameUnread(m, unread)
  m.checkRoom()
  keepMessage(m, raw, unread, base64)
  const { type, trigger, version, controlId, time } = header
  return {
    made: m.made,
    issues: m.issues,
    sender: senderOf(msh),
    type,
    trigger,
    version,
    controlId,
    time,
    segments: parsed.segments.length,
    links: m.links,
  }
}
