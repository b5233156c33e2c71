import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, EntryContext, HistoryPoint } from '../../contract/entry.ts'
import { CONCEPTS } from '../../terminology/concepts.ts'
import { assessEntries } from './assess.ts'
import { hardLimit, LIMITED_CONCEPTS, limitsOf } from './limits.ts'
import { bell } from './student.ts'

const NOW = Date.UTC(2026, 0, 5, 10)
const DAY = 86_400_000

function context(history: HistoryPoint[] = [], more: Partial<EntryContext> = {}): EntryContext {
  return { nowMs: NOW, birthDate: '1950-03-01', sex: 'female', pregnant: false, history, ...more }
}

const one = (entry: Entry, history: HistoryPoint[] = [], more: Partial<EntryContext> = {}) => {
  const flag = assessEntries(context(history, more), [entry])[0]
  if (!flag) throw new Error('no flag')
  return flag
}

describe('unit slips', () => {
  test('pounds typed as kilograms: asks, and gives the kilograms', () => {
    const flag = one({ code: '29463-7', value: 154, unit: 'kg' }, [{ code: '29463-7', value: 69.4, unit: 'kg', ms: NOW - 2 * DAY }])
    expect(flag).toMatchObject({ level: 'implausible', kind: 'unit', suggestion: { value: 69.9, unit: 'kg' } })
    expect(flag.reason).toBe('Looks like pounds: 69.9 kg? Last 69.4 kg, 2 d ago.')
  })
  test('the heavy tails of the learned density do not excuse a body that doubles in two days', () => {
    const learned = new Map([[0, bell(Math.log(74.7), 0.0417, 1.5)]])
    const history = [{ code: '29463-7', value: 69.4, unit: 'kg', ms: NOW - 2 * DAY }]
    const flags = assessEntries(context(history), [{ code: '29463-7', value: 154, unit: 'kg' }], learned)
    expect(flags[0]).toMatchObject({ level: 'implausible', kind: 'unit', suggestion: { value: 69.9, unit: 'kg' } })
    expect(assessEntries(context(history), [{ code: '29463-7', value: 71.2, unit: 'kg' }], learned)[0]?.level).toBe('ok')
  })
  test.each([
    ['8310-5', 98.6, 'Cel', 37],
    ['6690-2', 12500, '10*3/uL', 12.5],
    ['4544-3', 0.42, '%', 42],
    ['2160-0', 88, 'mg/dL', 1],
    ['718-7', 140, 'g/dL', 14],
  ])('%s %d %s cannot be; the repair is %d', (code, value, unit, repaired) => {
    const flag = one({ code, value, unit })
    expect(flag.level).toBe('impossible')
    expect(flag.suggestion?.value).toBeCloseTo(repaired, 1)
  })
  test('the same value in the unit that was meant is fine', () => {
    expect(one({ code: '8310-5', value: 98.6, unit: '[degF]' }).level).toBe('ok')
    expect(one({ code: '2345-7', value: 5.5, unit: 'mmol/L' }).level).toBe('ok')
  })
})

describe('keystrokes', () => {
  test('pH 735 is refused with 7.35', () => {
    expect(one({ code: '2744-1', value: 735, unit: '[pH]' })).toMatchObject({
      level: 'impossible',
      kind: 'decimal-shift',
      suggestion: { value: 7.35 },
    })
  })
  test('Temp -17.8 is refused, without a repair', () => {
    expect(one({ code: '8310-5', value: -17.8, unit: 'Cel' })).toMatchObject({ level: 'impossible', suggestion: null })
  })
  test('potassium 41 after 4.1', () => {
    const flag = one({ code: '2823-3', value: 41, unit: 'mmol/L' }, [{ code: '2823-3', value: 4.1, unit: 'mmol/L', ms: NOW - DAY }])
    expect(flag).toMatchObject({ level: 'impossible', kind: 'decimal-shift', suggestion: { value: 4.1, unit: 'mmol/L' } })
  })
  test('swapped digits after steady values', () => {
    const history = [3, 2, 1].map((h) => ({ code: '8867-4', value: 83, unit: '/min', ms: NOW - h * 3_600_000 }))
    expect(one({ code: '8867-4', value: 38, unit: '/min' }, history)).toMatchObject({
      level: 'implausible',
      kind: 'transposed-digits',
      suggestion: { value: 83, unit: '/min' },
    })
  })
})

describe('the sick are not punished for being sick', () => {
  test.each([
    ['6690-2', 160, '10*3/uL'],
    ['2160-0', 21, 'mg/dL'],
    ['29463-7', 290, 'kg'],
    ['777-3', 4, '10*3/uL'],
    ['8480-6', 42, 'mm[Hg]'],
  ])('%s %d %s near the own last value never asks', (code, value, unit) => {
    const history = [1, 2, 3].map((h) => ({ code, value, unit, ms: NOW - h * 3_600_000 }))
    expect(['ok', 'unusual']).toContain(one({ code, value, unit }, history).level)
  })
})

