import type { Rule } from '#app/medication/knowledge.ts'
import { monitoring } from './monitoring.ts'

export const rules: readonly Rule[] = monitoring
