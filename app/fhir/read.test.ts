import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readResource } from './read.ts'
import { ReferenceIndex } from './reference-index.ts'

const PATIENT = { subject: { reference: 'Patient/p1' } }
const read = (resource: unknown, context: Partial<Parameters<typeof readResource>[2]> = {}) => {
  const raw = typeof resource === 'string' ? resource : JSON.stringify(resource)
  return readResource(raw, JSON.parse(raw), { path: '', ...context })
}
const observation = (more: object) => ({
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '2160-0', display: 'Creatinine' }] },
  effectiveDateTime: '2019-05-01T10:00:00+02:00',
  ...PATIENT,
  ...more,
})
const firstValue = (more: object) => read(observation(more)).facts.observations[0]?.value
const paths = (resource: unknown) => read(resource).issues.map(({ severity, code, path }) => `${severity} ${code} ${path}`)

describe('Observation', () => {
  it('keeps the decimal to the letter, however it is written', () => {
    for (const lexeme of ['1.10', '0.500', '123456789012345678901234567890', '-0', '1e2', '1.1E+2', '7', '0.1']) {
      const raw = JSON.stringify(observation({ valueQuantity: { value: '@', unit: 'mg/dL', code: 'mg/dL' } })).replace('"@"', lexeme)
      expect(read(raw).facts.observations[0]?.value).toEqual({
        kind: 'quantity',
        value: Number(lexeme),
        text: lexeme,
        unit: 'mg/dL',
        comparator: null,
      })
    }
  })

  it('keeps two spellings of one number apart', () => {
    const component = (code: string) => ({ code: { text: code }, valueQuantity: { value: `@${code}` } })
    const raw = JSON.stringify(observation({ component: [component('a'), component('b')] }))
      .replace('"@a"', '1.0')
      .replace('"@b"', '1.00')
    expect(read(raw).facts.observations.map(({ value }) => value.kind === 'quantity' && value.text)).toEqual(['1.0', '1.00'])
  })

  it('finds the decimal behind an escaped key', () => {
    const raw = JSON.stringify(observation({ valueQuantity: { value: '@' } })).replace('"value":"@"', '"v\\u0061lue":1.50')
    expect(read(raw).facts.observations[0]?.value).toMatchObject({ kind: 'quantity', text: '1.50' })
  })

  it('keeps any decimal to the letter', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,2})?$/)
    fc.assert(
      fc.property(digits, (lexeme) => {
        const raw = JSON.stringify(observation({ valueQuantity: { value: '@' } })).replace('"@"', () => lexeme)
        const value = read(raw).facts.observations[0]?.value
        expect(value).toMatchObject({ kind: 'quantity', text: lexeme })
      }),
    )
  })

  it('reads every form of value', () => {
    expect(firstValue({ valueCodeableConcept: { coding: [{ code: 'LA18978-9', display: 'Never smoker' }] } })).toEqual({
      kind: 'text',
      text: 'Never smoker',
      code: 'LA18978-9',
    })
    expect(firstValue({ valueString: 'clear' })).toEqual({ kind: 'text', text: 'clear', code: null })
    expect(firstValue({ valueBoolean: false })).toEqual({ kind: 'text', text: 'false', code: null })
    expect(firstValue({ valueInteger: 15 })).toEqual({ kind: 'quantity', value: 15, text: '15', unit: null, comparator: null })
    expect(firstValue({ valueRange: { low: { value: 5, unit: 'mg' }, high: { value: 10, unit: 'mg' } } })).toMatchObject({
      text: '5 mg to 10 mg',
    })
    expect(firstValue({ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } })).toMatchObject({ text: '1:128' })
    expect(firstValue({ valueSampledData: { data: '1 2 3' } })).toMatchObject({ text: '3 sampled points' })
    expect(firstValue({ valueTime: '10:30:00' })).toMatchObject({ text: '10:30:00' })
    expect(firstValue({ valueDateTime: '2019' })).toMatchObject({ text: '2019' })
    expect(firstValue({ valuePeriod: { start: '2019-01-01', end: '2019-01-02' } })).toMatchObject({ text: '2019-01-01 to 2019-01-02' })
  })

  it('says absent for absent, with the reason', () => {
    expect(firstValue({ dataAbsentReason: { coding: [{ code: 'unknown', display: 'Unknown' }] } })).toEqual({
      kind: 'absent',
      reason: 'Unknown',
    })
    expect(firstValue({})).toEqual({ kind: 'absent', reason: null })
    expect(firstValue({ valueQuantity: { unit: 'mg' } })).toEqual({ kind: 'absent', reason: null })
  })

  it('never computes with what is no finite number or has an unknown comparator', () => {
    expect(firstValue({ valueQuantity: { value: '5.5', unit: 'mg/dL' } })).toMatchObject({ kind: 'text', text: '5.5 mg/dL' })
    expect(firstValue({ valueQuantity: { value: 5, comparator: '~' } })).toMatchObject({ kind: 'text' })
    expect(firstValue({ valueQuantity: { value: 5, comparator: '<' } })).toMatchObject({ kind: 'quantity', comparator: '<' })
    const huge = JSON.stringify(observation({ valueQuantity: { value: '@' } })).replace('"@"', '1e999')
    expect(read(huge).facts.observations[0]?.value).toEqual({ kind: 'text', text: '1e999', code: null })
  })

  it('makes a fact of each component and none of a bare panel', () => {
    const bp = (code: string, value: number) => ({
      code: { coding: [{ system: 'http://loinc.org', code }] },
      valueQuantity: { value, code: 'mm[Hg]' },
    })
    const { facts } = read(observation({ component: [bp('8480-6', 120), bp('8462-4', 80)] }))
    expect(facts.observations.map(({ id, loinc }) => [id, loinc])).toEqual([
      ['Observation/o1#1', '8480-6'],
      ['Observation/o1#2', '8462-4'],
    ])
    expect(read(observation({ valueInteger: 3, component: [bp('8480-6', 120)] })).facts.observations.map(({ id }) => id)).toEqual([
      'Observation/o1',
      'Observation/o1#1',
    ])
  })

  it('takes limits only in the unit of the value', () => {
    const range = (unit: string) =>
      read(
        observation({
          valueQuantity: { value: 1, unit: 'mg/dL' },
          referenceRange: [{ low: { value: 0.6, unit }, high: { value: 1.2, unit } }],
        }),
      ).facts.observations[0]?.range
    expect(range('mg/dL')).toMatchObject({ low: 0.6, high: 1.2 })
    expect(range('umol/L')).toMatchObject({ low: null, high: null, text: '0.6 umol/L to 1.2 umol/L' })
  })

  it('keeps partial dates as written', () => {
    for (const text of ['2019', '2019-05', '2019-05-01'])
      expect(read(observation({ effectiveDateTime: text })).facts.observations[0]?.effective?.text).toBe(text)
    expect(paths(observation({ effectiveDateTime: '2019-02-30' }))).toContain('warning value Observation.effectiveDateTime')
  })
})

