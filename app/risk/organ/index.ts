/** Kidney, liver, atrial fibrillation, prevention, nutrition. */
import type { ScoreFamily } from '../group.ts'

export const organ: ScoreFamily = { rules: {}, exclusions: {}, aims: {}, also: {} }
