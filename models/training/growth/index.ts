/** Growth of children against the WHO and CDC references. */
import type { Recipe } from '../recipe.ts'
import { growthCdc } from './cdc.ts'
import { growthWho } from './who.ts'

export const recipes: readonly Recipe[] = [growthWho, growthCdc]
