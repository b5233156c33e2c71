import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chiSquareQuantile, logOdds, lossOf, poissonInterval, quantile, wilsonInterval } from './numbers.ts'

/** Tables of the exact 95 % limits of a Poisson count (Garwood 1936). */
test.each([
  [0, 0, 3.6889],
  [1, 0.0253, 5.5716],
  [5, 1.6235, 11.6683],
  [10, 4.7954, 18.3904],
  [100, 81.364, 121.6268],
])('a count of %i is compatible with %f to %f', (count, low, high) => {
  const interval = poissonInterval(count)
  expect(interval.low).toBeCloseTo(low, 3)
  expect(interval.high).toBeCloseTo(high, 3)
})

/** Any table of the chi-square distribution. */
test.each([
  [0.95, 1, 3.8415],
  [0.99, 10, 23.2093],
  [0.99, 1, 6.6349],
])('chi-square at %f with %i degrees of freedom is %f', (part, freedom, value) => {
  expect(chiSquareQuantile(part, freedom)).toBeCloseTo(value, 3)
})

/** Newcombe RG. Stat Med 1998;17:857-872, table I, method 3. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson: %i of %i is %f to %f', (yes, count, low, high) => {
  const interval = wilsonInterval(yes, count)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('an interval holds what was observed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), (a, b) => {
      const [yes, count] = [Math.min(a, b), Math.max(a, b, 1)]
      const [poisson, wilson] = [poissonInterval(yes), wilsonInterval(yes, count)]
      expect(poisson.low <= yes && yes <= poisson.high).toBe(true)
      expect(wilson.low <= yes / count && yes / count <= wilson.high).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('nothing foreseen is quite certain, and its loss is finite', () => {
  for (const p of [0, 1]) for (const happened of [true, false]) expect(Number.isFinite(lossOf(logOdds(p), happened))).toBe(true)
  expect(lossOf(logOdds(0.25), true)).toBeCloseTo(-Math.log(0.25), 12)
  expect(lossOf(logOdds(0.25), false)).toBeCloseTo(-Math.log(0.75), 12)
})

test('a quantile lies between its neighbours in proportion', () => {
  expect([quantile([1, 2, 3, 4], 0), quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 1), quantile([7], 0.3)]).toEqual([1, 2.5, 4, 7])
})
