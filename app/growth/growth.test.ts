import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correctionDays, lengthForAge } from './age.ts'
import { CENTILES, curves } from './curves.ts'
import { implausible, implausiblePair } from './implausible.ts'
import { lmsAt, measureAt, modifiedZ, type Reference, restrictedZ, weightForLength, zOf } from './lms.ts'
import { above, centileOf, zAbove, zOfCentile } from './normal.ts'

describe('the normal distribution', () => {
  test.each([
    // Abramowitz and Stegun, table 26.1 and 26.2
    [0, 50],
    [1, 84.1344746068543],
    [-1.6448536269514722, 5],
    [1.959963984540054, 97.5],
    [3, 99.86501019683699],
  ])('z %f is centile %f', (z, centile) => {
    expect(centileOf(z)).toBeCloseTo(centile, 10)
  })

  test('far out the share above keeps its digits', () => {
    // Q(6), Q(8): Abramowitz and Stegun, table 26.2
    expect(above(6) / 9.865876450377e-10).toBeCloseTo(1, 10)
    expect(above(8) / 6.22096057427178e-16).toBeCloseTo(1, 10)
  })

  test('the inverse gives the z back', () => {
    fc.assert(fc.property(fc.double({ min: -6, max: 8, noNaN: true }), (z) => Math.abs(zAbove(above(z)) - z) < 1e-6))
    expect(zOfCentile(95)).toBeCloseTo(1.6448536269514722, 9)
  })
})

describe('L, M and S', () => {
  test('WHO, as published: girls at 364 days, boys at 2 years, from lying to standing', () => {
    expect(lmsAt('who', 'weight', 'female', 364)).toEqual({ l: -0.2018, m: 8.9388, s: 0.12267 })
    expect(lmsAt('who', 'length', 'male', 730)?.m).toBeCloseTo(87.8018, 4)
    expect(lmsAt('who', 'length', 'male', 731)?.m).toBeCloseTo(87.1303, 4)
  })

  test('CDC, as published at 24.5 months', () => {
    const boy = lmsAt('cdc', 'weight', 'male', 24.5 * 30.4375)
    expect(boy?.m).toBeCloseTo(12.74154396, 5)
    expect(boy?.l).toBeCloseTo(-0.216501213, 5)
    expect(boy?.s).toBeCloseTo(0.108166006, 6)
  })

  test('nothing outside the tables', () => {
    expect(lmsAt('who', 'weight', 'male', -1)).toBeNull()
    expect(lmsAt('who', 'weight', 'male', 1857)).toBeNull()
    expect(lmsAt('who', 'head', 'male', 1827)).toBeNull()
    expect(lmsAt('cdc', 'bmi', 'male', 730)).toBeNull()
    expect(lmsAt('cdc', 'weight', 'male', 7306)).toBeNull()
    expect(lmsAt('cdc', 'head', 'male', 1096)).toBeNull()
  })

  test('a z-score and its measurement give each other back', () => {
    const arbitrary = fc.record({
      reference: fc.constantFrom<Reference>('who', 'cdc'),
      sex: fc.constantFrom<'female' | 'male'>('female', 'male'),
      day: fc.integer({ min: 0, max: 1856 }),
      z: fc.double({ min: -3, max: 3, noNaN: true }),
    })
    fc.assert(
      fc.property(arbitrary, ({ reference, sex, day, z }) => {
        const lms = lmsAt(reference, 'weight', sex, day)
        return lms !== null && Math.abs(zOf(measureAt(z, lms), lms) - z) < 1e-6
      }),
    )
  })

  test('WHO: beyond 3 SD in equal steps', () => {
    const lms = { l: -0.35, m: 10, s: 0.1 }
    const [sd2, sd3] = [measureAt(2, lms), measureAt(3, lms)]
    expect(restrictedZ(sd3, lms)).toBeCloseTo(3, 9)
    expect(restrictedZ(sd3 + (sd3 - sd2), lms)).toBeCloseTo(4, 9)
    const [low2, low3] = [measureAt(-2, lms), measureAt(-3, lms)]
    expect(restrictedZ(low3 - (low2 - low3), lms)).toBeCloseTo(-4, 9)
  })

  test('CDC modified z: 2 at 2 SD, 4 at twice that distance', () => {
    const lms = { l: -1, m: 16, s: 0.1 }
    const [low, high] = [measureAt(-2, lms), measureAt(2, lms)]
    expect(modifiedZ(high, lms)).toBeCloseTo(2, 9)
    expect(modifiedZ(16 + 2 * (high - 16), lms)).toBeCloseTo(4, 9)
    expect(modifiedZ(low, lms)).toBeCloseTo(-2, 9)
    expect(modifiedZ(16, lms)).toBeCloseTo(0, 9)
  })
})

