/** Readmission within 30 days. */
import type { Recipe } from '../recipe.ts'
import { hospital } from './hospital.ts'
import { lace } from './lace.ts'
import { readmission30d } from './readmission-30d.ts'

export const recipes: readonly Recipe[] = [lace, hospital, readmission30d]
