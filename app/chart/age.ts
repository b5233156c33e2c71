/** Age as clinicians count it: completed years, months, days. */
import { parseWhen } from './when.ts'

const DAY_MS = 86_400_000

/** Completed years, total completed months, total days. */
export type Age = Readonly<{ years: number; months: number; days: number }>

/**
 * @param birthDate as written; a partial date (1950, 1950-03) counts from its first day, so the age may be up to a year (a month) too high
 * @param ms the instant of the question
 * @returns null when the birth date is unknown, unreadable or after the instant
 */
export function ageAt(birthDate: string | null, ms: number): Age | null {
  const born = parseWhen(birthDate)?.ms
  if (born === null || born === undefined || ms < born) return null
  const from = new Date(born)
  const to = new Date(ms)
  const whole = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  const months = to.getUTCDate() < from.getUTCDate() ? whole - 1 : whole
  return { years: Math.floor(months / 12), months, days: Math.floor((ms - born) / DAY_MS) }
}

/** "71 y", "14 mo" below two years, "9 d" below a month; null when unknown. */
export function ageText(birthDate: string | null, ms: number): string | null {
  const age = ageAt(birthDate, ms)
  if (!age) return null
  if (age.months < 1) return `${age.days} d`
  return age.years < 2 ? `${age.months} mo` : `${age.years} y`
}
