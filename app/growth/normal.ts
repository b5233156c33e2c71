/** The standard normal distribution, for z-scores and centiles. */

const SQRT_2PI = Math.sqrt(2 * Math.PI)
/** Beyond this the continued fraction converges at once and the series loses digits. */
const SERIES_UP_TO = 3

/** Φ(z) - 1/2 as a power series (Marsaglia, J Stat Softw 2004;11(4)). */
function series(z: number): number {
  let [sum, term] = [z, z]
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return (sum * Math.exp((-z * z) / 2)) / SQRT_2PI
}

/** Mills' ratio as a continued fraction, for z above 3. */
function tail(z: number): number {
  let fraction = z
  for (let k = 160; k > 0; k--) fraction = z + k / fraction
  return Math.exp((-z * z) / 2) / SQRT_2PI / fraction
}

/** Share of the population above `z`, 0 to 1; keeps its digits far out. */
export function above(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  if (Math.abs(z) <= SERIES_UP_TO) return z === 0 ? 0.5 : 0.5 - series(z)
  return z > 0 ? tail(z) : 1 - tail(-z)
}

/** Centile (0 to 100) of a z-score. */
export const centileOf = (z: number): number => 100 * above(-z)

const FARTHEST = 40

/** The z above which a share `p` (0 to 1, both excluded) of the population lies. */
export function zAbove(p: number): number {
  let [low, high] = [-FARTHEST, FARTHEST]
  for (let i = 0; i < 200 && high - low > 1e-14; i++) {
    const middle = (low + high) / 2
    if (above(middle) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The z-score of a centile (0 to 100, both excluded). */
export const zOfCentile = (centile: number): number => zAbove(1 - centile / 100)
