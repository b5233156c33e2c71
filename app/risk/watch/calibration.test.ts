import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrationOf, cusum, type Judged, tenths } from './calibration.ts'
import { logOdds } from './numbers.ts'
import { mapLine, recalibrated, recalibrationOf } from './recalibrate.ts'
import { HOUR, outcomesWith } from './sample.ts'

const rows = (count: number, p: number, yes: number): Judged[] =>
  Array.from({ length: count }, (_, i) => ({ p, happened: i < yes, atMs: i * HOUR }))

describe('observed over expected', () => {
  test('ten of a hundred where five were foreseen: twice, 0.96 to 3.68', () => {
    const found = calibrationOf(rows(100, 0.05, 10))
    if (!found.known) throw new Error(found.because)
    const { ratio, low, high, brier, ece, observed } = found.value
    expect([observed, Number(ratio.toFixed(9))]).toEqual([10, 2])
    // Garwood: a count of 10 is compatible with 4.7954 to 18.3904.
    expect([low, high].map((x) => Number(x.toFixed(3)))).toEqual([0.959, 3.678])
    expect(brier).toBeCloseTo(0.1 * 0.95 ** 2 + 0.9 * 0.05 ** 2, 10)
    // All foreseen alike: the tenths are cut by time, the first one holds every event.
    expect(ece).toBeGreaterThan(0)
  })

  test('is not said of fewer than twenty', () => {
    expect(calibrationOf(rows(19, 0.5, 9)).known).toBe(false)
    expect(calibrationOf(rows(20, 0.5, 9)).known).toBe(true)
    expect(calibrationOf(rows(30, 0, 0)).known).toBe(false)
  })

  test('tenths hold everybody once, lowest foreseen first, and do not follow the order of rows', () => {
    const judged = fc.record({
      p: fc.double({ min: 0, max: 1, noNaN: true }),
      happened: fc.boolean(),
      atMs: fc.integer({ min: 0, max: 1e6 }),
    })
    fc.assert(
      fc.property(fc.array(judged, { minLength: 20, maxLength: 200 }), (sample) => {
        const groups = tenths(sample)
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(sample.length)
        expect(groups.every(({ low, observed, high }) => low <= observed && observed <= high)).toBe(true)
        expect(groups.every(({ predicted }, i) => i === 0 || predicted >= (groups[i - 1]?.predicted ?? 0) - 1e-12)).toBe(true)
        expect(tenths([...sample].reverse())).toEqual(groups)
      }),
      { numRuns: 20 },
    )
  })
})

describe('CUSUM', () => {
  test('one event foreseen at a tenth: log 2 less log 1.1', () => {
    const [point] = cusum([{ p: 0.1, happened: true, atMs: 0 }]).points
    expect(point?.higher).toBeCloseTo(Math.log(2) - Math.log(1.1), 10)
    expect(point?.lower).toBe(0)
  })

  test('silent where the model is right, speaks where the odds are twice or half', () => {
    const steady = cusum(outcomesWith(1000, 1))
    expect([steady.higherSince, steady.lowerSince]).toEqual([null, null])
    expect(cusum(outcomesWith(1000, 2)).higherSince).not.toBeNull()
    expect(cusum(outcomesWith(1000, 0.5)).lowerSince).not.toBeNull()
    expect(cusum(outcomesWith(1000, 2)).lowerSince).toBeNull()
  })

  test('is drawn with at most two hundred points, the newest among them', () => {
    const { points } = cusum(outcomesWith(1234, 1))
    expect(points.length).toBeLessThanOrEqual(200)
    expect(points.at(-1)?.at).toBe(new Date(1233 * HOUR).toISOString().replace('.000Z', 'Z'))
  })
})

describe('recalibration', () => {
  const proposed = (sample: readonly Judged[]) => {
    const found = recalibrationOf(sample)
    if (!found.known) throw new Error(found.because)
    return found.value
  }

  test('from a hundred known outcomes on, ten of each kind', () => {
    expect(recalibrationOf(outcomesWith(99, 4))).toMatchObject({ known: false, because: '100 known outcomes are needed; there are 99' })
    expect(recalibrationOf(outcomesWith(100, 4)).known).toBe(true)
    expect(recalibrationOf(rows(300, 0.05, 9)).known).toBe(false)
  })

  test('below two hundred only the intercept is tried', () => {
    expect(proposed(outcomesWith(199, 3, 7, 0.4))).toMatchObject({ stage: 'intercept', slope: 1 })
    expect(proposed(outcomesWith(2000, 1, 7, 0.4)).stage).toBe('intercept-and-slope')
  })

  test('finds the odds ratio that the sample was made with', () => {
    const { intercept, before, after, examples } = proposed(outcomesWith(3000, 3))
    expect(Math.exp(intercept)).toBeGreaterThan(2.5)
    expect(Math.exp(intercept)).toBeLessThan(3.6)
    expect(after).toBeLessThan(before)
    expect(examples.every(({ from, to }) => to > from)).toBe(true)
  })

  test('few outcomes are drawn towards no change', () => {
    const rows = outcomesWith(60, 5).map(({ p, happened }) => ({ x: logOdds(p), happened }))
    const [few, many] = [mapLine(rows, 'intercept'), mapLine(Array.from({ length: 20 }, () => rows).flat(), 'intercept')]
    expect(few.intercept).toBeGreaterThan(0)
    expect(few.intercept).toBeLessThan(many.intercept)
    expect(mapLine([], 'intercept-and-slope')).toEqual({ intercept: 0, slope: 1 })
  })

  test('a site that changed back is not recalibrated by its past', () => {
    const past = outcomesWith(350, 4).map((row) => ({ ...row }))
    const since = outcomesWith(150, 0.5, 5).map((row) => ({ ...row, atMs: row.atMs + 350 * HOUR }))
    expect(recalibrationOf([...past, ...since])).toMatchObject({ known: false })
  })

  test('no moment is on both sides: all at once cannot be judged later', () => {
    expect(recalibrationOf(outcomesWith(300, 3).map((row) => ({ ...row, atMs: 0 }))).known).toBe(false)
  })

  test('keeps the order of patients, stays a probability, and is undone by no change', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(unit, unit, fc.double({ min: -3, max: 3, noNaN: true }), (a, b, intercept) => {
        const line = { intercept, slope: 0.8 }
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((p) => recalibrated(p, line))
        expect((low ?? 1) <= (high ?? 0)).toBe(true)
        expect((low ?? -1) > 0 && (high ?? 2) < 1).toBe(true)
      }),
    )
    expect(recalibrated(0.18, { intercept: 0, slope: 1 })).toBeCloseTo(0.18, 12)
  })

  test('whatever the outcomes, the fit ends and is finite', () => {
    const judged = fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), happened: fc.boolean() })
    fc.assert(
      fc.property(fc.array(judged, { minLength: 200, maxLength: 300 }), (sample) => {
        const found = recalibrationOf(sample.map((row, i) => ({ ...row, atMs: i })))
        if (found.known) expect([found.value.intercept, found.value.slope].every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })
})
