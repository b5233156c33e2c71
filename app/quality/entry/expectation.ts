/**
 * What a value of this patient should be: around the patient's own recent values, with a spread that grows with the time between, mixed with
 * the population of that age and sex. All on the scale of limits.ts (natural log, or the value itself).
 */
import type { EntryContext } from '../../contract/entry.ts'
import { CHILD_CENTILES } from '../../terminology/paediatric-centiles.ts'
import { ADULT_RANGES } from '../../terminology/range-rows.ts'
import { growthPersonal, growthPopulation } from './growth.ts'
import { type Limits, limitsOf, toScale } from './limits.ts'
import { type Change, GAP_HOURS, PRIORS } from './priors.ts'
import { type Bell, bell, logAdd, logBell } from './student.ts'

const HOUR_MS = 3_600_000
const MONTH_MS = 2_629_746_000
const ADULT_MONTHS = 216

/** One earlier value on the concept's canonical unit. */
export type Past = Readonly<{ value: number; ms: number }>

export type Person = Readonly<{ birthMs: number | null; sex: EntryContext['sex'] }>

export type Expectation = Readonly<{
  limits: Limits
  personal: Bell | null
  /** What the other pressures beside it say, if any (pressures.ts). */
  beside: Bell | null
  /** What the learned density says of it, given everything else (density.ts); null where it was not asked or does not know. */
  learned: Bell | null
  population: readonly Bell[]
  /** The size of a body that has been measured before. */
  knownSize: boolean
  /** Where the very ill of this age may be: almost anywhere that is seen at all; null for what grows. */
  ill: Bell | null
  /** The patient's own value nearest in time, if any. */
  last: Past | null
  /** The nearest few, nearest first. */
  recent: readonly Past[]
  /** Age is needed for the population and not known. */
  ageMatters: boolean
}>

function monthsAt(person: Person, ms: number): number | null {
  return person.birthMs === null || ms < person.birthMs ? null : (ms - person.birthMs) / MONTH_MS
}

function childBell(concept: string, months: number): Bell | null {
  const band = CHILD_CENTILES[concept]?.find((b) => months >= b.fromMonths && months < b.toMonths)
  // 1st to 99th centile of the healthy is 4.65 standard deviations; the ill spread wider.
  return band ? bell(Math.log(band.p50), (1.5 * Math.log(band.p99 / band.p1)) / 4.65, 6) : null
}

/** Where no population was measured: the reference range, read as four spreads, and a wider one for the ill. */
function fromRange(concept: string, limits: Limits): readonly Bell[] {
  const row = ADULT_RANGES[concept]
  const bounds = row?.both ?? row?.female
  const [low, high] = [toScale(limits, bounds?.low ?? limits.ask[0]), toScale(limits, bounds?.high ?? limits.ask[1])]
  const spread = Math.max((high - low) / 4, 1e-3)
  const wide = Math.max((toScale(limits, limits.ask[1]) - toScale(limits, limits.ask[0])) / 8, spread)
  return [bell((low + high) / 2, spread, 4), bell((low + high) / 2, wide, 4)]
}

const AGE_BOUND = new Set(['weight', 'height', 'head_circumference', 'heart_rate', 'resp_rate', 'sbp', 'dbp', 'map', 'bmi'])

function adultBells(concept: string, limits: Limits, widen: number): readonly Bell[] {
  const prior = PRIORS[concept]
  const known = [prior?.icu, prior?.community].filter((spread) => spread !== null && spread !== undefined)
  if (known.length === 0) return fromRange(concept, limits)
  return known.map(({ center, spread, nu }) => bell(center, spread * widen, nu))
}

function populationBells(concept: string, limits: Limits, person: Person, ms: number): readonly Bell[] {
  const months = monthsAt(person, ms)
  const growing = growthPopulation(concept, person, ms)
  if (growing) return growing
  if (months === null) return adultBells(concept, limits, AGE_BOUND.has(concept) ? 3 : 1.3)
  if (months >= ADULT_MONTHS) return adultBells(concept, limits, 1)
  const child = childBell(concept, months)
  return child ? [child] : adultBells(concept, limits, 1.5)
}

/** Three spreads reach from the middle to where a value is asked about. */
function illBell(limits: Limits): Bell {
  const [low, high] = [toScale(limits, Math.max(limits.ask[0], 0.01)), toScale(limits, limits.ask[1])]
  return bell((low + high) / 2, (high - low) / 6, 30)
}

type GapFit = Readonly<{ spread: number; nu: number }>

