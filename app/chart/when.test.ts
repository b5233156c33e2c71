import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoFromMs, parseWhen } from './when.ts'

describe('parseWhen', () => {
  test.each([
    ['2019', Date.UTC(2019, 0, 1)],
    ['2019-05', Date.UTC(2019, 4, 1)],
    ['2019-05-31', Date.UTC(2019, 4, 31)],
    ['2019-05-31T10:20:30Z', Date.UTC(2019, 4, 31, 10, 20, 30)],
    ['2019-05-31T10:20:30.123456+02:00', Date.UTC(2019, 4, 31, 8, 20, 30, 123)],
    ['2019-05-31T10:20:30-04:30', Date.UTC(2019, 4, 31, 14, 50, 30)],
    ['2019-05-31T10:20', Date.UTC(2019, 4, 31, 10, 20)],
    ['0001-01-01', new Date('0001-01-01T00:00:00Z').getTime()],
  ])('%s is read as its earliest instant and kept to the letter', (text, ms) => {
    expect(parseWhen(text)).toEqual({ text, ms })
  })

  test.each(['2021-02-30', '2021-13', 'yesterday', '2021-1-1', '2021-01-01T25:00Z', '20210101'])(
    '%s is kept but has no instant',
    (text) => {
      expect(parseWhen(text)).toEqual({ text, ms: null })
    },
  )

  test('nothing given is null', () => {
    expect([parseWhen(null), parseWhen(undefined), parseWhen('')]).toEqual([null, null, null])
  })

  test('every instant of ours is read back', () => {
    const instants = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(fc.property(instants, (date) => parseWhen(isoFromMs(date.getTime()))?.ms === date.getTime()))
  })

  test('a day has an instant where the calendar has the day, in any year', () => {
    const parts = fc.tuple(fc.nat(9999), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
    const leapDays = fc.tuple(fc.nat(9999), fc.constant(2), fc.constant(29))
    fc.assert(
      fc.property(fc.oneof(parts, leapDays), ([year, month, day]) => {
        const date = new Date(Date.UTC(2000, month - 1, day))
        date.setUTCFullYear(year, month - 1, day)
        const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        expect(parseWhen(text)?.ms).toBe(exists ? date.getTime() : null)
      }),
      { numRuns: 500 },
    )
  })

  test('no text breaks it', () => {
    fc.assert(fc.property(fc.string(), (text) => (parseWhen(text)?.text ?? '') === text))
  })
})
