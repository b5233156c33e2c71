import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LearnedRule } from '../../ports/intake-store.ts'
import { CONCEPTS, conceptById } from '../../terminology/concepts.ts'
import { hardLimit, LIMITED_CONCEPTS, limitsOf } from '../entry/limits.ts'
import { type DecidedItem, ruleFrom } from '../learned/index.ts'
import { gateFacts } from './index.ts'
import { factsOf, type Given } from './testing.ts'

const NOW = Date.UTC(2026, 0, 1)
const gate = (...given: readonly Given[]) => gateFacts(factsOf(...given), [], 'lab', NOW).gate
const state = (...given: readonly Given[]) => gate(...given)?.state ?? 'accepted'

describe('the gate, one value', () => {
  it('lets through the very sick, the very small and the merely unusual', () => {
    const fine: readonly Given[] = [
      { concept: 'weight', value: 3.2 },
      { concept: 'weight', value: 0.6 },
      { concept: 'height', value: 48 },
      { concept: 'heart_rate', value: 165 },
      { concept: 'sbp', value: 55 },
      { concept: 'spo2', value: 55 },
      { concept: 'glucose', value: 900 },
      { concept: 'glucose', value: 50, unit: 'mmol/L' },
      { concept: 'potassium', value: 8.2 },
      { concept: 'creatinine', value: 14 },
      { concept: 'lactate', value: 22 },
      { concept: 'ph', value: 6.82 },
      { concept: 'hemoglobin', value: 4.1 },
      { concept: 'hemoglobin', value: 41, unit: 'g/L' },
      { concept: 'spo2', value: 0.97, unit: '1' },
      { concept: 'temperature', value: 104, unit: '[degF]' },
      { concept: 'wbc', value: 120 },
    ]
    expect(fine.map((one) => [one.concept, one.value, state(one)])).toEqual(fine.map((one) => [one.concept, one.value, 'accepted']))
  })

  it('catches the dirty values of real intensive-care tables', () => {
    const dirty: readonly (readonly [Given, string])[] = [
      [{ concept: 'ph', value: 735 }, 'quarantined'],
      [{ concept: 'temperature', value: -17.8 }, 'quarantined'],
      [{ concept: 'wbc', value: 12500 }, 'quarantined'],
      [{ concept: 'height', value: 462 }, 'quarantined'],
      [{ concept: 'weight', value: 0 }, 'quarantined'],
      [{ concept: 'sbp', value: 0 }, 'held'],
      [{ concept: 'map', value: 280 }, 'held'],
      [{ concept: 'glucose', value: 5.4 }, 'held'],
    ]
    expect(dirty.map(([one]) => [one.concept, state(one)])).toEqual(dirty.map(([one, expected]) => [one.concept, expected]))
  })

  it('says what was meant, where that is clear', () => {
    expect(gate({ concept: 'ph', value: 735 })?.findings[0]).toMatchObject({ level: 'impossible', suggestion: { value: 7.35 } })
    expect(gate({ concept: 'glucose', value: 5.4 })?.findings[0]).toMatchObject({ kind: 'unit', suggestion: { value: 97, unit: 'mg/dL' } })
    expect(gate({ concept: 'wbc', value: 12500 })?.findings[0]).toMatchObject({ suggestion: { value: 12.5 } })
  })

  it('holds at the limits of limits.ts and not inside them', () => {
    for (const id of LIMITED_CONCEPTS) {
      const limits = limitsOf(id)
      const unit = conceptById(id)?.unit
      if (!limits || unit === undefined || unit === '') continue
      const step = 10 ** -limits.decimals
      const low = Math.min(limits.ask[0], limits.askChild?.[0] ?? limits.ask[0])
      const high = Math.max(limits.ask[1], limits.askChild?.[1] ?? limits.ask[1])
      const at = (value: number) => state({ concept: id, value: Number(value.toFixed(6)) })
      expect([id, at(low), at(high)]).toEqual([id, 'accepted', 'accepted'])
      expect([id, at(high + step) !== 'accepted']).toEqual([id, true])
      if (low > limits.hard[0]) expect([id, at(Math.max(limits.hard[0], low - step)) !== 'accepted']).toEqual([id, true])
      expect([id, at(limits.hard[1] + step)]).toEqual([id, 'quarantined'])
      expect([id, at(limits.hard[0] - step)]).toEqual([id, 'quarantined'])
    }
  })

  it('takes a value as it is written: 100.3 % is 100 %', () => {
    expect([state({ concept: 'spo2', value: 100.3 }), state({ concept: 'spo2', value: 100.6 })]).toEqual(['accepted', 'quarantined'])
  })

  it('does not judge a number without the unit it needs, unless it is impossible in all of them', () => {
    expect(state({ concept: 'glucose', value: 5.4, unit: null })).toBe('accepted')
    expect(state({ concept: 'glucose', value: 99_999, unit: null })).toBe('quarantined')
    expect(state({ concept: 'glucose', value: 5.4, unit: 'furlong' })).toBe('accepted')
    expect(state({ concept: 'glucose', value: 99_999, unit: 'furlong' })).toBe('quarantined')
    expect(state({ concept: 'heart_rate', value: 600, unit: null })).toBe('quarantined')
  })

  it('reads a comparator as what it is', () => {
    expect(state({ concept: 'creatinine', value: 0.01, comparator: '<' })).toBe('accepted')
    expect(state({ concept: 'glucose', value: 600, comparator: '>' })).toBe('accepted')
    expect(state({ concept: 'glucose', value: 60_000, comparator: '>' })).toBe('quarantined')
  })

  it('leaves alone what was entered in error, what has no rule and what is no number', () => {
    expect(state({ concept: 'ph', value: 735, status: 'entered-in-error' })).toBe('accepted')
    expect(state({ concept: 'ph', value: 735, status: 'cancelled' })).toBe('accepted')
    expect(state({ concept: 'ige_peanut', value: 9e9 })).toBe('accepted')
    expect(state({ loinc: null, value: 9e9 })).toBe('accepted')
  })

  it('holds a time more than a day ahead', () => {
    const at = (time: string) => state({ concept: 'sodium', value: 140, time })
    expect([at('2026-01-02T00:00:00Z'), at('2026-01-02T00:00:01Z')]).toEqual(['accepted', 'held'])
    expect(gate({ concept: 'sodium', value: 140, time: '2062-01-01' })?.findings[0]).toMatchObject({
      kind: 'future-time',
      level: 'implausible',
    })
    expect(gateFacts(factsOf({ concept: 'sodium', value: 140, time: '2062-01-01' }), [], 'lab', null).gate).toBeNull()
  })

  it('says the same of a value whatever came before it', () => {
    const given = fc.record({
      concept: fc.constantFrom(...LIMITED_CONCEPTS),
      value: fc.double({ min: -1e4, max: 1e5, noNaN: true }),
      unit: fc.constantFrom<(string | null)[]>(null, 'mmol/L', 'mg/dL', '[lb_av]', 'x'),
    })
    fc.assert(
      fc.property(fc.array(given, { maxLength: 30 }), (list) => {
        const all = list.map((one) => JSON.stringify(gate(one)))
        const again = [...list].reverse().map((one) => JSON.stringify(gate(one)))
        expect(again.reverse()).toEqual(all)
      }),
    )
  })
})

