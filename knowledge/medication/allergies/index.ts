import type { Rule } from '#app/medication/knowledge.ts'
import { allergies } from './allergies.ts'

export const rules: readonly Rule[] = allergies
