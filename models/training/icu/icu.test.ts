/** The graph against the trees it was made of, real stays through the model, and what was measured. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { caseToFacts } from '#app/chart/case.ts'
import type { Case } from '#app/contract/case.ts'
import type { FeatureValues } from '#app/ports/scorer.ts'
import { indexed } from '#app/risk/context.ts'
import { featuresOf } from '#app/risk/features.ts'
import { toModelInfo } from '#app/risk/manifest.ts'
import { scoreMany } from '#main/inference/pipeline.ts'
import type { ModelCheck } from '#main/inference/registry.ts'
import { loadGraph, type RunGraph } from '#main/inference/session.ts'
import { complete, seeded } from '../recipe.ts'
import { casesOf } from './convert.ts'
import { icuMortality } from './mortality.ts'

const MANIFEST = { ...complete(icuMortality.manifest), files: {} }
const { intercept } = z
  .object({ intercept: z.number() })
  .parse(JSON.parse(readFileSync(new URL('mortality.json', import.meta.url), 'utf8')))
const close = (a: number, b: number | undefined) => Math.abs(a - (b ?? Number.NaN)) <= 1e-9

let run: RunGraph
let models: readonly ModelCheck[]
beforeAll(async () => {
  const info = toModelInfo(MANIFEST, { status: 'available', reason: null, sha256: '', card: '' })
  run = await loadGraph(icuMortality.graph().bytes())
  models = [{ info, golden: { passed: 0, total: 0 }, loaded: { manifest: MANIFEST, info, run } }]
})

async function answer(one: Case | null, features: FeatureValues | null = null) {
  const facts = one && caseToFacts(one)
  const atMs = one ? Date.parse(one.at ?? '') : null
  const [[found] = []] = await scoreMany(models, [{ model: 'icu-mortality', atMs, facts, features }])
  if (!found) throw new Error('no answer')
  return found
}

test('the graph agrees with its reference on 2,000 rows, and the interval holds the value', async () => {
  const random = seeded(11)
  const rows = Array.from({ length: 2000 }, () => icuMortality.randomRow?.(random) ?? [])
  const { outputs = [], contributions = [] } = await run(rows)
  const differing = rows.filter((row, i) => {
    const expected = icuMortality.reference(row)
    const [value = Number.NaN, low = Number.NaN, high = Number.NaN] = outputs[i] ?? []
    return !(
      low <= value &&
      value <= high &&
      expected.outputs.every((one, j) => close(one, outputs[i]?.[j])) &&
      expected.contributions.every((one, j) => close(one, contributions[i]?.[j]))
    )
  })
  expect(differing).toEqual([])
})

const PYTHON = z
  .array(z.object({ stay: z.string(), hour: z.number(), x: z.array(z.number().nullable()) }))
  .parse(JSON.parse(readFileSync(new URL('fixtures/features.json', import.meta.url), 'utf8')))
const STAYS = fileURLToPath(new URL('fixtures/stays.csv', import.meta.url))

describe('real stays', () => {
  test.each([6, 24, 48])('at hour %i the chart gives the inputs that training computed', async (hour) => {
    let compared = 0
    for await (const one of casesOf(STAYS, hour)) {
      const facts = caseToFacts(one)
      const context = { facts, byLoinc: indexed(facts), atMs: Date.parse(one.at ?? '') }
      const expected = PYTHON.find(({ stay, hour: at }) => stay === one.id && at === hour)?.x ?? []
      for (const [i, feature] of featuresOf(MANIFEST, context, null).entries()) {
        const known = expected[i] ?? null
        if (known === null) expect(feature.x, feature.input.name).toBeNaN()
        else expect(feature.x, feature.input.name).toBeCloseTo(known, 9)
        compared += 1
      }
    }
    expect(compared).toBe(4 * MANIFEST.inputs.length)
  })

  test('the contributions and the constant are the log odds of the probability', async () => {
    for await (const one of casesOf(STAYS, 48)) {
      const { value, contributions, status } = await answer(one)
      expect(status).toBe('ok')
      const sum = contributions.reduce((total, { effect }) => total + (effect ?? 0), intercept)
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(value ?? Number.NaN, 9)
    }
  })

  test('the same inputs by name give the same probability as the chart', async () => {
    for await (const one of casesOf(STAYS, 24)) {
      const x = PYTHON.find(({ stay, hour }) => stay === one.id && hour === 24)?.x ?? []
      const features = Object.fromEntries(MANIFEST.inputs.map(({ name }, i) => [name, x[i] ?? null]))
      expect((await answer(null, features)).value).toBeCloseTo((await answer(one)).value ?? Number.NaN, 9)
    }
  })
})

describe('limits', () => {
  const alone = { age: 70, sex: 'male', hr_last: 110, gcs_last: 8 }

  test.each([
    [6, 'ok'],
    [48, 'ok'],
    [5, 'not-applicable'],
    [49, 'not-applicable'],
  ])('hour %i: %s', async (hours, status) => {
    expect((await answer(null, { ...alone, hours })).status).toBe(status)
  })

  test('a value outside of what can be gives no number', async () => {
    expect(await answer(null, { ...alone, hours: 24, temp_last: 98.6 })).toMatchObject({ status: 'not-applicable', value: null })
  })

  test('with few laboratory values a person is not taken for well: the first one does not change much', async () => {
    const vitals = (await answer(null, { ...alone, hours: 48 })).value ?? Number.NaN
    const potassium = { potassium_last: 4.2, potassium_first: 4.2, potassium_mean: 4.2 }
    const more = (await answer(null, { ...alone, ...potassium, hours: 48 })).value ?? Number.NaN
    expect(Math.abs(Math.log(more / vitals))).toBeLessThan(0.5)
  })

  test('without the hour of the stay there is no number', async () => {
    expect(await answer(null, alone)).toMatchObject({ status: 'not-applicable', value: null })
  })
})

describe('what was measured on held-out patients', () => {
  const metrics = MANIFEST.training?.metrics ?? {}

  test.each([
    [6, 0.79],
    [24, 0.83],
    [48, 0.86],
  ])('ranks at hour %i with an AUROC of %d or more, observed over expected within a tenth', (hour, least) => {
    expect(metrics[`auroc_${hour}h`]).toBeGreaterThanOrEqual(least)
    expect(metrics[`oe_${hour}h`]).toBeGreaterThan(0.9)
    expect(metrics[`oe_${hour}h`]).toBeLessThan(1.1)
  })

  test.each([6, 12, 24, 36, 48])('is calibrated at hour %i, with laboratory values and without', (hour) => {
    expect(metrics[`ece_${hour}h`]).toBeLessThan(0.02)
    expect(metrics[`vitals_only_oe_${hour}h`]).toBeGreaterThan(0.9)
    expect(metrics[`vitals_only_oe_${hour}h`]).toBeLessThan(1.1)
  })
})
