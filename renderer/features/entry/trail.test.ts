import { describe, expect, it } from 'vitest'
import type { Flag } from '#app/contract/entry.ts'
import { type FieldNow, NO_TRAIL, observe, outcomesOfDiscard, outcomesOfSave, SEEN_MS, type Trail } from './trail.ts'

const flag = (more: Partial<Flag> = {}): Flag => ({ entry: 0, level: 'implausible', kind: 'unit', reason: '', suggestion: null, ...more })
const weight = (signature: string, more: Partial<FieldNow> = {}): FieldNow => ({
  field: 'weight',
  concept: 'weight',
  signature,
  flag: null,
  fixed: null,
  sure: false,
  ...more,
})
const NOBODY = { evidence: null, belongs: false }
const evidence = { odds: 12, values: 7, reasons: [] }
/** Each step is what stands in the field, and when. */
const walk = (...steps: readonly (readonly [ms: number, one: FieldNow])[]): Trail =>
  steps.reduce((trail, [ms, one]) => observe(trail, [one], ms), NO_TRAIL)
const told = (trail: Trail) => outcomesOfSave(trail, NOBODY).map(({ kind, outcome, afterMs }) => [kind, outcome, afterMs])

describe('what becomes of a flag', () => {
  it('the repair was taken, however soon', () => {
    expect(told(walk([0, weight('241|kg', { flag: flag(), fixed: '109.3|kg' })], [300, weight('109.3|kg')]))).toEqual([
      ['unit', 'repaired', 300],
    ])
  })
  it('typed otherwise after it had been seen; half a number on the way is none', () => {
    expect(told(walk([0, weight('7|kg', { flag: flag() })], [SEEN_MS - 1, weight('70|kg')]))).toEqual([])
    expect(told(walk([0, weight('7|kg', { flag: flag() })], [SEEN_MS, weight('70|kg')]))).toEqual([['unit', 'repaired', SEEN_MS]])
  })
  it('emptied after it had been seen', () => {
    const trail = observe(walk([0, weight('241|kg', { flag: flag() })]), [], 5_000)
    expect(told(trail)).toEqual([['unit', 'repaired', 5_000]])
  })
  it('said to be right: the time is that of the word, not of the save', () => {
    const asked = weight('241|kg', { flag: flag() })
    expect(told(walk([0, asked], [2_000, { ...asked, sure: true }], [9_000, { ...asked, sure: true }]))).toEqual([
      ['unit', 'confirmed', 2_000],
    ])
  })
  it('a hint saved without a word', () => {
    expect(told(walk([0, weight('85|kg', { flag: flag({ level: 'unusual', kind: 'delta' }) })]))).toEqual([['delta', 'dismissed', null]])
  })
  it('what is fine, not assessed, or said of the list is no flag of the value', () => {
    for (const one of [flag({ level: 'ok', kind: null }), flag({ level: 'unassessed', kind: null }), flag({ kind: 'wrong-patient' })])
      expect(told(walk([0, weight('85|kg', { flag: one })]))).toEqual([])
  })
  it('a panel is counted once: said to belong, saved without a word, or thrown away', () => {
    const one = (list: readonly { concept: string; outcome: string }[]) => list.map(({ concept, outcome }) => [concept, outcome])
    expect(one(outcomesOfSave(NO_TRAIL, { evidence, belongs: true }))).toEqual([['panel', 'confirmed']])
    expect(one(outcomesOfSave(NO_TRAIL, { evidence, belongs: false }))).toEqual([['panel', 'dismissed']])
    expect(one(outcomesOfDiscard(NO_TRAIL, { evidence, belongs: false }))).toEqual([['panel', 'repaired']])
    expect(outcomesOfDiscard(NO_TRAIL, NOBODY)).toEqual([])
  })
  it('no value is told', () => {
    const trail = walk([0, weight('241|kg', { flag: flag(), fixed: '109.3|kg' })], [300, weight('109.3|kg')])
    expect(JSON.stringify(outcomesOfSave(trail, NOBODY))).not.toMatch(/241|109/)
  })
})
