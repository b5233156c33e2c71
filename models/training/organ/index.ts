/** Kidney, liver, atrial fibrillation, prevention, nutrition. */
import type { Recipe } from '../recipe.ts'

export const recipes: readonly Recipe[] = []
