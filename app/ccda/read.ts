/**
 * C-CDA 2.1 and R1.1, and CDA documents of other senders, to FHIR resources. The document itself is kept as it came, in a
 * DocumentReference, so that nothing of it is lost. Bad input becomes issues; nothing is thrown.
 */
import type { Base64, Conversion, Hash } from '../chart/made.ts'
import type { ReaderIssue } from '../fhir/reading.ts'
import { base64OfText } from '../hl7v2/encode.ts'
import { authors, readPatient, readVisit, senderOf } from './header.ts'
import { identifiers, idKey, Making } from './making.ts'
import { referenced } from './narrative.ts'
import { readSection, sectionName } from './sections.ts'
import { time } from './times.ts'
import { all, attribute, isXml, one, parseXml, words, type Xml, XmlError } from './xml.ts'

export type CcdaReading = Conversion & Readonly<{ title: string | null; author: string | null; time: string | null }>

const START = /^\uFEFF?\s*<(?:\?xml[\s?]|!--|!|[A-Za-z_])/
const CDA = /<(?:[A-Za-z_][\w.-]{0,60}:)?ClinicalDocument[\s>/]/

/** @param start of a text; about 8,000 characters are enough */
export const looksLikeXml = (start: string): boolean => START.test(start)
export const looksLikeCda = (start: string): boolean => looksLikeXml(start) && CDA.test(start)

/** Characters of a document that is kept whole. */
const KEPT_LENGTH = 8_000_000

const nothing = (issue: ReaderIssue): CcdaReading => ({ made: [], issues: [issue], sender: null, title: null, author: null, time: null })

function parsed(text: string): Xml | ReaderIssue {
  try {
    return parseXml(text)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return { severity: 'error', code: error.code, path: error.at, message: error.message }
  }
}

type Given = Readonly<{ hash: Hash; base64?: Base64 }>

/** @param text of the whole document, decoded. @param given `hash`: hex SHA-256 */
export function readCcda(text: string, given: Given): CcdaReading {
  const root = parsed(text)
  if ('severity' in root) return nothing(root)
  if (root.name !== 'ClinicalDocument')
    return nothing({
      severity: 'error',
      code: 'not-supported',
      path: `line ${root.line}, column ${root.column}`,
      message: 'This is XML, but no clinical document (CDA). Export the record as C-CDA or as FHIR JSON.',
    })
  return readDocument(root, text, given)
}

function readDocument(root: Xml, text: string, { hash, base64 = base64OfText }: Given): CcdaReading {
  const at = time(one(root, 'effectiveTime'))
  const by = authors(root)
  const m = new Making(hash, referenced(root), at, by.length === 0 ? null : by.join(', '))
  if (at === null)
    m.issue(
      'warning',
      'required',
      'ClinicalDocument.effectiveTime',
      'The document does not say when it was written, so newer and older ones cannot be told apart.',
    )
  readPatient(m, root)
  readVisit(m, root)
  keepWhole(m, root, text, base64)
  if (m.patient !== null) readBody(m, root)
  return { made: m.made, issues: m.issues, sender: senderOf(root), title: words(one(root, 'title')), author: m.author, time: at }
}

function keepWhole(m: Making, root: Xml, text: string, base64: Base64): void {
  const whole = text.length <= KEPT_LENGTH
  const path = 'ClinicalDocument'
  if (!whole)
    m.issue(
      'warning',
      'too-long',
      path,
      'The document is longer than 8 million characters: what was read from it is kept, its own text is not.',
    )
  const title = words(one(root, 'title')) ?? 'Clinical document'
  const attachment = whole ? { contentType: 'text/xml', title, data: base64(text) } : { contentType: 'text/xml', title }
  const key = idKey(root)
  m.put('DocumentReference', m.id('Document', [m.patient, key ?? text]), path, {
    identifier: identifiers(root),
    status: 'current',
    type: m.concept(one(root, 'code')) ?? { text: title },
    ...(m.patient === null ? {} : { subject: m.subject }),
    date: m.lastUpdated,
    author: m.author === null ? [] : [{ display: m.author }],
    description: title,
    content: [{ attachment }],
    context: m.encounterReference === undefined ? null : { encounter: [m.encounterReference] },
  })
}

function readBody(m: Making, root: Xml): void {
  const body = one(root, 'component', 'structuredBody')
  if (body === null) {
    const other = one(root, 'component', 'nonXMLBody')
    m.issue(
      'warning',
      'not-supported',
      'ClinicalDocument.component',
      other === null ? 'The document has no body.' : 'The body is a file of another kind; it is kept inside the document and not read.',
    )
    return
  }
  all(body, 'component').forEach((component, n) => {
    const section = one(component, 'section')
    if (section !== null) readSection(m, section, n + 1)
  })
  sweep(m, body, 'ClinicalDocument.component.structuredBody')
}

const MEASURED = new Set(['PQ', 'IVL_PQ', 'REAL', 'INT', 'RTO', 'RTO_PQ_PQ'])

/** Measured values that nothing was made of are named, wherever they stand. */
function sweep(m: Making, node: Xml, place: string): void {
  for (const child of node.children) {
    if (!isXml(child)) continue
    const section = child.name === 'section' ? `section ${sectionName(child, child.line)}` : place
    if (child.name === 'observation' && !m.used.has(child) && measured(child)) {
      m.issue(
        'warning',
        'not-supported',
        `${section}, line ${child.line}`,
        'A measured value stands in a place where it is not read; it is kept in the document only.',
      )
    }
    sweep(m, child, section)
  }
}

const measured = (node: Xml): boolean =>
  all(node, 'value').some(
    (value) => MEASURED.has(attribute(value, 'type')?.replace(/^.*:/, '') ?? '') && attribute(value, 'nullFlavor') === null,
  )
