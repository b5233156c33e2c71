/** Valid FHIR R4 of many shapes (resource pages of hl7.org/fhir/R4): nothing is refused, and every measured value is a fact or is named. */
import { describe, expect, it } from 'vitest'
import { scanText } from './bundle-scanner.ts'
import { readResource } from './read.ts'

const P = { reference: 'Patient/example' }
const LOINC = (code: string, display: string) => ({ coding: [{ system: 'http://loinc.org', code, display }] })
const Q = (value: number, unit: string) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit })
const obs = (more: object) => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: LOINC('1-8', 'x'),
  subject: P,
  effectiveDateTime: '2020',
  ...more,
})
const of = (resourceType: string, more: object) => ({ resourceType, id: 'example', ...more })
const drug = { medicationCodeableConcept: { text: 'amoxicillin' } }
const order = (more: object) => of('MedicationRequest', { status: 'active', intent: 'order', subject: P, ...drug, ...more })
const condition = (more: object) => of('Condition', { subject: P, code: { text: 'Burn of ear' }, ...more })
const read = (resource: object, path = '') => {
  const raw = JSON.stringify(resource)
  return readResource(raw, JSON.parse(raw), { path })
}

const OBSERVATIONS: readonly (readonly [string, object, string])[] = [
  ['valueQuantity', { valueQuantity: { ...Q(6.3, 'mmol/L'), comparator: '<' } }, '6.3'],
  ['valueCodeableConcept', { valueCodeableConcept: { coding: [{ code: 'A' }], text: 'Blood group A' } }, 'Blood group A'],
  ['valueString', { valueString: 'Exon 21' }, 'Exon 21'],
  ['valueBoolean', { valueBoolean: true }, 'true'],
  ['valueInteger', { valueInteger: 13 }, '13'],
  ['valueRange', { valueRange: { low: Q(3, '/[HPF]'), high: Q(5, '/[HPF]') } }, '3 /[HPF] to 5 /[HPF]'],
  ['valueRange with one end', { valueRange: { low: Q(3, 'mg') } }, '3 mg or more'],
  ['valueRatio', { valueRatio: { numerator: Q(5, 'mg'), denominator: Q(2, 'h') } }, '5 mg / 2 h'],
  ['valueRatio of a titre', { valueRatio: { numerator: { value: 1 }, denominator: { value: 64 } } }, '1:64'],
  ['valueRatio with one part', { valueRatio: { numerator: Q(5, 'mg') } }, '5 mg'],
  [
    'valueSampledData',
    { valueSampledData: { origin: { value: 2048 }, period: 10, dimensions: 1, data: '2041 2043 E' } },
    '3 sampled points',
  ],
  ['valueTime', { valueTime: '08:30:00' }, '08:30:00'],
  ['valueDateTime', { valueDateTime: '2020-02' }, '2020-02'],
  ['valuePeriod', { valuePeriod: { start: '2020-01', end: '2020-02' } }, '2020-01 to 2020-02'],
]

describe('Observation', () => {
  it.each(OBSERVATIONS)('%s', (_, value, said) => {
    const { facts, usable, issues } = read(obs(value))
    expect(usable).toBe(true)
    expect(issues).toEqual([])
    expect(facts.observations).toHaveLength(1)
    expect(facts.observations[0]?.value).toMatchObject({ text: said })
  })

  it('with parts, members, absent values and other times', () => {
    const parts = read(
      obs({
        component: [
          { code: LOINC('8480-6', 'SBP'), valueQuantity: Q(107, 'mm[Hg]') },
          { code: LOINC('8462-4', 'DBP'), dataAbsentReason: LOINC('not-performed', 'Not performed') },
        ],
      }),
    )
    expect(parts.facts.observations.map(({ value }) => value.kind)).toEqual(['quantity', 'absent'])
    expect(read(obs({ hasMember: [{ reference: 'Observation/a' }] })).facts.observations).toEqual([])
    expect(
      read(obs({ effectiveDateTime: undefined, effectiveTiming: { event: ['2021-03-04'] }, valueInteger: 1 })).facts.observations[0]
        ?.effective?.text,
    ).toBe('2021-03-04')
    expect(read(obs({ effectiveDateTime: undefined, effectiveInstant: '2021-03-04T00:00:00Z', valueInteger: 1 })).issues).toEqual([])
  })

  it('keeps the statuses that change what it means', () => {
    for (const status of ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown'])
      expect(read(obs({ status, valueInteger: 1 })).facts.observations[0]?.status).toBe(status)
    expect(read(obs({ status: 'cancelled' })).facts.observations[0]?.value).toEqual({ kind: 'absent', reason: null })
  })
})

const KEPT: readonly (readonly [string, object])[] = [
  ['an observation of a group', obs({ subject: { reference: 'Group/g' }, valueQuantity: Q(1, 'mg') })],
  ['an observation of a device', obs({ subject: { reference: 'Device/d' }, valueQuantity: Q(1, 'mg') })],
  ['an observation without a subject', obs({ subject: undefined, valueQuantity: Q(1, 'mg') })],
  [
    'an observation of a contained patient',
    obs({ subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }], valueQuantity: Q(1, 'mg') }),
  ],
  ['a patient by name only', obs({ subject: { display: 'Somebody' }, valueQuantity: Q(1, 'mg') })],
  ['an allergy without a code', of('AllergyIntolerance', { patient: P, clinicalStatus: LOINC('active', 'Active') })],
  ['a condition without a code', condition({ code: undefined })],
  [
    'a report with a contained result',
    of('DiagnosticReport', {
      status: 'final',
      code: LOINC('58410-2', 'CBC'),
      subject: P,
      effectiveDateTime: '2020',
      contained: [{ resourceType: 'Observation', id: 'r', valueQuantity: Q(176, 'g/L') }],
      result: [{ reference: '#r' }],
    }),
  ],
  ['a bundle in a bundle', of('Bundle', { type: 'collection', entry: [{ resource: obs({ valueQuantity: Q(1, 'mg') }) }] })],
  ['parameters with a resource', of('Parameters', { parameter: [{ name: 'return', resource: obs({ valueQuantity: Q(1, 'mg') }) }] })],
]