describe('what is refused', () => {
  it('names the path and the reason', () => {
    expect(paths([])).toEqual(['error structure resource'])
    expect(paths({})).toEqual(['error required resource.resourceType'])
    expect(paths({ resourceType: 5 })).toEqual(['error value resource.resourceType'])
    expect(paths({ resourceType: 'Observation' })).toEqual(['error required Observation.id'])
    expect(paths({ resourceType: 'Observation', id: 7 })).toEqual(['error structure Observation.id'])
    expect(paths({ resourceType: 'Observation', id: '../x' })).toEqual(['error value Observation.id'])
    const inBundle = readResource('{}', { resourceType: 'Condition', id: 'c', subject: {} }, { path: 'Bundle.entry[12].resource' })
    expect(inBundle.issues[0]?.path).toBe('Bundle.entry[12].resource.subject.reference')
    expect(inBundle).toMatchObject({ usable: true, facts: { conditions: [] } })
  })

  it('keeps without facts what it cannot place, and says why', () => {
    const kept = (resource: object) => {
      const { usable, facts, issues } = read(resource)
      expect([usable, Object.values(facts).flat()]).toEqual([true, []])
      expect(issues.some(({ severity, message }) => severity === 'warning' && message.includes('kept but shown in no chart'))).toBe(true)
      return issues.map(({ severity, code, path }) => `${severity} ${code} ${path}`)
    }
    expect(kept({ ...observation({}), subject: undefined })).toEqual(['warning required Observation.subject'])
    expect(kept({ ...observation({}), subject: 'Patient/1' })).toEqual(['warning structure Observation.subject'])
    expect(kept({ ...observation({}), subject: { reference: 12 } })).toEqual(['warning structure Observation.subject.reference'])
    expect(kept({ ...observation({}), subject: { reference: '#p' } })).toEqual(['warning not-supported Observation.subject.reference'])
    expect(kept({ ...observation({}), code: undefined })).toEqual(['warning required Observation.code'])
  })

  it('refuses keys that are no data, given twice, or too deep', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      const result = read(`{"resourceType":"Patient","id":"p","extension":[{"${key}":{"x":1}}]}`)
      expect(result.usable).toBe(false)
    }
    expect(read('{"resourceType":"Patient","id":"p","gender":"male","gender":"female"}', { keys: 4 }).usable).toBe(false)
    const deep = `{"resourceType":"Patient","id":"p","a":${'['.repeat(5000)}${']'.repeat(5000)}}`
    expect(read(deep).issues[0]?.message).toContain('200')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('keeps what a modifier extension may turn round, without facts', () => {
    const result = read(observation({ valueInteger: 1, modifierExtension: [{ url: 'http://x/not' }] }))
    expect(result).toMatchObject({ usable: true, facts: { observations: [] } })
  })

  it('marks broken characters', () => {
    const result = read('{"resourceType":"Patient","id":"p","birthDate":"2000-01-01","name":[{"family":"A\\ud800B"}]}')
    expect(result.facts.patients[0]?.family).toBe('A\uFFFDB')
    expect(result.issues[0]).toMatchObject({ severity: 'warning', code: 'value' })
  })

  it('answers any JSON object without throwing, and never with a fact of an unusable resource', () => {
    const types = fc.constantFrom(
      'Patient',
      'Observation',
      'Condition',
      'MedicationRequest',
      'AllergyIntolerance',
      'Encounter',
      'Procedure',
      'Immunization',
      'DiagnosticReport',
      'DocumentReference',
    )
    const keys = fc.constantFrom(
      'subject',
      'patient',
      'code',
      'status',
      'name',
      'identifier',
      'component',
      'valueQuantity',
      'referenceRange',
      'period',
      'class',
      'content',
      'dosageInstruction',
      'medicationReference',
      'reaction',
      'contained',
      'link',
      'birthDate',
    )
    const members = fc.dictionary(
      keys,
      fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant({ reference: 'Patient/p1' }), fc.constant({ text: 'x', coding: [{ code: 3 }] })),
    )
    fc.assert(
      fc.property(types, members, (resourceType, rest) => {
        const result = read({ ...rest, resourceType, id: 'x' })
        if (!result.usable) expect(Object.values(result.facts).flat()).toEqual([])
        expect(result.usable || result.issues.some(({ severity }) => severity === 'error')).toBe(true)
      }),
    )
  })
})

