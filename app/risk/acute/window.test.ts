import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexed } from '../context.ts'
import { chart, obs } from '../fixtures.ts'
import type { ManifestInput } from '../manifest.ts'
import { worst } from './window.ts'

const AT = Date.parse('2026-01-05T10:00:00Z')
const at = (hours: number) => new Date(AT - hours * 3_600_000).toISOString()
const INPUT = { loinc: ['777-3'], concept: 'platelets', unit: '10*3/uL', unitOptional: false, windowHours: 24 } as unknown as ManifestInput
const context = (values: readonly (readonly [hours: number, value: number | string, unit?: string])[]) => {
  const facts = chart(values.map(([hours, value, unit = '10*3/uL']) => obs('777-3', value, unit, at(hours))))
  return { facts, byLoinc: indexed(facts), atMs: AT }
}

describe('the worst of a window', () => {
  test('is the extreme of what lies inside it, whatever the order', () => {
    const value = fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 1, max: 900 }))
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1, selector: ([hours]) => hours }), (values) => {
        const numbers = values.map(([, x]) => x)
        expect(worst('low')(context(values), INPUT)).toMatchObject({ x: Math.min(...numbers) })
        expect(worst('high')(context([...values].reverse()), INPUT)).toMatchObject({ x: Math.max(...numbers) })
      }),
    )
  })
  test('24 hours are inside, more is too old, later than the question does not count', () => {
    expect(
      worst('low')(
        context([
          [24, 50],
          [24.1, 10],
          [-1, 5],
        ]),
        INPUT,
      ),
    ).toMatchObject({ x: 50 })
    expect(worst('low')(context([[25, 50]]), INPUT)).toEqual({ missing: 'older than 24 h (recorded 2026-01-04)' })
    expect(worst('low')(context([]), INPUT)).toEqual({ missing: 'not recorded' })
  })
  test('what cannot be read is said', () => {
    expect(
      worst('low')(
        context([
          [1, 'clumped'],
          [2, 80],
        ]),
        INPUT,
      ),
    ).toMatchObject({ x: 80, note: 'lowest of 24 h, 1 more cannot be read' })
    expect(worst('low')(context([[1, 'clumped']]), INPUT)).toEqual({ missing: 'recorded as text, not as a number' })
  })
})
