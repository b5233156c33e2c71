/** Where one measurement of a child stands. */
import { implausible } from './implausible.ts'
import { type Indicator, type Lms, lmsAt, measureAt, type Reference, restrictedZ, type Sex, zOf } from './lms.ts'
import { above, centileOf, zAbove } from './normal.ts'

const Z_OF_95 = 1.6448536269514722
/** The smallest share above that CDC's own program tells from none; its z is 8.21. */
const LEAST_SHARE = 2 ** -53
const DAYS_A_YEAR = 365.25

/** Hales CM et al. Vital Health Stat 2(197), 2022: sigma of the half-normal above the 95th centile, by years. */
const sigma = (sex: Sex, years: number): number =>
  sex === 'male' ? 0.3728 + 0.5196 * years - 0.0091 * years ** 2 : 0.8334 + 0.3712 * years - 0.0011 * years ** 2

/** CDC BMI for age, extended above the 95th centile. `ofP95`: per cent of the 95th centile. */
export function cdcBmi(bmi: number, sex: Sex, ageDays: number, lms: Lms): Readonly<{ z: number; centile: number; ofP95: number }> {
  const p95 = measureAt(Z_OF_95, lms)
  const ofP95 = (100 * bmi) / p95
  const z = zOf(bmi, lms)
  if (bmi <= p95) return { z, centile: centileOf(z), ofP95 }
  const share = above((bmi - p95) / sigma(sex, ageDays / DAYS_A_YEAR)) / 10
  return { z: zAbove(Math.max(share, LEAST_SHARE)), centile: 100 * (1 - share), ofP95 }
}

export type Place = Readonly<{ z: number; centile: number; implausible: boolean }>
export type PlaceRequest = Readonly<{ reference: Reference; indicator: Indicator; sex: Sex; ageDays: number; value: number }>

/** @param request `ageDays` corrected where that is due; `value` in kg, cm, kg/m² @returns null where the reference has no table for this age */
export function placeOf({ reference, indicator, sex, ageDays, value }: PlaceRequest): Place | null {
  const lms = lmsAt(reference, indicator, sex, ageDays)
  if (!lms || !(value > 0)) return null
  const flag = implausible(reference, indicator, sex, ageDays, value)
  if (reference === 'cdc' && indicator === 'bmi') return { ...cdcBmi(value, sex, ageDays, lms), implausible: flag }
  const z = reference === 'who' ? restrictedZ(value, lms) : zOf(value, lms)
  return { z, centile: centileOf(z), implausible: flag }
}
