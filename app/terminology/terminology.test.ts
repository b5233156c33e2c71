import { describe, expect, test } from 'vitest'
import { CONCEPTS, conceptById, conceptOf, GROUPS } from './concepts.ts'
import { centileBands } from './paediatric-centiles.ts'
import { ADULT_RANGES } from './range-rows.ts'
import { type RangeFor, referenceRange } from './reference-ranges.ts'
import { convert, displayUnit, ucumOf } from './units.ts'

describe('concepts', () => {
  test('a LOINC code names one concept, an id one concept, a group one heading', () => {
    const codes = CONCEPTS.flatMap((c) => c.loinc)
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(CONCEPTS.map((c) => c.id)).size).toBe(CONCEPTS.length)
    for (const c of CONCEPTS) {
      expect(GROUPS).toContain(c.group)
      for (const code of c.loinc) expect(code).toMatch(/^\d+-\d$/)
    }
  })
  test('the aliases of real files', () => {
    expect(conceptOf('38483-4')?.id).toBe('creatinine')
    expect(conceptOf('2339-0')?.id).toBe('glucose')
    expect(conceptOf('8331-1')?.id).toBe('temperature')
    expect([conceptOf(null), conceptOf('no-1')]).toEqual([undefined, undefined])
  })
})

describe('units', () => {
  test.each<[number, string | null, string, string | undefined, number]>([
    [154, 'lbs', 'kg', undefined, 69.85322498],
    [98.6, 'F', 'Cel', undefined, 37],
    [37, 'degC', '[degF]', undefined, 98.6],
    [310.15, 'K', 'Cel', undefined, 37],
    [72, '{beats}/min', '/min', undefined, 72],
    [72, 'bpm', '/min', undefined, 72],
    [7, 'x10^9/L', '10*3/uL', undefined, 7],
    [7, 'K/uL', '10*9/L', undefined, 7],
    [7000, '/uL', '10*3/uL', undefined, 7],
    [100, 'µmol/L', 'mg/dL', 'creatinine', 1.1312],
    [100, 'μmol/L', 'mg/dL', 'creatinine', 1.1312],
    [5.5, 'mmol/L', 'mg/dL', 'glucose', 99.0858],
    [10, 'mmol/L', 'mg/dL', 'urea_nitrogen', 28.0134],
    [4, 'mEq/L', 'mmol/L', 'potassium', 4],
    [2, 'meq/L', 'mmol/L', 'magnesium', 1],
    [48, 'mmol/mol', '%', 'hba1c', 6.54304],
    [3, 'mg/mmol', 'mg/g', 'uacr', 26.5205091938],
    [0.42, '1', '%', 'hematocrit', 42],
    [30, 'IU/L', 'U/L', 'alt', 30],
    [10, 'kPa', 'mm[Hg]', 'pao2', 75.0063755419],
    [90, 'mL/min', 'mL/min/{1.73_m2}', 'egfr_legacy', 90],
    [15, null, '{score}', 'gcs', 15],
    [12, '(score)', '{score}', undefined, 12],
    [3, 'dag/L', 'g/dL', undefined, 3],
  ])('%d %s -> %s (%s)', (value, from, to, id, out) => {
    expect(convert(value, from, to, id === undefined ? undefined : conceptById(id))).toBeCloseTo(out, 8)
  })
  test.each<[string | null, string, string | undefined]>([
    [null, 'kg', undefined],
    ['foo', 'mg/dL', 'glucose'],
    ['mg/dL', 'mmol/L', undefined],
    ['kg', '/min', 'heart_rate'],
    ['mmol/L', 'U/L', 'alt'],
    ['mg/g', 'mg/mmol', 'glucose'],
  ])('%s -> %s has no answer', (from, to, id) => expect(convert(1, from, to, id === undefined ? undefined : conceptById(id))).toBeNull())
  test('there and back is the same', () => {
    for (const c of CONCEPTS)
      for (const unit of ['mmol/L', 'mg/dL', '[lb_av]', '[degF]', 'kPa']) {
        const there = convert(7.3, c.unit, unit, c)
        if (there !== null) expect(convert(there, unit, c.unit, c)).toBeCloseTo(7.3, 6)
      }
  })
  test.each([
    ['mm[Hg]', 'mmHg'],
    ['Cel', '°C'],
    ['10*3/uL', '×10³/µL'],
    ['umol/L', 'µmol/L'],
    ['m[IU]/L', 'mIU/L'],
    ['{score}', ''],
    ['/min', '/min'],
    ['kg/m2', 'kg/m²'],
  ])('%s is shown as %s', (unit, shown) => expect(displayUnit(unit)).toBe(shown))
})

const adult: RangeFor = { ageYears: 40, sex: 'female', pregnant: null }

describe('reference ranges', () => {
  test.each(Object.keys(ADULT_RANGES))('%s: limits in order, a unit, a source', (id) => {
    for (const sex of ['female', 'male'] as const) {
      const range = referenceRange(id, { ...adult, sex })
      if ('unassessed' in range) throw new Error(range.unassessed)
      const order = [range.criticalLow, range.low, range.high, range.criticalHigh].filter((x) => x !== null)
      expect([...order].sort((a, b) => a - b)).toEqual(order)
      expect(range.unit).toBe(conceptById(id)?.unit)
      expect(range.source.length).toBeGreaterThan(5)
    }
  })
  test('there is no gap at 18', () => {
    expect(referenceRange('heart_rate', { ...adult, ageYears: 18 })).toMatchObject({ low: 60, high: 100 })
    expect(referenceRange('heart_rate', { ...adult, ageYears: 17 })).toMatchObject({ low: 43, high: 104 })
    expect(referenceRange('heart_rate', { ...adult, ageYears: 17.999 })).toMatchObject({ low: 43, high: 104 })
    for (let months = 0; months < 216; months++) expect(centileBands('resp_rate', months, months)).toHaveLength(1)
  })
  test('exact months pick one band, completed years all that may apply', () => {
    expect(referenceRange('heart_rate', { ...adult, ageYears: 0, ageMonths: 2 })).toMatchObject({ low: 107, high: 181 })
    expect(referenceRange('heart_rate', { ...adult, ageYears: 0, ageMonths: 3 })).toMatchObject({ low: 104, high: 175 })
    expect(referenceRange('heart_rate', { ...adult, ageYears: 0 })).toMatchObject({ low: 93, high: 181 })
  })
  test.each<[string, RangeFor]>([
    ['heart_rate', { ...adult, ageYears: null }],
    ['sodium', { ...adult, ageYears: 17 }],
    ['hemoglobin', { ...adult, sex: 'unknown' }],
    ['creatinine', { ...adult, pregnant: true }],
    ['pain', adult],
    ['nothing', adult],
  ])('%s %o is unassessed, with a reason', (id, who) => {
    const range = referenceRange(id, who)
    expect('unassessed' in range && range.unassessed.length > 0).toBe(true)
  })
  test('pregnancy leaves potassium as it is', () =>
    expect(referenceRange('potassium', { ...adult, pregnant: true })).toMatchObject({ low: 3.5, high: 5, criticalHigh: 6.5 }))

  test('takes names of the language and texts with blanks for no unit', () => {
    for (const unit of ['__proto__', 'constructor', 'toString', 'mg per day of something', 'x'.repeat(500)]) {
      expect(ucumOf(unit)).toBe(unit)
      expect(convert(1, unit, 'mg/dL')).toBeNull()
      expect(convert(1, unit, 'Cel')).toBeNull()
    }
  })
})
