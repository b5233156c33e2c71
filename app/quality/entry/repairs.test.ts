import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Concept, conceptById } from '../../terminology/concepts.ts'
import { limitsOf } from './limits.ts'
import { plainText, repairsOf, type Typed } from './repairs.ts'

function conceptAnd(id: string): { concept: Concept; limits: NonNullable<ReturnType<typeof limitsOf>> } {
  const [concept, limits] = [conceptById(id), limitsOf(id)]
  if (!concept || !limits) throw new Error(id)
  return { concept, limits }
}

function repairs(id: string, text: string) {
  const { concept, limits } = conceptAnd(id)
  const typed: Typed = { text, value: Number(text), unit: concept.unit, canonical: Number(text) }
  return repairsOf(typed, concept, limits)
}

const ways = (id: string, text: string, value: number) => repairs(id, text).filter((one) => Math.abs(one.value - value) < 1e-9)
const sumOf = (found: readonly { weight: number }[]) => found.reduce((sum, { weight }) => sum + Math.exp(weight), 0)

describe('repairs', () => {
  test('a missing digit costs its place, not also a guess at which digit it was', () => {
    expect(sumOf(ways('heart_rate', '72', 172))).toBeCloseTo(0.1 / 3)
    expect(sumOf(ways('heart_rate', '72', 722))).toBe(0)
    // Typed 11, meant 111: any of the three may be the one that is missing.
    expect(sumOf(ways('heart_rate', '11', 111).filter(({ how }) => how === 'A digit may be missing'))).toBeCloseTo(0.1)
  })
  test('a digit typed twice: one of those that were meant', () => {
    expect(sumOf(ways('heart_rate', '770', 70).filter(({ how }) => how === 'A digit may be typed twice'))).toBeCloseTo(0.05)
  })
  test('nobody writes a nought before a number: 690 was not 090', () => {
    expect(ways('heart_rate', '690', 90)).toEqual([])
    expect(ways('sbp', '1011', 111).filter(({ kind }) => kind === 'transposed-digits')).toEqual([])
  })
  test('80 typed as 08 is 8', () => {
    expect(ways('heart_rate', '8', 80).some(({ kind }) => kind === 'transposed-digits')).toBe(true)
  })
  test('two swapped digits are found again, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 349 }), fc.nat(1), (meant, place) => {
        const text = plainText(meant, 0)
        const swapped = text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2)
        if (swapped.length !== text.length || swapped === text || Number(swapped) === 0) return
        const found = ways('heart_rate', String(Number(swapped)), meant)
        expect(found.some(({ kind }) => kind === 'transposed-digits')).toBe(true)
      }),
    )
  })
})
