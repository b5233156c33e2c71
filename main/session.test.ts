/** The session with real files: what a vault, a store and an anchor that do not fit together look like. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PushEvent } from '#app/contract/events.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from './inference/client.ts'
import { resourcePath } from './resources.ts'
import { ANCHOR_FILE, STORE_FILE, VAULT_FILE } from './security/data-folder.ts'
import { createSession, type Session } from './session.ts'
import { verifyStore } from './verify.ts'

const PASSPHRASE = 'a passphrase for the session'
let folder: string
let scorer: Scorer
let session: Session
let pushed: PushEvent[]

const open = () => createSession({ dataDir: folder, scorer, now: () => Date.now(), push: (event) => pushed.push(event), window: false })
const inFolder = (name: string) => path.join(folder, name)

async function verified() {
  const unlocked = session.current()
  if (!unlocked) throw new Error('locked')
  return (await verifyStore(unlocked)).auditChain
}

beforeAll(async () => {
  scorer = await createScorer({ modelsDir: resourcePath('models') })
})
afterAll(() => scorer.close())
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-session-'))
  pushed = []
  session = open()
  await session.create('owner', PASSPHRASE)
})
afterEach(async () => {
  await session.lock('button')
  await rm(folder, { recursive: true, force: true })
})

test('locking closes the store, says why, and unlocking brings everything back', async () => {
  await session.lock('suspend')
  expect(session.current()).toBeNull()
  expect(pushed).toContainEqual({ type: 'session.locked', because: 'suspend' })
  expect(await session.status()).toMatchObject({ state: 'locked', user: null, patients: null })
  await session.unlock('owner', PASSPHRASE)
  expect(await session.status()).toMatchObject({ state: 'unlocked', user: { name: 'owner' } })
  expect(await verified()).toMatchObject({ ok: true })
})

test.each([
  ['missing', () => rmSync(inFolder(ANCHOR_FILE))],
  ['changed', () => writeFileSync(inFolder(ANCHOR_FILE), '{"seq":0}')],
])('an anchor that is %s is noticed, and the log remembers it', async (state, harm) => {
  await session.lock('button')
  harm()
  await session.unlock('owner', PASSPHRASE)
  expect(await verified()).toMatchObject({ ok: false, message: expect.stringContaining(state) })
  const log = await session.current()?.store.read('audit', { before: null, limit: 5 })
  expect(log?.map(({ detail }) => detail)).toContain(`unlocked; the anchor of this log was ${state}`)
})

test('everybody who was scored anew is announced, also in a large import', async () => {
  const demo = resourcePath('build', 'resources', 'demo', 'synthea-demo.ndjson.gz')
  const unlocked = session.current()
  const done = await unlocked?.intake.importPaths([demo], { synthetic: true })
  await unlocked?.queue.idle()
  const announced = new Set(pushed.flatMap((event) => (event.type === 'chart.changed' ? [event.patient] : [])))
  expect(announced.size).toBe(done?.report.patients)
})

test('a close that fails on the way still lets go of the folder and wipes the key', async () => {
  const key = session.current()?.key
  rmSync(inFolder(ANCHOR_FILE), { force: true })
  mkdirSync(inFolder(ANCHOR_FILE)) // the anchor cannot be written over a folder
  await session.lock('button').catch(() => undefined)
  expect(key?.every((byte) => byte === 0)).toBe(true)
  rmSync(inFolder(ANCHOR_FILE), { recursive: true, force: true })
  await session.unlock('owner', PASSPHRASE)
  expect(session.current()).not.toBeNull()
})

test('a store that is gone is not replaced by an empty one', async () => {
  await session.lock('button')
  for (const end of ['', '-wal', '-shm']) rmSync(inFolder(STORE_FILE + end), { force: true })
  await expect(session.unlock('owner', PASSPHRASE)).rejects.toMatchObject({ failure: { kind: 'NotFound' } })
  expect(existsSync(inFolder(STORE_FILE))).toBe(false)
  expect(session.current()).toBeNull()
})

test('a set-up that cannot make its store leaves no vault behind whose recovery key nobody has seen', async () => {
  const blockedFolder = inFolder('blocked')
  mkdirSync(path.join(blockedFolder, `${STORE_FILE}-wal`), { recursive: true })
  const blocked = createSession({ dataDir: blockedFolder, scorer, now: () => Date.now(), push: () => undefined, window: false })
  await expect(blocked.create('owner', PASSPHRASE)).rejects.toThrow()
  expect([blocked.current(), existsSync(path.join(blockedFolder, VAULT_FILE))]).toEqual([null, false])
})

test('two sessions never hold one data folder', async () => {
  await expect(open().unlock('owner', PASSPHRASE)).rejects.toMatchObject({ failure: { kind: 'Conflict' } })
})
