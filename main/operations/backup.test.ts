import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile, mkdir, rm, truncate } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import { openStore } from '../db/client.ts'
import { createAnchor } from '../security/anchor.ts'
import { holdDataFolder } from '../security/hold.ts'
import { freshFolder } from '../security/temp-folder.test-help.ts'
import { createVault, unlockVault } from '../security/vault.ts'
import { backup, lastBackupAt, restore } from './backup.ts'
import { BLOCK, readTarHeader, tarHeader } from './tar.ts'

const ANA = { user: 'Ana', passphrase: 'river stone lamp' }
const LIGHT = { cost: { memoryKiB: 19_456, passes: 2, lanes: 1 } }
const NOW = Date.parse('2026-03-01T08:00:00Z')
const ACTOR = { user: 'Ana', at: '2026-03-01T07:00:00Z' }

/** A vault, an open store with one entry of its own in the audit log, and a place for the backup. */
async function ward() {
  const root = await freshFolder()
  const dataDir = path.join(root, 'data')
  const { key } = await createVault(dataDir, ANA, LIGHT)
  const anchor = createAnchor(dataDir, key)
  const store = await openStore({ file: path.join(dataDir, 'store.db'), key, onHead: anchor.note })
  onTestFinished(() => store.close())
  const head = await store.write('appendAudit', { actor: ACTOR, action: 'session', patient: null, detail: 'a night on the ward' })
  await anchor.flush()
  return { root, dataDir, key, store, head, file: path.join(root, 'night.wlbackup'), other: path.join(root, 'other') }
}

const kindOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof WardlightError ? error.failure.kind : error === null ? 'no error' : String(error)
}

