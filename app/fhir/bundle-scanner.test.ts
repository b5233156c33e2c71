import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScanner, ScanError, type Scanned, scanText } from './bundle-scanner.ts'
import { findJsonError } from './json-error.ts'

const resources = (items: readonly Scanned[]) => items.filter((item) => item.kind === 'resource')
const bundle = (entries: string, more = '"type":"transaction",') => `{"resourceType":"Bundle",${more}"entry":[${entries}]}`
const PATIENT = '{"resourceType":"Patient","id":"p"}'

function scanInChunks(text: string, size: number): readonly Scanned[] {
  const scanner = createScanner()
  const found: Scanned[] = []
  for (let at = 0; at < text.length; at += size) found.push(...scanner.push(text.slice(at, at + size)))
  return [...found, ...scanner.end()]
}

function errorOf(text: string): ScanError {
  try {
    scanText(text)
  } catch (error) {
    if (error instanceof ScanError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('formats', () => {
  it('takes a bundle apart and keeps the text of each resource', () => {
    const items = scanText(
      bundle(
        `{"fullUrl":"urn:uuid:1","resource":${PATIENT}},{"resource": {"resourceType":"Observation", "id":"o"} ,"fullUrl":"urn:uuid:2"}`,
      ),
    )
    expect(resources(items).map(({ raw, fullUrl, entry, keys }) => [raw, fullUrl, entry, keys])).toEqual([
      [PATIENT, 'urn:uuid:1', 0, 2],
      ['{"resourceType":"Observation", "id":"o"}', 'urn:uuid:2', 1, 2],
    ])
    expect(items.at(-1)).toMatchObject({ kind: 'bundle', type: 'transaction', entries: 2 })
  })

  it('does not mind the order of the members', () => {
    for (const text of [
      `{"entry":[{"resource":${PATIENT}}],"type":"batch","resourceType":"Bundle"}`,
      `{"type":"batch","id":"b","resourceType":"Bundle","entry":[{"resource":${PATIENT}}]}`,
    ]) {
      expect(scanText(text)).toMatchObject([
        { kind: 'resource', raw: PATIENT, bundle: 0, entry: 0 },
        { kind: 'bundle', type: 'batch' },
      ])
    }
  })

  it('reads one resource, and a List that has entries', () => {
    expect(scanText(`\uFEFF ${PATIENT}\n`)).toMatchObject([{ raw: PATIENT, bundle: null, keys: 2 }])
    const list = '{"entry":[{"item":{"display":"x"}}],"resourceType":"List","id":"l"}'
    expect(scanText(list)).toMatchObject([{ raw: list, bundle: null, keys: 5 }])
  })

  it('reads NDJSON with blank lines, other line ends, and bundles on lines', () => {
    const items = scanText(`${PATIENT}\r\n\r\n\n${bundle(`{"resource":${PATIENT}}`)}\n{"x":1}\n`)
    expect(resources(items).map(({ line, bundle: b, entry }) => [line, b, entry])).toEqual([
      [1, null, null],
      [4, 0, 0],
      [5, null, null],
    ])
  })

  it('tells entries without a resource', () => {
    expect(scanText(bundle('{"request":{"method":"DELETE","url":"Patient/1"}}'))[0]).toMatchObject({
      kind: 'no-resource',
      method: 'DELETE',
      entry: 0,
    })
    expect(scanText('{"resourceType":"Bundle","type":"searchset"}')).toEqual([
      { kind: 'bundle', line: 1, bundle: 0, type: 'searchset', entries: 0 },
    ])
  })

  it('gives the same for every way of cutting the text', () => {
    const text = readFileSync(path.join(import.meta.dirname, 'fixtures', 'synthea-infant.json'), 'utf8').slice(0, -1)
    const pretty = `${JSON.stringify(JSON.parse(text), null, 2)}\n`
    const whole = scanText(pretty)
    expect(resources(whole)).toHaveLength(29)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (size) => {
        expect(scanInChunks(pretty, size)).toEqual(whole)
      }),
      { numRuns: 25 },
    )
    const tricky = bundle(`{"fullUrl":"a\\"\\\\","resource":{"resourceType":"Patient","x":"}]\\\\\\"{[\\u0041","y":[1.0,-2e3,true,null]}}`)
    for (let size = 1; size < 40; size += 1) expect(scanInChunks(tricky, size)).toEqual(scanText(tricky))
  })
})

describe('what is refused', () => {
  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['<Bundle/>', 'XML'],
    ['[1]', 'list'],
    ['MSH|^~\\&|', 'HL7 v2'],
    ['hello', 'opening brace'],
    ['{', 'ends too early'],
    ['{"resourceType"', 'ends too early'],
    ['{"resourceType":"Patient"', 'ends too early'],
    ['{"resourceType":"Patient",}', 'name of a member'],
    ['{"resourceType":"Patient","a":[1,]}', 'value is expected'],
    ['{"resourceType":"Patient","a":01}', 'comma'],
    ['{"resourceType":"Patient","a":"x\ny"}', 'line break'],
    ['{"resourceType":"Patient","a":"\\x"}', 'escape'],
    ['{"resourceType":"Patient"]', ''],
    [`${PATIENT} ${PATIENT}`, 'after the end'],
    [`${PATIENT}x`, 'after the end'],
    ['{\n"resourceType":"Patient"}\n{"resourceType":"Patient"}', 'line of their own'],
    [bundle('{"resource":{}},'), 'object'],
    [bundle('5'), 'object'],
    [bundle('{"resource":{},"resource":{}}'), 'twice'],
    [bundle('', '"type":"shopping-list",'), 'no chart'],
    [bundle('', '"type":"batch","__proto__":{},'), '__proto__'],
    ['{"resourceType":"Bundle","entry":{}}', 'list'],
    ['{"resourceType":"Bundle","type":"batch","entry":[', 'ends too early'],
  ])('%j', (text, reason) => {
    expect(errorOf(text).message).toContain(reason)
  })

  it('names entry, line and column', () => {
    const error = errorOf(`{"resourceType":"Bundle",\n"entry":[\n{"resource":{"resourceType":"Patient"}},\n{"resource":{"a":\n  tru}}]}`)
    expect(error).toMatchObject({ path: 'Bundle.entry[1]', place: { line: 5, column: 3 } })
    expect(errorOf(`${PATIENT}\n{"a":1,,}\n`)).toMatchObject({ path: 'line 2: ', place: { line: 2, column: 8 } })
  })

  it('never quotes the file', () => {
    expect(errorOf('{"resourceType":"Patient","name":Secretname}').message).not.toContain('Secret')
  })

  it('stops at a million levels, at once and without a stack', () => {
    for (const open of ['[', '{"a":']) {
      expect(errorOf(`{"resourceType":"Patient","x":${open.repeat(1_000_000)}`)).toMatchObject({ code: 'too-costly' })
      expect(errorOf(bundle(`{"resource":{"x":${open.repeat(1_000_000)}`))).toMatchObject({ code: 'too-costly' })
    }
  })

  it('stops at a value that is too long, in bounded memory', () => {
    const scanner = createScanner(1000)
    scanner.push('{"resourceType":"Patient","x":"')
    expect(() => {
      for (let i = 0; i < 10; i += 1) scanner.push('y'.repeat(200))
    }).toThrow(/longer/)
  })

  it('accepts exactly what JSON.parse accepts', () => {
    const jsonish = fc
      .array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', '-', '0', '.5', 'e1', 'true', 'nul', ' ', '\\'), {
        maxLength: 14,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(jsonish, fc.json()), (text) => {
        const valid = isJson(text)
        expect(findJsonError(text) === null).toBe(valid)
        const wrapped = `{"resourceType":"Patient","x":${text}}`
        const accepted = isJson(wrapped)
        let scanned = true
        try {
          scanText(wrapped)
        } catch (error) {
          expect(error).toBeInstanceOf(ScanError)
          scanned = false
        }
        expect(scanned).toBe(accepted)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses every truncation of a bundle', () => {
    const text = bundle(`{"fullUrl":"u","resource":${PATIENT},"request":{"method":"POST"}}`)
    for (let length = 0; length < text.length; length += 1) expect(() => scanText(text.slice(0, length))).toThrow(ScanError)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
