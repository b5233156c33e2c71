import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RiskRow } from '#app/contract/chart.ts'
import { barOf, effectText, valueText } from './contribution-bars.ts'

import { boundsText, needsBlank, reasonWord, riskNote, riskSeverity } from './words.ts'

const part = (text: string) => ({ text, facts: [] })
const risk = {
  outputs: {},
  status: 'ok',
  severity: 'none',
  reason: null,
  valueUnit: 'points',
  bandLabel: 'Low',
  inputsPresent: 6,
  inputsTotal: 7,
  bounds: { low: 6, high: 9 },
} as unknown as RiskRow

describe('sentences', () => {
  it('puts a blank between parts only where one is wanted', () => {
    expect([needsBlank(undefined, part('a')), needsBlank(part('a'), part('b')), needsBlank(part('a '), part('b'))]).toEqual([
      false,
      true,
      false,
    ])
    expect([needsBlank(part('a'), part(', b')), needsBlank(part('('), part('b')), needsBlank(part('a'), part('.'))]).toEqual([
      false,
      false,
      false,
    ])
  })
  it('says a reason in words, and a code it does not know as it is', () => {
    expect([reasonWord('will-monitor'), reasonWord('x'), reasonWord(null)]).toEqual(['will monitor', 'x', 'no reason given'])
  })
})

describe('risk', () => {
  it('counts inputs and says how far the missing ones could take it', () => {
    expect(riskNote(risk)).toBe('Low · 6 of 7 inputs · 6 to 9')
    expect(boundsText({ bounds: { low: 6, high: 6 } })).toBeNull()
  })
  it('never draws a score without a number as "none"', () => {
    expect(['not-applicable', 'unavailable', 'not-scored'].map((status) => riskSeverity({ ...risk, status } as RiskRow))).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
    expect(riskNote({ ...risk, status: 'not-applicable', reason: 'under 16' } as RiskRow)).toBe('under 16')
  })
})

describe('contributions', () => {
  it('draws from the left, or from the middle once anything lowers', () => {
    expect(barOf(2, 4, false)).toEqual({ left: 0, width: 50, raises: true })
    expect([barOf(4, 4, true), barOf(-2, 4, true)]).toEqual([
      { left: 50, width: 50, raises: true },
      { left: 25, width: 25, raises: false },
    ])
    expect([barOf(null, 4, true), barOf(0, 4, true), barOf(1, 0, true)]).toEqual([null, null, null])
  })
  it('never leaves its lane', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -50, max: 50 }), (effect) => {
        const bar = barOf(effect, 50, true)
        expect(bar === null || (bar.left >= -1e-9 && bar.left + bar.width <= 100 + 1e-9)).toBe(true)
      }),
    )
  })
  it('writes effects with their sign and a missing value as missing', () => {
    expect([effectText(2), effectText(-0.314), effectText(0), effectText(null), effectText(0.001)]).toEqual(['+2', '−0.31', '0', '–', '0'])
    expect([valueText(null), valueText(true), valueText(36.6), valueText('Alert')]).toEqual(['missing', 'yes', '36.6', 'Alert'])
  })
})
