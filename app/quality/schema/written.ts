/** What the way numbers are written and bounded says, beyond their distribution. */
import { quantileOf, type Shape } from './shape.ts'

const partOf = (shape: Shape, is: (x: number) => boolean): number => shape.sorted.filter(is).length / Math.max(1, shape.sorted.length)

/** Inspired oxygen is set, not measured: in steps of five per cent, from room air to pure oxygen. */
function setOxygen(shape: Shape, unit: string | null): number {
  const by = unit === '1' ? 100 : 1
  const [low, high] = [quantileOf(shape, 0.02), quantileOf(shape, 0.99)]
  if (low * by < 20 || high * by > 100.5 || high * by < 45) return 0
  return partOf(shape, (x) => Math.abs(x * by - 5 * Math.round((x * by) / 5)) < 1e-6) > 0.85 ? 2.5 : 0.5
}

const FULL = 100
/** Means of a time reach a little beyond what the instrument shows. */
const AVERAGED = 1
/** Arterial saturation ends at 100 % and lies close below it: nothing else that has its numbers does. */
function saturation(shape: Shape): number {
  const [median, high] = [quantileOf(shape, 0.5), quantileOf(shape, 1)]
  if (median < 92 || high > FULL + AVERAGED || high < FULL - 2) return 0
  return high - median < (median - quantileOf(shape, 0.05)) / 2 ? 5 : 3
}

/** @returns logarithm of odds for the concept in the unit */
export function writtenWeight(target: string, unit: string | null, shape: Shape): number {
  if (shape.sorted.length < 10) return 0
  if (target === 'fio2') return setOxygen(shape, unit)
  return target === 'spo2' && unit === '%' ? saturation(shape) : 0
}
