import type { Rule } from '#app/medication/knowledge.ts'
import { heartAndOther, infection, nerves, painAndSedation } from './children.ts'
import { heartDoses } from './heart.ts'
import { highAlertDoses } from './high-alert.ts'
import { infectionDoses } from './infection.ts'
import { mindDoses } from './mind.ts'

export const rules: readonly Rule[] = [
  ...highAlertDoses,
  ...heartDoses,
  ...mindDoses,
  ...infectionDoses,
  ...painAndSedation,
  ...nerves,
  ...infection,
  ...heartAndOther,
]
