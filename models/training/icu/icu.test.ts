/** The graph against the lists it was made of, and a chart through the model. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { caseToFacts } from '#app/chart/case.ts'
import { indexed } from '#app/risk/context.ts'
import { featuresOf } from '#app/risk/features.ts'
import { loadGraph } from '#main/inference/session.ts'
import { complete, seeded } from '../recipe.ts'
import { casesOf } from './convert.ts'
import { icuMortality } from './mortality.ts'

const close = (a: number, b: number | undefined) => Math.abs(a - (b ?? Number.NaN)) <= 1e-9

describe('icu-mortality', () => {
  test('the graph agrees with its reference on 2,000 rows', async () => {
    const random = seeded(11)
    const rows = Array.from({ length: 2000 }, () => icuMortality.randomRow?.(random) ?? [])
    const { outputs = [], contributions = [] } = await (await loadGraph(icuMortality.graph().bytes()))(rows)
    const differing = rows.filter((row, i) => {
      const expected = icuMortality.reference(row)
      return !(
        expected.outputs.every((value, j) => close(value, outputs[i]?.[j])) &&
        expected.contributions.every((value, j) => close(value, contributions[i]?.[j]))
      )
    })
    expect(differing).toEqual([])
  })

  test('the interval holds the value', async () => {
    const random = seeded(12)
    const rows = Array.from({ length: 200 }, () => icuMortality.randomRow?.(random) ?? [])
    const { outputs = [] } = await (await loadGraph(icuMortality.graph().bytes()))(rows)
    for (const [value = Number.NaN, low = Number.NaN, high = Number.NaN] of outputs) {
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
    }
  })
})

const PYTHON = z
  .array(z.object({ stay: z.string(), hour: z.number(), x: z.array(z.number().nullable()) }))
  .parse(JSON.parse(readFileSync(new URL('fixtures/features.json', import.meta.url), 'utf8')))
const STAYS = fileURLToPath(new URL('fixtures/stays.csv', import.meta.url))

describe('real stays', () => {
  test.each([6, 24, 48])('at hour %i the chart gives the inputs that training computed', async (hour) => {
    const manifest = icuMortality.manifest.inputs
    let compared = 0
    for await (const one of casesOf(STAYS, hour)) {
      const facts = caseToFacts(one)
      const context = { facts, byLoinc: indexed(facts), atMs: Date.parse(one.at ?? '') }
      const expected = PYTHON.find(({ stay, hour: at }) => stay === one.id && at === hour)?.x ?? []
      for (const [i, feature] of featuresOf({ ...complete(icuMortality.manifest), files: {} }, context, null).entries()) {
        const known = expected[i] ?? null
        if (known === null) expect(feature.x, feature.input.name).toBeNaN()
        else expect(feature.x, feature.input.name).toBeCloseTo(known, 9)
        compared += 1
      }
    }
    expect(compared).toBe(4 * manifest.length)
  })
})
