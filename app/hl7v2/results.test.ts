import { describe, expect, it } from 'vitest'
import { exactJson } from '../chart/made.ts'
import { readResource } from '../fhir/read.ts'
import { convert, facts, MSH, messages, OBR, ofType, PID, withResult } from './fixtures/kit.ts'

const valuesIn = (...fields: readonly string[]) => facts(withResult(`OBX|1|${fields.join('|')}`)).observations.map(({ value }) => value)
const quantity = (value: number, unit: string | null, comparator: string | null = null) => ({ kind: 'quantity', value, unit, comparator })

describe('values of OBX-5', () => {
  it.each([
    ['NM|2345-7^Glucose^LN||5.4|mmol/L', quantity(5.4, 'mmol/L')],
    ['NM|2345-7^Glucose^LN||<5|mg/dl', quantity(5, 'mg/dL', '<')],
    ['NM|2345-7^Glucose^LN||>=60|mg/dl', quantity(60, 'mg/dL', '>=')],
    ['NM|2345-7^Glucose^LN||5,4|mmol/L', quantity(5.4, 'mmol/L')],
    ['NM|2345-7^Glucose^LN||97 mg/dL|', quantity(97, 'mg/dL')],
    ['NM|6690-2^WBC^LN||8.1|10^3/uL', quantity(8.1, '10*3/uL')],
    ['SN|2345-7^Glucose^LN||^182|mg/dl', quantity(182, 'mg/dL')],
    ['SN|2345-7^Glucose^LN||>^500|mg/dl', quantity(500, 'mg/dL', '>')],
    ['ST|2345-7^Glucose^LN||97|mg/dL', quantity(97, 'mg/dL')],
    ['CE|8867-4^Pulse^LN||80|beats/min^^ISO', quantity(80, '/min')],
    ['CQ|3141-9^Weight^LN||70.5^kg', quantity(70.5, 'kg')],
    ['|2345-7^Glucose^LN||97|mg/dL', quantity(97, 'mg/dL')],
    ['NM|2345-7^Glucose^LN||97|furlongs', quantity(97, 'furlongs')],
  ])('%s is a number', (fields, expected) => expect(valuesIn(fields)).toMatchObject([expected]))

  it.each([
    ['NM|A1^Titre^L||1:128', '1:128'],
    ['NM|A1^Protein^L||1+', '1+'],
    ['NM|A1^Note^L||haemolysed', 'haemolysed'],
    ['NM|A1^Cells^L||5,400|/uL', '5,400'],
    ['SN|A1^Titre^L||^1^:^64', '1:64'],
    ['SN|A1^Cells^L||^2^-^5|/uL', '2 /uL to 5 /uL'],
    ['SN|A1^Protein^L||^2^+', '2+'],
    ['ST|A1^Colour^L||5', '5'],
    ['ST|A1^Text^L||one~two', 'one\ntwo'],
    ['TX|A1^Text^L||a \\T\\ b\\.br\\c', 'a & b\nc'],
    ['CWE|A1^Organism^L||112283007^Escherichia coli^SCT', 'Escherichia coli'],
    ['DT|A1^Date^L||20240109', '2024-01-09'],
    ['DTM|A1^Date^L||not a date', 'not a date'],
    ['TM|A1^Time^L||0930', '09:30:00'],
    ['XPN|A1^Name^L||Doe^Jane', 'Doe Jane'],
    ['RP|A1^Image^L||https://example.org/1^^image^jpeg', 'https://example.org/1'],
    ['ED|A1^Letter^L||^TEXT^plain^A^Dear colleague', 'Dear colleague'],
    ['ED|A1^Letter^L||^application^pdf^Base64^JVBERi0=', 'Attached document (application/pdf)'],
    ['ED|A1^Letter^L||^application^pdf^Base64^***', 'Document that cannot be decoded'],
  ])('%s is text', (fields, text) => expect(valuesIn(fields)).toMatchObject([{ kind: 'text', text }]))

  it('names each number that cannot be computed with, by segment and code', () => {
    const of = (fields: string) =>
      withResult(`OBX|7|${fields}`)
        .issues.filter(({ severity }) => severity === 'warning')
        .map(({ path }) => path)
    for (const fields of [
      'NM|718-7^Hb^LN||5,400|g/L',
      'NM|718-7^Hb^LN||1+|g/L',
      'SN|718-7^Hb^LN||^2^+|g/L',
      'NM|718-7^Hb^LN||see text|g/L',
    ])
      expect(of(fields)).toEqual(['message 1, OBX 1 (718-7)'])
  })

  it('keeps every value of a repeating number', () => {
    const conversion = withResult('OBX|1|NM|8867-4^Pulse^LN||60~120|beats/min')
    expect(facts(conversion).observations.map(({ value }) => value)).toMatchObject([quantity(60, '/min'), quantity(120, '/min')])
    expect(new Set(ofType(conversion, 'Observation').map(({ id }) => id)).size).toBe(2)
  })

  it('says why there is no value', () => {
    expect(valuesIn('NM|718-7^Hb^LN|||g/L|||||X')).toMatchObject([{ kind: 'absent', reason: 'not-performed' }])
    expect(valuesIn('NM|718-7^Hb^LN||""|g/L|||||F')).toMatchObject([{ kind: 'absent' }])
  })

  it('records what it changed', () => {
    const madeOf = (value: string) =>
      withResult(`OBX|1|NM|8867-4^Pulse^LN||${value}|beats/min`).made.find(({ place }) => place === 'message 1, OBX 1')
    expect(madeOf('+60')?.changes).toMatchObject([
      { kind: 'value', from: '+60', to: '60' },
      { kind: 'unit', from: 'beats/min', to: '/min' },
    ])
    expect(madeOf('<60,50')?.changes).toMatchObject([{ from: '60,50', to: '60.50' }, { kind: 'unit' }])
  })

  it('keeps a number to the letter', () => {
    for (const [written, text] of [
      ['60.0', '60.0'],
      ['<0.10', '0.10'],
      ['5,40', '5.40'],
      ['12345678901234567890', '12345678901234567890'],
    ] as const) {
      const made = withResult(`OBX|1|NM|8867-4^Pulse^LN||${written}|/min|0.0-9.90`).made.find(({ place }) => place.endsWith('OBX 1'))
      const raw = made === undefined ? '' : exactJson(made)
      expect(raw).toContain(`"valueQuantity":{"value":${text},`)
      expect(JSON.parse(raw)).toEqual(JSON.parse(JSON.stringify(made?.resource)))
      expect(readResource(raw, JSON.parse(raw), { path: '' }).facts.observations[0]?.value).toMatchObject({ text })
    }
  })
})