describe('references', () => {
  const index = new ReferenceIndex()
  index.add('Patient', 'real', { identifier: [{ system: 'http://mrn', value: '1' }] }, 'urn:uuid:aaa')
  index.add('Patient', 'x1', { identifier: [{ system: 'http://mrn', value: '2' }] }, 'http://a/fhir/Patient/x1')
  index.add('Patient', 'x2', { identifier: [{ system: 'http://mrn', value: '2' }] }, null)
  const patientBy = (reference: unknown) =>
    read({ ...observation({ valueInteger: 1 }), subject: reference }, { index }).facts.observations[0]?.patient

  it('finds the patient by every form', () => {
    expect(patientBy({ reference: 'urn:uuid:aaa' })).toBe('real')
    expect(patientBy({ reference: 'Patient/p9' })).toBe('p9')
    expect(patientBy({ reference: 'Patient/p9/_history/3' })).toBe('p9')
    expect(patientBy({ reference: 'https://x.example/fhir/Patient/p9' })).toBe('p9')
    expect(patientBy({ reference: 'Patient?identifier=http://mrn|1' })).toBe('real')
    expect(patientBy({ identifier: { system: 'http://mrn', value: '1' } })).toBe('real')
    expect(patientBy({ reference: 'urn:uuid:not-here' })).toBe('not-here')
  })

  it('never guesses: an identifier of two, a contained patient, a group', () => {
    expect(patientBy({ reference: 'Patient?identifier=http://mrn|2' })).toBeUndefined()
    expect(patientBy({ reference: '#p' })).toBeUndefined()
    expect(patientBy({ reference: 'Group/g' })).toBeUndefined()
    expect(patientBy({ display: 'Somebody' })).toBeUndefined()
  })
})