describe('backup and restore', () => {
  it('brings the whole store to another folder, where the same passphrase opens it', async () => {
    const { dataDir, store, file, other, head } = await ward()
    const made = await backup({ store, dataDir, file, now: () => NOW })
    expect(made).toMatchObject({ path: file, checked: true, createdAt: '2026-03-01T08:00:00.000Z' })
    expect(made.files.map(({ name }) => name)).toEqual(['vault.json', 'anchor.json', 'store.db'])
    expect(made.bytes).toBe(readFileSync(file).length)
    expect(await lastBackupAt(dataDir)).toBe('2026-03-01T08:00:00.000Z')

    const restored = await restore({ file, dataDir: other })
    expect(restored).toMatchObject({ data: other, checked: true, files: made.files })
    expect(readdirSync(other).sort()).toEqual(['anchor.json', 'store.db', 'vault.json'])
    const { key, user } = await unlockVault(other, ANA)
    expect(user.roles).toEqual(['clinician', 'admin'])
    const again = await openStore({ file: path.join(other, 'store.db'), key, create: false })
    onTestFinished(() => again.close())
    expect(await again.read('auditHead', {})).toEqual(head)
    const anchored = createAnchor(other, key).read()
    expect(anchored).toEqual(head)
    expect(await again.read('verify', { anchor: head })).toMatchObject({ database: { ok: true }, auditChain: { ok: true } })
  })

  it('is a tar that the tools of the system list, and whose files hash to what its manifest says', async () => {
    const { dataDir, store, file } = await ward()
    const { files } = await backup({ store, dataDir, file })
    const list = execFileSync('tar', ['-tf', file], { encoding: 'utf8' })
    expect(list.trim().split('\n')).toEqual(
      ['vault.json', 'anchor.json', 'store.db', 'manifest.json'].map((name) => `wardlight-backup/${name}`),
    )
    const content = execFileSync('tar', ['-xOf', file, 'wardlight-backup/store.db'], { maxBuffer: 1e9 })
    expect(createHash('sha256').update(content).digest('hex')).toBe(files.find(({ name }) => name === 'store.db')?.sha256)
  })

  it('leaves nothing in the clear and nothing half done', async () => {
    const { root, dataDir, store, file, key } = await ward()
    await backup({ store, dataDir, file })
    const bytes = readFileSync(file)
    for (const secret of ['a night on the ward', ANA.passphrase, Buffer.from(key)]) expect(bytes.includes(secret)).toBe(false)
    expect(readdirSync(root).sort()).toEqual(['data', 'night.wlbackup'])
    expect(readdirSync(dataDir).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('replaces an older backup, never another kind of file', async () => {
    const { dataDir, store, file } = await ward()
    await backup({ store, dataDir, file })
    expect(await kindOf(backup({ store, dataDir, file }))).toBe('no error')
    writeFileSync(file, 'a letter to somebody '.repeat(100))
    expect(await kindOf(backup({ store, dataDir, file }))).toBe('Conflict')
    expect(readFileSync(file, 'utf8')).toContain('a letter')
  })

  it('says where it cannot write', async () => {
    const { root, dataDir, store } = await ward()
    expect(await kindOf(backup({ store, dataDir, file: path.join(root, 'no such folder', 'x') }))).toBe('NotFound')
    expect(readdirSync(dataDir).filter((name) => name.includes('partial'))).toEqual([])
  })
})

describe('restore refuses', () => {
  it('a folder that holds a store, and one that a program is using', async () => {
    const { dataDir, store, file, other } = await ward()
    await backup({ store, dataDir, file })
    const before = readFileSync(path.join(dataDir, 'vault.json'), 'utf8')
    expect(await kindOf(restore({ file, dataDir }))).toBe('Conflict')
    expect(readFileSync(path.join(dataDir, 'vault.json'), 'utf8')).toBe(before)
    await mkdir(other)
    const release = holdDataFolder(other)
    expect(await kindOf(restore({ file, dataDir: other }))).toBe('Conflict')
    release()
    expect(await kindOf(restore({ file, dataDir: other }))).toBe('no error')
  })

  it('what is no backup, and what is not there', async () => {
    const { root, other } = await ward()
    writeFileSync(path.join(root, 'letter'), 'x'.repeat(5000))
    expect(await kindOf(restore({ file: path.join(root, 'letter'), dataDir: other }))).toBe('BadInput')
    expect(await kindOf(restore({ file: path.join(root, 'none'), dataDir: other }))).toBe('NotFound')
    expect(existsSync(path.join(other, 'vault.json'))).toBe(false)
  })

  it('every backup with a flipped bit or a missing end, and puts nothing in place', async () => {
    const { root, dataDir, store, file, other } = await ward()
    await backup({ store, dataDir, file, now: () => NOW })
    const whole = readFileSync(file)
    const bad = path.join(root, 'bad')
    const manifestAt = whole.lastIndexOf('{\n  "format"')
    const spread = Array.from({ length: 40 }, (_, index) => Math.floor((index / 40) * whole.length))
    const places = [
      ...spread,
      ...['"program"', 'createdAt', '2026', 'schema', 'sha256', 'check'].map((word) => whole.indexOf(word, manifestAt) + 1),
    ]
    const accepted: string[] = []
    for (const at of places) {
      const flipped = Buffer.from(whole)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      writeFileSync(bad, flipped)
      const kind = await kindOf(restore({ file: bad, dataDir: other }))
      // Filling between files carries nothing: a flip there changes nothing that is restored.
      if (kind === 'no error' && !isPadding(whole, at)) accepted.push(`flip at ${at}`)
      if (kind !== 'no error') expect(existsSync(path.join(other, 'vault.json'))).toBe(false)
      await rm(other, { recursive: true, force: true })
    }
    for (const cut of [1, 100, 513, Math.floor(whole.length / 2), whole.length - 1500]) {
      await copyFile(file, bad)
      await truncate(bad, cut)
      if ((await kindOf(restore({ file: bad, dataDir: other }))) === 'no error') accepted.push(`cut at ${cut}`)
      expect(existsSync(other) ? readdirSync(other) : []).toEqual([])
    }
    expect(accepted).toEqual([])
  })

  it('a backup with a file that does not belong there, whatever its name', async () => {
    const { root, dataDir, store, file, other } = await ward()
    await backup({ store, dataDir, file })
    const whole = readFileSync(file)
    for (const name of ['wardlight-backup/../../evil', 'wardlight-backup/evil', 'wardlight-backup/vault.json']) {
      const bad = path.join(root, 'bad')
      writeFileSync(bad, Buffer.concat([tarHeader({ name, bytes: 3 }, NOW), Buffer.alloc(BLOCK, 'x'), whole]))
      expect(await kindOf(restore({ file: bad, dataDir: other }))).toBe('Corrupt')
      expect(readdirSync(other)).toEqual([])
    }
    expect(readdirSync(root).sort()).toEqual(['bad', 'data', 'night.wlbackup', 'other'])
  })
})

/** Whether the byte lies between the end of a file and the next block, or after the manifest. */
function isPadding(whole: Buffer, place: number): boolean {
  for (let at = 0; ; ) {
    const header = readTarHeader(whole.subarray(at, at + BLOCK))
    if (header === null) return place >= at
    const end = at + BLOCK + header.bytes
    const next = Math.ceil(end / BLOCK) * BLOCK
    if (place < next) return place >= end
    at = next
  }
}

describe('tar header', () => {
  it.each([0, 1, 511, 8 ** 11 - 1, 8 ** 11, 5_000_000_000_000])('carries a size of %d bytes', (bytes) => {
    expect(readTarHeader(tarHeader({ name: 'wardlight-backup/store.db', bytes }, NOW))).toEqual({
      name: 'wardlight-backup/store.db',
      bytes,
    })
  })

  it('notices any changed byte', () => {
    const header = tarHeader({ name: 'a', bytes: 12 }, NOW)
    for (let at = 0; at < BLOCK; at += 1) {
      const changed = Buffer.from(header)
      changed[at] = (changed[at] ?? 0) ^ 1
      // The checksum's own trailing space and zero carry nothing.
      if (at === 154 || at === 155) continue
      expect(() => readTarHeader(changed), `byte ${at}`).toThrow('damaged')
    }
  })
})
