/** The arithmetic of the quality graph: whole per cents up the side, days along the foot. */
import type { QualityPoint } from '#app/contract/intake.ts'
import { type DimensionId, dimensionOf } from './words.ts'

export type GraphPoint = Readonly<{ ms: number; percent: number }>

/** Points that have a time and a score, oldest first. @param measure null: the overall score */
export function graphPoints(history: readonly QualityPoint[], measure: DimensionId | null): readonly GraphPoint[] {
  return history
    .flatMap(({ at, quality }) => {
      const score = measure === null ? quality.score : (dimensionOf(quality, measure)?.score ?? null)
      const ms = Date.parse(at)
      return score === null || Number.isNaN(ms) ? [] : [{ ms, percent: score * 100 }]
    })
    .sort((a, b) => a.ms - b.ms)
}

/** From the ten below the lowest value to 100: a drop of one per cent is not drawn as a fall from a cliff, nor a fall as a ripple. */
export function percentFloor(points: readonly GraphPoint[]): number {
  const lowest = Math.min(100, ...points.map((point) => point.percent))
  return Math.max(0, Math.min(90, Math.floor((lowest - 1) / 10) * 10))
}

export function percentTicks(floor: number): readonly number[] {
  const step = 100 - floor > 50 ? 20 : 100 - floor > 20 ? 10 : 5
  return Array.from({ length: Math.floor((100 - floor) / step) + 1 }, (_, i) => floor + i * step)
}

/** First, last and up to three between, at true distances. */
export function timeTicks(from: number, until: number, most: number): readonly number[] {
  if (until <= from) return [from]
  const n = Math.max(2, most)
  return Array.from({ length: n }, (_, i) => from + ((until - from) * i) / (n - 1))
}
