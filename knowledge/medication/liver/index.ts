import type { Rule } from '#app/medication/knowledge.ts'
import { liver } from './liver.ts'

export const rules: readonly Rule[] = liver
