/** Growth of children against the WHO and CDC references. */
import type { ScoreFamily } from '../group.ts'

export const growth: ScoreFamily = { rules: {}, exclusions: {}, aims: {}, also: {} }
