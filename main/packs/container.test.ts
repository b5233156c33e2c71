import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, PACK_LIMITS } from '#app/contract/pack.ts'
import { readHead, readPack } from './container.ts'
import { jsonDepth } from './json.ts'
import { indexOf, modelFiles, newKey, sealed } from './packs.test-help.ts'
import { PackRefusal } from './refusal.ts'

const KEY = newKey()
const FILES = modelFiles('news2', '1.1.0')
const PACK = sealed(FILES, KEY)
const HEAD = readHead(PACK).length

function codeOf(bytes: Buffer): string {
  try {
    readPack(bytes)
    return 'taken'
  } catch (error) {
    return error instanceof PackRefusal ? error.code : `threw ${error}`
  }
}
const flipped = (bit: number) => {
  const bytes = Buffer.from(PACK)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bytes
}

test('what goes in comes out', () => {
  const { head, files } = readPack(PACK)
  expect(head.index).toEqual(indexOf(FILES, KEY))
  expect(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).equals(Buffer.from(FILES[name] ?? []))])).toEqual(
    Object.keys(FILES).map((name) => [name, true]),
  )
})

describe('one bit', () => {
  test('anywhere in the head is noticed', () => {
    const codes = Array.from({ length: HEAD * 8 }, (_, bit) => codeOf(flipped(bit)))
    expect(codes.filter((code) => code === 'taken' || code.startsWith('threw'))).toEqual([])
  })

  test('anywhere in the files is noticed', () => {
    const bit = fc.integer({ min: HEAD * 8, max: PACK.length * 8 - 1 })
    fc.assert(
      fc.property(bit, (at) => {
        expect(codeOf(flipped(at))).toBe('altered')
      }),
      { numRuns: 500 },
    )
  })
})

test('every length but its own is noticed, and so is any file that is no pack', () => {
  const length = fc.integer({ min: 0, max: PACK.length - 1 })
  fc.assert(fc.property(length, (end) => void expect(codeOf(PACK.subarray(0, end))).toMatch(/^(not-a-pack|altered)$/)))
  expect(codeOf(Buffer.concat([PACK, Buffer.from([0])]))).toBe('altered')
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void expect(codeOf(Buffer.from(bytes))).toBe('not-a-pack')))
  const begun = PACK.subarray(0, 13)
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      (bytes) => void expect(codeOf(Buffer.concat([begun, bytes]))).not.toMatch(/taken|threw/),
    ),
  )
})

describe('an index that its publisher signed is still read strictly', () => {
  const first = { ...FILES }
  const entry = (i: number) => indexOf(FILES, KEY).files[i] ?? { name: '', size: 0, sha256: '' }

  test.each([
    ['a path upwards', '../model.onnx', 'index'],
    ['a path into another place', 'evidence/../../x.json', 'index'],
    ['an absolute path', '/etc/passwd', 'index'],
    ['a path of Windows', 'evidence/..\\x.json', 'index'],
    ['a zero byte', 'evidence/a\u0000.json', 'index'],
    ['an unknown kind', 'evidence/run.exe', 'index'],
    ['the name of a list of its own', 'registry.json', 'index'],
  ])('%s', (_, name, code) => {
    const files = { ...first, [name]: Buffer.from('{}') }
    expect(codeOf(sealed(files, KEY))).toBe(code)
  })

  test.each([
    ['a file twice', [0, 1, 2, 3, 4, 4], 'duplicate-file'],
    ['a file missing', [0, 1, 2, 3], 'index'],
    ['two files in each other’s place', [1, 0, 2, 3, 4], 'index'],
  ])('%s', (_, order, code) => {
    expect(codeOf(sealed(FILES, KEY, (index) => ({ ...index, files: order.map(entry) })))).toBe(code)
  })

  test('files beyond their limits', () => {
    const large = { ...FILES, 'card.md': Buffer.alloc(PACK_LIMITS.files['card.md'] + 1, 'a') }
    expect(codeOf(sealed(large, KEY))).toBe('too-large')
    const exact = { ...FILES, 'card.md': Buffer.alloc(PACK_LIMITS.files['card.md'], 'a') }
    expect(codeOf(sealed(exact, KEY))).toBe('taken')
  })

  test('an empty signature is called unsigned, another format is named', () => {
    const bare = Buffer.from(PACK)
    bare.fill(0, HEAD - 64, HEAD)
    expect(codeOf(bare)).toBe('unsigned')
    const newer = Buffer.from(PACK)
    newer.writeUInt16BE(2, 12)
    expect(codeOf(newer)).toBe('newer-format')
  })

  test('JSON that is deeper than anything honest is not parsed', () => {
    expect(jsonDepth(Buffer.from('{"a":"[[[[\\"[[","b":[1,{"c":[]}]}'))).toBe(4)
    const deep = Buffer.from('['.repeat(60_000))
    const bytes = Buffer.concat([PACK.subarray(0, 18), deep, PACK.subarray(HEAD - 64)])
    bytes.writeUInt32BE(deep.length, 14)
    expect(codeOf(bytes)).toBe('json')
  })
})

test('versions are ordered by number', () => {
  expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0)
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0)
  expect(compareVersions('0.9.9', '1.0.0')).toBeLessThan(0)
  expect(compareVersions('anything', '0.0.0')).toBeLessThan(0)
})
