/** Rows that can occur, for the golden rows and the random comparison. */
import { type Row, seeded } from '../recipe.ts'

const NO = Number.NaN
const LAST_DAY = 7305
const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals))

/** A child of about the right size, now and then far off, now and then with something missing. */
export function cdcRandomRow(random: () => number): Row {
  const age = random() < 0.3 ? Math.floor(random() * 1100) : Math.floor(random() * (LAST_DAY + 1))
  const years = age / 365.25
  const spread = random() < 0.2 ? 0.7 : 0.2
  const around = (middle: number, share = spread) => middle * (1 + (random() - 0.5) * 2 * share)
  const cm = around(years < 2 ? 50 + 18 * years : Math.min(86 + 6 * (years - 2), 175), spread / 2)
  const bmi = around(14 + years / 2.5, random() < 0.3 ? 0.9 : 0.4)
  const kg = years < 2 ? around(3.4 + 4.4 * years) : bmi * (cm / 100) ** 2
  const head = around(35 + 13 * Math.min(years / 3, 1) ** 0.5, spread / 2)
  const weeks = random() < 0.2 ? rounded(23 + random() * 19, 1) : NO
  const row = [age, random() < 0.5 ? 0 : 1, rounded(kg, 2), rounded(cm, 1), rounded(head, 1), weeks]
  return row.map((value) => (random() < 0.05 ? NO : value))
}

/** Both sides of every edge: half a month, 24 and 24.5 months, 36 months for the head, 20 years, the 95th centile, preterm, each input missing. */
export function cdcGoldenInputs(): Row[] {
  const child: Row = [3287, 0, 30, 132, NO, NO]
  const edges = [
    [0, 0, 3.4, 49.3, 34.7, NO],
    [15, 1, 4, 52.7, 37.2, NO],
    [16, 1, 4, 52.7, 37.2, NO],
    [730, 1, 12.6, 87.2, 48.5, NO],
    [731, 1, 12.6, 86.4, 48.5, NO],
    [745, 0, 12, 85, 47.5, NO],
    [746, 0, 12, 85, 47.5, NO],
    [1095, 1, 14.4, 96, 49.6, NO],
    [1096, 1, 14.4, 96, 49.6, NO],
    [7290, 1, 70, 177, NO, NO],
    [7305, 0, 58, 163, NO, NO],
    [7305, 1, 140, 177, NO, NO],
    [3287, 0, 60, 132, NO, NO],
    [3287, 0, 200, 132, NO, NO],
    [3287, 1, 15, 132, NO, NO],
    [3287, 1, 30, 95, NO, NO],
    [120, 1, 4.5, 56, 38, 30],
    [730, 1, 10, 80, 46, 30],
    [731, 1, 10, 80, 46, 30],
    [40, 1, 2.2, 44, 32, 30],
  ]
  const missing = child.map((_, i) => child.map((value, j) => (i === j ? NO : value)))
  const random = seeded(2000)
  return [child, ...edges, ...missing, [3287, 0, NO, NO, NO, NO], ...Array.from({ length: 60 }, () => cdcRandomRow(random))]
}
