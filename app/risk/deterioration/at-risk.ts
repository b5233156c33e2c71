/** Who can still deteriorate: nothing beyond its limit now, and nothing that lasted in the hours before. */
import { displayUnit } from '../../terminology/units.ts'
import type { Context } from '../context.ts'
import type { Exclusion } from '../group.ts'
import { type Hours, hoursOf } from './hours.ts'
import { SERIES, type Series } from './series.ts'

export const LAST_WITHIN = 6
const FREE_HOURS = 6

type Limit = NonNullable<Series['limit']>

/** @returns null where the hour has no value */
export function beyond({ at, side }: Limit, hour: Hours[number] | undefined): boolean | null {
  return hour ? side * (hour.value - at) > 0 : null
}

/** Two measured hours beyond the limit, the later one `k` hours back; one hour without a value may lie between them. */
function lasted(limit: Limit, hours: Hours, k: number): boolean {
  const earlier = hours[k + 1] ? hours[k + 1] : hours[k + 2]
  return beyond(limit, hours[k]) === true && beyond(limit, earlier) === true
}

const said = ({ label, unit }: Series, { at, side }: Limit) =>
  `${label.toLowerCase()} ${side < 0 ? 'below' : 'above'} ${at} ${displayUnit(unit)}`

function troubleOf(series: Series, hours: Hours): string | null {
  const { limit } = series
  if (!limit) return null
  const last = hours.slice(0, LAST_WITHIN).find((hour) => hour !== null)
  if (beyond(limit, last) === true) return `${said(series, limit)} when last measured`
  const recent = Array.from({ length: FREE_HOURS }, (_, k) => k)
  return recent.some((k) => lasted(limit, hours, k)) ? `${said(series, limit)} for two hours within the last ${FREE_HOURS} h` : null
}

export const alreadyDeteriorated: Exclusion = (context: Context | null) => {
  if (!context) return null
  for (const [name, series] of SERIES) {
    const trouble = series.limit && troubleOf(series, hoursOf(context, name))
    if (trouble) return trouble
  }
  return null
}
