/** Sections: known by LOINC code or template; every entry becomes something or is named by an issue. */
import { base64OfText } from '../hl7v2/encode.ts'
import { isPlanned, readEncounter, readProcedure } from './events.ts'
import { hasTemplate, type Making, related, STATEMENTS } from './making.ts'
import { readImmunization, readMedication } from './medications.ts'
import { narrativeText } from './narrative.ts'
import { type Kind, readObservation, readOrganizer } from './observations.ts'
import { concernOf, isAllergy, readAllergy, readProblem } from './problems.ts'
import { all, attribute, isXml, one, words, type Xml } from './xml.ts'

type ReadEntry = (m: Making, node: Xml, place: string) => void
type SectionKind = Readonly<{ codes: readonly string[]; templates: readonly string[]; read: ReadEntry }>

/** Statement of a kind that the section is not for. */
function notRead(m: Making, node: Xml, place: string): void {
  m.used.add(node)
  m.issue('information', 'not-supported', place, 'This kind of statement is not read in this section; it is kept in the document.')
}

/** The act that holds what a section is for (hospital medications, encounter diagnoses). */
function insides(m: Making, node: Xml, place: string, read: ReadEntry): void {
  m.used.add(node)
  const found = related(node)
  if (found.length === 0) notRead(m, node, place)
  found.forEach((inner, n) => {
    read(m, inner, found.length === 1 ? place : `${place}, part ${n + 1}`)
  })
}

const observations =
  (kind: Kind): ReadEntry =>
  (m, node, place) => {
    if (isPlanned(m, node, place)) return
    if (node.name === 'organizer') readOrganizer(m, node, place, kind)
    else if (node.name === 'observation') readObservation(m, node, place, kind)
    else if (node.name === 'act') insides(m, node, place, observations(kind))
    else notRead(m, node, place)
  }

const problems =
  (category: string): ReadEntry =>
  (m, node, place) => {
    const found = concernOf(node)
    m.used.add(node)
    if (found.length === 0) return notRead(m, node, place)
    found.forEach((item, n) => {
      readProblem(m, item.node, item.concern, found.length === 1 ? place : `${place}, observation ${n + 1}`, category)
    })
  }

const allergies: ReadEntry = (m, node, place) => {
  const found = concernOf(node)
  m.used.add(node)
  if (found.length === 0) return notRead(m, node, place)
  found.forEach((item, n) => {
    readAllergy(m, item.node, item.concern, found.length === 1 ? place : `${place}, observation ${n + 1}`)
  })
}

const medications: ReadEntry = (m, node, place) => {
  if (node.name === 'substanceAdministration') readMedication(m, node, place)
  else if (node.name === 'act') insides(m, node, place, medications)
  else notRead(m, node, place)
}

const immunizations: ReadEntry = (m, node, place) => (node.name === 'substanceAdministration' ? readImmunization : notRead)(m, node, place)
const PROCEDURES = new Set(['procedure', 'observation', 'act'])
const procedures: ReadEntry = (m, node, place) => (PROCEDURES.has(node.name) ? readProcedure : notRead)(m, node, place)
const encounters: ReadEntry = (m, node, place) => (node.name === 'encounter' ? readEncounter : notRead)(m, node, place)

const T = (...ends: readonly string[]) => ends.map((end) => `2.16.840.1.113883.10.20.22.2.${end}`)

/** C-CDA 2.1, table of sections; with the codes that R1.1 and other senders use for the same. */
const KINDS: readonly SectionKind[] = [
  { codes: ['11450-4', '11348-0', '46241-6', '11535-2'], templates: T('5', '5.1', '20', '24', '43'), read: problems('problem-list-item') },
  { codes: ['10160-0', '10183-2', '42346-7', '29549-3', '75311-1'], templates: T('1', '1.1', '11', '11.1', '44', '38'), read: medications },
  { codes: ['48765-2'], templates: T('6', '6.1'), read: allergies },
  { codes: ['30954-2', '26436-6'], templates: T('3', '3.1'), read: observations('laboratory') },
  { codes: ['8716-3'], templates: T('4', '4.1'), read: observations('vital-signs') },
  { codes: ['11369-6'], templates: T('2', '2.1'), read: immunizations },
  { codes: ['47519-4'], templates: T('7', '7.1'), read: procedures },
  { codes: ['46240-8'], templates: T('22', '22.1'), read: encounters },
  { codes: ['29762-2'], templates: T('17'), read: observations('social-history') },
  { codes: ['47420-5', '10190-7'], templates: T('14', '56'), read: observations('survey') },
]