describe('the gate, values of one resource', () => {
  const pressure = (sbp: number, dbp: number, map?: number): readonly Given[] => [
    { id: 'Observation/bp#1', concept: 'sbp', value: sbp },
    { id: 'Observation/bp#2', concept: 'dbp', value: dbp },
    ...(map === undefined ? [] : [{ id: 'Observation/bp#3', concept: 'map', value: map }]),
  ]

  it('holds a systolic pressure below the diastolic with the swap as suggestion', () => {
    const found = gate(...pressure(80, 120))
    expect(found?.state).toBe('held')
    expect(found?.findings).toMatchObject([
      { fact: 'Observation/bp#1', kind: 'swapped-pair', suggestion: { value: 120 } },
      { fact: 'Observation/bp#2', kind: 'swapped-pair', suggestion: { value: 80 } },
    ])
  })

  it('holds a mean pressure far outside the two others, not one a little outside', () => {
    expect([state(...pressure(120, 80, 93)), state(...pressure(120, 80, 124)), state(...pressure(120, 80, 150))]).toEqual([
      'accepted',
      'accepted',
      'held',
    ])
  })

  it('takes ordinary and low pressures', () => {
    expect([state(...pressure(120, 80)), state(...pressure(60, 30)), state(...pressure(50, 49))]).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ])
  })

  it('quarantines the panel when one of its values is impossible', () => {
    expect(state(...pressure(1200, 80))).toBe('quarantined')
  })

  it('holds height and weight in each other’s place', () => {
    const found = gate({ id: 'Observation/b#1', concept: 'weight', value: 178 }, { id: 'Observation/b#2', concept: 'height', value: 64 })
    expect([found?.state, found?.findings[0]?.kind]).toEqual(['held', 'swapped-pair'])
  })
})

const item = (given: Given, values: DecidedItem['values'] = []): DecidedItem => {
  const facts = factsOf(given)
  return { facts, findings: gateFacts(facts, [], 'lab', NOW).gate?.findings ?? [], values }
}
const numbered = (rules: ReturnType<typeof ruleFrom>): LearnedRule[] => rules.map((rule, index) => ({ ...rule, id: index + 1 }))

