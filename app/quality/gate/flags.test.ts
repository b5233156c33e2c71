import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PatientFacts } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { type FactId, patientId } from '../../contract/ids.ts'
import { flagFacts } from './index.ts'
import { type Given, observed } from './testing.ts'

const NOW = Date.UTC(2026, 0, 1)
const chart = (given: readonly Given[], birthDate = '1950-03-01'): PatientFacts => ({
  patient: { id: patientId('p'), birthDate: parseWhen(birthDate), sex: 'female' },
  pregnant: null,
  observations: given.map(observed),
  conditions: [],
  medications: [],
  allergies: [],
  encounters: [],
})
const freshOf = (facts: PatientFacts, from = 0) => new Set<FactId>(facts.observations.slice(from).map(({ id }) => id))
const weights = (...values: readonly number[]): Given[] =>
  values.map((value, i) => ({ id: `Observation/w${i}`, concept: 'weight', value, time: `2025-01-0${i + 1}` }))

describe('flags after an import', () => {
  it('judges a fresh value against what was measured before it', () => {
    const facts = chart(weights(70, 70.5, 155))
    expect(flagFacts(facts, freshOf(facts, 2), NOW)).toMatchObject([
      { fact: 'Observation/w2', level: 'implausible', kind: 'unit', suggestion: { unit: 'kg' } },
    ])
    expect(flagFacts(facts, freshOf(facts, 3), NOW)).toEqual([])
  })

  it('does not hold an old value against a newer one', () => {
    const facts = chart(weights(70, 70.5, 71))
    expect(flagFacts(facts, freshOf(facts), NOW)).toEqual([])
  })

  it('names a value before birth', () => {
    const facts = chart(weights(70), '2025-06-01')
    expect(flagFacts(facts, freshOf(facts), NOW)).toMatchObject([{ level: 'impossible' }])
  })

  it('leaves out what was entered in error and what has no time', () => {
    const facts = chart([
      { concept: 'ph', value: 735, status: 'entered-in-error' },
      { id: 'Observation/2', concept: 'ph', value: 735, time: null },
    ])
    expect(flagFacts(facts, freshOf(facts), NOW)).toEqual([])
  })

  it('says of a whole panel that fits another chart better that it may be another patient', () => {
    const panel = (day: number, values: Readonly<Record<string, number>>): Given[] =>
      Object.entries(values).map(([concept, value]) => ({ id: `Observation/${concept}-${day}`, concept, value, time: `2025-01-0${day}` }))
    const own = { sodium: 139, potassium: 4.1, chloride: 103, bicarbonate: 25, creatinine: 0.9, hemoglobin: 13.8, platelets: 240 }
    const other = { sodium: 131, potassium: 5.4, chloride: 92, bicarbonate: 17, creatinine: 6.2, hemoglobin: 7.9, platelets: 74 }
    const before = [...panel(1, own), ...panel(2, own)]
    const kinds = (values: typeof own) => {
      const facts = chart([...before, ...panel(3, values)])
      return flagFacts(facts, freshOf(facts, before.length), NOW).map(({ kind }) => kind)
    }
    expect(kinds(other).filter((kind) => kind === 'wrong-patient').length).toBeGreaterThan(4)
    expect(kinds(own)).not.toContain('wrong-patient')
  })

  it('does not depend on the order of the facts', () => {
    const given = fc.record({
      concept: fc.constantFrom('weight', 'sbp', 'dbp', 'sodium', 'glucose'),
      value: fc.integer({ min: 20, max: 260 }),
      day: fc.integer({ min: 10, max: 28 }),
    })
    fc.assert(
      fc.property(fc.array(given, { maxLength: 12 }), (list) => {
        const all = list.map(({ concept, value, day }, i) => ({ id: `Observation/${i}`, concept, value, time: `2025-02-${day}` }))
        const [a, b] = [chart(all), chart([...all].reverse())]
        expect(flagFacts(b, freshOf(b), NOW)).toEqual(flagFacts(a, freshOf(a), NOW))
      }),
      { numRuns: 40 },
    )
  })
})
