import { describe, expect, it } from 'vitest'
import { readResource } from './read.ts'
import { ReferenceIndex } from './reference-index.ts'

const P = { reference: 'Patient/p1' }
const OTHER = { reference: 'Practitioner/d1' }

function ownerOf(resource: object, index?: ReferenceIndex): string | null {
  const json = { id: 'x', ...resource }
  const reading = readResource(JSON.stringify(json), json, { path: '', ...(index ? { index } : {}) })
  return reading.about?.owner ?? null
}

/** FHIR R4, compartmentdefinition-patient.html: each type of the compartment with each element by which it belongs to a patient. */
const COMPARTMENT: readonly (readonly [type: string, more: object])[] = [
  ['Account', { subject: [P] }],
  ['AdverseEvent', { subject: P }],
  ['AllergyIntolerance', { patient: P }],
  ['AllergyIntolerance', { recorder: P }],
  ['AllergyIntolerance', { asserter: P }],
  ['Appointment', { participant: [{ actor: OTHER }, { actor: P }] }],
  ['AppointmentResponse', { actor: P }],
  ['AuditEvent', { agent: [{ who: P }] }],
  ['AuditEvent', { entity: [{ what: P }] }],
  ['Basic', { subject: P }],
  ['Basic', { author: P }],
  ['BodyStructure', { patient: P }],
  ['CarePlan', { subject: P }],
  ['CarePlan', { activity: [{ detail: { performer: [OTHER, P] } }] }],
  ['CareTeam', { subject: P }],
  ['CareTeam', { participant: [{ member: P }] }],
  ['ChargeItem', { subject: P }],
  ['Claim', { patient: P }],
  ['Claim', { payee: { party: P } }],
  ['ClaimResponse', { patient: P }],
  ['ClinicalImpression', { subject: P }],
  ['Communication', { subject: P }],
  ['Communication', { sender: P }],
  ['Communication', { recipient: [P] }],
  ['CommunicationRequest', { subject: P }],
  ['CommunicationRequest', { sender: P }],
  ['CommunicationRequest', { recipient: [P] }],
  ['CommunicationRequest', { requester: P }],
  ['Composition', { subject: P }],
  ['Composition', { author: [P] }],
  ['Composition', { attester: [{ party: P }] }],
  ['Condition', { subject: P }],
  ['Condition', { asserter: P }],
  ['Consent', { patient: P }],
  ['Coverage', { policyHolder: P }],
  ['Coverage', { subscriber: P }],
  ['Coverage', { beneficiary: P }],
  ['Coverage', { payor: [P] }],
  ['CoverageEligibilityRequest', { patient: P }],
  ['CoverageEligibilityResponse', { patient: P }],
  ['DetectedIssue', { patient: P }],
  ['DeviceRequest', { subject: P }],
  ['DeviceRequest', { performer: P }],
  ['DeviceUseStatement', { subject: P }],
  ['DiagnosticReport', { subject: P, modifierExtension: [{ url: 'u' }] }],
  ['DocumentManifest', { subject: P }],
  ['DocumentManifest', { author: [P] }],
  ['DocumentManifest', { recipient: [P] }],
  ['DocumentReference', { author: [P] }],
  ['Encounter', { subject: P, modifierExtension: [{ url: 'u' }] }],
  ['EnrollmentRequest', { candidate: P }],
  ['EpisodeOfCare', { patient: P }],
  ['ExplanationOfBenefit', { patient: P }],
  ['ExplanationOfBenefit', { payee: { party: P } }],
  ['FamilyMemberHistory', { patient: P }],
  ['Flag', { subject: P }],
  ['Goal', { subject: P }],
  ['Group', { member: [{ entity: OTHER }, { entity: P }] }],
  ['ImagingStudy', { subject: P }],
  ['Immunization', { patient: P, modifierExtension: [{ url: 'u' }] }],
  ['ImmunizationEvaluation', { patient: P }],
  ['ImmunizationRecommendation', { patient: P }],
  ['Invoice', { subject: P }],
  ['Invoice', { recipient: P }],
  ['List', { subject: P }],
  ['List', { source: P }],
  ['MeasureReport', { subject: P }],
  ['Media', { subject: P }],
  ['MedicationAdministration', { performer: [{ actor: P }] }],
  ['MedicationAdministration', { subject: P }],
  ['MedicationDispense', { subject: P }],
  ['MedicationDispense', { receiver: [P] }],
  ['MedicationRequest', { subject: P }],
  ['MedicationStatement', { subject: P }],
  ['MolecularSequence', { patient: P }],
  ['NutritionOrder', { patient: P }],
  ['Observation', { subject: P }],
  ['Observation', { performer: [P] }],
  ['Person', { link: [{ target: P }] }],
  ['Procedure', { subject: P }],
  ['Procedure', { performer: [{ actor: P }] }],
  ['Provenance', { target: [{ reference: 'Observation/o' }, P] }],
  ['QuestionnaireResponse', { subject: P }],
  ['QuestionnaireResponse', { author: P }],
  ['RelatedPerson', { patient: P }],
  ['RequestGroup', { subject: P }],
  ['RequestGroup', { action: [{ participant: [P] }] }],
  ['ResearchSubject', { individual: P }],
  ['RiskAssessment', { subject: P }],
  ['Schedule', { actor: [P] }],
  ['ServiceRequest', { subject: P }],
  ['ServiceRequest', { performer: [P] }],
  ['Specimen', { subject: P }],
  ['SupplyDelivery', { patient: P }],
  ['SupplyRequest', { deliverTo: P }],
  ['VisionPrescription', { patient: P }],
  // Outside the compartment, and a patient's all the same.
  ['Contract', { subject: [P] }],
  ['Device', { patient: P }],
  ['GuidanceResponse', { subject: P }],
  ['Task', { for: P }],
  // Older releases.
  ['MedicationOrder', { patient: P }],
  ['ProcedureRequest', { subject: P }],
]

