import { describe, expect, it } from 'vitest'
import { fieldTime, parseFieldTime } from './time-field.ts'

const now = new Date(2026, 10, 22, 9, 42).getTime()

describe('time field', () => {
  it('reads back what it shows', () => {
    expect(parseFieldTime(fieldTime(now), now)).toBe(now)
  })
  it('takes a clock time as today and an empty field as now', () => {
    expect(parseFieldTime('06:12', now)).toBe(new Date(2026, 10, 22, 6, 12).getTime())
    expect(parseFieldTime('  ', now)).toBe(now)
  })
  it.each(['25:00', '2026-02-30 10:00', 'yesterday', '10:60', '2026-13-01 10:00', '2026-11-22'])('refuses %j', (text) => {
    expect(parseFieldTime(text, now)).toBeNull()
  })
})
