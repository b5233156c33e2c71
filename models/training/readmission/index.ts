/** Readmission within 30 days. */
import type { Recipe } from '../recipe.ts'

export const recipes: readonly Recipe[] = []
