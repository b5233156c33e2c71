/** What stands for "missing": words that always do, and numbers that do only where the rest of their column says so. */
import { type Decimal, isSasZero, writtenNumber } from '../terminology/numbers.ts'

/** Written in place of a value by R, SQL, SAS, SPSS, pandas, Excel and people. */
export const MISSING_WORDS: readonly string[] = [
  'NA',
  'na',
  'N/A',
  'n/a',
  '#N/A',
  '#N/D',
  'NULL',
  'Null',
  'null',
  'NaN',
  'nan',
  'NAN',
  'NaT',
  '.',
  '?',
  '-',
  '--',
  '—',
  '–',
  '<NA>',
  '(null)',
]
/** Missing where everything else in the column is a number; in a column of words they may be an answer. */
const BESIDE_NUMBERS =
  /^(none|missing|unknown|not done|not measured|not available|no data|keine angabe|k\. ?a\.|n\.d\.|inconnu|desconocido)$/i

const WORDS = new Set(MISSING_WORDS)

/** To the letter: "Na" is sodium. */
export const isMissingWord = (cell: string): boolean => WORDS.has(cell)

/** -1, -9, 99, 999, -999.0, 9999 … */
const SENTINEL = /^(?:-1|-?[89]|-?9{2,}|-?8{2,}|-?7{2,3})$/

/** Part of the filled cells that have to be numbers. */
const MOSTLY = 0.6
/** A code is written more than once. */
const REPEATED = 2

type Counted = Readonly<{ value: number; written: ReadonlySet<string>; count: number }>

function countedNumbers(cells: readonly string[], decimal: Decimal): readonly Counted[] {
  const found = new Map<number, { written: Set<string>; count: number }>()
  for (const cell of cells) {
    const number = writtenNumber(cell, decimal)
    if (number === null) continue
    const value = isSasZero(number.value) ? 0 : number.value
    const entry = found.get(value) ?? { written: new Set<string>(), count: 0 }
    entry.written.add(cell)
    entry.count += 1
    found.set(value, entry)
  }
  return [...found].map(([value, { written, count }]) => ({ value, written, count })).sort((a, b) => a.value - b.value)
}

function quantile(numbers: readonly Counted[], part: number): number {
  const total = numbers.reduce((sum, { count }) => sum + count, 0)
  let seen = 0
  for (const { value, count } of numbers) {
    seen += count
    if (seen >= part * total) return value
  }
  return numbers.at(-1)?.value ?? 0
}

/** Standing alone: more than three spreads (5th to 95th percentile) outside the rest, or the only negative number of a column that has none else. */
function standsApart(code: Counted, rest: readonly Counted[]): boolean {
  if (rest.length < 2) return false
  const negatives = rest.reduce((sum, { value, count }) => sum + (value < 0 ? count : 0), 0)
  if (code.value < 0) return negatives * 20 < code.count
  const [low, high] = [quantile(rest, 0.05), quantile(rest, 0.95)]
  const spread = high - low
  const most = rest.at(-1)?.value ?? 0
  return spread > 0 && code.value > high + 3 * spread && code.value > 2 * Math.abs(most)
}

/** Numbers of a column that stand for "missing": written as such codes are, more than once, and outside what the rest of the column has. */
function sentinels(numbers: readonly Counted[]): readonly Counted[] {
  const written = numbers.filter(({ value, count }) => count >= REPEATED && SENTINEL.test(String(value)))
  const rest = numbers.filter((number) => !written.includes(number))
  return written.filter((code) => standsApart(code, rest))
}

/**
 * What stands for "missing" in one column, as written there: words, and numbers only with evidence.
 * @param cells trimmed
 */
export function columnMissing(cells: readonly string[], decimal: Decimal): readonly string[] {
  const filled = cells.filter((cell) => cell !== '')
  const signs = filled.some((cell) => /^\+{1,4}$/.test(cell))
  const words = new Set(filled.filter((cell) => isMissingWord(cell) && !(signs && cell === '-')))
  const rest = filled.filter((cell) => !words.has(cell))
  const numbers = countedNumbers(rest, decimal)
  const numeric = numbers.reduce((sum, { count }) => sum + count, 0)
  if (numeric === 0 || numeric < MOSTLY * rest.length) return [...words].sort()
  for (const cell of rest) if (BESIDE_NUMBERS.test(cell)) words.add(cell)
  for (const { written } of sentinels(numbers)) for (const cell of written) words.add(cell)
  return [...words].sort()
}
