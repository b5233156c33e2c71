/** Condition (FHIR R4, condition.html). */
import type { Condition, When } from '../chart/facts.ts'
import { choiceTime, codeText, concept, ICD10, ICD10CM, SNOMED, when } from './common.ts'
import { saidOf } from './none-known.ts'
import type { Reading } from './reading.ts'
import { baseOf } from './references.ts'

function abatementOf(r: Reading): When | null {
  const found = choiceTime(r, 'abatement')
  if (found !== null) return found
  return r.resource.abatementBoolean === true ? { text: 'date unknown', ms: null } : null
}

export function readCondition(r: Reading): Condition | null {
  const base = baseOf(
    r,
    'code' in r.resource && r.resource.subject === undefined && r.resource.patient !== undefined ? 'patient' : 'subject',
  )
  if (!base) return null
  const code = concept(r, r.resource.code, 'code', [SNOMED, ICD10CM, ICD10])
  if (!code) return r.withhold('required', 'code', 'There is no code, so it is not known which condition this is.')
  const said = saidOf('problems', code)
  if (said === 'unknown') {
    r.add('information', 'processing', 'code', 'It is said that nothing is known of problems: it is kept, and no problem is shown for it.')
    return null
  }
  return {
    ...base,
    code: code.coding,
    label: code.label,
    clinicalStatus: codeText(r, r.resource.clinicalStatus, 'clinicalStatus'),
    verificationStatus: codeText(r, r.resource.verificationStatus, 'verificationStatus'),
    onset: choiceTime(r, 'onset'),
    abatement: abatementOf(r),
    recorded: when(r, r.resource, 'recordedDate') ?? when(r, r.resource, 'assertedDate') ?? when(r, r.resource, 'dateRecorded'),
    ...(said === 'none' ? { noneKnown: true } : {}),
  }
}
