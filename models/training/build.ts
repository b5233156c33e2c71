/** `npm run models:build`: every recipe into its folder, and the registry over them. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Registry } from '#app/risk/manifest.ts'
import { json } from './json.ts'
import { packModel } from './pack.ts'
import type { Recipe } from './recipe.ts'

/** In the order of the registry. */
const FAMILIES: Readonly<Record<string, () => Promise<readonly Recipe[]>>> = {
  first: async () => (await import('./first.ts')).recipes,
  acute: async () => (await import('./acute/index.ts')).recipes,
  general: async () => (await import('./general/index.ts')).recipes,
  kidney: async () => (await import('./kidney/index.ts')).recipes,
  liver: async () => (await import('./liver/index.ts')).recipes,
  growth: async () => (await import('./growth/index.ts')).recipes,
  readmission: async () => (await import('./readmission/index.ts')).recipes,
  deterioration: async () => (await import('./deterioration/index.ts')).recipes,
  icu: async () => (await import('./icu/index.ts')).recipes,
}
const MODELS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export async function allRecipes(): Promise<readonly Recipe[]> {
  const families = await Promise.all(Object.values(FAMILIES).map((load) => load()))
  return families.flat()
}

/** @param into where the folders go; the default is the source tree's own models/ */
export async function buildModels(into: string = MODELS): Promise<Registry> {
  const models: Registry['models'] = []
  for (const recipe of await allRecipes()) models.push(await packModel(recipe, into, MODELS))
  const registry: Registry = { schema: 1, models }
  await writeFile(path.join(into, 'registry.json'), json(registry))
  return registry
}

/** The folders of one family only; the registry stays as it is. @throws when there is no such family */
export async function buildFamily(name: string, into: string = MODELS): Promise<readonly string[]> {
  const load = FAMILIES[name]
  if (!load) throw new Error(`There is no family ${name}; there are ${Object.keys(FAMILIES).join(', ')}.`)
  const packed = []
  for (const recipe of await load()) packed.push((await packModel(recipe, into, MODELS)).id)
  return packed
}