const kindOf = (section: Xml): SectionKind | null => {
  const code = attribute(one(section, 'code'), 'code') ?? ''
  return KINDS.find(({ codes }) => codes.includes(code)) ?? KINDS.find(({ templates }) => hasTemplate(section, ...templates)) ?? null
}

/** Signs that nobody sees, or that turn the order of others round. */
const UNSEEN = /\p{C}/gu

function note(m: Making, section: Xml, title: string, text: string, place: string): void {
  const code = m.concept(one(section, 'code'))
  m.own('DocumentReference', section, place, {
    status: 'current',
    type: code === null ? { text: title } : { ...code, text: title },
    subject: m.subject,
    date: m.lastUpdated,
    author: m.author === null ? [] : [{ display: m.author }],
    content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: base64OfText(text), title } }],
    context: m.encounterReference === undefined ? null : { encounter: [m.encounterReference] },
  })
}

function readEntries(m: Making, section: Xml, kind: SectionKind | null, name: string): number {
  let entries = 0
  all(section, 'entry').forEach((entry, n) => {
    const place = `section ${name}, entry ${n + 1}`
    const statements = entry.children.filter((child): child is Xml => isXml(child) && STATEMENTS.has(child.name))
    if (statements.length === 0) m.issue('information', 'structure', place, 'The entry holds no statement that is known.')
    for (const node of statements) {
      entries += 1
      if (attribute(node, 'nullFlavor') !== null && one(node, 'code') === null && one(node, 'consumable') === null) absent(m, node, place)
      else if (kind === null) notRead(m, node, place)
      else if (kind.read !== allergies && isAllergy(node)) allergies(m, node, place)
      else kind.read(m, node, place)
    }
  })
  return entries
}

function absent(m: Making, node: Xml, place: string): void {
  m.used.add(node)
  m.issue('information', 'processing', place, 'The document says that it has no information here; nothing was taken from it.')
}

export function sectionName(section: Xml, n: number): string {
  const title = words(one(section, 'title')) ?? attribute(one(section, 'code'), 'displayName') ?? attribute(one(section, 'code'), 'code')
  const seen = title?.replace(UNSEEN, '').trim().slice(0, 60) ?? ''
  return seen === '' ? String(n) : seen
}

export function readSection(m: Making, section: Xml, n: number): void {
  const name = sectionName(section, n)
  const place = `section ${name}`
  const kind = kindOf(section)
  const flavor = attribute(section, 'nullFlavor')
  if (flavor !== null)
    m.issue(
      'information',
      'processing',
      place,
      `The document says it has no information for this section (${REASON.get(flavor) ?? 'no reason given'}).`,
    )
  const entries = flavor === null ? readEntries(m, section, kind, name) : 0
  const narrative = flavor === null ? narrativeText(one(section, 'text')) : null
  if (narrative !== null && (kind === null || entries === 0)) {
    if (kind !== null)
      m.issue('warning', 'not-supported', place, 'This section has text only; it is shown as a note, and nothing in it is computed with.')
    if (narrative.cut)
      m.issue('warning', 'too-long', place, 'The text of this section is longer than a million characters; its beginning is shown.')
    note(m, section, name, narrative.text, place)
  }
  all(section, 'component').forEach((component, k) => {
    const inner = one(component, 'section')
    if (inner !== null) readSection(m, inner, k + 1)
  })
}

/** HL7 v3 NullFlavor in words. */
const REASON: ReadonlyMap<string, string> = new Map([
  ['NI', 'no information'],
  ['NASK', 'not asked'],
  ['ASKU', 'asked but unknown'],
  ['UNK', 'unknown'],
  ['NA', 'not applicable'],
  ['MSK', 'masked'],
  ['NAV', 'not available now'],
])
