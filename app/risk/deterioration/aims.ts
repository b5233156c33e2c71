/** What would change it: the vital signs of now, not of the day before. */
import { type Aim, downTo, xOf } from '../aims.ts'

/** Kept there for three hours, so that the mean of three hours moves with it. */
const PRESSURE = 80
const PULSE = 90
const RESPIRATION = 20

const pressure: Aim = (x) => (x < PRESSURE ? { x: PRESSURE, words: `${PRESSURE} mmHg over 3 h`, also: { map_mean_3h: PRESSURE } } : null)

const pulse: Aim = (x, features) => {
  if (x <= PULSE) return null
  return { x: PULSE, words: `${PULSE} /min`, also: { shock_index: PULSE / xOf(features, 'sbp_last') } }
}

export const AIMS: Readonly<Record<string, Aim>> = { map_last: pressure, hr_last: pulse, rr_last: downTo(RESPIRATION, '/min') }
