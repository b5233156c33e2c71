import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactDecimal, isSasZero, writtenNumber, writtenQuantity } from './numbers.ts'

describe('writtenNumber', () => {
  it.each([
    ['5.4', '.', 5.4, '5.4'],
    ['1.10', '.', 1.1, '1.10'],
    ['-17.8', '.', -17.8, '-17.8'],
    ['007', '.', 7, '7'],
    ['.5', '.', 0.5, '0.5'],
    ['5.', '.', 5, '5'],
    ['1e3', '.', 1000, '1e3'],
    ['5,4', ',', 5.4, '5.4'],
    ['5,4', '.', 5.4, '5.4'],
    ['7.35', ',', 7.35, '7.35'],
    ['1.234', ',', 1234, '1234'],
    ['1.234', '.', 1.234, '1.234'],
    ['1,234', '.', 1234, '1234'],
    ['1,234', ',', 1.234, '1.234'],
    ['1.234,5', '.', 1234.5, '1234.5'],
    ['1,234.5', ',', 1234.5, '1234.5'],
    ['1,234,567', ',', 1234567, '1234567'],
    ['12 500', '.', 12500, '12500'],
    ['12\u202f500,5', ',', 12500.5, '12500.5'],
    ["1'234.5", '.', 1234.5, '1234.5'],
    ['\u22125', '.', -5, '-5'],
  ] as const)('%s with %s', (text, decimal, value, letters) => {
    expect(writtenNumber(text, decimal)).toMatchObject({ value, text: letters })
  })

  it.each([
    ['5.400', 5.4, '5.400'],
    ['5,4', 5.4, '5.4'],
    ['0,125', 0.125, '0.125'],
    ['1,234,567', 1234567, '1234567'],
    ['1.234.567', 1234567, '1234567'],
    ['1.234,5', 1234.5, '1234.5'],
    ['12 500', 12500, '12500'],
  ] as const)('%s where no decimal sign is known', (text, value, letters) => {
    expect(writtenNumber(text, null)).toMatchObject({ value, text: letters })
  })

  it('refuses what could be thousands or decimals where no decimal sign is known', () => {
    for (const text of ['5,400', '-5,400', '999,999', '1,000']) expect([text, writtenNumber(text, null)]).toEqual([text, null])
    expect(writtenQuantity('<5,400 /uL', null)).toBeNull()
  })

  it.each(['', '-', '1-2', '120/80', '5 mg', '12.3.4', '1,23,4', 'e5', '1e9999', '0x10', '٣', '9'.repeat(41)])('%s is none', (text) => {
    expect(writtenNumber(text, '.')).toBeNull()
  })

  it('gives text that JSON reads as the same number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ noNaN: true }).map(String), fc.string({ unit: fc.constantFrom(...'0123456789.,+- eE'), maxLength: 12 })),
        fc.constantFrom('.', ',', null),
        (text, decimal) => {
          const found = writtenNumber(text, decimal)
          if (found !== null) expect(JSON.parse(found.text)).toBe(found.value)
          if (found !== null && exactDecimal(found.text) === undefined) expect(String(found.value)).toBe(found.text)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('writtenQuantity', () => {
  it.each([
    ['<5', { value: 5, comparator: '<', rest: null }],
    ['≥ 100', { value: 100, comparator: '>=', rest: null }],
    ['97 mg/dL', { value: 97, comparator: null, rest: 'mg/dL' }],
    ['12.1 H', { value: 12.1, flag: 'H', rest: null }],
    ['5.4*', { value: 5.4, flag: 'A', rest: null }],
    ['36,6°C', { value: 36.6, rest: '°C' }],
    ['5.2 10*9/L', { value: 5.2, rest: '10*9/L' }],
  ])('%s', (text, expected) => {
    expect(writtenQuantity(text, '.')).toMatchObject(expected)
  })

  it.each(['neg', '<', '', 'H', '5 6 mg', '1.2.3', `5${' '.repeat(200)}mg`])('%s is none', (text) => {
    expect(writtenQuantity(text, '.')).toBeNull()
  })
})

it('tells where JavaScript writes a number otherwise', () => {
  const same = ['5', '5.4', '100', '0.000001', '-3.25', '123456789012345']
  const other = ['5.0', '1.10', '0.0000001', '1e3', '-0', '1234567890123456789', '0.1234567890123456']
  for (const text of same) expect([text, exactDecimal(text), String(Number(text))]).toEqual([text, undefined, text])
  for (const text of other) expect([text, exactDecimal(text)]).toEqual([text, text])
})

it('knows the zero of SAS transport files (2^-260)', () => {
  expect([isSasZero(5.397605346934028e-79), isSasZero(0), isSasZero(1e-9)]).toEqual([true, false, false])
})
