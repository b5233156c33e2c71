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

/** Arterial saturation ends at 100 % and lies close below it: nothing else that has its numbers does. */
function saturation(shape: Shape): number {
  const [median, high] = [quantileOf(shape, 0.5), quantileOf(shape, 1)]
  return median >= 92 && high <= 100 && high >= 98 ? 1.5 : 0
}

/** @returns logarithm of odds for the concept in the unit */
export function writtenWeight(target: string, unit: string | null, shape: Shape): number {
  if (shape.sorted.length < 20) return 0
  if (target === 'fio2') return setOxygen(shape, unit)
  return target === 'spo2' && unit === '%' ? saturation(shape) : 0
}
