import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellNumber, cellQuantity, isSasZero } from './numbers.ts'

describe('cellNumber', () => {
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
    expect(cellNumber(text, decimal)).toMatchObject({ value, text: letters })
  })

  it.each(['', '-', '1-2', '120/80', '5 mg', '12.3.4', '1,23,4', 'e5', '1e9999', '0x10', '٣', '9'.repeat(41)])('%s is none', (text) => {
    expect(cellNumber(text, '.')).toBeNull()
  })

  it('gives text that JSON reads as the same number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ noNaN: true }).map(String), fc.string({ unit: fc.constantFrom(...'0123456789.,+- eE'), maxLength: 12 })),
        (text) => {
          const found = cellNumber(text, '.')
          if (found !== null) expect(JSON.parse(found.text)).toBe(found.value)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('cellQuantity', () => {
  it.each([
    ['<5', { value: 5, comparator: '<', rest: null }],
    ['≥ 100', { value: 100, comparator: '>=', rest: null }],
    ['97 mg/dL', { value: 97, comparator: null, rest: 'mg/dL' }],
    ['12.1 H', { value: 12.1, flag: 'H', rest: null }],
    ['5.4*', { value: 5.4, flag: 'A', rest: null }],
    ['36,6°C', { value: 36.6, rest: '°C' }],
  ])('%s', (text, expected) => {
    expect(cellQuantity(text, '.')).toMatchObject(expected)
  })

  it.each(['neg', '<', '', 'H'])('%s is none', (text) => {
    expect(cellQuantity(text, '.')).toBeNull()
  })
})

it('knows the zero of SAS transport files (2^-260)', () => {
  expect([isSasZero(5.397605346934028e-79), isSasZero(0), isSasZero(1e-9)]).toEqual([true, false, false])
})
