import type { Rule } from '#app/medication/knowledge.ts'
import { children } from './children.ts'
import { older } from './older.ts'

export const rules: readonly Rule[] = [...older, ...children]
