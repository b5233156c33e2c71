/** Atrial fibrillation, cardiovascular prevention, diabetes, nutrition. */
import type { Recipe } from '../recipe.ts'
import { cha2ds2Va, cha2ds2Vasc, hasBled } from './fibrillation.ts'
import { conut, gnri, mst, muac } from './nutrition.ts'
import { pce } from './pce.ts'
import { findrisc, ost } from './prevention.ts'

export const recipes: readonly Recipe[] = [cha2ds2Vasc, cha2ds2Va, hasBled, pce, findrisc, ost, mst, gnri, conut, muac]
