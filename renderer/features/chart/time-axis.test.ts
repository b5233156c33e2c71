import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOSEST, moved, spanOf, timeTicks, widthOf, zoomed } from './time-axis.ts'

const DAY = 86_400_000
const at = (text: string) => new Date(text).getTime()
const instant = fc.integer({ min: at('1920-01-01T00:00'), max: at('2060-01-01T00:00') })
const spans = fc.tuple(instant, fc.integer({ min: CLOSEST, max: 100 * 365 * DAY })).map(([from, width]) => ({ from, to: from + width }))

describe('ticks', () => {
  it('stand on whole years, months, days and clock times as the span narrows', () => {
    const texts = (from: string, to: string) => timeTicks({ from: at(from), to: at(to) }, 600).map(({ text }) => text)
    expect(texts('2010-03-01T00:00', '2020-03-01T00:00')).toEqual(['2012', '2014', '2016', '2018', '2020'])
    expect(texts('2018-12-01T00:00', '2019-05-10T00:00')[0]).toBe('Dec 2018')
    expect(texts('2019-04-27T00:00', '2019-05-03T00:00')[0]).toBe('27 Apr 2019')
    expect(texts('2019-04-29T22:00', '2019-04-30T02:00')).toEqual(['29 Apr 2019 22:00', '23:00', '30 Apr 00:00', '01:00', '02:00'])
    expect(texts('2019-04-29T10:00', '2019-04-29T10:10')).toContain('10:04')
  })
  it('are within the span, rise, and leave room for their words', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 200, max: 1600 }), (span, width) => {
        const ticks = timeTicks(span, width)
        expect(ticks.length).toBeLessThanOrEqual(Math.max(1, width / 80) + 2)
        for (const [index, { ms }] of ticks.entries()) {
          expect(ms).toBeGreaterThanOrEqual(span.from)
          expect(ms).toBeLessThanOrEqual(span.to)
          if (index > 0) expect(ms).toBeGreaterThan(ticks[index - 1]?.ms ?? 0)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('the span', () => {
  it('leaves room at both ends, and a day around a lone value', () => {
    expect(spanOf([])).toBeNull()
    expect(spanOf([10 * DAY])).toEqual({ from: 9.5 * DAY, to: 10.5 * DAY })
    expect(spanOf([0, 100 * DAY])).toEqual({ from: -3 * DAY, to: 103 * DAY })
  })
  it('zooms about a point that stays where it is, and back again', () => {
    const span = { from: 0, to: 100 * DAY }
    expect(zoomed(span, 0.5, 20 * DAY)).toEqual({ from: 10 * DAY, to: 60 * DAY })
    expect(zoomed(zoomed(span, 0.5, 20 * DAY), 2, 20 * DAY)).toEqual(span)
    expect(zoomed(span, 0, 20 * DAY).to - zoomed(span, 0, 20 * DAY).from).toBeCloseTo(CLOSEST)
  })
  it('never leaves everything behind', () => {
    fc.assert(
      fc.property(spans, fc.double({ min: -50, max: 50, noNaN: true }), (span, part) => {
        const next = moved(span, part, span)
        expect(next.to).toBeGreaterThan(span.from)
        expect(next.from).toBeLessThan(span.to)
        expect(next.to - next.from).toBeCloseTo(span.to - span.from, -2)
      }),
      { numRuns: 100 },
    )
  })
  it('says how much time is in sight', () => {
    expect(widthOf({ from: 0, to: 6 * 365.25 * DAY })).toEqual({ count: 6, unit: 'year' })
    expect(widthOf({ from: 0, to: 14 * DAY })).toEqual({ count: 14, unit: 'day' })
    expect(widthOf({ from: 0, to: CLOSEST })).toEqual({ count: 10, unit: 'minute' })
  })
})
