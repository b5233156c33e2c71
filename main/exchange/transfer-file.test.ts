import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import { type OpenStore, openStore } from '../db/client.ts'
import { signingKey } from './signing.ts'
import { fileSink, into } from './sink.ts'
import { argon2Key, type KeyMaker, openFile } from './transfer-frames.ts'
import { type Received, readTransfer } from './transfer-read.ts'
import { writeTransfer } from './transfer-write.ts'

const ACTOR = { user: 'ines', at: '2026-03-01T09:00:00Z' }
const PASSPHRASE = 'correct horse battery'

vi.setConfig({ testTimeout: 120_000 })

/** A key for a test that opens a file a hundred times. */
const quickKey: KeyMaker = async (passphrase, { salt }) => createHash('sha256').update(passphrase).update(salt).digest()

let folder: string
let store: OpenStore

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'transfer-test-'))
  store = await openStore({ file: path.join(folder, 'store.db'), key: randomBytes(32) })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const patient = patientId('p1')
/** A resource whose text does not shrink, so that a few of them fill several frames. */
const incompressible = (n: number): ExportResource => ({
  ref: `Binary/b${n}`,
  type: 'Binary',
  raw: JSON.stringify({ resourceType: 'Binary', id: `b${n}`, data: randomBytes(60_000).toString('base64') }),
  patient,
  state: 'shown',
  recordedAt: ACTOR.at,
})
const PERSON: ExportResource = {
  ref: 'Patient/p1',
  type: 'Patient',
  raw: '{\n "resourceType":"Patient","id":"p1", "multipleBirthInteger": 1.10\n}',
  patient,
  state: 'held',
  recordedAt: ACTOR.at,
}

async function* listed(resources: readonly ExportResource[]) {
  yield* resources
}

async function made(
  name: string,
  resources: readonly ExportResource[],
  makeKey: KeyMaker = quickKey,
  forger: KeyObject | null = null,
): Promise<string> {
  const file = path.join(folder, name)
  const own = await signingKey(store, ACTOR)
  const sender = forger === null ? own : { ...own, privateKey: forger }
  const sink = await fileSink(file, true)
  const order = { resources: listed(resources), store, sink, passphrase: PASSPHRASE, sender, madeAt: ACTOR.at, makeKey }
  await into(sink, () => writeTransfer(order))
  return file
}

async function read(file: string, passphrase = PASSPHRASE, makeKey: KeyMaker = quickKey) {
  const handle = await open(file, 'r')
  try {
    const resources: Received[] = []
    const reader = readTransfer(handle, await openFile(handle, passphrase, makeKey))
    for (;;) {
      const next = await reader.next()
      if (next.done) return { ...next.value, resources }
      resources.push(next.value)
    }
  } finally {
    await handle.close()
  }
}

async function failure(bytes: Uint8Array): Promise<WardlightError> {
  const file = path.join(folder, 'changed.wltransfer')
  writeFileSync(file, bytes)
  try {
    await read(file)
  } catch (error) {
    if (error instanceof WardlightError) return error
    throw error
  }
  throw new Error('the change was not noticed')
}

describe('a transfer file', () => {
  it('gives back every resource to the letter, with who sent it and where it came from', async () => {
    const file = await made('plain.wltransfer', [incompressible(1), PERSON])
    const { opening, manifest, resources } = await read(file)
    expect(opening).toMatchObject({ madeAt: ACTOR.at, sender: { name: 'ines' } })
    expect(manifest).toMatchObject({ resources: 2, patients: 1, byType: { Binary: 1, Patient: 1 } })
    expect(resources[1]).toMatchObject({ ref: 'Patient/p1', raw: PERSON.raw, state: 'held', recordedAt: ACTOR.at, patient: 'p1' })
    expect(readFileSync(file).includes('Patient')).toBe(false)
  })

  it('opens with the real key derivation, and with no other passphrase', async () => {
    const file = await made('argon.wltransfer', [PERSON], argon2Key)
    expect((await read(file, PASSPHRASE, argon2Key)).resources).toHaveLength(1)
    await expect(read(file, 'correct horse batterx', argon2Key)).rejects.toMatchObject({ name: 'WrongPassphrase' })
  })

  it('may be empty', async () => {
    expect((await read(await made('empty.wltransfer', []))).manifest).toMatchObject({ resources: 0, patients: 0 })
  })

  it('is never the same twice, so that nothing is learned from comparing two', async () => {
    const [a, b] = [readFileSync(await made('a.wltransfer', [PERSON])), readFileSync(await made('b.wltransfer', [PERSON]))]
    expect(a.equals(b)).toBe(false)
  })
})

