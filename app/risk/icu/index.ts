/** Learned models of intensive care: how their inputs are read from the course of a stay. The same rules made the training data. */

import { before, type Context, type Found, type Lookup, NOT_RECORDED, type Rule } from '../context.ts'
import type { ScoreFamily } from '../group.ts'
import type { ManifestInput } from '../manifest.ts'
import { yearsAt } from '../person-rules.ts'
import { courseOf, type Point, pointsOf, urineOf } from './points.ts'
import { VENTILATOR } from './series.ts'
import type { Stay } from './stay.ts'

const HOUR_MS = 3_600_000
/** An hour that has begun counts; a quarter of an hour over a full one does not. */
const GRACE_HOURS = 0.25
/** Fewer values have no spread. */
const SPREAD_OF = 3
const NO_STAY = { missing: 'no intensive-care stay at this time' } as const
const UNRECORDED_AGE = { missing: 'date of birth not recorded' } as const
const STATISTIC = /_(?:last|first|sd|count|(?:min|max|mean)(?:_\d+h)?)$/

const seriesName = ({ name }: ManifestInput) => name.replace(STATISTIC, '')

const foundAt = ({ value, ms, facts }: Point): Found => ({ x: value, shown: value, atMs: ms, facts })
const number = (x: number, points: readonly Point[], note?: string): Found => ({
  x,
  shown: x,
  atMs: points.at(-1)?.ms ?? null,
  facts: points.flatMap(({ facts }) => facts),
  ...(note === undefined ? {} : { note }),
})

/** The points of the input's last hours; all of them where it names none. */
const recent = (points: readonly Point[], { atMs }: Context, { windowHours }: ManifestInput) =>
  windowHours === null || atMs === null ? points : points.filter(({ ms }) => ms > atMs - windowHours * HOUR_MS)

const elapsedHours = ({ startMs }: Stay, atMs: number) => Math.max(1, (atMs - startMs) / HOUR_MS)

/** A rule over the plausible values of the input's series and hours; missing where there is none. */
const ofSeries =
  (pick: (points: readonly Point[], hours: number) => Lookup): Rule =>
  (context, input) => {
    const { stay } = courseOf(context)
    if (!stay || context.atMs === null) return NO_STAY
    const points = recent(pointsOf(context, seriesName(input)), context, input)
    return points.length === 0 ? NOT_RECORDED : pick(points, elapsedHours(stay, context.atMs))
  }

const extreme = (better: (a: number, b: number) => boolean) => (points: readonly Point[]) =>
  foundAt(points.reduce((best, point) => (better(point.value, best.value) ? point : best)))

const sum = (points: readonly Point[]) => points.reduce((total, { value }) => total + value, 0)
const meanOf = (points: readonly Point[]) => sum(points) / points.length
const counted = ({ length }: readonly Point[]) => `${length} ${length === 1 ? 'value' : 'values'}`

const mean = (points: readonly Point[]) => number(meanOf(points), points, counted(points))

/** Standard deviation of the values themselves, not an estimate of a wider one. */
const spread = (points: readonly Point[]): Lookup => {
  if (points.length < SPREAD_OF) return { missing: `fewer than ${SPREAD_OF} values in this stay` }
  const centre = meanOf(points)
  return number(Math.sqrt(meanOf(points.map((point) => ({ ...point, value: (point.value - centre) ** 2 })))), points, counted(points))
}

const perHour = (points: readonly Point[], hours: number) => number(points.length / hours, points, counted(points))

const hours: Rule = (context) => {
  const { stay } = courseOf(context)
  if (!stay || context.atMs === null) return NO_STAY
  const x = Math.max(0, Math.ceil((context.atMs - stay.startMs) / HOUR_MS - GRACE_HOURS))
  return { x, shown: x, atMs: null, facts: stay.facts, note: stay.note }
}

const age: Rule = (context) => {
  const years = yearsAt(context)
  return years === null ? UNRECORDED_AGE : { x: years, shown: years, atMs: null, facts: [] }
}

