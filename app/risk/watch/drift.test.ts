import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binningOf, driftOf, MISSING, stability } from './drift.ts'
import { scored, sequence } from './sample.ts'
import type { Cell } from './scores.ts'
import { unitMix } from './unit-mix.ts'

const many = (cell: (i: number) => Cell, count = 1000): Cell[] => Array.from({ length: count }, (_, i) => cell(i))
/** 0 and 1 in the parts given, of a thousand. */
const ones = (share: number) => many((i) => (i < share * 1000 ? 1 : 0))

describe('population stability', () => {
  test('by hand: half and half to three quarters and a quarter', () => {
    // (0.75 - 0.5) ln(0.75/0.5) + (0.25 - 0.5) ln(0.25/0.5)
    expect(stability(ones(0.5), ones(0.75)).psi).toBeCloseTo(0.25 * Math.log(1.5) + 0.25 * Math.log(2), 12)
    expect(stability(ones(0.5), ones(0.75)).level).toBe('alert')
  })

  test('the limits: below .1 steady, from .1 watch, from .25 alert', () => {
    const at = (share: number) => stability(ones(0.5), ones(share))
    expect([at(0.655), at(0.656), at(0.739), at(0.741)].map(({ level }) => level)).toEqual(['steady', 'watch', 'watch', 'alert'])
    expect([at(0.655), at(0.656), at(0.739), at(0.741)].map(({ psi }) => psi < 0.1)).toEqual([true, false, false, false])
    expect([at(0.739), at(0.741)].map(({ psi }) => psi < 0.25)).toEqual([true, false])
  })

  test('values that stop coming are a change of their own', () => {
    const found = stability(
      many((i) => i),
      many((i) => (i % 2 === 0 ? i : null)),
    )
    expect(found.level).toBe('alert')
    expect(found.bins.find(({ label }) => label === MISSING)).toEqual({ label: MISSING, reference: 0, current: 0.5 })
  })

  test('what chance alone may do is no alert, however large it looks', () => {
    const random = sequence(3)
    const draw = () => many(() => Math.round(random() * 1000), 50)
    const found = stability(draw(), draw())
    expect(found.psi).toBeGreaterThan(0.1)
    expect([found.psi < found.chance, found.level]).toEqual([true, 'steady'])
  })

  test('the chance level is passed by about one in a hundred unchanged samples', () => {
    const random = sequence(11)
    const draw = () => many(() => random() * 1000, 200)
    const passed = Array.from({ length: 300 }, () => stability(draw(), draw())).filter(({ psi, chance }) => psi > chance).length
    expect(passed).toBeLessThan(15)
  })

  test('never negative, nothing for the same, shares add up to one, whatever is in the cells', () => {
    const cell = fc.oneof(fc.constant(null), fc.double({ noNaN: true }), fc.constantFrom('yes', 'no', 'Alert'))
    const cells = fc.array(cell, { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const found = stability(a, b)
        expect(found.psi).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(found.psi)).toBe(true)
        expect(stability(a, a).psi).toBeCloseTo(0, 12)
        for (const side of ['reference', 'current'] as const) expect(found.bins.reduce((sum, bin) => sum + bin[side], 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('few values are a bin each, many are cut in tenths, and every value has a bin', () => {
    expect(binningOf([3, 1, 2, null]).labels).toEqual(['1', '2', '3', 'other', MISSING])
    const tenths = binningOf(many((i) => i))
    expect(tenths.labels).toHaveLength(12)
    expect([tenths.binOf(-5), tenths.binOf(99.9), tenths.binOf(5000), tenths.binOf('new'), tenths.binOf(null)]).toEqual([
      '< 99.9',
      '99.9 to < 199.8',
      '≥ 899.1',
      'other',
      MISSING,
    ])
  })
})

const INPUTS = [{ name: 'glucose', label: 'Glucose' }]
const patients = (count: number, from: number, value: (i: number) => Cell) =>
  Array.from({ length: count }, (_, i) => scored(`p${from + i}`, (from + i) * 1000, { glucose: value(i) }))

describe('drift of a model', () => {
  test('is not said of fewer than fifty patients on each side', () => {
    expect(
      driftOf(
        INPUTS,
        patients(99, 1, (i) => i),
      ).known,
    ).toBe(false)
    expect(
      driftOf(
        INPUTS,
        patients(100, 1, (i) => i),
      ).known,
    ).toBe(true)
  })

  test('somebody scored a hundred times counts once', () => {
    const often = Array.from({ length: 100 }, (_, i) => scored('p1', 1000 + i, { glucose: i }))
    expect(driftOf(INPUTS, often)).toEqual({
      known: false,
      because: '50 patients are needed before and as many after them; 1 have been scored of whom any input is known',
    })
  })

  test('the first patients are the reference, the newest the present, never the same score on both sides', () => {
    const scores = [...patients(600, 1, () => 90), ...patients(600, 601, () => 200)]
    const drift = driftOf(INPUTS, scores)
    if (!drift.known) throw new Error(drift.because)
    expect([drift.value.reference.patients, drift.value.current.patients]).toEqual([500, 500])
    expect(drift.value.reference.until < drift.value.current.from).toBe(true)
    expect(drift.value.inputs[0]).toMatchObject({ input: 'glucose', level: 'alert', missing: { reference: 0, current: 0 } })
  })

  test('a stay that is scored many times is not held against itself: the first of one, the last of another', () => {
    const stays = Array.from({ length: 400 }, (_, p) =>
      Array.from({ length: 20 }, (_, hour) => scored(`p${p}`, p * 5000 + hour * 100, { glucose: 80 + 5 * hour + (p % 7) })),
    ).flat()
    const drift = driftOf(INPUTS, stays)
    expect(drift.known && [drift.value.reference.patients, drift.value.current.patients, drift.value.inputs[0]?.level]).toEqual([
      200,
      200,
      'steady',
    ])
  })

  test('missing rates are of those asked, with a number or without', () => {
    const some = patients(60, 61, (i) => (i % 4 === 0 ? null : 90)).map((one) => ({ ...one, cells: new Map([...one.cells, ['age', 50]]) }))
    const drift = driftOf(INPUTS, [...patients(60, 1, () => 90), ...some])
    expect(drift.known && drift.value.inputs[0]?.missing).toEqual({ reference: 0, current: 0.25 })
  })

  test('a failed score says nothing of the inputs', () => {
    expect(
      driftOf(
        INPUTS,
        patients(200, 1, (i) => i).map((one) => ({ ...one, status: 'unavailable' as const })),
      ).known,
    ).toBe(false)
  })
})

describe('a change of unit', () => {
  const usual = (seed: number, scale: number, count = 200) => {
    const random = sequence(seed)
    return Array.from({ length: count }, () => (70 + 60 * random()) * scale)
  }
  const glucose = (current: readonly number[]) => unitMix('glucose Glucose', usual(1, 1), current)

  test('all of them: mmol/L where mg/dL was, and the other way about', () => {
    expect(glucose(usual(2, 1 / 18.016))).toMatchObject({ whole: true, between: 'mg/dL and mmol/L' })
    expect(glucose(usual(2, 18.016))?.factor).toBe(18.016)
  })

  test('a tenth of them', () => {
    const mixed = glucose([...usual(2, 1, 180), ...usual(3, 1 / 18.016, 20)])
    expect(mixed?.whole).toBe(false)
    expect(mixed?.share).toBeCloseTo(0.1, 1)
  })

  test('sicker people are not another unit', () => {
    expect(glucose(usual(2, 1))).toBeNull()
    expect(glucose(usual(2, 2.5))).toBeNull()
  })

  test.each([
    ['creatinine Creatinine', 88.42],
    ['weight Body weight', 2.2046],
    ['total_cholesterol Cholesterol', 38.67],
    ['bilirubin Bilirubin, total', 17.1],
  ])('%s by %f', (name, factor) => {
    expect(unitMix(name, usual(1, 1), usual(2, factor))?.factor).toBe(factor)
    expect(unitMix(name, usual(1, 1), usual(2, 1 / factor))?.factor).toBe(1 / factor)
  })

  test('what has no such factor is not judged, nor are too few', () => {
    expect(unitMix('hr Pulse', usual(1, 1), usual(2, 18))).toBeNull()
    expect(unitMix('glucose', usual(1, 1, 4), usual(2, 18))).toBeNull()
  })
})
