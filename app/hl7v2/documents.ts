/** TXA with the text below it, and documents inside results: DocumentReference. */
import type { Change } from '../chart/made.ts'
import { type Attachment, textAttachment } from './attachments.ts'
import { type CodeableConcept, conceptOf, tableConcept } from './codes.ts'
import { entityIdentifier, entityKey } from './ids.ts'
import { codeText, fieldUnit, isResult, joinedText, textLines } from './lines.ts'
import { compact, display, type Making, personWords } from './making.ts'
import type { Segment } from './message.ts'
import { readValues } from './values.ts'

type Json = Readonly<Record<string, unknown>>

/** HL7 table 0271 to FHIR composition-status. */
const DOC_STATUS: ReadonlyMap<string, string> = new Map([
  ['AU', 'final'],
  ['LA', 'final'],
  ['DI', 'preliminary'],
  ['DO', 'preliminary'],
  ['IN', 'preliminary'],
  ['IP', 'preliminary'],
  ['PA', 'preliminary'],
])

/** HL7 table 0270, what the letters stand for. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['AR', 'Autopsy report'],
  ['CD', 'Cardiodiagnostics'],
  ['CN', 'Consultation'],
  ['DI', 'Diagnostic imaging'],
  ['DS', 'Discharge summary'],
  ['ED', 'Emergency department report'],
  ['HP', 'History and physical examination'],
  ['OP', 'Operative report'],
  ['PC', 'Psychiatric consultation'],
  ['PH', 'Psychiatric history and physical examination'],
  ['PN', 'Procedure note'],
  ['PR', 'Progress note'],
  ['SP', 'Surgical pathology'],
  ['TS', 'Transfer summary'],
])

function kindOf(txa: Segment): CodeableConcept {
  const part = txa.first(2)
  const code = part.text(1)
  const coded = part.count > 1 ? conceptOf(part) : null
  if (coded !== null) return coded
  return code === null ? { text: 'Document' } : tableConcept('0270', code, KINDS.get(code.toUpperCase()) ?? code)
}

const TEXTUAL = new Set(['TX', 'FT', 'ST', 'ED', 'RP'])

/** Texts and files of the OBX below a TXA; numbers and codes among them stay results. */
function contentOf(m: Making, i: number): readonly Json[] {
  const texts: string[] = []
  const files: Attachment[] = []
  for (let k = i + 1; k < m.segments.length; k += 1) {
    const segment = m.segments[k]
    if (segment === undefined || segment.name === 'TXA' || segment.name === 'PID') break
    if (segment.name !== 'OBX' || m.taken.has(k) || !TEXTUAL.has(segment.text(2) ?? 'ST')) continue
    const lines = textLines(m, segment, k)
    if (lines === null && isResult(m, segment)) continue
    m.taken.add(k)
    if (lines !== null) texts.push(joinedText(m, lines))
    else readAlone(m, segment, texts, files)
    texts.push(...m.notes(k + (lines?.length ?? 1) - 1))
  }
  const text = texts.length === 0 ? [] : [textAttachment(texts.join('\n'))]
  return [...text, ...files.map(({ json }) => json)]
}

function readAlone(m: Making, obx: Segment, texts: string[], files: Attachment[]): void {
  for (const value of readValues(m, obx, fieldUnit(obx, 6), codeText(obx))) {
    if (value.words !== null) texts.push(value.words)
    if (value.attachment !== null && value.attachment.text === null) files.push(value.attachment)
  }
}

const NO_CONTENT: Json = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] }

/** Events that take a document back: cancel (T11). */
const CANCELLED = new Set(['T11'])

export function readTxa(m: Making, txa: Segment, i: number): void {
  const notes = m.notes(i)
  if (m.patient === null) {
    m.issue('warning', 'required', txa, 'It is not known whose document this is; it is kept with the message and not in a chart.')
    return
  }
  const changes: Change[] = []
  const content = m.header.type === 'MDM' ? contentOf(m, i) : []
  const title = txa.text(16) ?? txa.text(25)
  const time = m.time(txa, 6, 'date', changes) ?? m.time(txa, 4, 'date', changes)
  const parent = entityKey(txa.first(13))
  const own = entityKey(txa.first(12))
  const authors = txa.list(9).flatMap((xcn) => display(personWords(xcn)) ?? [])
  const authenticator = display(personWords(txa.first(22)))
  const members = compact({
    masterIdentifier: entityIdentifier(txa.first(12), null),
    status: CANCELLED.has(m.header.trigger) ? 'entered-in-error' : 'current',
    docStatus: DOC_STATUS.get(txa.text(17)?.toUpperCase() ?? ''),
    type: kindOf(txa),
    subject: m.subject,
    date: time,
    author: authors,
    authenticator,
    description: notes.length === 0 ? undefined : notes.join('\n'),
    relatesTo: parent === null ? [] : [{ code: 'replaces', target: { reference: `DocumentReference/${idFor(m, parent)}` } }],
    content: (content.length === 0 ? [title === null ? NO_CONTENT : { title }] : content).map((attachment, n) => ({
      attachment: n === 0 && title !== null ? { ...attachment, title } : attachment,
    })),
    context: m.encounterReference === undefined ? undefined : { encounter: [m.encounterReference] },
  })
  const says = own === null ? [m.patient, 'TXA', txa.text(2), txa.text(6) ?? txa.text(4) ?? m.header.time] : [m.patient, own]
  m.addOwn('DocumentReference', says, txa, members, changes)
}

const idFor = (m: Making, key: string): string => m.id('DocumentReference', [m.patient, key])

/** A document in a result that stands under no report. */
export function keepAttachment(m: Making, obx: Segment, attachment: Attachment, n: number): void {
  const code = conceptOf(obx.first(3)) ?? { text: 'Document' }
  const changes: Change[] = []
  const date = m.time(obx, 14, 'date', changes) ?? m.header.time
  const members = compact({
    status: 'current',
    type: code,
    subject: m.subject,
    date,
    content: [{ attachment: attachment.json }],
    context: m.encounterReference === undefined ? undefined : { encounter: [m.encounterReference] },
  })
  m.addOwn('DocumentReference', [m.patient, 'OBX', obx.raw(3), obx.raw(4), date, String(n)], obx, members, changes)
}
