import { describe, expect, it } from 'vitest'
import { ago, bytes, count, date, dateTime, decimal, percent, plural, seconds, stamp, time } from './format.ts'

const now = new Date(2026, 10, 22, 12, 0, 0)
const local = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0) =>
  new Date(year, month - 1, day, hour, minute, second).toISOString()

describe('dateTime', () => {
  it('leaves the year out this year and says it in any other', () => {
    expect(dateTime(local(2026, 11, 22, 6, 12), now)).toBe('22 Nov 06:12')
    expect(dateTime(local(2025, 12, 31, 23, 59), now)).toBe('31 Dec 2025 23:59')
  })
  it('keeps a partial date partial', () => {
    expect(dateTime('2019', now)).toBe('2019')
    expect(dateTime('2019-05', now)).toBe('May 2019')
    expect(dateTime('2026-05-03', now)).toBe('3 May')
  })
  it('shows a dash for nothing and what it cannot read to the letter', () => {
    expect(dateTime(null, now)).toBe('–')
    expect(dateTime('', now)).toBe('–')
    expect(dateTime('about Easter', now)).toBe('about Easter')
  })
  it('does not move a date without a time across midnight', () => {
    expect(date('2026-03-01', now)).toBe('1 Mar')
  })
})

describe('date, time, stamp', () => {
  it('take the part that is asked', () => {
    expect(date(local(2024, 2, 29, 8), now)).toBe('29 Feb 2024')
    expect(time(local(2026, 1, 2, 3, 4))).toBe('03:04')
    expect(stamp(local(2026, 1, 2, 3, 4, 5))).toBe('2026-01-02 03:04:05')
    expect(stamp('?')).toBe('?')
  })
})

describe('ago', () => {
  it.each([
    [0, 'now'],
    [59_000, 'now'],
    [60_000, '1 min ago'],
    [59 * 60_000, '59 min ago'],
    [3_600_000, '1 h ago'],
    [47.9 * 3_600_000, '47 h ago'],
    [48 * 3_600_000, '2 d ago'],
    [59 * 86_400_000, '59 d ago'],
    [61 * 86_400_000, '2 mo ago'],
    [731 * 86_400_000, '2 y ago'],
    [-3 * 3_600_000, 'in 3 h'],
  ])('%d ms before now is "%s"', (span, words) => {
    expect(ago(new Date(now.getTime() - span).toISOString(), now)).toBe(words)
  })
  it('counts days where there is no time, and says the date where there is no day', () => {
    expect(ago('2026-11-22', now)).toBe('today')
    expect(ago('2026-11-20', now)).toBe('2 d ago')
    expect(ago('2019-05', now)).toBe('May 2019')
    expect(ago(null, now)).toBe('–')
  })
})

describe('numbers', () => {
  it('keeps decimals, and shows a dash for none', () => {
    expect(decimal(1.1, 2)).toBe('1.10')
    expect(decimal(12345.6, 1)).toBe('12345.6')
    expect(decimal(null, 1)).toBe('–')
    expect(decimal(Number.NaN, 1)).toBe('–')
  })
  it('never rounds a share up to all', () => {
    expect(percent(0.99999)).toBe('99.9 %')
    expect(percent(1)).toBe('100 %')
    expect(percent(0)).toBe('0.0 %')
    expect(percent(null)).toBe('–')
  })
  it('counts in words', () => {
    expect(count(1152)).toBe('1,152')
    expect(plural(1, 'file')).toBe('1 file')
    expect(plural(0, 'file')).toBe('0 files')
  })
  it('sizes and spans', () => {
    expect([999, 1000, 1_240_000, 48_201_344, 3_400_000_000].map(bytes)).toEqual(['999 B', '1.0 kB', '1.2 MB', '48 MB', '3.4 GB'])
    expect([0.44, 9.96, 14.2, 185].map(seconds)).toEqual(['0.4 s', '10.0 s', '14 s', '3 min 05 s'])
  })
})
