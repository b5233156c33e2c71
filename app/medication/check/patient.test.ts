import { describe, expect, it } from 'vitest'
import type { Observation } from '../../chart/facts.ts'
import { ageRange } from './age.ts'
import { crcl, egfr } from './kidney.ts'
import { isKnown, newestOf, personOf, type Value } from './patient.ts'
import { reactionOf } from './reactions.ts'
import { slipOf } from './slips.ts'
import { AT, allergic, measured, patient } from './tiny.test-help.ts'
import { weightOf } from './weight.ts'

const YEAR = 8760
const daysAgo = (days: number) => new Date(AT - days * 86_400_000).toISOString()
const who = (born: string, sex: 'female' | 'male', ...observations: Observation[]) => personOf(patient({ born, sex, observations }), AT)
const told = (value: Value) => (isKnown(value) ? Number(value.value.toFixed(1)) : value.unknown)
const creatinine = (value: number, days = 0) => measured('2160-0', value, 'mg/dL', daysAgo(days))

describe('kidney function', () => {
  it('Cockcroft and Gault (Nephron 1976;16:31): (140 - age) x weight / (72 x creatinine), women 0.85 of it', () => {
    const weight = measured('29463-7', 72, 'kg', daysAgo(10))
    expect(told(crcl(who('1953-06-01', 'male', creatinine(1), weight), YEAR))).toBe(68)
    expect(told(crcl(who('1953-06-01', 'female', creatinine(1), weight), YEAR))).toBe(57.8)
    expect(told(crcl(who('1953-06-01', 'male', measured('14682-9', 88.4, 'umol/L', daysAgo(1)), weight), YEAR))).toBe(68)
  })

  it.each([
    ['no creatinine', [], 'Creatinine not known'],
    ['no weight', [creatinine(1)], 'no recent weight'],
  ])('clearance with %s is not known, and why', (_, observations, words) => {
    expect(told(crcl(who('1953-06-01', 'male', ...observations), YEAR))).toContain(words)
  })

  it('eGFR by CKD-EPI 2021: 60 years, woman, 1.0 mg/dL is 142 x (1 / 0.7)^-1.2 x 0.9938^60 x 1.012', () => {
    expect(told(egfr(who('1965-06-01', 'female', creatinine(1)), YEAR))).toBe(64.5)
  })

  it('a newer reported eGFR counts, an older does not; a limit alone is none for the estimate', () => {
    const reported = (value: number, days: number) => measured('98979-8', value, 'mL/min/{1.73_m2}', daysAgo(days))
    const person = (days: number) => who('1965-06-01', 'female', creatinine(1, 5), reported(20, days))
    expect(told(egfr(person(1), YEAR))).toBe(20)
    expect(told(egfr(person(9), YEAR))).toBe(64.5)
  })

  it.each([
    [1.29, 47, false],
    [1.3, 47, true],
    [1.3, 49, false],
    [1.49, 160, false],
    [1.5, 160, true],
    [1.5, 169, false],
  ])('a rise from 1.0 to %d in %d hours makes it unsteady: %s (KDIGO 2012, section 2.1)', (now, hours, unsteady) => {
    const value = egfr(who('1965-06-01', 'male', creatinine(1, hours / 24), creatinine(now)), YEAR)
    expect(isKnown(value) && value.note !== undefined).toBe(unsteady)
  })
})

describe('a weight', () => {
  it.each([
    ['2025-01-01', 90, true],
    ['2025-01-01', 91, false],
    ['2018-01-01', 180, true],
    ['2018-01-01', 181, false],
    ['1970-01-01', 730, true],
    ['1970-01-01', 731, false],
  ])('of somebody born %s holds %d days: %s', (born, days, holds) => {
    expect(isKnown(weightOf(who(born, 'male', measured('29463-7', 12, 'kg', daysAgo(days)))))).toBe(holds)
  })

  it('in pounds is kilograms', () => {
    expect(told(weightOf(who('1970-01-01', 'male', measured('29463-7', 220, '[lb_av]', daysAgo(1)))))).toBe(99.8)
  })
})

describe('results', () => {
  it('the newest counts, also where it is no number; what was taken back and what is to come does not', () => {
    const text: Observation = { ...measured('2823-3', 4, 'mmol/L', daysAgo(1)), value: { kind: 'text', text: 'hemolyzed', code: null } }
    const person = who('1970-01-01', 'male', measured('2823-3', 3, 'mmol/L', daysAgo(2)), text)
    expect(told(newestOf(person, 'potassium', 'mmol/L', 240))).toContain('is not a number')
    const back: Observation = { ...measured('2823-3', 9, 'mmol/L', daysAgo(1)), status: 'entered-in-error' }
    const known = who('1970-01-01', 'male', measured('2823-3', 3, 'mmol/L', daysAgo(2)), back, measured('2823-3', 8, 'mmol/L', daysAgo(-1)))
    expect(told(newestOf(known, 'potassium', 'mmol/L', 240))).toBe(3)
  })
})

describe('age', () => {
  it('counts birthdays, months and days, and is a range where the birth date is known in part', () => {
    expect(ageRange('2014-01-05', AT)).toEqual({ low: 12, high: 12 })
    expect(ageRange('2025-07-05', AT)).toEqual({ low: 0.5, high: 0.5 })
    expect(ageRange('2025-12-08', AT)?.high).toBeCloseTo(28 / 365.25, 6)
    expect(ageRange('1950', AT)).toEqual({ low: 75, high: 76 })
    expect([ageRange('2030-01-01', AT), ageRange('soon', AT), ageRange(null, AT)]).toEqual([null, null, null])
  })
})

describe('the slip behind a dose', () => {
  it.each([
    [0.25, null],
    [2.5, 'high'],
    [250, 'high'],
    [0.75, null],
    [0.00625, 'low'],
    [0, null],
  ])('%d where 0.0625 to 0.25 is usual: %s', (dose, way) => {
    expect(slipOf(dose, { low: 0.0625, high: 0.25, unit: 'mg' })?.way ?? null).toBe(way)
  })
})

describe('reactions', () => {
  it.each([
    ['anaphylaxis', 'severe'],
    ['swelling of the face', 'severe'],
    ['Stevens-Johnson', 'severe'],
    ['hives', 'rash'],
    ['erupción, ronchas', 'rash'],
    ['nausea and vomiting', 'intolerance'],
    ['cough', 'intolerance'],
    ['', 'unknown'],
    ['mother said so', 'unknown'],
  ])('%s is %s', (text, reaction) => {
    expect(reactionOf(allergic('x', text), false)).toBe(reaction)
  })

  it('itching is no allergy to an opioid, hives are; a high criticality is severe', () => {
    expect([reactionOf(allergic('x', 'itching'), true), reactionOf(allergic('x', 'hives, itching'), true)]).toEqual(['intolerance', 'rash'])
    expect(reactionOf(allergic('x', 'itching', { criticality: 'high' }), true)).toBe('severe')
  })
})
