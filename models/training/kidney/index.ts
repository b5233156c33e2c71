/** Kidney function and the risk of its failure. */
import type { Recipe } from '../recipe.ts'
import { cockcroftGault, schwartz } from './clearance.ts'
import { crCys2021, cys2012 } from './cystatin.ts'
import { kfre } from './kfre.ts'

export const recipes: readonly Recipe[] = [cys2012, crCys2021, schwartz, cockcroftGault, kfre]
