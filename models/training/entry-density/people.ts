/** People of the three tables as moments: what was measured in one minute, and everything before it. */
import { icu2012, icu2012People, icuHourly, inTraining, type Measurement, nhanes } from '../entry-data.ts'

export type Table = 'icu2012' | 'icu_hourly' | 'nhanes'
export type Point = Readonly<{ concept: string; hours: number; value: number }>
export type DensityPerson = Readonly<{
  id: string
  table: Table
  years: number | null
  sex: 'female' | 'male' | 'unknown'
  /** In order of time. Cuff and line pressures are kept apart until one is chosen. */
  points: readonly (Point & Readonly<{ stream: string }>)[]
}>

type Growing = { years: number | null; sex: DensityPerson['sex']; points: (Point & { stream: string })[] }

function add(people: Map<string, Growing>, m: Measurement, person: Readonly<{ years: number | null; sex: DensityPerson['sex'] }>) {
  const known = people.get(m.patient) ?? { ...person, points: [] }
  people.set(m.patient, known)
  known.points.push({ concept: m.concept, hours: m.hours, value: m.value, stream: m.stream })
}

const sexOf = (female: boolean | null): DensityPerson['sex'] => (female === null ? 'unknown' : female ? 'female' : 'male')

/** @param keep by the table's own id @returns people in the order of the table, points in order of time */
export async function peopleOf(table: Table, folder: string, keep: (id: string) => boolean): Promise<readonly DensityPerson[]> {
  const people = new Map<string, Growing>()
  if (table === 'icu2012') {
    const known = await icu2012People(folder)
    for await (const m of icu2012(folder)) if (keep(m.patient)) add(people, m, known.get(m.patient) ?? { years: null, sex: 'unknown' })
  } else if (table === 'icu_hourly') {
    for await (const m of icuHourly(folder)) if (keep(m.patient)) add(people, m, { years: m.years, sex: sexOf(m.female) })
  } else {
    for await (const m of nhanes(folder, 0)) if (keep(m.patient)) add(people, m, { years: m.years, sex: sexOf(m.female) })
  }
  return [...people].map(([id, one]) => ({ id, table, ...one, points: one.points.sort((a, b) => a.hours - b.hours) }))
}

/** Whose values the learned density is made of: even record numbers, and the people of `inTraining`. */
export const KEPT: Readonly<Record<Table, (id: string) => boolean>> = {
  icu2012: (id) => Number(id) % 2 === 0,
  icu_hourly: inTraining,
  nhanes: inTraining,
}

const CUFF = new Set(['NISysABP', 'NIDiasABP', 'NIMAP'])
const LINE = new Set(['SysABP', 'DiasABP', 'MAP'])
export type Pressures = 'cuff' | 'line' | 'both'

/** With one way of taking the pressure where that is asked for. */
export function withPressures(person: DensityPerson, choice: Pressures): DensityPerson {
  const dropped = choice === 'cuff' ? LINE : choice === 'line' ? CUFF : null
  return dropped && person.table === 'icu2012' ? { ...person, points: person.points.filter(({ stream }) => !dropped.has(stream)) } : person
}

/** @returns points of the same minute together, each concept once */
export function momentsOf(person: DensityPerson): readonly (readonly Point[])[] {
  const moments: Point[][] = []
  for (const point of person.points) {
    const last = moments.at(-1)
    if (last?.[0] && Math.abs(last[0].hours - point.hours) < 1 / 60) {
      if (last.every(({ concept }) => concept !== point.concept)) last.push(point)
    } else moments.push([point])
  }
  return moments
}