describe('what is kept and not shown as a result', () => {
  it.each(KEPT)('%s is named', (_, resource) => {
    const { usable, issues, facts } = read(resource)
    expect(usable).toBe(true)
    expect(facts.observations).toEqual([])
    expect(issues.map(({ severity }) => severity)).not.toContain('error')
    expect(issues.length).toBeGreaterThan(0)
  })
})

const XHTML = { text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b</p></div>' } }
const FINE: readonly (readonly [string, object])[] = [
  [
    'a deceased patient',
    of('Patient', {
      ...XHTML,
      name: [
        { family: 'A', use: 'official' },
        { given: ['B'], use: 'nickname' },
      ],
      birthDate: '1970',
      deceasedBoolean: true,
    }),
  ],
  [
    'a patient with extensions on a primitive',
    of('Patient', {
      name: [{ family: 'A', given: [null, 'B'], _given: [{ extension: [{ url: 'x', valueCode: 'masked' }] }, null] }],
      birthDate: '1970-03-30',
      _birthDate: {
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: '1970-03-30T01:20:00Z' }],
      },
    }),
  ],
  [
    'a contained medication',
    order({
      contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'x' } }],
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#m' },
    }),
  ],
  [
    'a dose by range, as needed',
    order({
      dosageInstruction: [
        { asNeededCodeableConcept: { text: 'pain' }, doseAndRate: [{ doseRange: { low: Q(1, 'mg'), high: Q(2, 'mg') } }] },
      ],
    }),
  ],
  [
    'an immunization in words',
    of('Immunization', { status: 'completed', patient: P, vaccineCode: { text: 'x' }, occurrenceString: 'as a child' }),
  ],
  [
    'an encounter with its history',
    of('Encounter', {
      status: 'finished',
      class: { code: 'IMP' },
      subject: P,
      statusHistory: [{ status: 'arrived', period: { start: '2020' } }],
      period: { start: '2020' },
    }),
  ],
  [
    'a report with a file',
    of('DiagnosticReport', {
      status: 'final',
      code: LOINC('58410-2', 'CBC'),
      subject: P,
      issued: '2020-01-01T00:00:00Z',
      presentedForm: [{ contentType: 'application/pdf', data: 'JVBERi0=' }],
    }),
  ],
  [
    'a document elsewhere',
    of('DocumentReference', {
      status: 'current',
      subject: P,
      type: { text: 'x' },
      content: [{ attachment: { url: 'http://example.org/a.pdf', contentType: 'application/pdf' } }],
    }),
  ],
  ['a value set', of('ValueSet', { status: 'draft', compose: { include: [{ system: 'http://loinc.org' }] } })],
]

describe('other resources', () => {
  it.each(FINE)('%s', (_, resource) => {
    expect(read(resource)).toMatchObject({ usable: true, issues: [] })
  })

  it('say ages, ranges and rates in words', () => {
    const said = (more: object) => read(condition(more)).facts.conditions[0]
    expect(said({ onsetAge: Q(52, 'a') })?.onset?.text).toBe('at age 52 a')
    expect(said({ onsetRange: { low: Q(40, 'a'), high: Q(50, 'a') } })?.onset?.text).toBe('40 a to 50 a')
    expect(said({ abatementString: 'around April' })?.abatement).toEqual({ text: 'around April', ms: null })
    const dosage = (more: object) => read(order({ dosageInstruction: [more] })).facts.medications[0]?.dosage
    expect(dosage({ doseAndRate: [{ doseQuantity: Q(5, 'mL'), rateRatio: { numerator: Q(10, 'mg'), denominator: Q(1, 'h') } }] })).toBe(
      'dose 5 mL, rate 10 mg per 1 h',
    )
    expect(
      dosage({ doseAndRate: [{ rateQuantity: Q(2, 'L/min') }], maxDosePerPeriod: { numerator: Q(3, 'g'), denominator: Q(1, 'd') } }),
    ).toBe('rate 2 L/min, at most 3 g per 1 d')
  })

  it('take an id of any length that is harmless', () => {
    expect(read({ ...obs({ valueInteger: 1 }), id: 'x'.repeat(64) }).issues).toEqual([])
    expect(read({ ...obs({ valueInteger: 1 }), id: 'x'.repeat(200) })).toMatchObject({
      usable: true,
      issues: [{ severity: 'information' }],
    })
  })
})

describe('bundles', () => {
  const inside = JSON.stringify(obs({ valueInteger: 1 }))
  const bundle = (type: string, entry = inside) =>
    `{"resourceType":"Bundle","type":"${type}","entry":[{"resource":${entry},"response":{"status":"200"}}]}`
  const raws = (text: string) => scanText(text).flatMap((item) => (item.kind === 'resource' ? [item.raw] : []))
  it.each(['document', 'message', 'history', 'searchset', 'batch', 'transaction', 'collection', 'batch-response', 'transaction-response'])(
    '%s',
    (type) => {
      expect(raws(bundle(type))).toEqual([inside])
      expect(raws(`${bundle(type)}\n${inside}\n`)).toEqual([inside, inside])
    },
  )
  it('lose no bundle that stands inside', () => {
    const inner = bundle('searchset')
    expect(raws(bundle('collection', inner))).toEqual([inner])
  })
})
