import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasExternalData } from '#main/inference/external-data.ts'
import { loadGraph } from '#main/inference/session.ts'
import { allRecipes, buildModels } from './build.ts'
import { seeded } from './recipe.ts'

const MODELS = fileURLToPath(new URL('..', import.meta.url))
const RECIPES = await allRecipes()
let built: string

beforeAll(async () => {
  built = await mkdtemp(path.join(os.tmpdir(), 'wardlight-models-'))
  await buildModels(built)
})
afterAll(() => rm(built, { recursive: true, force: true }))

const hash = async (...file: string[]) =>
  createHash('sha256')
    .update(await readFile(path.join(...file)))
    .digest('hex')

test('the recipes give the committed files, byte for byte', async () => {
  expect(await hash(built, 'registry.json')).toBe(await hash(MODELS, 'registry.json'))
  for (const { manifest } of RECIPES) {
    const names = await readdir(path.join(built, manifest.id))
    expect(names.sort()).toEqual(['card.md', 'golden.jsonl', 'manifest.json', 'model.onnx', 'verification.json'])
    for (const name of names)
      expect(`${name} ${await hash(built, manifest.id, name)}`).toBe(`${name} ${await hash(MODELS, manifest.id, name)}`)
  }
})

const same = (a: number, b: number | undefined) =>
  Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - (b ?? Number.NaN)) <= 1e-9 * Math.max(1, Math.abs(a))

describe.each(RECIPES.map((recipe) => [recipe.manifest.id, recipe] as const))('%s', (_, recipe) => {
  test('agrees with its reference on 2,000 random rows, missing inputs among them', async () => {
    const random = seeded(7)
    const cell = ({ name, kind, choices, range }: (typeof recipe.manifest.inputs)[number]) => {
      if (random() < 0.03) return Number.NaN
      if (choices) return Object.values(choices)[Math.floor(random() * Object.keys(choices).length)] ?? Number.NaN
      if (kind === 'boolean') return random() < 0.5 ? 0 : 1
      const { low, high } = range ?? { low: 0, high: 5 }
      if (name === 'sdi') return 1 + Math.floor(random() * 10)
      return Math.round((low + random() * (Math.min(high, 400) - low)) * 100) / 100
    }
    const row = recipe.randomRow ?? (() => recipe.manifest.inputs.map(cell))
    const rows = Array.from({ length: 2000 }, () => row(random)).filter(
      (row) => recipe.manifest.id !== 'prevent' || !row.slice(0, 11).some(Number.isNaN),
    )
    const { outputs = [], contributions = [] } = await (await loadGraph(recipe.graph().bytes()))(rows)
    const differing = rows.filter((row, i) => {
      const expected = recipe.reference(row)
      return (
        !expected.outputs.every((value, j) => same(value, outputs[i]?.[j])) ||
        !expected.contributions.every((value, j) => same(value, contributions[i]?.[j]))
      )
    })
    expect(rows.length).toBeGreaterThan(1000)
    expect(differing).toEqual([])
  })

  test('keeps everything in the one file', () => {
    expect(hasExternalData(recipe.graph().bytes())).toBe(false)
  })
})
