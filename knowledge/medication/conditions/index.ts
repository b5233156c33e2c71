import type { ConditionGroup } from '#app/medication/knowledge.ts'
import { bleedingBlood } from './bleeding-blood.ts'
import { heart } from './heart.ts'
import { nerves } from './nerves.ts'
import { other } from './other.ts'

export const conditions: readonly ConditionGroup[] = [...heart, ...bleedingBlood, ...nerves, ...other]
