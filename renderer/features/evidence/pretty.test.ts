import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limited, pretty } from './pretty.ts'

describe('pretty', () => {
  it('indents and keeps every number to the letter', () => {
    expect(pretty('{"value":1.10,"list":[1,{}],"none":[]}')).toBe('{\n  "value": 1.10,\n  "list": [\n    1,\n    {}\n  ],\n  "none": []\n}')
  })
  it('leaves the inside of strings alone', () => {
    expect(pretty('{"a":"x, {y}: \\"z\\""}')).toBe('{\n  "a": "x, {y}: \\"z\\""\n}')
  })
  it('says the same thing as before', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const raw = JSON.stringify(value)
        expect(JSON.parse(pretty(raw))).toEqual(JSON.parse(raw))
      }),
    )
  })
  it('gives back what is not JSON', () => {
    expect(pretty('MSH|^~\\&|')).toBe('MSH|^~\\&|')
  })
})

describe('limited', () => {
  it('asks for fifty and counts the rest', () => {
    expect(limited(Array.from({ length: 53 }, (_, i) => i))).toMatchObject({ left: 3 })
    expect(limited([1])).toEqual({ asked: [1], left: 0 })
  })
})