describe('the gate, with learned rules', () => {
  const released = numbered(
    ruleFrom('release', 'lab', [item({ concept: 'glucose', value: 1300 }), item({ concept: 'glucose', value: 1500 })]),
  )

  it('flags what is like values released before, and holds the rest', () => {
    const at = (value: number, origin = 'lab') => gateFacts(factsOf({ concept: 'glucose', value }), released, origin, NOW)
    expect(released).toMatchObject([{ kind: 'accept', concept: 'glucose', unit: 'mg/dL', low: 1300, high: 1500 }])
    expect(at(1400)).toMatchObject({ gate: { state: 'flagged' }, used: [1] })
    expect([at(1501).gate?.state, at(1299).gate?.state, at(1400, 'other').gate?.state]).toEqual(['held', 'held', 'held'])
    expect(at(100).gate).toBeNull()
  })

  it('offers a repair learned from a correction, and holds unless it is taken up', () => {
    const rules = numbered(ruleFrom('fix', 'lab', [item({ concept: 'glucose', value: 5.4 })]))
    expect(rules).toMatchObject([{ kind: 'repair', concept: 'glucose', unit: 'mg/dL', flag: 'unit', toUnit: 'mmol/L' }])
    const answer = gateFacts(factsOf({ concept: 'glucose', value: 7.1 }), rules, 'lab', NOW)
    expect(answer).toMatchObject({ gate: { state: 'held', findings: [{ suggestion: { value: 127.911, unit: 'mg/dL' } }] }, used: [1] })
    expect(answer.repaired).toMatchObject({
      gate: {
        state: 'flagged',
        findings: [{ level: 'unusual', value: '7.1 mg/dL', reason: expect.stringContaining('Read as 127.911 mg/dL') }],
      },
      changes: [{ kind: 'unit', path: 'valueQuantity', from: '7.1 mg/dL', to: '127.911 mg/dL' }],
      facts: { observations: [{ value: { value: 127.911, text: '127.911', unit: 'mg/dL' } }] },
    })
  })

  it('repairs by the unit whatever else the number looks like: 13.1 mmol/L is no 131 mg/dL', () => {
    const rules = numbered(ruleFrom('fix', 'lab', [item({ concept: 'glucose', value: 5.4 })]))
    expect(gate({ concept: 'glucose', value: 13.1 })?.findings).toMatchObject([{ kind: 'decimal-shift', suggestion: { value: 131 } }])
    const [finding] = gateFacts(factsOf({ concept: 'glucose', value: 13.1 }), rules, 'lab', NOW).gate?.findings ?? []
    expect(finding?.suggestion).toEqual({ value: 236.004, unit: 'mg/dL' })
  })

  it('learns nothing of a rejection, a contradiction or a time', () => {
    expect(ruleFrom('reject', 'lab', [item({ concept: 'glucose', value: 1300 })])).toEqual([])
    expect(ruleFrom('release', 'lab', [item({ concept: 'sodium', value: 140, time: '2062-01-01' })])).toEqual([])
    const pair = factsOf({ id: 'Observation/bp#1', concept: 'sbp', value: 80 }, { id: 'Observation/bp#2', concept: 'dbp', value: 120 })
    const findings = gateFacts(pair, [], 'lab', NOW).gate?.findings ?? []
    expect(ruleFrom('release', 'lab', [{ facts: pair, findings, values: [] }])).toEqual([])
  })

  it('never lets an impossible value through as it is, whatever was learned', () => {
    const anyRule = fc.record({
      id: fc.nat(),
      kind: fc.constantFrom('accept' as const, 'repair' as const),
      origin: fc.constant('lab'),
      concept: fc.constantFrom(...LIMITED_CONCEPTS),
      unit: fc.constantFrom(null, 'mg/dL', 'kg', '[pH]', 'mm[Hg]', '%'),
      flag: fc.constantFrom('range', 'unit', 'decimal-shift', 'transposed-digits', 'delta'),
      low: fc.constantFrom(null, Number.NEGATIVE_INFINITY, -1e9),
      high: fc.constantFrom(null, Number.POSITIVE_INFINITY, 1e9),
      toUnit: fc.constantFrom(null, 'mmol/L', 'umol/L', 'g', '1'),
    })
    const values = fc.record({ at: fc.nat(), value: fc.double({ min: -1e5, max: 1e6, noNaN: true }), unitless: fc.boolean() })
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), values, (rules, { at, value, unitless }) => {
        const concept = CONCEPTS.filter(({ id }) => LIMITED_CONCEPTS.includes(id))[at % LIMITED_CONCEPTS.length]
        if (!concept || concept.unit === '') return
        const fitted = rules.map((rule) => ({ ...rule, concept: concept.id, unit: unitless ? null : concept.unit }))
        const facts = factsOf({ concept: concept.id, value, unit: unitless ? null : concept.unit })
        const [bare, ruled] = [gateFacts(facts, [], 'lab', NOW), gateFacts(facts, fitted, 'lab', NOW)]
        if (bare.gate?.state === 'quarantined') expect(ruled.gate?.state).toBe('quarantined')
        for (const one of ruled.repaired?.facts.observations ?? [])
          expect(one.value.kind === 'quantity' && hardLimit(concept.id, one.value.value)).toBeNull()
        expect(ruled.gate === null).toBe(bare.gate === null)
      }),
      { numRuns: 500 },
    )
  })
})
