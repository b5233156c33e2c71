/** What a document says is what the chart shows: to the letter, with what is denied and what is missing told apart. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactJson } from '../chart/made.ts'
import { readResource } from '../fhir/read.ts'
import { readCcda } from './read.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const read = (text: string) => readCcda(text, { hash })

const SECTIONS = { results: '30954-2', vitals: '8716-3', allergies: '48765-2' }
const section = (code: string, ...statements: readonly string[]) =>
  `<component><section><code code="${code}"/><title>S</title><text/>${statements.map((one) => `<entry>${one}</entry>`).join('')}</section></component>`
const whole = (...sections: readonly string[]) =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><effectiveTime value="20240312"/><recordTarget><patientRole><id root="2.16.840.1.113883.19.5" extension="1"/><patient><name><given>Ann</given><family>Lee</family></name></patient></patientRole></recordTarget><component><structuredBody>${sections.join('')}</structuredBody></component></ClinicalDocument>`
const glucose = (value: string, attributes = '') =>
  `<observation classCode="OBS" moodCode="EVN"${attributes}><code code="2345-7" codeSystem="2.16.840.1.113883.6.1" displayName="Glucose"/><statusCode code="completed"/><effectiveTime value="20240310"/>${value}</observation>`
const result = (value: string, attributes = '') => read(whole(section(SECTIONS.results, glucose(value, attributes))))
const observation = (conversion: ReturnType<typeof read>) => conversion.made.find(({ resource }) => resource.resourceType === 'Observation')
const factOf = (conversion: ReturnType<typeof read>) => {
  const made = observation(conversion)
  const raw = made === undefined ? '{}' : exactJson(made)
  return readResource(raw, JSON.parse(raw), { path: '' }).facts.observations[0]
}

describe('a number', () => {
  it('is kept to the letter, and nothing was changed', () => {
    for (const [value, text] of [
      ['<value xsi:type="PQ" value="5.0" unit="mg/dL"/>', '5.0'],
      ['<value xsi:type="PQ" value="1.10" unit="mg/dL"/>', '1.10'],
      ['<value xsi:type="REAL" value="0.500"/>', '0.500'],
      ['<value xsi:type="IVL_PQ"><high value="7.0" unit="mg/dL" inclusive="false"/></value>', '7.0'],
      ['<value xsi:type="PQ" nullFlavor="OTH"><translation value="2.50" code="mmol/L"/></value>', '2.50'],
    ] as const) {
      const conversion = result(value)
      expect(factOf(conversion)?.value).toMatchObject({ kind: 'quantity', text })
      expect(observation(conversion)?.changes).toEqual([])
    }
    expect(observation(result('<value xsi:type="PQ" value="+5.0" unit="mg/dL"/>'))?.changes).toMatchObject([{ from: '+5.0', to: '5.0' }])
  })

  it('in a text is shown as written, and named', () => {
    const named = (text: string) =>
      result(`<value xsi:type="ST">${text}</value>`).issues.filter(({ path }) => path === 'section S, entry 1').length
    expect(['97 mg/dL', '&lt;5 mg/dL', '5,4 mmol/L', '120 mmHg', '12 %'].map(named)).toEqual([1, 1, 1, 1, 1])
    expect(['Yellow', '97', '1st', '9 am', '2 B', 'seen at 97 mg/dL', '1:160'].map(named)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(factOf(result('<value xsi:type="ST">97 mg/dL</value>'))?.value).toMatchObject({ kind: 'text', text: '97 mg/dL' })
  })

  it('of any kind is a fact or an issue that names its entry', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }).map(String),
      fc.constantFrom('5.0', '<5', '5,4', '5,400', '', ' 5', 'about 5', '1e999', '-0', '.5', '5.', '0x10', 'NaN'),
    )
    const flavor = fc.constantFrom('', ' nullFlavor="UNK"', ' nullFlavor="MSK"', ' nullFlavor="XX"')
    const type = fc.constantFrom('PQ', 'REAL', 'INT', 'ST', 'CD', 'BL', 'TS', 'IVL_PQ', 'RTO', 'ED', 'XX', '')
    fc.assert(
      fc.property(number, flavor, type, fc.constantFrom('', ' negationInd="true"', ' nullFlavor="NASK"'), (value, none, kind, more) => {
        const typed = kind === '' ? '' : ` xsi:type="${kind}"`
        const conversion = result(`<value${typed} value="${value.replace('<', '&lt;')}" unit="mg/dL"${none}/>`, more)
        const fact = factOf(conversion)
        const named = conversion.issues.some(({ path }) => path.startsWith('section S, entry 1'))
        expect([fact?.value.kind === undefined && !named, value, kind]).toEqual([false, value, kind])
        if (fact?.value.kind === 'quantity') expect(Number(fact.value.text)).toBe(fact.value.value)
      }),
      { numRuns: 600 },
    )
  })
})

describe('what is missing', () => {
  it.each([
    ['UNK', 'Unknown'],
    ['NI', 'No information'],
    ['ASKU', 'Asked but unknown'],
    ['NASK', 'Not asked'],
    ['MSK', 'Masked'],
    ['NA', 'Not applicable'],
    ['NAV', 'Temporarily unavailable'],
    ['PINF', 'Positive infinity'],
    ['INV', 'Invalid'],
    ['NP', 'Not permitted'],
    ['QQQ', 'Unknown'],
  ])('with nullFlavor %s is absent: %s', (flavor, reason) => {
    for (const type of ['PQ', 'CD', 'ST', 'INT', 'REAL', 'BL', 'TS', 'IVL_PQ', 'ED', 'RTO'])
      expect(factOf(result(`<value xsi:type="${type}" nullFlavor="${flavor}"/>`))?.value).toEqual({ kind: 'absent', reason })
    expect(factOf(result('', ` nullFlavor="${flavor}"`))?.value).toEqual({ kind: 'absent', reason })
  })

  it('and is given all the same is shown, not computed with, and named', () => {
    const conversion = result('<value xsi:type="PQ" nullFlavor="MSK" value="97" unit="mg/dL"/>')
    expect(factOf(conversion)?.value).toMatchObject({ kind: 'text', text: '97 mg/dL' })
    expect(conversion.issues.filter(({ path }) => path === 'section S, entry 1')).toHaveLength(1)
  })

  it('does not hide a value beside it', () => {
    expect(factOf(result('<value xsi:type="PQ" nullFlavor="UNK"/><value xsi:type="PQ" value="97" unit="mg/dL"/>'))?.value).toMatchObject({
      value: 97,
    })
  })

  it('altogether is absent', () => {
    expect(factOf(result(''))?.value).toMatchObject({ kind: 'absent' })
  })
})

describe('what is denied', () => {
  it.each([
    ['<value xsi:type="CD" code="371240000" codeSystem="2.16.840.1.113883.6.96" displayName="Red"/>', 'Not: Red'],
    ['<value xsi:type="PQ" value="97" unit="mg/dL"/>', 'Not: 97 mg/dL'],
    ['<value xsi:type="IVL_PQ"><low value="1"/><high value="2"/></value>', 'Not: 1 to 2'],
    ['<value xsi:type="ST">cloudy</value>', 'Not: cloudy'],
    ['<value xsi:type="BL" value="true"/>', 'Not: true'],
    ['', 'Not observed'],
    ['<value xsi:type="CD" nullFlavor="UNK"/>', 'Not observed'],
  ])('%s is shown as that, and as no value that a rule could take', (value, text) => {
    const conversion = result(value, ' negationInd="true"')
    expect(factOf(conversion)?.value).toEqual({ kind: 'absent', reason: text })
    expect(conversion.issues.filter(({ path }) => path === 'section S, entry 1')).toHaveLength(1)
  })
})

describe('an allergy', () => {
  const allergy = (inner: string, attributes = '') =>
    read(
      whole(
        section(
          SECTIONS.allergies,
          `<observation classCode="OBS" moodCode="EVN"${attributes}><templateId root="2.16.840.1.113883.10.20.22.4.7"/><code code="ASSERTION"/><statusCode code="completed"/>${inner}</observation>`,
        ),
      ),
    )
  const labels = (conversion: ReturnType<typeof read>) =>
    conversion.made.flatMap(({ resource }) => {
      const { facts } = readResource(JSON.stringify(resource), resource, { path: '' })
      return facts.allergies.map(({ label, noneKnown }) => [label, noneKnown])
    })
  const named = (conversion: ReturnType<typeof read>) => conversion.issues.filter(({ path }) => path === 'section S, entry 1').length

  it('without substance and code is kept in words, and named', () => {
    const said = allergy('<text>Rash after the yellow tablets</text>')
    expect([labels(said), named(said)]).toEqual([[['Rash after the yellow tablets', false]], 1])
    const nothing = allergy('')
    expect([labels(nothing), named(nothing)]).toEqual([[['Allergy, not said to what', false]], 1])
    const unknown = allergy(
      '<participant><participantRole><playingEntity><code nullFlavor="UNK"/></playingEntity></participantRole></participant>',
    )
    expect([labels(unknown), named(unknown)]).toEqual([[['Allergy, not said to what', false]], 1])
  })

  it('that is said to be not known is none, and named', () => {
    const conversion = allergy('<value xsi:type="CD" nullFlavor="NI"/>')
    expect([labels(conversion), named(conversion)]).toEqual([[], 1])
    const words = allergy('<value xsi:type="CD" nullFlavor="OTH"><originalText>Plaster</originalText></value>')
    expect(labels(words)).toEqual([['Plaster', false]])
  })
})