const unitType: Rule = (context) => {
  const { stay } = courseOf(context)
  if (!stay) return NO_STAY
  return stay.kind ? { x: stay.kind.x, shown: stay.kind.name, atMs: null, facts: stay.facts } : { missing: 'kind of unit not recorded' }
}

/** Ventilation that nobody recorded counts as none: so it was when the model was made. */
const ventilated: Rule = (context) => {
  const { stay } = courseOf(context)
  if (!stay) return NO_STAY
  const [newest] = before(context, VENTILATOR).filter(({ ms }) => ms !== null && ms >= stay.startMs)
  if (newest) return { x: 1, shown: true, atMs: newest.ms, facts: [newest.observation.id] }
  return { x: 0, shown: false, atMs: null, facts: [], note: 'no ventilator recorded' }
}

/** PaO2 over the FiO2 that was known when the gas was taken. */
function oxygenation(context: Context): readonly Point[] {
  const oxygen = pointsOf(context, 'fio2')
  return pointsOf(context, 'pao2').flatMap((gas) => {
    const given = oxygen.findLast(({ ms }) => ms <= gas.ms)
    return given ? [{ ms: gas.ms, value: gas.value / given.value, facts: [...gas.facts, ...given.facts] }] : []
  })
}

const ofOxygenation =
  (pick: (points: readonly Point[]) => Lookup): Rule =>
  (context) => {
    if (!courseOf(context).stay) return NO_STAY
    const points = oxygenation(context)
    return points.length === 0 ? { missing: 'no PaO2 with a known inspired oxygen' } : pick(points)
  }

/** The last of one series over the last of another. */
const ratio =
  (over: string, under: string, missing: string): Rule =>
  (context) => {
    if (!courseOf(context).stay) return NO_STAY
    const [a, b] = [pointsOf(context, over).at(-1), pointsOf(context, under).at(-1)]
    return a && b ? number(a.value / b.value, a.ms < b.ms ? [a, b] : [b, a]) : { missing }
  }

const urine: Rule = (context, input) => {
  const { stay } = courseOf(context)
  if (!stay || context.atMs === null) return NO_STAY
  const all = urineOf(context)
  if (all.length === 0) return NOT_RECORDED
  const points = recent(all, context, input)
  return number(sum(points), points)
}

const urinePerHour: Rule = (context) => {
  const { stay } = courseOf(context)
  if (!stay || context.atMs === null) return NO_STAY
  const all = urineOf(context)
  return all.length === 0 ? NOT_RECORDED : number(sum(all) / elapsedHours(stay, context.atMs), all)
}

const first = (points: readonly Point[]) => foundAt(points[0] as Point)
const last = (points: readonly Point[]) => foundAt(points.at(-1) as Point)
const lowest = extreme((a, b) => a < b)

export const icu: ScoreFamily = {
  rules: {
    'icu-hours': hours,
    'icu-age': age,
    'icu-unit-type': unitType,
    'icu-ventilated': ventilated,
    'icu-last': ofSeries(last),
    'icu-min': ofSeries(lowest),
    'icu-max': ofSeries(extreme((a, b) => a > b)),
    'icu-first': ofSeries(first),
    'icu-mean': ofSeries(mean),
    'icu-sd': ofSeries(spread),
    'icu-count': ofSeries(perHour),
    'icu-oxygenation-last': ofOxygenation(last),
    'icu-oxygenation-min': ofOxygenation(lowest),
    'icu-shock-index': ratio('hr', 'sbp', 'no pulse with a systolic pressure'),
    'icu-bun-creatinine': ratio('bun', 'creatinine', 'no urea nitrogen with a creatinine'),
    'icu-urine': urine,
    'icu-urine-per-hour': urinePerHour,
  },
  exclusions: {},
  aims: {},
  also: {
    hours: ['hour', 'hours_since_admission', 'icu_hours'],
    sex: ['gender', 'Gender'],
    icu_type: ['ICUType', 'unit_type', 'icutype'],
    ventilated: ['vent', 'MechVent', 'mechanical_ventilation'],
    age: ['Age'],
  },
}
