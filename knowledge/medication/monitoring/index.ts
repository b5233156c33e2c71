import type { Rule } from '#app/medication/knowledge.ts'
import { baseline } from './baseline.ts'
import { monitoring } from './monitoring.ts'

export const rules: readonly Rule[] = [...monitoring, ...baseline]
