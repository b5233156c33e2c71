import { expect, test } from 'vitest'
import { conceptById } from './concepts.ts'
import { typosBetween } from './name-distance.ts'
import { readName, unitNamed } from './name-words.ts'
import { NAMES } from './synonym-rows.ts'
import { conceptByName, namesakes } from './synonyms.ts'

test('names are of concepts that exist', () => {
  for (const id of Object.keys(NAMES)) expect(conceptById(id)?.id).toBe(id)
  expect(Object.keys(NAMES).length).toBeGreaterThanOrEqual(120)
})

test.each([
  ['NISysABP', 'sbp'],
  ['Kreatinin (Serum)', 'creatinine'],
  ['GLUCOSE mg/dL', 'glucose'],
  ['K+', 'potassium'],
  ['Alkalinephos', 'alp'],
  ['LBDSGLSI', 'glucose'],
  ['hémoglobine', 'hemoglobin'],
  ['Creatinine, urine', 'urine_creatinine'],
])('%s is %s', (name, concept) => expect(conceptByName(name)?.concept).toBe(concept))

test.each(['', 'patient id', 'CSF glucose', 'hemoglobna', 'zzz', '__proto__', 'Time'])('%j is no certain concept', (name) =>
  expect(conceptByName(name)).toBeNull(),
)

test.each([
  ['hemoglobna', 'hemoglobin'],
  ['crtnn', 'creatinine'],
  ['baselinehmtkrt', 'hematocrit'],
])('%s is told as %s, by likeness', (name, concept) => {
  const [first] = namesakes(name)
  expect(first?.target).toBe(concept)
  expect(['typo', 'shortened']).toContain(first?.how)
})

test.each([
  ['mg_dl', 'mg/dL'],
  ['°C', 'Cel'],
  ['x10^9/L', '10*9/L'],
  ['%', '%'],
  ['min', null],
  ['patients', null],
])('unit %s is %s', (text, unit) => expect(unitNamed(text)).toBe(unit))

test('a unit in a name is read apart', () => expect(readName('Hb (g/L)')[0]).toEqual({ words: ['hb'], unit: 'g/L', unitText: 'g/L' }))

test.each([
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'abcd', 1],
  ['abc', 'xyz', null],
])('%s to %s takes %s', (a, b, count) => expect(typosBetween(a, b, 2)).toBe(count))
