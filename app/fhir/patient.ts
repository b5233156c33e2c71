/** Patient (FHIR R4, patient.html). */
import type { Patient, Sex, When } from '../chart/facts.ts'
import { patientId } from '../contract/ids.ts'
import { concept, objects, text, when } from './common.ts'
import { humanName, textOf } from './names.ts'
import { isObj, type Obj, type Reading } from './reading.ts'

const SEX: Readonly<Record<string, Sex>> = { female: 'female', male: 'male', other: 'other', unknown: 'unknown' }
const LETTER: Readonly<Record<string, Sex>> = { f: 'female', m: 'male', o: 'other', u: 'unknown' }

function sexOf(r: Reading): Sex {
  const given = text(r, r.resource, 'gender')
  if (given === null) return 'unknown'
  const plain = given.toLowerCase()
  const sex = SEX[plain]
  if (sex !== undefined) return sex
  const letter = LETTER[plain]
  r.warn(
    'value',
    'gender',
    letter
      ? 'This should be female, male, other or unknown; the letter was understood.'
      : 'This is none of female, male, other, unknown: taken as unknown.',
  )
  return letter ?? 'unknown'
}

/** HL7 v2 table 0203: kinds of identifier that are no record number. */
const NOT_A_RECORD_NUMBER = new Set(['SS', 'DL', 'PPN', 'NI', 'TAX'])

function kindOf(r: Reading, identifier: Obj): string | null {
  return concept(r, identifier.type, 'identifier.type')?.coding.code ?? null
}

/** The medical record number (type MR), else one in usual or official use, else the only one there is, where nothing says that it is another. */
function recordNumber(r: Reading): string | null {
  const identifiers = objects(r, r.resource, 'identifier').filter((identifier) => textOf(identifier.value) !== null)
  const marked = identifiers.find((identifier) => kindOf(r, identifier) === 'MR')
  const inUse = (identifier: Obj) => identifier.use === 'usual' || identifier.use === 'official'
  const other = identifiers.find((identifier) => inUse(identifier) && !NOT_A_RECORD_NUMBER.has(kindOf(r, identifier) ?? ''))
  const only = identifiers.length === 1 && identifiers[0] && kindOf(r, identifiers[0]) === null ? identifiers[0] : undefined
  return textOf((marked ?? other ?? only)?.value)
}

function deceasedOf(r: Reading): When | null {
  const at = when(r, r.resource, 'deceasedDateTime')
  if (at !== null) return at
  return r.resource.deceasedBoolean === true ? { text: 'date unknown', ms: null } : null
}

function checkLinks(r: Reading): void {
  const replaced =
    Array.isArray(r.resource.link) &&
    r.resource.link.some((link) => isObj(link) && (link.type === 'replaced-by' || link.type === 'replace'))
  if (replaced)
    r.warn(
      'processing',
      'link',
      'The source says that another record replaces this patient. Both are kept as they came; check which one is in use.',
    )
  if (r.resource.active === false) r.add('information', 'processing', 'active', 'The source marks this patient record as not in use.')
}

export function readPatient(r: Reading): Patient {
  const name = humanName(r.resource.name)
  if (name === null) r.warn('required', 'name', 'The patient has no name.')
  const birthDate = when(r, r.resource, 'birthDate')
  if (birthDate === null) r.warn('required', 'birthDate', 'The birth date is not known; what needs an age is not worked out.')
  checkLinks(r)
  return {
    id: patientId(r.id),
    name: name?.name ?? null,
    family: name?.family ?? null,
    given: name?.given ?? null,
    birthDate,
    sex: sexOf(r),
    mrn: recordNumber(r),
    deceased: deceasedOf(r),
  }
}
