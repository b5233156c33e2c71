/** The slip behind a dose nobody gives: a decimal place, milligram for microgram. */
import { amount } from './words.ts'

type Usual = Readonly<{ low: number; high: number; unit: string }>
export type Slip = Readonly<{ way: 'high' | 'low'; said: string }>

/** How near to ten (a thousand) times a dose must be to look like the slip. */
const TEN = { from: 8, to: 12 } as const
const THOUSAND = { from: 800, to: 1200 } as const

const isNear = (factor: number, { from, to }: typeof TEN | typeof THOUSAND) => factor >= from && factor <= to
const within = (value: number, { low, high }: Usual) => value >= low * 0.999 && value <= high * 1.001

/**
 * @param dose single dose in the unit of `usual`, null where it does not convert
 * @returns null where the dose is not strange, or strange without looking like a slip
 */
export function slipOf(dose: number | null, usual: Usual): Slip | null {
  if (dose === null || dose <= 0) return null
  const high = dose / usual.high
  if (isNear(high, TEN) || (high >= 4 && within(dose / 10, usual)))
    return { way: 'high', said: `ten times too high? ${amount(dose)} ${usual.unit} may be meant as ${amount(dose / 10)} ${usual.unit}` }
  if (isNear(high, THOUSAND) || (high > 100 && within(dose / 1000, usual)))
    return { way: 'high', said: `a thousand times too high? ${amount(dose)} ${usual.unit}: the unit may be wrong` }
  const low = usual.low / dose
  if (isNear(low, TEN))
    return { way: 'low', said: `ten times too low? ${amount(dose)} ${usual.unit} may be meant as ${amount(dose * 10)} ${usual.unit}` }
  if (isNear(low, THOUSAND)) return { way: 'low', said: `a thousand times too low? ${amount(dose)} ${usual.unit}: the unit may be wrong` }
  return null
}
