/** Columns side by side: the rows in which several are filled, and what two columns have in common there. */
import type { Shape } from './shape.ts'

/** Numbers by row; NaN where the cell is none. */
export type Track = Readonly<{ values: Float64Array; rows: readonly number[]; filled: number; step: number }>

export function trackOf(shape: Shape, rows: number): Track {
  const values = new Float64Array(rows).fill(Number.NaN)
  shape.rows.forEach((row, i) => {
    if (row < rows) values[row] = shape.numbers[i] ?? Number.NaN
  })
  return { values, rows: shape.rows, filled: shape.numbers.length, step: shape.decimals >= 6 ? 0 : 10 ** -shape.decimals }
}

/** Rows looked at for one relation: more of them do not make it surer. */
const MOST_SHARED = 240

/** The rows in which all are filled, at most MOST_SHARED, spread over the table; of full columns not every row is looked at. */
export function sharedRows(tracks: readonly Track[]): readonly number[] {
  const [shortest, ...others] = [...tracks].sort((a, b) => a.filled - b.filled)
  if (!shortest) return []
  const stride = Math.max(1, Math.floor(shortest.filled / (2 * MOST_SHARED)))
  const found: number[] = []
  for (let i = 0; i < shortest.rows.length; i += stride) {
    const row = shortest.rows[i] ?? 0
    if (others.every(({ values }) => !Number.isNaN(values[row]))) found.push(row)
  }
  if (found.length <= MOST_SHARED) return found
  const every = found.length / MOST_SHARED
  return Array.from({ length: MOST_SHARED }, (_, i) => found[Math.floor(i * every)] ?? 0)
}

/** Of both-filled rows among those where either is filled. */
export function overlapOf(a: Track, b: Track): number {
  let both = 0
  let either = 0
  for (let row = 0; row < a.values.length; row += 1) {
    const [x, y] = [!Number.isNaN(a.values[row]), !Number.isNaN(b.values[row])]
    if (x && y) both += 1
    if (x || y) either += 1
  }
  return either === 0 ? 0 : both / either
}

/** Places in order, equal numbers sharing the mean of theirs. */
function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Float64Array(values.length)
  for (let at = 0; at < order.length; ) {
    let end = at
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[at] ?? 0]) end += 1
    for (let i = at; i <= end; i += 1) ranks[order[i] ?? 0] = (at + end) / 2
    at = end + 1
  }
  return ranks
}

function pearson(x: Float64Array, y: Float64Array): number {
  const mean = (of: Float64Array) => of.reduce((sum, one) => sum + one, 0) / Math.max(1, of.length)
  const [mx, my] = [mean(x), mean(y)]
  let [xy, xx, yy] = [0, 0, 0]
  for (let i = 0; i < x.length; i += 1) {
    const [dx, dy] = [(x[i] ?? 0) - mx, (y[i] ?? 0) - my]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy)
}

/** Spearman's rank correlation over rows both have; 0 where one of them never changes. */
export function rankCorrelation(a: Track, b: Track, rows: readonly number[]): number {
  const of = ({ values }: Track) => ranksOf(rows.map((row) => values[row] ?? 0))
  return rows.length < 3 ? 0 : pearson(of(a), of(b))
}

/** A column along the rows of each key: steps from one number of a key to its next, how many stand still and how many rise; numbers, and those in the first row of their key. */
export type Course = Readonly<{ steps: number; same: number; rising: number; filled: number; first: number }>

export function courseOf(track: Track, key: readonly string[]): Course {
  const count = { steps: 0, same: 0, rising: 0, filled: 0, first: 0 }
  const seen = new Set<string>()
  const last = new Map<string, number>()
  for (let row = 0; row < track.values.length; row += 1) {
    const value = track.values[row] ?? Number.NaN
    const id = key[row] ?? ''
    const first = !seen.has(id)
    seen.add(id)
    if (Number.isNaN(value) || id === '') continue
    const before = last.get(id)
    if (first) count.first += 1
    count.filled += 1
    if (before !== undefined) {
      count.steps += 1
      if (before === value) count.same += 1
      if (before < value) count.rising += 1
    }
    last.set(id, value)
  }
  return count
}
