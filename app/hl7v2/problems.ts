/** DG1, PRB, PR1, AL1 and IAM: diagnoses, problems, procedures, allergies. */
import type { Change } from '../chart/made.ts'
import { type CodeableConcept, conceptOf } from './codes.ts'
import { entityKey } from './ids.ts'
import { compact, display, type Making, personWords } from './making.ts'
import type { Segment } from './message.ts'

type Json = Readonly<Record<string, unknown>>

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/condition-category'
const ALLERGY_CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const ALLERGY_VERIFICATION = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'

const coded = (system: string, code: string | undefined): Json | undefined =>
  code === undefined ? undefined : { coding: [{ system, code }] }

/** A segment whose subject or code is missing is named and kept with the message. */
export function unplaced(m: Making, segment: Segment, code: CodeableConcept | null, what: string): code is null {
  if (m.patient === null) {
    m.issue('warning', 'required', segment, `It is not known whose ${what} this is; it is kept with the message and not in a chart.`)
    return true
  }
  if (code !== null) return false
  m.issue('warning', 'required', segment, `It is not said which ${what} this is; it is kept with the message and not in a chart.`)
  return true
}

const keyOf = (code: CodeableConcept): string => `${code.coding?.[0]?.code ?? code.text ?? ''}|${code.coding?.[0]?.system ?? ''}`

/** The code with a description given in a field of its own. */
function described(code: CodeableConcept | null, words: string | null): CodeableConcept | null {
  if (words === null || code?.text !== undefined) return code
  return { ...code, text: words }
}

/** HL7 table 0052: only a final diagnosis is confirmed. */
const DIAGNOSIS: ReadonlyMap<string, string> = new Map([
  ['F', 'confirmed'],
  ['W', 'provisional'],
  ['A', 'provisional'],
])

/** HL7 tables 0206 and 0287: D and DE take back what was said. */
const takenBack = (action: string | null): boolean => action !== null && /^DE?L?$/i.test(action)

export function readDg1(m: Making, dg1: Segment): void {
  const code = described(conceptOf(dg1.first(3), dg1.text(2)), dg1.first(4).whole())
  if (unplaced(m, dg1, code, 'diagnosis')) return
  if (code === null) return
  const changes: Change[] = []
  const recorded = m.time(dg1, 5, 'recordedDate', changes)
  const by = display(personWords(dg1.first(16)))
  const status = takenBack(dg1.text(21)) ? 'entered-in-error' : DIAGNOSIS.get(dg1.text(6)?.toUpperCase() ?? '')
  const members = compact({
    verificationStatus: coded(VERIFICATION, status),
    category: [coded(CATEGORY, 'encounter-diagnosis')],
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    recordedDate: recorded,
    asserter: by,
  })
  const own = entityKey(dg1.first(20))
  const says = own === null ? [m.encounter, keyOf(code), recorded ?? dg1.text(5)] : ['DG1-20', own, keyOf(code)]
  m.addOwn('Condition', [m.patient, ...says], dg1, members, changes)
}

/** The words of PRB-14 are the sender's own (user-defined table); these are what senders write. */
function problemStatus(prb: Segment): string | undefined {
  const said = `${prb.text(14) ?? ''} ${prb.first(14).text(2) ?? ''}`.toLowerCase()
  if (/resolv|inactiv|closed/.test(said)) return /resolv/.test(said) ? 'resolved' : 'inactive'
  return /active|open/.test(said) ? 'active' : prb.text(9) === null ? undefined : 'resolved'
}

export function readPrb(m: Making, prb: Segment, i: number): void {
  const code = conceptOf(prb.first(3))
  const note = m.annotations(i)
  if (unplaced(m, prb, code, 'problem')) return
  if (code === null) return
  const changes: Change[] = []
  const deleted = takenBack(prb.text(1)) || /^delet/i.test(prb.text(14) ?? '')
  const members = compact({
    clinicalStatus: deleted ? undefined : coded(CLINICAL, problemStatus(prb)),
    verificationStatus: coded(VERIFICATION, deleted ? 'entered-in-error' : undefined),
    category: [coded(CATEGORY, 'problem-list-item')],
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    onsetDateTime: m.time(prb, 16, 'onsetDateTime', changes),
    abatementDateTime: m.time(prb, 9, 'abatementDateTime', changes),
    recordedDate: m.time(prb, 7, 'recordedDate', changes) ?? m.time(prb, 2, 'recordedDate', changes),
    note,
  })
  m.addOwn('Condition', [m.patient, 'PRB', entityKey(prb.first(4)), keyOf(code)], prb, members, changes)
}

