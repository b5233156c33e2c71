/** Learned models of intensive care. */
import type { Recipe } from '../recipe.ts'
import { icuMortality } from './mortality.ts'

export const recipes: readonly Recipe[] = [icuMortality]
