/** Readmission within 30 days. */
import type { ScoreFamily } from '../group.ts'

export const readmission: ScoreFamily = { rules: {}, exclusions: {}, aims: {}, also: {} }
