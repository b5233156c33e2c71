/** Acute illness: sepsis criteria, organ failure, pneumonia, thromboembolism, children, mothers. */
import type { Recipe } from '../recipe.ts'

export const recipes: readonly Recipe[] = []