describe('an OBX around its value', () => {
  it('carries range, interpretation, time, comment and status', () => {
    const [fact] = facts(withResult('OBX|1|NM|2951-2^Sodium^LN||150|mmol/L|136-145|H|||F|||202401020201', 'NTE|1||Repeated')).observations
    expect(fact).toMatchObject({
      loinc: '2951-2',
      status: 'final',
      interpretation: 'H',
      range: { low: 136, high: 145, text: '136-145' },
      effective: { text: '2024-01-02T02:01:00+01:00' },
    })
    const [observation] = ofType(withResult('OBX|1|NM|2951-2^Sodium^LN||150', 'NTE|1||Repeated'), 'Observation')
    expect(observation?.note).toEqual([{ text: 'Repeated' }])
  })

  it.each([
    ['F', 'final'],
    ['C', 'corrected'],
    ['P', 'preliminary'],
    ['D', 'entered-in-error'],
    ['W', 'entered-in-error'],
    ['X', 'cancelled'],
    ['?', 'unknown'],
    ['', 'unknown'],
  ])('status %s is %s', (code, status) => {
    expect(facts(withResult(`OBX|1|NM|2951-2^Sodium^LN||150|mmol/L|||||${code}`)).observations[0]?.status).toBe(status)
  })

  it('a correction has the id of what it corrects, and a newer time', () => {
    const later = MSH.replace('20240102030405', '20240103030405').replace('|M1|', '|M2|')
    const [first] = ofType(withResult('OBX|1|NM|2951-2^Sodium^LN||150|mmol/L|||||F'), 'Observation')
    const [second] = ofType(convert(later, PID, OBR, 'OBX|1|NM|2951-2^Sodium^LN||140|mmol/L|||||C'), 'Observation')
    expect(second?.id).toBe(first?.id)
    expect([first?.meta, second?.meta]).toEqual([
      { lastUpdated: '2024-01-02T03:04:05+01:00' },
      { lastUpdated: '2024-01-03T03:04:05+01:00' },
    ])
  })

  it('only the status of an earlier result changes with U and no value', () => {
    const [made] = withResult('OBX|1|NM|2951-2^Sodium^LN|||mmol/L|||||U').made.filter(
      ({ resource }) => resource.resourceType === 'Observation',
    )
    expect(made?.partial).toBe(true)
    expect(made?.resource).not.toHaveProperty('dataAbsentReason')
  })

  it('results of one name in one message do not collide', () => {
    const same = 'OBX|1|NM|2951-2^Sodium^LN||150|mmol/L|||||F'
    const conversion = withResult(same, same, same.replace('150', '151'))
    expect(facts(conversion).observations.map(({ value }) => value)).toMatchObject([{ value: 150 }, { value: 151 }])
    expect(messages(conversion).filter((text) => text.includes('OBX'))).toHaveLength(2)
  })

  it('takes a LOINC code without a system for what it is', () => {
    expect(facts(withResult('OBX|1|NM|2951-2^Sodium||150|mmol/L')).observations[0]?.loinc).toBe('2951-2')
    expect(facts(withResult('OBX|1|NM|12345^Sodium||150|mmol/L')).observations[0]?.loinc).toBeNull()
  })

  it('is named where it cannot be placed', () => {
    expect(messages(convert(MSH, OBR, 'OBX|1|NM|2951-2^Sodium^LN||150|mmol/L')).filter((text) => text.includes('OBX 1'))).toHaveLength(1)
    expect(messages(withResult('OBX|1|NM|||150|mmol/L')).filter((text) => text.includes('OBX 1'))).toHaveLength(1)
    expect(messages(convert(MSH, 'PID|1||||Doe^Jane', OBR, 'OBX|1|NM|2951-2^Sodium^LN||150')).join('\n')).toMatch(
      /PID 1: .*no identifier[\s\S]*OBX 1/,
    )
  })
})

