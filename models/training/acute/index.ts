/** Acute illness: sepsis criteria, organ failure, pneumonia, thromboembolism, children, mothers. */
import type { Recipe } from '../recipe.ts'
import { perc, wellsPe } from './embolism.ts'
import { mewc } from './mewc.ts'
import { mews } from './mews.ts'
import { paediatricVitals } from './paediatric-vitals.ts'
import { phoenix8 } from './phoenix.ts'
import { crb65, curb65 } from './pneumonia.ts'
import { qsofa, sirs } from './sepsis.ts'
import { sofa } from './sofa.ts'
import { wellsDvt } from './thrombosis.ts'

export const recipes: readonly Recipe[] = [
  qsofa,
  sirs,
  mews,
  curb65,
  crb65,
  wellsPe,
  wellsDvt,
  perc,
  sofa,
  mewc,
  paediatricVitals,
  phoenix8,
]
