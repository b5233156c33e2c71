import { expect, test } from 'vitest'
import type { ModelAnswer, ModelInfo } from '../contract/risk.ts'
import { bandOfAnswer } from './raise.ts'

const band = (name: string, severity: 'none' | 'low' | 'high', from: number) => ({
  name,
  label: name,
  severity,
  from,
  response: null,
  alert: null,
})
/** A low value is the grave one, as in GNRI and eGFR. */
const FALLING = { id: 'gnri', bands: [band('major', 'high', 0), band('low', 'low', 92), band('none', 'none', 98)] } as unknown as ModelInfo
const RISING = { id: 'x', bands: [band('calm', 'none', 0), band('raised', 'low', 5), band('grave', 'high', 7)] } as unknown as ModelInfo
const between = (low: number, high: number) => ({ band: null, bounds: { low, high }, contributions: [] }) as unknown as ModelAnswer

test.each([
  [FALLING, 56.5, 131.1, 'none'],
  [FALLING, 56.5, 97.9, 'low'],
  [FALLING, 56.5, 91.9, 'major'],
  [FALLING, 98, 120, 'none'],
  [RISING, 5, 8, 'raised'],
  [RISING, 7, 12, 'grave'],
  [RISING, 0, 12, 'calm'],
])('what is missing may make it better: the mildest band that is possible stands, %#', (model, low, high, name) => {
  expect(bandOfAnswer(model, between(low, high))?.name).toBe(name)
})
