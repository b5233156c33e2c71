/** Sums of points as graphs: each part has the least and the most it can be; where both agree the score is determined, else there is none. */
import { Graph, type Node } from '../graph.ts'

/** Bounds of one part, and what each input column contributes to it. */
export type Part = Readonly<{ low: Node; high: Node; shares: readonly (readonly [column: number, points: Node])[] }>

/** A yes/no that earns the points of a part; an optional one that is missing counts as no. */
export type Test = Readonly<{ column: number; test: Node; optional?: boolean }>

/** Takes up the rounding of binary fractions at a threshold. */
const ROUNDING = 1e-9

export class Scorer extends Graph {
  readonly #width: number

  constructor(name: string, width: number) {
    super(name, width)
    this.#width = width
  }

  missing = (index: number): Node => this.isMissing(this.column(index))
  above = (a: Node, limit: number): Node => this.op('Greater', [a, this.constant(limit + ROUNDING)])
  atMost = (a: Node, limit: number): Node => this.op('LessOrEqual', [a, this.constant(limit + ROUNDING)])
  under = (a: Node, limit: number): Node => this.below(a, limit - ROUNDING)
  from = (a: Node, limit: number): Node => this.atLeast(a, limit - ROUNDING)
  yes = (index: number): Node => this.atLeast(this.column(index), 0.5)
  anyOf = (tests: readonly Node[]): Node => tests.reduce((a, b) => this.or(a, b))
  worth = (test: Node, points: number): Node => this.multiply(this.number(test), points)
  /** Points by thresholds, as in `steps`, at a value to which rounding does no harm. */
  points = (value: Node, start: number, thresholds: readonly number[], points: readonly number[]): Node =>
    this.steps(this.add(value, ROUNDING), start, thresholds, points)
  /** Whole numbers, half upwards: for charts whose lines leave gaps between them. */
  whole = (value: Node): Node => this.op('Floor', [this.add(value, 0.5 + ROUNDING)])
  zero = (): Node => this.multiply(this.number(this.missing(0)), 0)

  /** Points of one input, anything from `least` to `most` while it is missing. */
  part(index: number, points: Node, least: number, most: number): Part {
    const missing = this.missing(index)
    const share = this.where(missing, 0, points)
    return { low: this.where(missing, least, points), high: this.where(missing, most, points), shares: [[index, share]] }
  }

  /** `worth` points when any of the tests holds; undecided while none does and one that is not optional is missing. */
  any(worth: number, tests: readonly Test[]): Part {
    const shares: [number, Node][] = []
    let met: Node | null = null
    for (const { column, test } of tests) {
      shares.push([column, this.worth(met === null ? test : this.and(test, this.not(met)), worth)])
      met = met === null ? test : this.or(met, test)
    }
    const open = tests.filter(({ optional }) => !optional).map(({ column }) => this.missing(column))
    const low = this.worth(met ?? this.missing(0), worth)
    return {
      low,
      high: open.length > 0 ? this.where(this.and(this.anyOf(open), this.not(met ?? this.missing(0))), worth, low) : low,
      shares,
    }
  }

  /** The sum where it is determined, else NaN; and its bounds. */
  sum(parts: readonly Part[]): Readonly<{ total: Node; low: Node; high: Node }> {
    const low = this.add(...parts.map((part) => part.low))
    const high = this.add(...parts.map((part) => part.high))
    return { total: this.where(this.below(this.subtract(high, low), ROUNDING), low, Number.NaN), low, high }
  }

  /** Names the results: the score, further columns, contributions by input, bounds. */
  finish(parts: readonly Part[], further: readonly Node[] = [], score = this.sum(parts)): this {
    this.output('outputs', this.columns([score.total, ...further]), 1 + further.length)
    const of = (column: number) => parts.flatMap(({ shares }) => shares.flatMap(([owner, points]) => (owner === column ? [points] : [])))
    const shares = Array.from({ length: this.#width }, (_, i) => {
      const own = of(i)
      return own.length > 0 ? this.add(...own) : this.zero()
    })
    this.output('contributions', this.columns(shares), this.#width)
    this.output('bounds', this.columns([score.low, score.high]), 2)
    return this
  }
}
