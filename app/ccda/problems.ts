/** Problems and allergies: a concern (act) with the observation it is about. C-CDA 2.1: 3.79, 3.78 (problems), 3.7, 3.6 (allergies). */
import { type Concept, coded, hasCode, label, SNOMED } from './codes.ts'
import { compact, hasTemplate, isNegated, type Json, type Making, related, statusCode } from './making.ts'
import { comments } from './observations.ts'
import { span } from './times.ts'
import { all, attribute, one, type Xml } from './xml.ts'

const FHIR = 'http://terminology.hl7.org/CodeSystem'

/** Status observations (LOINC 33999-4) say by SNOMED CT: active; inactive; resolved. */
const STATUS_VALUE: ReadonlyMap<string, string> = new Map([
  ['55561003', 'active'],
  ['73425007', 'inactive'],
  ['413322009', 'resolved'],
  ['246455001', 'active'],
  ['255227004', 'active'],
])
const STATUS_CODE = new Set(['33999-4'])

function statedStatus(m: Making, node: Xml): string | null {
  for (const inner of related(node)) {
    if (inner.name !== 'observation' || !hasCode(one(inner, 'code'), STATUS_CODE)) continue
    m.used.add(inner)
    const said = STATUS_VALUE.get(attribute(one(inner, 'value'), 'code') ?? '')
    if (said !== undefined) return said
  }
  return null
}

const ENDED = new Set(['completed', 'aborted'])

/** What the statement says of itself, else its end (given, even where its date is not known), else that of its concern. */
function clinicalStatus(m: Making, node: Xml, concern: Xml | null): string | null {
  const said = statedStatus(m, node)
  if (said !== null) return said
  if (one(node, 'effectiveTime', 'high') !== null)
    return attribute(one(node, 'effectiveTime', 'high'), 'nullFlavor') === 'NA' ? 'active' : 'resolved'
  const status = concern === null ? '' : statusCode(concern)
  if (status === 'active') return 'active'
  return ENDED.has(status) || status === 'suspended' ? 'inactive' : null
}

/** 'entered-in-error' where the concern or the statement is taken back. */
function verification(node: Xml, concern: Xml | null): string {
  if (statusCode(node) === 'nullified' || (concern !== null && statusCode(concern) === 'nullified')) return 'entered-in-error'
  return isNegated(node) ? 'refuted' : 'confirmed'
}

const clinical = (list: string, status: string | null): Concept | null => (status === null ? null : coded(`${FHIR}/${list}`, status))

/** The observations of one entry, with their concern. */
export function concernOf(node: Xml): readonly Readonly<{ node: Xml; concern: Xml | null }>[] {
  if (node.name === 'observation') return [{ node, concern: null }]
  return related(node).flatMap((inner) => (inner.name === 'observation' ? [{ node: inner, concern: node }] : []))
}

/** SNOMED CT: problem; condition; disease; clinical finding. Negated, they say that there is none. */
const ANY_PROBLEM = new Set(['55607006', '64572001', '404684003', '282291009', '160245001'])
const NO_PROBLEM = new Set(['160245001'])

export function readProblem(m: Making, node: Xml, concern: Xml | null, place: string, category: string): void {
  m.used.add(node)
  const value = one(node, 'value')
  const none =
    hasCode(value, NO_PROBLEM) || (isNegated(node) && (value === null || m.concept(value) === null || hasCode(value, ANY_PROBLEM)))
  if (none) {
    m.issue('information', 'processing', place, 'The document states that there are no known problems; it is kept in the document.')
    return
  }
  const code = m.concept(value) ?? (value === null ? m.codeOf(node) : { text: m.text(one(node, 'text')) ?? undefined })
  const name = label(code as Concept)
  if (name === null) {
    m.issue('warning', 'required', place, 'It is not said which problem this is; it is kept in the document only.')
    return
  }
  const when = one(node, 'effectiveTime')
  m.checkTime(when, place)
  const { point, low, high } = span(when)
  const status = verification(node, concern)
  const state = clinicalStatus(m, node, concern)
  m.own('Condition', node, place, {
    clinicalStatus: status === 'entered-in-error' ? null : clinical('condition-clinical', state),
    verificationStatus: coded(`${FHIR}/condition-ver-status`, status),
    category: [coded(`${FHIR}/condition-category`, category)],
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    onsetDateTime: low ?? point,
    abatementDateTime: high,
    recordedDate: recorded(node, concern),
    note: comments(m, node),
  })
}

/** When an author wrote it down. */
function recorded(node: Xml, concern: Xml | null): string | null {
  for (const from of [node, concern]) {
    const at = span(one(from, 'author', 'time')).point
    if (at !== null) return at
  }
  return null
}

/** SNOMED CT: no known allergy; drug; food; environmental; older "no known allergies". */
const NONE_KNOWN: ReadonlyMap<string, string> = new Map([
  ['716186003', 'No known allergy'],
  ['160244002', 'No known allergy'],
  ['409137002', 'No known drug allergy'],
  ['429625007', 'No known food allergy'],
  ['428607008', 'No known environmental allergy'],
])
/** Kind of allergy (SNOMED CT) that is negated: drug, drug intolerance and hypersensitivity; food. Any other kind: none at all. */
const NONE_OF: ReadonlyMap<string, string> = new Map([
  ['416098002', '409137002'],
  ['59037007', '409137002'],
  ['419511003', '409137002'],
  ['414285001', '429625007'],
  ['235719002', '429625007'],
  ['418471000', '429625007'],
  ['426232007', '428607008'],
])
/** SNOMED CT: substance; drug or medication; food; allergen. They name no substance. */
const ANY_SUBSTANCE = new Set(['105590001', '410942007', '255620007', '90260006', '373873005'])

