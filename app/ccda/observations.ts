/** Observations: results, vital signs, social history, functional status. One Observation each; a results organizer is a report of its own. */
import type { Change } from '../chart/made.ts'
import { absentReason, type Concept, coded, hasCode, LOINC, label } from './codes.ts'
import { compact, hasTemplate, isNegated, type Json, type Making, related, STATEMENTS, statusCode } from './making.ts'
import { type Span, span, timing } from './times.ts'
import { quantity, readValue, valueWords } from './values.ts'
import { all, attribute, isXml, one, type Xml } from './xml.ts'

export type Kind = 'laboratory' | 'vital-signs' | 'social-history' | 'survey'

/** HL7 v3 ActStatus of a result to FHIR observation-status. */
const STATUS: ReadonlyMap<string, string> = new Map([
  ['completed', 'final'],
  ['active', 'preliminary'],
  ['new', 'registered'],
  ['held', 'registered'],
  ['suspended', 'registered'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['nullified', 'entered-in-error'],
])
const REPORT_STATUS: ReadonlyMap<string, string> = new Map([...STATUS, ['new', 'registered']])

/** Older statements say what they are by template only (C-CDA R1.1 and 2.1: smoking status, pregnancy, tobacco use). */
const ASSERTIONS: readonly (readonly [readonly string[], Concept])[] = [
  [['2.16.840.1.113883.10.20.22.4.78'], coded(LOINC, '72166-2', 'Tobacco smoking status')],
  [['2.16.840.1.113883.10.20.22.4.85'], coded(LOINC, '11367-0', 'History of tobacco use')],
  [['2.16.840.1.113883.10.20.15.3.8', '2.16.840.1.113883.10.20.22.4.293'], coded(LOINC, '82810-3', 'Pregnancy status')],
]
const ASSERTION = new Set(['ASSERTION'])
/** SNOMED CT: pregnant; not pregnant. */
const PREGNANCY = new Set(['77386006', '60001007'])

function assertedCode(node: Xml): Concept | null {
  if (!hasCode(one(node, 'code'), ASSERTION)) return null
  const found = ASSERTIONS.find(([templates]) => hasTemplate(node, ...templates))?.[1]
  return found ?? (hasCode(one(node, 'value'), PREGNANCY) ? coded(LOINC, '82810-3', 'Pregnancy status') : null)
}

function referenceRange(m: Making, node: Xml): Json | null {
  const range = one(node, 'observationRange')
  const value = one(range, 'value')
  const [low, high] = [quantity(one(value, 'low')), quantity(one(value, 'high'))]
  const text = m.text(one(range, 'text')) ?? (low === null && high === null ? m.text(value) : null)
  const kind = attribute(one(range, 'interpretationCode'), 'code')
  const found = compact({ low, high, text, ...(kind === null || kind === 'N' ? {} : { type: { text: kind } }) })
  return Object.keys(found).length === 0 ? null : found
}

type Found = Readonly<{ element: Json; changes: readonly Change[]; decimal?: string | undefined }>

/** What is denied counts as no value, in the words of the document: no rule takes it for what it denies. */
function denied(m: Making, node: Xml, place: string): Found {
  const words = all(node, 'value').flatMap((value) => valueWords(value, m.ids) ?? [])
  m.issue(
    'information',
    'processing',
    place,
    'The document says that this is not so, or was not observed; it is shown in these words and not computed with.',
  )
  return { element: { dataAbsentReason: { text: words.length === 0 ? 'Not observed' : `Not: ${words.join(', ')}` } }, changes: [] }
}

function valueIn(m: Making, node: Xml, place: string): Found {
  if (isNegated(node)) return denied(m, node, place)
  const values = all(node, 'value')
  const first = values.find((value) => attribute(value, 'nullFlavor') === null) ?? values[0]
  const flavor = attribute(node, 'nullFlavor')
  if (!first) return { element: flavor === null ? {} : { dataAbsentReason: absentReason(flavor) }, changes: [] }
  const { element, changes, trouble, decimal } = readValue(first, m.ids)
  if (trouble !== null) m.issue('warning', 'value', place, trouble)
  if (flavor !== null)
    m.issue('warning', 'value', place, 'The observation is said to be missing and has a value all the same; the value was taken. Check it.')
  if (values.length > 1)
    m.issue(
      'warning',
      'not-supported',
      place,
      'There is more than one value; the first that says something was taken, all are kept in the document.',
    )
  return { element, changes, decimal }
}

/** Members that one code names but another does not. */
function codeOf(m: Making, node: Xml, place: string): Readonly<{ code: Concept | null; changes: readonly Change[] }> {
  const asserted = assertedCode(node)
  if (asserted === null) return { code: m.codeOf(node), changes: [] }
  const because = 'The document says what this is by its template; the LOINC code stands for it.'
  return { code: asserted, changes: [{ kind: 'code', path: 'code', from: 'ASSERTION', to: label(asserted) ?? place, because }] }
}

/** @returns the id of the Observation, or null when nothing could be made (an issue says why) */
export function readObservation(m: Making, node: Xml, place: string, kind: Kind, given: Span | null = null): string | null {
  const { code, changes } = codeOf(m, node, place)
  m.used.add(node)
  if (code === null) {
    m.issue(
      'warning',
      'required',
      place,
      'There is no code and no text, so it is not known what was observed; it is kept in the document only.',
    )
    return null
  }
  m.checkTime(one(node, 'effectiveTime'), place)
  const own = span(one(node, 'effectiveTime'))
  const at = own.point === null && own.low === null && own.high === null ? (given ?? own) : own
  const value = valueIn(m, node, place)
  const interpretation = all(node, 'interpretationCode').flatMap((item) => m.concept(item) ?? [])
  const ranges = all(node, 'referenceRange').flatMap((item) => referenceRange(m, item) ?? [])
  const id = m.own(
    'Observation',
    node,
    place,
    {
      status: STATUS.get(statusCode(node)) ?? 'unknown',
      category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', kind)],
      code,
      subject: m.subject,
      encounter: m.encounterReference,
      ...timing('effective', at),
      ...value.element,
      interpretation,
      referenceRange: ranges,
      method: m.concept(one(node, 'methodCode')),
      bodySite: m.concept(one(node, 'targetSiteCode')),
      note: comments(m, node),
    },
    { changes: [...changes, ...value.changes], decimal: value.decimal },
  )
  readNested(m, node, place, kind, at)
  return id
}

const COMMENT = new Set(['48767-8'])

/** Comment activities (C-CDA 2.1, 3.20). */
export function comments(m: Making, node: Xml): readonly Json[] {
  return related(node).flatMap((act) => {
    if (act.name !== 'act' || !hasCode(one(act, 'code'), COMMENT)) return []
    m.used.add(act)
    const text = m.text(one(act, 'text'))
    return text === null ? [] : [{ text }]
  })
}

/** Observations inside an observation that carry a value stand for themselves. */
function readNested(m: Making, node: Xml, place: string, kind: Kind, at: Span): void {
  related(node).forEach((inner, n) => {
    const where = `${place}, part ${n + 1}`
    if (m.used.has(inner)) return
    if (inner.name === 'observation' && one(inner, 'value') !== null) readObservation(m, inner, where, kind, at)
    else if (inner.name === 'organizer') readOrganizer(m, inner, where, kind)
  })
}

export function readOrganizer(m: Making, node: Xml, place: string, kind: Kind): void {
  m.used.add(node)
  m.checkTime(one(node, 'effectiveTime'), place)
  const at = span(one(node, 'effectiveTime'))
  const results: Json[] = []
  all(node, 'component').forEach((component, n) => {
    const where = `${place}, component ${n + 1}`
    for (const child of component.children) {
      if (!isXml(child) || !STATEMENTS.has(child.name)) continue
      if (child.name === 'observation') {
        const id = readObservation(m, child, where, kind, at)
        if (id !== null) results.push({ reference: `Observation/${id}` })
      } else if (child.name === 'organizer') readOrganizer(m, child, where, kind)
      else if (child.name !== 'procedure') {
        m.used.add(child)
        m.issue('information', 'not-supported', where, 'This part of the group is not read; it is kept in the document.')
      } else m.used.add(child)
    }
  })
  const code = m.codeOf(node)
  if (kind !== 'laboratory' || code === null || results.length === 0) return
  m.own('DiagnosticReport', node, place, {
    status: REPORT_STATUS.get(statusCode(node)) ?? 'unknown',
    category: [coded('http://terminology.hl7.org/CodeSystem/v2-0074', 'LAB')],
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    ...timing('effective', at),
    result: results,
  })
}
