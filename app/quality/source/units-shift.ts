/** Has the unit of a concept changed without being said? The numbers of two files compared, and numbers against the unit they are written in. */
import { type Concept, conceptById } from '../../terminology/concepts.ts'
import { convert, displayUnit } from '../../terminology/units.ts'
import { ONE_UNIT } from '../entry/history.ts'
import { limitsOf } from '../entry/limits.ts'
import type { ConceptProfile } from './profile.ts'

/** Fewer values say nothing of a distribution. */
const LEAST = 20
/** Medians of two files of one population lie this near, on the log scale, or within three of their own standard errors. */
const NEAR = Math.log(1.15)
/** The middle half of the values must be narrower than the factor, or a sicker ward looks like another unit. */
const NARROW = 1.5

type Shift = Readonly<{ words: string }>

const unitsOf = (concept: Concept | undefined) => (concept ? [concept.unit, ...(limitsOf(concept.id)?.units ?? [])] : [])
const named = (unit: string) => displayUnit(unit) || unit || 'no unit'

/** What the numbers would have become had the unit been changed from one in use to another. */
function* changes(concept: Concept | undefined, median: number): Generator<Readonly<{ value: number; words: string }>> {
  const units = unitsOf(concept)
  for (const from of units) {
    for (const to of units) {
      const value = from === to ? null : convert(median, from, to, concept)
      if (value !== null) yield { value, words: `from ${named(from)} to ${named(to)}` }
    }
  }
  for (const factor of [10, 100, 1000]) {
    yield { value: median * factor, words: `by the factor ${factor}` }
    yield { value: median / factor, words: `by the factor 1/${factor}` }
  }
}

const logOf = (a: number, b: number) => (a > 0 && b > 0 ? Math.abs(Math.log(a / b)) : Number.POSITIVE_INFINITY)

function apart(a: ConceptProfile['quantiles'], b: ConceptProfile['quantiles']): boolean {
  return a[1] > b[3] || a[3] < b[1]
}

const inUnit = (quantiles: ConceptProfile['quantiles'], unit: string | null, concept: Concept) =>
  quantiles.map((value) => convert(value, unit, concept.unit, concept))

/** Quantiles that can be compared: as written where the unit is written alike or not at all, else both in the canonical unit. */
function comparable(before: ConceptProfile, now: ConceptProfile, concept: Concept | undefined) {
  if (before.unit === now.unit || before.unit === null || now.unit === null) return [before.quantiles, now.quantiles] as const
  if (!concept) return null
  const [a, b] = [inUnit(before.quantiles, before.unit, concept), inUnit(now.quantiles, now.unit, concept)]
  const whole = (list: readonly (number | null)[]): list is ConceptProfile['quantiles'] => list.every((value) => value !== null)
  return whole(a) && whole(b) ? ([a, b] as const) : null
}

/** Standard error of a median is 1.25 standard deviations by root n; the middle half of a bell is 1.35 standard deviations wide. */
function nearness(width: number, n: number, m: number): number {
  return Math.max(NEAR, ((3 * 1.25 * width) / 1.35) * Math.sqrt(1 / n + 1 / m))
}

/** @returns null where the two files are alike, or where too little is known */
export function unitChanged(id: string, before: ConceptProfile, now: ConceptProfile): Shift | null {
  if (before.n < LEAST || now.n < LEAST) return null
  const concept = conceptById(id)
  const both = comparable(before, now, concept)
  if (!both || !apart(both[0], both[1])) return null
  const [old, fresh] = both
  const width = Math.max(logOf(old[3], old[1]), logOf(fresh[3], fresh[1]))
  const near = nearness(width, before.n, now.n)
  for (const { value, words } of changes(concept, old[2])) {
    const factor = logOf(value, old[2])
    if (logOf(fresh[2], value) <= near && factor > 2 * near && width * NARROW < factor) return { words }
  }
  return temperatureChanged(concept, old[2], fresh[2])
}

/** Celsius and Fahrenheit differ by an offset as well: the factor between 37 and 98.6 is no sign by itself. */
function temperatureChanged(concept: Concept | undefined, old: number, fresh: number): Shift | null {
  if (concept?.id !== 'temperature') return null
  const [up, down] = [convert(old, 'Cel', '[degF]', concept), convert(old, '[degF]', 'Cel', concept)]
  if (up !== null && Math.abs(fresh - up) < 3) return { words: 'from °C to °F' }
  return down !== null && Math.abs(fresh - down) < 2 ? { words: 'from °F to °C' } : null
}

/** Widest range that is not asked about at any age, canonical unit. */
function rangeOf(concept: Concept): readonly [number, number] | null {
  const limits = limitsOf(concept.id)
  if (!limits) return null
  const child = limits.askChild ?? limits.ask
  return [Math.min(limits.ask[0], child[0]), Math.max(limits.ask[1], child[1])]
}

function fits([, p25, p50, p75]: ConceptProfile['quantiles'], unit: string, concept: Concept, range: readonly [number, number]): boolean {
  return [p25, p50, p75].some((value) => {
    const canonical = convert(value, unit, concept.unit, concept)
    return canonical !== null && canonical >= range[0] && canonical <= range[1]
  })
}

/** @returns null where the numbers make sense in the unit as written, or nothing is known of it; `meant`: a unit in which they do */
export function fitsNoUnit(id: string, now: ConceptProfile): Readonly<{ meant: string | null }> | null {
  const concept = conceptById(id)
  const range = concept ? rangeOf(concept) : null
  if (!concept || !range || now.n < LEAST) return null
  const meant = unitsOf(concept).find((unit) => fits(now.quantiles, unit, concept, range)) ?? null
  const written = now.unit ?? (ONE_UNIT.has(id) ? concept.unit : null)
  if (written === null) return meant === null ? { meant } : null
  if (convert(1, written, concept.unit, concept) === null) return null
  return fits(now.quantiles, written, concept, range) ? null : { meant: meant === null ? null : named(meant) }
}
