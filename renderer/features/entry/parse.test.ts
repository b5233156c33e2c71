import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumber, parsePressure } from './parse.ts'

describe('parseNumber', () => {
  it('keeps a decimal to the letter', () => {
    expect(parseNumber(' 36.60 ')).toEqual({ ok: true, value: { value: 36.6, text: '36.60' } })
  })
  it('reads a comma as the decimal point', () => {
    expect(parseNumber('36,6')).toEqual({ ok: true, value: { value: 36.6, text: '36.6' } })
  })
  it('refuses what has two readings, and says how to write it', () => {
    expect(parseNumber('1,234')).toEqual({ ok: false, reason: 'Two readings: write 1234 or 1.234.' })
  })
  it.each(['', 'abc', '1e3', '1.2.3', '--4', '0x10', 'Infinity', '12 kg', '1,234,567', '.5', '5.'])('refuses %j', (text) => {
    expect(parseNumber(text).ok).toBe(false)
  })
  it('reads back every plain decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 3 }), (n, places) => {
        const text = (n / 10 ** places).toFixed(places)
        const read = parseNumber(text)
        expect(read.ok && read.value.text === text && read.value.value === Number(text)).toBe(true)
      }),
    )
  })
  it('never throws and never gives a number that is not finite', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseNumber(text)
        expect(read.ok ? Number.isFinite(read.value.value) : read.reason.length > 0).toBe(true)
      }),
    )
  })
})

describe('parsePressure', () => {
  it.each(['96/58', '96 / 58', '96 58', ' 96/58 '])('reads %j', (text) => {
    const read = parsePressure(text)
    expect(read.ok && [read.value.systolic.value, read.value.diastolic.value]).toEqual([96, 58])
  })
  it.each(['96', '96/', '96 '])('waits for the other half of %j', (text) => {
    expect(parsePressure(text)).toEqual({ ok: false, reason: 'Diastolic still to come: 96/58.' })
  })
  it.each(['/58', '96/58/40', 'a/b', '96//58', ''])('refuses %j', (text) => {
    expect(parsePressure(text).ok).toBe(false)
  })
  it('keeps the order typed, even when it looks swapped: that is the rules to say', () => {
    const read = parsePressure('58/96')
    expect(read.ok && read.value.systolic.value).toBe(58)
  })
})
