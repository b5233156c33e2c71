/** MELD 3.0, FIB-4 and APRI through their real graphs: from values by name, from charts, at every limit. */
import { beforeAll, describe, expect, test } from 'vitest'
import { chart, condition, obs } from '#app/risk/fixtures.ts'
import { AT, asking, differing, said } from '../answers.test-help.ts'
import { recipes } from './index.ts'
import { meld3 } from './meld.ts'

let ask: Awaited<ReturnType<typeof asking>>
beforeAll(async () => {
  ask = await asking(recipes)
})

const ILL = { bilirubin_mg_dl: 2.5, sodium: 135, inr: 1.5, creatinine_mg_dl: 1.2, albumin_g_dl: 3, female: 0, dialysis: 0 }
const meld = async (changes: Readonly<Record<string, number | null>>) => (await ask.named('meld3', { ...ILL, ...changes })).outputs.exact

describe('MELD 3.0', () => {
  test('agrees with its reference on 2,500 random rows; the bounds hold the score', async () => {
    const { rows, scored } = await differing(meld3, 2500)
    expect(rows.slice(0, 3)).toEqual([])
    expect(scored).toBeGreaterThan(1000)
  })

  test('rounds half up and is capped at 40', async () => {
    expect((await ask.named('meld3', ILL)).value).toBe(18)
    const worst = { bilirubin_mg_dl: 40, sodium: 125, inr: 6, creatinine_mg_dl: 3, albumin_g_dl: 1.5, female: 1, dialysis: 0 }
    expect((await ask.named('meld3', worst)).value).toBe(40)
  })

  // Limits of Kim 2021 and OPTN policy 9: a value outside counts as the limit.
  test.each([
    ['bilirubin_mg_dl', 0.3, 1],
    ['inr', 0.8, 1],
    ['creatinine_mg_dl', 0.5, 1],
    ['creatinine_mg_dl', 4.5, 3],
    ['sodium', 120, 125],
    ['sodium', 145, 137],
    ['albumin_g_dl', 1, 1.5],
    ['albumin_g_dl', 4.4, 3.5],
  ])('%s %d counts as %d', async (name, value, limit) => {
    expect(await meld({ [name]: value })).toBeCloseTo((await meld({ [name]: limit })) ?? Number.NaN, 9)
    const inside = limit > value ? limit + 0.2 : limit - 0.2
    expect(await meld({ [name]: inside })).not.toBeCloseTo((await meld({ [name]: limit })) ?? Number.NaN, 3)
  })

  test('dialysis counts as creatinine 3.0; under 18 everybody has the points of women', async () => {
    expect(await meld({ dialysis: 1 })).toBeCloseTo((await meld({ creatinine_mg_dl: 3 })) ?? Number.NaN, 9)
    const man = (await meld({ age: 18 })) ?? Number.NaN
    expect(await meld({ age: 17 })).toBeCloseTo(man + 1.33, 9)
    expect(await meld({ female: 1, age: 17 })).toBeCloseTo(man + 1.33, 9)
    expect((await ask.named('meld3', { ...ILL, age: 11 })).value).toBeNull()
  })

  test('what is missing leaves bounds; where it can change nothing there is a score', async () => {
    const without = await ask.named('meld3', { ...ILL, albumin_g_dl: null })
    expect(without).toMatchObject({ value: null, bounds: { low: 17, high: 20 } })
    expect((await ask.named('meld3', { ...ILL, creatinine_mg_dl: null, dialysis: 1 })).value).not.toBeNull()
    expect((await ask.named('meld3', { ...ILL, creatinine_mg_dl: 3.4, dialysis: null })).value).not.toBeNull()
  })

  const labs = [
    obs('14631-6', 42.76, 'umol/L', AT),
    obs('2951-2', 135, 'mmol/L', AT),
    obs('6301-6', 1.5, '{INR}', AT),
    obs('38483-4', 1.2, 'mg/dL', AT),
    obs('1751-7', 30, 'g/L', AT),
  ]
  const man = { born: '1960-01-01', sex: 'male' } as const
  const cirrhosis = condition('Cirrhosis of liver', 'http://hl7.org/fhir/sid/icd-10-cm', 'K74.60')
  const dialysed = condition('Dependence on renal dialysis', 'http://hl7.org/fhir/sid/icd-10-cm', 'Z99.2')

  test('from a chart: SI units; a problem list without dialysis says no, one with it asks how often', async () => {
    const answer = await ask.chart('meld3', chart(labs, { ...man, conditions: [cirrhosis] }))
    expect(answer.value).toBe(18)
    expect(answer.contributions.find(({ input }) => input === 'dialysis')?.label).toContain('no dialysis recorded')
    const open = await ask.chart('meld3', chart(labs, { ...man, conditions: [cirrhosis, dialysed] }))
    expect(open).toMatchObject({ value: null, bounds: { low: 18, high: 27 } })
    expect(open.reason).toContain('to be answered')
    const told = await ask.chart('meld3', chart([...labs, said('dialysis-twice-in-a-week', 'yes')], { ...man, conditions: [dialysed] }))
    expect(told.value).toBe(27)
  })

  test('a value of eight days ago is too old', async () => {
    const old = labs.map((one) => (one.loinc === '6301-6' ? obs('6301-6', 1.5, '{INR}', '2025-12-28T09:00:00Z') : one))
    expect((await ask.chart('meld3', chart(old, { ...man, conditions: [cirrhosis] }))).value).toBeNull()
  })

  test('sodium and creatinine are what could be moved', async () => {
    const found = await ask.moves('meld3', chart(labs, { ...man, conditions: [cirrhosis] }))
    expect(found.map(({ input }) => input)).toEqual(['sodium', 'creatinine_mg_dl'])
  })
})

