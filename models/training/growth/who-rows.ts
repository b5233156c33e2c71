/** Rows that can occur, for the golden rows and the random comparison. */
import type { Row } from '../recipe.ts'
import { seeded } from '../recipe.ts'

const NO = Number.NaN
const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals))

/** A child of about the right size, now and then far off, now and then with something missing. */
export function whoRandomRow(random: () => number): Row {
  const age = Math.floor(random() * 1857)
  const spread = random() < 0.2 ? 0.9 : 0.25
  const around = (middle: number) => middle * (1 + (random() - 0.5) * 2 * spread)
  const kg = around(3.4 + 15 * (age / 1856) ** 0.6)
  const cm = around(50 + 60 * (age / 1856) ** 0.65)
  const head = around(34.5 + 16 * (age / 1856) ** 0.4)
  const weeks = random() < 0.3 ? rounded(23 + random() * 19, 1) : NO
  const position = random() < 0.4 ? (random() < 0.5 ? 0 : 1) : NO
  const row = [age, random() < 0.5 ? 0 : 1, rounded(kg, 2), rounded(cm, 1), position, rounded(head, 1), weeks]
  return row.map((value) => (random() < 0.05 ? NO : value))
}

/** Both sides of every edge: 731 days, 9 months, the last day, the ends of weight for length, preterm, each input missing. */
export function whoGoldenInputs(): Row[] {
  const child: Row = [400, 1, 9.6, 75, NO, 46, NO]
  const edges = [
    [0, 0, 3.2, 49.1, NO, 33.9, NO],
    [0, 1, 3.35, 49.9, NO, 34.5, NO],
    [273, 0, 8, 69, 1, 43, NO],
    [274, 0, 8, 69, 1, 43, NO],
    [730, 0, 11.5, 86, 1, 47, NO],
    [730, 0, 11.5, 86, 0, 47, NO],
    [731, 0, 11.5, 86, 0, 47, NO],
    [731, 0, 11.5, 86, 1, 47, NO],
    [1826, 1, 18.3, 110, 1, 50.7, NO],
    [1856, 1, 18.4, 110.4, 1, 50.7, NO],
    [60, 1, 3, 44.9, 0, NO, NO],
    [60, 1, 3, 45, 0, NO, NO],
    [700, 0, 20, 110, 0, NO, NO],
    [700, 0, 20, 110.1, 0, NO, NO],
    [1800, 0, 7, 65, 1, NO, NO],
    [1800, 0, 7, 64.9, 1, NO, NO],
    [1800, 0, 18, 109.3, 1, NO, NO],
    [1800, 0, 18, 109.4, 1, NO, NO],
    [1800, 1, 22, 120, 1, NO, NO],
    [1800, 1, 22, 120.1, 1, NO, NO],
    [120, 1, 4.5, 55, NO, 38, 30],
    [730, 1, 10, 80, NO, 46, 30],
    [731, 1, 10, 80, NO, 46, 30],
    [40, 1, 2.2, 44, NO, 32, 30],
    [80, 1, 3.4, 50, NO, 34, 36.9],
    [80, 1, 3.4, 50, NO, 34, 37],
    [365, 0, 2, 75, NO, 46, NO],
    [365, 0, 30, 75, NO, 60, NO],
  ]
  const missing = child.map((_, i) => child.map((value, j) => (i === j ? NO : value)))
  const random = seeded(2006)
  return [child, ...edges, ...missing, [400, 1, NO, NO, NO, NO, NO], ...Array.from({ length: 60 }, () => whoRandomRow(random))]
}
