/** The scores of this family through their real graphs: from values by name, from charts, and against the separate references. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { PatientFacts } from '#app/chart/facts.ts'
import type { ModelAnswer } from '#app/contract/risk.ts'
import type { FeatureValues } from '#app/ports/scorer.ts'
import { ASKED_SYSTEM } from '#app/risk/context.ts'
import { chart, condition, medication, obs } from '#app/risk/fixtures.ts'
import { toModelInfo } from '#app/risk/manifest.ts'
import { score } from '#main/inference/pipeline.ts'
import type { ModelCheck } from '#main/inference/registry.ts'
import { loadGraph } from '#main/inference/session.ts'
import { complete, seeded } from '../recipe.ts'
import { recipes } from './index.ts'

let models: readonly ModelCheck[]
beforeAll(async () => {
  models = await Promise.all(
    recipes.map(async (recipe) => {
      const manifest = { ...complete(recipe.manifest), files: {} }
      const info = toModelInfo(manifest, { status: 'available', reason: null, sha256: '', card: '' })
      return { info, golden: { passed: 0, total: 0 }, loaded: { manifest, info, run: await loadGraph(recipe.graph().bytes()) } }
    }),
  )
})

const AT = '2026-01-05T10:00:00Z'
async function one(model: string, facts: PatientFacts | null, features: FeatureValues | null = null): Promise<ModelAnswer> {
  const [answer] = await score(models, { model, atMs: facts ? Date.parse(AT) : null, facts, features })
  if (!answer) throw new Error('no answer')
  return answer
}
const said = (code: string, text: string) => obs(code, text, null, AT, { code: { system: ASKED_SYSTEM, code, display: null }, loinc: null })
const same = (a: number, b: number | undefined) => (Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - (b ?? Number.NaN)) <= 1e-9)

describe.each(recipes.map((recipe) => [recipe.manifest.id, recipe] as const))('%s', (_, recipe) => {
  test('agrees with its reference on 3,000 random rows; the bounds hold', async () => {
    const random = seeded(11)
    const rows = Array.from({ length: 3000 }, () => recipe.randomRow?.(random) ?? [])
    const { outputs = [], contributions = [], bounds = [] } = await (await loadGraph(recipe.graph().bytes()))(rows)
    const differing = rows.flatMap((row, i) => {
      const expected = recipe.reference(row)
      const total = expected.outputs[0] ?? Number.NaN
      const [low = Number.NaN, high = Number.NaN] = bounds[i] ?? []
      const held = !recipe.manifest.bounded || (Number.isNaN(total) ? low < high : same(low, total) && same(high, total))
      const agrees =
        expected.outputs.every((x, j) => same(x, outputs[i]?.[j])) && expected.contributions.every((x, j) => same(x, contributions[i]?.[j]))
      return agrees && held ? [] : [{ row, expected, got: [outputs[i], contributions[i], bounds[i]] }]
    })
    expect(differing.slice(0, 3)).toEqual([])
    expect(outputs.filter(([total]) => !Number.isNaN(total)).length).toBeGreaterThan(1000)
  })
})

describe('by name', () => {
  test.each([
    ['cha2ds2-vasc', { sex: 'M', age: 62, stroke: true }, 2],
    ['cha2ds2-vasc', { sex: 'F', age: 68, chf: true, vascular: true, stroke: true }, 6],
    ['cha2ds2-va', { age: 68, chf: true, vascular: true, stroke: true }, 5],
    ['has-bled', { age: 43, htn: true }, 1],
    ['has-bled', { age: 66, sbp: 161 }, 2],
    ['has-bled', { age: 80, renal: true, bleeding: true, stroke: true, labile: true, alcohol: true }, 6],
    ['findrisc', { age: 40, bmi: 24, waist: 80, sex: 'M', active: true, veg: true }, 0],
    ['findrisc', { age: 66, bmi: 27, waist: 85, sex: 'F', active: true, veg: true, bp: true, family: 'second' }, 13],
    ['ost', { w: 50, age: 70 }, -4],
    ['mst', { weight_loss: '6-10 kg', poor_appetite: true }, 3],
    ['conut', { albumin: 3.2, lymph: 1000, chol: 150 }, 5],
    ['conut', { albumin: 2, lymph: 500, chol: 80 }, 12],
    ['muac', { muac: 112, age_months: 14 }, 112],
  ])('%s %j', async (model, features, expected) => {
    expect((await one(model, null, features)).value).toBe(expected)
  })

  test.each([
    ['gnri', { alb: 35, w: 60, ideal: 65 }, 90.6073],
    ['gnri', { alb: 42, w: 80, ideal: 70 }, 104.238],
    ['gnri', { albumin: 35, weight: 60, height: 170, sex: 'F' }, 52.115 + 41.7 * (60 / 62)],
    ['pce', { age: 55, sex: 'F', race: 'W', tc: 213, hdl: 50, sbp: 120, bp_tx: 0, smoker: 0, dm: 0 }, 0.0205569],
    ['pce', { age: 55, sex: 'M', race: 'W', tc: 213, hdl: 50, sbp: 120, bp_tx: 0, smoker: 0, dm: 0 }, 0.0537605],
  ])('%s %j', async (model, features, expected) => {
    expect((await one(model, null, features)).value).toBeCloseTo(expected, 4)
  })

  test('what was not mentioned is said to be taken as no; a unit that cannot be is refused', async () => {
    expect((await one('has-bled', null, { age: 43, htn: true })).reason).toContain('taken as no')
    expect(await one('conut', null, { albumin: 32, lymph: 1000, chol: 150 })).toMatchObject({ value: null })
    expect(await one('gnri', null, { alb: 3.5, w: 60, ideal: 65 })).toMatchObject({ value: null })
    expect(await one('findrisc', null, { age: 50, bmi: 24, waist: 80, sex: 'M' })).toMatchObject({
      value: null,
      bounds: { low: 2, high: 5 },
    })
    expect(await one('findrisc', null, { age: 50, diabetes: true })).toMatchObject({
      value: null,
      reason: 'known diabetes; FINDRISC does not apply',
    })
  })
})

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const FIBRILLATION = condition('Atrial fibrillation', ICD, 'I48.91')
const FAILURE = condition('Heart failure', ICD, 'I50.9')
const person = { born: '1950-01-01', sex: 'female' } as const

describe('from a chart', () => {
  test('CHA2DS2-VASc: histories from the problem list, absence said in the label; not without atrial fibrillation', async () => {
    const answer = await one('cha2ds2-vasc', chart([], { ...person, conditions: [FIBRILLATION, FAILURE] }))
    expect(answer.value).toBe(4)
    expect(answer.contributions.find(({ input }) => input === 'stroke')?.label).toContain('no stroke, TIA or embolism recorded')
    expect((await one('cha2ds2-vasc', chart([], { ...person, conditions: [FAILURE] }))).reason).toContain('without atrial fibrillation')
    const refuted = { ...FIBRILLATION, verificationStatus: 'refuted' }
    expect((await one('cha2ds2-va', chart([], { ...person, conditions: [refuted] }))).value).toBeNull()
    const lung = condition('Pulmonary hypertension', null, null)
    expect((await one('cha2ds2-va', chart([], { ...person, conditions: [FIBRILLATION, lung] }))).value).toBe(2)
  })

  test('a clinician’s answer stands before the silence of the list', async () => {
    const facts = chart([said('stroke-tia-embolism', 'yes')], { ...person, conditions: [FIBRILLATION] })
    expect((await one('cha2ds2-va', facts)).value).toBe(4)
  })

  test('HAS-BLED: pressure, creatinine and drugs are read; what is not known is asked', async () => {
    const found = [obs('8480-6', 161, 'mm[Hg]', AT), obs('14682-9', 201, 'umol/L', AT)]
    const facts = chart(found, { ...person, conditions: [FIBRILLATION], medications: [medication('Aspirin 81 MG Oral Tablet')] })
    expect(await one('has-bled', facts)).toMatchObject({ value: null, bounds: { low: 4, high: 8 } })
    const answers = ['has-bled-liver', 'major-bleeding', 'labile-inr', 'alcohol-8-a-week'].map((code) => said(code, 'no'))
    expect((await one('has-bled', { ...facts, observations: [...found, ...answers] })).value).toBe(4)
  })

  test('units as charts have them: g/dL to g/L, thousands to cells, cm to mm', async () => {
    const labs = [obs('1751-7', 3.2, 'g/dL', AT), obs('731-0', 1, '10*3/uL', AT), obs('2093-3', 150, 'mg/dL', AT)]
    expect((await one('conut', chart(labs, person))).value).toBe(5)
    const body = [obs('29463-7', 60, 'kg', AT), obs('8302-2', 170, 'cm', AT)]
    expect((await one('gnri', chart([...labs, ...body], person))).value).toBeCloseTo(1.489 * 32 + 41.7 * (60 / 62), 6)
    expect((await one('muac', chart([obs('56072-2', 11.4, 'cm', AT)], { born: '2024-06-01', sex: 'male' }))).value).toBeCloseTo(114, 6)
  })

  test('PCE is not for known cardiovascular disease', async () => {
    expect((await one('pce', chart([], { born: '1960-01-01', sex: 'male', conditions: [FAILURE] }))).reason).toContain('cardiovascular')
  })
})
