/** All classes of ingredients. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { analgesia } from './analgesia.ts'
import { blood } from './blood.ts'
import { cardiovascular } from './cardiovascular.ts'
import { effects } from './effects.ts'
import { enzymes } from './enzymes.ts'
import { hormones } from './hormones.ts'
import { immunity } from './immunity.ts'
import { infection } from './infection.ts'
import { metabolism } from './metabolism.ts'
import { mind } from './mind.ts'
import { nerves } from './nerves.ts'
import { routes } from './routes.ts'
import { transport } from './transport.ts'
import { virus } from './virus.ts'

export const classes: readonly DrugClass[] = [
  ...analgesia,
  ...blood,
  ...cardiovascular,
  ...effects,
  ...enzymes,
  ...hormones,
  ...immunity,
  ...infection,
  ...metabolism,
  ...mind,
  ...nerves,
  ...routes,
  ...transport,
  ...virus,
]
