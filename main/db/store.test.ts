import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { OpenStore, OpenStoreOptions } from './client.ts'
import { openStore, storeFromPort } from './client.ts'
import { ACTOR, batch, condition, KEY, observation, patient, tempFolder } from './testing/fixtures.ts'

const P = patientId('p1')
let room: ReturnType<typeof tempFolder>
const opened: OpenStore[] = []

async function open(more: Partial<OpenStoreOptions> = {}): Promise<OpenStore> {
  const store = await openStore({ file: path.join(room.folder, 'store.db'), key: KEY, ...more })
  opened.push(store)
  return store
}

beforeEach(() => {
  room = tempFolder()
})
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
  room.remove()
})

test('a read after a resolved write sees it, and the head of the audit log comes before the write resolves', async () => {
  const heads: number[] = []
  const store = await open({ onHead: (head) => heads.push(head.seq) })
  await store.write('importBatch', batch(patient('p1'), observation('o1', 'p1')))
  expect(heads).toEqual([1])
  const chart = await store.read('chart', { patient: P })
  expect(chart?.patient.name).toBe('Costa, Ana')
  expect(chart?.results[0]?.newest[0]?.value).toEqual({ kind: 'quantity', value: 1.1, text: '1.10', unit: 'mg/dL', comparator: null })
  expect((await store.read('manyPatientFacts', { patients: [P], perCode: 3 }))[0]?.observations).toHaveLength(1)
  expect(await store.read('series', { patient: P, codes: ['2160-0'] })).toHaveLength(1)
})

test('what is written through a connected port is stored, and its head reaches the owner', async () => {
  const heads: number[] = []
  const store = await open({ onHead: (head) => heads.push(head.seq) })
  const far = storeFromPort(store.connect())
  expect((await far.write('importBatch', batch(patient('p1')))).stored).toBe(1)
  expect((await store.read('summary', {})).patients).toBe(1)
  await expect.poll(() => heads).toEqual([1])
})

test('a failure of a call comes back as its kind, and the store goes on', async () => {
  const store = await open()
  await expect(store.write('appendAudit', { actor: ACTOR, action: 'view', patient: P, detail: '' })).resolves.toEqual({
    seq: 1,
    hash: expect.any(String),
  })
  await expect(
    store.write('recordScores', { actor: ACTOR, patients: [{ patient: P, scores: [], alerts: [], evaluated: [] }] }),
  ).rejects.toMatchObject({
    name: 'NotFound',
    failure: { kind: 'NotFound' },
  })
  expect((await store.read('auditHead', {})).seq).toBe(1)
})

test('the wrong key, a missing store and a closed store are told apart', async () => {
  const store = await open()
  await store.close()
  await expect(store.read('summary', {})).rejects.toMatchObject({ name: 'Locked' })
  await expect(open({ key: new Uint8Array(32) })).rejects.toMatchObject({ name: 'WrongPassphrase' })
  await expect(open({ file: path.join(room.folder, 'none.db'), create: false })).rejects.toMatchObject({ name: 'NotFound' })
  expect(readdirSync(room.folder)).not.toContain('none.db')
})

test('a copy is encrypted with the same key, holds everything, and was checked', async () => {
  const store = await open()
  await store.write('importBatch', batch(patient('p1'), condition('c1', 'p1')))
  const file = path.join(room.folder, 'copy.db')
  const result = await store.copyTo(file)
  expect(result).toEqual({ bytes: readFileSync(file).length, checked: true })
  expect(readFileSync(file).includes('Costa')).toBe(false)
  expect((await store.copyTo(file)).checked).toBe(true)
  expect(readdirSync(room.folder)).not.toContain('copy.db.part')
  const copy = await open({ file, create: false })
  expect((await copy.read('chart', { patient: P }))?.conditions).toHaveLength(1)
})

test('no name stands in the clear in any file of the store', async () => {
  const store = await open()
  await store.write('importBatch', batch(patient('p1'), observation('o1', 'p1')))
  for (const file of readdirSync(room.folder)) {
    const bytes = readFileSync(path.join(room.folder, file))
    for (const text of ['Costa', 'Creatinine', 'SQLite format', 'resourceType']) expect(bytes.includes(text)).toBe(false)
  }
})

test('verify runs beside the other threads and says that all is well', async () => {
  const store = await open()
  await store.write('importBatch', batch(patient('p1'), observation('o1', 'p1')))
  const report = await store.read('verify', { anchor: await store.read('auditHead', {}) })
  expect([report.database.ok, report.auditChain, report.projections.ok]).toEqual([
    true,
    expect.objectContaining({ ok: true, entries: 1 }),
    true,
  ])
})

/** Writes one patient after another and tells each acknowledged one. */
const WRITER = fileURLToPath(new URL('./testing/endless-writer.ts', import.meta.url))

async function killedAfter(file: string, acknowledged: number): Promise<number> {
  const child = spawn(process.execPath, [WRITER, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let text = ''
  for await (const piece of child.stdout) {
    text += String(piece)
    if (text.split('\n').length > acknowledged) child.kill('SIGKILL')
  }
  await ended
  return Math.max(...text.split('\n').slice(0, -1).map(Number))
}

test('what was acknowledged is there after kill -9', async () => {
  const file = path.join(room.folder, 'killed.db')
  for (const count of [1, 20]) {
    const last = await killedAfter(file, count)
    const store = await open({ file, create: false })
    expect(await store.read('chart', { patient: patientId(`k${last}`) })).not.toBeNull()
    const report = await store.read('verify', { anchor: null })
    expect([report.database.ok, report.auditChain.ok, report.projections.ok]).toEqual([true, true, true])
    await store.close()
  }
})

test('a thread that dies fails its call as Unavailable, and the next call finds a new one', async () => {
  const threads: Worker[] = []
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (this: Worker, ...args: Parameters<typeof post>) {
    if (!threads.includes(this)) threads.push(this)
    return post.apply(this, args)
  }
  try {
    const store = await open()
    await store.write('importBatch', batch(patient('p1')))
    const far = storeFromPort(store.connect())
    const dying = store.write('importBatch', batch(patient('p2')))
    const failed = expect(dying).rejects.toMatchObject({ name: 'Unavailable', failure: { next: expect.any(String) } })
    await Promise.all(threads.map((thread) => thread.terminate()))
    await failed
    await expect(far.write('importBatch', batch(patient('p3')))).rejects.toMatchObject({ name: 'Unavailable' })
    await Promise.all([store.write('importBatch', batch(patient('p4'))), store.write('importBatch', batch(patient('p5')))])
    expect(threads.filter((thread) => thread.threadId > 0)).toHaveLength(1)
    expect((await store.read('worklist', { query: 'MRN-p4', limit: 5, offset: 0 })).matching).toBe(1)
  } finally {
    Worker.prototype.postMessage = post
  }
})
