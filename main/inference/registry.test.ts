import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Registry } from '#app/risk/manifest.ts'
import { hasExternalData } from './external-data.ts'
import { loadModels } from './registry.ts'
import { verifyModels } from './verify.ts'

const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
const SHIPPED: Registry = JSON.parse(readFileSync(path.join(MODELS, 'registry.json'), 'utf8'))
/** Enough to see that the others still work. */
const FEW = SHIPPED.models.slice(0, 4)
let dir: string

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'wardlight-registry-'))
  for (const { folder } of FEW) await cp(path.join(MODELS, folder), path.join(dir, folder), { recursive: true })
  await writeFile(path.join(dir, 'registry.json'), JSON.stringify({ schema: 1, models: FEW }))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const file = (name: string) => path.join(dir, 'news2', name)

/** Changes a file and signs the change all the way up, as somebody would who packs a model of their own. */
async function repack(name: string, change: (bytes: Buffer) => Uint8Array | string): Promise<void> {
  const bytes = change(await readFile(file(name)))
  await writeFile(file(name), bytes)
  const manifest = JSON.parse(await readFile(file('manifest.json'), 'utf8'))
  manifest.files[name] = sha256(bytes)
  await writeFile(file('manifest.json'), JSON.stringify(manifest))
  const registry = JSON.parse(await readFile(path.join(dir, 'registry.json'), 'utf8'))
  registry.models[0].manifestSha256 = sha256(await readFile(file('manifest.json')))
  await writeFile(path.join(dir, 'registry.json'), JSON.stringify(registry))
}

async function news2() {
  const checks = await loadModels(dir)
  expect(checks.slice(1).every(({ info }) => info.status === 'available')).toBe(true)
  return checks[0]?.info
}

test('the shipped models pass their own proof', async () => {
  const checks = await verifyModels(MODELS)
  expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual(SHIPPED.models.map(({ id }) => `${id} available`))
  for (const { golden } of checks) {
    expect(golden.total).toBeGreaterThanOrEqual(10)
    expect(golden.passed).toBe(golden.total)
  }
})

describe('a model is unavailable, with the reason, and the others still work', () => {
  test.each(['model.onnx', 'card.md', 'golden.jsonl', 'verification.json'])('when one bit of %s differs', async (name) => {
    const bytes = await readFile(file(name))
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
    await writeFile(file(name), bytes)
    expect(await news2()).toMatchObject({ status: 'unavailable', reason: `${name} is not the one the manifest names (hash differs)` })
  })

  test('when the manifest is not the one of the registry', async () => {
    await writeFile(file('manifest.json'), `${await readFile(file('manifest.json'), 'utf8')} `)
    expect((await news2())?.reason).toBe('manifest.json is not the one the registry names (hash differs)')
  })

  test('when a file is missing', async () => {
    await rm(file('verification.json'))
    expect((await news2())?.reason).toBe('verification.json is missing or cannot be read')
  })

  test('when the verification record is empty, speaks of another graph, or counts a failed vector', async () => {
    await repack('verification.json', () => '{}')
    expect((await news2())?.reason).toBe('verification.json is not a verification record')
    await cp(path.join(MODELS, 'news2', 'verification.json'), file('verification.json'))
    await repack('verification.json', (bytes) => bytes.toString().replace(/"graphSha256": "../, '"graphSha256": "00'))
    expect((await news2())?.reason).toBe('verification.json speaks of another model')
    await cp(path.join(MODELS, 'news2', 'verification.json'), file('verification.json'))
    await repack('verification.json', (bytes) => bytes.toString().replace('"passed": 7', '"passed": 6'))
    expect((await news2())?.reason).toBe('verification.json records a test vector that did not pass')
  })

  test('when a golden row does not come out', async () => {
    await repack('golden.jsonl', (bytes) => bytes.toString().replace('"outputs":[0,', '"outputs":[1,'))
    expect((await news2())?.reason).toMatch(/^golden rows: \d+ of \d+ agree$/)
  })

  test('when the graph names a file outside itself', async () => {
    const { onnx } = createRequire(import.meta.url)('onnx-proto')
    await repack('model.onnx', (bytes) => {
      const model = onnx.ModelProto.decode(bytes)
      model.graph.initializer[0].dataLocation = 1
      model.graph.initializer[0].externalData = [{ key: 'location', value: '../secret' }]
      return onnx.ModelProto.encode(model).finish()
    })
    const record = JSON.parse(await readFile(path.join(MODELS, 'news2', 'verification.json'), 'utf8'))
    record.graphSha256 = sha256(await readFile(file('model.onnx')))
    await repack('verification.json', () => JSON.stringify(record))
    expect((await news2())?.reason).toBe('model.onnx asks for data outside the file')
  })
})

test('bytes that are no protobuf are refused, not read past their end', () => {
  expect(() => hasExternalData(Uint8Array.from([0x3a, 0xff, 0xff, 0x03]))).toThrow('not an ONNX model')
  expect(() => hasExternalData(Uint8Array.from([0xff, 0xff]))).toThrow('not an ONNX model')
})
