/** Atrial fibrillation, cardiovascular prevention, diabetes, nutrition. */
import type { Recipe } from '../recipe.ts'

export const recipes: readonly Recipe[] = []
