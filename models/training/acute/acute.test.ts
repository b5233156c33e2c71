/** The acute scores through their real graphs: from values by name, from charts, and against the separate references. */
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
const hoursBefore = (hours: number) => new Date(Date.parse(AT) - hours * 3_600_000).toISOString()
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
      const held = !recipe.manifest.bounded || (Number.isNaN(total) ? low < high : low === total && high === total)
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
    ['qsofa', { rr: 22, sbp: 100, gcs: 15 }, 2],
    ['mews', { sbp: 68, hr: 130, rr: 30, t: 34.5, acvpu: 'U' }, 14],
    ['mews', { sbp: 120, hr: 70, rr: 12, temp_c: 37, avpu: 'A' }, 0],
    ['sirs', { temp_c: 39.4, hr: 120, rr: 32, wbc: 33, paco2: 41 }, 4],
    ['curb65', { age: 77, confusion: true, bun: 40, rr: 23, sbp: 105, dbp: 52 }, 4],
    ['sofa', { pf: 180, vent: 0, plt: 90, bili: 2.4, map: 65, gcs: 14, cr: 1.2, uo: 450 }, 11],
    ['sofa', { pf: 450, vent: 0, plt: 250, bili: 0.8, map: 60, norepinephrine: 0.11, gcs: 15, cr: 0.9 }, 4],
  ])('%s %j', async (model, features, expected) => {
    expect((await one(model, null, features)).value).toBe(expected)
  })
})

const SICK = [
  obs('9279-1', 24, '/min', AT),
  obs('8480-6', 95, 'mm[Hg]', AT),
  obs('8462-4', 50, 'mm[Hg]', AT),
  obs('8867-4', 110, '/min', AT),
]

