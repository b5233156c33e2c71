/** Keys under which a person is looked for: two records are compared only where they share one. */
import type { MatchPerson } from './person.ts'
import { folded, sound } from './text.ts'

const first = (name: string | null) => (name === null ? '' : (folded(name).split(' ')[0] ?? ''))

function nameKeys({ family, given, birthDate }: MatchPerson): readonly string[] {
  if (birthDate === null) return []
  const [surname, forename] = [first(family), first(given)]
  const [year = '', month, day] = birthDate.split('-')
  const keys: string[] = []
  if (surname !== '' && forename !== '') {
    keys.push(`n|${[surname, forename].sort().join('|')}|${year}`)
    const sounds = [sound(surname), sound(forename)].sort().join('|')
    if (month !== undefined && day !== undefined) keys.push(`t|${sounds}|${[month, day].sort().join('')}`)
  }
  if (day === undefined) return keys
  if (surname !== '') keys.push(`b|${birthDate}|${sound(surname)}`)
  if (forename !== '') keys.push(`b|${birthDate}|${sound(forename)}`)
  return keys
}

function placeKeys({ family, given, phones, postalCode, birthDate }: MatchPerson): readonly string[] {
  const [surname, forename] = [first(family), first(given)]
  if (surname === '' || forename === '') return []
  const keys = phones.map((phone) => `p|${phone}|${sound(forename)}`)
  return birthDate === null && postalCode !== null ? [...keys, `z|${surname}|${forename}|${postalCode}`] : keys
}

/**
 * Few and selective: each holds an identifier, or a name together with a birth date, a telephone or a place, so that none is shared by thousands.
 * Somebody of whom none of these is known has no key and is never compared.
 */
export function matchKeys(person: MatchPerson): readonly string[] {
  const numbers = person.identifiers.map(({ system, value }) => `i|${system}|${value}`)
  return [...new Set([...numbers, ...nameKeys(person), ...placeKeys(person)])]
}
