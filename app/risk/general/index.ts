/** Atrial fibrillation, cardiovascular prevention, diabetes, nutrition. */
import type { ScoreFamily } from '../group.ts'

export const general: ScoreFamily = { rules: {}, exclusions: {}, aims: {}, also: {} }