export function readPr1(m: Making, pr1: Segment, i: number): void {
  const code = described(conceptOf(pr1.first(3), pr1.text(2)), pr1.first(4).whole())
  const note = m.annotations(i)
  if (unplaced(m, pr1, code, 'procedure')) return
  if (code === null) return
  const changes: Change[] = []
  const performed = m.time(pr1, 5, 'performedDateTime', changes)
  const surgeon = display(personWords(pr1.first(11)) ?? personWords(pr1.first(12)))
  const members = compact({
    status: takenBack(pr1.text(20)) ? 'entered-in-error' : 'completed',
    code,
    subject: m.subject,
    encounter: m.encounterReference,
    performedDateTime: performed,
    performer: surgeon === undefined ? [] : [{ actor: surgeon }],
    reasonCode: [conceptOf(pr1.first(15))].filter((one) => one !== null),
    note,
  })
  const own = entityKey(pr1.first(19))
  const says = own === null ? [m.encounter, keyOf(code), performed ?? pr1.text(5)] : ['PR1-19', own, keyOf(code)]
  m.addOwn('Procedure', [m.patient, ...says], pr1, members, changes)
}

/** HL7 table 0127 to FHIR allergy-intolerance-category. */
const ALLERGY_KIND: ReadonlyMap<string, string> = new Map([
  ['DA', 'medication'],
  ['FA', 'food'],
  ['EA', 'environment'],
  ['AA', 'environment'],
  ['PA', 'environment'],
  ['LA', 'environment'],
])

/** HL7 table 0128. */
const SEVERITY: ReadonlyMap<string, string> = new Map([
  ['SV', 'severe'],
  ['MO', 'moderate'],
  ['MI', 'mild'],
])

function reactions(segment: Segment): readonly Json[] {
  const said = segment.list(5).flatMap((part) => part.whole() ?? [])
  const severity = SEVERITY.get(segment.text(4)?.toUpperCase() ?? '')
  if (said.length === 0 && severity === undefined) return []
  const manifestation =
    said.length === 0 ? [{ text: 'not stated' }] : said.map((text) => ({ text: text.replaceAll(segment.d.component, ' ') }))
  return [compact({ manifestation, severity })]
}

/** HL7 table 0438, allergy clinical status of IAM-17. */
const ALLERGY_STATUS: ReadonlyMap<string, readonly [clinical: string | undefined, verification: string | undefined]> = new Map([
  ['C', ['active', 'confirmed']],
  ['D', [undefined, 'refuted']],
  ['E', [undefined, 'entered-in-error']],
  ['I', ['inactive', undefined]],
  ['P', ['active', 'unconfirmed']],
  ['S', ['active', 'unconfirmed']],
  ['U', ['active', 'unconfirmed']],
])

type AllergyMore = Readonly<{ own: string | null; deleted: boolean; recorded: number; onset: number | null; status: string | null }>

function allergy(m: Making, segment: Segment, i: number, more: AllergyMore): void {
  const code = conceptOf(segment.first(3))
  const note = m.annotations(i)
  if (unplaced(m, segment, code, 'allergy')) return
  if (code === null) return
  const changes: Change[] = []
  const kind = segment.text(2)?.toUpperCase() ?? ''
  const [clinical, verification] = ALLERGY_STATUS.get(more.status?.toUpperCase() ?? '') ?? [undefined, undefined]
  const category = ALLERGY_KIND.get(kind)
  const members = compact({
    clinicalStatus: more.deleted ? undefined : coded(ALLERGY_CLINICAL, clinical),
    verificationStatus: coded(ALLERGY_VERIFICATION, more.deleted ? 'entered-in-error' : verification),
    type: kind === '' ? undefined : /^[DFMEAPL]A$/.test(kind) ? 'allergy' : undefined,
    category: category === undefined ? [] : [category],
    code,
    patient: m.subject,
    encounter: m.encounterReference,
    recordedDate: m.time(segment, more.recorded, 'recordedDate', changes),
    onsetDateTime: more.onset === null ? undefined : m.time(segment, more.onset, 'onsetDateTime', changes),
    reaction: reactions(segment),
    note,
  })
  m.addOwn('AllergyIntolerance', [m.patient, more.own ?? keyOf(code)], segment, members, changes)
}

export const readAl1 = (m: Making, al1: Segment, i: number): void =>
  allergy(m, al1, i, { own: null, deleted: false, recorded: 6, onset: null, status: null })

export const readIam = (m: Making, iam: Segment, i: number): void =>
  allergy(m, iam, i, {
    own: entityKey(iam.first(7)),
    deleted: takenBack(iam.text(6)),
    recorded: 13,
    onset: 11,
    status: iam.text(17),
  })
