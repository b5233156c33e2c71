import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MentionView } from '#app/contract/notes.ts'
import { blocksOf } from './segments.ts'

const mention = (start: number, end: number): MentionView => ({
  start,
  end,
  kind: 'condition',
  concept: 'x',
  code: null,
  meaning: 'negated',
})

test('a mention cut by a hit keeps its word for the last piece', () => {
  const [block] = blocksOf('no chest pain now', { mentions: [mention(3, 13)], hits: [{ start: 3, end: 8 }], suggestions: [] })
  expect(block?.pieces.map(({ text, hit, isLast }) => [text, hit, isLast])).toEqual([
    ['no ', false, false],
    ['chest', true, false],
    [' pain', false, true],
    [' now', false, false],
  ])
})

test('pieces joined are the text to the letter, and a long note is cut between lines', () => {
  const span = (length: number) =>
    fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  const given = fc
    .array(fc.constantFrom('word ', 'line\n', 'x'), { maxLength: 900 })
    .map((parts) => parts.join(''))
    .chain((text) => fc.tuple(fc.constant(text), fc.array(span(text.length), { maxLength: 12 })))
  fc.assert(
    fc.property(given, ([text, spans]) => {
      const real = spans.filter(({ start, end }) => end > start)
      const blocks = blocksOf(text, {
        mentions: real.map(({ start, end }) => mention(start, end)),
        hits: real.slice(1),
        suggestions: real.map((place, index) => ({ ...place, id: `${index}` })),
      })
      expect(blocks.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')).toBe(text)
      for (const { start } of blocks.slice(1)) expect(text[start - 1]).toBe('\n')
    }),
  )
})
