import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../chart/facts.ts'
import { readResource } from '../fhir/read.ts'
import { isObj } from '../fhir/reading.ts'
import { looksLikeCda, looksLikeXml, readCcda } from './read.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const read = (text: string) => readCcda(text, { hash })
const CCD = fixture('ccd.xml')
const NULLS = fixture('null-flavors.xml')
const R11 = fixture('r1-1.xml')

function facts(text: string) {
  const readings = read(text).made.map(({ resource, place }) => readResource(JSON.stringify(resource), resource, { path: place }))
  expect(readings.flatMap(({ issues }) => issues).filter(({ severity }) => severity === 'error')).toEqual([])
  const all = <K extends keyof Facts>(kind: K) => readings.flatMap((reading) => reading.facts[kind] as readonly Facts[K][number][])
  return all
}
const saysOf = (text: string) => read(text).issues.map(({ severity, path, message }) => `${severity} ${path}: ${message}`)

describe('a C-CDA 2.1 document', () => {
  const all = facts(CCD)

  it('says what it is, who wrote it and who sent it', () => {
    expect(read(CCD)).toMatchObject({
      title: 'Continuity of Care Document',
      author: 'Ines Okafor MD',
      time: '2024-03-12T10:15:00+00:00',
      sender: 'Fernham Clinic',
    })
  })

  it('gives the patient and the visit', () => {
    expect(all('patients')[0]).toMatchObject({ family: 'Marchetti', sex: 'female', birthDate: { text: '1958-04-17' }, deceased: null })
    expect(all('encounters').map(({ class: kind, start, end }) => [kind, start?.text, end?.text])).toEqual([
      ['AMB', '2024-03-12T09:30:00+00:00', '2024-03-12T10:10:00+00:00'],
      ['AMB', '2023-09-01', '2023-09-01'],
    ])
  })

  it('gives results with their units, limits and comparators', () => {
    const value = (loinc: string) => all('observations').find((one) => one.loinc === loinc)
    expect(value('2160-0')).toMatchObject({
      status: 'final',
      category: 'laboratory',
      effective: { text: '2024-03-10T08:30:00-05:00' },
      value: { kind: 'quantity', value: 1.1, unit: 'mg/dL' },
      range: { low: 0.6, high: 1.2 },
      interpretation: 'N',
    })
    expect(value('33914-3')).toMatchObject({ value: { value: 60, comparator: '>' }, effective: { text: '2024-03-10T08:30:00+00:00' } })
    expect(value('5778-6')?.value).toMatchObject({ kind: 'text', text: 'Yellow' })
    expect(value('5048-4')?.value).toMatchObject({ kind: 'text', text: '1:160' })
    expect(value('6690-2')).toMatchObject({ status: 'cancelled', value: { kind: 'absent', reason: 'Not asked' } })
    expect(value('8480-6')).toMatchObject({ category: 'vital-signs', value: { value: 132, unit: 'mm[Hg]' } })
    expect(value('72166-2')?.value).toMatchObject({ text: 'Former smoker' })
    expect(value('82810-3')?.value).toMatchObject({ code: '77386006' })
    expect(value('11778-8')?.value).toMatchObject({ text: '1990-08-01' })
  })

  it('keeps a number to the letter', () => {
    const made = read(CCD).made.find(({ place }) => place === 'section Results, entry 1, component 1')
    expect(made).toMatchObject({ changes: [], decimal: '1.10' })
  })

  it('gives problems, allergies and medications with their statuses', () => {
    expect(all('conditions').map((one) => [one.label, one.clinicalStatus, one.onset?.text, one.abatement?.text])).toEqual([
      ['Type 2 diabetes mellitus', 'active', '2015-03', undefined],
      ['Pneumonia', 'resolved', '2019-02-01', '2019-02-20'],
    ])
    expect(all('allergies')[0]).toMatchObject({
      label: 'Penicillin G',
      clinicalStatus: 'active',
      criticality: 'high',
      reaction: 'Hives (moderate)',
      noneKnown: false,
    })
    expect(all('medications')).toMatchObject([
      { source: 'MedicationStatement', label: 'metformin 500 MG oral tablet', status: 'active', start: { text: '2021-01-05' }, end: null },
      { source: 'MedicationRequest', dosage: 'dose 1 to 2, as needed (pain)', start: { text: '2024-03-12' } },
    ])
    expect(all('medications')[0]).toMatchObject({ dosage: 'dose 500 mg, every 12 h, oral', reason: 'Type 2 diabetes' })
  })

  it('tells what was given from what was refused, and what is done from what is planned', () => {
    expect(all('immunizations').map(({ label, status }) => [label, status])).toEqual([
      ['influenza, quadrivalent', 'completed'],
      ['pneumococcal', 'not-done'],
    ])
    expect(all('procedures')).toMatchObject([{ label: 'Colonoscopy', performed: { text: '2022-05-12' } }])
    expect(all('observations').some(({ loinc }) => loinc === '4548-4')).toBe(false)
    expect(saysOf(CCD).some((words) => words.includes('Plan of Treatment, entry 1'))).toBe(true)
  })

  it('gives notes as text and keeps the document as it came', () => {
    const note = all('documents').find(({ label }) => label === 'Assessment and Plan')
    expect(note?.text).toBe('Diabetes well controlled.\n- Repeat HbA1c in 3 months\n- Continue metformin')
    const [first] = read(CCD).made.filter(({ resource }) => resource.resourceType === 'DocumentReference')
    const content = first?.resource.content
    const attachment = Array.isArray(content) && isObj(content[0]) ? content[0].attachment : undefined
    const data = isObj(attachment) ? String(attachment.data) : ''
    expect(Buffer.from(data, 'base64').toString('utf8')).toBe(CCD)
  })

  it('gives the same ids each time, none of them twice', () => {
    const ids = read(CCD).made.map(({ resource }) => `${resource.resourceType}/${resource.id}`)
    expect(new Set(ids).size).toBe(ids.length)
    expect(read(CCD)).toEqual(read(CCD))
  })
})

