/** The few distributions that watching needs. */
import { logGamma } from '../../quality/entry/student.ts'

const STEPS = 500
const CLOSE = 1e-14

/** Lower incomplete gamma over the whole: its series, which converges for any x here. */
function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0
  let term = 1 / shape
  let sum = term
  for (let n = 1; n < STEPS + 2 * x; n += 1) {
    term *= x / (shape + n)
    sum += term
    if (term < sum * CLOSE) break
  }
  return Math.min(1, sum * Math.exp(shape * Math.log(x) - x - logGamma(shape)))
}

const HALVINGS = 100

/** @param part in (0, 1) @returns the quantile of the gamma distribution with scale 1 */
function gammaQuantile(part: number, shape: number): number {
  let [low, high] = [0, shape + 10 * Math.sqrt(shape) + 20]
  for (let i = 0; i < HALVINGS && high - low > CLOSE * high; i += 1) {
    const middle = (low + high) / 2
    if (gammaBelow(shape, middle) < part) low = middle
    else high = middle
  }
  return (low + high) / 2
}

export const chiSquareQuantile = (part: number, freedom: number): number => 2 * gammaQuantile(part, freedom / 2)

export type Interval = Readonly<{ low: number; high: number }>

/** Exact 95 % interval of a count (Garwood F. Biometrika 1936;28:437-442). */
export function poissonInterval(count: number): Interval {
  return { low: count === 0 ? 0 : gammaQuantile(0.025, count), high: gammaQuantile(0.975, count + 1) }
}

const Z95 = 1.959964

/** 95 % interval of a share (Wilson EB. J Am Stat Assoc 1927;22:209-212). */
export function wilsonInterval(yes: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 }
  const share = yes / count
  const z2 = Z95 ** 2 / count
  const middle = (share + z2 / 2) / (1 + z2)
  const half = (Z95 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count))) / (1 + z2)
  return { low: yes === 0 ? 0 : Math.max(0, middle - half), high: yes === count ? 1 : Math.min(1, middle + half) }
}

const LEAST = 1e-6

/** Log odds; nothing is quite certain, so that one surprise does not count for ever. */
export function logOdds(p: number): number {
  const held = Math.min(1 - LEAST, Math.max(LEAST, p))
  return Math.log(held / (1 - held))
}

export const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** -log of the chance given to what happened, from its log odds. */
export function lossOf(odds: number, happened: boolean): number {
  const against = happened ? -odds : odds
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against))
}

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** @param sorted ascending, not empty @returns the value at that part of the way, between neighbours in proportion */
export function quantile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN]
  return low + (high - low) * (place - Math.floor(place))
}

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
