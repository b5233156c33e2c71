/** Nothing measured is lost: every OBX with a number and a known unit is a number in the chart, or an issue names it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, MSH, messages, OBR, ofType, PID, split, withResult } from './fixtures/kit.ts'
import type { MessageConversion } from './read.ts'
import { readMessage } from './read.ts'

/** Units as senders write them: ISO+, UCUM, free text. */
const UNITS = [
  'mg/dl',
  'mg/dL^milligram per deciliter^UCUM',
  'mmol.l-1',
  'giga.l-1',
  '10*3/uL^^UCUM',
  'x10^3/uL',
  '10\\S\\3/uL',
  'K/mcL',
  'mm Hg',
  'mm(hg)^^ISO+',
  'MG/DL',
  '%',
  'IU/mL',
  '/HPF',
  'beats/min',
]
/** As they stand behind a number, without separators of HL7. */
const BEHIND = ['mg/dL', 'mg/dl', 'mmol/L', 'K/mcL', 'mm Hg', '%', 'mmHg', '/min', 'kg', '10*9/L']
/** OBX-2, OBX-5, OBX-6; what the number is where it can be read in one way only. */
type Given = Readonly<{ type: string; text: string; unit: string; value: number | null }>

const TEXTS = ['ST', 'TX', 'FT']
const CODED = ['CE', 'CWE']
const unit = fc.constantFrom(...UNITS)
const digits = fc.oneof(
  fc.integer({ min: 0, max: 9999 }).map(String),
  fc.double({ min: 0.01, max: 999, noNaN: true }).map((x) => x.toFixed(2)),
  fc.constantFrom('5.0', '0.10', '.5', '7.', '+3', '-2', '007', '1e3'),
)
const sign = fc.constantFrom('', '<', '>', '<=', '>=', '=', '< ', '≤')
const plain = fc.tuple(sign, digits).map(([s, n]) => ({ text: `${s}${n}`, value: Number(n) as number | null }))
/** With decimal comma, or in a way that nobody can be sure of. */
const odd = fc.oneof(
  fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => ({ text: `${a},${b}`, value: Number(`${a}.${b}`) as number | null })),
  fc
    .constantFrom('5,400', '1,234,567', '12 500', '1.2.3', '2+', '1:128', '0-2', '3 - 5', '5..7', '<>5', '120/80', '~5'.slice(1), '1/2')
    .map((text) => ({
      text,
      value: null as number | null,
    })),
)
const written = fc.oneof({ weight: 3, arbitrary: plain }, odd)

const simple: fc.Arbitrary<Given> = fc
  .tuple(fc.constantFrom('NM', ...TEXTS, ...CODED, 'IS', 'XX', ''), written, unit)
  .map(([type, n, u]) => ({ type, ...n, unit: u }))
const withUnit: fc.Arbitrary<Given> = fc
  .tuple(fc.constantFrom('NM', ...TEXTS, ...CODED), written, fc.constantFrom(' ', ''), fc.constantFrom(...BEHIND))
  .map(([type, n, gap, u]) => ({
    type,
    text: `${n.text}${/\d$/.test(n.text) && !/^\d/.test(u) ? gap : ' '}${u}`,
    unit: '',
    value: n.text.startsWith('1e') ? null : n.value,
  }))
const structured: fc.Arbitrary<Given> = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '<', '>', '>=', '=', '~'), digits, unit)
    .map(([s, n, u]) => ({ type: 'SN', text: `${s}^${n}`, unit: u, value: s === '~' ? null : Number(n) })),
  fc
    .tuple(digits, fc.constantFrom('-', ':', '/', '+', '.'), digits, unit)
    .map(([a, s, b, u]) => ({ type: 'SN', text: `^${a}^${s}^${b}`, unit: u, value: null })),
)
const codedNumber: fc.Arbitrary<Given> = fc
  .tuple(
    fc.constantFrom(...CODED),
    digits,
    fc.constantFrom(
      (n: string) => `^${n}`,
      (n: string) => `${n}^${n}^L`,
      (n: string) => `N1^${n}^L`,
      (n: string) => `${n}^^`,
    ),
    unit,
  )
  .map(([type, n, form, u]) => ({ type, text: form(n), unit: u, value: null }))
