/** Columns of one table choose together: the sum of what speaks for each and of what they say of each other is made as large as it goes. */
import { type Candidate, type ColumnFacts, hasNumbers } from './candidates.ts'
import { courseWeight } from './company.ts'
import { type Factor, factorsOf, type Place, TWIN_WORDS } from './factors.ts'
import { type Option, type Seat, seatOf } from './options.ts'
import { Pairs } from './pairs.ts'
import { courseOf } from './rows.ts'

export type Joined = Readonly<{ column: ColumnFacts; candidates: readonly Candidate[] }>

/** More columns of numbers than any laboratory sends in one table: pairs of them would take too long. */
const MOST_SEATS = 150
const SWEEPS = 8
/** Share of what others say that counts beside a name, and its bound; more where no list has the name. */
const BESIDE_A_NAME = { share: 0.3, bound: 4 }
const BESIDE_A_WORD = { share: 0.7, bound: 7 }

/** Worth of arithmetic that holds in nearly all rows: numbers of its columns are then what they seem. */
const EXACT = 5.8

/** Rows a patient has where one is watched. */
const WATCHED = 6

const SEVERAL = 1.5
const rowsEach = (key: readonly string[] | null): number => (key === null ? 0 : key.length / Math.max(1, new Set(key).size))

const placeKey = ({ seat, option }: Place) => seat * 1000 + option

class Table {
  readonly seats: readonly Seat[]
  readonly factors: readonly Factor[]
  readonly state: number[]
  readonly #pairs: Pairs
  readonly #worths = new Map<number, Float32Array>()
  readonly #byPlace = new Map<number, Factor[]>()
  readonly #own: readonly (readonly number[])[]

  constructor(seats: readonly Seat[], rows: number, key: readonly string[] | null) {
    const own = ownWeights(seats, key)
    this.seats = seats
    this.#own = own
    this.#pairs = new Pairs(seats, rows, rowsEach(key) >= WATCHED)
    this.factors = factorsOf(seats, this.#pairs)
    for (const factor of this.factors)
      for (const place of factor.places) this.#byPlace.set(placeKey(place), [...(this.#byPlace.get(placeKey(place)) ?? []), factor])
    this.state = own.map((weights) => weights.indexOf(Math.max(...weights)))
  }

  option(seat: number, option = this.state[seat] ?? 0): Option {
    return this.seats[seat]?.options[option] as Option
  }

  own(seat: number, option: number): number {
    return this.#own[seat]?.[option] ?? 0
  }

  /** Asked for over and over while the columns settle: reckoned once. */
  #worth(a: Place, b: Place): number {
    const [one, two] = a.seat > b.seat ? [a, b] : [b, a]
    const pair = one.seat * this.seats.length + two.seat
    const width = this.seats[two.seat]?.options.length ?? 0
    const known = this.#worths.get(pair) ?? new Float32Array((this.seats[one.seat]?.options.length ?? 0) * width).fill(Number.NaN)
    this.#worths.set(pair, known)
    const at = one.option * width + two.option
    if (Number.isNaN(known[at]))
      known[at] = this.#pairs.worth(one.seat, this.option(one.seat, one.option), two.seat, this.option(two.seat, two.option))
    return known[at] ?? 0
  }

  /** What the others, as they stand, say for an option. */
  said(seat: number, option: number): number {
    let sum = 0
    for (let other = 0; other < this.seats.length; other += 1)
      if (other !== seat) sum += this.#worth({ seat, option }, { seat: other, option: this.state[other] ?? 0 })
    for (const factor of this.factorsAt(seat, option)) sum += factor.worth
    return sum
  }

  factorsAt(seat: number, option: number): readonly Factor[] {
    const all = this.#byPlace.get(placeKey({ seat, option })) ?? []
    return all.filter(({ places }) => places.every((place) => place.seat === seat || this.state[place.seat] === place.option))
  }

  holds = ({ places }: Factor): boolean => places.every(({ seat, option }) => this.state[seat] === option)

  score = (seat: number, option: number): number => this.own(seat, option) + this.said(seat, option)

  /** What is won by moving; the state is left as it was. */
  gainOf(moves: readonly Place[]): number {
    const before = moves.map(({ seat }) => this.state[seat] ?? 0)
    let gain = 0
    for (const { seat, option } of moves) {
      gain += this.score(seat, option) - this.score(seat, this.state[seat] ?? 0)
      this.state[seat] = option
    }
    moves.forEach(({ seat }, i) => {
      this.state[seat] = before[i] ?? 0
    })
    return gain
  }

  take(moves: readonly Place[]): boolean {
    if (this.gainOf(moves) <= 1e-6) return false
    for (const { seat, option } of moves) this.state[seat] = option
    return true
  }
}

/** Each column by itself, then relations as a whole, then two columns against each other, until nothing is won. */
function settle(table: Table): void {
  const strong = table.factors
    .filter(({ worth }) => worth > 1)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 300)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let moved = false
    for (const { places } of strong) moved = table.take(places) || moved
    table.seats.forEach(({ options }, seat) => {
      options.forEach((_, option) => {
        if (option !== table.state[seat]) moved = table.take([{ seat, option }]) || moved
      })
    })
    table.seats.forEach((_, seat) => {
      for (const swap of swapsOf(table, seat)) moved = table.take(swap) || moved
    })
    if (!moved) return
  }
}

/** A column takes what another has, and that one whatever it likes best. */
function swapsOf(table: Table, seat: number): readonly (readonly Place[])[] {
  const options = table.seats[seat]?.options ?? []
  return options.flatMap(({ target }, option) =>
    target.startsWith('@') || option === table.state[seat] ? [] : swapsTo(table, { seat, option }),
  )
}