describe('FIB-4', () => {
  const person = (age: number, target: number) => ({ age, ast: target * 100, alt: 25, platelets: 20 * age })
  // Shah 2009: 1.30 and 2.67; McPherson 2017: 2.0 from 65 years.
  test.each([
    [64, 1.29, 'low'],
    [64, 1.3, 'indeterminate'],
    [64, 1.99, 'indeterminate'],
    [65, 1.3, 'low-from-65'],
    [65, 1.99, 'low-from-65'],
    [65, 2, 'indeterminate'],
    [65, 2.66, 'indeterminate'],
    [65, 2.68, 'high'],
  ])('%i years, %d: %s', async (age, value, band) => {
    const answer = await ask.named('fib4', person(age, value))
    expect(answer.value).toBeCloseTo(value, 9)
    expect(answer.band).toBe(band)
  })

  test('not under 35', async () => {
    expect((await ask.named('fib4', person(34, 1))).value).toBeNull()
    expect((await ask.named('fib4', person(35, 1))).value).toBeCloseTo(1, 9)
  })
})

describe('APRI', () => {
  test('the upper limit is the one the laboratory sends, else 40, and the label says which', async () => {
    const range = { low: 10, high: 50, text: null }
    const platelets = obs('777-3', 100, '10*3/uL', AT)
    const sent = await ask.chart('apri', chart([platelets, obs('1920-8', 80, 'U/L', AT, { range })]))
    expect(sent.value).toBeCloseTo(1.6, 9)
    expect(sent.contributions.find(({ input }) => input === 'uln')?.label).toContain('as the laboratory has it')
    const unsent = await ask.chart('apri', chart([platelets, obs('1920-8', 80, 'U/L', AT)]))
    expect(unsent.value).toBeCloseTo(2, 9)
    expect(unsent.contributions.find(({ input }) => input === 'uln')?.label).toContain('default')
  })

  // Wai 2003: 0.5, 1.5, 2.0.
  test.each([
    [0.49, 'low'],
    [0.5, 'indeterminate'],
    [1.49, 'indeterminate'],
    [1.5, 'fibrosis'],
    [2, 'cirrhosis'],
  ])('%d: %s', async (value, band) => {
    expect((await ask.named('apri', { ast: value * 100, uln: 50, plt: 200 })).band).toBe(band)
  })
})