describe('weight for length and height, WHO', () => {
  test('as printed, and 0.7 cm apart', () => {
    expect(weightForLength('male', 200, 70)).toEqual({ l: -0.3521, m: 8.4227, s: 0.08229 })
    expect(weightForLength('female', 1800, 120)).toEqual({ l: -0.3833, m: 22.8173, s: 0.09828 })
    // Printed in the table by height: 17.4894 and 0.08611 at 107 cm.
    expect(weightForLength('male', 1800, 107)?.m).toBeCloseTo(17.4894, 3)
    expect(weightForLength('male', 1800, 107)?.s).toBeCloseTo(0.08611, 5)
  })

  test('from 45 to 110 cm lying, from 65 to 120 cm standing', () => {
    expect([44.9, 45, 110, 110.1].map((cm) => weightForLength('male', 730, cm) !== null)).toEqual([false, true, true, false])
    expect([64.9, 65, 109.3, 109.4, 120, 120.1].map((cm) => weightForLength('male', 731, cm) !== null)).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ])
  })
})

describe('age and position', () => {
  test('preterm below 37 weeks, until 24 months', () => {
    expect(correctionDays(100, 30)).toBe(70)
    expect(correctionDays(100, 36.9)).toBe(22)
    expect(correctionDays(100, 37)).toBe(0)
    expect(correctionDays(730, 30)).toBe(70)
    expect(correctionDays(731, 30)).toBe(0)
    expect(correctionDays(100, null)).toBe(0)
  })

  test('0.7 cm between lying and standing, from 9 months on', () => {
    expect(lengthForAge(273, 70, 'standing')).toBe(70)
    expect(lengthForAge(274, 70, 'standing')).toBeCloseTo(70.7, 9)
    expect(lengthForAge(730, 86, 'standing')).toBeCloseTo(86.7, 9)
    expect(lengthForAge(730, 86, 'lying')).toBe(86)
    expect(lengthForAge(731, 86, 'lying')).toBeCloseTo(85.3, 9)
    expect(lengthForAge(731, 86, 'standing')).toBe(86)
    expect(lengthForAge(731, 86, null)).toBe(86)
  })
})

describe('implausible values', () => {
  const at = (reference: Reference, indicator: 'weight' | 'length' | 'bmi', day: number) => {
    const lms = lmsAt(reference, indicator, 'male', day)
    if (!lms) throw new Error('no table')
    return lms
  }
  const whoValue = (z: number, indicator: 'weight' | 'length') => {
    const lms = at('who', indicator, 1000)
    const side = Math.sign(z)
    const step = Math.abs(measureAt(side * 3, lms) - measureAt(side * 2, lms))
    return measureAt(side * 3, lms) + side * (Math.abs(z) - 3) * step
  }

  test('WHO: weight -6 to 5, length -6 to 6', () => {
    const flags = (indicator: 'weight' | 'length', zs: readonly number[]) =>
      zs.map((z) => implausible('who', indicator, 'male', 1000, whoValue(z, indicator)))
    expect(flags('weight', [-6.01, -5.99, 4.99, 5.01])).toEqual([true, false, false, true])
    expect(flags('length', [-6.01, -5.99, 5.99, 6.01])).toEqual([true, false, false, true])
  })

  test('CDC: modified z of weight -5 to 8', () => {
    const lms = at('cdc', 'weight', 3000)
    const value = (z: number) => lms.m + (z / 2) * Math.sign(z) * (measureAt(2 * Math.sign(z), lms) - lms.m)
    expect([-5.01, -4.99, 7.99, 8.01].map((z) => implausible('cdc', 'weight', 'male', 3000, value(z)))).toEqual([true, false, false, true])
  })

  test('a weight and a length that do not belong together', () => {
    expect(implausiblePair('who', 'male', 400, 9.6, 75)).toBe(false)
    expect(implausiblePair('who', 'male', 400, 9.6, 57)).toBe(true)
  })
})

describe('curves', () => {
  test('the lines rise with the centile, at the same ages', () => {
    const lines = curves({ reference: 'cdc', indicator: 'bmi', sex: 'female', fromDay: 731, toDay: 7305 })
    expect(lines.map(({ centile }) => centile)).toEqual(CENTILES.cdc)
    for (const place of [0, 60, 120]) {
      const values = lines.map(({ points }) => points[place]?.value ?? Number.NaN)
      expect([...values].sort((a, b) => a - b)).toEqual(values)
      expect(new Set(lines.map(({ points }) => points[place]?.ageDays)).size).toBe(1)
    }
  })

  test('the median is M, the outer line its z', () => {
    const [low, , median] = curves({ reference: 'who', indicator: 'weight', sex: 'male', fromDay: 0, toDay: 364, steps: 52 })
    const lms = lmsAt('who', 'weight', 'male', 364)
    expect(median?.points.at(-1)?.value).toBeCloseTo(lms?.m ?? 0, 9)
    expect(zOf(low?.points.at(-1)?.value ?? 0, lms ?? { l: 1, m: 1, s: 1 })).toBeCloseTo(-1.8808, 3)
  })

  test('what a reference does not cover is left out', () => {
    const [line] = curves({ reference: 'who', indicator: 'head', sex: 'male', fromDay: 1700, toDay: 1900, steps: 10 })
    expect(line?.points.map(({ ageDays }) => ageDays)).toEqual([1700, 1720, 1740, 1760, 1780, 1800, 1820])
    expect(curves({ reference: 'who', indicator: 'weight', sex: 'male', fromDay: 3000, toDay: 4000 })[0]?.points).toEqual([])
  })
})
