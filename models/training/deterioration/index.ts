/** Sustained deterioration of vital signs. */
import type { Recipe } from '../recipe.ts'
import { deterioration } from './deterioration.ts'

export const recipes: readonly Recipe[] = [deterioration]
