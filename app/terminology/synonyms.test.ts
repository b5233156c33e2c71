import { describe, expect, it, test } from 'vitest'
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

describe('names in other scripts and of other systems', () => {
  const first = (name: string) => namesakes(name)[0]
  it.each([
    ['Креатинин', 'creatinine'],
    ['Гемоглобин, г/л', 'hemoglobin'],
    ['gemoglobin', 'hemoglobin'],
    ['Kreatinin v krvi', 'creatinine'],
    ['Αιμοσφαιρίνη', 'hemoglobin'],
    ['الكرياتينين', 'creatinine'],
    ['كرياتينين', 'creatinine'],
    ['血清肌酐测定', 'creatinine'],
    ['白细胞计数(10^9/L)', 'wbc'],
    ['クレアチニン', 'creatinine'],
    ['혈청 크레아티닌', 'creatinine'],
    ['fS-Gluk', 'glucose'],
    ['Hgb', 'hemoglobin'],
    ['2160-0', 'creatinine'],
    ['LOINC_718-7', 'hemoglobin'],
    ['Creatinine [Mass/volume] in Serum or Plasma', 'creatinine'],
    ['Hemoglobin A1c/Hemoglobin.total in Blood', 'hba1c'],
    ['Neutrophils/100 leukocytes in Blood', 'neutrophils_pct'],
  ])('%s is %s', (name, target) => {
    expect(first(name)?.target).toBe(target)
  })

  it.each(['TT', 'DF', 'LED', 'IMT', 'Imt (mm)'])('does not code %s by an abbreviation of another language', (name) => {
    expect(conceptByName(name)).toBeNull()
  })

  it.each([
    ['尿肌酐', 'urine_creatinine'],
    ['U-Krea', 'urine_creatinine'],
    ['Креатинин мочи', 'urine_creatinine'],
  ])('%s is of urine', (name, target) => {
    expect(first(name)?.target).toBe(target)
  })

  it.each(['尿中カリウム', '脑脊液白蛋白', 'Глюкоза мочи'])('%s is not what blood has by that name', (name) => {
    expect(first(name)?.score ?? 0).toBeLessThan(0.4)
    expect(conceptByName(name)).toBeNull()
  })

  it('keeps short words of one script apart from those of another', () => {
    expect(first('Вес')?.target).toBe('weight')
    expect(namesakes('VES').map(({ target }) => target)).toEqual(['esr'])
  })

  it.each([
    ['Креатинин (мкмоль/л)', 'umol/L'],
    ['心率(次/分)', '/min'],
    ['Гемоглобин, г/л', 'g/L'],
  ])('reads the unit in %s', (name, unit) => {
    expect(first(name)?.unit).toBe(unit)
  })

  it('takes no date, telephone or range for a code of LOINC', () => {
    for (const text of ['12-2023-5', '555-1234-5']) expect(namesakes(text)).toEqual([])
  })
})
