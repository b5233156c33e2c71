import { describe, expect, it } from 'vitest'
import { scanText } from '../bundle-scanner.ts'
import { readResource } from '../read.ts'
import { type IpsResource, ipsDocument } from './document.ts'
import { escapeXml } from './narrative.ts'

/** Stands for SHA-256: 64 hex digits that differ with the text. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n
  for (const sign of text) value = ((value ^ BigInt(sign.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn
  return value.toString(16).padStart(16, '0').repeat(4)
}

const AT = '2026-03-01T09:00:00Z'
const SUBJECT = { reference: 'Patient/p1' }
type Json = Record<string, unknown>

function stored(resource: Json & { resourceType: string; id: string }, raw = JSON.stringify(resource)): IpsResource {
  return { ref: `${resource.resourceType}/${resource.id}`, type: resource.resourceType, raw }
}

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }], text: code })
const PERSON = stored({ resourceType: 'Patient', id: 'p1', name: [{ family: 'Osei' }], birthDate: '1950-03-01', gender: 'female' })
const potassium = (id: string, value: string, day: string) =>
  stored(
    { resourceType: 'Observation', id },
    `{"resourceType":"Observation","id":"${id}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}],"text":"Potassium"},"subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},"effectiveDateTime":"${day}","valueQuantity":{"value":${value},"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}}`,
  )
const condition = (id: string, clinical: string | null, more: Json = {}) =>
  stored({
    resourceType: 'Condition',
    id,
    subject: SUBJECT,
    code: { text: `Problem ${id}` },
    ...(clinical === null ? {} : { clinicalStatus: { coding: [{ code: clinical }] } }),
    ...more,
  })
const allergy = (id: string, code: Json, more: Json = {}) =>
  stored({ resourceType: 'AllergyIntolerance', id, patient: SUBJECT, code, ...more })
const NONE_KNOWN = { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }], text: 'No known allergy' }

type Entry = { fullUrl: string; resource: Json }
type Section = {
  title: string
  code: { coding: { code: string }[] }
  entry?: { reference: string }[]
  emptyReason?: { coding: { code: string }[] }
  text: { div: string }
}

function made(resources: readonly IpsResource[], more: { held?: number; at?: string } = {}) {
  const input = { patient: 'p1', resources, held: 0, at: AT, author: { name: 'Wardlight', version: '1.0' }, hash, ...more }
  const document = ipsDocument(input)
  const bundle = JSON.parse(document.text) as { entry: Entry[] } & Json
  const composition = bundle.entry[0]?.resource as Json & { section: Section[] }
  const section = (code: string) => composition.section.find((item) => item.code.coding[0]?.code === code)
  const inSection = (code: string) =>
    section(code)?.entry?.map(({ reference }) => bundle.entry.find(({ fullUrl }) => fullUrl === reference)?.resource as Json)
  return { document, bundle, composition, section, inSection }
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'reference' in value && typeof value.reference === 'string' ? [value.reference] : []
  return [...own, ...Object.values(value).flatMap(references)]
}

/** Everything that HL7's IPS and FHIR R4's document rules ask of any document. */
function checkDocument(bundle: { entry: Entry[] } & Json): void {
  const types = bundle.entry.map(({ resource }) => resource.resourceType)
  expect(types.slice(0, 2)).toEqual(['Composition', 'Patient'])
  const urls = bundle.entry.map(({ fullUrl }) => fullUrl)
  expect(new Set(urls).size).toBe(urls.length)
  for (const url of urls)
    expect(url).toMatch(/^(?:urn:uuid:[0-9a-f-]{36}|http:\/\/wardlight\.invalid\/fhir\/[A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)$/)
  for (const reference of references(bundle)) if (!reference.startsWith('#')) expect(urls).toContain(reference)
  expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'document', timestamp: AT, identifier: { system: 'urn:ietf:rfc:3986' } })
  const composition = bundle.entry[0]?.resource as Json & { section: Section[] }
  expect(composition).toMatchObject({ status: 'final', date: AT, type: { coding: [{ system: 'http://loinc.org', code: '60591-5' }] } })
  const codes = composition.section.map(({ code }) => code.coding[0]?.code)
  expect(codes.slice(0, 3)).toEqual(['10160-0', '48765-2', '11450-4'])
  for (const section of composition.section) {
    const listed = (section.entry?.length ?? 0) > 0
    expect([listed, section.emptyReason?.coding[0]?.code]).toEqual(listed ? [true, undefined] : [false, 'unavailable'])
    expect(section.text.div).toMatch(/^<div xmlns="http:\/\/www.w3.org\/1999\/xhtml">.*<\/div>$/s)
  }
}

