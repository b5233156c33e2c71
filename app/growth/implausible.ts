/** Biologically implausible values: WHO z-scores as in the WHO Anthro software, CDC modified z-scores as in the CDC SAS program. */
import { type Indicator, lmsAt, modifiedZ, type Reference, restrictedZ, type Sex, weightForLength } from './lms.ts'

type Limits = Readonly<{ low: number; high: number }>

export const WHO_LIMITS: Readonly<Record<Indicator | 'weight-for-length', Limits>> = {
  weight: { low: -6, high: 5 },
  length: { low: -6, high: 6 },
  'weight-for-length': { low: -5, high: 5 },
  bmi: { low: -5, high: 5 },
  head: { low: -5, high: 5 },
}
/** There is none for the head circumference. */
export const CDC_LIMITS: Readonly<Record<Exclude<Indicator, 'head'>, Limits>> = {
  weight: { low: -5, high: 8 },
  length: { low: -5, high: 4 },
  bmi: { low: -4, high: 8 },
}

const outside = (z: number, { low, high }: Limits) => z < low || z > high

/** @returns false also where the reference cannot tell */
export function implausible(reference: Reference, indicator: Indicator, sex: Sex, ageDays: number, value: number): boolean {
  const lms = lmsAt(reference, indicator, sex, ageDays)
  if (!lms) return false
  if (reference === 'who') return outside(restrictedZ(value, lms), WHO_LIMITS[indicator])
  return indicator !== 'head' && outside(modifiedZ(value, lms), CDC_LIMITS[indicator])
}

/** Weight and length that cannot belong together. @param cm as the age asks for it, lying or standing */
export function implausiblePair(reference: Reference, sex: Sex, ageDays: number, kg: number, cm: number): boolean {
  if (implausible(reference, 'bmi', sex, ageDays, kg / (cm / 100) ** 2)) return true
  const lms = reference === 'who' ? weightForLength(sex, ageDays, cm) : null
  return lms !== null && outside(restrictedZ(kg, lms), WHO_LIMITS['weight-for-length'])
}
