import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EntryContext } from '../../contract/entry.ts'
import { assessEntries } from './assess.ts'
import { type AskCount, asksFrom, factorOf, LEAST_OUTCOMES, MOST_FACTOR, overBudget, shiftKey, shiftsOf } from './learning.ts'

const count = (repaired: number, others: number, kind: AskCount['kind'] = 'delta'): AskCount => ({
  concept: 'potassium',
  kind,
  repaired,
  confirmed: others,
  dismissed: 0,
})

describe('what outcomes teach', () => {
  test('nothing before twenty outcomes; from the twentieth on', () => {
    expect(factorOf(count(0, LEAST_OUTCOMES - 1), 1)).toBe(1)
    expect(factorOf(count(0, LEAST_OUTCOMES), 1)).toBeGreaterThan(1)
  })
  test('half of them slips: stays; fewer: later; more: earlier', () => {
    expect(factorOf(count(15, 15), 1)).toBe(1)
    // (8 + 2) of (36 + 4): a share of .25, odds 1 to 3.
    expect(factorOf(count(8, 28), 1)).toBeCloseTo(3)
    expect(factorOf(count(28, 8), 1)).toBeCloseTo(1 / 3)
  })
  test('at most four times the odds, either way', () => {
    expect(factorOf(count(0, 500), 1)).toBe(MOST_FACTOR)
    expect(factorOf(count(500, 0), 1)).toBe(1 / MOST_FACTOR)
    // Odds of 9 stand for .9: 36 and 2.25.
    expect(asksFrom({ 'potassium|delta': 99 }, 'potassium', 'delta')).toBeCloseTo(36 / 37)
    expect(asksFrom({ 'potassium|delta': 0.01 }, 'potassium', 'delta')).toBeCloseTo(2.25 / 3.25)
  })
  test('over the budget nothing asks earlier, and what stays asks later', () => {
    expect(overBudget(10, 1000)).toBe(1)
    expect(overBudget(20, 1000)).toBe(2)
    expect(overBudget(50, 199)).toBe(1)
    expect(factorOf(count(500, 0), 2)).toBe(1)
    expect(factorOf(count(15, 15), 2)).toBe(2)
  })
  test('what is a rule between values never moves', () => {
    for (const kind of ['swapped-pair', 'wrong-patient', 'stale-copy', 'future-time', 'duplicate'] as const)
      expect(factorOf(count(0, 500, kind), 5)).toBe(1)
  })
  test('always within the limits, and more slips never ask later', () => {
    const n = fc.nat(400)
    fc.assert(
      fc.property(n, n, fc.double({ min: 1, max: 50, noNaN: true }), (slips, right, over) => {
        const [one, more] = [factorOf(count(slips, right), over), factorOf(count(slips + 1, right), over)]
        expect(one).toBeGreaterThanOrEqual(1 / MOST_FACTOR)
        expect(one).toBeLessThanOrEqual(MOST_FACTOR)
        if (slips + right >= LEAST_OUTCOMES) expect(more).toBeLessThanOrEqual(one + 1e-9)
      }),
    )
  })
  test('only what moved is listed', () => {
    expect(shiftsOf([count(15, 15), count(0, 40, 'unit'), count(3, 3)], 61, 10_000)).toEqual({ 'potassium|unit': 4 })
  })
})

describe('moved thresholds', () => {
  const NOW = Date.UTC(2026, 0, 5, 10)
  const HOUR = 3_600_000
  const context: EntryContext = {
    nowMs: NOW,
    birthDate: '1950-03-01',
    sex: 'female',
    pregnant: false,
    history: [3, 2, 1].map((h) => ({ code: '29463-7', value: 69.4, unit: 'kg', ms: NOW - h * 24 * HOUR })),
  }
  const level = (value: number, shifts: Record<string, number>) => {
    const [flag] = assessEntries({ ...context, shifts }, [{ code: '29463-7', value, unit: 'kg' }])
    return flag ? { level: flag.level, kind: flag.kind } : null
  }
  const all = (factor: number) =>
    Object.fromEntries(['unit', 'decimal-shift', 'transposed-digits', 'delta', 'range'].map((kind) => [shiftKey('weight', kind), factor]))
  const values = Array.from({ length: 500 }, (_, i) => Number((45 + i * 0.2).toFixed(1)))

  test('asked later, some become hints and none becomes more; asked earlier, the other way round', () => {
    const asks = (factor: number) => values.filter((value) => level(value, all(factor))?.level === 'implausible')
    const [later, set, earlier] = [asks(MOST_FACTOR), asks(1), asks(1 / MOST_FACTOR)]
    expect(set.filter((value) => later.includes(value))).toEqual(later)
    expect(earlier.filter((value) => set.includes(value))).toEqual(set)
    expect(later.length).toBeLessThan(earlier.length)
  })
  test('what cannot be is refused, and what is beyond the limits is asked, whatever was learned', () => {
    expect(level(6940, all(MOST_FACTOR))?.level).toBe('impossible')
    expect(level(270, all(MOST_FACTOR))?.level).toBe('implausible')
  })
})
