/** AllergyIntolerance (FHIR R4, allergyintolerance.html). */
import type { Allergy } from '../chart/facts.ts'
import { type Concept, codeText, concept, labels, objects, RXNORM, SNOMED, text, when } from './common.ts'
import type { Reading } from './reading.ts'
import { baseOf } from './references.ts'

/** SNOMED CT: no known allergy; no known drug, environmental, food allergy. */
const NONE_KNOWN = new Set(['716186003', '409137002', '428607008', '429625007'])
/** HL7 International Patient Summary, CodeSystem absent-unknown-uv-ips ("no-allergy-info" is not among them: nobody asked). */
const NONE_KNOWN_IPS = new Set([
  'no-known-allergies',
  'no-known-medication-allergies',
  'no-known-environmental-allergies',
  'no-known-food-allergies',
])
/** The whole text, so that "no known allergies except penicillin" is not one. */
const NONE_KNOWN_TEXT =
  /^(?:(?:there are )?no (?:known )?(?:drug |medication |medicine |food |environmental |latex )?(?:allerg(?:y|ies)|allergic reactions?)(?: (?:known|recorded|reported))?|nkd?a|nkma|none known|no known)(?: \((?:situation|finding)\))?\.?$/i

const REFUTED = new Set(['refuted', 'entered-in-error'])

function saysNone(code: Concept, verification: string | null): boolean {
  if (REFUTED.has(verification ?? '')) return false
  const coded = code.codings.some(
    (coding) => coding.code !== null && (coding.system === SNOMED ? NONE_KNOWN.has(coding.code) : NONE_KNOWN_IPS.has(coding.code)),
  )
  return coded || NONE_KNOWN_TEXT.test(code.label)
}

function reactionOf(r: Reading): string | null {
  const said = objects(r, r.resource, 'reaction').flatMap((reaction) => {
    const words = labels(r, reaction, 'manifestation') ?? text(r, reaction, 'description', 'reaction.description')
    const severity = text(r, reaction, 'severity', 'reaction.severity')
    return words === null ? (severity ?? []) : severity === null ? words : `${words} (${severity})`
  })
  return said.length > 0 ? said.join('; ') : null
}

/** The substance: `code`, in DSTU2 `substance`, or that of the first reaction. */
function substanceOf(r: Reading): Concept | null {
  const own = concept(r, r.resource.code ?? r.resource.substance, 'code', [SNOMED, RXNORM])
  return own ?? concept(r, objects(r, r.resource, 'reaction')[0]?.substance, 'reaction[0].substance')
}

export function readAllergy(r: Reading): Allergy | null {
  const base = baseOf(r, r.resource.patient === undefined && r.resource.subject !== undefined ? 'subject' : 'patient')
  if (!base) return null
  const code = substanceOf(r)
  if (!code) return r.withhold('required', 'code', 'It is not said what the allergy is to.')
  const verificationStatus = codeText(r, r.resource.verificationStatus, 'verificationStatus')
  return {
    ...base,
    code: code.coding,
    label: code.label,
    clinicalStatus: codeText(r, r.resource.clinicalStatus, 'clinicalStatus'),
    verificationStatus,
    criticality: text(r, r.resource, 'criticality'),
    reaction: reactionOf(r),
    recorded: when(r, r.resource, 'recordedDate') ?? when(r, r.resource, 'assertedDate') ?? when(r, r.resource, 'onsetDateTime'),
    noneKnown: saysNone(code, verificationStatus),
  }
}
