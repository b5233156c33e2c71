/** Codes that stand where a list would be: "there is none" is a statement, "not told" says nothing. Neither is an entry of the list. */
import type { Coding } from '../chart/facts.ts'
import { type Concept, SNOMED } from './common.ts'

export type ListKind = 'allergies' | 'problems' | 'medications'
export type Said = 'none' | 'unknown' | null

/** HL7 International Patient Summary, CodeSystem absent-unknown-uv-ips (STU 1: "absent-unknown"). */
const IPS = /\/absent-unknown(?:-uv-ips)?$/
const IPS_NONE: Readonly<Record<ListKind, ReadonlySet<string>>> = {
  allergies: new Set([
    'no-known-allergies',
    'no-known-drug-allergies',
    'no-known-medication-allergies',
    'no-known-environmental-allergies',
    'no-known-food-allergies',
  ]),
  problems: new Set(['no-known-problems']),
  medications: new Set(['no-known-medications']),
}
const IPS_UNKNOWN: Readonly<Record<ListKind, string>> = {
  allergies: 'no-allergy-info',
  problems: 'no-problem-info',
  medications: 'no-medication-info',
}

/** SNOMED CT situations: no known allergy (also the older "no known allergies"), drug, environmental, food, latex allergy; no current problems; no known medications. */
const SNOMED_NONE: Readonly<Record<ListKind, ReadonlySet<string>>> = {
  allergies: new Set(['716186003', '160244002', '409137002', '428607008', '429625007', '1003774007']),
  problems: new Set(['160245001']),
  medications: new Set(['787481004']),
}
/** SNOMED CT: patient not asked. */
const NOT_ASKED = '1631000175102'

/** HL7 v3 ObservationValue and words in use: no known (drug, medication) allergies. */
const ABBREVIATED = new Set(['NKA', 'NKDA', 'NKMA'])
/** Code systems of reasons why something is not told (HL7 v3 NullFlavor, FHIR data-absent-reason). */
const NOT_TOLD = /(?:v3[-/]NullFlavor|data-absent-reason|2\.16\.840\.1\.113883\.5\.1008)$/

function saidBy(kind: ListKind, { system, code }: Coding): Said {
  if (code === null) return null
  if (system === SNOMED) return SNOMED_NONE[kind].has(code) ? 'none' : code === NOT_ASKED ? 'unknown' : null
  if (system === null || IPS.test(system)) {
    if (IPS_NONE[kind].has(code)) return 'none'
    if (IPS_UNKNOWN[kind] === code) return 'unknown'
  }
  if (kind === 'allergies' && ABBREVIATED.has(code)) return 'none'
  return system !== null && NOT_TOLD.test(system) ? 'unknown' : null
}

/** The whole text, so that "no known allergies except penicillin" is not one. */
const NO_ALLERGY_TEXT =
  /^(?:(?:there are )?no (?:known )?(?:drug |medication |medicine |food |environmental |latex )?(?:allerg(?:y|ies)|allergic reactions?)(?: (?:known|recorded|reported))?|nkd?a|nkma|none known|no known)(?: \((?:situation|finding)\))?\.?$/i
const NOT_ASKED_TEXT = /^(?:no information about allergies|allergies (?:not known|unknown|not asked)|not asked|unknown)\.?$/i

/** What words alone say of allergies. */
const allergyWords = (label: string): Said => (NO_ALLERGY_TEXT.test(label) ? 'none' : NOT_ASKED_TEXT.test(label) ? 'unknown' : null)

/** @returns what is said instead of an entry; null when it names something. One code that names something outweighs "not told". */
export function saidOf(kind: ListKind, { codings, label }: Pick<Concept, 'codings' | 'label'>): Said {
  const said = codings.filter(({ code }) => code !== null).map((coding) => saidBy(kind, coding))
  if (said.includes('none')) return 'none'
  if (said.includes(null)) return kind === 'allergies' && NO_ALLERGY_TEXT.test(label) ? 'none' : null
  if (said.length > 0) return 'unknown'
  return kind === 'allergies' ? allergyWords(label) : null
}

const ALL_ALLERGIES = new Set(['716186003', '160244002', 'no-known-allergies', 'NKA'])
const ALL_ALLERGIES_TEXT =
  /^(?:(?:there are )?no (?:known )?(?:allerg(?:y|ies)|allergic reactions?)(?: (?:known|recorded|reported))?|nka|none known|no known)(?: \((?:situation|finding)\))?\.?$/i

/** True where it is said of every kind of allergy; "no known food allergy" says nothing of drugs. */
export const isNoneAtAll = (code: Coding, label: string): boolean =>
  code.code === null ? ALL_ALLERGIES_TEXT.test(label) : ALL_ALLERGIES.has(code.code)
