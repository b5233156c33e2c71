/** Interactions by mechanism. Clinical review pending. */
import type { InteractionRule } from '#app/medication/knowledge.ts'
import { antiInfective } from './anti-infective.ts'
import { anticonvulsants } from './anticonvulsants.ts'
import { bleeding } from './bleeding.ts'
import { cancerImmunity } from './cancer-immunity.ts'
import { cyp3a } from './cyp3a.ts'
import { dopamineRules } from './dopamine.ts'
import { enzymeRules } from './enzymes.ts'
import { european } from './european.ts'
import { glucoseRules } from './glucose.ts'
import { highPriority } from './high-priority.ts'
import { kidney } from './kidney.ts'
import { monoamine } from './monoamine.ts'
import { potassiumRules } from './potassium.ts'
import { pressure } from './pressure.ts'
import { remaining } from './remaining.ts'
import { rhythm } from './rhythm.ts'
import { sedationRules } from './sedation.ts'
import { statinRules } from './statins.ts'

export const rules: readonly InteractionRule[] = [
  ...highPriority,
  ...bleeding,
  ...monoamine,
  ...rhythm,
  ...potassiumRules,
  ...kidney,
  ...sedationRules,
  ...statinRules,
  ...cyp3a,
  ...enzymeRules,
  ...antiInfective,
  ...cancerImmunity,
  ...glucoseRules,
  ...anticonvulsants,
  ...pressure,
  ...dopamineRules,
  ...remaining,
  ...european,
]
