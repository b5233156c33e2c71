/** The header: whom the document is about, in which visit, who wrote it and when. */
import { encounterMembers } from './events.ts'
import { compact, identifiers, idKey, type Json, type Making } from './making.ts'
import { time } from './times.ts'
import { all, attribute, one, words, type Xml } from './xml.ts'

const parts = (node: Xml, name: string): readonly string[] => all(node, name).flatMap((part) => words(part) ?? [])

/** A PN (or ON) for people to read. */
export function nameWords(node: Xml | null): string | null {
  if (node === null) return null
  const [prefix, given, family, suffix] = ['prefix', 'given', 'family', 'suffix'].map((part) => parts(node, part).join(' '))
  const said = [prefix, given, family, suffix].filter(Boolean).join(' ')
  return said === '' ? words(node) : said
}

/** First letter of PN use codes. */
const NAME_USE: ReadonlyMap<string, string> = new Map([
  ['L', 'usual'],
  ['C', 'official'],
  ['P', 'nickname'],
  ['A', 'anonymous'],
])

function humanName(node: Xml): Json | null {
  const [given, family] = [parts(node, 'given'), parts(node, 'family')]
  const [prefix, suffix] = [parts(node, 'prefix'), parts(node, 'suffix')]
  const text = given.length + family.length === 0 ? words(node) : null
  const use = NAME_USE.get(attribute(node, 'use')?.split(' ')[0] ?? '') ?? null
  const found = compact({ given, family: family.length === 0 ? null : family.join(' '), prefix, suffix, text })
  return Object.keys(found).length === 0 ? null : compact({ use, ...found })
}

function address(node: Xml): Json | null {
  const text = parts(node, 'streetAddressLine')
  const found = compact({
    line: text,
    city: words(one(node, 'city')),
    state: words(one(node, 'state')),
    postalCode: words(one(node, 'postalCode')),
    country: words(one(node, 'country')),
  })
  return Object.keys(found).length === 0 ? null : found
}

function telecom(node: Xml): Json | null {
  const value = attribute(node, 'value')
  if (value === null) return null
  const system = /^mailto:/i.test(value) ? 'email' : /^tel:/i.test(value) ? 'phone' : /^fax:/i.test(value) ? 'fax' : 'other'
  return { system, value: value.replace(/^(?:mailto|tel|fax):/i, '') }
}

const GENDER: ReadonlyMap<string, string> = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['UN', 'other'],
])

function deceased(person: Xml | null): Json {
  const at = time(one(person, 'deceasedTime'))
  if (at !== null) return { deceasedDateTime: at }
  const said = attribute(one(person, 'deceasedInd'), 'value')?.toLowerCase()
  return said === 'true' || said === 'false' ? { deceasedBoolean: said === 'true' } : {}
}

/** A patient without a number is known by name and birth. */
function patientKey(role: Xml, person: Xml | null): readonly (string | null)[] {
  const key = idKey(role)
  return key === null ? ['person', nameWords(one(person, 'name')), attribute(one(person, 'birthTime'), 'value')] : [key]
}

export function readPatient(m: Making, root: Xml): void {
  const targets = all(root, 'recordTarget')
  const role = one(targets[0], 'patientRole')
  if (role === null) {
    m.issue(
      'warning',
      'required',
      'ClinicalDocument.recordTarget',
      'The document does not say whom it is about: it is kept, and shown in no chart.',
    )
    return
  }
  const person = one(role, 'patient')
  const key = patientKey(role, person)
  if (idKey(role) === null && key[1] === null) {
    m.issue(
      'warning',
      'required',
      'ClinicalDocument.recordTarget',
      'The patient has neither a number nor a name: the document is kept, and shown in no chart.',
    )
    return
  }
  if (targets.length > 1)
    m.issue(
      'warning',
      'not-supported',
      'ClinicalDocument.recordTarget',
      'The document is about several people; all of it was taken for the first one.',
    )
  m.patient = m.id('Patient', key)
  const birth = one(person, 'birthTime')
  m.checkTime(birth, 'ClinicalDocument.recordTarget birthTime')
  const sex = attribute(one(person, 'administrativeGenderCode'), 'code')
  const birthDate = time(birth)
  const members = {
    identifier: identifiers(role),
    name: all(person, 'name').flatMap((name) => humanName(name) ?? []),
    telecom: all(role, 'telecom').flatMap((item) => telecom(item) ?? []),
    gender:
      sex === null
        ? attribute(one(person, 'administrativeGenderCode'), 'nullFlavor') === null
          ? null
          : 'unknown'
        : (GENDER.get(sex.toUpperCase()) ?? 'unknown'),
    birthDate: birthDate?.slice(0, 10),
    ...deceased(person),
    address: all(role, 'addr').flatMap((item) => address(item) ?? []),
    maritalStatus: m.concept(one(person, 'maritalStatusCode')),
  }
  m.put('Patient', m.patient, 'ClinicalDocument.recordTarget', members, { partial: true })
}

export function readVisit(m: Making, root: Xml): void {
  const visit = one(root, 'componentOf', 'encompassingEncounter')
  if (visit === null || m.patient === null) return
  m.checkTime(one(visit, 'effectiveTime'), 'ClinicalDocument.componentOf')
  const members = encounterMembers(m, visit)
  const key = idKey(visit)
  if (key === null && members.period === null) return
  m.encounter = m.id('Encounter', [m.patient, key ?? JSON.stringify(members)])
  m.used.add(visit)
  m.put('Encounter', m.encounter, 'ClinicalDocument.componentOf', { identifier: identifiers(visit), ...members }, { partial: true })
}

/** Authors by name, else the device that wrote it. */
export function authors(root: Xml): readonly string[] {
  return all(root, 'author').flatMap((author) => {
    const by = one(author, 'assignedAuthor')
    return (
      nameWords(one(by, 'assignedPerson', 'name')) ??
      words(one(by, 'assignedAuthoringDevice', 'softwareName')) ??
      nameWords(one(by, 'representedOrganization', 'name')) ??
      []
    )
  })
}

/** Who keeps the document, else who wrote it. */
export function senderOf(root: Xml): string | null {
  const keeper = nameWords(one(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name'))
  return (
    keeper ??
    nameWords(one(root, 'author', 'assignedAuthor', 'representedOrganization', 'name')) ??
    words(one(root, 'author', 'assignedAuthor', 'assignedAuthoringDevice', 'softwareName'))
  )
}
