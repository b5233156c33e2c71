/** Severity and fibrosis of liver disease. */
import type { Recipe } from '../recipe.ts'
import { apri, fib4 } from './fibrosis.ts'
import { meld3 } from './meld.ts'

export const recipes: readonly Recipe[] = [meld3, fib4, apri]
