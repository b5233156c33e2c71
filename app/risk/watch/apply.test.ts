import { expect, test } from 'vitest'
import type { ModelAnswer, ModelInfo } from '../../contract/risk.ts'
import { OWN_VALUE, recalibratedAnswer } from './apply.ts'

const band = (name: string, from: number) => ({ name, label: name, severity: 'low' as const, from, response: null })
const BANDS: ModelInfo['bands'] = [band('low', 0), band('raised', 0.2), band('high', 0.5)]
const ANSWER: ModelAnswer = {
  model: 'm',
  version: '1',
  status: 'ok',
  reason: 'age not checked',
  value: 1 / 9,
  outputs: { low: 0, high: 0.5, other: null },
  band: 'low',
  contributions: [],
  missing: [],
  bounds: null,
  at: null,
  inputHash: 'h',
}
const shown = (answer: ModelAnswer, intercept: number, slope = 1) =>
  recalibratedAnswer(answer, BANDS, { intercept, slope }, (text) => `#${text}`)

test('twice the odds of one to eight is one to four: 20 %, and the next band begins there', () => {
  const answer = shown(ANSWER, Math.log(2) + 1e-12)
  expect(answer.value).toBeCloseTo(0.2, 9)
  expect([answer.band, shown(ANSWER, Math.log(2) - 1e-9).band]).toEqual(['raised', 'low'])
  expect(answer.outputs).toMatchObject({ high: expect.closeTo(2 / 3, 9), other: null, [OWN_VALUE]: 1 / 9 })
  expect(answer.reason).toBe('recalibrated here; the model’s own value is 11.1 %; age not checked')
  expect(answer.inputHash).not.toBe(shown(ANSWER, 1).inputHash)
})

test('where there is no number there is none afterwards', () => {
  const none: ModelAnswer = { ...ANSWER, status: 'not-applicable', value: null, band: null, outputs: {} }
  expect(shown(none, 2)).toEqual(none)
})
