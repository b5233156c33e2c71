import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Facts, NO_FACTS, type Patient, type PatientFacts } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { patientId } from '../../contract/ids.ts'
import { type Given, observed } from '../gate/testing.ts'
import { stabilityIndex } from './drift.ts'
import { driftOf, identityEvidence, joinIdentity, profileBuilder, SourceProfile, suspect } from './index.ts'

const NOW = Date.UTC(2026, 0, 1)

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Middle and spread of the logarithm of ordinary values, canonical units. */
const USUAL: Readonly<Record<string, readonly [number, number]>> = {
  glucose: [110, 0.3],
  creatinine: [1, 0.35],
  weight: [75, 0.2],
  temperature: [37, 0.015],
  total_cholesterol: [190, 0.22],
  hemoglobin: [13.5, 0.13],
  crp: [8, 1.3],
  sodium: [139, 0.03],
}

function drawn(random: () => number, concept: string, unit: string | null | undefined, map: (x: number) => number): Given {
  const [middle, spread] = USUAL[concept] ?? [1, 1]
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const value = map(middle * Math.exp(spread * normal))
  return { concept, value, ...(unit === undefined ? {} : { unit }) }
}

type Plan = Readonly<{ n?: number; unit?: string | null; map?: (x: number) => number }>

function fileOf(seed: number, plans: Readonly<Record<string, Plan>>): readonly Facts[] {
  const random = randomFrom(seed)
  return Object.entries(plans).flatMap(([concept, { n = 60, unit, map = (x: number) => x }]) =>
    Array.from({ length: n }, (_, i) => {
      const given = drawn(random, concept, unit, map)
      return { ...NO_FACTS, observations: [{ ...observed(given), patient: patientId(`p${i % 200}`) }] }
    }),
  )
}

function profileOf(file: readonly Facts[]): SourceProfile {
  const builder = profileBuilder(NOW)
  for (const facts of file) builder.add(facts)
  return builder.profile()
}

const ALL = Object.fromEntries(Object.keys(USUAL).map((concept) => [concept, {}]))
const kinds = (before: SourceProfile | null, now: SourceProfile) => suspect({ before, now }).map(({ kind }) => kind)

describe('the profile of a source', () => {
  it('does not depend on the order of what came, and is what the contract says', () => {
    const file = fileOf(1, ALL)
    expect(profileOf([...file].reverse())).toEqual(profileOf(file))
    expect(SourceProfile.parse(profileOf(file))).toEqual(profileOf(file))
  })

  it('is the same gathered in parts', () => {
    const file = fileOf(1, ALL)
    const [one, other] = [profileBuilder(NOW), profileBuilder(NOW)]
    for (const [i, facts] of file.entries()) (i % 3 === 0 ? one : other).add(facts, NOW)
    one.merge(other)
    const whole = profileBuilder(NOW)
    for (const facts of file) whole.add(facts, NOW)
    expect([one.profile(), one.clock()]).toEqual([whole.profile(), whole.clock()])
  })

  it('gives quantiles between their neighbours, of negative numbers and zero too', () => {
    const value = fc.integer({ min: -200, max: 400 }).map((n) => n / 2)
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (values) => {
        const profile = profileOf([{ ...NO_FACTS, observations: values.map((x) => observed({ concept: 'base_excess', value: x })) }])
        const sorted = [...values].sort((a, b) => a - b)
        const distinct = [...new Set(sorted)]
        for (const [i, share] of [0.05, 0.25, 0.5, 0.75, 0.95].entries()) {
          const holder = distinct.indexOf(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
          const [low = 0, high = 0] = [distinct[Math.max(0, holder - 1)], distinct[Math.min(distinct.length - 1, holder + 1)]]
          const given = profile.concepts.base_excess?.quantiles[i] ?? Number.NaN
          const slack = 0.002 * Math.max(Math.abs(low), Math.abs(high))
          expect([given >= low - slack, given <= high + slack]).toEqual([true, true])
        }
      }),
    )
  })

  it('keeps its bins few, in any order', () => {
    const random = randomFrom(3)
    const values = Array.from({ length: 5000 }, () => Math.exp(40 * (random() - 0.5)))
    const of = (list: readonly number[]) =>
      profileOf([{ ...NO_FACTS, observations: list.map((x) => observed({ concept: 'crp', value: x })) }])
    const [up, down] = [of([...values].sort((a, b) => a - b)), of([...values].sort((a, b) => b - a))]
    expect(up).toEqual(down)
    const [, , middle = 0] = up.concepts.crp?.quantiles ?? []
    const exact = [...values].sort((a, b) => a - b)[2499] ?? 0
    expect(Math.abs(Math.log(middle / exact))).toBeLessThan(0.06)
  })

  it('keeps its size whatever comes', () => {
    const builder = profileBuilder()
    for (let i = 0; i < 2000; i++) builder.add({ ...NO_FACTS, observations: [observed({ loinc: `${i}-0`, value: i, unit: `u${i}` })] })
    expect(Object.keys(builder.profile().concepts).length).toBe(600)
  })

  it('takes codes that are named like members of every object', () => {
    const file = [{ ...NO_FACTS, observations: Array.from({ length: 30 }, () => observed({ loinc: '__proto__', value: 5 })) }]
    const now = profileOf(file)
    expect(suspect({ before: profileOf([]), now })).toEqual([])
    expect(driftOf([profileOf([])], now)).toEqual([])
  })
})

