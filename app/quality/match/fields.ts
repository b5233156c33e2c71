/** How far two records agree on a name, a birth date, an identifier: in kinds that carry a weight each (weights.ts). Missing is 'missing', never agreement. */
import type { MatchPerson } from './person.ts'
import { folded, isOneSlip, isShortForm, similarity } from './text.ts'

export type NameAgreement = 'missing' | 'same' | 'alike' | 'part' | 'other'
export type DateAgreement = 'missing' | 'same' | 'part' | 'slip' | 'other'
export type IdentifierAgreement = 'missing' | 'same' | 'other'
export type Agreement = 'missing' | 'same' | 'other'

/** Jaro-Winkler from which two names are taken for one with a slip; set by hand. */
const ALIKE = 0.9

const areAlike = (a: string, b: string) => isOneSlip(a, b) || similarity(a, b) >= ALIKE

const plain = (name: string | null) => (name === null ? '' : folded(name))
const words = (name: string) => name.split(' ').filter(Boolean)

function sharedWord(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => word.length > 2 && b.includes(word))
}

export function compareFamily(a: MatchPerson, b: MatchPerson): NameAgreement {
  const [x, y] = [plain(a.family), plain(b.family)]
  if (x === '' || y === '') return 'missing'
  if (x.replace(/ /g, '') === y.replace(/ /g, '')) return 'same'
  if (areAlike(x, y)) return 'alike'
  const allOf = (person: MatchPerson) => [plain(person.family), ...person.formerFamilies.map(folded)]
  const former = allOf(a).some((name) => name !== '' && allOf(b).includes(name))
  return former || sharedWord(words(x), words(y)) ? 'part' : 'other'
}

function initialOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length === 1 && long.length > 1 && long.startsWith(short)
}

export function compareGiven(a: MatchPerson, b: MatchPerson): NameAgreement {
  const [x, y] = [plain(a.given), plain(b.given)]
  if (x === '' || y === '') return 'missing'
  const [xs, ys] = [words(x), words(y)]
  const [first, second] = [xs[0] ?? '', ys[0] ?? '']
  if (x === y || (first === second && first.length > 1)) return 'same'
  if (isShortForm(first, second) || areAlike(first, second)) return 'alike'
  return initialOf(first, second) || sharedWord(xs, ys) ? 'part' : 'other'
}

/** Given and family name in each other's place. */
export function areSwapped(a: MatchPerson, b: MatchPerson): boolean {
  const [f, g, h, i] = [plain(a.family), plain(a.given), plain(b.family), plain(b.given)]
  return f !== '' && g !== '' && f !== g && f === i && g === h
}

function isSlip(a: string, b: string): boolean {
  const [x, y] = [a.replace(/-/g, ''), b.replace(/-/g, '')]
  const wrong = [...x].flatMap((digit, i) => (digit === y[i] ? [] : [i]))
  const [i = 0, j = 0] = wrong
  if (wrong.length === 1) return true
  const crossed = x[i] === y[j] && x[j] === y[i]
  return (
    (wrong.length === 2 && crossed && j === i + 1) ||
    (x.slice(0, 4) === y.slice(0, 4) && x.slice(4, 6) === y.slice(6) && x.slice(6) === y.slice(4, 6))
  )
}

export function compareBirth(a: MatchPerson, b: MatchPerson): DateAgreement {
  const [x, y] = [a.birthDate, b.birthDate]
  if (x === null || y === null) return 'missing'
  if (x === y) return x.length === 10 ? 'same' : 'part'
  if (x.length !== y.length) return x.startsWith(y) || y.startsWith(x) ? 'part' : 'other'
  return x.length === 10 && isSlip(x, y) ? 'slip' : 'other'
}

export function compareIdentifiers(a: MatchPerson, b: MatchPerson): IdentifierAgreement {
  let comparable = false
  for (const one of a.identifiers) {
    for (const other of b.identifiers) {
      if (one.system !== other.system) continue
      if (one.value === other.value) return 'same'
      comparable = true
    }
  }
  return comparable ? 'other' : 'missing'
}

export function compareSex(a: MatchPerson, b: MatchPerson): Agreement {
  return a.sex === null || b.sex === null ? 'missing' : a.sex === b.sex ? 'same' : 'other'
}

export function comparePostal(a: MatchPerson, b: MatchPerson): Agreement {
  return a.postalCode === null || b.postalCode === null ? 'missing' : a.postalCode === b.postalCode ? 'same' : 'other'
}

export function comparePhones(a: MatchPerson, b: MatchPerson): Agreement {
  if (a.phones.length === 0 || b.phones.length === 0) return 'missing'
  return a.phones.some((phone) => b.phones.includes(phone)) ? 'same' : 'other'
}
