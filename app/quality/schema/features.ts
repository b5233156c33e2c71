/** What the learned model is given of a column: pieces of its name, then its numbers. The same code for training and at run time. */
import { keyOf, wordsOf } from '../../terminology/name-words.ts'
import { inLatin } from '../../terminology/scripts.ts'
import { quantileOf, type Shape } from './shape.ts'

export const NAME_BUCKETS = 768
const LONGEST_NAME = 40

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** Two to four letters in a row, and whole words, hashed; length 1. All zero where there is no name. */
export function nameFeatures(name: string): readonly number[] {
  const x = new Array<number>(NAME_BUCKETS).fill(0)
  const words = wordsOf(name).map(inLatin)
  const key = keyOf(words).slice(0, LONGEST_NAME)
  if (key === '') return x
  const put = (piece: string) => {
    x[hash(piece) % NAME_BUCKETS] = 1
  }
  const framed = `^${key}$`
  for (let n = 2; n <= 4; n += 1) for (let at = 0; at + n <= framed.length; at += 1) put(framed.slice(at, at + n))
  for (const word of words.slice(0, 8)) put(`=${word}`)
  const norm = Math.sqrt(x.reduce((sum, one) => sum + one, 0))
  return x.map((one) => one / norm)
}

/** Places at even distances on a logarithmic scale, each reached by a bump that reaches to its neighbours. */
type Places = Readonly<{ from: number; step: number; count: number }>
const MEDIAN: Places = { from: -3, step: 0.08, count: 110 }
const LOW: Places = { from: -3, step: 0.16, count: 52 }
const HIGH: Places = { from: -2.5, step: 0.16, count: 52 }
const WIDTH: Places = { from: -3, step: 0.2, count: 20 }
const CENTER: Places = { from: 30, step: 0.5, count: 20 }

const bumps = (x: number, { from, step, count }: Places): readonly number[] => {
  const at = Math.min(count - 1, Math.max(0, (x - from) / step))
  return Array.from({ length: count }, (_, i) => Math.max(0, 1 - Math.abs(i - at)))
}

/** Base 10; zero and less come lowest. */
const log = (x: number): number => (x > 1e-6 ? Math.log10(x) : -6)
const signed = (x: number): number => Math.sign(x) * Math.log10(1 + Math.abs(x))

/** No measurement is larger; sums of what is must stay numbers. */
const HUGE = 1e12

/** Shares: of numbers in steps of five and of ten of their last decimal, and of the lowest and the highest one. */
function stepsAndEnds({ sorted, decimals }: Shape): readonly number[] {
  const n = Math.max(1, sorted.length)
  const [step, lowest, highest] = [10 ** Math.min(6, decimals), sorted[0], sorted.at(-1)]
  const share = (is: (x: number) => boolean) => sorted.filter(is).length / n
  return [
    share((x) => Math.round(x * step) % 5 === 0),
    share((x) => Math.round(x * step) % 10 === 0),
    share((x) => x === lowest),
    share((x) => x === highest),
  ]
}

export function valueFeatures(shape: Shape): readonly number[] {
  const q = (part: number) => (shape.sorted.length === 0 ? 0 : Math.max(-HUGE, Math.min(HUGE, quantileOf(shape, part))))
  const [low, median, high] = [q(0.05), q(0.5), q(0.95)]
  const width = log(Math.max(q(0.84) - q(0.16), 0) / 2) - log(Math.abs(median))
  return [
    ...bumps(log(median), MEDIAN),
    ...bumps(log(low), LOW),
    ...bumps(log(high), HIGH),
    ...bumps(width, WIDTH),
    ...bumps(median, CENTER),
    ...[0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1].map((part) => signed(q(part)) / 3),
    (q(0.75) + q(0.25) - 2 * median) / Math.max(1e-9, q(0.75) - q(0.25)),
    shape.share.integer,
    shape.decimals / 4,
    Math.min(1, shape.distinct / 20),
    shape.distinctShare,
    shape.rising,
    shape.repeating,
    shape.sorted.filter((x) => x < 0).length / Math.max(1, shape.sorted.length),
    shape.sorted.filter((x) => x === 0).length / Math.max(1, shape.sorted.length),
    shape.distinct <= 2 ? 1 : 0,
    Math.min(1, Math.log10(Math.max(1, shape.sorted.length)) / 3),
    ...stepsAndEnds(shape),
  ]
}

export const VALUE_FEATURES = MEDIAN.count + LOW.count + HIGH.count + WIDTH.count + CENTER.count + 24

/** Place, among those of the numbers, of the one that is zero where the column has no numbers. */
export const FILLED_FEATURE = VALUE_FEATURES - 5

export const featuresOf = (name: string, shape: Shape): readonly number[] => [...nameFeatures(name), ...valueFeatures(shape)]
export const FEATURES = NAME_BUCKETS + VALUE_FEATURES