describe('a chart that knows nothing', () => {
  it('says of each required section that there is no information, never that there is nothing', () => {
    const { bundle, section, composition } = made([PERSON])
    checkDocument(bundle)
    for (const code of ['10160-0', '48765-2', '11450-4']) {
      expect(section(code)).toMatchObject({ emptyReason: { coding: [{ code: 'unavailable' }] } })
      expect(section(code)).not.toHaveProperty('entry')
    }
    expect(JSON.stringify(bundle)).not.toMatch(/no-known|nilknown/)
    expect(section('48765-2')?.text.div).toContain('No information about allergies.')
    expect(composition.section).toHaveLength(3)
  })

  it('says that name and birth date are not known', () => {
    const { bundle } = made([stored({ resourceType: 'Patient', id: 'p1' })])
    const absent = { extension: [{ url: expect.stringContaining('data-absent-reason'), valueCode: 'unknown' }] }
    expect(bundle.entry[1]?.resource).toMatchObject({ name: [absent], _birthDate: absent })
    checkDocument(made([condition('c1', 'active')]).bundle)
  })

  it('does not take ended medications and past problems for a list of present ones', () => {
    const stopped = stored({
      resourceType: 'MedicationRequest',
      id: 'm1',
      status: 'stopped',
      subject: SUBJECT,
      medicationCodeableConcept: { text: 'Warfarin' },
    })
    const { section, inSection } = made([PERSON, stopped, condition('c1', 'resolved')])
    for (const code of ['10160-0', '11450-4']) expect(section(code)).toMatchObject({ emptyReason: { coding: [{ code: 'unavailable' }] } })
    expect(inSection('11348-0')).toMatchObject([{ id: 'c1' }])
  })
})

describe('allergies', () => {
  it('that are known to be none are said to be none, in the words of the source', () => {
    const { inSection } = made([PERSON, allergy('a1', NONE_KNOWN)])
    expect(inSection('48765-2')).toMatchObject([{ id: 'a1', code: NONE_KNOWN }])
  })

  it('that are recorded stand against a statement that there are none', () => {
    const { inSection } = made([PERSON, allergy('a1', NONE_KNOWN), allergy('a2', { text: 'Penicillin' })])
    expect(inSection('48765-2')).toMatchObject([{ id: 'a2' }])
  })

  it('that were refuted or entered in error are left out', () => {
    const refuted = allergy('a1', { text: 'Latex' }, { verificationStatus: { coding: [{ code: 'refuted' }] } })
    const wrong = allergy('a2', { text: 'Nuts' }, { verificationStatus: { coding: [{ code: 'entered-in-error' }] } })
    const { bundle, section } = made([PERSON, refuted, wrong])
    expect(section('48765-2')).toMatchObject({ emptyReason: { coding: [{ code: 'unavailable' }] } })
    expect(JSON.stringify(bundle)).not.toMatch(/Latex|Nuts/)
  })
})

describe('facts in force', () => {
  it('are problems without a status and without an end, and not what was entered in error', () => {
    const { inSection } = made([
      PERSON,
      condition('c1', null),
      condition('c2', null, { abatementDateTime: '2020' }),
      condition('c3', 'active', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }),
    ])
    expect(inSection('11450-4')).toMatchObject([{ id: 'c1' }])
    expect(inSection('11348-0')).toMatchObject([{ id: 'c2' }])
  })

  it('are the newest result of each kind, its number to the letter', () => {
    const { document, inSection } = made([PERSON, potassium('o1', '4.1', '2026-01-01'), potassium('o2', '4.10', '2026-02-01')])
    expect(inSection('30954-2')).toMatchObject([{ id: 'o2' }])
    expect(document.text).toContain('"value":4.10,')
    const long = '1.123456789012345678901234567890'
    expect(made([PERSON, potassium('o1', long, '2026-01-01')]).document.text).toContain(`"value":${long},`)
  })

  it('go to vital signs, social history, immunizations and procedures', () => {
    const vital = stored({
      resourceType: 'Observation',
      id: 'v1',
      status: 'final',
      category: [{ coding: [{ code: 'vital-signs' }] }],
      code: loinc('8867-4'),
      subject: SUBJECT,
      valueQuantity: { value: 80, unit: '/min' },
    })
    const smoking = stored({
      resourceType: 'Observation',
      id: 's1',
      status: 'final',
      category: [{ coding: [{ code: 'social-history' }] }],
      code: loinc('72166-2'),
      subject: SUBJECT,
      valueCodeableConcept: { text: 'Never smoker' },
    })
    const vaccine = stored({ resourceType: 'Immunization', id: 'i1', status: 'completed', vaccineCode: { text: 'MMR' }, patient: SUBJECT })
    const notGiven = stored({ resourceType: 'Immunization', id: 'i2', status: 'not-done', vaccineCode: { text: 'HPV' }, patient: SUBJECT })
    const operation = stored({ resourceType: 'Procedure', id: 'x1', status: 'completed', code: { text: 'Appendectomy' }, subject: SUBJECT })
    const { bundle, inSection } = made([PERSON, vital, smoking, vaccine, notGiven, operation])
    checkDocument(bundle)
    expect(inSection('8716-3')).toMatchObject([{ id: 'v1' }])
    expect(inSection('29762-2')).toMatchObject([{ id: 's1' }])
    expect(inSection('11369-6')).toMatchObject([{ id: 'i1' }])
    expect(inSection('47519-4')).toMatchObject([{ id: 'x1' }])
  })
})

