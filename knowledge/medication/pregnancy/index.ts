import type { Rule } from '#app/medication/knowledge.ts'
import { later } from './later.ts'
import { teratogens } from './teratogens.ts'

export const rules: readonly Rule[] = [...teratogens, ...later]
