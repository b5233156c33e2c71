/** Moments of people who were held out: what was typed in one minute, and what stood in the chart before it. */
import type { EntryContext, HistoryPoint } from '#app/contract/entry.ts'
import { hardLimit, limitsOf } from '#app/quality/entry/limits.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { inTraining } from '../../models/training/entry-data.ts'
import { type DensityPerson, momentsOf, type Point, peopleOf, withPressures } from '../../models/training/entry-density/people.ts'

export type Truth = Readonly<{ concept: string; value: number }>
export type Moment = Readonly<{ person: string; context: EntryContext; values: readonly Truth[] }>
export type SourceName = 'icu2012' | 'icu_hourly' | 'nhanes' | 'growth'
export type Part = 'calibrate' | 'report'

const HOUR_MS = 3_600_000
const START_MS = Date.UTC(2012, 0, 10)
const YEAR_MS = 365.25 * 24 * HOUR_MS
const HISTORY = 12
/** Coded scores, and shares of oxygen that follow a dial. */
const SKIPPED = new Set(['gcs', 'fio2', 'troponin_t', 'troponin_i'])

export const unitOf = (concept: string) => conceptById(concept)?.unit ?? ''
export const codeOf = (concept: string) => conceptById(concept)?.loinc[0] ?? concept

export const birthOf = (years: number | null, atMs: number) =>
  years === null ? null : new Date(atMs - (years + 0.4) * YEAR_MS).toISOString().slice(0, 10)

/** Values that cannot be are what `dirty.ts` looks at; here they are neither right nor an error that was put in. */
const isSound = ({ concept, value }: Point) => value > 0 && hardLimit(concept, value) === null

/** A line that is flushed or lies open gives pressures no body has: a mean that is not between the two others. */
function withoutArtefacts(points: readonly Point[]): readonly Point[] {
  const at = (id: string) => points.find(({ concept }) => concept === id)?.value
  const [sbp, dbp, map] = [at('sbp'), at('dbp'), at('map')]
  const broken =
    (map !== undefined && ((sbp !== undefined && map > sbp + 5) || (dbp !== undefined && map < dbp - 5))) ||
    (sbp !== undefined && dbp !== undefined && sbp <= dbp)
  const flushed = (p: Point) => (p.concept === 'map' && (p.value > 180 || p.value < 25)) || (p.concept === 'dbp' && p.value < 15)
  return points.filter((p) => (!broken || !['sbp', 'dbp', 'map'].includes(p.concept)) && !flushed(p))
}

const pointOf = (p: Point, startMs: number): HistoryPoint => ({
  code: codeOf(p.concept),
  value: p.value,
  unit: unitOf(p.concept),
  ms: startMs + p.hours * HOUR_MS,
})

function contextAt(person: DensityPerson, hours: number, history: readonly HistoryPoint[]): EntryContext {
  return {
    nowMs: START_MS + hours * HOUR_MS,
    birthDate: birthOf(person.years, START_MS),
    sex: person.sex,
    pregnant: null,
    history: [...history],
  }
}

export function* momentsOfPerson(person: DensityPerson): Generator<Moment> {
  const before = new Map<string, HistoryPoint[]>()
  for (const all of momentsOf(withPressures(person, Number(person.id.replace(/\D/g, '')) % 3 === 0 ? 'line' : 'cuff'))) {
    const sound = withoutArtefacts(all.filter(isSound))
    const values = sound.filter(({ concept }) => !SKIPPED.has(concept))
    const hours = all[0]?.hours ?? 0
    if (values.length > 0) yield { person: person.id, context: contextAt(person, hours, [...before.values()].flat()), values }
    for (const point of sound) {
      const list = before.get(point.concept) ?? []
      before.set(point.concept, [...list, pointOf(point, START_MS)].slice(-HISTORY))
    }
  }
}

const digits = (id: string) => Number(id.replace(/\D/g, ''))
const HELD_OUT: Readonly<Record<Exclude<SourceName, 'growth'>, (id: string) => boolean>> = {
  icu2012: (id) => digits(id) % 2 === 1,
  icu_hourly: (id) => !inTraining(id),
  nhanes: (id) => !inTraining(id),
}

/** Held-out people in two halves: one for setting thresholds, one for the numbers that are quoted. */
export function partOf(source: Exclude<SourceName, 'growth'>, part: Part): (id: string) => boolean {
  const half = (id: string) => (Math.floor(digits(id) / (source === 'icu2012' ? 2 : 4)) % 2 === 0 ? 'calibrate' : 'report')
  return (id) => HELD_OUT[source](id) && half(id) === part
}

/** In the hourly table gaps were filled in between, vital signs most of all, and ionized calcium stands under the name of calcium. */
function isEntered({ concept, value }: Point): boolean {
  if (conceptById(concept)?.kind !== 'lab' || (concept === 'calcium' && value < 4)) return false
  const decimals = limitsOf(concept)?.decimals ?? 0
  return Math.abs(value - Number(value.toFixed(decimals))) < 1e-9
}

export async function tableMoments(
  source: Exclude<SourceName, 'growth'>,
  folder: string,
  part: Part,
  most: number,
): Promise<readonly Moment[]> {
  const people = await peopleOf(source, folder, partOf(source, part))
  const entered = (person: DensityPerson): DensityPerson =>
    source === 'icu_hourly' ? { ...person, points: person.points.filter(isEntered) } : person
  return people.slice(0, most).flatMap((person) => [...momentsOfPerson(entered(person))])
}
