import { describe, expect, test } from 'vitest'
import type { Entry, EntryContext, HistoryPoint } from '../../contract/entry.ts'
import { assessEntries } from './assess.ts'
import { growthPersonal, growthPopulation } from './growth.ts'

const NOW = Date.UTC(2026, 0, 5, 10)
const DAY = 86_400_000
const BORN = NOW - 365 * DAY
const BOY = { birthMs: BORN, sex: 'male' as const }
const context = (history: HistoryPoint[] = []): EntryContext => ({
  nowMs: NOW,
  birthDate: new Date(BORN).toISOString().slice(0, 10),
  sex: 'male',
  pregnant: null,
  history,
})
const flagOf = (entry: Entry, history: HistoryPoint[] = []) => assessEntries(context(history), [entry])[0]

test('the middle of the population is the median of WHO 2006: a boy of one year, 9.6 kg and 75.7 cm, head 46.1 cm', () => {
  const middle = (concept: string) => Math.exp(growthPopulation(concept, BOY, NOW)?.[1]?.center ?? 0)
  expect(middle('weight')).toBeCloseTo(9.65, 1)
  expect(middle('height')).toBeCloseTo(75.7, 0)
  expect(middle('head_circumference')).toBeCloseTo(46.1, 0)
})

test('a child keeps its place between the centiles', () => {
  const small = growthPersonal('weight', BOY, [{ value: 6.4, ms: NOW - 183 * DAY }], NOW)
  const large = growthPersonal('weight', BOY, [{ value: 9.4, ms: NOW - 183 * DAY }], NOW)
  expect(Math.exp(small?.center ?? 0)).toBeLessThan(8.8)
  expect(Math.exp(large?.center ?? 0)).toBeGreaterThan(10.5)
  expect(growthPersonal('weight', { birthMs: NOW - 30 * 365 * DAY, sex: 'male' }, [{ value: 70, ms: NOW - DAY }], NOW)).toBeNull()
})

describe('slips', () => {
  test.each([
    [{ code: '29463-7', value: 96, unit: 'kg' }, 9.6],
    // Pounds; 21.2 could as well be 12.2 with two digits changed over.
    [{ code: '29463-7', value: 22.2, unit: 'kg' }, 10.1],
    [{ code: '8302-2', value: 29.8, unit: 'cm' }, 75.7],
    [{ code: '9843-4', value: 64.1, unit: 'cm' }, 46.1],
  ])('%o is asked about, and %d offered', (entry, meant) => {
    const flag = flagOf(entry)
    expect(['implausible', 'impossible']).toContain(flag?.level)
    expect(flag?.suggestion?.value).toBeCloseTo(meant, 0)
  })
  test('pounds typed as kilograms, a month after the last weight', () => {
    const history = [{ code: '29463-7', value: 9.3, unit: 'kg', ms: NOW - 30 * DAY }]
    const flag = flagOf({ code: '29463-7', value: 21.2, unit: 'kg' }, history)
    expect(flag).toMatchObject({ level: 'implausible', kind: 'unit', suggestion: { value: 9.6, unit: 'kg' } })
  })
  test('a child as small as it always was is not asked about', () => {
    const history = [{ code: '29463-7', value: 5.6, unit: 'kg', ms: NOW - 90 * DAY }]
    expect(['ok', 'unusual']).toContain(flagOf({ code: '29463-7', value: 6.3, unit: 'kg' }, history)?.level)
  })
})
