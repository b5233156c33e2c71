import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIAGNOSIS_GROUPS, groupOfIcd9, groupOfIcd10 } from './diagnosis-groups.ts'

test.each([
  ['428', 'I50.9', 'heart failure'],
  ['250.02', 'E11.9', 'diabetes without complication'],
  ['250.6', 'E11.42', 'diabetes with nerve disease'],
  ['250.13', 'E10.10', 'diabetes, acute derangement'],
  ['38', 'A41.9', 'sepsis'],
  ['435', 'G45.9', 'transient ischaemia'],
  ['V57', 'Z50.1', 'rehabilitation'],
  ['8', 'A08.4', 'other infection'],
  ['995', 'R65.21', 'sepsis'],
  ['197', 'C78.0', 'metastatic cancer'],
  ['E888', 'W19', 'external cause'],
])('ICD-9 %s and ICD-10 %s are %s', (icd9, icd10, name) => {
  expect(groupOfIcd9(icd9)?.name).toBe(name)
  expect(groupOfIcd10(icd10)?.name).toBe(name)
})

test('the first and last category of a range are in, their neighbours are not', () => {
  expect([139, 140, 195, 196, 198, 199].map((code) => groupOfIcd9(String(code))?.id)).toEqual([2, 5, 5, 3, 3, 5])
})

test('ids are unique; any text gives a group or none, never an error', () => {
  expect(new Set(DIAGNOSIS_GROUPS.map(({ id }) => id)).size).toBe(DIAGNOSIS_GROUPS.length)
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const group of [groupOfIcd9(text), groupOfIcd10(text)]) expect(group === null || DIAGNOSIS_GROUPS.includes(group)).toBe(true)
    }),
  )
  for (const text of ['', '?', 'unknown', '428x', '-1']) expect(groupOfIcd9(text)).toBeNull()
})
