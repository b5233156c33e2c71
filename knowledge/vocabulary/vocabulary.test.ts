import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readClinicalName } from './components.ts'
import { withoutSalt } from './salts.ts'

const rowsOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))

describe('names of clinical drugs', () => {
  it.each([
    ['24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet [Glumetza]', ['metformin hydrochloride'], 'Glumetza'],
    ['acetaminophen 325 MG / hydrocodone bitartrate 5 MG Oral Tablet', ['acetaminophen', 'hydrocodone bitartrate'], null],
    ['0.5 ML enoxaparin sodium 100 MG/ML Prefilled Syringe', ['enoxaparin sodium'], null],
    ['abuse-deterrent 12 HR oxycodone hydrochloride 10 MG Extended Release Oral Tablet', ['oxycodone hydrochloride'], null],
    ['Sensor 60 ACTUAT fluticasone propionate 0.055 MG/ACTUAT Dry Powder Inhaler', ['fluticasone propionate'], null],
  ])('%s', (name, parts, brand) => {
    const read = readClinicalName(name)
    expect(read?.components.map((part) => part.name)).toEqual(parts)
    expect(read?.brand).toBe(brand)
  })

  it('a part without a strength: the list is not whole', () => {
    expect(readClinicalName('aspirin 81 MG / something Oral Tablet')).toBeNull()
  })
})

describe('salts', () => {
  it.each([
    ['amlodipine besylate', 'amlodipine'],
    ['cefuroxime axetil', 'cefuroxime'],
    ['potassium chloride', 'potassium chloride'],
    ['aluminum acetate', 'aluminum acetate'],
    ['warfarin', 'warfarin'],
  ])('%s is %s', (name, base) => {
    expect(withoutSalt(name)).toBe(base)
  })
})

describe('the tables', () => {
  const names = rowsOf('./names.tsv')
  const ingredients = new Set(names.filter(([, kind]) => kind === 'ingredient').map(([name]) => name))

  it('every name stands once and is made of ingredients', () => {
    expect(new Set(names.map(([name]) => name)).size).toBe(names.length)
    const parts = names.flatMap(([, kind, of = '']) => (kind === 'ingredient' || of === '' ? [] : of.split('+')))
    expect(parts.filter((part) => !ingredients.has(part))).toEqual([])
  })

  it('every set of codes is made of ingredients', () => {
    expect(rowsOf('./codes.tsv').flatMap(([of = '']) => of.split('+').filter((part) => !ingredients.has(part)))).toEqual([])
  })

  it('has what the first table lacks, with its code', () => {
    const codes = new Map(names.filter(([, kind]) => kind === 'ingredient').map(([name = '', , code]) => [name, code]))
    expect(codes.get('aspirin')).toBe('1191')
    expect(codes.get('amlodipine')).toBe('17767')
    expect(codes.get('apixaban')).toBe('1364430')
  })
})