/** The measured spread of the nearest gap; beyond the longest one it grows with the fourth root of the time, up to that of the population. */
function gapFit(change: Change | null | undefined, hours: number, populationSpread: number): GapFit {
  const bin = GAP_HOURS.findIndex((end) => hours <= end)
  const index = bin < 0 ? GAP_HOURS.length - 1 : bin
  const order = GAP_HOURS.map((_, i) => i).sort((a, b) => Math.abs(a - index) - Math.abs(b - index) || b - a)
  const used = order.find((i) => change?.gaps[i])
  const fit = used === undefined ? undefined : change?.gaps[used]
  if (!fit || used === undefined) return { spread: populationSpread * Math.min(0.75, 0.3 * (Math.max(hours, 24) / 24) ** 0.125), nu: 3 }
  const end = GAP_HOURS[used] ?? 1
  const growth = hours > end ? (hours / end) ** 0.25 : 1
  return { spread: Math.min(fit[0] * growth, Math.max(populationSpread, fit[0])), nu: fit[1] }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const RECENT = 5

function personalBell(
  concept: string,
  limits: Limits,
  person: Person,
  near: readonly Past[],
  ms: number,
  population: readonly Bell[],
): Bell | null {
  const last = near[0]
  if (!last) return null
  const growing = growthPersonal(concept, person, near.slice(0, RECENT), ms)
  if (growing) return growing
  const recent = near.slice(0, RECENT).map((past) => toScale(limits, past.value))
  const change = PRIORS[concept]?.change
  const alpha = change?.alpha ?? 1
  const center = alpha * toScale(limits, last.value) + (1 - alpha) * median(recent)
  const widest = Math.max(...population.map((b) => b.spread))
  const fit = gapFit(change, Math.abs(ms - last.ms) / HOUR_MS, widest)
  return bell(center, fit.spread, fit.nu)
}

/** @param past earlier values of this concept, any order; @param ms time of the entry */
export function expectationOf(
  concept: string,
  person: Person,
  past: readonly Past[],
  ms: number,
  beside: Bell | null = null,
  learned: Bell | null = null,
): Expectation | null {
  const limits = limitsOf(concept)
  if (!limits) return null
  const near = past
    .filter((p) => p.value >= limits.hard[0] && p.value <= limits.hard[1])
    .sort((a, b) => Math.abs(ms - a.ms) - Math.abs(ms - b.ms))
  const months = monthsAt(person, ms)
  const population = populationBells(concept, limits, person, ms)
  const personal = personalBell(concept, limits, person, near, ms, population)
  return {
    limits,
    personal,
    beside,
    learned,
    population,
    knownSize: personal !== null && SIZES.has(concept),
    ill: growthPopulation(concept, person, ms) ? null : illBell(limits),
    last: near[0] ?? null,
    recent: near.slice(0, RECENT),
    ageMatters: months === null && AGE_BOUND.has(concept) && !personal,
  }
}

/** Of the population, how many are so ill that the usual spread says little of them; assumed. */
const ILL = Math.log(0.15)
const NOT_ILL = Math.log(0.85)

export function logPopulation({ population, ill }: Expectation, y: number): number {
  let sum = Number.NEGATIVE_INFINITY
  for (const b of population) sum = logAdd(sum, logBell(b, y))
  const usual = sum - Math.log(population.length)
  return ill ? logAdd(NOT_ILL + usual, ILL + logBell(ill, y)) : usual
}

/** Of right values, how many have nothing to do with the patient's own: assumed. A body does not change its size between two visits. */
const OTHER = 0.03
const OTHER_SIZE = 0.005
const SIZES = new Set(['weight', 'height', 'head_circumference'])
/** Of the own part, what the values beside it are trusted with: they may themselves be wrong. */
const BESIDE = Math.log(0.6)
const NOT_BESIDE = Math.log(0.4)

function logByRule({ personal, beside }: Expectation, y: number, population: number): number {
  if (!beside) return personal ? logBell(personal, y) : population
  return logAdd(BESIDE + logBell(beside, y), NOT_BESIDE + (personal ? logBell(personal, y) : population))
}

/**
 * Of the own part, what the learned density is trusted with; the rules keep the rest, for people unlike those it learned from. They have less to
 * say where the patient has no value of the kind yet. Set on the calibrating half of bench/entry.
 */
const LEARNED = {
  withPast: [Math.log(0.75), Math.log(0.25)],
  first: [Math.log(0.95), Math.log(0.05)],
  /** Sizes of a body in its data are full of slips, which makes its tails far too heavy beside a value of the patient's own. */
  size: [Math.log(0.25), Math.log(0.75)],
} as const

function logOwn({ personal, learned, knownSize }: Expectation, y: number, byRule: number): number {
  if (!learned) return byRule
  const [trusted, rest] = knownSize ? LEARNED.size : personal ? LEARNED.withPast : LEARNED.first
  return logAdd(trusted + logBell(learned, y), rest + byRule)
}

/** Where a value stands among what is expected without the learned density, which may be asked again: worked out once for a value. */
export type Standing = Readonly<{ y: number; population: number; byRule: number }>

/** @param value in its canonical unit @returns null where it cannot be */
export function standingOf(expected: Expectation, value: number): Standing | null {
  const { limits } = expected
  if (value < limits.hard[0] || value > limits.hard[1]) return null
  const y = toScale(limits, value)
  const population = logPopulation(expected, y)
  return { y, population, byRule: logByRule(expected, y, population) }
}

/** log density of a value in its canonical unit (not of its logarithm). */
export function logStanding(expected: Expectation, { y, population, byRule }: Standing): number {
  const { limits, personal, beside, learned } = expected
  const other = expected.knownSize ? OTHER_SIZE : OTHER
  const own = logOwn(expected, y, byRule)
  const density = personal || beside || learned ? logAdd(Math.log1p(-other) + own, Math.log(other) + population) : population
  return limits.scale === 'log' ? density - y : density
}

/** log density of a value in its canonical unit (not of its logarithm). */
export function logExpected(expected: Expectation, value: number): number {
  const standing = standingOf(expected, value)
  return standing ? logStanding(expected, standing) : Number.NEGATIVE_INFINITY
}