describe('a file that looks wrong', () => {
  const before = profileOf(fileOf(1, ALL))

  it('is never one drawn from the same distribution, as good as', () => {
    let wrong = 0
    for (let seed = 100; seed < 400; seed++)
      wrong += kinds(before, profileOf(fileOf(seed, Object.fromEntries(Object.keys(USUAL).map((id) => [id, { n: 20 }]))))).length
    expect(wrong).toBe(0)
  })

  const changed: readonly (readonly [string, Plan])[] = [
    ['glucose', { map: (x) => x / 18.016 }],
    ['glucose', { map: (x) => x / 18.016, unit: null }],
    ['creatinine', { map: (x) => x * 88.42 }],
    ['weight', { map: (x) => x * 2.2046 }],
    ['temperature', { map: (x) => x * 1.8 + 32 }],
    ['total_cholesterol', { map: (x) => x / 38.67 }],
    ['hemoglobin', { map: (x) => x * 10 }],
    ['glucose', { unit: 'mmol/L' }],
  ]
  it.each(changed)('is one in which %s changed its unit unsaid', (concept, plan) => {
    for (let seed = 500; seed < 520; seed++) {
      const now = profileOf(fileOf(seed, { ...ALL, [concept]: { n: 20, ...plan } }))
      expect([seed, kinds(before, now)]).toEqual([seed, ['unit']])
    }
  })

  it('is not one whose unit changed and says so', () => {
    const now = profileOf(fileOf(7, { ...ALL, glucose: { map: (x) => x / 18.016, unit: 'mmol/L' } }))
    expect(kinds(before, now)).toEqual([])
  })

  it('is not one of a sicker ward, of few values or of few people', () => {
    expect(kinds(before, profileOf(fileOf(8, { ...ALL, crp: { map: (x) => x * 10 } })))).toEqual([])
    expect(kinds(before, profileOf(fileOf(8, { ...ALL, weight: { n: 19, map: (x) => x * 2.2046 } })))).toEqual([])
    const one = fileOf(8, { weight: { map: (x) => x * 2.2046 } }).map((facts) => ({
      ...facts,
      observations: facts.observations.map((observation) => ({ ...observation, patient: patientId('p') })),
    }))
    expect(kinds(before, profileOf(one))).toEqual([])
  })

  it('is one whose numbers make no sense in their unit, though nothing came before', () => {
    const now = profileOf(fileOf(9, { glucose: { map: (x) => x / 18.016 }, sodium: {} }))
    expect(suspect({ before: null, now })).toMatchObject([{ kind: 'unit', reason: expect.stringContaining('mmol/L') }])
    expect(kinds(null, profileOf(fileOf(9, ALL)))).toEqual([])
  })
})

describe('the clock of a file', () => {
  const clockOf = (times: readonly string[], sent: string | null = null) => {
    const builder = profileBuilder(NOW)
    for (const time of times)
      builder.add({ ...NO_FACTS, observations: [observed({ concept: 'sodium', value: 140, time })] }, parseWhen(sent)?.ms ?? null)
    return suspect({ before: null, now: builder.profile(), clock: builder.clock() }).filter(({ kind }) => kind === 'clock')
  }
  const days = (year: number, n: number, month = 0) =>
    Array.from({ length: n }, (_, i) => new Date(Date.UTC(year, month, 1 + i, 9)).toISOString())

  it('is off where half of the times are in the future', () => {
    expect(clockOf([...days(2025, 10), ...days(2031, 10)])).toHaveLength(1)
    expect(clockOf([...days(2025, 11), ...days(2031, 9)])).toEqual([])
    expect(clockOf(days(2031, 9))).toEqual([])
  })

  it('is off where all times stand for none', () => {
    expect(clockOf(Array.from({ length: 12 }, () => '1970-01-01T00:00:00Z'))).toHaveLength(1)
    expect(clockOf([...Array.from({ length: 12 }, () => '1970-01-01'), '2025-01-01'])).toEqual([])
  })

  it('is off where all times lie whole years before they were sent', () => {
    expect(
      clockOf(
        Array.from({ length: 12 }, () => '2022-05-01T08:00:00Z'),
        '2025-05-01T10:00:00Z',
      ),
    ).toMatchObject([{ reason: expect.stringContaining('3 years before') }])
    expect(clockOf(days(2022, 28, 4), '2025-05-01T10:00:00Z')).toEqual([])
    expect(
      clockOf(
        Array.from({ length: 12 }, () => '2025-05-01T08:00:00Z'),
        '2025-05-01T10:00:00Z',
      ),
    ).toEqual([])
  })
})

