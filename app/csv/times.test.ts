import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWhen } from '../chart/when.ts'
import { cellTime, clockText, elapsedText, epochTime, isTrouble, serialTime } from './times.ts'

describe('cellTime', () => {
  it.each([
    ['2024-03-05', null, '2024-03-05'],
    ['2024-03-05 07:30', null, '2024-03-05T07:30:00'],
    ['2024-03-05T07:30:15.250+0200', null, '2024-03-05T07:30:15.250+02:00'],
    ['2024/3/5', null, '2024-03-05'],
    ['20240305', null, '2024-03-05'],
    ['20240305073000', null, '2024-03-05T07:30:00'],
    ['5.3.2024', null, '2024-03-05'],
    ['05.03.2024 7:30 Uhr', null, '2024-03-05T07:30:00'],
    ['25/03/2024', null, '2024-03-25'],
    ['03/25/2024', null, '2024-03-25'],
    ['03/04/2024', 'dmy', '2024-04-03'],
    ['03/04/2024', 'mdy', '2024-03-04'],
    ['03/03/2024', null, '2024-03-03'],
    ['3/4/2024 11:05 PM', 'mdy', '2024-03-04T23:05:00'],
    ['3/4/2024 12:05 am', 'mdy', '2024-03-04T00:05:00'],
    ['05-Mar-2024', null, '2024-03-05'],
    ['05MAR2024:10:30:00', null, '2024-03-05T10:30:00'],
    ['5 mars 2024', null, '2024-03-05'],
    ['1. Dezember 2023', null, '2023-12-01'],
    ['March 5, 2024', null, '2024-03-05'],
    ['05.03.24', null, '2024-03-05'],
    ['05.03.69', null, '1969-03-05'],
    ['05.03.68', null, '2068-03-05'],
    ['2024-03', null, '2024-03'],
    ['1950', null, '1950'],
    ['29.02.2024', null, '2024-02-29'],
  ] as const)('%s (%s)', (text, order, expected) => {
    expect(cellTime(text, order)).toMatchObject({ text: expected })
  })

  it.each([
    ['03/04/2024', 'ambiguous'],
    ['29.02.2023', 'unreadable'],
    ['31/31/2024', 'unreadable'],
    ['2024-13-01', 'unreadable'],
    ['2024-01-01 25:00', 'unreadable'],
    ['soon', 'unreadable'],
    ['12345678', 'unreadable'],
  ])('%s is %s', (text, trouble) => {
    expect(cellTime(text, null)).toEqual({ trouble })
  })

  it('does not guess the century of a birth', () => {
    expect(cellTime('05.03.25', null, false)).toEqual({ trouble: 'century' })
  })

  it('gives a date that exists, or none', () => {
    const sign = fc.constantFrom(...'0123456789-/.: TZaApPmMjan,')
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 24 }), fc.constantFrom('dmy', 'mdy', 'ymd', null), (text, order) => {
        const time = cellTime(text, order)
        if (!isTrouble(time)) expect(parseWhen(time.text)?.ms).not.toBeNull()
      }),
      { numRuns: 3000 },
    )
  })
})

describe('numbers that are times', () => {
  // Excel: 1 March 1900 is day 61; 1 January 2024 is day 45292.
  it.each([
    [61, '1900-03-01'],
    [45292, '2024-01-01'],
    [45292.5, '2024-01-01T12:00:00'],
    [45292.99998842592, '2024-01-01T23:59:59'],
  ])('day %d', (serial, expected) => {
    expect(serialTime(serial)).toMatchObject({ text: expected })
  })
  it.each([60, 0, -1, 200_000])('%d is no day', (serial) => {
    expect(serialTime(serial)).toEqual({ trouble: 'unreadable' })
  })
  it('seconds and milliseconds since 1970', () => {
    expect(epochTime(1_700_000_000)).toMatchObject({ text: '2023-11-14T22:13:20Z' })
    expect(epochTime(1_700_000_000_000)).toMatchObject({ text: '2023-11-14T22:13:20Z' })
    expect(epochTime(-5)).toEqual({ trouble: 'unreadable' })
  })
  it('time since a start', () => {
    expect(elapsedText('26:07', 'elapsed-clock', null)).toBe('PT26H7M')
    expect(elapsedText('1.5', 'elapsed-hours', 1.5)).toBe('PT1.5H')
    expect(elapsedText('-30', 'elapsed-minutes', -30)).toBe('-PT30M')
    expect(elapsedText('07:60', 'elapsed-clock', null)).toBeNull()
  })
  it('time of day', () => {
    expect([clockText('7:05'), clockText('7h05'), clockText('12:30 pm'), clockText('24:00'), clockText('13:00 pm')]).toEqual([
      '07:05:00',
      '07:05:00',
      '12:30:00',
      null,
      null,
    ])
  })
})