describe('whose a resource is', () => {
  it.each(COMPARTMENT)('%s %j', (resourceType, more) => {
    expect(ownerOf({ resourceType, ...more })).toBe('p1')
  })

  it.each(['Patient/p1', 'http://example.org/fhir/Patient/p1', 'Patient/p1/_history/2', 'urn:uuid:p1'])('finds it by %s', (reference) => {
    expect(ownerOf({ resourceType: 'Goal', subject: { reference } })).toBe('p1')
  })

  it('finds it by what its bundle calls the patient, and by an identifier of the bundle', () => {
    const index = new ReferenceIndex()
    index.add('Patient', 'p1', { identifier: [{ system: 's', value: '7' }] }, 'urn:uuid:a')
    expect(ownerOf({ resourceType: 'Goal', subject: { reference: 'urn:uuid:a' } }, index)).toBe('p1')
    expect(ownerOf({ resourceType: 'Goal', subject: { identifier: { system: 's', value: '7' } } }, index)).toBe('p1')
  })

  it('is nobody where it is about something else, or does not say', () => {
    for (const subject of [
      { reference: 'Group/g' },
      { reference: 'Location/l' },
      { reference: '#p' },
      { display: 'her' },
      'Patient/p1',
      null,
      [[]],
    ])
      expect(ownerOf({ resourceType: 'Goal', subject })).toBeNull()
    expect(ownerOf({ resourceType: 'Practitioner' })).toBeNull()
    expect(ownerOf({ resourceType: 'Patient', link: [{ other: P }] })).toBeNull()
    expect(ownerOf({ resourceType: 'Appointment', participant: [{ actor: { reference: 'urn:uuid:somebody' } }] })).toBeNull()
  })

  it('says nothing of it beside facts that say it', () => {
    expect(ownerOf({ resourceType: 'Condition', subject: P, code: { text: 'Gout' } })).toBeNull()
  })
})
