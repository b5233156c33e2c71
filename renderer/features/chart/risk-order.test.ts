import { expect, test } from 'vitest'
import type { RiskRow } from '#app/contract/chart.ts'
import { ordered } from './risk-order.ts'

const row = (model: string, more: Partial<RiskRow> = {}): RiskRow => ({
  model,
  version: '1',
  title: model,
  valueUnit: 'points',
  status: 'ok',
  reason: null,
  value: 1,
  valueText: '1',
  band: null,
  bandLabel: null,
  severity: 'none',
  bounds: null,
  outputs: {},
  contributions: [],
  missing: [],
  inputsPresent: 1,
  inputsTotal: 1,
  at: null,
  computedAt: null,
  trend: [],
  source: '',
  signOff: 'pending',
  family: 'published',
  questions: [],
  ...more,
})
const without = { status: 'not-applicable', value: null } as const
const names = (risks: readonly RiskRow[]) => {
  const { shown, rest } = ordered(risks)
  return [shown.map(({ model }) => model), rest.map(({ model }) => model)]
}

test('the most severe first, then what can be bounded; what has nothing to say stands behind', () => {
  const nearly = { ...without, bounds: { low: 2, high: 4 }, inputsTotal: 6 }
  expect(
    names([
      row('fib4', { severity: 'low' }),
      row('wells-pe', without),
      row('sofa', { ...nearly, inputsPresent: 3 }),
      row('mews', { ...nearly, inputsPresent: 2 }),
      row('curb65', {
        ...nearly,
        inputsPresent: 5,
        questions: [{ input: 'confusion', label: 'Confusion', code: 'c', question: 'Confused?', kind: 'yes-no', choices: [], unit: null }],
      }),
      row('news2', { ...without, reason: 'pulse missing' }),
      row('kfre', { severity: 'high' }),
    ]),
  ).toEqual([
    ['kfre', 'fib4', 'news2', 'sofa'],
    ['wells-pe', 'mews', 'curb65'],
  ])
})

test('a model that failed is always seen', () => {
  expect(names([row('meld3', { status: 'unavailable', value: null, reason: 'golden rows differ' })])).toEqual([['meld3'], []])
})
