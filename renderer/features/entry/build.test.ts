import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Flag, FlagLevel } from '#app/contract/entry.ts'
import {
  buildEntries,
  confirmedEntries,
  EMPTY,
  type EntryField,
  flagOf,
  mergeFlags,
  repaired,
  saveState,
  signatureOf,
  swappedWith,
  type Typed,
} from './build.ts'
import { deltaLine, storyText } from './story.ts'

const time = '2026-11-22T09:42:00Z'
const number = (id: string, code: string, ucum: string): EntryField => ({
  id,
  label: id,
  group: 'Vital signs',
  kind: 'number',
  codes: [code],
  concepts: [id],
  units: [
    { ucum, label: ucum },
    { ucum: '[lb_av]', label: 'lb' },
  ],
  choices: [],
  decimals: 1,
})
const weight = number('Weight', '29463-7', 'kg')
const pulse = number('Pulse', '8867-4', '/min')
const pressure: EntryField = {
  ...number('Blood pressure', '8480-6', 'mm[Hg]'),
  kind: 'pressure',
  codes: ['8480-6', '8462-4'],
  concepts: ['sbp', 'dbp'],
  decimals: 0,
}
const awake: EntryField = {
  ...number('Consciousness', '67775-7', ''),
  kind: 'choice',
  units: [],
  choices: [{ label: 'Alert', value: 'Alert', unit: null }],
}
const fields = [weight, pulse, pressure, awake]
const typed = (text: string, more: Partial<Typed> = {}): Typed => ({ ...EMPTY, text, ...more })
const flag = (entry: number, level: FlagLevel, more: Partial<Flag> = {}): Flag => ({
  entry,
  level,
  kind: null,
  reason: level,
  suggestion: null,
  ...more,
})

describe('buildEntries', () => {
  it('makes two entries of a blood pressure, each with its code, unit and time', () => {
    expect(buildEntries(fields, { 'Blood pressure': typed('96/58') }, time).entries).toEqual([
      { code: '8480-6', value: 96, text: '96', unit: 'mm[Hg]', time },
      { code: '8462-4', value: 58, text: '58', unit: 'mm[Hg]', time },
    ])
  })
  it('keeps the decimal to the letter and takes the unit the person chose', () => {
    expect(buildEntries(fields, { Weight: typed('154.0', { unit: '[lb_av]' }) }, time).entries).toEqual([
      { code: '29463-7', value: 154, text: '154.0', unit: '[lb_av]', time },
    ])
  })
  it('takes an answer that stands for a number, whole or its last word', () => {
    const oxygen: EntryField = { ...number('Oxygen flow', '3151-8', 'L/min'), choices: [{ label: 'Room air', value: 0, unit: 'L/min' }] }
    const read = (text: string) => buildEntries([oxygen], { 'Oxygen flow': typed(text) }, time).entries[0]?.value
    expect([read('Room air'), read('air'), read('room'), read('2'), read('ai'), read('repair')]).toEqual([0, 0, 0, 2, undefined, undefined])
  })
  it('makes nothing of an empty field and a reason of an unreadable one', () => {
    const built = buildEntries(fields, { Weight: typed('  '), Pulse: typed('fast'), Consciousness: typed('Alert') }, time)
    expect([built.entries.length, built.unreadable]).toEqual([1, { Pulse: 'Not a number.' }])
  })
  it('gives every entry an owner, whatever is typed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields.map((f) => f.id)), fc.string()), (texts) => {
        const built = buildEntries(fields, Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, typed(text)])), time)
        expect(built.owners.length).toBe(built.entries.length)
      }),
    )
  })
})

describe('flags', () => {
  it('lets the stricter judgement stand and never takes silence for ok', () => {
    const merged = mergeFlags(3, [flag(0, 'ok'), flag(1, 'unusual')], [flag(0, 'implausible')])
    expect(merged.map((one) => one.level)).toEqual(['implausible', 'unusual', 'unassessed'])
  })
  it('shows the worse half of a pressure', () => {
    const built = buildEntries(fields, { 'Blood pressure': typed('96/580') }, time)
    expect(flagOf('Blood pressure', built, [flag(0, 'ok'), flag(1, 'impossible')])?.level).toBe('impossible')
  })
})

describe('repaired', () => {
  it('takes value and unit of the suggestion', () => {
    const fixed = repaired(weight, typed('154'), flag(0, 'implausible', { suggestion: { value: 69.853, unit: 'kg' } }), 0)
    expect(fixed).toEqual({ text: '69.9', unit: 'kg', confirmed: null })
  })
  it('repairs the half it is about, and turns a swapped pair round', () => {
    const value = typed('96/580')
    expect(repaired(pressure, value, flag(1, 'impossible', { suggestion: { value: 58, unit: 'mm[Hg]' } }), 1)?.text).toBe('96/58')
    const swapped = flag(0, 'implausible', { kind: 'swapped-pair', suggestion: { value: 96, unit: 'mm[Hg]' } })
    expect(repaired(pressure, typed('58/96'), swapped, 0)?.text).toBe('96/58')
  })
  it('has nothing to offer without a suggestion', () => {
    expect(repaired(weight, typed('154'), flag(0, 'implausible'), 0)).toBeNull()
  })
})

