import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesOf, searchWords, stretchOf } from './found.ts'

test('words begin a word, without accents and signs, in any case', () => {
  expect(searchWords('CAFÉ follow-up "x" *')).toEqual(['cafe', 'follow', 'up', 'x'])
  expect(placesOf('Café. Follow-up: scarf', 'caf FOLLOW', 9)).toEqual([
    { start: 0, end: 4 },
    { start: 6, end: 12 },
  ])
  expect(placesOf('café', '--', 9)).toEqual([])
})

test('the stretch begins at a word before the first place, and its places are in it', () => {
  const { text, hits } = stretchOf(`${'word '.repeat(60)}gout ${'word '.repeat(60)}`, 'gout')
  expect(text.length).toBe(200)
  expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual(['gout'])
  expect(text.startsWith('word')).toBe(true)
})

test('places lie in the text, in order, whatever is looked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 6 }), (text, query) => {
      let from = 0
      for (const { start, end } of placesOf(text, query, 50)) {
        expect(start >= from && end > start && end <= text.length).toBe(true)
        from = end
      }
      const stretch = stretchOf(text, query)
      expect(text.includes(stretch.text)).toBe(true)
      for (const { end } of stretch.hits) expect(end <= stretch.text.length).toBe(true)
    }),
  )
})
