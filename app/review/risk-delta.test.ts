import { expect, test } from 'vitest'
import type { ModelAnswer } from '../contract/risk.ts'
import { NEWS2, score } from './fixtures.ts'
import { byWeight, riskDelta } from './risk-delta.ts'

const answer = (value: number | null, band: string | null, more: Partial<ModelAnswer> = {}) =>
  score({ value, band, inputHash: `${value}`, ...more })
const missing = [{ input: 'rr', label: 'Breathing rate', reason: 'not recorded' }]

test('a score is spoken of when another number, another range or no number would be shown', () => {
  const changed = (before: ModelAnswer | null, after: ModelAnswer) => riskDelta(NEWS2, before, after).changed
  expect(changed(answer(2, 'low'), answer(6, 'medium'))).toBe(true)
  expect(changed(null, answer(6, 'medium'))).toBe(true)
  expect(changed(answer(6, 'medium'), answer(null, null, { missing }))).toBe(true)
  const range = (low: number) => answer(null, null, { missing, bounds: { low, high: 9 }, inputHash: `r${low}` })
  expect(changed(range(0), range(3))).toBe(true)
})

test('what would say the same, or had no number and gets none, is not spoken of', () => {
  const none = (inputHash: string) => answer(null, null, { missing, inputHash })
  expect(riskDelta(NEWS2, none('a'), none('b')).changed).toBe(false)
  expect(riskDelta(NEWS2, answer(6, 'medium'), answer(6, 'medium', { inputHash: 'other' })).changed).toBe(false)
})

test('the gravest comes first, whether it is grave now or would be; a number before a range', () => {
  const rises = riskDelta(NEWS2, answer(2, 'low'), answer(8, 'high'))
  const falls = riskDelta(NEWS2, answer(8, 'high'), answer(2, 'low'))
  const range = riskDelta(NEWS2, answer(8, 'high'), answer(null, null, { missing, bounds: { low: 2, high: 9 } }))
  const small = riskDelta(NEWS2, answer(1, 'low'), answer(2, 'low'))
  expect([rises.severity, falls.severity, small.severity]).toEqual(['high', 'high', 'none'])
  expect(byWeight([small, range, rises])).toEqual([rises, range, small])
})
