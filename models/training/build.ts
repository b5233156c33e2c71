/** `npm run models:build`: every recipe into its folder, and the registry over them. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Registry } from '#app/risk/manifest.ts'
import { egfr } from './egfr.ts'
import { json } from './json.ts'
import { kdigo } from './kdigo.ts'
import { news2 } from './news2.ts'
import { packModel } from './pack.ts'
import { prevent } from './prevent.ts'
import type { Recipe } from './recipe.ts'

export const RECIPES: readonly Recipe[] = [news2, kdigo, egfr, prevent]
const MODELS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** @param into where the folders go; the default is the source tree's own models/ */
export async function buildModels(into: string = MODELS): Promise<Registry> {
  const models: Registry['models'] = []
  for (const recipe of RECIPES) models.push(await packModel(recipe, into, MODELS))
  const registry: Registry = { schema: 1, models }
  await writeFile(path.join(into, 'registry.json'), json(registry))
  return registry
}
