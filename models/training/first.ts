/** The scores of the first release. */
import { egfr } from './egfr.ts'
import { kdigo } from './kdigo.ts'
import { news2 } from './news2.ts'
import { prevent } from './prevent.ts'
import type { Recipe } from './recipe.ts'

export const recipes: readonly Recipe[] = [news2, kdigo, egfr, prevent]