const repeated: fc.Arbitrary<Given> = fc
  .tuple(fc.constantFrom('NM', ...TEXTS), fc.array(plain, { minLength: 2, maxLength: 3 }), unit, fc.boolean())
  .map(([type, list, u, prose]) => ({
    type,
    text: [...list.map(({ text }) => text), ...(prose ? ['see below'] : [])].join('~'),
    unit: u,
    value: null,
  }))
const composite: fc.Arbitrary<Given> = fc
  .tuple(written, fc.constantFrom(...BEHIND))
  .map(([n, u]) => ({ type: 'CQ', text: `${n.text}^${u}`, unit: '', value: n.value }))
const given = fc.oneof(simple, withUnit, structured, codedNumber, repeated, composite)
const prose: fc.Arbitrary<Given> = fc
  .constantFrom(...TEXTS)
  .map((type) => ({ type, text: 'Specimen of good quality.', unit: '', value: null }))

const ORC = 'ORC|RE|P1^EHR|F1^LAB'
const HEADS: Readonly<Record<string, readonly string[]>> = {
  'ADT^A08': ['PV1|1|I|W^1^1'],
  'ORU^R01': [ORC, OBR],
  'ORM^O01': [ORC, OBR],
  'OML^O21': [ORC, OBR],
  'RDE^O11': [ORC, 'RXE||308182^Amoxicillin^RXNORM|250||mg', 'RXR|PO^Oral^HL70162'],
  'RDS^O13': [ORC, 'RXD|1|308182^Amoxicillin^RXNORM|20240101|30|{tbl}||RX1'],
  'VXU^V04': [ORC, 'RXA|0|1|20240101||08^HepB^CVX|0.5|mL|||||||||||||CP|A'],
  'MDM^T02': ['TXA|1|DS^Discharge summary^L|TX|20240101|1^Smith^Ann|202401021200|||1^Smith^Ann|||D1^DOC|||||AU'],
}
const VERSIONS = ['2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1', '2.8']
const CODES = ['2345-7^Glucose^LN', '8867-4^Pulse^LN', 'A1^Own^L', '1^Body^L']

const covers = (place: string, n: number): boolean => {
  const m = /OBX (\d+)(?:-(\d+))?(?: |$)/.exec(place)
  return m !== null && Number(m[1]) <= n && n <= Number(m[2] ?? m[1])
}
const measuredAt = (conversion: MessageConversion, n: number) =>
  conversion.made.filter(
    ({ resource, place }) => place.endsWith(`OBX ${n}`) && ['valueQuantity', 'valueRange', 'valueRatio'].some((name) => name in resource),
  )
const issuesAt = (conversion: MessageConversion, n: number) => conversion.issues.filter(({ path }) => covers(path, n))

