/**
 * What a child's weight, length or height, head circumference and body mass index should be: the place between the centiles that this child had
 * before, or the whole population of that age and sex (WHO 2006 below two years, CDC 2000 from then on; app/growth).
 */
import { type Indicator, type Lms, lmsAt, measureAt, type Sex, zOf } from '../../growth/lms.ts'
import type { Past, Person } from './expectation.ts'
import { type Bell, bell } from './student.ts'

const DAY_MS = 86_400_000
const TWO_YEARS_DAYS = 731
/** The tables of CDC 2000 end at 20 years, those of the head at 3 (WHO: 5). */
const GROWN_DAYS = 20 * 365.25
const HEAD_DAYS = 1856

const INDICATORS: Readonly<Record<string, Indicator>> = { weight: 'weight', height: 'length', head_circumference: 'head', bmi: 'bmi' }

const daysAt = (person: Person, ms: number) => (person.birthMs === null ? null : (ms - person.birthMs) / DAY_MS)

function lmsOf(indicator: Indicator, sex: Sex, days: number): Lms | null {
  const first = days < TWO_YEARS_DAYS || indicator === 'head' ? 'who' : 'cdc'
  return lmsAt(first, indicator, sex, days) ?? lmsAt(first === 'who' ? 'cdc' : 'who', indicator, sex, days)
}

const mean = (a: Lms, b: Lms): Lms => ({ l: (a.l + b.l) / 2, m: (a.m + b.m) / 2, s: (a.s + b.s) / 2 })

/** @returns null where the tables say nothing: grown up, not yet born, no age */
function lmsAtTime(concept: string, person: Person, ms: number): Lms | null {
  const [indicator, days] = [INDICATORS[concept], daysAt(person, ms)]
  if (!indicator || days === null || days < 0 || days >= (indicator === 'head' ? HEAD_DAYS : GROWN_DAYS)) return null
  if (person.sex === 'female' || person.sex === 'male') return lmsOf(indicator, person.sex, days)
  const [girl, boy] = [lmsOf(indicator, 'female', days), lmsOf(indicator, 'male', days)]
  return girl && boy ? mean(girl, boy) : (girl ?? boy)
}

/** On the log scale around one z-score: an LMS curve is nearly straight over one standard deviation. */
function bellAt(lms: Lms, z: number, spread: number, nu: number): Bell {
  const local = lms.s / Math.max(0.25, 1 + lms.l * lms.s * z)
  return bell(Math.log(measureAt(z, lms)), local * spread, nu)
}

/** The tables describe the healthy of their day: bells along the z-scores, wider and heavier above, as children are now. */
const PLACES = [-1.4, 0, 1.3, 2.6] as const
const PLACE_SPREAD = 1
const PLACE_NU = 6

export function growthPopulation(concept: string, person: Person, ms: number): readonly Bell[] | null {
  const lms = lmsAtTime(concept, person, ms)
  return lms ? PLACES.map((z) => bellAt(lms, z, PLACE_SPREAD, PLACE_NU)) : null
}

/** Spread of two z-scores of one child a moment apart: clothes, a fidgeting infant, rounding. Assumed, as are the next two. */
const MEASURED_Z: Readonly<Record<string, number>> = { weight: 0.15, height: 0.3, head_circumference: 0.3, bmi: 0.3 }
/** How far z-scores of one child drift apart in the end, and how fast in the first year; slower with age. */
const DRIFT_Z = 0.65
const DRIFT_YEARS = 0.5
const PERSONAL_NU = 4
const YEAR_DAYS = 365.25

function driftOf(concept: string, fromDays: number, toDays: number): number {
  const years = Math.abs(toDays - fromDays) / YEAR_DAYS
  const age = Math.min(fromDays, toDays) / YEAR_DAYS
  const drift = DRIFT_Z ** 2 * (1 - Math.exp(-years / (DRIFT_YEARS + 0.5 * age)))
  return Math.sqrt((MEASURED_Z[concept] ?? 0.3) ** 2 + drift)
}

/** @param near the child's own values, nearest in time first @returns null where the tables say nothing of one of the two times */
export function growthPersonal(concept: string, person: Person, near: readonly Past[], ms: number): Bell | null {
  const lms = lmsAtTime(concept, person, ms)
  const placed = near.flatMap((past) => {
    const then = lmsAtTime(concept, person, past.ms)
    return then && past.value > 0 ? [{ z: zOf(past.value, then), ms: past.ms }] : []
  })
  const [last] = placed
  if (!lms || !last) return null
  const recent = placed.reduce((sum, { z }) => sum + z, 0) / placed.length
  const z = Math.max(-5, Math.min(5, 0.7 * last.z + 0.3 * recent))
  return bellAt(lms, z, driftOf(concept, daysAt(person, last.ms) ?? 0, daysAt(person, ms) ?? 0), PERSONAL_NU)
}
