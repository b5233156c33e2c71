/** AllergyIntolerance (FHIR R4, allergyintolerance.html). */
import type { Allergy } from '../chart/facts.ts'
import { isRefuted } from '../chart/status.ts'
import { type Concept, codeText, concept, labels, objects, RXNORM, SNOMED, text, when } from './common.ts'
import { saidOf } from './none-known.ts'
import type { Reading } from './reading.ts'
import { baseOf } from './references.ts'

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
  const said = saidOf('allergies', code)
  if (said === 'unknown') {
    r.add(
      'information',
      'processing',
      'code',
      'It is said that nothing is known of allergies: it is kept, and the chart shows them as not asked.',
    )
    return null
  }
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
    noneKnown: said === 'none' && !isRefuted(verificationStatus),
  }
}
