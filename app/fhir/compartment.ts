/**
 * Whose record a resource belongs to, by the patient compartment of FHIR R4 (compartmentdefinition-patient.html), for types of which
 * the chart shows nothing and for resources that could not be shown. What is a patient's own goes where the patient's record goes.
 */
import { type PatientId, patientId } from '../contract/ids.ts'
import { identifierKey, objectsOf, textOf } from './names.ts'
import { isObj, type Obj, type Reading } from './reading.ts'
import { isUsableId, resolve } from './references.ts'

/** Where most types say it; also those of older releases and of types not listed here. */
const USUAL = ['subject', 'patient'] as const

/** Paths to references, best first. The first that leads to a patient says whose it is. */
export const OWNER_PATHS: Readonly<Record<string, readonly string[]>> = {
  AllergyIntolerance: ['patient', 'recorder', 'asserter'],
  Appointment: ['participant.actor'],
  AppointmentResponse: ['actor'],
  AuditEvent: ['entity.what', 'agent.who'],
  Basic: ['subject', 'author'],
  Binary: ['securityContext'],
  CarePlan: ['subject', 'activity.detail.performer'],
  CareTeam: ['subject', 'participant.member'],
  Claim: ['patient', 'payee.party'],
  Communication: ['subject', 'sender', 'recipient'],
  CommunicationRequest: ['subject', 'sender', 'recipient', 'requester'],
  Composition: ['subject', 'author', 'attester.party'],
  Condition: ['subject', 'patient', 'asserter'],
  Coverage: ['beneficiary', 'subscriber', 'policyHolder', 'payor'],
  DeviceRequest: ['subject', 'performer'],
  DocumentManifest: ['subject', 'author', 'recipient'],
  DocumentReference: ['subject', 'author'],
  EnrollmentRequest: ['candidate', 'subject'],
  ExplanationOfBenefit: ['patient', 'payee.party'],
  Group: ['member.entity'],
  Invoice: ['subject', 'patient', 'recipient'],
  List: ['subject', 'source'],
  MedicationAdministration: ['subject', 'patient', 'performer.actor'],
  MedicationDispense: ['subject', 'patient', 'receiver'],
  Observation: ['subject', 'performer'],
  Person: ['link.target'],
  Procedure: ['subject', 'performer.actor'],
  Provenance: ['target'],
  QuestionnaireResponse: ['subject', 'source', 'author'],
  RequestGroup: ['subject', 'action.participant'],
  ResearchSubject: ['individual'],
  Schedule: ['actor'],
  ServiceRequest: ['subject', 'performer'],
  SupplyRequest: ['deliverTo'],
  Task: ['for'],
}

/** A patient is nobody else's; a link to another record says that they may be one person, not whose it is. */
const NOBODYS: ReadonlySet<string> = new Set(['Patient', 'Bundle', 'Parameters'])

/** Every object that a path leads to; lists on the way are gone through. */
function at(resource: Obj, path: string): readonly Obj[] {
  return path.split('.').reduce<readonly Obj[]>((holders, key) => holders.flatMap((holder) => objectsOf(holder[key])), [resource])
}

/** @param typed only a reference that says "Patient" counts: others of this path may be people of other kinds */
function patientIn(r: Reading, holder: Obj, typed: boolean): PatientId | null {
  const reference = textOf(holder.reference)
  if (reference === null) {
    const key = isObj(holder.identifier) ? identifierKey(holder.identifier.system, holder.identifier.value) : null
    const known = key === null ? null : (r.index?.patientBy(key) ?? null)
    return known === null ? null : patientId(known)
  }
  const target = resolve(r, reference)
  if (!target || !isUsableId(target.id)) return null
  const type = target.type ?? (typed ? null : (textOf(holder.type) ?? 'Patient'))
  return type === 'Patient' ? patientId(target.id) : null
}

/** @returns the patient whose record this belongs to; null where it says none */
export function ownerOf(r: Reading): PatientId | null {
  if (NOBODYS.has(r.type)) return null
  const paths = OWNER_PATHS[r.type] ?? USUAL
  for (const path of paths) {
    const typed = path !== 'subject' && path !== 'patient' && path !== 'beneficiary'
    for (const holder of at(r.resource, path)) {
      const found = patientIn(r, holder, typed)
      if (found !== null) return found
    }
  }
  return null
}
