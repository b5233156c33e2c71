/** What two columns say of each other: missing together, rising together, twice the same, one system of units. */
import { rankOf, settingOf, together } from './company.ts'
import type { Option, Seat } from './options.ts'
import { overlapOf, rankCorrelation, sharedRows } from './rows.ts'

export type Pair = Readonly<{ shared: number; rank: number; overlap: number; company: number; twin: (a: Option, b: Option) => boolean }>

/** Exports write a panel side by side: so many columns apart still counts, and what it counts beside each other. */
const NEARBY = 2
const BESIDE = 0.8
const FEWEST = 20
/** Rows of one patient repeat each other: no more than so many count. */
const MOST = 40
const CORRELATION_COUNTS = 0.7
const COMPANY_COUNTS = 3

/** The same numbers in two units, to the last decimal written. */
function twinsIn(a: Seat, b: Seat, rows: readonly number[]) {
  return (x: Option, y: Option): boolean => {
    if (x.target !== y.target || rows.length < FEWEST) return false
    const of = ({ track }: Seat, { scale }: Option, row: number) => (track.values[row] ?? 0) * scale.factor + scale.offset
    const near = (row: number) => {
      const [p, q] = [of(a, x, row), of(b, y, row)]
      const step = a.track.step * Math.abs(x.scale.factor) + b.track.step * Math.abs(y.scale.factor)
      return Math.abs(p - q) <= 0.6 * step + 0.012 * Math.abs(p)
    }
    return rows.filter(near).length > 0.95 * rows.length
  }
}

function pairOf(a: Seat, b: Seat, rows: number): Pair {
  const shared = sharedRows([a.track, b.track])
  const rank = shared.length < FEWEST ? 0 : rankCorrelation(a.track, b.track, shared)
  const sparse = Math.min(a.track.filled, b.track.filled) < 0.95 * rows
  const overlap = sparse ? overlapOf(a.track, b.track) : 0
  const likely = Math.abs(rank) > 0.97 ? twinsIn(a, b, shared) : () => false
  return { shared: shared.length, rank, overlap, company: sparse ? Math.max(0, (overlap - 0.6) / 0.4) : 0, twin: likely }
}

export class Pairs {
  readonly #pairs: readonly (readonly Pair[])[]
  readonly #company: readonly number[]
  readonly #systems: number
  readonly #places: readonly number[]
  constructor(seats: readonly Seat[], rows: number) {
    const half = seats.map((seat, i) => seats.slice(0, i).map((other) => pairOf(other, seat, rows)))
    this.#pairs = seats.map((_, i) => seats.map((_, j) => (i === j ? null : (half[Math.max(i, j)]?.[Math.min(i, j)] ?? null)) as Pair))
    this.#company = this.#pairs.map((row) =>
      Math.max(
        1,
        row.reduce((sum, pair) => sum + (pair?.company ?? 0), 0),
      ),
    )
    this.#places = seats.map(({ column }) => column.index)
    this.#systems = Math.max(1, seats.filter(({ options }) => options[0]?.system != null).length)
  }

  /** Logarithm of odds that two columns are these two beside each other. */
  worth(i: number, a: Option, j: number, b: Option): number {
    const pair = this.#pairs[i]?.[j]
    if (!pair) return 0
    const norm = Math.sqrt((this.#company[i] ?? 1) * (this.#company[j] ?? 1))
    const systems = a.system === null || b.system === null ? 0 : (a.system === b.system ? 1.5 : -1.5) / this.#systems
    return (
      (a.target === b.target ? againWorth(pair, i < j ? a : b, i < j ? b : a) : rankWorth(pair, a, b)) +
      companyWorth(pair, a, b, norm) +
      systems +
      topicWorth(a.target, b.target) +
      this.#neighbours(i, j) * together(a.target, b.target)
    )
  }

  #neighbours(i: number, j: number): number {
    const apart = Math.abs((this.#places[i] ?? 0) - (this.#places[j] ?? 0))
    return apart > NEARBY ? 0 : BESIDE / apart
  }

  between(i: number, j: number): Pair | undefined {
    return this.#pairs[i]?.[j]
  }
}

const ONCE: Readonly<Record<string, number>> = {
  '@ignore': 0,
  '@time': -0.5,
  '@age': -2,
  '@sex': -3,
  '@patient-key': -5,
  '@encounter-key': -0.5,
}

function againWorth(pair: Pair, a: Option, b: Option): number {
  if (a.target.startsWith('@')) return ONCE[a.target] ?? -1
  if (a.unit !== b.unit && pair.twin(a, b)) return 0
  const seldom = pair.shared < FEWEST
  return pair.rank > 0.6 || seldom ? -1 : -3
}

const logNormal = (z: number, mean: number, spread: number) => -0.5 * ((z - mean) / spread) ** 2 - Math.log(spread)
const fisher = (r: number) => Math.atanh(Math.max(-0.98, Math.min(0.98, r)))

function rankWorth({ shared, rank }: Pair, a: Option, b: Option): number {
  if (shared < FEWEST || a.target === '@ignore' || b.target === '@ignore') return 0
  const expected = rankOf(a.target, b.target)
  const z = fisher(rank)
  if (expected === undefined) return -Math.min(2, Math.max(0, Math.abs(rank) - 0.45) * 4)
  const noise = 1 / (Math.min(shared, MOST) - 3)
  const llr = logNormal(z, fisher(expected), Math.sqrt(0.12 + noise)) - logNormal(z, 0, Math.sqrt(0.09 + noise))
  return CORRELATION_COUNTS * Math.max(-2.5, Math.min(3, llr))
}

function companyWorth({ company }: Pair, a: Option, b: Option, norm: number): number {
  if (company === 0) return 0
  const share = a.target.startsWith('@') || b.target.startsWith('@') ? 0.2 : together(a.target, b.target)
  return (COMPANY_COUNTS * company * (share - 0.3)) / norm
}

const ONE_PANEL = 0.16
const ONE_SETTING = 0.1

/** Whole panels are exported, and wards have other tables than practices. */
function topicWorth(a: string, b: string): number {
  const [x, y] = [settingOf(a), settingOf(b)]
  return ONE_PANEL * together(a, b) + (x === null || y === null ? 0 : x === y ? ONE_SETTING : -ONE_SETTING)
}
