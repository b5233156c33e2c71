/** Kidney function and failure, liver. */
import type { ScoreFamily } from '../group.ts'

export const kidneyLiver: ScoreFamily = { rules: {}, exclusions: {}, aims: {}, also: {} }
