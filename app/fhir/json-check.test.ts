import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createScanner, type Scanned } from './bundle-scanner.ts'
import { MAX_DEPTH } from './json.ts'
import { type Passed, passObject } from './json-check.ts'

/** What passing over says: keys of a text that is one object and nothing more, else null. */
function passed(text: string): number | null {
  const found: Passed = { at: 0, keys: 0 }
  return text.startsWith('{') && passObject(text, 0, found) && found.at === text.length ? found.keys : null
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const keysOf = (json: unknown): number =>
  typeof json === 'object' && json !== null
    ? Object.values(json).reduce((sum: number, one) => sum + keysOf(one), Array.isArray(json) ? 0 : Object.keys(json).length)
    : 0

const json = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 5 }))

it('takes every object that is JSON, however it is written, and counts its keys', () => {
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 1, '\t', '\r\n'), (value, space) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown
      const text = JSON.stringify(value, null, space === '\r\n' ? 2 : space)
      expect(passed(space === '\r\n' ? text.replaceAll('\n', '\r\n') : text)).toBe(keysOf(plain))
    }),
  )
})

const SIGNS = [...'{}[]:,"\\/bfnrtux019.eE+-\u0000\u001f\u007f\u2028é \t\r\n', 'true', 'false', 'null', '\\u00', '"a":', '\ud800']

it('takes nothing that the JSON parser refuses: texts with signs changed, put in and left out', () => {
  const change = fc.record({ at: fc.nat(), cut: fc.nat(2), put: fc.constantFrom('', ...SIGNS) })
  fc.assert(
    fc.property(json, fc.array(change, { minLength: 1, maxLength: 3 }), (value, changes) => {
      let text = JSON.stringify(value)
      for (const { at, cut, put } of changes) {
        const from = at % (text.length + 1)
        text = text.slice(0, from) + put + text.slice(from + cut)
      }
      expect(passed(text) !== null).toBe(text.startsWith('{') && isJson(text.trimEnd()) && text === text.trimEnd())
    }),
    { numRuns: 2000 },
  )
})

it('takes nothing that the JSON parser refuses: signs thrown together', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }), (signs) => {
      const text = `{${signs.join('')}}`
      expect(passed(text) !== null).toBe(isJson(text))
    }),
    { numRuns: 3000 },
  )
})

it('knows numbers and words to the letter', () => {
  for (const good of ['0', '-0', '10', '1.50', '1e3', '1E+3', '-1.2e-30', 'true', 'false', 'null']) expect(passed(`{"a":${good}}`)).toBe(1)
  for (const bad of ['01', '-', '+1', '.5', '1.', '1e', '0x1', 'NaN', 'Infinity', 'True', 'nul', 'truefalse', '1 2'])
    expect(passed(`{"a":${bad}}`)).toBeNull()
})

it('stops at the depth at which resources are refused', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`
  expect(passed(nested(MAX_DEPTH))).toBe(MAX_DEPTH - 1)
  expect(passed(nested(MAX_DEPTH + 1))).toBeNull()
})

const ONE = '{"resourceType":"Observation","id":"o","a":[1,{"b":"\\"}"}]}'

it('gives the same items as parsing does, and the same refusals, in chunks of any size', () => {
  const scan = (text: string, size: number, onlyChecked: boolean) => {
    const scanner = createScanner(undefined, () => onlyChecked)
    const found: Scanned[] = []
    try {
      for (let at = 0; at < text.length; at += size) found.push(...scanner.push(text.slice(at, at + size)))
      found.push(...scanner.end())
    } catch (error) {
      return { found: found.map((item) => ({ ...item, json: undefined })), error }
    }
    return { found: found.map((item) => ({ ...item, json: undefined })), error: null }
  }
  const texts = [`${ONE}\r\n\n${ONE}\n`, `${ONE}\n${ONE.replace('1,', '1,,')}\n`, `${ONE}${ONE}`, `${ONE}\n${ONE.slice(0, -1)}`]
  for (const text of texts) for (const size of [7, 60, 1000]) expect(scan(text, size, true)).toEqual(scan(text, size, false))
  expect(createScanner(undefined, () => true).push(ONE)).toMatchObject([{ raw: ONE, json: undefined, keys: 4 }])
})
