/** The values of an intensive-care stay, series by series, oldest first: read once for each question. */
import type { FactId } from '../../contract/ids.ts'
import { before, type Context, isFound, type Timed } from '../context.ts'
import { numberOf } from '../newest.ts'
import { SERIES, type Series, URINE } from './series.ts'
import { type Stay, stayOf } from './stay.ts'

export type Point = Readonly<{ ms: number; value: number; facts: readonly FactId[] }>

type Course = { readonly stay: Stay | null; readonly series: Map<string, readonly Point[]> }
/** By question, so that eighty inputs do not read the chart eighty times. */
const COURSES = new WeakMap<Context, Course>()

export function courseOf(context: Context): Course {
  const known = COURSES.get(context)
  if (known) return known
  const made = { stay: stayOf(context), series: new Map<string, readonly Point[]>() }
  COURSES.set(context, made)
  return made
}

/** A fraction of inspired oxygen may be written as per cent: no fraction is above 1. */
function numberIn(timed: Timed, name: string, series: Pick<Series, 'unit' | 'unitOptional' | 'concept'>): number | null {
  if (name === 'fio2') {
    const { value } = timed.observation
    return value.kind === 'quantity' && value.comparator === null ? (value.value > 1 ? value.value / 100 : value.value) : null
  }
  const found = numberOf(timed, series)
  return isFound(found) ? found.x : null
}

type Wanted = Readonly<{ name: string; loinc: readonly string[]; unit: string; unitOptional: boolean; concept: string | null }>

function within(context: Context, stay: Stay, wanted: Wanted, low: number, high: number): readonly Point[] {
  return before(context, wanted.loinc)
    .flatMap((timed) => {
      const value = numberIn(timed, wanted.name, wanted)
      if (timed.ms === null || timed.ms < stay.startMs || value === null || value < low || value > high) return []
      return [{ ms: timed.ms, value, facts: [timed.observation.id] }]
    })
    .reverse()
}

/** Values of the same instant count as their mean. */
function together(points: readonly Point[]): readonly Point[] {
  const byTime = new Map<number, Point[]>()
  for (const point of points) byTime.set(point.ms, [...(byTime.get(point.ms) ?? []), point])
  return [...byTime].map(([ms, list]) => ({
    ms,
    value: list.reduce((sum, { value }) => sum + value, 0) / list.length,
    facts: list.flatMap(({ facts }) => facts),
  }))
}

/** @returns empty where there is no stay or no plausible value in it */
export function pointsOf(context: Context, name: string): readonly Point[] {
  const { stay, series } = courseOf(context)
  const known = series.get(name)
  if (known) return known
  const one = SERIES.get(name)
  const made = stay && one ? together(within(context, stay, { ...one, name }, one.low, one.high)) : []
  series.set(name, made)
  return made
}

/** Volumes in mL: each counts, also of the same instant. */
export function urineOf(context: Context): readonly Point[] {
  const { stay } = courseOf(context)
  if (!stay) return []
  const volume = { name: 'urine', unit: 'mL', unitOptional: false, concept: null }
  const hourly = within(context, stay, { ...volume, loinc: URINE.hourly }, URINE.low, URINE.high)
  return hourly.length > 0 ? hourly : within(context, stay, { ...volume, loinc: URINE.daily }, URINE.low, URINE.dailyHigh)
}