describe('references', () => {
  it('lead to the medication, the practitioner and its organization inside the document, and never outside', () => {
    const request = stored({
      resourceType: 'MedicationRequest',
      id: 'm1',
      status: 'active',
      subject: { reference: 'urn:uuid:p1', display: 'A. Osei' },
      encounter: { reference: 'Encounter/e1' },
      medicationReference: { reference: 'Medication/d1' },
      requester: { reference: 'urn:uuid:dr1', display: 'Dr Low' },
      insurance: [{ reference: 'Coverage/k1' }],
      recorder: { reference: 'https://elsewhere.example/Practitioner/dr9', display: 'Dr Far' },
    })
    const drug = stored({
      resourceType: 'Medication',
      id: 'd1',
      code: { text: 'Warfarin 5 mg' },
      manufacturer: { reference: 'Organization/o1' },
    })
    const doctor = stored({ resourceType: 'Practitioner', id: 'dr1', name: [{ family: 'Low' }] })
    const maker = stored({ resourceType: 'Organization', id: 'o1', name: 'Maker' })
    const { bundle, inSection, section } = made([maker, drug, request, PERSON, doctor])
    checkDocument(bundle)
    expect(section('10160-0')?.text.div).toContain('Warfarin 5 mg')
    const [entry] = inSection('10160-0') ?? []
    expect(entry).toMatchObject({
      subject: { reference: bundle.entry[1]?.fullUrl },
      recorder: { display: 'Dr Far' },
      requester: { display: 'Dr Low' },
    })
    expect(entry).not.toHaveProperty('encounter')
    expect(entry).not.toHaveProperty('insurance')
    expect(bundle.entry.map(({ resource }) => resource.resourceType)).toEqual(
      expect.arrayContaining(['Medication', 'Practitioner', 'Organization']),
    )
  })
})

describe('the document', () => {
  it('is read again by the reader of this program, every resource of it', () => {
    const request = stored({
      resourceType: 'MedicationRequest',
      id: 'm1',
      status: 'active',
      subject: SUBJECT,
      medicationCodeableConcept: { text: 'Warfarin' },
    })
    const { document } = made([PERSON, request, condition('c1', 'active'), potassium('o1', '4.10', '2026-01-01')])
    const readings = scanText(document.text).flatMap((item) =>
      item.kind === 'resource' ? [readResource(item.raw, item.json, { path: '' })] : [],
    )
    expect(readings.map(({ type, usable }) => [type, usable])).toHaveLength(6)
    expect(readings.every(({ usable }) => usable)).toBe(true)
    expect(readings.flatMap(({ facts }) => facts.observations)).toMatchObject([{ patient: 'p1', value: { text: '4.10' } }])
    expect(readings.flatMap(({ facts }) => facts.allergies)).toEqual([])
  })

  it('is the same for the same chart and time, whatever the order, and another one later', () => {
    const chart = [PERSON, condition('c1', 'active'), potassium('o1', '4.1', '2026-01-01')]
    expect(made(chart).document.text).toBe(made(chart.toReversed()).document.text)
    expect(made(chart, { at: '2026-03-02T09:00:00Z' }).bundle.identifier).not.toEqual(made(chart).bundle.identifier)
  })

  it('says what awaits review and is not in it', () => {
    expect(JSON.stringify(made([PERSON], { held: 2 }).composition.text)).toContain('2 more resources await review and are not in it')
  })

  it('shows nothing as markup that came from outside', () => {
    const { section, bundle } = made([PERSON, condition('c1', 'active', { code: { text: '<script>alert("x")</script> & \u0007' } })])
    checkDocument(bundle)
    expect(section('11450-4')?.text.div).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; \uFFFD')
    expect(section('11450-4')?.text.div).not.toContain('<script')
    expect(escapeXml('\u0000\uFFFF\uD800a')).toBe('\uFFFD\uFFFD\uFFFDa')
  })
})
