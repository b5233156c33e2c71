/** How well the numbers of a column fit a concept in a unit. */
import { conceptById } from '../../terminology/concepts.ts'
import { OTHER_UNITS } from '../../terminology/synonyms.ts'
import { convert } from '../../terminology/units.ts'
import { quantileOf, type Shape } from './shape.ts'
import { type ConceptSpread, spreadOfConcept } from './spreads.ts'

export type UnitFit = Readonly<{
  unit: string
  /** 0: as expected; larger is further off (half the squared distance in spreads, and what the width adds). */
  distance: number
  /** Share of the numbers that no body has in this unit. */
  impossible: number
}>

export type Scale = Readonly<{ factor: number; offset: number }>

/** y (canonical) = x * factor + offset; null where the concept is not given in the unit. */
export function scaleOf(unit: string, conceptId: string): Scale | null {
  const concept = conceptById(conceptId)
  if (!concept) return null
  if (unit === concept.unit) return { factor: 1, offset: 0 }
  const own = OTHER_UNITS[conceptId]?.[unit]
  if (own !== undefined) return { factor: 1 / own, offset: 0 }
  const [zero, one] = [convert(0, unit, concept.unit, concept), convert(1, unit, concept.unit, concept)]
  return zero === null || one === null ? null : { factor: one - zero, offset: zero }
}

/** Medians of small samples and of special groups move: this much is free, in logarithms. */
const FREE = 0.12
const FREE_LINEAR = 0.4

function centerDistance(spread: ConceptSpread, median: number, width: number): number {
  const x = spread.linear ? median : Math.log(Math.max(median, 1e-9))
  return Math.min(
    ...spread.centers.map(({ center, spread: s }) => {
      const free = spread.linear ? FREE_LINEAR * s : FREE + 0.35 * s
      const z = (x - center) / Math.hypot(s * 0.6, free)
      const ratio = Math.log(Math.max(width, 1e-6) / s)
      return z ** 2 / 2 + Math.min(3, ratio ** 2 * 0.35)
    }),
  )
}

function widthOf(shape: Shape, spread: ConceptSpread, { factor, offset }: Scale): number {
  const at = (part: number) => quantileOf(shape, part) * factor + offset
  const [low, high] = [at(0.16), at(0.84)]
  if (spread.linear) return (high - low) / 2
  const floor = Math.max(1e-9, Math.abs(at(0.5)) * 1e-3)
  return (Math.log(Math.max(high, floor)) - Math.log(Math.max(low, floor))) / 2
}

function impossibleShare(shape: Shape, [low, high]: ConceptSpread['hard'], { factor, offset }: Scale): number {
  if (shape.sorted.length === 0) return 0
  const step = Math.max(1, Math.floor(shape.sorted.length / 200))
  let out = 0
  let all = 0
  for (let i = 0; i < shape.sorted.length; i += step) {
    const value = (shape.sorted[i] ?? 0) * factor + offset
    all += 1
    if (value < low - 1e-9 || value > high + 1e-9) out += 1
  }
  return out / all
}

export function fitIn(shape: Shape, conceptId: string, unit: string): UnitFit | null {
  const spread = spreadOfConcept(conceptId)
  const scale = scaleOf(unit, conceptId)
  if (!spread || !scale || shape.sorted.length === 0) return null
  const median = quantileOf(shape, 0.5) * scale.factor + scale.offset
  const distance = centerDistance(spread, median, widthOf(shape, spread, scale))
  return { unit, distance, impossible: impossibleShare(shape, spread.hard, scale) }
}

/** Each unit the concept is given in, best first. */
export function fitsOf(shape: Shape, conceptId: string): readonly UnitFit[] {
  const spread = spreadOfConcept(conceptId)
  if (!spread) return []
  return spread.units
    .flatMap((unit) => fitIn(shape, conceptId, unit) ?? [])
    .sort((a, b) => a.distance + 20 * a.impossible - (b.distance + 20 * b.impossible))
}

/** Units that mean the same number: no distribution tells them apart. */
export const sameSize = (a: string, b: string, conceptId: string): boolean => {
  const [x, y] = [scaleOf(a, conceptId), scaleOf(b, conceptId)]
  return x !== null && y !== null && Math.abs(x.factor - y.factor) < 1e-9 * Math.abs(x.factor) && x.offset === y.offset
}
