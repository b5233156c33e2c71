/**
 * Fellegi-Sunter (J Am Stat Assoc 1969;64:1183): log2 of m / u for each kind of agreement, where m is how often two records of one person agree so,
 * and u how often two people's do. m and u are set by hand for an adult population of ordinary names; they are not measured on real records.
 */

const log2 = (m: number, u: number) => Math.log2(m / u)

export const WEIGHTS = {
  identifier: { missing: 0, same: log2(0.6, 1e-6), other: log2(0.1, 0.999) },
  family: { missing: 0, same: log2(0.88, 0.003), alike: log2(0.05, 0.006), part: log2(0.03, 0.004), other: log2(0.04, 0.987) },
  given: { missing: 0, same: log2(0.86, 0.012), alike: log2(0.07, 0.015), part: log2(0.03, 0.06), other: log2(0.04, 0.91) },
  /** Both names, each in the other's place. */
  swapped: log2(0.01, 1e-6),
  birth: { missing: 0, same: log2(0.95, 0.00005), part: log2(0.9, 0.015), slip: log2(0.03, 0.003), other: log2(0.01, 0.997) },
  sex: { missing: 0, same: log2(0.99, 0.5), other: log2(0.01, 0.5) },
  postal: { missing: 0, same: log2(0.6, 0.01), other: log2(0.4, 0.99) },
  phone: { missing: 0, same: log2(0.4, 0.0005), other: log2(0.6, 0.9995) },
} as const

/** log2 odds, before looking, that a pair is one person: each has a second record once in some ten thousand others; set by hand. */
export const PRIOR = Math.log2(1 / 10_000)