describe('null flavors', () => {
  const all = facts(NULLS)
  it('are missing, with their reason', () => {
    expect(all('patients')[0]).toMatchObject({ sex: 'unknown', birthDate: null })
    expect(all('allergies')).toMatchObject([{ noneKnown: true, clinicalStatus: 'active' }])
    expect(all('medications')).toEqual([])
    expect(all('conditions')).toEqual([])
    expect(all('observations').map(({ loinc, value }) => [loinc, value.kind])).toEqual([
      ['29463-7', 'absent'],
      ['2339-0', 'text'],
    ])
    expect(all('observations')[0]?.value).toEqual({ kind: 'absent', reason: 'Asked but unknown' })
  })
  it('leave a word behind', () => {
    const says = saysOf(NULLS)
    for (const words of [
      'section Problems: The document says it has no information',
      'no known medications',
      'entry 2: There is no code',
      'A time here',
      'not of the type',
    ])
      expect(says.some((line) => line.includes(words))).toBe(true)
  })
  it('a negated allergy to one substance is refuted, not "none known"', () => {
    const one = NULLS.replace(
      '<cda:code nullFlavor="NA"/></cda:playingEntity>',
      '<cda:code code="7980" codeSystem="2.16.840.1.113883.6.88" displayName="penicillin"/></cda:playingEntity>',
    )
    expect(facts(one)('allergies')).toMatchObject([{ noneKnown: false, verificationStatus: 'refuted' }])
  })
})

describe('a C-CDA R1.1 document', () => {
  const all = facts(R11)
  it('is read the same way', () => {
    expect(all('conditions')[0]).toMatchObject({ label: 'Heart failure', clinicalStatus: 'inactive', onset: { text: '2011' } })
    expect(all('medications')[0]).toMatchObject({ label: 'Furosemide 40 mg', end: { text: '2013-08-06' } })
    expect(all('observations').map(({ loinc }) => loinc)).toEqual(['72166-2'])
    expect(all('documents').map(({ text }) => text)).toEqual([
      null,
      'Diuresis with good effect.\nWeight fell by 3 kg.',
      'Cardiology was asked.',
    ])
    expect(read(R11).sender).toBe('WardWriter 3')
  })
  it('never takes a relative for the patient, and names what it leaves', () => {
    expect(saysOf(R11).some((words) => words.includes('section FAMILY HISTORY'))).toBe(true)
    expect(saysOf(R11).some((words) => words.startsWith('warning') && words.includes('A measured value'))).toBe(true)
  })
})

