import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minifyJson, oneLine, resourceLine } from './one-line.ts'

const NUMBERS = ['0', '-0', '1.10', '0.10', '1e3', '1E-7', '-12.500', '123456789012345678901234567890.123456789012345678901234567890']

/** JSON as text with white space wherever it may stand, and the same without. */
const white = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 })
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => JSON.stringify(value))
const odd = fc.constantFrom('"\\\\"', '"\\""', '"\\\\\\" \\n"', '" : , { } [ ] "', '"\u2028"', '""')
const leaf = fc.oneof(fc.constantFrom(...NUMBERS), text, odd, fc.constantFrom('true', 'false', 'null'))
type Twin = Readonly<{ spaced: string; tight: string }>
const { node } = fc.letrec<{ node: Twin; list: Twin; object: Twin }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf.map((value) => ({ spaced: value, tight: value })),
    tie('list'),
    tie('object'),
  ),
  list: fc.tuple(fc.array(tie('node'), { maxLength: 4 }), white, white).map(([items, a, b]) => ({
    spaced: `[${a}${items.map(({ spaced }) => spaced).join(`${b},${a}`)}${b}]`,
    tight: `[${items.map(({ tight }) => tight).join(',')}]`,
  })),
  object: fc.tuple(fc.array(fc.tuple(fc.oneof(text, odd), tie('node')), { maxLength: 4 }), white, white).map(([members, a, b]) => ({
    spaced: `{${a}${members.map(([key, { spaced }]) => `${key}${b}:${a}${spaced}`).join(`${a},${b}`)}${b}}`,
    tight: `{${members.map(([key, { tight }]) => `${key}:${tight}`).join(',')}}`,
  })),
}))

describe('minifyJson', () => {
  it('takes out white space between tokens and nothing else: every number and string stays to the letter', () => {
    fc.assert(
      fc.property(node, white, white, ({ spaced, tight }, before, after) => {
        expect(minifyJson(before + spaced + after)).toBe(tight)
      }),
    )
  })

  it('gives the same again for what it gave', () => {
    fc.assert(
      fc.property(node, ({ tight }) => {
        expect(minifyJson(tight)).toBe(tight)
      }),
    )
  })

  it('is quick on a text full of backslashes and quotes', () => {
    const long = JSON.stringify({ a: '\\"'.repeat(500_000), b: '\\'.repeat(500_000) }, null, 2)
    expect(JSON.parse(minifyJson(long))).toEqual(JSON.parse(long))
  })
})

describe('oneLine', () => {
  it('leaves what stands on one line as it came', () => {
    expect(oneLine('{"a": 1.10, "b" : [ ]}')).toBe('{"a": 1.10, "b" : [ ]}')
    expect(oneLine('{"a": 1.10,\r\n "b" : [ ]}')).toBe('{"a":1.10,"b":[]}')
  })
})

describe('resourceLine', () => {
  it('adds the id under which a resource is kept where it has none of its own', () => {
    expect(resourceLine('{ "resourceType":"Basic", "x":1.10}', 'Basic/b1')).toBe('{"id":"b1", "resourceType":"Basic", "x":1.10}')
    expect(resourceLine('{"resourceType":"Basic","id":"b1"}', 'Basic/b1')).toBe('{"resourceType":"Basic","id":"b1"}')
    expect(resourceLine('{"resourceType":"Basic","contained":[{"id":"b1"}]}', 'Basic/b1')).toBe(
      '{"id":"b1","resourceType":"Basic","contained":[{"id":"b1"}]}',
    )
  })
})
