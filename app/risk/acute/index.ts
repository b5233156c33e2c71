/** Acute illness: sepsis criteria, organ failure, pneumonia, thromboembolism, children, mothers. */
import type { ScoreFamily } from '../group.ts'

export const acute: ScoreFamily = { rules: {}, exclusions: {}, aims: {}, also: {} }