function swapsTo(table: Table, place: Place): readonly (readonly Place[])[] {
  const { target } = table.option(place.seat, place.option)
  const mine = table.option(place.seat).target
  return table.seats.flatMap((other, j) =>
    j !== place.seat && table.option(j).target === target
      ? other.options.flatMap((one, option) => (one.target === mine ? [[place, { seat: j, option }]] : []))
      : [],
  )
}

/** How much less the table as a whole speaks for the option than for the one taken: 0 for that one. */
function regret(table: Table, seat: number, option: number): number {
  if (option === table.state[seat]) return 0
  const place = { seat, option }
  return Math.max(table.gainOf([place]), ...swapsTo(table, place).map((swap) => table.gainOf(swap)))
}

function wordsOf(table: Table, seat: number): string | null {
  const held = table.factorsAt(seat, table.state[seat] ?? 0).filter(({ worth }) => worth > 1.5)
  const [best] = [...held].sort((a, b) => b.worth - a.worth)
  if (!best) return null
  const [result, ...parts] = best.places.map((place) => `column ${(table.seats[place.seat]?.column.index ?? 0) + 1}`)
  return `in each row ${result} ${best.words} (${parts.join(', ')})`
}

/** A share of a whole is believed where a second one is a share of the same. */
const borneOut = (factor: Factor, all: readonly Factor[]): boolean =>
  all.some((other) => other !== factor && other.places.some((a) => factor.places.some((b) => a.seat === b.seat)))

function rewritten(table: Table, seat: number): readonly Candidate[] {
  const { column, candidates, options } = table.seats[seat] as Seat
  const weights = options.map((_, option) => regret(table, seat, option))
  const words = wordsOf(table, seat)
  const exact = table.factors.filter((factor) => factor.worth >= EXACT && factor.places.length >= 3 && table.holds(factor))
  const bound = exact.some((factor) => factor.places.some((place) => place.seat === seat) && (!factor.plain || borneOut(factor, exact)))
  const own = table.option(seat).target
  return candidates
    .map((candidate): Candidate => {
      const mine = options.flatMap((option, i) => (option.target === candidate.target ? [[option, weights[i] ?? 0] as const] : []))
      const weight = Math.max(-30, ...mine.map(([, one]) => one))
      if (!column.generic) return beside(table, seat, candidate)
      const joint =
        mine.length > 0 && mine.every(([{ unit }]) => unit !== null) ? new Map(mine.map(([{ unit }, one]) => [unit ?? '', one])) : null
      return { ...candidate, weight, joint, ...(candidate.target === own ? { words, bound } : {}) }
    })
    .sort((a, b) => b.weight - a.weight)
}

/** A name has its say; what stands beside it is heard with less. */
function beside(table: Table, seat: number, candidate: Candidate): Candidate {
  const options = table.seats[seat]?.options ?? []
  const said = options.flatMap(({ target }, option) => (target === candidate.target ? [table.said(seat, option)] : []))
  const named = table.seats[seat]?.candidates.some(({ hit }) => hit !== null) === true
  const { share, bound } = named ? BESIDE_A_NAME : BESIDE_A_WORD
  const heard = said.length === 0 ? 0 : Math.max(-bound, Math.min(bound, share * Math.max(...said)))
  const twin = table.factorsAt(seat, table.state[seat] ?? 0).some(({ words }) => words === TWIN_WORDS)
  const units = options.flatMap((option, i) =>
    option.target === candidate.target && option.unit !== null ? [[option.unit, table.score(seat, i)] as const] : [],
  )
  return { ...candidate, weight: candidate.weight + heard, ...(twin && units.length > 0 ? { joint: new Map(units) } : {}) }
}

/** The column that looks most like a patient's key, its cells as text. */
function keyCells(seats: readonly Seat[]): readonly string[] | null {
  const keyed = seats
    .flatMap((seat) => {
      const of = (target: string) => seat.options.find((option) => option.target === target)?.weight ?? Number.NEGATIVE_INFINITY
      const rest = Math.max(...seat.options.filter(({ target }) => target !== '@patient-key').map(({ weight }) => weight))
      const { shape } = seat.column
      return shape.share.integer === 1 && shape.distinctShare < 0.6 && shape.distinct > 4 ? [{ seat, lead: of('@patient-key') - rest }] : []
    })
    .sort((a, b) => b.lead - a.lead)[0]
  return keyed && keyed.lead > -1 ? Array.from(keyed.seat.track.values, (x) => (Number.isNaN(x) ? '' : String(x))) : null
}

function ownWeights(seats: readonly Seat[], key: readonly string[] | null): readonly (readonly number[])[] {
  const several = rowsEach(key) >= SEVERAL
  return seats.map(({ column, options, track }) => {
    const course = key === null || !column.generic ? null : courseOf(track, key)
    return options.map(
      ({ target, weight }) => weight * (column.generic ? 1 : 1.5) + (course === null ? 0 : courseWeight(target, course, several)),
    )
  })
}

/**
 * @param all columns of one table whose rows belong together, each with its candidates
 * @returns the same with what the columns say of each other in the weights
 */
export function joined(all: readonly Joined[]): readonly Joined[] {
  if (all.filter(({ column }) => hasNumbers(column.shape)).length > MOST_SEATS) return all
  const rows = Math.max(0, ...all.map(({ column }) => (column.shape.rows.at(-1) ?? -1) + 1))
  const seats = all.map(({ column, candidates }) => seatOf(column, candidates, rows))
  const taken = seats.filter((seat) => seat !== null)
  if (taken.length < 2) return all
  const table = new Table(taken, rows, keyCells(taken))
  settle(table)
  const found = new Map(taken.map(({ column }, seat) => [column.index, rewritten(table, seat)]))
  return all.map((one) => ({ ...one, candidates: found.get(one.column.index) ?? one.candidates }))
}
