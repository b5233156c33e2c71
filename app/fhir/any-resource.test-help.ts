/** Resources of every type of FHIR R4, put together from the elements that types share and that programs trip over. For tests only. */
import fc from 'fast-check'

export const R4_TYPES = `Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary
  BiologicallyDerivedProduct BodyStructure Bundle CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem ChargeItemDefinition Claim
  ClaimResponse ClinicalImpression CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition
  Consent Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device DeviceDefinition DeviceMetric
  DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest DocumentReference EffectEvidenceSynthesis Encounter Endpoint
  EnrollmentRequest EnrollmentResponse EpisodeOfCare EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit
  FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingStudy Immunization ImmunizationEvaluation
  ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library Linkage List Location Measure MeasureReport Media Medication
  MedicationAdministration MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct
  MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication MedicinalProductIngredient
  MedicinalProductInteraction MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical
  MedicinalProductUndesirableEffect MessageDefinition MessageHeader MolecularSequence NamingSystem NutritionOrder Observation
  ObservationDefinition OperationDefinition OperationOutcome Organization OrganizationAffiliation Parameters Patient PaymentNotice
  PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure Provenance Questionnaire QuestionnaireResponse
  RelatedPerson RequestGroup ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject RiskAssessment RiskEvidenceSynthesis
  Schedule SearchParameter ServiceRequest Slot Specimen SpecimenDefinition StructureDefinition StructureMap Subscription Substance
  SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification
  SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport TestScript ValueSet VerificationResult VisionPrescription`
  .split(/\s+/)
  .filter(Boolean)