describe('reports', () => {
  it('gather results and text', () => {
    const conversion = withResult(
      'OBX|1|NM|2951-2^Sodium^LN||150|mmol/L|||||F',
      'OBX|2|TX|GDT^Conclusion^L||First line.||||||F',
      'OBX|3|TX|GDT^Conclusion^L||Second line.||||||F',
    )
    const { documents, observations } = facts(conversion)
    expect(observations.map(({ value }) => (value.kind === 'text' ? value.text : value.kind))).toEqual([
      'quantity',
      'First line.\nSecond line.',
    ])
    expect(documents).toMatchObject([{ label: 'Metabolic panel', status: 'final', text: 'Conclusion\nFirst line.\nSecond line.' }])
    expect(documents[0]?.results).toEqual(observations.map(({ id }) => id))
  })

  it('take the ORC before them, in OUL the ORC behind', () => {
    const bare = 'OBR|1|||X^Test^L|||20240102'
    const result = 'OBX|1|NM|2951-2^Sodium^LN||150|mmol/L'
    const ids = (...segments: readonly string[]) => ofType(convert(...segments), 'Observation').map(({ id }) => id)
    const before = ids(MSH, PID, 'ORC|RE|P9|F9', bare, result)
    expect(ids(MSH.replace('ORU^R01^ORU_R01', 'OUL^R22'), PID, bare, 'ORC|RE|P9|F9', result)).toEqual(before)
    expect(ids(MSH, PID, bare, result)).not.toEqual(before)
  })
})
