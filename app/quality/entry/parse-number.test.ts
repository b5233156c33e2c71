import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTRY_FORMS, formById } from './forms.ts'
import { parseNumber } from './parse-number.ts'

describe('numbers as people type them', () => {
  test.each([
    ['36.60', 36.6, '36.60'],
    ['36,6', 36.6, '36.6'],
    [' 7.35 ', 7.35, '7.35'],
    ['1 234', 1234, '1234'],
    ['0,125', 0.125, '0.125'],
    ['.5', 0.5, '0.5'],
    ['120.', 120, '120'],
    ['\u22122', -2, '-2'],
    ['1234,567', 1234.567, '1234.567'],
  ])('%s', (text, value, written) => expect(parseNumber(text)).toEqual({ value, text: written }))
  test.each(['', 'abc', '1,234', '12 3', '1.234,5', '1e3', '3..2', '120/80', '<5', 'NaN', 'Infinity'])('%s is refused', (text) =>
    expect(parseNumber(text)).toBeNull(),
  )
  test('never throws; what it reads is the number its text says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseNumber(text)
        if (read) expect(Number(read.text)).toBe(read.value)
      }),
    )
  })
})

describe('forms', () => {
  test('every field has a code, and every number a unit', () => {
    for (const field of ENTRY_FORMS.flatMap((form) => form.fields)) {
      expect(field.code).toMatch(/^\d+-\d$/)
      expect(field.kind === 'choice' ? field.choices.length : field.units.length).toBeGreaterThan(0)
    }
    expect(
      formById('vitals')
        ?.fields.filter((f) => f.pair === 'Blood pressure')
        .map((f) => f.id),
    ).toEqual(['sbp', 'dbp'])
  })
})
