/** log density of Student's t: a bell with tails as heavy as clinical values have. */

/** log of the gamma function for x > 0: Lanczos, 6 terms (Numerical Recipes, 6.1), error below 2e-10. */
export function logGamma(x: number): number {
  const tmp = x + 5.5 - (x + 0.5) * Math.log(x + 5.5)
  const sum =
    1.000000000190015 +
    76.18009172947146 / (x + 1) -
    86.50532032941678 / (x + 2) +
    24.01409824083091 / (x + 3) -
    1.231739572450155 / (x + 4) +
    0.1208650973866179e-2 / (x + 5) -
    0.5395239384953e-5 / (x + 6)
  return -tmp + Math.log((2.5066282746310007 * sum) / x)
}

/** log density at 0 for spread 1. */
export function tConstant(nu: number): number {
  return logGamma((nu + 1) / 2) - logGamma(nu / 2) - 0.5 * Math.log(nu * Math.PI)
}

export type Bell = Readonly<{ center: number; spread: number; nu: number; peak: number }>

export function bell(center: number, spread: number, nu: number): Bell {
  return { center, spread, nu, peak: tConstant(nu) - Math.log(spread) }
}

export function logBell({ center, spread, nu, peak }: Bell, y: number): number {
  const z = (y - center) / spread
  return peak - ((nu + 1) / 2) * Math.log1p((z * z) / nu)
}

/** log(e^a + e^b) without overflow. */
export function logAdd(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a]
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high))
}

/** Continued fraction of the incomplete beta function (Numerical Recipes, 6.4, modified Lentz), converged to 1e-12. */
function betaFraction(x: number, a: number, b: number): number {
  const TINY = 1e-300
  const kept = (v: number) => (Math.abs(v) < TINY ? TINY : v)
  let c = 1
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / kept(1 + even * d)
    c = kept(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / kept(1 + odd * d)
    c = kept(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-12) break
  }
  return h
}

/** I_x(a, b), the regularized incomplete beta function, for 0 <= x <= 1. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** Chance of a value at least as far from the centre, on either side, as y. */
export function tailBell({ center, spread, nu }: Bell, y: number): number {
  const z = (y - center) / spread
  return incompleteBeta(nu / (nu + z * z), nu / 2, 0.5)
}
