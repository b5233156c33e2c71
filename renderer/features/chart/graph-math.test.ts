import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartPoint } from '#app/contract/chart.ts'
import { factId } from '#app/contract/ids.ts'
import { labelled, moveIndex, plottable, tickTexts, timeSpan, valueSpan } from './graph-math.ts'

const point = (ms: number | null, value: number | null): ChartPoint => ({
  fact: factId('Observation/1'),
  at: null,
  ms,
  value,
  text: String(value),
  state: 'normal',
  original: null,
})
const xy = (x: number, y: number) => ({ point: point(x * 1000, y), x, y })

describe('plottable', () => {
  it('leaves out what has no time or no number, and puts the rest in order', () => {
    expect(plottable([point(2000, 5), point(null, 4), point(3000, null), point(1000, 6)]).map((p) => [p.x, p.y])).toEqual([
      [1, 6],
      [2, 5],
    ])
  })
})

describe('spans', () => {
  it('holds the values and both ends of the reference range', () => {
    const [low, high] = valueSpan([xy(0, 6.1)], { low: 3.5, high: 5.1, text: '', source: '' })
    expect(low < 3.5 && high > 6.1).toBe(true)
  })
  it('does not go below zero for what is never negative', () => {
    expect(valueSpan([xy(0, 1), xy(1, 90)], null)[0]).toBe(0)
  })
  it('is never empty', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 2e9 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 }))), (raw) => {
        const points = plottable(raw.map(([s, y]) => point(s * 1000, y)))
        const [a, b] = [timeSpan(points), valueSpan(points, null)]
        expect(a[1] > a[0] && b[1] > b[0]).toBe(true)
      }),
    )
  })
})

describe('labels', () => {
  it('always writes the newest value, and none that would touch another', () => {
    expect([...labelled([0, 10, 100, 104], [20, 20, 20, 20])].sort()).toEqual([1, 3])
    expect(labelled([5], [20]).has(0)).toBe(true)
  })
  it('writes times true to the span', () => {
    const day = new Date(2026, 10, 22, 6, 0).getTime() / 1000
    expect(tickTexts([day, day + 3600], 86_400)[1]).toBe('07:00')
    expect(tickTexts([day], 900 * 86_400)).toEqual(['Nov 2026'])
  })
})

describe('moveIndex', () => {
  it('stays within the values and leaves other keys alone', () => {
    expect([moveIndex('ArrowRight', 4, 5), moveIndex('ArrowLeft', 0, 5), moveIndex('Home', 3, 5), moveIndex('End', 0, 5)]).toEqual([
      4, 0, 0, 4,
    ])
    expect([moveIndex('a', 1, 5), moveIndex('ArrowLeft', 0, 0)]).toEqual([null, null])
  })
})
