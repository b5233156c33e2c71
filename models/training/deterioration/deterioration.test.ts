/** The graph against the lists it was made of and against Python; charts through the model; the limits of who is at risk. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { caseToFacts } from '#app/chart/case.ts'
import type { Observation } from '#app/chart/facts.ts'
import type { FeatureValues } from '#app/ports/scorer.ts'
import { indexed } from '#app/risk/context.ts'
import { alreadyDeteriorated } from '#app/risk/deterioration/at-risk.ts'
import { featuresOf } from '#app/risk/features.ts'
import { chart, obs } from '#app/risk/fixtures.ts'
import { toModelInfo } from '#app/risk/manifest.ts'
import { counterfactuals, scoreMany } from '#main/inference/pipeline.ts'
import type { ModelCheck } from '#main/inference/registry.ts'
import { loadGraph } from '#main/inference/session.ts'
import { casesOf } from '../icu/convert.ts'
import { complete, seeded } from '../recipe.ts'
import { deterioration } from './deterioration.ts'
import { REPORT } from './learned.ts'

const MANIFEST = { ...complete(deterioration.manifest), files: {} }
const HOUR_MS = 3_600_000
const AT = Date.parse('2026-01-05T12:00:00Z')

let models: readonly ModelCheck[]
beforeAll(async () => {
  const info = toModelInfo(MANIFEST, { status: 'available', reason: null, sha256: '', card: '' })
  const run = await loadGraph(deterioration.graph().bytes())
  models = [{ info, golden: { passed: 0, total: 0 }, loaded: { manifest: MANIFEST, info, run } }]
})

async function answer(observations: readonly Observation[] | null, features: FeatureValues | null = null) {
  const facts = observations === null ? null : chart(observations)
  const [[one] = []] = await scoreMany(models, [{ model: 'deterioration', atMs: facts === null ? null : AT, facts, features }])
  if (!one) throw new Error('no answer')
  return one
}

/** A value each hour, the newest first, `minutes` before the full hours back from the question. */
const hourly = (loinc: string, unit: string, values: readonly number[], minutes = 0) =>
  values.map((value, k) => obs(loinc, value, unit, new Date(AT - k * HOUR_MS - minutes * 60_000).toISOString()))
const pulse = (...values: readonly number[]) => hourly('8867-4', '/min', values)
const pressure = (...values: readonly number[]) => hourly('8478-0', 'mm[Hg]', values)
const CALM = [...pulse(80, 82, 81, 80, 79, 80), ...pressure(80, 78, 79, 80, 82, 81)]

const inputsOf = (observations: readonly Observation[]) => {
  const facts = chart(observations)
  const found = featuresOf(MANIFEST, { facts, byLoinc: indexed(facts), atMs: AT }, null)
  return Object.fromEntries(found.map(({ input, x }) => [input.name, x]))
}

