/** Two records compared: certain by rule, possible by weight of evidence, or two people. */
import {
  type Agreement,
  areSwapped,
  compareBirth,
  compareFamily,
  compareGiven,
  compareIdentifiers,
  comparePhones,
  comparePostal,
  compareSex,
  type DateAgreement,
  type IdentifierAgreement,
  type NameAgreement,
} from './fields.ts'
import type { MatchPerson } from './person.ts'
import { PRIOR, WEIGHTS } from './weights.ts'

/** 'same': certain by rule. 'maybe': a person is asked. */
export type MatchVerdict = 'same' | 'maybe' | 'different'

/** `score`: probability that they are one person, 0 to 1. */
export type Comparison = Readonly<{ score: number; verdict: MatchVerdict; evidence: readonly string[] }>

/** From this probability on a pair goes to the merge queue; set by hand. */
export const MAYBE_SCORE = 0.7

type Agreements = Readonly<{
  identifier: IdentifierAgreement
  family: NameAgreement
  given: NameAgreement
  swapped: boolean
  birth: DateAgreement
  sex: Agreement
  postal: Agreement
  phone: Agreement
}>

function agreementsOf(a: MatchPerson, b: MatchPerson): Agreements {
  return {
    identifier: compareIdentifiers(a, b),
    family: compareFamily(a, b),
    given: compareGiven(a, b),
    swapped: areSwapped(a, b),
    birth: compareBirth(a, b),
    sex: compareSex(a, b),
    postal: comparePostal(a, b),
    phone: comparePhones(a, b),
  }
}

function weightOf(on: Agreements): number {
  const names = on.swapped ? WEIGHTS.swapped : WEIGHTS.family[on.family] + WEIGHTS.given[on.given]
  const rest = WEIGHTS.identifier[on.identifier] + WEIGHTS.birth[on.birth] + WEIGHTS.sex[on.sex]
  return names + rest + WEIGHTS.postal[on.postal] + WEIGHTS.phone[on.phone]
}

const probability = (weight: number) => 1 / (1 + 2 ** -(weight + PRIOR))

/** A slip, a maiden name, a name not given: nothing that tells two people apart. */
const contradictsName = (on: Agreements) => !on.swapped && (on.given === 'other' || (on.family === 'other' && on.given !== 'same'))

/**
 * The same number of the same assigner, the same whole birth date, and nothing against it. A name must take part: numbers are given out twice, and
 * without a name nothing would show it.
 */
const isCertain = (on: Agreements) =>
  on.identifier === 'same' &&
  on.birth === 'same' &&
  on.sex !== 'other' &&
  !contradictsName(on) &&
  (on.given !== 'missing' || on.family !== 'missing')

/** Twins and siblings: everything alike but the given name. Parent and child: the same name, another birth date. Nameless: nothing to go by. */
function areTwoPeople(on: Agreements): boolean {
  if (on.identifier === 'same') return false
  if (on.swapped) return on.birth === 'other' || on.birth === 'missing'
  const named = on.family !== 'missing' && on.given !== 'missing'
  const anchored = on.birth === 'same' || on.birth === 'slip' || on.birth === 'part' || on.phone === 'same'
  return !named || !anchored || on.given === 'other' || on.birth === 'other'
}

const SAID: Readonly<Record<keyof Omit<Agreements, 'swapped'>, Readonly<Record<string, string>>>> = {
  identifier: { same: 'Same record number of the same assigner.', other: 'Other record numbers of the same assigner.' },
  family: {
    same: 'Same family name.',
    alike: 'Family names differ by a slip.',
    part: 'Family names share a part, or one is a former name.',
    other: 'Other family name.',
  },
  given: {
    same: 'Same given name.',
    alike: 'Given names differ by a slip or are forms of one name.',
    part: 'Given names share an initial or a second name.',
    other: 'Other given name.',
  },
  birth: {
    same: 'Same birth date.',
    part: 'Birth dates agree as far as they are given.',
    slip: 'Birth dates differ by one digit, or day and month are exchanged.',
    other: 'Other birth date.',
  },
  sex: { same: 'Same sex.', other: 'Other sex.' },
  postal: { same: 'Same postal code.', other: 'Other postal code.' },
  phone: { same: 'Same telephone number.' },
}

function evidenceOf(on: Agreements): readonly string[] {
  const of = (field: keyof typeof SAID) => SAID[field][on[field]] ?? []
  const names = on.swapped ? ['Family and given name stand in each other’s place.'] : [of('family'), of('given')].flat()
  return [of('identifier'), names, of('birth'), of('sex'), of('postal'), of('phone')].flat()
}

/** Symmetric. Only 'same' may be merged without asking. */
export function compare(a: MatchPerson, b: MatchPerson): Comparison {
  const on = agreementsOf(a, b)
  const score = probability(weightOf(on))
  const evidence = evidenceOf(on)
  if (isCertain(on)) return { score, verdict: 'same', evidence }
  const verdict = score >= MAYBE_SCORE && !areTwoPeople(on) ? 'maybe' : 'different'
  return { score, verdict, evidence }
}
