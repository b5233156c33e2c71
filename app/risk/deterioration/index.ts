/** Sustained deterioration: how the learned model's inputs are read from the hours of a day. The same rules made the training data. */
import { type Context, type Found, type Lookup, NOT_RECORDED, type Rule } from '../context.ts'
import type { ScoreFamily } from '../group.ts'
import type { ManifestInput } from '../manifest.ts'
import { AIMS } from './aims.ts'
import { alreadyDeteriorated, beyond, LAST_WITHIN } from './at-risk.ts'
import { DAY, type Hour, hoursOf } from './hours.ts'
import { SERIES } from './series.ts'

const CHARTED = 3
const ENOUGH_FOR_SPREAD = 3
const [SPREAD_HOURS, NOW_HOURS] = [12, 3]

const seriesName = ({ name }: ManifestInput) => name.split('_')[0] ?? name
const known = (hours: readonly (Hour | null)[]) => hours.filter((hour) => hour !== null)
const window = (context: Context, input: ManifestInput, from = 0, to = input.windowHours ?? DAY) =>
  known(hoursOf(context, seriesName(input)).slice(from, to))

const foundAt = ({ value, ms, facts }: Hour): Found => ({ x: value, shown: value, atMs: ms, facts })
const number = (x: number, hours: readonly Hour[], note?: string): Found => ({
  x,
  shown: x,
  atMs: Math.max(...hours.map(({ ms }) => ms)),
  facts: hours.flatMap(({ facts }) => facts),
  ...(note === undefined ? {} : { note }),
})

/** A rule over the measured hours of the input's window; missing where there is none. */
const over =
  (pick: (hours: readonly Hour[], input: ManifestInput) => Lookup): Rule =>
  (context, input) => {
    const hours = window(context, input)
    return hours.length === 0 ? NOT_RECORDED : pick(hours, input)
  }

const meanOf = (hours: readonly Hour[]) => hours.reduce((sum, { value }) => sum + value, 0) / hours.length
const counted = (hours: readonly Hour[]) => `${hours.length} ${hours.length === 1 ? 'hour' : 'hours'}`
const extreme = (better: (a: number, b: number) => boolean) =>
  over((hours) => foundAt(hours.reduce((best, hour) => (better(hour.value, best.value) ? hour : best))))

/** Without several measured hours nobody follows the person by the hour, and what lasts could not be seen. */
const charted: Rule = (context, input) => {
  const hours = window(context, input, 0, LAST_WITHIN)
  const [last] = hours
  if (!last) return NOT_RECORDED
  return hours.length < CHARTED ? { missing: `measured in fewer than ${CHARTED} of the last ${LAST_WITHIN} hours` } : foundAt(last)
}

const spread: Rule = (context, input) => {
  const hours = window(context, input, 0, SPREAD_HOURS)
  if (hours.length < ENOUGH_FOR_SPREAD) return { missing: `measured in fewer than ${ENOUGH_FOR_SPREAD} of the last ${SPREAD_HOURS} hours` }
  const mean = meanOf(hours)
  return number(Math.sqrt(hours.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / hours.length), hours, counted(hours))
}

const change: Rule = (context, input) => {
  const [now, earlier] = [window(context, input, 0, NOW_HOURS), window(context, input, NOW_HOURS, SPREAD_HOURS)]
  if (now.length === 0 || earlier.length === 0) return { missing: 'nothing to compare with' }
  return number(meanOf(now) - meanOf(earlier), [...now, ...earlier])
}

const hoursBeyond = over((hours, input) => {
  const limit = SERIES.get(seriesName(input))?.limit
  return limit ? number(hours.filter((hour) => beyond(limit, hour) === true).length, hours, `of ${counted(hours)} measured`) : NOT_RECORDED
})

const lastOf = (context: Context, name: string) => known(hoursOf(context, name).slice(0, LAST_WITHIN))[0]

const ofTwo =
  (one: string, other: string, combine: (a: number, b: number) => number, missing: string): Rule =>
  (context) => {
    const [a, b] = [lastOf(context, one), lastOf(context, other)]
    return a && b ? number(combine(a.value, b.value), [a, b]) : { missing }
  }

export const deterioration: ScoreFamily = {
  rules: {
    'deterioration-charted': charted,
    'deterioration-last': over((hours) => foundAt(hours[0] as Hour)),
    'deterioration-mean': over((hours) => number(meanOf(hours), hours, counted(hours))),
    'deterioration-min': extreme((a, b) => a < b),
    'deterioration-max': extreme((a, b) => a > b),
    'deterioration-spread': spread,
    'deterioration-change': change,
    'deterioration-hours-beyond': hoursBeyond,
    'deterioration-shock-index': ofTwo('hr', 'sbp', (pulse, systolic) => pulse / systolic, 'no pulse with a systolic pressure'),
    'deterioration-pulse-pressure': ofTwo(
      'sbp',
      'dbp',
      (systolic, diastolic) => systolic - diastolic,
      'no systolic with a diastolic pressure',
    ),
  },
  exclusions: { 'deterioration-already': alreadyDeteriorated },
  aims: { deterioration: AIMS },
  also: {
    hr_last: ['hr', 'pulse', 'heart_rate'],
    map_last: ['map', 'mean_arterial_pressure'],
    rr_last: ['rr', 'resp', 'respiratory_rate'],
    spo2_last: ['spo2', 'o2sat'],
    temp_last: ['temp', 'temp_c', 'temperature'],
    sbp_last: ['sbp'],
    fio2_last: ['fio2'],
  },
}