describe('what is refused', () => {
  const refused = (text: string) => {
    const { made, issues } = read(text)
    expect(made).toEqual([])
    expect(issues[0]).toMatchObject({ severity: 'error' })
    return issues[0]
  }
  it('any document type, in any spelling or place', () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><ClinicalDocument>&lol2;</ClinicalDocument>`
    const external = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><ClinicalDocument/>'
    for (const text of [
      laughs,
      external,
      external.replace('DOCTYPE', 'doctype'),
      external.replace('<!DOCTYPE', '<! DOCTYPE'),
      `\uFEFF \n${external}`,
      '<ClinicalDocument><!ENTITY a "b"></ClinicalDocument>',
      '<ClinicalDocument><![CDATA[<!DOCTYPE a>]]></ClinicalDocument>',
    ])
      refused(text)
    expect(refused(`<a>\n  ${external}</a>`)).toMatchObject({ path: 'line 2, column 3' })
    refused('<?xml version="1.0" encoding="UTF-7"?><ClinicalDocument>+ADwAIQ-DOCTYPE</ClinicalDocument>')
    refused([...external].join('\0'))
    refused('<ClinicalDocument>&undefined;</ClinicalDocument>')
  })
  it('what is too deep, too long, or no clinical document', () => {
    expect(refused(`${'<a>'.repeat(201)}${'</a>'.repeat(201)}`)?.message).toContain('200')
    refused(`<ClinicalDocument ${Array.from({ length: 101 }, (_, i) => `a${i}="1"`).join(' ')}/>`)
    refused(`<ClinicalDocument a="${'x'.repeat(100_001)}"/>`)
    refused(`<ClinicalDocument>${' '.repeat(64_000_000)}</ClinicalDocument>`)
    expect(refused('<Bundle xmlns="http://hl7.org/fhir"/>')?.message).toContain('no clinical document')
    expect(refused('<a>\n<b></a>')?.path).toMatch(/^line 2, column/)
    for (const text of ['', 'hello', '<', '<a', '<a/><b/>', '{"a":1}']) refused(text)
  })
  it('is at most a small multiple of the text in memory: 300,000 elements end it', () => {
    expect(refused(`<a>${'<b/>'.repeat(300_001)}</a>`)?.message).toContain('300,000')
  }, 20_000)
  it('more references than a document needs', () => {
    refused(`<ClinicalDocument>${'&amp;'.repeat(2_000_001)}</ClinicalDocument>`)
  })
  it('a document cut short anywhere', () => {
    for (let at = 0; at < CCD.trimEnd().length; at += 50) refused(CCD.slice(0, at))
  }, 60_000)
})

describe('hostile content', () => {
  it('of names and hidden signs does no harm', () => {
    const text = CCD.replace('<realmCode code="US"/>', '<__proto__ constructor="x" __proto__="y"/><constructor/>').replace(
      '<title>Results</title>',
      '<title>\u202eRes\u200bults\u0085</title>',
    )
    const { made, issues } = read(text)
    expect(made.length).toBe(read(CCD).made.length)
    expect(issues.every(({ path }) => !/[\u202a-\u202e]/.test(path))).toBe(true)
    expect(({} as Record<string, unknown>).constructor).toBe(Object)
  })
  it('without a patient is kept and shown in no chart', () => {
    const { made, issues } = read(CCD.replaceAll('recordTarget', 'recordTargets'))
    expect(made.map(({ resource }) => resource.resourceType)).toEqual(['DocumentReference'])
    expect(issues.some(({ message }) => message.includes('shown in no chart'))).toBe(true)
  })
  it('over 8 million characters loses its own text only, and says so', () => {
    const long = CCD.replace('<realmCode code="US"/>', `<realmCode code="US"/><!--${'x'.repeat(8_000_000)}-->`)
    expect(read(long).issues.some(({ code }) => code === 'too-long')).toBe(true)
    expect(read(long).made.length).toBe(read(CCD).made.length)
  })
  it('in a text of many millions shows its beginning, and says so', () => {
    const { made, issues } = read(CCD.replace('Diabetes well controlled.', 'x '.repeat(2_000_000)))
    expect(issues.some(({ path, code }) => path === 'section Assessment and Plan' && code === 'too-long')).toBe(true)
    expect(made.length).toBe(read(CCD).made.length)
  })
  it('of any mutation gives issues or readable resources, never an exception', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '&lt;',
      ']]>',
      '<!--',
      '\0',
      '\u202e',
      '\ud800',
      'value=""',
      '<observation/>',
      'nullFlavor="NI"',
      '1e999',
      '-',
      '',
    )
    const cut = fc.tuple(fc.nat(CCD.length), fc.nat(60), pieces)
    fc.assert(
      fc.property(fc.constantFrom(CCD, NULLS, R11), fc.array(cut, { minLength: 1, maxLength: 4 }), (text, cuts) => {
        const mutated = cuts.reduce((so, [at, length, piece]) => so.slice(0, at) + piece + so.slice(at + length), text)
        for (const { resource, place } of read(mutated).made) readResource(JSON.stringify(resource), resource, { path: place })
      }),
      { numRuns: 150 },
    )
  })
  it('of removed or exchanged attributes gives readable resources', () => {
    const attributes = [...CCD.matchAll(/ (?:code|value|unit|type|root|extension|moodCode|codeSystem|negationInd|xsi:type)="[^"]*"/g)]
    fc.assert(
      fc.property(
        fc.subarray(attributes, { minLength: 1 }),
        fc.constantFrom('', ' value="x"', ' nullFlavor="UNK"', ' code=" "'),
        (some, by) => {
          const chosen = new Set(some.map(({ index }) => index))
          const text = CCD.replace(
            / (?:code|value|unit|type|root|extension|moodCode|codeSystem|negationInd|xsi:type)="[^"]*"/g,
            (own, at: number) => (chosen.has(at) ? by : own),
          )
          const { made, issues } = read(text)
          expect(made.length + issues.length).toBeGreaterThan(0)
          for (const { resource, place } of made)
            expect(readResource(JSON.stringify(resource), resource, { path: place }).id).toBe(resource.id)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what a text looks like', () => {
  it('is told by its start', () => {
    expect([looksLikeXml(CCD), looksLikeCda(CCD), looksLikeCda(NULLS), looksLikeXml('\uFEFF\n<a/>'), looksLikeCda('<a/>')]).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
    expect([looksLikeXml('{"a":1}'), looksLikeXml('a < b'), looksLikeXml('')]).toEqual([false, false, false])
  })
})
