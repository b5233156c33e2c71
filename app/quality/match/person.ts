/** What is compared of a person, out of a FHIR Patient as it came. */
import type { PatientId } from '../../contract/ids.ts'
import { humanName, objectsOf, textOf, textsOf } from '../../fhir/names.ts'
import { isObj, type Obj } from '../../fhir/reading.ts'
import { folded } from './text.ts'

export type MatchIdentifier = Readonly<{ system: string; value: string }>

/** Names as written; null where the source gives none. */
export type MatchPerson = Readonly<{
  patient: PatientId
  family: string | null
  given: string | null
  /** Maiden and former names. */
  formerFamilies: readonly string[]
  /** "1956", "1956-03" or "1956-03-02"; null where missing or a placeholder. */
  birthDate: string | null
  sex: 'female' | 'male' | null
  /** With a named assigner, and of a kind that belongs to one person. */
  identifiers: readonly MatchIdentifier[]
  postalCode: string | null
  /** Digits only. */
  phones: readonly string[]
}>

/** HL7 v2 table 0203: numbers of an account, a visit or a policy that a family shares. */
const NOT_OF_ONE_PERSON = new Set(['AN', 'VN', 'MB', 'SN', 'NIIP', 'PN', 'FI', 'EI'])
/** What is written where a number is not known. */
const NO_NUMBER = /^(0+|1+|9+|x+|0?123456789?0?|unknown|none|na|n\/a|null|test|temp|pending)$/i
/** Code systems for kinds of identifier, written where the assigner belongs. */
const NO_ASSIGNER = /v2[-/]0203|identifier-type/i
const MOST = 20

function kindsOf(identifier: Obj): readonly string[] {
  return isObj(identifier.type) ? objectsOf(identifier.type.coding).flatMap(({ code }) => textOf(code) ?? []) : []
}

function identifierOf(identifier: Obj): MatchIdentifier | null {
  const system = textOf(identifier.system)
  const value = textOf(identifier.value)
  if (system === null || NO_ASSIGNER.test(system) || value === null || value.length < 3 || value.length > 200) return null
  const bare = value.replace(/[\s-]/g, '').toLowerCase()
  if (NO_NUMBER.test(bare) || identifier.use === 'old' || kindsOf(identifier).some((kind) => NOT_OF_ONE_PERSON.has(kind))) return null
  return { system: system.toLowerCase(), value: bare }
}

/** Dates that forms and systems fill in where none is known. */
const PLACEHOLDERS = new Set(['1900-01-01', '1901-01-01', '1800-01-01', '9999-12-31', '0001-01-01', '1899-12-30', '1899-12-31'])
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?/

function birthDateOf(value: unknown): string | null {
  const date = DATE.exec(textOf(value) ?? '')?.[0] ?? null
  return date === null || PLACEHOLDERS.has(date) ? null : date
}

function formerOf(names: unknown, family: string | null): readonly string[] {
  const all = objectsOf(names).flatMap((name) => textsOf(name.family).join(' ') || [])
  return [...new Set(all)].filter((name) => name !== family).slice(0, MOST)
}

/** A name that says that there is none. */
const NO_NAME = /^(unknown|unk|none|na|not known|anonymous|test|patient|doe|baby|babyboy|babygirl|baby boy|baby girl|infant|newborn|x+)$/

const realName = (text: string | null) => {
  const plain = text === null ? '' : folded(text)
  return plain === '' || NO_NAME.test(plain) ? null : text
}

/** Last nine digits: with or without a country in front. */
const PHONE_DIGITS = 9

function phonesOf(telecoms: unknown): readonly string[] {
  const numbers = objectsOf(telecoms)
    .filter(({ system }) => system === undefined || system === 'phone' || system === 'sms')
    .map(({ value }) => (textOf(value) ?? '').replace(/\D/g, '').slice(-PHONE_DIGITS))
  return [...new Set(numbers)]
    .filter((digits) => digits.length >= 7 && !/^(\d)\1*$/.test(digits))
    .sort()
    .slice(0, MOST)
}

function postalCodeOf(addresses: unknown): string | null {
  const found = objectsOf(addresses).find((address) => textOf(address.postalCode) !== null && address.use !== 'old')
  const plain = folded(textOf(found?.postalCode) ?? '').replace(/ /g, '')
  return plain === '' || /^(0+|9+)$/.test(plain) ? null : plain
}

/** @param raw a FHIR Patient (parsed JSON); what is missing or malformed in it is missing here */
export function personOf(raw: unknown, patient: PatientId): MatchPerson {
  const source: Obj = isObj(raw) ? raw : {}
  const name = humanName(source.name)
  const family = realName(name?.family ?? null)
  return {
    patient,
    family,
    given: realName(name?.given ?? null),
    formerFamilies: formerOf(source.name, name?.family ?? null),
    birthDate: birthDateOf(source.birthDate),
    sex: source.gender === 'female' || source.gender === 'male' ? source.gender : null,
    identifiers: objectsOf(source.identifier)
      .flatMap((one) => identifierOf(one) ?? [])
      .slice(0, MOST),
    postalCode: postalCodeOf(source.address),
    phones: phonesOf(source.telecom),
  }
}
