import { describe, expect, test } from 'vitest'
import { ageAt, ageText } from './age.ts'

const at = (text: string) => Date.parse(text)

describe('ageAt', () => {
  test('a year is complete on the birthday, not the day before', () => {
    expect(ageAt('1960-06-15', at('2026-06-14T23:59:59Z'))?.years).toBe(65)
    expect(ageAt('1960-06-15', at('2026-06-15T00:00:00Z'))?.years).toBe(66)
  })

  test('a child born on 29 February turns one on 1 March', () => {
    expect(ageAt('2024-02-29', at('2025-02-28T12:00:00Z'))?.years).toBe(0)
    expect(ageAt('2024-02-29', at('2025-03-01T00:00:00Z'))?.years).toBe(1)
  })

  test('unknown, unreadable and future birth dates have no age', () => {
    expect([ageAt(null, 0), ageAt('soon', 0), ageAt('2030-01-01', at('2026-01-01'))]).toEqual([null, null, null])
  })

  test('a year alone counts from its first day', () => {
    expect(ageAt('1950', at('2026-01-01'))?.years).toBe(76)
  })
})

describe('ageText', () => {
  test.each([
    ['2026-01-01', '2026-01-10', '9 d'],
    ['2026-01-01', '2026-02-01', '1 mo'],
    ['2024-01-02', '2026-01-01', '23 mo'],
    ['2024-01-01', '2026-01-01', '2 y'],
  ])('born %s, on %s: %s', (born, now, words) => {
    expect(ageText(born, at(now))).toBe(words)
  })
})
