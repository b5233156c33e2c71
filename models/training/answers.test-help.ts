/** Recipes asked as the program asks them: facts or named values in, answers out, through the real graphs. */
import type { PatientFacts } from '#app/chart/facts.ts'
import type { ModelAnswer } from '#app/contract/risk.ts'
import type { FeatureValues } from '#app/ports/scorer.ts'
import { ASKED_SYSTEM } from '#app/risk/context.ts'
import { obs } from '#app/risk/fixtures.ts'
import { toModelInfo } from '#app/risk/manifest.ts'
import { counterfactuals, score } from '#main/inference/pipeline.ts'
import type { ModelCheck } from '#main/inference/registry.ts'
import { loadGraph } from '#main/inference/session.ts'
import { complete, type Recipe, seeded } from './recipe.ts'

export const AT = '2026-01-05T10:00:00Z'

/** A clinician's answer to the question of that code. */
export const said = (code: string, text: string) =>
  obs(code, text, null, AT, { code: { system: ASKED_SYSTEM, code, display: null }, loinc: null })

async function loaded(recipe: Recipe): Promise<ModelCheck> {
  const manifest = { ...complete(recipe.manifest), files: {} }
  const info = toModelInfo(manifest, { status: 'available', reason: null, sha256: '', card: '' })
  return { info, golden: { passed: 0, total: 0 }, loaded: { manifest, info, run: await loadGraph(recipe.graph().bytes()) } }
}

export async function asking(recipes: readonly Recipe[]) {
  const models = await Promise.all(recipes.map(loaded))
  const request = (model: string, facts: PatientFacts | null, features: FeatureValues | null) => ({
    model,
    atMs: facts ? Date.parse(AT) : null,
    facts,
    features,
  })
  return {
    async chart(model: string, facts: PatientFacts): Promise<ModelAnswer> {
      const [answer] = await score(models, request(model, facts, null))
      if (!answer) throw new Error('no answer')
      return answer
    },
    async named(model: string, features: FeatureValues): Promise<ModelAnswer> {
      const [answer] = await score(models, request(model, null, features))
      if (!answer) throw new Error('no answer')
      return answer
    },
    moves: (model: string, facts: PatientFacts) => counterfactuals(models, request(model, facts, null)),
  }
}

const same = (a: number, b: number | undefined) =>
  Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - (b ?? Number.NaN)) <= 1e-9 * Math.max(1, Math.abs(a))

/** Random rows on which graph and reference differ, or the bounds do not hold the score. @param n rows */
export async function differing(recipe: Recipe, n: number): Promise<Readonly<{ rows: readonly unknown[]; scored: number }>> {
  const random = seeded(23)
  const asked = Array.from({ length: n }, () => recipe.randomRow?.(random) ?? [])
  const { outputs = [], contributions = [], bounds = [] } = await (await loadGraph(recipe.graph().bytes()))(asked)
  const rows = asked.flatMap((row, i) => {
    const expected = recipe.reference(row)
    const [low = Number.NaN, high = Number.NaN] = bounds[i] ?? []
    const value = expected.outputs[0] ?? Number.NaN
    const held = recipe.manifest.bounded !== true || (Number.isNaN(value) ? low < high : same(value, low) && same(value, high))
    const agrees =
      expected.outputs.every((x, j) => same(x, outputs[i]?.[j])) && expected.contributions.every((x, j) => same(x, contributions[i]?.[j]))
    return agrees && held ? [] : [{ row, expected, got: [outputs[i], contributions[i], bounds[i]] }]
  })
  return { rows, scored: outputs.filter(([value]) => !Number.isNaN(value)).length }
}
