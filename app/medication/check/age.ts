/** Age in years for rules with limits in years, months (0.5) and days (0.077): a birth date that is known in part gives a range. */
import { ageAt } from '../../chart/age.ts'
import { parseWhen } from '../../chart/when.ts'

/** Years, lowest and highest that the birth date allows. */
export type Range = Readonly<{ low: number; high: number }>

const DAYS_A_YEAR = 365.25
const DAY_MS = 86_400_000

/** Completed months count as twelfths, so that a birthday is a whole number; the first two months go by days. */
function years(birthMs: number, atMs: number): number {
  const age = ageAt(new Date(birthMs).toISOString().slice(0, 10), atMs)
  if (age === null) return 0
  return age.months < 2 ? age.days / DAYS_A_YEAR : age.months / 12
}

/** @returns null when the birth date is not known, not readable or still to come */
export function ageRange(birthDate: string | null, atMs: number): Range | null {
  const earliest = parseWhen(birthDate)?.ms ?? null
  if (birthDate === null || earliest === null || earliest > atMs) return null
  const high = years(earliest, atMs)
  if (birthDate.length >= 10) return { low: high, high }
  const spread = birthDate.length >= 7 ? 31 : 366
  return { low: years(Math.min(atMs, earliest + (spread - 1) * DAY_MS), atMs), high }
}

export function ageWords({ low, high }: Range): string {
  if (low === high && high < 2) return high < 2 / 12 ? `${Math.round(high * DAYS_A_YEAR)} days old` : `${Math.round(high * 12)} months old`
  return low === high || Math.floor(low) === Math.floor(high)
    ? `${Math.floor(high)} years old`
    : `${Math.floor(low)} to ${Math.floor(high)} years old`
}
