/** A weight that is recent enough to dose by. */
import { newestOf, type Person, type Value } from './patient.ts'

/** Days a weight holds: an infant doubles it in five months, an adult's is asked for at least every other year. */
function holdsForDays(person: Person): number {
  const years = person.age?.low ?? null
  if (years !== null && years < 2) return 90
  return years !== null && years < 18 ? 180 : 730
}

/** @returns kg */
export function weightOf(person: Person): Value {
  const value = newestOf(person, 'weight', 'kg', holdsForDays(person) * 24)
  return 'unknown' in value ? { unknown: `no recent weight: ${value.unknown}` } : value.value > 0 ? value : { unknown: 'no recent weight' }
}
