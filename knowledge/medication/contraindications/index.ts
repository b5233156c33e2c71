import type { Rule } from '#app/medication/knowledge.ts'
import { heart } from './heart.ts'
import { more } from './more.ts'
import { nerves } from './nerves.ts'
import { other } from './other.ts'
import { results } from './results.ts'
import { stomachLungs } from './stomach-lungs.ts'

export { classes } from './classes.ts'

export const rules: readonly Rule[] = [...heart, ...stomachLungs, ...nerves, ...other, ...results, ...more]
