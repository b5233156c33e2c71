import type { Rule } from '#app/medication/knowledge.ts'
import { duplicates } from './duplicates.ts'

export const rules: readonly Rule[] = duplicates