describe('every number with a known unit', () => {
  it('is a number in the chart, or an issue names it', () => {
    const obx = fc.tuple(fc.oneof({ weight: 4, arbitrary: given }, prose), fc.constantFrom(...CODES))
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(HEADS)),
        fc.constantFrom(...VERSIONS),
        fc.array(obx, { minLength: 1, maxLength: 5 }),
        (type, version, list) => {
          const header = MSH.replace('ORU^R01^ORU_R01', type).replace('2.5.1', version)
          const lines = list.map(([one, code], n) => `OBX|${n + 1}|${one.type}|${code}||${one.text}|${one.unit}|||||F`)
          const conversion = convert(header, PID, ...(HEADS[type] ?? []), ...lines)
          for (const [i, [one]] of list.entries()) {
            const found = measuredAt(conversion, i + 1)
            if (/\d/.test(one.text) && found.length === 0) expect([one, issuesAt(conversion, i + 1).length > 0]).toEqual([one, true])
            const readable = one.value !== null && one.type !== 'TX' && one.type !== 'FT'
            if (readable && found.length === 0)
              expect([one, issuesAt(conversion, i + 1).map(({ code }) => code)]).toEqual([one, expect.arrayContaining(['duplicate'])])
            const [first] = found
            const quantity = first?.resource.valueQuantity
            if (one.value !== null && quantity !== undefined)
              expect([one, quantity]).toEqual([one, expect.objectContaining({ value: one.value })])
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('numbers in texts', () => {
  const quantities = (...lines: readonly string[]) =>
    ofType(withResult(...lines), 'Observation').map((one) => one.valueQuantity ?? one.valueString)

  it('have the unit behind them where OBX-6 gives none', () => {
    expect(quantities('OBX|1|ST|2345-7^Glucose^LN||12 mg/dL||||||F')).toMatchObject([{ value: 12, code: 'mg/dL' }])
    expect(quantities('OBX|1|TX|2345-7^Glucose^LN||<0.1 mmol/L||||||F')).toMatchObject([{ value: 0.1, comparator: '<', code: 'mmol/L' }])
  })

  it('are no units where they are flags, times of day or stages', () => {
    for (const text of ['12.1 H', '5.1 L', '9 am', '3 B', '4 A', '1st', '2c', '2 f', '5k', '3m'])
      expect(quantities(`OBX|1|ST|A1^Own^L||${text}||||||F`)).toEqual([text])
    expect(quantities('OBX|1|NM|8310-5^Temperature^LN||37.2 C||||||F')).toMatchObject([{ value: 37.2, code: 'Cel' }])
  })

  it('are one each where every repetition or line is one', () => {
    expect(quantities('OBX|1|ST|8867-4^Pulse^LN||60~120|beats/min')).toMatchObject([{ value: 60 }, { value: 120 }])
    expect(quantities('OBX|1|TX|8867-4^Pulse^LN||60|beats/min', 'OBX|2|TX|8867-4^Pulse^LN||120|beats/min')).toMatchObject([
      { value: 60 },
      { value: 120 },
    ])
  })

  it('stay in a text of words, and are named', () => {
    const conversion = withResult('OBX|1|TX|A1^Note^L||Weight:|', 'OBX|2|TX|A1^Note^L||70 kg|', 'OBX|3|TX|A1^Note^L||Went home.|')
    expect(ofType(conversion, 'Observation').map((one) => one.valueString)).toEqual(['Weight:\n70 kg\nWent home.'])
    expect(messages(conversion).filter((text) => text.includes('OBX 2'))).toHaveLength(1)
  })

  it('are results under a document, where they are no lines of its text', () => {
    const conversion = convert(
      MSH.replace('ORU^R01^ORU_R01', 'MDM^T02'),
      PID,
      ...(HEADS['MDM^T02'] ?? []),
      'OBX|1|TX|1^Body^L||Admitted with fever.',
      'OBX|2|ST|8310-5^Temperature^LN||38.2|Cel',
      'OBX|3|TX|2951-2^Sodium^LN||140 mmol/L|',
    )
    expect(ofType(conversion, 'Observation').map((one) => one.valueQuantity)).toMatchObject([{ value: 38.2 }, { value: 140 }])
  })
})

describe('what a message has no room for', () => {
  it('is named by its numbers', () => {
    const many = Array.from({ length: 20_050 }, (_, i) => `OBX|${i + 1}|NM|8867-4^Pulse^LN||${i}|/min|||||F|||20240101`)
    const conversion = readMessage(split([MSH, PID, OBR, ...many].join('\r'))[0] ?? { text: '', index: 1, line: 1 }, {
      hash: (text) => `${text.length}${text}`.slice(0, 40),
    })
    const errors = conversion.issues.filter(({ severity }) => severity === 'error')
    const made = conversion.made.filter(({ resource }) => resource.resourceType === 'Observation').length
    expect(errors.map(({ path }) => path)).toContain(`message 1, OBX ${made + 1} to 20050`)
  }, 60_000)

  it('is named too where there was no room for the remark', () => {
    const many = Array.from({ length: 20_050 }, () => 'OBX|1|NM|8867-4^Pulse^LN||60|/min')
    const conversion = convert(MSH, OBR, ...many)
    const [named] = conversion.issues.filter(({ path }) => path.endsWith(' to 20050'))
    expect(named).toMatchObject({ severity: 'warning', path: expect.stringMatching(/^message 1, OBX (19999|20000) to 20050$/) })
  }, 60_000)

  it('is named where it is beyond the last segment that is read', () => {
    const many = Array.from({ length: 100_005 }, (_, i) => `OBX|${i + 1}`)
    const conversion = convert(MSH, PID, ...many)
    expect(
      conversion.issues.filter(({ severity, path }) => severity === 'error' && path === 'message 1, OBX 99999 to 100005'),
    ).toHaveLength(1)
  }, 60_000)
})
