/** The care pathways that ship. */
import { ACUTE_KIDNEY_INJURY } from './data/acute-kidney-injury.ts'
import { CARDIOVASCULAR_PREVENTION } from './data/cardiovascular-prevention.ts'
import { CHRONIC_KIDNEY_DISEASE } from './data/chronic-kidney-disease.ts'
import { DETERIORATION } from './data/deterioration.ts'
import { DIABETES } from './data/diabetes.ts'
import { DISCHARGE } from './data/discharge.ts'
import { MALNUTRITION } from './data/malnutrition.ts'
import type { Pathway } from './shape.ts'

export { type Held, type Mark, pathwaysOf } from './evaluate.ts'
export type { Pathway } from './shape.ts'

/** The most pressing first. */
export const PATHWAYS: readonly Pathway[] = [
  DETERIORATION,
  ACUTE_KIDNEY_INJURY,
  DISCHARGE,
  MALNUTRITION,
  CHRONIC_KIDNEY_DISEASE,
  DIABETES,
  CARDIOVASCULAR_PREVENTION,
]
