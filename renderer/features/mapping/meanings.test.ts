import { describe, expect, it } from 'vitest'
import { CONCEPTS } from '#app/terminology/concepts.ts'
import { convert } from '#app/terminology/units.ts'
import {
  codeMeanings,
  columnMeanings,
  confidenceLook,
  isUnsure,
  likelyFirst,
  meaningText,
  sampleOf,
  searchMeanings,
  unitsFor,
} from './meanings.ts'

describe('what a column can be', () => {
  it('is every role and every concept, each once', () => {
    const keys = columnMeanings().map((meaning) => `${meaning.role} ${meaning.concept}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toHaveLength(16 + CONCEPTS.length)
    expect(codeMeanings().map((meaning) => meaning.role)).not.toContain('unknown')
  })
  it('is found by a word, by parts of words and by its LOINC code', () => {
    const first = (query: string) => searchMeanings(columnMeanings(), query)[0]?.label
    expect(first('potassium')).toBe('Potassium')
    expect(first('birth')).toBe('Birth date')
    expect(first('2823-3')).toBe('Potassium')
    expect(searchMeanings(columnMeanings(), 'nothing like this')).toEqual([])
  })
  it('begins with what it may be instead, each meaning still once; what is no meaning is left out', () => {
    const all = columnMeanings()
    const found = likelyFirst(all, [
      { role: 'concept', concept: 'ast' },
      { role: 'ignore', concept: null },
      { role: 'concept', concept: 'no concept' },
    ])
    expect(found.slice(0, 2).map(({ role, concept, group }) => [role, concept, group])).toEqual([
      ['concept', 'ast', 'It may also be'],
      ['ignore', null, 'It may also be'],
    ])
    expect(found).toHaveLength(all.length)
    expect(new Set(found.map(({ role, concept }) => `${role} ${concept}`)).size).toBe(all.length)
    expect(likelyFirst(all, [])).toEqual(all)
  })
  it('is named in the words of the chart', () => {
    expect(meaningText('concept', 'sodium')).toBe('Sodium')
    expect(meaningText('concept', 'not a concept')).toBe('not a concept')
    expect(meaningText('patient-key', null)).toBe('Patient number')
    expect(meaningText('unknown', null)).toBe('Not known yet')
  })
})

describe('units of a concept', () => {
  it('are the canonical one first, then those that convert to it, and no other', () => {
    for (const concept of CONCEPTS) {
      const units = unitsFor(concept.id, null)
      if (concept.unit !== '') expect(units[0]).toBe(concept.unit)
      for (const unit of units) expect(convert(1, unit, concept.unit, concept), `${concept.id} in ${unit}`).not.toBeNull()
    }
    expect(unitsFor('glucose', null)).toEqual(expect.arrayContaining(['mg/dL', 'mmol/L']))
    expect(unitsFor('temperature', null)).toEqual(expect.arrayContaining(['Cel', '[degF]']))
    expect(unitsFor('temperature', null)).not.toContain('kg')
  })
  it('keep a unit that is believed in and is none of them', () => {
    expect(unitsFor('glucose', 'furlong')).toContain('furlong')
    expect(unitsFor(null, null)).toEqual([])
  })
})

describe('confidence', () => {
  it('is sure at the bar, not below it, and yours where you said it', () => {
    expect(confidenceLook(0.9, false).word).toBe('sure')
    expect(confidenceLook(0.899, false).word).toBe('likely')
    expect(confidenceLook(0.7, false).word).toBe('likely')
    expect(confidenceLook(0.699, false).word).toBe('not sure')
    expect(confidenceLook(0.1, true).word).toBe('you')
    expect([isUnsure({ confidence: 0.9 }), isUnsure({ confidence: 0.899 })]).toEqual([false, true])
  })
})

it('samples are the first different cells that are not empty', () => {
  const rows = [
    ['', '1'],
    ['a', ' 1 '],
    ['b', '2'],
    ['a', ''],
    ['c', '3'],
    ['d', '4'],
    ['e', '5'],
  ].map((cells) => ({ cells }))
  expect(sampleOf(rows, 0)).toEqual(['a', 'b', 'c', 'd'])
  expect(sampleOf(rows, 1, 2)).toEqual(['1', '2'])
  expect(sampleOf(rows, 9)).toEqual([])
})