describe('from a chart', () => {
  test('qSOFA: the parts of the coma score are added; a newer ACVPU stands in; nothing is taken as normal', async () => {
    const parts = [obs('9267-6', 4, '{score}', AT), obs('9270-0', 4, '{score}', AT), obs('9268-4', 6, '{score}', AT)]
    expect((await one('qsofa', chart([...SICK, ...parts]))).value).toBe(3)
    const alert = await one('qsofa', chart([...SICK, obs('9269-2', 9, '{score}', hoursBefore(5)), obs('67775-7', 'Alert', null, AT)]))
    expect(alert.value).toBe(2)
    expect(alert.contributions.find(({ input }) => input === 'gcs')).toMatchObject({
      value: 'Alert',
      label: 'Glasgow coma score (from ACVPU)',
    })
    expect(await one('qsofa', chart(SICK))).toMatchObject({ value: null, bounds: { low: 2, high: 3 } })
  })

  const LABS = [
    obs('2703-7', 80, 'mm[Hg]', hoursBefore(2)),
    obs('3150-6', 40, '%', hoursBefore(3)),
    obs('777-3', 90, '10*3/uL', hoursBefore(20)),
    obs('777-3', 300, '10*3/uL', hoursBefore(25)),
    obs('777-3', 140, '10*3/uL', hoursBefore(1)),
    obs('14631-6', 41.1, 'umol/L', hoursBefore(6)),
    obs('2160-0', 1.3, 'mg/dL', hoursBefore(6)),
    obs('9269-2', 14, '{score}', hoursBefore(10)),
    obs('9269-2', 15, '{score}', AT),
  ]

  test('SOFA: the worst of 24 hours, each with its row; pressures made into a mean', async () => {
    const answer = await one('sofa', chart([...SICK, ...LABS]))
    // P/F 200: 2, platelets 90: 2, bilirubin 2.4: 2, MAP 65: 1, coma 14: 1, creatinine 1.3: 1.
    expect(answer).toMatchObject({ status: 'ok', value: 9, outputs: { respiration: 2, coagulation: 2, liver: 2, cardiovascular: 1 } })
    expect(answer.contributions.find(({ input }) => input === 'plt')).toMatchObject({ value: 90, label: 'Platelets (lowest of 24 h)' })
    expect(answer.contributions.find(({ input }) => input === 'pf')?.facts).toHaveLength(2)
  })

  test.each([0.4, 40])('FiO2 %f is the same, as a fraction or in per cent', async (fio2) => {
    const labs = LABS.filter(({ loinc }) => loinc !== '3150-6')
    const answer = await one('sofa', chart([...SICK, ...labs, obs('3150-6', fio2, fio2 < 1 ? '1' : '%', hoursBefore(3))]))
    expect(answer.contributions.find(({ input }) => input === 'pf')?.value).toBe(200)
  })

  test('SOFA: without a blood gas no number, only what remains possible', async () => {
    const answer = await one('sofa', chart([...SICK, ...LABS.slice(2)]))
    expect(answer.value).toBeNull()
    expect(answer.bounds).toEqual({ low: 7, high: 11 })
    expect(answer.reason).toContain('no arterial blood gas of the last 24 h')
  })

  test('SOFA: a running vasopressor without a dose withholds the circulation; with the dose answered it counts', async () => {
    const facts = (more: readonly ReturnType<typeof obs>[]) =>
      chart([...SICK, ...LABS, ...more], { medications: [medication('Norepinephrine 4 MG in 250 ML infusion')] })
    const open = await one('sofa', facts([]))
    expect(open.value).toBeNull()
    expect(open.reason).toContain('dose is not answered')
    const dose = obs('dose-norepinephrine', 0.08, null, AT, {
      code: { system: ASKED_SYSTEM, code: 'dose-norepinephrine', display: null },
      loinc: null,
    })
    expect((await one('sofa', facts([dose]))).value).toBe(11)
  })

  test('CURB-65: urea by the limit of its unit; Alert does not answer confusion', async () => {
    const facts = (urea: ReturnType<typeof obs>, ...more: readonly ReturnType<typeof obs>[]) => chart([...SICK, urea, ...more])
    const no = said('new-confusion', 'no')
    expect((await one('curb65', facts(obs('22664-7', 7, 'mmol/L', AT), no))).value).toBe(2)
    expect((await one('curb65', facts(obs('22664-7', 7.1, 'mmol/L', AT), no))).value).toBe(3)
    expect((await one('curb65', facts(obs('3094-0', 19, 'mg/dL', AT), no))).value).toBe(2)
    expect((await one('curb65', facts(obs('3094-0', 20, 'mg/dL', AT), no))).value).toBe(3)
    const asked = await one('curb65', facts(obs('3094-0', 20, 'mg/dL', AT), obs('67775-7', 'Alert', null, AT)))
    expect(asked.value).toBeNull()
    expect(asked.missing[0]?.reason).toBe('to be answered: Is the patient newly confused?')
    expect((await one('curb65', facts(obs('3094-0', 20, 'mg/dL', AT), obs('67775-7', 'Confusion', null, AT)))).value).toBe(4)
  })

  test('Wells: what the chart knows is filled in, the rest is asked', async () => {
    const facts = chart(SICK, { conditions: [condition('Deep vein thrombosis', 'http://hl7.org/fhir/sid/icd-10-cm', 'I82.401')] })
    const answer = await one('wells-pe', facts)
    expect(answer).toMatchObject({ value: null, bounds: { low: 3, high: 12.5 } })
    expect(answer.contributions.find(({ input }) => input === 'prior_vte')?.value).toBe(true)
  })

  test('PERC: only where a clinician calls the pretest probability low', async () => {
    expect((await one('perc', chart(SICK))).reason).toContain('nobody has judged yet')
    expect((await one('perc', chart([...SICK, said('pe-pretest-low', 'no')]))).reason).toContain('not judged low')
    const low = await one(
      'perc',
      chart([...SICK, said('pe-pretest-low', 'yes'), obs('59408-5', 97, '%', AT), obs('3151-8', 2, 'L/min', AT)]),
    )
    expect(low.missing.map(({ input, reason }) => `${input}: ${reason}`)).toContain('spo2: measured on oxygen, not on room air')
  })

  test('maternal criteria: only with a pregnancy or a birth in the record', async () => {
    expect((await one('mewc', chart(SICK))).reason).toContain('no pregnancy or recent birth')
    expect(await one('mewc', chart([...SICK, obs('59408-5', 93, '%', AT)], { pregnant: true }))).toMatchObject({
      bounds: { low: 1, high: 4 },
    })
  })

  test('a child of five: pulse 118 is above the 90th centile', async () => {
    const facts = chart([obs('8867-4', 118, '/min', AT), obs('9279-1', 23, '/min', AT)], { born: '2020-10-01' })
    expect(await one('paediatric-vitals', facts)).toMatchObject({ value: 1, outputs: { hr_zone: 1, rr_zone: 0 } })
  })
})

describe('Phoenix', () => {
  const SHOCK = { age: 36.7, map: 30, lactate: 5, platelets: 99, gcs_total: 10 }
  test('by name; what is missing counts 0 and is listed', async () => {
    // MAP 30 at 2 to 5 years: 2, lactate 5: 1, platelets 99: 1, coma 10: 1.
    const answer = await one('phoenix8', null, SHOCK)
    expect(answer).toMatchObject({ value: 5, outputs: { phoenix_sepsis_score: 5, phoenix_sepsis: 1, phoenix_septic_shock: 1 } })
    expect(answer.missing.map(({ input }) => input)).toContain('inr')
  })
  test('without infection there is no sepsis; without an age there is no score', async () => {
    expect((await one('phoenix8', null, { ...SHOCK, suspected_infection: false })).outputs.phoenix_sepsis).toBe(0)
    expect((await one('phoenix8', null, { ...SHOCK, age: null })).value).toBeNull()
  })
  test('from a chart: D-dimer in ng/mL, age in months, drugs that run', async () => {
    const facts = chart([obs('48065-7', 2100, 'ng/mL{FEU}', AT)], { born: '2023-06-01', medications: [medication('Milrinone infusion')] })
    expect(await one('phoenix8', facts)).toMatchObject({
      value: 2,
      outputs: { phoenix_cardiovascular_score: 1, phoenix_coagulation_score: 1 },
    })
  })
})
