/** What two columns say of each other: missing together, rising together, twice the same, one system of units. */
import { IN_TWO_WAYS, ranksOf, ratesOf, settingOf, together } from './company.ts'
import type { Option, Seat } from './options.ts'
import { overlapOf, rankCorrelation, sharedRows } from './rows.ts'

export type Pair = Readonly<{ shared: number; rank: number; overlap: number; company: number; twin: (a: Option, b: Option) => boolean }>

/** Exports write a panel side by side: so many columns apart still counts, and what it counts beside each other. */
const NEARBY = 2
const BESIDE = 0.8
const FEWEST = 6
/** Few rows rise together by chance often enough. */
const FEWEST_UNEXPECTED = 20
/** Rows of one patient repeat each other: no more than so many count. */
const MOST = 40
const CORRELATION_COUNTS = 0.7
/** Correlations that no table lacks. */
const CLOSE = 0.8
const COMPANY_COUNTS = 3
const RATES_COUNT = 3
/** Of one system of units; less where neither has a name: the network of tables has learned it. */
const SYSTEM = 1.5
const SYSTEM_BESIDE_TABLE = 0.3
const RATES_VARY = 1.3

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
  readonly #nameless: readonly boolean[]
  /** Logarithm of how many rows have each column; null where rows are no patient's one after another. */
  readonly #filled: readonly number[] | null
  /** @param watched whether a patient has several rows: then how often something is measured says what it is */
  constructor(seats: readonly Seat[], rows: number, watched: boolean) {
    this.#filled = watched ? seats.map(({ track }) => Math.log(Math.max(1, track.filled))) : null
    const half = seats.map((seat, i) => seats.slice(0, i).map((other) => pairOf(other, seat, rows)))
    this.#pairs = seats.map((_, i) => seats.map((_, j) => (i === j ? null : (half[Math.max(i, j)]?.[Math.min(i, j)] ?? null)) as Pair))
    this.#company = this.#pairs.map((row) =>
      Math.max(
        1,
        row.reduce((sum, pair) => sum + (pair?.company ?? 0), 0),
      ),
    )
    this.#nameless = seats.map(({ column }) => column.generic)
    this.#places = seats.map(({ column }) => column.index)
    this.#systems = Math.max(1, seats.filter(({ options }) => options[0]?.system != null).length)
  }

  /** Logarithm of odds that two columns are these two beside each other. */
  worth(i: number, a: Option, j: number, b: Option): number {
    const pair = this.#pairs[i]?.[j]
    if (!pair) return 0
    const norm = Math.sqrt((this.#company[i] ?? 1) * (this.#company[j] ?? 1))
    const learned = this.#nameless[i] === true && this.#nameless[j] === true
    const system = learned ? SYSTEM_BESIDE_TABLE : SYSTEM
    const systems = a.system === null || b.system === null ? 0 : (a.system === b.system ? system : -system) / this.#systems
    return (
      (a.target === b.target ? againWorth(pair, i < j ? a : b, i < j ? b : a) : rankWorth(pair, a, b)) +
      companyWorth(pair, a, b, norm) +
      systems +
      this.#rateWorth(i, a.target, j, b.target) +
      (learned ? 0 : topicWorth(a.target, b.target)) +
      this.#neighbours(i, j) * together(a.target, b.target)
    )
  }

  /** Whether one is measured so much oftener than the other, all columns together as much as one fact. */
  #rateWorth(i: number, a: string, j: number, b: string): number {
    const [rates, others] = [ratesOf(a), ratesOf(b)]
    if (this.#filled === null || rates === undefined || others === undefined) return 0
    const seen = (this.#filled[i] ?? 0) - (this.#filled[j] ?? 0)
    const off = Math.min(...rates.flatMap((x) => others.map((y) => Math.abs(seen - (x - y)))))
    return (RATES_COUNT * (1 - Math.min(3, (off / RATES_VARY) ** 2 / 2))) / this.#filled.length
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
  return pair.rank > 0.6 || pair.shared < FEWEST || IN_TWO_WAYS.has(a.target) ? -1 : -3
}

const logNormal = (z: number, mean: number, spread: number) => -0.5 * ((z - mean) / spread) ** 2 - Math.log(spread)
const fisher = (r: number) => Math.atanh(Math.max(-0.98, Math.min(0.98, r)))

function rankWorth({ shared, rank }: Pair, a: Option, b: Option): number {
  if (shared < FEWEST || a.target === '@ignore' || b.target === '@ignore') return 0
  const expected = ranksOf(a.target, b.target)
  const z = fisher(rank)
  const noise = 1 / (Math.min(shared, MOST) - 3)
  if (expected === undefined && shared < FEWEST_UNEXPECTED) return 0
  if (expected === undefined) return -Math.min(2, Math.max(0, Math.abs(rank) - 0.45) * 4)
  const likeliest = Math.max(...expected.map((one) => logNormal(z, fisher(one), Math.sqrt(0.12 + noise))))
  const llr = likeliest - logNormal(z, 0, Math.sqrt(0.09 + noise))
  const least = Math.max(...expected.map(Math.abs)) >= CLOSE ? -5 : -2.5
  return CORRELATION_COUNTS * Math.max(least, Math.min(3, llr))
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