describe('the people of a file', () => {
  const stored = (birthDate: string, sex: 'female' | 'male', given: readonly Given[] = []): PatientFacts => ({
    patient: { id: patientId('p'), birthDate: parseWhen(birthDate), sex },
    pregnant: null,
    observations: given.map(observed),
    conditions: [],
    medications: [],
    allergies: [],
    encounters: [],
  })
  const incoming = (birthDate: string | null, sex: Patient['sex'], given: readonly Given[] = []): readonly Facts[] => [
    {
      ...NO_FACTS,
      patients: [
        { id: patientId('p'), name: null, family: null, given: null, birthDate: parseWhen(birthDate), sex, mrn: null, deceased: null },
      ],
    },
    { ...NO_FACTS, observations: given.map(observed) },
  ]
  const counts = (facts: PatientFacts, file: readonly Facts[]) => {
    const { checked, contradicted } = identityEvidence(facts, file)
    return [checked, contradicted]
  }

  it('are checked by birth date and sex; a slip of one digit is a correction', () => {
    const known = stored('1950-03-01', 'female')
    expect(counts(known, incoming('1950-03-01', 'female'))).toEqual([1, 0])
    expect(counts(known, incoming('1950-03-07', 'female'))).toEqual([1, 0])
    expect(counts(known, incoming('1971-11-23', 'female'))).toEqual([1, 1])
    expect(counts(known, incoming('1950-03-01', 'male'))).toEqual([1, 1])
    expect(counts(known, incoming(null, 'unknown'))).toEqual([0, 0])
  })

  const panel = (day: string, values: readonly number[]): readonly Given[] =>
    ['sodium', 'creatinine', 'hemoglobin', 'platelets', 'wbc', 'urea_nitrogen', 'potassium', 'albumin'].map((concept, i) => ({
      id: `Observation/${concept}-${day}`,
      concept,
      value: values[i] ?? 0,
      time: `2025-03-${day}T08:00:00Z`,
    }))
  const own = [139, 0.8, 14.2, 250, 6.1, 14, 4.1, 4.2]

  it('are checked by whole panels of results', () => {
    const known = stored('1950-03-01', 'female', [...panel('01', own), ...panel('02', own), ...panel('03', own)])
    expect(counts(known, incoming(null, 'unknown', panel('05', [140, 0.9, 14, 240, 6.4, 15, 4.2, 4.1])))).toEqual([1, 0])
    expect(counts(known, incoming(null, 'unknown', panel('05', [128, 5.6, 7.9, 60, 19, 88, 5.8, 2.1])))).toEqual([1, 1])
    expect(counts(known, incoming(null, 'unknown', panel('05', own).slice(0, 5)))).toEqual([0, 0])
  })

  it('make the file suspect when a fifth of at least five do not fit', () => {
    const now = profileOf([])
    const of = (checked: number, contradicted: number) =>
      suspect({ before: null, now, identity: { checked, contradicted, reasons: ['another sex'] } })
    expect([of(5, 1).length, of(4, 4).length, of(6, 1).length, of(0, 0).length]).toEqual([1, 0, 0, 0])
    const all = [identityEvidence(stored('1950-03-01', 'female'), incoming('1980-05-05', 'male'))]
    expect(joinIdentity([...all, ...all])).toEqual({ checked: 2, contradicted: 2, reasons: ['another birth date', 'another sex'] })
  })
})

describe('drift', () => {
  const many = Object.fromEntries(Object.keys(USUAL).map((concept) => [concept, { n: 300 }]))
  const before = [1, 2, 3].map((seed) => profileOf(fileOf(seed, many)))

  it('is not said of the same distribution', () => {
    for (let seed = 20; seed < 60; seed++) expect([seed, driftOf(before, profileOf(fileOf(seed, many)))]).toEqual([seed, []])
    expect(driftOf([], profileOf(fileOf(1, many)))).toEqual([])
  })

  it('is said of values, of units, of what no longer comes, and of how much', () => {
    const shifted = driftOf(before, profileOf(fileOf(4, { ...many, glucose: { n: 300, map: (x) => x * 1.5 } })))
    expect(shifted).toEqual([expect.stringMatching(/^Values of glucose have changed much: middle 1\d\d before, 1\d\d now\.$/)])
    const united = driftOf(before, profileOf(fileOf(4, { ...many, glucose: { n: 300, map: (x) => x / 18, unit: 'mmol/L' } })))
    expect(united).toEqual(['Glucose comes in mmol/L; before it came in mg/dL.'])
    const { crp, ...rest } = many
    expect(driftOf(before, profileOf(fileOf(4, rest)))).toEqual([expect.stringContaining('C-reactive protein no longer comes')])
    const small = Object.fromEntries(Object.keys(USUAL).map((concept) => [concept, { n: 60 }]))
    expect(driftOf(before, profileOf(fileOf(4, small)))).toEqual([expect.stringContaining('resources; usual are about')])
    expect(crp).toBeDefined()
  })

  it('has an index of zero for the same quantiles', () => {
    const profile = before[0]?.concepts.glucose
    if (!profile) throw new Error('no glucose')
    expect(stabilityIndex(profile, profile)).toBeCloseTo(0, 10)
  })
})
