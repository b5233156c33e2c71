import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { openStore } from '../db/client.ts'
import { batch, condition, patient } from '../db/testing/fixtures.ts'
import { createScorer } from '../inference/client.ts'
import { resourcePath } from '../resources.ts'
import { STORE_FILE } from '../security/data-folder.ts'
import { createVault, unlockVault } from '../security/vault.ts'
import { createSession } from '../session.ts'
import { backup, restore } from './backup.ts'
import { DOWNTIME_USER, downtimeMark, lookAtDowntimeCopy, makeDowntimeCopy, unpackDowntimeCopy } from './downtime.ts'

const ANA = { user: 'Ana', passphrase: 'river stone lamp' }
const COPY = 'words for the stick'
const LIGHT = { cost: { memoryKiB: 19_456, passes: 2, lanes: 1 } }
const NOW = Date.parse('2026-03-01T08:00:00Z')
const P = patientId('p1')

let site: Awaited<ReturnType<typeof made>>

/** A store of one patient with a draft of its owner, and a copy of it. */
async function made() {
  const root = await mkdtemp(path.join(tmpdir(), 'wardlight-downtime-'))
  const dataDir = path.join(root, 'data')
  const { key } = await createVault(dataDir, ANA, LIGHT)
  const store = await openStore({ file: path.join(dataDir, STORE_FILE), key })
  await store.write('importBatch', batch(patient('p1'), condition('c1', 'p1')))
  await store.write('saveDraft', { patient: P, form: 'values', user: 'Ana', body: 'half a thought', at: '2026-03-01T07:00:00Z' })
  const file = path.join(root, 'ward.wldowntime')
  const result = await makeDowntimeCopy({
    store,
    dataDir,
    file,
    passphrase: COPY,
    actor: () => ({ user: 'Ana', at: '2026-03-01T08:00:00Z' }),
    now: () => NOW,
    vault: LIGHT,
  })
  const saved = path.join(root, 'night.wlbackup')
  await backup({ store, dataDir, file: saved })
  await store.close()
  return { root, dataDir, key, file, saved, result }
}

let scorer: Scorer

beforeAll(async () => {
  scorer = await createScorer({ modelsDir: resourcePath('models') })
  site = await made()
})

afterAll(async () => {
  await scorer.close()
  await rm(site.root, { recursive: true, force: true })
})

describe('a downtime copy', () => {
  it('says what moment it shows and leaves nothing half done beside it', async () => {
    expect(site.result).toEqual({
      asOf: '2026-03-01T08:00:00.000Z',
      madeBy: 'Ana',
      patients: 1,
      path: site.file,
      bytes: readFileSync(site.file).length,
    })
    expect(await lookAtDowntimeCopy(site.file)).toEqual({ asOf: '2026-03-01T08:00:00.000Z' })
    expect(readdirSync(site.dataDir).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('has a key of its own: the passphrase and the key of the site open nothing of it, and no name stands in the clear', async () => {
    const folder = path.join(site.root, 'other')
    await unpackDowntimeCopy(site.file, folder)
    await expect(unlockVault(folder, ANA)).rejects.toMatchObject({ name: 'WrongPassphrase' })
    await expect(openStore({ file: path.join(folder, STORE_FILE), key: site.key, create: false })).rejects.toThrow()
    expect(readFileSync(site.file).includes('Costa')).toBe(false)
    const { key, user } = await unlockVault(folder, { user: DOWNTIME_USER, passphrase: COPY })
    expect(user.roles).toEqual(['reader'])
    const copy = await openStore({ file: path.join(folder, STORE_FILE), key, create: false })
    onTestFinished(() => copy.close())
    expect((await copy.read('chart', { patient: P }))?.conditions).toHaveLength(1)
    expect(await copy.read('draft', { patient: P, form: 'values', user: 'Ana' })).toBeNull()
    expect(await downtimeMark(copy)).toEqual({ asOf: '2026-03-01T08:00:00.000Z', madeBy: 'Ana', patients: 1 })
  })

  it('is not taken for a backup, nor a backup for it, nor a damaged file for either', async () => {
    const nowhere = path.join(site.root, 'nowhere')
    await expect(restore({ file: site.file, dataDir: nowhere })).rejects.toMatchObject({ name: 'BadInput' })
    await expect(unpackDowntimeCopy(site.saved, nowhere)).rejects.toMatchObject({ name: 'BadInput' })
    await expect(lookAtDowntimeCopy(site.saved)).rejects.toMatchObject({ name: 'BadInput' })
    const bytes = readFileSync(site.file)
    bytes.writeUInt8(bytes.readUInt8(40_000) ^ 1, 40_000)
    const damaged = path.join(site.root, 'damaged.wldowntime')
    writeFileSync(damaged, bytes)
    await expect(unpackDowntimeCopy(damaged, nowhere)).rejects.toMatchObject({ name: 'Corrupt' })
    expect(existsSync(path.join(nowhere, STORE_FILE))).toBe(false)
  })
})

describe('a session in a downtime copy', () => {
  it('reads, writes only the log, and is gone from the disk when it locks', async () => {
    const dataDir = path.join(site.root, 'elsewhere')
    const session = createSession({ dataDir, scorer, now: () => NOW, push: () => undefined, window: false })
    await expect(session.openDowntime(site.file, 'not the words')).rejects.toMatchObject({ name: 'WrongPassphrase' })
    expect(readdirSync(dataDir)).toEqual([])
    await session.openDowntime(site.file, COPY)
    const open = session.current()
    if (!open) throw new Error('the copy did not open')
    expect((await session.status()).downtime).toMatchObject({ asOf: '2026-03-01T08:00:00.000Z' })
    expect((await open.store.read('chart', { patient: P }))?.conditions).toHaveLength(1)
    await expect(open.store.write('importBatch', batch(patient('p2')))).rejects.toMatchObject({ name: 'NotAllowed' })
    expect(() => open.store.connect()).toThrow('nothing can be changed')
    await session.lock('button')
    expect(readdirSync(dataDir)).toEqual([])
    expect(await session.status()).toMatchObject({ state: 'new', downtime: null })
  })
})
