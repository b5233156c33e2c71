/** Kidney function and the risk of its failure through their real graphs: from values by name, from charts, at every limit. */
import { beforeAll, describe, expect, test } from 'vitest'
import { chart, condition, obs } from '#app/risk/fixtures.ts'
import { AT, asking, differing } from '../answers.test-help.ts'
import { recipes } from './index.ts'
import { kfre } from './kfre.ts'

let ask: Awaited<ReturnType<typeof asking>>
beforeAll(async () => {
  ask = await asking(recipes)
})

test.each([
  ['egfr-ckd-epi-2012-cys', { cys_mg_l: 0.7, age: 35, sex: 'F' }, 115.15488864321289],
  ['egfr-ckd-epi-2021-cr-cys', { scr_mg_dl: 1, cys_mg_l: 1, age: 50, sex: 'M' }, 88.14399054363913],
  ['egfr-schwartz', { height_cm: 150, scr_mg_dl: 1.5, age: 12 }, 41.3],
  ['cockcroft-gault', { age: 53, weight_kg: 77.0788, scr_mg_dl: 1.39, sex: 'M' }, 67.00495203836931],
  ['cockcroft-gault', { age: 40, weight: 72, creatinine: 1, sex: 'female' }, 85],
])('%s %j', async (model, features, expected) => {
  expect((await ask.named(model, features)).value).toBeCloseTo(expected, 6)
})

// KDIGO 2024, GFR categories; a man of 60 by cystatin C, and the same value from both sides of a limit.
test.each([
  [0.5, 'G1'],
  [0.92, 'G2'],
  [1.25, 'G3a'],
  [1.6, 'G3b'],
  [2.5, 'G4'],
  [4, 'G5'],
])('cystatin C %d mg/L: %s', async (cys_mg_l, band) => {
  expect((await ask.named('egfr-ckd-epi-2012-cys', { cys_mg_l, age: 60, sex: 'M' })).band).toBe(band)
})

test('ages of the envelopes: adults from 18, bedside Schwartz from 1 to 16', async () => {
  const adult = (age: number) => ask.named('egfr-ckd-epi-2012-cys', { cys_mg_l: 1, age, sex: 'F' })
  expect((await adult(17)).value).toBeNull()
  expect((await adult(18)).value).not.toBeNull()
  const child = async (age: number) => (await ask.named('egfr-schwartz', { height_cm: 100, scr_mg_dl: 0.4, age })).value
  expect([await child(0), await child(17)]).toEqual([null, null])
  expect(await child(1)).toBeCloseTo(103.25, 9)
  expect(await child(16)).toBeCloseTo(103.25, 9)
})

test('Cockcroft-Gault says beside the measured weight what ideal and adjusted weight give', async () => {
  const { outputs } = await ask.named('cockcroft-gault', { age: 40, weight_kg: 90, scr_mg_dl: 1, sex: 'M', height_cm: 180 })
  const ideal = 50 + 2.3 * (180 / 2.54 - 60)
  expect(outputs.crcl).toBeCloseTo(125, 9)
  expect(outputs.crcl_ideal).toBeCloseTo((100 * ideal) / 72, 9)
  expect(outputs.crcl_adjusted).toBeCloseTo((100 * (ideal + 0.4 * (90 - ideal))) / 72, 9)
  const without = await ask.named('cockcroft-gault', { age: 40, weight_kg: 90, scr_mg_dl: 1, sex: 'M' })
  expect(without.outputs).toMatchObject({ crcl_ideal: null, crcl_adjusted: null })
})

const TANGRI = { age: 55, male: 1, egfr: 45, acr_mg_g: 120, dm: 1, htn: 1, albumin: 4.2, phosphate: 3.3, bicarbonate: 24, calcium: 9.1 }
const four = { age: 55, male: 1, egfr: 45, acr_mg_g: 120 }

describe('KFRE', () => {
  test('agrees with its reference on 2,500 random rows', async () => {
    const { rows, scored } = await differing(kfre, 2500)
    expect(rows.slice(0, 3)).toEqual([])
    expect(scored).toBeGreaterThan(2000)
  })

  test('all three variants beside each other; the fullest of which everything is known is the value', async () => {
    const all = await ask.named('kfre', TANGRI)
    expect(all.outputs.kfre4_2y).toBeCloseTo(0.01247073, 8)
    expect(all.outputs.kfre8_2y).toBeCloseTo(0.01126961, 8)
    expect(all.outputs).toMatchObject({ variables: 8, kfre_2y: all.outputs.kfre8_2y })
    expect((await ask.named('kfre', { ...four, dm: 1, htn: 1 })).outputs).toMatchObject({ variables: 6, kfre8_2y: null })
    expect((await ask.named('kfre', four)).outputs).toMatchObject({ variables: 4, kfre6_5y: null })
  })

  test('elsewhere the baseline is lower', async () => {
    const risk = async (region: string) => (await ask.named('kfre', { ...four, region })).value ?? Number.NaN
    expect(await risk('non_NA')).toBe(await risk('nonNA'))
    expect(await risk('north_america')).toBeGreaterThan(await risk('nonNA'))
    expect((await ask.named('kfre', { ...four, region: 'moon' })).value).toBeNull()
  })

  test('only below an eGFR of 60', async () => {
    expect((await ask.named('kfre', { ...four, egfr: 59.9 })).value).not.toBeNull()
    expect((await ask.named('kfre', { ...four, egfr: 60 })).value).toBeNull()
  })

  const labs = [obs('38483-4', 1.8, 'mg/dL', AT), obs('14959-1', 30, 'mg/mmol', AT)]
  const woman = { born: '1955-05-05', sex: 'female' } as const
  const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'

  test('from a chart: eGFR from creatinine, the ratio in mg/mmol; what could be moved is albuminuria', async () => {
    const facts = chart(labs, { ...woman, conditions: [condition('Type 2 diabetes', ICD, 'E11.9'), condition('Hypertension', ICD, 'I10')] })
    const answer = await ask.chart('kfre', facts)
    expect(answer.outputs.variables).toBe(6)
    expect(answer.contributions.find(({ input }) => input === 'acr_mg_g')?.value).toBeCloseTo(265.2, 1)
    expect((await ask.moves('kfre', facts)).map(({ input }) => input)).toEqual(['acr_mg_g'])
  })

  test.each([
    ['Dependence on renal dialysis', 'Z99.2'],
    ['Kidney transplant status', 'Z94.0'],
    ['End stage renal disease', 'N18.6'],
  ])('not for %s', async (label, code) => {
    const answer = await ask.chart('kfre', chart(labs, { ...woman, conditions: [condition(label, ICD, code)] }))
    expect(answer).toMatchObject({ value: null, status: 'not-applicable' })
    expect(answer.reason).toContain(label)
  })

  test('not for a person on dialysis by name', async () => {
    expect((await ask.named('kfre', { ...four, dialysis: true })).reason).toContain('dialysis')
  })
})
