import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patientId } from '../../contract/ids.ts'
import { compare, type MatchPerson, matchKeys, personOf } from './index.ts'
import { type Made, made, patientOf, randomFrom, secondRecord } from './made-up.ts'
import { folded, isOneSlip, similarity, sound } from './text.ts'

const person = (one: Partial<Made>, more: object = {}): MatchPerson => personOf(patientOf(one, more), patientId('p'))
const ANNA: Made = {
  family: 'Müller',
  given: 'Anna Maria',
  birthDate: '1956-03-02',
  gender: 'female',
  mrn: '4711-22',
  postal: '10115',
  phone: '+49 30 1234567',
}
const verdict = (a: Partial<Made>, b: Partial<Made>, moreA: object = {}, moreB: object = {}) =>
  compare(person(a, moreA), person(b, moreB)).verdict
const without = (...keys: readonly (keyof Made)[]): Partial<Made> =>
  Object.fromEntries(Object.entries(ANNA).filter(([key]) => !keys.includes(key as keyof Made)))

describe('names', () => {
  it('fold marks, case and punctuation, in every script', () => {
    expect(['Müller', 'MULLER', "O'Brien", 'Smith-Jones', 'Łukasz', 'Đặng', '山田'].map(folded)).toEqual([
      'muller',
      'muller',
      'obrien',
      'smith jones',
      'lukasz',
      'dang',
      '山田',
    ])
  })

  it('sound alike (Soundex: National Archives, Robert and Rupert R163, Ashcraft A261, Tymczak T522, Pfister P236)', () => {
    expect(['robert', 'rupert', 'ashcraft', 'tymczak', 'pfister'].map(sound)).toEqual(['r163', 'r163', 'a261', 't522', 'p236'])
  })

  it('differ by one slip', () => {
    const pairs = [
      'peter pter',
      'silva sliva',
      'ahmed ahaed',
      'anna hanna',
      'mei mui',
      'anna anna',
      'peter pteer',
      'jan jana',
      'peter retep',
    ].map((pair) => pair.split(' '))
    expect(pairs.map(([a = '', b = '']) => isOneSlip(a, b))).toEqual([true, true, true, true, false, false, true, true, false])
  })

  it('are alike by Jaro-Winkler (Winkler 1990: MARTHA and MARHTA .961, DIXON and DICKSONX .813)', () => {
    expect(similarity('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(similarity('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
    expect([similarity('', ''), similarity('a', ''), similarity('abc', 'abc')]).toEqual([0, 0, 1])
  })
})

describe('certain by rule', () => {
  it('with one number of one assigner and one birth date, whatever a desk has slipped in the name', () => {
    expect(verdict(ANNA, { ...without('postal', 'phone'), family: 'Muller' })).toBe('same')
    expect(verdict(ANNA, { ...without('given'), family: 'Muler' })).toBe('same')
    expect(verdict(ANNA, { ...ANNA, family: 'Schmidt' })).toBe('same')
    expect(verdict(ANNA, { ...ANNA, family: 'Anna Maria', given: 'Müller' })).toBe('same')
    expect(verdict({ ...ANNA, given: 'William' }, { ...ANNA, given: 'Bill' })).toBe('same')
  })

  it('never where something speaks against it, or where it cannot be seen', () => {
    const others: readonly Partial<Made>[] = [
      { ...ANNA, birthDate: '1956-03-03' },
      { ...ANNA, birthDate: '1956' },
      without('birthDate'),
      { ...ANNA, gender: 'male' },
      { ...ANNA, given: 'Petra' },
      { ...ANNA, family: 'Schmidt', given: 'Petra' },
      without('family', 'given'),
      without('mrn'),
    ]
    expect(others.map((other) => verdict(ANNA, other))).not.toContain('same')
  })

  it('never by a number without an assigner, of another assigner, of a policy, or that stands for none', () => {
    const id = (identifier: object) => ({ identifier: [identifier] })
    const both = (identifier: object) => verdict(ANNA, ANNA, id(identifier), id(identifier))
    expect(both({ system: 'urn:a', value: '123456' })).toBe('same')
    expect(both({ value: '123456' })).toBe('maybe')
    expect(both({ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', value: '123456' })).toBe('maybe')
    expect(both({ system: 'urn:a', value: '000-00-0000' })).toBe('maybe')
    expect(both({ system: 'urn:a', value: 'UNKNOWN' })).toBe('maybe')
    expect(both({ system: 'urn:a', value: '123456', type: { coding: [{ code: 'MB' }] } })).toBe('maybe')
    expect(verdict(ANNA, ANNA, id({ system: 'urn:a', value: '123456' }), id({ system: 'urn:b', value: '123456' }))).toBe('maybe')
  })
})

describe('asked', () => {
  it('where all but the number agrees, with a slip in it', () => {
    const same: readonly Partial<Made>[] = [
      { ...ANNA, mrn: '99' },
      { ...without('mrn', 'postal', 'phone'), family: 'Muler' },
      { ...without('mrn'), birthDate: '1956-02-03' },
      { ...without('mrn'), birthDate: '1956-03-07' },
      { ...without('mrn', 'postal', 'phone'), family: 'Anna Maria', given: 'Müller' },
      { ...without('mrn'), family: 'Schmidt' },
      { ...ANNA, birthDate: '1971-11-23' },
    ]
    expect(same.map((other) => verdict(ANNA, other))).toEqual(same.map(() => 'maybe'))
  })

  it('says why in words', () => {
    expect(compare(person(ANNA), person({ ...without('mrn', 'postal', 'phone'), birthDate: '1956-02-03' })).evidence).toEqual([
      'Same family name.',
      'Same given name.',
      'Birth dates differ by one digit, or day and month are exchanged.',
      'Same sex.',
    ])
  })
})

describe('two people', () => {
  const others: Readonly<Record<string, Partial<Made>>> = {
    'a twin at the same address': { ...ANNA, mrn: '5', given: 'Petra' },
    'a twin brother': { ...ANNA, mrn: '5', given: 'Peter', gender: 'male' },
    'a daughter of the same name': { ...ANNA, mrn: '5', birthDate: '1985-11-17' },
    'a namesake without a birth date': { family: 'Müller', given: 'Anna' },
    'somebody of whom only the birth date is known': { birthDate: ANNA.birthDate, gender: 'female' },
    'somebody of whom nothing is known': {},
  }
  it.each(Object.entries(others))('%s', (_, other) => {
    expect(verdict(without('mrn'), other)).toBe('different')
    expect(verdict(ANNA, other)).toBe('different')
  })

  it('are two nameless ones, and two whose date stands for none', () => {
    const nameless = without('family', 'given', 'mrn', 'phone', 'postal')
    expect(verdict(nameless, nameless)).toBe('different')
    const dateless = { ...without('mrn', 'phone', 'postal'), birthDate: '1900-01-01' }
    expect(verdict(dateless, dateless)).toBe('different')
    expect(verdict({ ...nameless, family: 'Unknown', given: 'Unknown' }, { ...nameless, family: 'UNKNOWN', given: 'unknown' })).toBe(
      'different',
    )
  })
})

const anyone = fc.record(
  {
    family: fc.constantFrom('Müller', 'Muler', 'Schmidt', 'Anna', 'Unknown', '', '山田'),
    given: fc.constantFrom('Anna', 'Ana', 'A', 'Petra', 'Müller', 'Anna Maria', '太郎'),
    birthDate: fc.constantFrom('1956-03-02', '1956-02-03', '1956-03-07', '1956-03', '1956', '1985-11-17', '1900-01-01', 'x'),
    gender: fc.constantFrom('female', 'male', 'unknown', 'other'),
    mrn: fc.constantFrom('471122', '99', '000000', '4711-22'),
    postal: fc.constantFrom('10115', '99999', '80331'),
    phone: fc.constantFrom('+49 30 1234567', '030 1234567', '0000000000', '1'),
  },
  { requiredKeys: [] },
)

describe('for any two records', () => {
  it('the comparison is symmetric, and nobody is more like one than oneself', () => {
    fc.assert(
      fc.property(anyone, anyone, (x, y) => {
        const [a, b] = [person(x), person(y)]
        expect(compare(b, a)).toEqual(compare(a, b))
        expect(compare(a, a).score).toBeGreaterThanOrEqual(compare(a, b).score - 1e-12)
      }),
      { numRuns: 2000 },
    )
  })

  it('what is missing never counts for it', () => {
    const empty = person({})
    expect(compare(empty, empty)).toMatchObject({ verdict: 'different', evidence: [] })
    fc.assert(
      fc.property(anyone, (x) => {
        const { score, verdict: said, evidence } = compare(person(x), empty)
        expect([score < 0.01, said, evidence]).toEqual([true, 'different', []])
      }),
    )
  })

  it('those that are the same or may be share a key, unless they differ in more than one slip', () => {
    fc.assert(
      fc.property(anyone, anyone, (x, y) => {
        const [a, b] = [person(x), person(y)]
        if (compare(a, b).verdict === 'same') expect(matchKeys(a).some((key) => matchKeys(b).includes(key))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('no shape of a Patient makes it throw', () => {
    const harmless = (raw: unknown) => {
      const one = personOf(raw, patientId('p'))
      expect(matchKeys(one).length).toBeLessThan(60)
      expect(compare(one, person(ANNA)).verdict).not.toBe('same')
    }
    fc.assert(fc.property(fc.jsonValue(), harmless))
    const shape = fc.record({
      name: fc.jsonValue(),
      identifier: fc.jsonValue(),
      telecom: fc.jsonValue(),
      address: fc.jsonValue(),
      birthDate: fc.jsonValue(),
    })
    fc.assert(fc.property(shape, harmless))
  })
})

/** Pairs that share a key, compared: what the store does. */
function pairsOf(people: readonly MatchPerson[]) {
  const byKey = new Map<string, number[]>()
  for (const [index, one] of people.entries()) for (const key of matchKeys(one)) byKey.set(key, [...(byKey.get(key) ?? []), index])
  const asked = new Map<string, string>()
  let widest = 0
  for (const list of byKey.values()) {
    widest = Math.max(widest, list.length)
    for (const [at, i] of list.entries()) {
      for (const j of list.slice(at + 1)) {
        const [a, b] = [people[i], people[j]]
        if (!a || !b || asked.has(`${i}-${j}`)) continue
        asked.set(`${i}-${j}`, compare(a, b).verdict)
      }
    }
  }
  return { asked, widest }
}

describe('over made-up people', () => {
  it('asks about next to none of 10,000 strangers, by keys that few share', () => {
    const random = randomFrom(7)
    const people = Array.from({ length: 10_000 }, () => person(made(random)))
    const { asked, widest } = pairsOf(people)
    const verdicts = [...asked.values()]
    expect(verdicts.filter((one) => one === 'same').length).toBe(0)
    expect(verdicts.filter((one) => one === 'maybe').length).toBeLessThanOrEqual(5)
    expect(widest).toBeLessThan(40)
  })

  it('finds nine in ten second records, and hardly anybody else', () => {
    const random = randomFrom(8)
    const first = Array.from({ length: 2000 }, () => made(random))
    const people = [...first, ...first.map((one) => secondRecord(random, one))].map((one) => person(one))
    const maybe = [...pairsOf(people).asked].filter(([, one]) => one !== 'different').map(([pair]) => pair.split('-').map(Number))
    const right = maybe.filter(([i = 0, j = 0]) => j - i === first.length).length
    expect(right / first.length).toBeGreaterThan(0.9)
    expect(right / maybe.length).toBeGreaterThan(0.99)
  })
})
