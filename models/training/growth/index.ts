/** Growth of children against the WHO and CDC references. */
import type { Recipe } from '../recipe.ts'

export const recipes: readonly Recipe[] = []