describe('graph', () => {
  const close = (a: number, b: number | undefined) => Math.abs(a - (b ?? Number.NaN)) <= 1e-9

  test('agrees with its reference on 2,000 rows, and the interval holds the value', async () => {
    const random = seeded(11)
    const rows = Array.from({ length: 2000 }, () => deterioration.randomRow?.(random) ?? [])
    const { outputs = [], contributions = [] } = (await models[0]?.loaded?.run(rows)) ?? {}
    const differing = rows.filter((row, i) => {
      const expected = deterioration.reference(row)
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
})

test('what was measured on held-out patients passes the bars', () => {
  const { held_out: held } = REPORT
  expect(held.intervals.beyond[0]?.[0]).toBeGreaterThan(0)
  expect(held.observed_expected).toBeGreaterThan(0.9)
  expect(held.observed_expected).toBeLessThan(1.1)
  expect(held.ece).toBeLessThan(0.02)
})

const Made = z.array(
  z.object({ stay: z.string(), hour: z.number(), atRisk: z.boolean(), x: z.array(z.number().nullable()), risk: z.number() }),
)
const PYTHON = Made.parse(JSON.parse(readFileSync(new URL('fixtures/features.json', import.meta.url), 'utf8')))
const HOURS = fileURLToPath(new URL('fixtures/hours.csv', import.meta.url))

describe('made-up hours', () => {
  test.each([3, 9, 20, 30])('at hour %i the chart gives the inputs, the risk and the eligibility of training', async (hour) => {
    let compared = 0
    for await (const one of casesOf(HOURS, hour)) {
      const facts = caseToFacts(one)
      const context = { facts, byLoinc: indexed(facts), atMs: Date.parse(one.at ?? '') }
      const expected = PYTHON.find(({ stay, hour: at }) => stay === one.id && at === hour)
      const found = featuresOf(MANIFEST, context, null)
      const charted = found.every(({ input, missing }) => !input.required || missing === null)
      expect(charted && alreadyDeteriorated(context, null) === null, `${one.id} at risk`).toBe(expected?.atRisk)
      if (!expected?.atRisk) continue
      for (const [i, { input, x }] of found.entries()) {
        const known = expected.x[i] ?? null
        if (known === null) expect(x, input.name).toBeNaN()
        else expect(x, input.name).toBeCloseTo(known, 9)
      }
      const { outputs = [] } = (await models[0]?.loaded?.run([found.map(({ x }) => x)])) ?? {}
      expect(outputs[0]?.[0]).toBeCloseTo(expected.risk, 5)
      compared += 1
    }
    expect(compared).toBe(PYTHON.filter(({ hour: at, atRisk }) => at === hour && atRisk).length)
  })
})

test('what would change it: a higher mean pressure lowers the risk of a low one', async () => {
  const facts = chart([...pulse(80, 82, 81, 80), ...pressure(67, 68, 70, 72)])
  const question = { model: 'deterioration', atMs: AT, facts, features: null }
  const [[now] = []] = await scoreMany(models, [question])
  const move = (await counterfactuals(models, question)).find(({ input }) => input === 'map_last')
  expect(move?.value).toBeLessThan(now?.value ?? Number.NaN)
})

describe('who is at risk', () => {
  const given = async (...observations: Observation[]) => (await answer(observations)).status

  test('a calm chart gives a number with its interval', async () => {
    const { status, value, outputs } = await answer(CALM)
    expect(status).toBe('ok')
    expect(value).toBeGreaterThan(0)
    expect(outputs.low).toBeLessThanOrEqual(value ?? Number.NaN)
    expect(outputs.high).toBeGreaterThanOrEqual(value ?? Number.NaN)
  })

  // Limits of the outcome in the card: mean pressure below 65, saturation below 88, pulse above 130, respiration rate above 30.
  test.each([
    ['8478-0', 'mm[Hg]', 65, 64],
    ['59408-5', '%', 88, 87],
    ['8867-4', '/min', 130, 131],
    ['9279-1', '/min', 30, 31],
  ])('%s %s: %i is at risk, %i has deteriorated', async (loinc, unit, still, beyond) => {
    const others = CALM.filter((one) => one.loinc !== loinc)
    const calm = loinc === '8867-4' ? 80 : loinc === '8478-0' ? 80 : loinc === '9279-1' ? 18 : 97
    const series = (newest: number) => hourly(loinc, unit, [newest, calm, calm, calm])
    expect(await given(...others, ...series(still))).toBe('ok')
    const { status, reason } = await answer([...others, ...series(beyond)])
    expect([status, reason]).toEqual(['not-applicable', expect.stringContaining('when last measured')])
  })

  test('two hours beyond a limit count for six hours, one does not count', async () => {
    const low = (...values: number[]) => given(...pulse(80, 82, 81, 80), ...pressure(...values))
    expect(await low(80, 80, 64, 80, 80, 80)).toBe('ok')
    expect(await low(80, 80, 80, 80, 80, 64, 64, 80)).toBe('not-applicable')
    expect(await low(80, 80, 80, 80, 80, 80, 64, 64)).toBe('ok')
  })

  test('an hour without a value may lie between the two, two may not', async () => {
    const calm = pressure(80, 80, 80, 80)
    const at = (k: number) => pressure(64).map((one) => ({ ...one, ...hourly('8478-0', 'mm[Hg]', Array<number>(k + 1).fill(64))[k] }))
    expect(await given(...pulse(80, 80, 80), ...calm, ...at(4), ...at(6))).toBe('not-applicable')
    expect(await given(...pulse(80, 80, 80), ...calm, ...at(4), ...at(7))).toBe('ok')
  })

  test('without three measured hours of six there is no number', async () => {
    const { status, reason } = await answer([...pulse(80, 80), ...pressure(80, 80, 80)])
    expect(status).toBe('not-applicable')
    expect(reason).toContain('fewer than 3 of the last 6 hours')
    expect(await given(...pulse(80, 80, 80), ...pressure(80, 80, 80))).toBe('ok')
  })

  test('by name: a last value beyond its limit gives no number', async () => {
    const calm = { age: 60, sex: 'male', hr_last: 80, map_last: 75 }
    expect((await answer(null, calm)).status).toBe('ok')
    expect((await answer(null, { ...calm, map_last: 64 })).value).toBeNull()
    expect((await answer(null, { ...calm, age: 17 })).value).toBeNull()
  })
})

describe('inputs out of a chart', () => {
  test('a mean pressure that is not recorded is made of the other two, hour by hour', () => {
    const [systolic, diastolic] = [hourly('8480-6', 'mm[Hg]', [120, 110, 120]), hourly('8462-4', 'mm[Hg]', [60, 55, 60])]
    expect(inputsOf([...systolic, ...diastolic])).toMatchObject({ map_last: 80, map_min_6h: 73, pulse_pressure: 60 })
  })

  test('values of one hour count as their mean, at the resolution of the chart', () => {
    expect(inputsOf([...pulse(80, 80, 80), ...hourly('8867-4', '/min', [91], 20)])).toMatchObject({ hr_last: 86, hr_mean_6h: 82 })
  })

  test('a value 24 hours old is out, one a minute younger is in', () => {
    const at = (minutes: number) => inputsOf(hourly('8867-4', '/min', [80], minutes)).hr_max_24h
    expect(at(24 * 60 - 1)).toBe(80)
    expect(at(24 * 60)).toBeNaN()
  })

  test('oxygen as fraction or per cent, temperature in Fahrenheit, values that cannot be', () => {
    expect(inputsOf(hourly('3150-6', '%', [40]))).toMatchObject({ fio2_last: 0.4 })
    expect(inputsOf(hourly('3150-6', '1', [0.4]))).toMatchObject({ fio2_last: 0.4 })
    expect(inputsOf(hourly('8310-5', '[degF]', [98.6]))).toMatchObject({ temp_last: 37 })
    expect(inputsOf(hourly('9279-1', '/min', [90])).rr_last).toBeNaN()
  })

  test('saturation of a blood gas only where there is no pulse oximetry', () => {
    const [gas, oximetry] = [hourly('2708-6', '%', [72]), hourly('59408-5', '%', [96], 90)]
    expect(inputsOf(gas)).toMatchObject({ spo2_last: 72 })
    expect(inputsOf([...gas, ...oximetry])).toMatchObject({ spo2_last: 96 })
  })

  test('change: mean of three hours less the nine before', () => {
    expect(inputsOf(pulse(100, 100, 100, 80, 80, 80))).toMatchObject({ hr_change: 20 })
    expect(inputsOf(pulse(100, 100, 100)).hr_change).toBeNaN()
  })
})