describe('swappedWith', () => {
  const swap = (entry: number, value: number): Flag =>
    flag(entry, 'implausible', { kind: 'swapped-pair', suggestion: { value, unit: '/min' } })
  const text = { Pulse: typed('16'), Weight: typed('78') }
  it('finds the field that holds what was meant here', () => {
    const flags = new Map([['Pulse', swap(0, 78)] as const, ['Weight', swap(1, 16)] as const])
    expect([swappedWith('Pulse', fields, text, flags), swappedWith('Weight', fields, text, flags)]).toEqual(['Weight', 'Pulse'])
  })
  it('finds none where the other holds another value, is not flagged, or nothing was swapped', () => {
    expect(swappedWith('Pulse', fields, text, new Map([['Pulse', swap(0, 78)]]))).toBeNull()
    expect(
      swappedWith(
        'Pulse',
        fields,
        { ...text, Weight: typed('79') },
        new Map([
          ['Pulse', swap(0, 78)],
          ['Weight', swap(1, 16)],
        ]),
      ),
    ).toBeNull()
    expect(swappedWith('Pulse', fields, text, new Map([['Pulse', flag(0, 'implausible')]]))).toBeNull()
  })
})

describe('saveState', () => {
  const state = (text: Record<string, Typed>, flags: readonly Flag[], timeOk = true) => {
    const built = buildEntries(fields, text, time)
    return saveState(fields, text, built, mergeFlags(built.entries.length, flags), timeOk)
  }
  it('saves what is unusual or not assessed without asking', () => {
    expect(state({ Weight: typed('70'), Pulse: typed('130') }, [flag(0, 'unassessed'), flag(1, 'unusual')])).toMatchObject({
      can: true,
      reason: '2 values to save.',
    })
  })
  it('asks about an implausible value until that very value is confirmed', () => {
    const sure = typed('154', { confirmed: signatureOf(weight, typed('154')) })
    expect(state({ Weight: typed('154') }, [flag(0, 'implausible')])).toMatchObject({ can: false, field: 'Weight' })
    expect(state({ Weight: sure }, [flag(0, 'implausible')]).can).toBe(true)
    expect(state({ Weight: { ...sure, text: '155' } }, [flag(0, 'implausible')]).can).toBe(false)
    expect(state({ Weight: { ...sure, unit: '[lb_av]' } }, [flag(0, 'implausible')]).can).toBe(false)
  })
  it('confirms both halves of a pressure by index', () => {
    const text = { Weight: typed('70'), 'Blood pressure': typed('96/58', { confirmed: signatureOf(pressure, typed('96/58')) }) }
    expect(confirmedEntries(fields, text, buildEntries(fields, text, time))).toEqual([1, 2])
  })
  it('refuses an impossible value, confirmed or not', () => {
    expect(state({ Weight: typed('7000', { confirmed: signatureOf(weight, typed('7000')) }) }, [flag(0, 'impossible')]).can).toBe(false)
  })
  it('refuses nothing typed, what cannot be read, and a time that is none', () => {
    expect([state({}, []).can, state({ Pulse: typed('x') }, []).can, state({ Pulse: typed('80') }, [flag(0, 'ok')], false).field]).toEqual([
      false,
      false,
      'time',
    ])
  })
})

describe('sentences', () => {
  const delta = (sentence: string, changed: boolean) => ({
    model: 'news2',
    title: 'NEWS2',
    before: null,
    after: {} as never,
    sentence,
    changed,
    severity: 'none' as const,
  })
  it('says the changes, or that there are none', () => {
    expect(deltaLine([delta('NEWS2 would be 8 with this, now 6.', true), delta('x', false)])).toBe('NEWS2 would be 8 with this, now 6.')
    expect(deltaLine([delta('x', false)])).toBe('No score changes with these values.')
    expect(deltaLine([])).toBe('No score uses these values.')
    const many = ['A.', 'B.', 'C.', 'D.'].map((sentence) => delta(sentence, true))
    expect(deltaLine(many)).toBe('A. B. 2 more scores would change.')
    expect(deltaLine(many.slice(0, 3))).toBe('A. B. 1 more score would change.')
  })
  it('tells what a save changed, against the chart as it is now', () => {
    const base = { count: 3, at: '09:42', risks: [{ model: 'news2', status: 'ok' as const, valueText: '2' }], alerts: ['a'] }
    const risks = [{ model: 'news2', title: 'NEWS2', status: 'ok' as const, valueText: '6' }]
    const alerts = [
      { id: 'a', status: 'open' },
      { id: 'b', status: 'open' },
    ] as never
    expect(storyText(base, { risks, alerts })).toBe('Saved 3 values at 09:42. NEWS2 2 → 6. 1 new alert.')
    expect(
      storyText({ ...base, count: 1, alerts: ['a', 'b'] }, { risks: [{ ...risks[0], valueText: '2' } as (typeof risks)[0]], alerts }),
    ).toBe('Saved 1 value at 09:42.')
  })
})