/** JSON text of one value: numbers are written as sources write them, which `JSON.stringify` would not. */
export class Written {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export function written(value: unknown): string {
  if (value instanceof Written) return value.text
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  return `{${Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`)
    .join(',')}}`
}

const word = fc.constantFrom('aspirin', 'Osei', 'ß ü 山', 'a "b" \\ c', ' ', '\u202eabc', '<b>x</b>', '5 mg', 'NKDA', 'x'.repeat(300))
const code = fc.constantFrom(
  'final',
  'active',
  'completed',
  'cancelled',
  'not-done',
  'entered-in-error',
  'unknown',
  'draft',
  'amended',
  'order',
)
export const decimal = fc
  .oneof(
    fc.constantFrom(
      '0',
      '-0',
      '1.10',
      '0.000',
      '1e3',
      '1E-7',
      '-40.0',
      '120',
      '3.14159265358979323846264338327950288',
      '1e400',
      `0.${'1'.repeat(200)}`,
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  )
  .map((text) => new Written(text))
const time = fc.constantFrom(
  '2019',
  '2019-05',
  '2019-05-01',
  '2019-05-01T10:00:00Z',
  '2019-05-01T10:00:00.123456+02:00',
  '1900-01-01',
  '9999-12-31',
  '2019-13-45',
  'T10',
  '',
)
const reference = fc.oneof(
  fc
    .constantFrom(
      'Patient/p1',
      'Patient/p2',
      'http://example.org/fhir/Patient/p1/_history/3',
      'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
      '#inside',
      'Medication/m1',
      'Group/g',
      'Patient?identifier=s|1',
      'Location',
      'https://x/y',
      'Practitioner/d1',
      'Condition/c1',
    )
    .map((text) => ({ reference: text })),
  fc.constant({ display: 'somebody' }),
  fc.constant({ type: 'Patient', identifier: { system: 's', value: '1' } }),
)
const coding = fc.record(
  {
    system: fc.constantFrom('http://loinc.org', 'http://snomed.info/sct', 'http://www.nlm.nih.gov/research/umls/rxnorm', 'urn:x'),
    code: fc.constantFrom('8480-6', '2823-3', '716186003', '314076', 'x'),
    display: word,
  },
  { requiredKeys: [] },
)
const concept = fc.record({ coding: fc.array(coding, { maxLength: 2 }), text: word }, { requiredKeys: [] })
const quantity = fc.record(
  {
    value: decimal,
    comparator: fc.constantFrom('<', '>=', 'ad', '~'),
    unit: fc.constantFrom('mmol/L', 'mg', '%', ''),
    system: fc.constant('http://unitsofmeasure.org'),
    code: fc.constantFrom('mmol/L', 'mg', '1', '{x}'),
  },
  { requiredKeys: [] },
)
const period = fc.record({ start: time, end: time }, { requiredKeys: [] })
const range = fc.record({ low: quantity, high: quantity }, { requiredKeys: [] })
const ratio = fc.record({ numerator: quantity, denominator: quantity }, { requiredKeys: [] })
const extension = fc.oneof(
  fc.record({ url: fc.constant('http://example.org/ext'), valueString: word }),
  fc.record({ url: fc.constant('http://example.org/ext'), extension: fc.constant([{ url: 'a', valueDecimal: new Written('1.10') }]) }),
  fc.constant({ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }),
)
const sampled = fc.record({ origin: quantity, period: decimal, dimensions: fc.constant(1), data: fc.constantFrom('1 2 3', 'E L U 4', '') })
const attachment = fc.record(
  { contentType: fc.constantFrom('text/plain', 'text/html', 'application/pdf'), data: fc.constantFrom('SGVsbG8=', '!!', ''), title: word },
  { requiredKeys: [] },
)
const timing = fc.record(
  {
    event: fc.array(time, { maxLength: 2 }),
    repeat: fc.record(
      { frequency: fc.constantFrom(1, 3), period: decimal, periodUnit: fc.constantFrom('d', 'h'), boundsPeriod: period },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)
const dosage = fc.record(
  {
    text: word,
    timing,
    route: concept,
    doseAndRate: fc.array(fc.record({ doseQuantity: quantity, rateRatio: ratio, doseRange: range }, { requiredKeys: [] }), {
      maxLength: 2,
    }),
    dose: quantity,
    rateQuantity: quantity,
    asNeededBoolean: fc.boolean(),
  },
  { requiredKeys: [] },
)
const narrative = fc.constant({ status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' })

const CHOICE: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Quantity: quantity,
  CodeableConcept: concept,
  String: word,
  Boolean: fc.boolean(),
  Integer: fc.constantFrom(0, -1, 2147483647),
  Range: range,
  Ratio: ratio,
  SampledData: sampled,
  Time: fc.constant('10:00:00'),
  DateTime: time,
  Period: period,
  Reference: reference,
  Attachment: attachment,
  Timing: timing,
  Age: quantity,
  Date: time,
  Decimal: decimal,
  Coding: coding,
}
const choice = (name: string, ...kinds: readonly (keyof typeof CHOICE)[]): fc.Arbitrary<object> =>
  fc.constantFrom(...kinds).chain((kind) => (CHOICE[kind] as fc.Arbitrary<unknown>).map((value) => ({ [`${name}${kind}`]: value })))
const values = choice(
  'value',
  'Quantity',
  'CodeableConcept',
  'String',
  'Boolean',
  'Integer',
  'Range',
  'Ratio',
  'SampledData',
  'Time',
  'DateTime',
  'Period',
)

const component = fc
  .tuple(
    fc.record(
      { code: concept, dataAbsentReason: concept, interpretation: fc.array(concept, { maxLength: 1 }) },
      { requiredKeys: ['code'] },
    ),
    fc.option(values),
  )
  .map(([part, value]) => ({ ...part, ...value }))

/** Elements by name, as types use them; an element that a type does not have is one that a program may meet all the same. */
const ELEMENTS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  status: code,
  intent: code,
  subject: fc.oneof({ weight: 8, arbitrary: reference }, { weight: 1, arbitrary: fc.array(reference, { maxLength: 2 }) }),
  patient: reference,
  beneficiary: reference,
  for: reference,
  encounter: reference,
  context: reference,
  code: concept,
  vaccineCode: concept,
  medicationCodeableConcept: concept,
  medicationReference: reference,
  category: fc.oneof(fc.array(concept, { maxLength: 2 }), concept),
  type: fc.oneof(concept, fc.array(concept, { maxLength: 1 }), code),
  component: fc.array(component, { maxLength: 3 }),
  hasMember: fc.array(reference, { maxLength: 2 }),
  referenceRange: fc.array(fc.record({ low: quantity, high: quantity, text: word, type: concept }, { requiredKeys: [] }), { maxLength: 2 }),
  dataAbsentReason: concept,
  interpretation: fc.array(concept, { maxLength: 2 }),
  issued: time,
  effectiveDateTime: time,
  effectivePeriod: period,
  effectiveTiming: timing,
  effectiveInstant: time,
  onsetDateTime: time,
  onsetAge: quantity,
  onsetRange: range,
  onsetString: word,
  abatementDateTime: time,
  abatementBoolean: fc.boolean(),
  recordedDate: time,
  authoredOn: time,
  clinicalStatus: fc.oneof(concept, code),
  verificationStatus: fc.oneof(concept, code),
  criticality: code,
  reaction: fc.array(
    fc.record(
      { manifestation: fc.array(concept, { maxLength: 2 }), substance: concept, severity: code, description: word },
      { requiredKeys: [] },
    ),
    { maxLength: 2 },
  ),
  dosageInstruction: fc.array(dosage, { maxLength: 2 }),
  dosage: fc.oneof(dosage, fc.array(dosage, { maxLength: 2 })),
  reasonReference: fc.array(reference, { maxLength: 1 }),
  reasonCode: fc.array(concept, { maxLength: 1 }),
  performedPeriod: period,
  performedDateTime: time,
  occurrenceDateTime: time,
  occurrenceString: word,
  statusReason: concept,
  class: fc.oneof(coding, word, fc.array(concept, { maxLength: 1 })),
  period,
  result: fc.array(reference, { maxLength: 2 }),
  presentedForm: fc.array(attachment, { maxLength: 2 }),
  content: fc.oneof(fc.array(fc.record({ attachment }), { maxLength: 2 }), attachment),
  performer: fc.array(fc.oneof(reference, fc.record({ actor: reference })), { maxLength: 2 }),
  author: fc.oneof(reference, fc.array(reference, { maxLength: 2 })),
  name: fc.oneof(
    word,
    fc.array(fc.record({ family: word, given: fc.array(word, { maxLength: 2 }), use: code }, { requiredKeys: [] }), { maxLength: 2 }),
  ),
  birthDate: time,
  gender: fc.constantFrom('male', 'female', 'other', 'unknown', 'M', 'x'),
  deceasedBoolean: fc.boolean(),
  deceasedDateTime: time,
  identifier: fc.oneof(
    fc.array(fc.record({ system: fc.constantFrom('s', 't'), value: fc.constantFrom('1', '2') }, { requiredKeys: [] }), { maxLength: 2 }),
    fc.constant({ system: 's', value: '1' }),
  ),
  participant: fc.array(fc.record({ actor: reference, member: reference }, { requiredKeys: [] }), { maxLength: 2 }),
  link: fc.array(fc.record({ other: reference, target: reference, type: code }, { requiredKeys: [] }), { maxLength: 1 }),
  item: fc.array(fc.record({ linkId: word, answer: fc.array(values, { maxLength: 2 }) }, { requiredKeys: [] }), { maxLength: 2 }),
  group: fc.constant([{ name: 'g', rule: [{ source: [{ context: 'a' }] }] }]),
  test: fc.constant([{ action: [{ operation: { url: '/x' } }] }]),
  compose: fc.constant({ include: [{ system: 'http://loinc.org', concept: [{ code: '1' }] }] }),
  parameter: fc.array(
    fc.record(
      { name: word, valueDecimal: decimal, resource: fc.constant({ resourceType: 'Patient', id: 'inner' }) },
      { requiredKeys: ['name'] },
    ),
    { maxLength: 2 },
  ),
  issue: fc.constant([{ severity: 'error', code: 'processing' }]),
  entry: fc.constant([{ resource: { resourceType: 'Observation', id: 'inner', status: 'final' } }, { search: { mode: 'outcome' } }]),
  data: fc.constantFrom('SGVsbG8=', ''),
  contentType: code,
  securityContext: reference,
  text: narrative,
  language: code,
  implicitRules: fc.constant('http://x'),
  active: fc.boolean(),
  doNotPerform: fc.boolean(),
  wasNotGiven: fc.boolean(),
  primarySource: fc.boolean(),
  note: fc.array(fc.record({ text: word }), { maxLength: 1 }),
  extension: fc.array(extension, { maxLength: 2 }),
  modifierExtension: fc.array(extension, { minLength: 1, maxLength: 1 }),
}
const MODIFIER = 'modifierExtension'

/** "_birthDate" and a list with nulls beside it: what is said of a primitive. */
const shadows: fc.Arbitrary<object> = fc.constantFrom<object>(
  {},
  {},
  {},
  {
    _birthDate: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: '2019-05-01T10:00:00Z' }],
    },
  },
  { _status: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] } },
  { alias: ['a', null, 'b'], _alias: [null, { id: 'x' }, null] },
  { instantiatesUri: [null], _instantiatesUri: [{ extension: [{ url: 'u', valueUri: 'x' }] }] },
)
const contained: fc.Arbitrary<object> = fc.constantFrom<object>(
  {},
  {},
  {},
  { contained: [{ resourceType: 'Patient', id: 'inside', name: [{ family: 'X' }] }] },
  {
    contained: [
      { resourceType: 'Medication', id: 'inside', code: { text: 'aspirin' } },
      { resourceType: 'Observation', id: 'o', valueInteger: 3 },
    ],
  },
)

export const resourceId = fc.oneof(
  fc.integer({ min: 0, max: 10 ** 9 }).map((n) => `r${n}`),
  fc.uuid(),
  fc.constantFrom('A.b-9', 'x'.repeat(64)),
)

/** Of one type: JSON text. `resourceType` stands first, last or in between; names given twice do not occur. */
export function anyResource(type: string): fc.Arbitrary<string> {
  const some = fc
    .subarray(
      Object.keys(ELEMENTS).filter((name) => name !== MODIFIER && !(type === 'Bundle' && name === 'type')),
      { maxLength: 22 },
    )
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, ELEMENTS[name] as fc.Arbitrary<unknown>]))))
  const modifier = fc.option(
    (ELEMENTS[MODIFIER] as fc.Arbitrary<unknown>).map((extensions) => ({ [MODIFIER]: extensions })),
    { freq: 12 },
  )
  const meta = fc.constantFrom({}, { meta: { versionId: '2' } }, { meta: { lastUpdated: '2020-01-01T00:00:00Z', tag: [{ code: 't' }] } })
  const parts = fc.tuple(
    resourceId,
    some,
    shadows,
    contained,
    fc.option(values),
    meta,
    fc.option(
      modifier.map((m) => m ?? {}),
      { freq: 8 },
    ),
    fc.nat(2),
  )
  return parts.map(([id, elements, shadow, inside, value, about, more, place]) => {
    const head = { resourceType: type }
    const own = type === 'Bundle' ? { type: 'collection' } : {}
    const body = { ...own, ...elements, ...shadow, ...inside, ...value, ...about, ...more }
    const whole = place === 0 ? { ...head, id, ...body } : place === 1 ? { id, ...body, ...head } : { ...body, ...head, id }
    return written(whole)
  })
}
