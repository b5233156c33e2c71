/** The lines of a growth chart. */
import { type Indicator, lmsAt, measureAt, type Reference, type Sex } from './lms.ts'
import { zOfCentile } from './normal.ts'

/** The centiles the published charts draw. */
export const CENTILES: Readonly<Record<Reference, readonly number[]>> = {
  who: [3, 15, 50, 85, 97],
  cdc: [3, 5, 10, 25, 50, 75, 90, 95, 97],
}

export type Curve = Readonly<{ centile: number; points: readonly Readonly<{ ageDays: number; value: number }>[] }>
export type CurveRequest = Readonly<{
  reference: Reference
  indicator: Indicator
  sex: Sex
  fromDay: number
  toDay: number
  steps?: number
}>

const STEPS = 120

/**
 * Centile lines between two ages (days), each at the same ages; units kg, cm, kg/m².
 * Ages the reference has no table for are left out, so a line may be shorter than asked for, or empty.
 */
export function curves({ reference, indicator, sex, fromDay, toDay, steps = STEPS }: CurveRequest): readonly Curve[] {
  const ages = Array.from({ length: steps + 1 }, (_, i) => fromDay + ((toDay - fromDay) * i) / steps)
  const known = ages.flatMap((ageDays) => {
    const lms = lmsAt(reference, indicator, sex, ageDays)
    return lms ? [{ ageDays, lms }] : []
  })
  return CENTILES[reference].map((centile) => {
    const z = zOfCentile(centile)
    return { centile, points: known.map(({ ageDays, lms }) => ({ ageDays, value: measureAt(z, lms) })) }
  })
}
