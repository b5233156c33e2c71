import { describe, expect, it } from 'vitest'
import type { QualityPoint, SourceQuality } from '#app/contract/intake.ts'
import { graphPoints, percentFloor, percentTicks, timeTicks } from './graph-scale.ts'
import { byAttention, openOf, scoreText } from './words.ts'

const point = (score: number | null, at = '2026-11-22T06:00:00Z'): QualityPoint => ({
  at,
  file: null,
  count: 1,
  quality: { score, dimensions: [{ id: 'timeliness', score: score === null ? null : score / 2, reasons: [] }] },
})

const source = (origin: string, more: Partial<SourceQuality> = {}): SourceQuality => ({
  origin,
  format: 'CSV',
  history: [point(0.99)],
  drift: [],
  open: { held: 0, quarantined: 0, waiting: 0 },
  ...more,
})

describe('byAttention', () => {
  it('puts what changed first, then what is open, then the lowest score', () => {
    const order = byAttention([
      source('good'),
      source('poor', { history: [point(0.6)] }),
      source('open', { open: { held: 1, quarantined: 1, waiting: 1 } }),
      source('changed', { drift: ['x'] }),
      source('never judged', { history: [] }),
    ])
    expect(order.map((one) => one.origin)).toEqual(['changed', 'open', 'never judged', 'poor', 'good'])
    expect(openOf(order[1] ?? source(''))).toBe(3)
  })
})

it('a score that could not be judged is no number', () => {
  expect([scoreText(null), scoreText(undefined), scoreText(0.9999)]).toEqual(['not judged', 'not judged', '99.9 %'])
})

describe('the graph', () => {
  it('draws what has a time and a score, oldest first', () => {
    const history = [point(0.9, '2026-11-23T00:00:00Z'), point(null), point(0.8, '2026-11-21T00:00:00Z'), point(0.7, 'no time')]
    expect(graphPoints(history, null).map((one) => one.percent)).toEqual([80, 90])
    expect(graphPoints(history, 'timeliness').map((one) => one.percent)).toEqual([40, 45])
    expect(graphPoints(history, 'completeness')).toEqual([])
  })
  it('starts below the lowest value, never above 90, never below 0', () => {
    const floor = (percent: number) => percentFloor([{ ms: 0, percent }])
    expect([100, 91, 90.9, 88, 71, 70.5, 0].map(floor)).toEqual([90, 90, 80, 80, 70, 60, 0])
    expect(percentTicks(90)).toEqual([90, 95, 100])
    expect(percentTicks(60)).toEqual([60, 70, 80, 90, 100])
    expect(percentTicks(0)).toEqual([0, 20, 40, 60, 80, 100])
  })
  it('has ticks from the first to the last import', () => {
    expect(timeTicks(0, 100, 5)).toEqual([0, 25, 50, 75, 100])
    expect(timeTicks(7, 7, 5)).toEqual([7])
  })
})
