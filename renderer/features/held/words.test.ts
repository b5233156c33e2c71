import { describe, expect, it } from 'vitest'
import { factId } from '#app/contract/ids.ts'
import type { GateFinding, HeldItem } from '#app/contract/intake.ts'
import { fixBlocked, kindWord, numberTyped, releaseBlocked, repairable, unitOf, valuesTyped, valueText, worst } from './words.ts'

const finding = (more: Partial<GateFinding> = {}): GateFinding => ({
  fact: factId('Observation/1'),
  label: 'Weight',
  value: '154 kg',
  level: 'implausible',
  kind: 'unit',
  reason: '',
  suggestion: { value: 69.9, unit: 'kg' },
  ...more,
})

const item = (more: Partial<HeldItem> = {}): HeldItem => ({
  id: 1,
  state: 'held',
  status: 'open',
  patient: null,
  patientName: null,
  type: 'Observation',
  resource: 'Observation/1',
  effective: null,
  findings: [finding()],
  file: '',
  path: '',
  origin: '',
  heldAt: '',
  decidedBy: null,
  decidedAt: null,
  note: null,
  ...more,
})

describe('what may be done', () => {
  const quarantined = item({ id: 2, state: 'quarantined' })
  it('a quarantined one is never released, alone or among others', () => {
    expect(releaseBlocked([item()])).toBeNull()
    expect(releaseBlocked([quarantined])).toContain('impossible')
    expect(releaseBlocked([item(), quarantined])).toContain('Some')
    expect(releaseBlocked([])).not.toBeNull()
  })
  it('a fix needs a suggestion for all that is odd', () => {
    const without = item({ findings: [finding({ suggestion: null })] })
    const half = item({ findings: [finding(), finding({ suggestion: null })] })
    const rest = item({ findings: [finding(), finding({ level: 'ok', suggestion: null })] })
    expect([item(), without, half, rest].map(repairable)).toEqual([true, false, false, true])
    expect(repairable(item({ findings: [] }))).toBe(false)
    expect(fixBlocked([item(), rest])).toBeNull()
    expect(fixBlocked([without])).toContain('type the right value')
    expect(fixBlocked([item(), without])).toContain('Not all')
    expect(fixBlocked([])).not.toBeNull()
  })
})

describe('words', () => {
  it('the worst finding speaks for the resource', () => {
    const two = item({ findings: [finding({ level: 'unusual', label: 'a' }), finding({ level: 'impossible', label: 'b' })] })
    expect(worst(two)?.label).toBe('b')
    expect(worst(item({ findings: [] }))).toBeNull()
  })
  it('units are said as on the chart', () => {
    expect(valueText('98.4 Cel')).toBe('98.4 °C')
    expect(valueText('78 mm[Hg]')).toBe('78 mmHg')
    expect(valueText('3 Stk')).toBe('3 Stk')
    expect(valueText('positive')).toBe('positive')
    expect([unitOf('154 kg'), unitOf('7.4')]).toEqual(['kg', null])
    expect(kindWord(null)).toBe('Odd')
  })
})

it('a number typed is a number, with a point or a comma, and nothing else is', () => {
  expect([' 69.9 ', '69,9', '.5', '-1', '+2.', '7'].map(numberTyped)).toEqual([69.9, 69.9, 0.5, -1, 2, 7])
  for (const wrong of ['', '.', '1e3', '1,2,3', '69.9 kg', 'Infinity', '0x10', '१२']) expect(numberTyped(wrong)).toBeNull()
})

describe('values typed by a person', () => {
  const systolic = finding({ fact: factId('Observation/1#1'), value: '78 mm[Hg]', suggestion: { value: 142, unit: 'mm[Hg]' } })
  const diastolic = finding({ fact: factId('Observation/1#2'), value: '999 mm[Hg]', suggestion: null })
  it('cover everything that is odd, or nothing is sent', () => {
    expect(valuesTyped([systolic, diastolic], {})).toBeNull()
    expect(valuesTyped([systolic, diastolic], { 'Observation/1#1': '140' })).toBeNull()
    expect(valuesTyped([systolic, diastolic], { 'Observation/1#2': 'x' })).toBeNull()
    expect(valuesTyped([systolic, diastolic], { 'Observation/1#2': '78' })).toEqual([
      { fact: 'Observation/1#1', value: 142, unit: 'mm[Hg]' },
      { fact: 'Observation/1#2', value: 78, unit: 'mm[Hg]' },
    ])
  })
  it('are in the unit of the suggestion, else in the one it came with', () => {
    expect(valuesTyped([finding()], { 'Observation/1': '70,2' })).toEqual([{ fact: 'Observation/1', value: 70.2, unit: 'kg' }])
    expect(valuesTyped([finding({ value: '7.9', suggestion: null })], { 'Observation/1': '7.4' })?.[0]?.unit).toBeNull()
  })
})