const noneCoded = (code: string): Concept =>
  coded(SNOMED, code === '160244002' ? '716186003' : code, NONE_KNOWN.get(code) ?? 'No known allergy')

function codeIn(node: Xml | null, known: ReadonlyMap<string, string>): string | null {
  if (node === null) return null
  return [node, ...all(node, 'translation')].map((item) => attribute(item, 'code') ?? '').find((code) => known.has(code)) ?? null
}

function substance(m: Making, node: Xml): Readonly<{ code: Concept | null; any: boolean }> {
  const entity = one(node, 'participant', 'participantRole', 'playingEntity')
  const coded = one(entity, 'code')
  const name = m.text(one(entity, 'name'))
  const found = m.concept(coded) ?? (name === null ? null : { text: name })
  return { code: found, any: found === null || hasCode(coded, ANY_SUBSTANCE) }
}

/** @returns the statement that there are none, or null */
function noneKnown(m: Making, node: Xml): Concept | null {
  const value = one(node, 'value')
  const said = codeIn(value, NONE_KNOWN) ?? codeIn(one(node, 'participant', 'participantRole', 'playingEntity', 'code'), NONE_KNOWN)
  if (said !== null) return isNegated(node) ? null : noneCoded(said)
  if (!isNegated(node) || !substance(m, node).any) return null
  return noneCoded(NONE_OF.get(codeIn(value, NONE_OF) ?? '') ?? '716186003')
}

/** Severity and criticality (SNOMED CT; HL7 v3 ObservationValue). */
const SEVERITY: ReadonlyMap<string, string> = new Map([
  ['255604002', 'mild'],
  ['371923003', 'moderate'],
  ['6736007', 'moderate'],
  ['371924009', 'severe'],
  ['24484000', 'severe'],
  ['399166001', 'severe'],
])
const CRITICALITY: ReadonlyMap<string, string> = new Map([
  ['CRITL', 'low'],
  ['CRITH', 'high'],
  ['CRITU', 'unable-to-assess'],
])
const IS_SEVERITY = new Set(['SEV'])
const IS_CRITICALITY = new Set(['82606-5'])

const answerOf = (m: Making, node: Xml, code: ReadonlySet<string>, table: ReadonlyMap<string, string>): string | null => {
  const found = related(node).find((inner) => hasCode(one(inner, 'code'), code))
  if (found) m.used.add(found)
  return found ? (table.get(attribute(one(found, 'value'), 'code') ?? '') ?? null) : null
}

function reactions(m: Making, node: Xml, place: string): readonly Json[] {
  return related(node, 'MFST').flatMap((inner) => {
    m.used.add(inner)
    const manifestation = m.concept(one(inner, 'value')) ?? m.codeOf(inner)
    if (manifestation === null || isNegated(inner)) {
      m.issue('information', 'processing', place, 'A reaction is denied, or not named; it is kept in the document only.')
      return []
    }
    return [
      compact({
        manifestation: [manifestation],
        severity: answerOf(m, inner, IS_SEVERITY, SEVERITY),
        onset: span(one(inner, 'effectiveTime')).low,
      }),
    ]
  })
}

function kindOf(m: Making, node: Xml): Json {
  const said = label(m.concept(one(node, 'value'))) ?? ''
  const code = attribute(one(node, 'value'), 'code') ?? ''
  const drug = NONE_OF.get(code) === '409137002'
  const food = NONE_OF.get(code) === '429625007'
  return { type: /intolerance/i.test(said) ? 'intolerance' : 'allergy', category: drug ? ['medication'] : food ? ['food'] : [] }
}

/** An allergy that no code names, in the words of the document. @returns null where it is said that nothing is known */
function inWords(m: Making, node: Xml, place: string): Concept | null {
  const text = m.text(one(node, 'text')) ?? m.text(one(node, 'value'))
  const unknown = [node, one(node, 'value')].some((item) => attribute(item, 'nullFlavor') !== null)
  if (text === null && unknown) {
    m.issue('warning', 'required', place, 'It is not said what the allergy is to; it is kept in the document only.')
    return null
  }
  m.issue('warning', 'required', place, 'No code says what the allergy is to; it is shown in the words of the document. Check it there.')
  return { text: text ?? 'Allergy, not said to what' }
}

export function readAllergy(m: Making, node: Xml, concern: Xml | null, place: string): void {
  m.used.add(node)
  const none = noneKnown(m, node)
  const what = none ?? substance(m, node).code ?? m.concept(one(node, 'value')) ?? inWords(m, node, place)
  if (what === null) return
  const when = one(node, 'effectiveTime')
  m.checkTime(when, place)
  const status = none === null ? verification(node, concern) : 'confirmed'
  const severity = answerOf(m, node, IS_SEVERITY, SEVERITY)
  const found = none === null ? reactions(m, node, place) : []
  const state = none === null ? clinicalStatus(m, node, concern) : 'active'
  const { point, low } = span(when)
  m.own('AllergyIntolerance', node, place, {
    clinicalStatus: status === 'entered-in-error' ? null : clinical('allergyintolerance-clinical', state),
    verificationStatus: coded(`${FHIR}/allergyintolerance-verification`, status),
    ...(none === null ? kindOf(m, node) : {}),
    criticality: answerOf(m, node, IS_CRITICALITY, CRITICALITY),
    code: what,
    patient: m.subject,
    encounter: m.encounterReference,
    onsetDateTime: low ?? point,
    recordedDate: recorded(node, concern),
    reaction: found.map((item) => ('severity' in item || severity === null ? item : { ...item, severity })),
    note: comments(m, node),
  })
}

export const isAllergy = (node: Xml): boolean => hasTemplate(node, '2.16.840.1.113883.10.20.22.4.7', '2.16.840.1.113883.10.20.24.3.90')