describe('other resources', () => {
  it('reads a patient', () => {
    const [patient] = read({
      resourceType: 'Patient',
      id: 'p1',
      name: [
        { use: 'maiden', family: 'Old' },
        { use: 'official', family: 'Doe', given: ['Jane', 'Q'] },
      ],
      gender: 'female',
      birthDate: '1950-03',
      identifier: [
        { use: 'usual', type: { coding: [{ code: 'SS' }] }, value: 'ssn' },
        { type: { coding: [{ code: 'MR' }] }, value: 'M-1' },
      ],
      deceasedBoolean: true,
    }).facts.patients
    expect(patient).toMatchObject({
      name: 'Doe, Jane Q',
      family: 'Doe',
      sex: 'female',
      mrn: 'M-1',
      birthDate: { text: '1950-03' },
      deceased: { ms: null },
    })
    expect(read({ resourceType: 'Patient', id: 'p', deceasedBoolean: false }).facts.patients[0]).toMatchObject({
      deceased: null,
      sex: 'unknown',
      name: null,
      birthDate: null,
    })
  })

  it('reads statuses in both their forms', () => {
    const condition = (clinicalStatus: unknown) =>
      read({ resourceType: 'Condition', id: 'c', ...PATIENT, code: { text: 'Gout' }, clinicalStatus }).facts.conditions[0]?.clinicalStatus
    expect(condition('active')).toBe('active')
    expect(condition({ coding: [{ code: 'resolved' }] })).toBe('resolved')
    expect(condition(undefined)).toBeNull()
  })

  it('tells a statement of no allergy from an allergy', () => {
    const none = (code: object, more: object = {}) =>
      read({ resourceType: 'AllergyIntolerance', id: 'a', patient: { reference: 'Patient/p' }, code, ...more }).facts.allergies[0]
        ?.noneKnown
    for (const code of ['716186003', '409137002', '428607008', '429625007'])
      expect(none({ coding: [{ system: 'http://snomed.info/sct', code }] })).toBe(true)
    for (const text of ['No known allergies', 'NKDA', 'NKA', 'No Known Drug Allergies', 'none known', 'No known allergy (situation)'])
      expect(none({ text })).toBe(true)
    for (const text of ['No known allergies except penicillin', 'Penicillin', 'Nka-mycin']) expect(none({ text })).toBe(false)
    expect(none({ text: 'NKDA' }, { verificationStatus: 'entered-in-error' })).toBe(false)
  })

  it('names a medication from what is contained, in the bundle, or displayed', () => {
    const request = (more: object, index?: ReferenceIndex) =>
      read({ resourceType: 'MedicationRequest', id: 'm', status: 'active', intent: 'order', ...PATIENT, ...more }, index ? { index } : {})
    const med = {
      resourceType: 'Medication',
      id: 'x',
      code: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '314076' }], text: 'lisinopril 10 MG' },
    }
    expect(request({ contained: [med], medicationReference: { reference: '#x' } }).facts.medications[0]).toMatchObject({
      label: 'lisinopril 10 MG',
      code: { code: '314076' },
    })
    const index = new ReferenceIndex()
    index.add('Medication', 'x', med, 'urn:uuid:m')
    expect(request({ medicationReference: { reference: 'urn:uuid:m' } }, index).facts.medications[0]?.code.code).toBe('314076')
    expect(request({ medicationReference: { reference: 'Medication/z', display: 'aspirin' } }).facts.medications[0]?.label).toBe('aspirin')
  })

  it('shows a medication that is not named yet by its reference, and says what would name it', () => {
    const request = (holder: object, more: object = {}) =>
      read({
        resourceType: 'MedicationRequest',
        id: 'm',
        status: 'active',
        intent: 'order',
        ...PATIENT,
        medicationReference: holder,
        ...more,
      })
    const drug = (reading: ReturnType<typeof read>) => reading.facts.medications[0]?.label
    const missing = request({ reference: 'Medication/z' })
    expect(drug(missing)).toBe('medication not named in what was imported (reference Medication/z)')
    expect(missing.about?.names).toEqual(['Medication/z'])
    expect(missing.issues.map(({ code }) => code)).toEqual(['not-found'])
    expect(request({ reference: 'urn:uuid:z' }).about?.names).toEqual(['Medication/z'])
    expect(drug(request({ identifier: { value: '1' } }))).toBe('medication not named in what was imported')
    expect(drug(request({ reference: '#x' }, { contained: [{ resourceType: 'Medication', id: 'x' }] }))).toBe(
      'medication not named in what was imported',
    )
    expect(read({ resourceType: 'MedicationRequest', id: 'm', status: 'active', ...PATIENT }).facts.medications).toEqual([])
  })

  it('tells a statement of none, and "nothing known", from an entry of the list', () => {
    const ips = (code: string) => ({ coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code }] })
    const sct = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
    const allergy = (code: object) => read({ resourceType: 'AllergyIntolerance', id: 'a', patient: PATIENT.subject, code }).facts.allergies
    for (const code of [
      'no-known-allergies',
      'no-known-drug-allergies',
      'no-known-medication-allergies',
      'no-known-environmental-allergies',
      'no-known-food-allergies',
    ])
      expect(allergy(ips(code))).toMatchObject([{ noneKnown: true }])
    for (const code of ['716186003', '409137002', '428607008', '429625007', '1003774007', '160244002'])
      expect(allergy(sct(code))).toMatchObject([{ noneKnown: true }])
    expect(allergy({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'NKA' }] })).toMatchObject([
      { noneKnown: true },
    ])
    for (const nothing of [
      ips('no-allergy-info'),
      sct('1631000175102'),
      { text: 'unknown' },
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' }] },
    ])
      expect(allergy(nothing)).toEqual([])
    expect(
      allergy({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }], text: 'Penicillin' }),
    ).toEqual([])
    expect(allergy({ text: 'Penicillin' })).toMatchObject([{ noneKnown: false }])
    const problem = (code: object) => read({ resourceType: 'Condition', id: 'c', ...PATIENT, code }).facts.conditions
    for (const code of [ips('no-known-problems'), sct('160245001')]) expect(problem(code)).toMatchObject([{ noneKnown: true }])
    expect(problem(ips('no-problem-info'))).toEqual([])
    expect(problem({ text: 'Gout' })[0]).not.toHaveProperty('noneKnown')
    const drug = (code: object) =>
      read({ resourceType: 'MedicationStatement', id: 'd', status: 'active', ...PATIENT, medicationCodeableConcept: code }).facts
        .medications
    for (const code of [ips('no-known-medications'), sct('787481004')]) expect(drug(code)).toMatchObject([{ noneKnown: true }])
    expect(drug(ips('no-medication-info'))).toEqual([])
  })

  it('never lists an order not to give, a proposal, or what was not given as taken', () => {
    const base = {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      ...PATIENT,
      medicationCodeableConcept: { text: 'warfarin' },
    }
    expect(read({ ...base, doNotPerform: true }).facts.medications).toEqual([])
    expect(read({ ...base, intent: 'proposal' }).facts.medications).toEqual([])
    expect(read({ ...base, resourceType: 'MedicationStatement', taken: 'n' }).facts.medications[0]?.status).toBe('not-taken')
    const vaccine = {
      resourceType: 'Immunization',
      id: 'i',
      patient: { reference: 'Patient/p' },
      vaccineCode: { text: 'MMR' },
      status: 'completed',
      notGiven: true,
    }
    expect(read(vaccine).facts.immunizations[0]?.status).toBe('not-done')
  })

  it('puts a dosage into words to the letter', () => {
    const raw =
      '{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"x"},"dosageInstruction":[{"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":2.50,"unit":"mg"}}],"asNeededBoolean":true}]}'
    expect(read(raw).facts.medications[0]?.dosage).toBe('dose 2.50 mg, 2 times every d, as needed')
  })

  it('knows encounter classes by their words', () => {
    const kind = (value: unknown) => read({ resourceType: 'Encounter', id: 'e', ...PATIENT, class: value }).facts.encounters[0]?.class
    expect([
      kind({ code: 'inpatient' }),
      kind({ code: 'EMERGENCY' }),
      kind('outpatient'),
      kind({ code: 'IMP' }),
      kind([{ coding: [{ code: 'AMB' }] }]),
      kind({ code: 'X1' }),
    ]).toEqual(['IMP', 'EMER', 'AMB', 'IMP', 'AMB', 'X1'])
  })

  it('decodes the text of a note', () => {
    const note = (contentType: string, bytes: Buffer) =>
      read({
        resourceType: 'DocumentReference',
        id: 'd',
        ...PATIENT,
        content: [{ attachment: { contentType, data: bytes.toString('base64') } }],
      })
    expect(note('text/plain; charset=utf-8', Buffer.from('Größe 1,80 m 🙂')).facts.documents[0]?.text).toBe('Größe 1,80 m 🙂')
    expect(note('text/plain; charset=iso-8859-1', Buffer.from('Größe', 'latin1')).facts.documents[0]?.text).toBe('Größe')
    expect(note('text/html', Buffer.from('<p>BP &lt; 140</p><script>x()</script>')).facts.documents[0]?.text?.trim()).toBe('BP < 140')
    expect(note('application/pdf', Buffer.from('x')).facts.documents[0]?.text).toBeNull()
    expect(note('text/plain', Buffer.from([0xff, 0xfe, 0x41])).issues[0]).toMatchObject({ code: 'value' })
  })

  it('keeps other types without facts', () => {
    expect(read({ resourceType: 'Claim', id: 'c' })).toMatchObject({ type: 'Claim', usable: true, issues: [] })
  })
})
