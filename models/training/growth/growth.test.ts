/** Charts and named values through the real graphs: ages, positions, preterm birth, what is missing, what is implausible. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Observation } from '#app/chart/facts.ts'
import type { ModelAnswer } from '#app/contract/risk.ts'
import { RAW } from '#app/growth/tables.ts'
import type { FeatureValues } from '#app/ports/scorer.ts'
import { chart, obs } from '#app/risk/fixtures.ts'
import { toModelInfo } from '#app/risk/manifest.ts'
import { score } from '#main/inference/pipeline.ts'
import type { ModelCheck } from '#main/inference/registry.ts'
import { loadGraph } from '#main/inference/session.ts'
import { complete, seeded } from '../recipe.ts'
import { recipes } from './index.ts'
import { SEXES, WHO_DAYS, whoDaily } from './tables.ts'

let models: readonly ModelCheck[]
beforeAll(async () => {
  models = await Promise.all(
    recipes.map(async (recipe) => {
      const manifest = { ...complete(recipe.manifest), files: {} }
      const info = toModelInfo(manifest, { status: 'available', reason: null, sha256: '', card: '' })
      return { info, golden: { passed: 1, total: 1 }, loaded: { manifest, info, run: await loadGraph(recipe.graph().bytes()) } }
    }),
  )
})

const BORN = '2024-03-10'
const dayAt = (days: number) => new Date(Date.parse(BORN) + days * 86_400_000 + 36_000_000).toISOString()

async function one(model: string, facts: ReturnType<typeof chart> | null, features: FeatureValues | null = null): Promise<ModelAnswer> {
  const [answer] = await score(models, { model, atMs: null, facts, features })
  if (!answer) throw new Error('no answer')
  return answer
}
const child = (observations: readonly Observation[], born: string | null = BORN) => chart(observations, { born, sex: 'female' })
const weight = (kg: number, days: number, unit = 'kg') => obs('29463-7', kg, unit, dayAt(days))
const height = (cm: number, days: number, code = '8302-2') => obs(code, cm, 'cm', dayAt(days))
const given = (features: FeatureValues) => one('growth-who', null, features)

describe.each(recipes.map((recipe) => [recipe.manifest.id, recipe] as const))('%s', (_, recipe) => {
  test('agrees with its reference on 1,000 children', async () => {
    const random = seeded(11)
    const rows = Array.from({ length: 1000 }, () => recipe.randomRow?.(random) ?? [])
    const { outputs = [] } = await (await loadGraph(recipe.graph().bytes()))(rows)
    const differing = rows.filter((row, i) =>
      recipe
        .reference(row)
        .outputs.some((a, j) =>
          Number.isNaN(a)
            ? !Number.isNaN(outputs[i]?.[j])
            : !(Math.abs(a - (outputs[i]?.[j] ?? Number.NaN)) <= 1e-9 * Math.max(1, Math.abs(a))),
        ),
    )
    expect(differing).toEqual([])
  })
})

describe('WHO, values by name', () => {
  test('the published examples, under the names they go by', async () => {
    expect((await given({ sex: 'F', age_d: 1522, kg: 17 })).outputs.waz).toBeCloseTo(0.24003779455375895, 9)
    expect((await given({ sex: 'M', age_d: 987, cm: 72.86, measured: 'lying' })).outputs.laz).toBeCloseTo(-6.088847258767934, 9)
    expect((await given({ sex: 'F', age_days: 365, weight_kg: 7 })).value).toBeCloseTo(-2.0502559689761464, 9)
  })

  test('weight for length comes first, then BMI, weight, length, head', async () => {
    const indicator = async (features: FeatureValues) => (await given({ sex: 'F', age_days: 365, ...features })).outputs.indicator
    expect(await indicator({ weight_kg: 9, height_cm: 74, head_cm: 45 })).toBe(1)
    expect(await indicator({ weight_kg: 2, height_cm: 44 })).toBe(2)
    expect(await indicator({ weight_kg: 9, head_cm: 45 })).toBe(3)
    expect(await indicator({ height_cm: 74, head_cm: 45 })).toBe(4)
    expect(await indicator({ head_cm: 45 })).toBe(5)
  })

  test('a missing measure leaves its own scores empty', async () => {
    const { outputs, status } = await given({ sex: 'F', age_days: 365, weight_kg: 9 })
    expect(status).toBe('ok')
    expect([outputs.laz, outputs.whz, outputs.bmiz, outputs.hcz, outputs.head_centile]).toEqual([null, null, null, null, null])
    expect(outputs.weight_centile).toBeGreaterThan(45)
  })

  test.each([
    // Weight (kg) of a girl of 70 cm at -3, -2, 1, 2, 3 SD by the table, a little to each side.
    [6.2, 'below-3'],
    [6.45, 'below-2'],
    [7.5, 'usual'],
    [9.3, 'above-1'],
    [10.2, 'above-2'],
    [11.2, 'above-3'],
    [14, 'above-5'],
    [4, 'implausible'],
  ])('%f kg at 70 cm: %s', async (kg, band) => {
    expect((await given({ sex: 'F', age_days: 300, weight_kg: kg, height_cm: 70 })).band).toBe(band)
  })

  test('outside the ages of the standard, or without an age or a sex, there is no number', async () => {
    expect((await given({ sex: 'F', age_days: 1857, weight_kg: 17 })).status).toBe('not-applicable')
    expect((await given({ sex: 'F', weight_kg: 17 })).status).toBe('not-applicable')
    expect((await given({ age_days: 300, weight_kg: 7 })).status).toBe('not-applicable')
    expect((await given({ sex: 'F', age_days: 300 })).value).toBeNull()
  })
})

describe('WHO, out of a chart', () => {
  test('the age is that on the day of the measurement, in days', async () => {
    const answer = await one('growth-who', child([weight(9, 400), height(75, 400), height(60, 200)]))
    expect(answer.status).toBe('ok')
    expect(answer.outputs.age_used_days).toBe(400)
    expect(answer.value).toBe((await given({ sex: 'F', age_days: 400, weight_kg: 9, height_cm: 75 })).value)
  })

  test('lying or standing by the code, 0.7 cm apart', async () => {
    const laz = async (code: string, days: number) => (await one('growth-who', child([height(86, days, code)]))).outputs.laz
    const byHand = async (days: number, cm: number) => (await given({ sex: 'F', age_days: days, height_cm: cm })).outputs.laz
    expect(await laz('8306-3', 730)).toBe(await byHand(730, 86))
    expect(await laz('8308-9', 730)).toBe(await byHand(730, 86.7))
    expect(await laz('8302-2', 731)).toBe(await byHand(731, 86))
    expect(await laz('8306-3', 731)).toBe(await byHand(731, 85.3))
  })

  test('a weight of the same week counts, an older one does not', async () => {
    const both = (days: number) => one('growth-who', child([weight(9, days), height(75, 400)]))
    expect((await both(393)).outputs.waz).not.toBeNull()
    const apart = await both(392)
    expect(apart.outputs.waz).toBeNull()
    expect(apart.missing.find(({ input }) => input === 'weight_kg')?.reason).toContain('more than 7 days')
  })

  test('grams and inches are read', async () => {
    const { outputs } = await one('growth-who', child([weight(9000, 400, 'g'), obs('8302-2', 30, '[in_i]', dayAt(400))]))
    expect(outputs.waz).toBeCloseTo((await given({ sex: 'F', age_days: 400, weight_kg: 9 })).outputs.waz ?? 0, 9)
    expect(outputs.laz).toBeCloseTo((await given({ sex: 'F', age_days: 400, height_cm: 76.2 })).outputs.laz ?? 0, 9)
  })

  test('born at 30 weeks: ten weeks younger, until 24 months', async () => {
    const preterm = (days: number) => child([weight(9, days), obs('76516-4', 30, 'wk', dayAt(0))])
    const early = await one('growth-who', preterm(400))
    expect(early.outputs.age_used_days).toBe(330)
    expect(early.contributions.find(({ input }) => input === 'age_days')?.label).toContain('330 d counted from term')
    expect((await one('growth-who', preterm(731))).outputs.age_used_days).toBe(731)
    const before = await one('growth-who', child([weight(2, 40), obs('11884-4', 30, 'wk', dayAt(0))]))
    expect(before.status).toBe('not-applicable')
    expect(before.reason).toContain('before term')
  })

  test('an implausible weight is left out and said to be', async () => {
    const answer = await one('growth-who', child([weight(96, 400), height(75, 400)]))
    expect(answer.outputs).toMatchObject({ waz: null, whz: null, bmiz: null })
    expect(answer.outputs.laz).not.toBeNull()
    expect(answer.missing.find(({ input }) => input === 'weight_kg')?.reason).toBe('implausible for the age: check the entry')
  })

  test('a length that cannot belong to the weight is left out', async () => {
    const answer = await one('growth-who', child([weight(9.6, 400), height(60, 400)]))
    expect(answer.outputs).toMatchObject({ laz: null, whz: null })
    expect(answer.missing.find(({ input }) => input === 'height_cm')?.reason).toContain('check')
  })

  test('a birth date without its day is not enough, a measurement before birth not one', async () => {
    const partial = await one('growth-who', child([weight(9, 400)], '2024-03'))
    expect(partial.reason).toContain('not exact to the day')
    expect((await one('growth-who', child([weight(9, -3)]))).value).toBeNull()
  })

  test('not for a child of five', async () => {
    const answer = await one('growth-who', child([weight(18, 1827)]))
    expect(answer.status).toBe('not-applicable')
    expect(answer.reason).toContain('5 years')
  })
})

describe('CDC', () => {
  const cdc = (features: FeatureValues) => one('growth-cdc', null, features)

  test('a boy of 9 years 3 months (CDC training example of the extended centiles is not at hand): continuous at the 95th', async () => {
    const at = async (kg: number) => (await cdc({ sex: 'M', age_days: 3379, weight_kg: kg, height_cm: 135 })).outputs
    const { bmi_percent_of_p95: share = null } = await at(38)
    const p95kg = (38 * 100) / (share ?? Number.NaN)
    expect((await at(p95kg * 0.9999)).bmi_centile).toBeCloseTo(95, 1)
    expect((await at(p95kg * 1.0001)).bmi_centile).toBeCloseTo(95, 1)
    expect((await at(p95kg * 1.0001)).bmiz).toBeCloseTo(1.645, 2)
  })

  test.each([
    [22, 'below-5'],
    [30, 'usual'],
    [36, 'from-85'],
    [42, 'from-95'],
    [50, 'severe'],
  ])('a boy of 9 with 135 cm and %f kg: %s', async (kg, band) => {
    expect((await cdc({ sex: 'M', age_days: 3379, weight_kg: kg, height_cm: 135 })).band).toBe(band)
  })

  test('no BMI below 2 years, no head circumference after 3', async () => {
    const { outputs } = await cdc({ sex: 'F', age_days: 730, weight_kg: 12, height_cm: 85, head_cm: 47 })
    expect(outputs).toMatchObject({ bmiz: null, indicator: 2 })
    expect(outputs.hcz).not.toBeNull()
    expect((await cdc({ sex: 'F', age_days: 1096, weight_kg: 14, height_cm: 94, head_cm: 48 })).outputs.hcz).toBeNull()
  })

  test('a length measured lying after 2 years is not taken for a stature', async () => {
    const answer = await one('growth-cdc', child([weight(12, 800), height(86, 800, '8306-3')]))
    expect(answer.outputs).toMatchObject({ laz: null, bmiz: null })
    expect(answer.missing.find(({ input }) => input === 'height_cm')?.reason).toContain('lying')
  })

  test('a pregnancy recorded later is nobody’s gestational age at birth', async () => {
    const young = chart([weight(55, 5900), obs('11884-4', 12, 'wk', dayAt(5900))], { born: BORN, sex: 'female' })
    expect((await one('growth-cdc', young)).outputs.waz).not.toBeNull()
  })

  test('nothing is asked of a grown-up', async () => {
    const answer = await one('growth-cdc', chart([weight(80, 9000)], { born: BORN, sex: 'male' }))
    expect(answer).toMatchObject({ status: 'not-applicable', missing: [], contributions: [{ input: 'sex' }] })
  })
})

test('the weekly tables of the curves are those of the graph', () => {
  for (const [place, sex] of SEXES.entries())
    for (const name of ['weight', 'length', 'bmi', 'head'] as const) {
      const raw = RAW[`who ${name} ${sex}`]
      const table = whoDaily(name)
      const days = raw?.x.split(' ').map(Number) ?? []
      expect(days.length).toBeGreaterThan(250)
      const parts = name === 'weight' || name === 'bmi' ? (['l', 'm', 's'] as const) : (['m', 's'] as const)
      for (const part of parts) expect(raw?.[part].split(' ').map(Number)).toEqual(days.map((day) => table[part][place * WHO_DAYS + day]))
    }
})
