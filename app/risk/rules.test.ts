/** The rules that read lists, codes and words. Scores made of them are tested beside the graphs, in main/inference. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseWhen } from '../chart/when.ts'
import { activeDiabetes, antihypertensiveAt, everCardiovascular, statinAt } from './clinical-codes.ts'
import { condition, medication } from './fixtures.ts'
import { median } from './kdigo-aki-rules.ts'
import { inUnit } from './newest.ts'
import { acvpuOf } from './news2-rules.ts'
import { smokes } from './prevent-rules.ts'

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const SCT = 'http://snomed.info/sct'
const at = Date.parse('2026-01-05T10:00:00Z')

describe('diabetes', () => {
  test.each([
    [ICD, 'E11.9', true],
    [ICD, 'E10', true],
    [ICD, 'E14.1', true],
    [ICD, 'R73.03', false],
    [ICD, 'O24.4', false],
    [ICD, 'E23.2', false],
    [SCT, '44054006', true],
    [SCT, '15777000', false],
    [SCT, '127013003', true],
  ])('%s %s: %s', (system, code, expected) => {
    expect(activeDiabetes([condition('x', system, code)], at) !== undefined).toBe(expected)
  })

  test('without a code the words count: not prediabetes, not gestational, not a relative', () => {
    const words = (label: string) => activeDiabetes([condition(label, null, null)], at) !== undefined
    expect(words('Type 2 diabetes mellitus')).toBe(true)
    for (const label of ['Prediabetes', 'Gestational diabetes', 'Diabetes insipidus', 'Family history of diabetes'])
      expect(words(label)).toBe(false)
  })

  test('resolved, refuted, or not begun yet does not count', () => {
    const one = (more: object) => activeDiabetes([condition('x', ICD, 'E11', more)], at)
    expect(one({ clinicalStatus: 'resolved' })).toBeUndefined()
    expect(one({ verificationStatus: 'refuted' })).toBeUndefined()
    expect(one({ onset: parseWhen('2027') })).toBeUndefined()
    expect(one({ onset: parseWhen('2020') })).toBeDefined()
  })
})

describe('cardiovascular disease', () => {
  test.each([
    [ICD, 'I21.4', true],
    [ICD, 'I50.9', true],
    [ICD, 'I63', true],
    [ICD, 'Z95.5', true],
    [ICD, 'I10', false],
    [ICD, 'I48', false],
    [ICD, 'I26', false],
    [SCT, '53741008', true],
    [SCT, '230690007', true],
    [SCT, '38341003', false],
  ])('%s %s: %s', (system, code, expected) => {
    expect(everCardiovascular([condition('x', system, code)], at) !== undefined).toBe(expected)
  })

  test('an infarct that is over counts still, one that is ruled out does not', () => {
    expect(everCardiovascular([condition('x', ICD, 'I21', { clinicalStatus: 'resolved', abatement: parseWhen('2015') })], at)).toBeDefined()
    expect(everCardiovascular([condition('x', ICD, 'I21', { verificationStatus: 'refuted' })], at)).toBeUndefined()
  })
})

describe('drugs', () => {
  test.each([
    'Lisinopril 10 MG Oral Tablet',
    'losartan',
    'amLODIPine 5 mg',
    'Hydrochlorothiazide 25 MG',
    'metoprolol succinate',
    'atenolol',
    'Propranolol 10 MG',
    'carvedilol',
    'Furosemide 40 MG',
  ])('%s lowers blood pressure', (label) => {
    expect(antihypertensiveAt([medication(label)], at)).toBeDefined()
  })
  test.each(['Metformin', 'Simvastatin 20 MG', 'Paracetamol', 'timolol ophthalmic solution', 'Salbutamol'])('%s does not', (label) => {
    expect(antihypertensiveAt([medication(label)], at)).toBeUndefined()
  })
  test('statins by name, not everything that ends like one', () => {
    expect(statinAt([medication('Simvastatin 20 MG Oral Tablet')], at)).toBeDefined()
    expect(statinAt([medication('nystatin suspension')], at)).toBeUndefined()
    expect(statinAt([medication('imipenem/cilastatin')], at)).toBeUndefined()
  })
  test('stopped, ended, not begun, entered in error: not taken', () => {
    const taken = (more: object) => statinAt([medication('atorvastatin', more)], at) !== undefined
    expect(taken({})).toBe(true)
    expect(taken({ status: 'stopped' })).toBe(false)
    expect(taken({ status: 'entered-in-error' })).toBe(false)
    expect(taken({ end: parseWhen('2025-12-31') })).toBe(false)
    expect(taken({ start: parseWhen('2026-02-01') })).toBe(false)
    expect(taken({ status: 'stopped', start: parseWhen('2025-01-01'), end: parseWhen('2026-02-01') })).toBe(true)
  })
})

test('smoking: what is said, and nothing where it is not', () => {
  for (const text of ['Current every day smoker', 'Current some day smoker', 'Heavy tobacco smoker', 'Smoker', 'Smokes daily'])
    expect(smokes(text, null)).toBe(true)
  for (const text of ['Former smoker', 'Never smoker', 'Ex-smoker', 'Non-smoker', 'Never smoked tobacco'])
    expect(smokes(text, null)).toBe(false)
  for (const text of ['Unknown if ever smoked', 'Smoker, current status unknown', 'see note']) expect(smokes(text, null)).toBeNull()
  expect(smokes('', '449868002')).toBe(true)
  expect(smokes('', 'LA18978-9')).toBe(false)
})

test('consciousness: the five words and their letters, nothing else', () => {
  expect(['A', 'confused', 'Voice', 'responds to pain', 'UNRESPONSIVE'].map((word) => acvpuOf(word))).toEqual([
    'Alert',
    'Confusion',
    'Voice',
    'Pain',
    'Unresponsive',
  ])
  for (const word of ['drowsy', '15', 'E4V5M6', 'not alert', '']) expect(acvpuOf(word)).toBeNull()
})

test('units: factors of the publications, and no guess', () => {
  const creatinine = { unit: 'mg/dL', unitOptional: false, concept: 'creatinine' }
  expect(inUnit(88.42, 'umol/L', creatinine)).toBeCloseTo(1, 12)
  expect(inUnit(88.42, 'µmol/L', creatinine)).toBeCloseTo(1, 12)
  expect(inUnit(0.02586, 'mmol/L', { unit: 'mg/dL', unitOptional: false, concept: 'hdl' })).toBeCloseTo(1, 12)
  expect(inUnit(48, 'mmol/mol', { unit: '%', unitOptional: false, concept: 'hba1c' })).toBeCloseTo(6.543, 3)
  expect(inUnit(10, 'mg/mmol', { unit: 'mg/g', unitOptional: false, concept: 'uacr' })).toBeCloseTo(88.4, 1)
  expect(inUnit(1, null, creatinine)).toBeNull()
  expect(inUnit(1, 'wobble', creatinine)).toBeNull()
  expect(inUnit(80, null, { unit: '/min', unitOptional: true, concept: null })).toBe(80)
})

test('the median stands in the middle', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (list) => {
      const middle = median(list)
      expect(list.filter((one) => one < middle).length).toBeLessThanOrEqual(list.length / 2)
      expect(list.filter((one) => one > middle).length).toBeLessThanOrEqual(list.length / 2)
    }),
  )
})