describe('values together', () => {
  const pressure = (sbp: number, dbp: number) => [
    { code: '8480-6', value: sbp, unit: 'mm[Hg]' },
    { code: '8462-4', value: dbp, unit: 'mm[Hg]' },
  ]
  test('58/96 is a swapped pair, on both', () => {
    const flags = assessEntries(context(), pressure(58, 96))
    expect(flags.map((f) => f.kind)).toEqual(['swapped-pair', 'swapped-pair'])
    expect(flags.map((f) => f.suggestion?.value)).toEqual([96, 58])
  })
  test('120/80 is not; 80/80 asks', () => {
    expect(assessEntries(context(), pressure(120, 80)).map((f) => f.level)).toEqual(['ok', 'ok'])
    expect(assessEntries(context(), pressure(80, 80)).map((f) => f.level)).toEqual(['implausible', 'implausible'])
  })
  test('pulse and breathing rate in each other’s field', () => {
    const flags = assessEntries(context(), [
      { code: '8867-4', value: 16, unit: '/min' },
      { code: '9279-1', value: 82, unit: '/min' },
    ])
    expect(flags.map((f) => f.kind)).toEqual(['swapped-pair', 'swapped-pair'])
  })
  test('the same thing twice at one time is shown, and never asks', () => {
    const flags = assessEntries(context(), [
      { code: '2823-3', value: 4.1, unit: 'mmol/L' },
      { code: '2823-3', value: 4.1, unit: 'mmol/L' },
    ])
    expect(flags[1]).toMatchObject({ level: 'unusual', kind: 'duplicate' })
  })
  test('a panel identical to yesterday’s is a stale copy', () => {
    const panel: [string, number, string][] = [
      ['2951-2', 139, 'mmol/L'],
      ['2823-3', 4.3, 'mmol/L'],
      ['2160-0', 1.7, 'mg/dL'],
      ['3094-0', 31, 'mg/dL'],
      ['2345-7', 143, 'mg/dL'],
      ['718-7', 10.4, 'g/dL'],
    ]
    const flags = assessEntries(
      context(panel.map(([code, value, unit]) => ({ code, value, unit, ms: NOW - DAY }))),
      panel.map(([code, value, unit]) => ({ code, value, unit })),
    )
    expect(flags.every((f) => f.kind === 'stale-copy')).toBe(true)
  })
})

describe('time', () => {
  const heart = { code: '8867-4', value: 80, unit: '/min' }
  test.each([
    ['2026-01-05T10:10:00Z', 'ok', null],
    ['2026-01-05T10:10:01Z', 'implausible', 'future-time'],
    ['2026-01-06T00:00:00Z', 'implausible', 'future-time'],
    ['2026-01-06T00:00:01Z', 'impossible', 'future-time'],
    ['1950-02-28T00:00:00Z', 'impossible', 'range'],
    ['yesterday', 'unassessed', null],
  ])('%s is %s', (time, level, kind) => expect(one({ ...heart, time })).toMatchObject({ level, kind }))
})

describe('what cannot be judged says so', () => {
  test.each<[string, Entry, Partial<EntryContext>]>([
    ['an unknown code', { code: '99999-9', value: 3, unit: 'mg/dL' }, {}],
    ['a unit of another kind', { code: '8867-4', value: 80, unit: 'kg' }, {}],
    ['no unit where several are in use', { code: '29463-7', value: 80 }, {}],
    ['words where a number is needed', { code: '8867-4', value: 'fast', unit: '/min' }, {}],
    ['a pulse without an age', { code: '8867-4', value: 140, unit: '/min' }, { birthDate: null }],
    ['an answer that is none of the five', { code: '67775-7', value: 'sleepy' }, {}],
  ])('%s', (_, entry, more) => {
    const flag = one(entry, [], more)
    expect(flag.level).toBe('unassessed')
    expect(flag.reason).not.toBe('')
  })
  test('consciousness in the words of a file', () => expect(one({ code: '67775-7', value: 'Alert' }).level).toBe('ok'))
})

describe('how a value is written', () => {
  const hoursAgo = (code: string, value: number, unit: string) =>
    [3, 2, 1].map((h) => ({ code, value: value + h / 10, unit, ms: NOW - h * 3_600_000 }))
  test('one decimal more than ever before, and no other change: no question', () =>
    expect(one({ code: '2524-7', value: 1.74, unit: 'mmol/L' }, hoursAgo('2524-7', 1.3, 'mmol/L')).level).toBe('ok'))
  test('a pulse with a decimal where there never was one is a slipped point', () => {
    const history = [3, 2, 1].map((h) => ({ code: '8867-4', value: 118 + h, unit: '/min', ms: NOW - h * 3_600_000 }))
    expect(one({ code: '8867-4', value: 12.1, unit: '/min' }, history)).toMatchObject({ level: 'implausible', suggestion: { value: 121 } })
  })
  test('80 typed as 880 is 88 or 80, not something longer', () => {
    const history = [{ code: '8867-4', value: 81, unit: '/min', ms: NOW - 3_600_000 }]
    expect(one({ code: '8867-4', value: 880, unit: '/min' }, history).suggestion?.value).toBeLessThan(89)
  })
})