describe('damage', () => {
  let bytes: Buffer
  /** Where each frame begins. */
  let frames: number[]

  beforeAll(async () => {
    bytes = readFileSync(await made('whole.wltransfer', [...Array.from({ length: 16 }, (_, n) => incompressible(n)), PERSON]))
    frames = []
    const header = 11 + 6 + bytes.readUInt32BE(13) + 32
    for (let at = header; at < bytes.length; at += 4 + bytes.readUInt32BE(at)) frames.push(at)
    expect(frames.length).toBeGreaterThan(3)
  })

  const frame = (n: number) => bytes.subarray(frames[n], frames[n + 1] ?? bytes.length)
  const head = () => bytes.subarray(0, frames[0])

  it('of any one byte is noticed', async () => {
    const places = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: bytes.length - 1 }))
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ change
        expect((await failure(changed)).failure).toMatchObject({ kind: 'BadInput', path: expect.any(String) })
      }),
      { numRuns: 150 },
    )
  })

  it('by cutting is noticed wherever it is cut, also between two frames', async () => {
    const cuts = fc.oneof(fc.integer({ min: 0, max: bytes.length - 1 }), fc.constantFrom(...frames))
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect((await failure(bytes.subarray(0, at))).name).toBe('BadInput')
      }),
      { numRuns: 60 },
    )
  })

  it('by swapped, repeated, missing or added frames is noticed', async () => {
    const last = frames.length - 1
    const order = (...numbers: readonly number[]) => Buffer.concat([head(), ...numbers.map(frame)])
    const all = frames.map((_, n) => n)
    const swapped = all.with(1, 2).with(2, 1)
    for (const numbers of [swapped, [0, ...all], all.filter((n) => n !== 1), [...all, last], all.slice(0, -1)]) {
      expect((await failure(order(...numbers))).name).toBe('BadInput')
    }
    expect((await failure(Buffer.concat([bytes, Buffer.from([0])]))).name).toBe('BadInput')
  })

  it('names the place', async () => {
    const changed = Buffer.from(bytes)
    const at = (frames[2] ?? 0) + 100
    changed[at] = (changed[at] ?? 0) ^ 1
    expect((await failure(changed)).failure.path).toBe('frame 3')
  })

  it('of a frame of another file with the same passphrase is noticed', async () => {
    const other = readFileSync(await made('other.wltransfer', [...Array.from({ length: 16 }, (_, n) => incompressible(n)), PERSON]))
    const start = 11 + 6 + other.readUInt32BE(13) + 32
    const first = other.subarray(start, start + 4 + other.readUInt32BE(start))
    expect((await failure(Buffer.concat([head(), first, bytes.subarray(frames[1])]))).name).toBe('BadInput')
  })
})

describe('a hostile file', () => {
  it('cannot ask for all the memory', async () => {
    const header = Buffer.from(
      JSON.stringify({
        kdf: { algorithm: 'argon2id', memoryKiB: 4_000_000, passes: 3, lanes: 1, salt: randomBytes(16).toString('base64') },
        check: '',
      }),
    )
    const fixed = Buffer.from('WLTRANSFER\n\0\x01\0\0\0\0', 'latin1')
    fixed.writeUInt32BE(header.length, 13)
    const sum = createHash('sha256').update(fixed).update(header).digest()
    expect((await failure(Buffer.concat([fixed, header, sum]))).failure).toMatchObject({ kind: 'BadInput', path: 'header' })
  })

  it('from somebody who knows the passphrase and signs in another name is refused', async () => {
    const forged = await made('forged.wltransfer', [PERSON], quickKey, generateKeyPairSync('ed25519').privateKey)
    expect((await failure(readFileSync(forged))).failure).toMatchObject({ kind: 'BadInput', path: 'its signature' })
  })

  it('that is something else is told apart', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('{"resourceType":"Patient"}'), randomBytes(5000)]) {
      expect((await failure(bytes)).message).toContain('not a transfer file')
    }
  })
})
