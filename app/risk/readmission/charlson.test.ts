import { expect, test } from 'vitest'
import { indexed } from '../context.ts'
import { chart, condition } from '../fixtures.ts'
import { charlsonLace } from './charlson.ts'

const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm'
const scored = (...codes: readonly string[]) => {
  const facts = chart([], { conditions: codes.map((code) => condition(code, ICD10, code)), kept: { conditions: true } })
  const found = charlsonLace({ facts, byLoinc: indexed(facts), atMs: null })
  return found !== 'not-needed' && 'x' in found ? found.x : null
}

/** van Walraven 2010, footnote of table 3. */
test.each([
  ['I21.4', 1],
  ['I73.9', 1],
  ['I63.9', 1],
  ['E11.9', 1],
  ['I50.9', 2],
  ['E11.21', 2],
  ['J44.9', 2],
  ['K74.60', 2],
  ['C34.1', 2],
  ['F03.90', 3],
  ['M05.9', 3],
  ['K76.6', 4],
  ['B20', 4],
  ['C78.7', 6],
  ['N18.4', 0],
  ['I10', 0],
  ['O24.4', 0],
])('%s weighs %i', (code, weight) => {
  expect(scored(code)).toBe(weight)
})

test('the graver form takes the place of the milder; each counts once', () => {
  expect(scored('E11.9', 'E11.21')).toBe(2)
  expect(scored('C34.1', 'C78.7')).toBe(6)
  expect(scored('K74.60', 'K76.6')).toBe(4)
  expect(scored('I50.9', 'I50.1')).toBe(2)
  expect(scored()).toBe(0)
})

test('words where there is no ICD-10 code; a denied or family condition does not count; no list says nothing', () => {
  const of = (label: string, more = {}) => {
    const facts = chart([], { conditions: [condition(label, 'http://snomed.info/sct', '1', more)] })
    const found = charlsonLace({ facts, byLoinc: indexed(facts), atMs: null })
    return found !== 'not-needed' && 'x' in found ? found.x : null
  }
  expect(of('Chronic congestive heart failure (disorder)')).toBe(2)
  expect(of('Family history of heart failure')).toBe(0)
  expect(of('Heart failure', { verificationStatus: 'refuted' })).toBe(0)
  const empty = chart([])
  expect(charlsonLace({ facts: empty, byLoinc: indexed(empty), atMs: null })).toEqual({ missing: 'no problem list' })
})
