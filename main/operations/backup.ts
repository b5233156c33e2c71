/** Backup and restore. What is in a backup stays encrypted: neither asks for a passphrase, and a backup alone opens nothing. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import type { Store } from '#app/ports/store.ts'
import { makePrivateFolder, syncFolder, writeFileAtomic } from '../security/atomic-file.ts'
import { ANCHOR_FILE, STORE_FILE, VAULT_COPY_FILE, VAULT_FILE } from '../security/data-folder.ts'
import { holdDataFolder } from '../security/hold.ts'
import { vaultStatus } from '../security/vault.ts'
import { vaultPresence } from '../security/vault-file.ts'
import { VERSION } from '../version.ts'
import type { FileRecord, Manifest } from './backup-file.ts'
import { damagedBackup, looksLikeBackup, readBackup, writeBackup } from './backup-file.ts'
import { explained } from './errors.ts'

const LAST_BACKUP_FILE = 'last-backup.json'
const RESTORING = 'restore.partial'
/** The vault last: a folder without it is not taken for a patient store. */
const ORDER: readonly FileRecord['name'][] = [STORE_FILE, ANCHOR_FILE, VAULT_FILE]

export type BackupResult = Readonly<{ path: string; bytes: number; checked: boolean; createdAt: string; files: readonly FileRecord[] }>
export type RestoreResult = Readonly<{ data: string; bytes: number; checked: boolean; createdAt: string; files: readonly FileRecord[] }>

/** A file that is there already is replaced only if it is a backup itself: a slip in a name costs nobody a document. */
export async function refuseOther(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (!found || found.size === 0) return
  if (found.isFile() && (await looksLikeBackup(file))) return
  throw new WardlightError('Conflict', `${path.basename(file)} is there already and is not a backup.`, { next: 'Choose another name.' })
}

/** The anchor is copied before the store, so that it is never ahead of it. */
async function copyParts(store: Store, dataDir: string, folder: string) {
  const sources: { name: FileRecord['name']; source: string }[] = []
  for (const name of [VAULT_FILE, ANCHOR_FILE] as const) {
    const from = name === VAULT_FILE && !existsSync(path.join(dataDir, name)) ? VAULT_COPY_FILE : name
    if (name === ANCHOR_FILE && !existsSync(path.join(dataDir, name))) continue
    await writeFileAtomic(path.join(folder, name), await readFile(path.join(dataDir, from)))
    sources.push({ name, source: path.join(folder, name) })
  }
  const { checked } = await store.copyTo(path.join(folder, STORE_FILE))
  if (!checked)
    throw new WardlightError('Corrupt', 'The copy of the store did not pass its check; no backup was made.', {
      next: 'Run "wardlight verify".',
    })
  return [...sources, { name: STORE_FILE, source: path.join(folder, STORE_FILE) } as const]
}

export async function writeChecked(
  file: string,
  sources: readonly Readonly<{ name: FileRecord['name']; source: string }>[],
  about: Omit<Manifest, 'files'>,
): Promise<Manifest> {
  const temporary = `${file}.${randomBytes(4).toString('hex')}.partial`
  try {
    const handle = await open(temporary, 'wx', 0o600)
    await writeBackup(handle, sources, about).finally(() => handle.close())
    const manifest = await readBackup(temporary)
    await rename(temporary, file)
    await syncFolder(path.dirname(file))
    return manifest
  } finally {
    await rm(temporary, { force: true })
  }
}

/**
 * One file with everything that a data folder needs, read back and compared before it gets its name.
 * @param now epoch ms
 * @throws WardlightError 'Conflict' (another kind of file has that name), 'DiskFull', 'NoPermission', 'Corrupt'
 */
export function backup({
  store,
  dataDir,
  file,
  now = Date.now,
}: Readonly<{ store: Store; dataDir: string; file: string; now?: () => number }>): Promise<BackupResult> {
  return explained('Backup', async () => {
    await refuseOther(file)
    const { schema } = await store.read('summary', {})
    const folder = path.join(dataDir, `backup-${randomBytes(4).toString('hex')}.partial`)
    await mkdir(folder, { mode: 0o700 })
    try {
      const sources = await copyParts(store, dataDir, folder)
      const about = { format: 'wardlight-backup', version: 1, program: VERSION, createdAt: new Date(now()).toISOString(), schema } as const
      const { createdAt, files } = await writeChecked(file, sources, about)
      const { size: bytes } = await stat(file)
      await writeFileAtomic(path.join(dataDir, LAST_BACKUP_FILE), JSON.stringify({ at: createdAt, bytes }))
      return { path: file, bytes, checked: true, createdAt, files }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

/** When the newest backup from this folder was made (ISO 8601); null when none is known. */
export async function lastBackupAt(dataDir: string): Promise<string | null> {
  const text = await readFile(path.join(dataDir, LAST_BACKUP_FILE), 'utf8').catch(() => '{}')
  const { at } = z
    .object({ at: z.iso.datetime().nullable().catch(null) })
    .catch({ at: null })
    .parse(parseJson(text))
  return at
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Everything of the file into `folder`, which is emptied first. */
export async function unpack(file: string, folder: string): Promise<Manifest> {
  await rm(folder, { recursive: true, force: true })
  await makePrivateFolder(folder)
  const manifest = await readBackup(file, async (name) => {
    const handle = await open(path.join(folder, name), 'wx', 0o600)
    const end = () => handle.sync().finally(() => handle.close())
    return { write: (piece) => handle.writeFile(piece), end }
  })
  if (vaultStatus(folder).state !== 'ready') throw damagedBackup('its vault cannot be read')
  return manifest
}

const notABackup = () =>
  new WardlightError('BadInput', 'This is a downtime copy, to be read and not to go on with.', {
    next: 'Open it with "downtime open", or choose a file made with "backup".',
  })

/** All or none: what was moved goes back when a later one cannot be moved. */
async function putInPlace(folder: string, dataDir: string): Promise<void> {
  const names = ORDER.filter((name) => existsSync(path.join(folder, name)))
  const moved: string[] = []
  try {
    for (const name of names) {
      await rename(path.join(folder, name), path.join(dataDir, name))
      moved.push(name)
    }
  } catch (error) {
    for (const name of moved) await rm(path.join(dataDir, name), { force: true })
    throw error
  }
  await syncFolder(dataDir)
}

/**
 * Puts a backup into a data folder that holds no store. Everything is checked before anything is put in place.
 * @throws WardlightError 'Conflict' (the folder holds a store, or a running program), 'Corrupt', 'BadInput', 'DiskFull', 'NoPermission'
 */
export function restore({ file, dataDir }: Readonly<{ file: string; dataDir: string }>): Promise<RestoreResult> {
  return explained('Restore', async () => {
    if (vaultPresence(dataDir) !== 'none') {
      throw new WardlightError('Conflict', 'This data folder already holds a patient store; nothing was changed.', {
        next: 'Restore into a new, empty folder, and compare before you remove the old one.',
      })
    }
    const { size: bytes } = await stat(file)
    await makePrivateFolder(dataDir)
    const release = holdDataFolder(dataDir)
    const folder = path.join(dataDir, RESTORING)
    try {
      const { createdAt, files, kind } = await unpack(file, folder)
      if (kind === 'downtime') throw notABackup()
      await putInPlace(folder, dataDir)
      return { data: dataDir, bytes, checked: true, createdAt, files }
    } finally {
      await rm(folder, { recursive: true, force: true })
      release()
    }
  })
}