describe('children', () => {
  test('a small child’s waist is a small child’s', () => {
    const waist = { code: '8280-0', value: 44.7, unit: 'cm' }
    expect(one(waist, [], { birthDate: '2023-02-01' }).level).not.toBe('implausible')
    expect(one(waist).level).toBe('implausible')
  })
  test('a baby’s weight and pulse are a baby’s', () => {
    const baby = { birthDate: '2025-07-05' }
    expect(one({ code: '29463-7', value: 7.5, unit: 'kg' }, [], baby).level).toBe('ok')
    expect(one({ code: '8867-4', value: 140, unit: '/min' }, [], baby).level).toBe('ok')
    expect(one({ code: '29463-7', value: 75, unit: 'kg' }, [], baby)).toMatchObject({ level: 'implausible', suggestion: { value: 7.5 } })
  })
  test('a year of growth is no change', () => {
    const history = [{ code: '29463-7', value: 3.4, unit: 'kg', ms: Date.UTC(2025, 0, 5) }]
    expect(one({ code: '29463-7', value: 9.3, unit: 'kg' }, history, { birthDate: '2025-01-05' }).level).toBe('ok')
  })
})

describe('hard limits', () => {
  test.each([...LIMITED_CONCEPTS])('%s: the limit itself is possible, a hair beyond is not', (id) => {
    const limits = limitsOf(id)
    if (!limits) throw new Error(id)
    const [low, high] = limits.hard
    expect([hardLimit(id, low), hardLimit(id, high)]).toEqual([null, null])
    expect(hardLimit(id, low - 1e-6)?.level).toBe('impossible')
    expect(hardLimit(id, high + 1e-6)?.level).toBe('impossible')
    expect(limits.ask[0]).toBeGreaterThanOrEqual(low)
    expect(limits.ask[1]).toBeLessThanOrEqual(high)
  })
})

const codes = CONCEPTS.filter((c) => c.unit !== '').map((c) => [c.loinc[0] ?? '', c.unit] as const)
const anyNumber = fc.oneof(
  fc.double(),
  fc.integer({ min: -10, max: 20_000 }),
  fc.integer({ min: 0, max: 20_000 }).map((n) => n / 10),
)
const anyEntry: fc.Arbitrary<Entry> = fc
  .tuple(fc.constantFrom(...codes), anyNumber, fc.constantFrom('own', 'kg', '[lb_av]', 'mmol/L', '', 'nonsense'))
  .map(([[code, unit], value, other]) => ({ code, value, unit: other === 'own' ? unit : other }))
const anyHistory: fc.Arbitrary<HistoryPoint[]> = fc.array(
  fc
    .tuple(fc.constantFrom(...codes), anyNumber, fc.integer({ min: 0, max: 1_000_000 }))
    .map(([[code, unit], value, minutes]) => ({ code, value, unit, ms: NOW - minutes * 60_000 })),
  { maxLength: 30 },
)
const anyContext = fc
  .record({
    history: anyHistory,
    birthDate: fc.constantFrom(null, '1950', '2025-12-01', '2010-06-15', 'unknown'),
    sex: fc.constantFrom('female', 'male', 'unknown'),
  })
  .map((c) => context(c.history, c as Partial<EntryContext>))

describe('always', () => {
  test('one flag an entry with a reason, no throw, and the same again', () => {
    fc.assert(
      fc.property(anyContext, fc.array(anyEntry, { maxLength: 6 }), (c, entries) => {
        const flags = assessEntries(c, entries)
        expect(flags.map((f) => f.entry)).toEqual(entries.map((_, i) => i))
        expect(flags.every((f) => f.reason.length > 0)).toBe(true)
        expect(assessEntries({ ...c, history: [...c.history] }, entries)).toEqual(flags)
      }),
      { numRuns: 300 },
    )
  })
  test('a repair that is offered is itself ok or unusual', () => {
    fc.assert(
      fc.property(anyContext, anyEntry, (c, entry) => {
        const suggestion = assessEntries(c, [entry])[0]?.suggestion
        if (!suggestion) return
        const [again] = assessEntries(c, [{ code: entry.code, ...suggestion }])
        expect(['ok', 'unusual', 'unassessed']).toContain(again?.level)
      }),
      { numRuns: 800 },
    )
  })
  test('a possible value the chart has already is never asked about', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LIMITED_CONCEPTS),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (id, share, minutes) => {
          const concept = CONCEPTS.find((c) => c.id === id)
          const limits = limitsOf(id)
          if (!concept || !limits) throw new Error(id)
          const [low, high] = [Math.max(limits.hard[0], 10 ** -limits.decimals), limits.hard[1]]
          const value = Number((limits.scale === 'log' ? low * (high / low) ** share : low + share * (high - low)).toFixed(limits.decimals))
          if (value < limits.hard[0] || value > limits.hard[1]) return
          const [code = '', unit] = [concept.loinc[0], concept.unit]
          const flag = one({ code, value, unit }, [{ code, value, unit, ms: NOW - minutes * 60_000 }])
          expect(['ok', 'unusual', 'unassessed']).toContain(flag.level)
        },
      ),
      { numRuns: 800 },
    )
  })
})
