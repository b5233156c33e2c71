import type { Rule } from '#app/medication/knowledge.ts'
import { lactation } from './lactation.ts'

export const rules: readonly Rule[] = lactation
