/** Learned models of intensive care. */
import type { ScoreFamily } from '../group.ts'

export const icu: ScoreFamily = { rules: {}, exclusions: {}, aims: {}, also: {} }
