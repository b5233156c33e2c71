/** Atrial fibrillation, cardiovascular prevention, diabetes, nutrition. */
import type { Recipe } from '../recipe.ts'
import { cha2ds2Va, cha2ds2Vasc, hasBled } from './fibrillation.ts'
import { findrisc } from './findrisc.ts'
import { mst, muac } from './nutrition.ts'
import { conut, gnri } from './nutrition-indices.ts'
import { ost } from './ost.ts'
import { pce } from './pce.ts'

export const recipes: readonly Recipe[] = [cha2ds2Vasc, cha2ds2Va, hasBled, pce, findrisc, ost, mst, gnri, conut, muac]
