/** Maximum-likelihood Student t with a known location grid: robust against the dirty values that real files hold. */
import { tConstant } from '#app/quality/entry/student.ts'

export type TFit = Readonly<{ center: number; spread: number; nu: number; logLikelihood: number }>

const DEGREES = [1.5, 2, 2.5, 3, 4, 6, 10, 30] as const

export function median(sorted: ArrayLike<number>): number {
  const n = sorted.length
  const at = (i: number) => sorted[i] ?? Number.NaN
  return n === 0 ? Number.NaN : n % 2 ? at((n - 1) / 2) : (at(n / 2 - 1) + at(n / 2)) / 2
}

function fitAt(values: Float64Array, nu: number, fixedCenter: number | null, floor: number): TFit {
  let center = fixedCenter ?? median(values)
  let spread = Math.max(floor, 1.4826 * median(values.map((v) => Math.abs(v - center)).sort()))
  for (let i = 0; i < 30; i++) {
    let [sw, swv, sws] = [0, 0, 0]
    for (const v of values) {
      const w = (nu + 1) / (nu + ((v - center) / spread) ** 2)
      sw += w
      swv += w * v
      sws += w * (v - center) ** 2
    }
    if (fixedCenter === null) center = swv / sw
    spread = Math.max(floor, Math.sqrt(sws / values.length))
  }
  const constant = tConstant(nu) - Math.log(spread)
  let logLikelihood = 0
  for (const v of values) logLikelihood += constant - ((nu + 1) / 2) * Math.log1p(((v - center) / spread) ** 2 / nu)
  return { center, spread, nu, logLikelihood }
}

/** @param fixedCenter null to estimate it; @param floor smallest spread, in the values' own scale (rounding) */
export function fitT(values: readonly number[], fixedCenter: number | null, floor: number): TFit {
  const sorted = Float64Array.from(values).sort()
  const fits = DEGREES.map((nu) => fitAt(sorted, nu, fixedCenter, floor))
  return fits.reduce((best, fit) => (fit.logLikelihood > best.logLikelihood ? fit : best))
}
