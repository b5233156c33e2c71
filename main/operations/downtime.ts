/** Downtime copies: the whole store of one moment in one file, under a passphrase of its own, to be read on any machine with Wardlight. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type DowntimeMade, DowntimeMark } from '#app/contract/downtime.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import { DOWNTIME_SETTING } from '../db/copy.ts'
import { createAnchor } from '../security/anchor.ts'
import { ANCHOR_FILE, STORE_FILE, VAULT_FILE } from '../security/data-folder.ts'
import { createVault, type VaultOptions } from '../security/vault.ts'
import { VERSION } from '../version.ts'
import { refuseOther, unpack, writeChecked } from './backup.ts'
import { readBackup } from './backup-file.ts'
import { explained } from './errors.ts'

/** Whoever has the passphrase reads as this user; the log of the copy keeps what was looked at. */
export const DOWNTIME_USER = 'downtime reader'

type MakeOrder = Readonly<{
  store: Store
  actor: () => Actor
  dataDir: string
  file: string
  passphrase: string
  /** Epoch ms. */
  now: () => number
  vault?: VaultOptions
}>

/**
 * Writes the copy, reads it back and compares it before it gets its name; the log says so. Its key is its own: it opens nothing else, and nothing
 * else opens it.
 * @throws WardlightError 'BadInput' (short passphrase), 'Conflict' (another kind of file has that name), 'DiskFull', 'NoPermission', 'Corrupt'
 */
export function makeDowntimeCopy(order: MakeOrder): Promise<DowntimeMade> {
  return explained('Downtime copy', async () => {
    await refuseOther(order.file)
    const folder = path.join(order.dataDir, `downtime-${randomBytes(4).toString('hex')}.partial`)
    await mkdir(folder, { mode: 0o700 })
    try {
      const made = await written(order, folder)
      const detail = `downtime copy of ${made.patients} patients written, ${made.bytes} bytes`
      await order.store.write('appendAudit', { actor: order.actor(), action: 'export', patient: null, detail })
      return made
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

async function written({ store, actor, file, passphrase, now, vault }: MakeOrder, folder: string): Promise<DowntimeMade> {
  const { schema, patients } = await store.read('summary', {})
  const mark: DowntimeMark = { asOf: new Date(now()).toISOString(), madeBy: actor().user, patients }
  // The head before the copy, so that the anchor is never ahead of the store.
  const head = await store.read('auditHead', {})
  const { key } = await createVault(folder, { user: DOWNTIME_USER, passphrase, roles: ['reader'] }, vault)
  try {
    const { checked } = await store.copyTo(path.join(folder, STORE_FILE), { key, downtime: JSON.stringify(mark) })
    if (!checked) throw new WardlightError('Corrupt', 'The copy of the store did not pass its check.', { next: 'Run "wardlight verify".' })
    const anchor = createAnchor(folder, key)
    anchor.note(head)
    await anchor.flush()
  } finally {
    key.fill(0)
  }
  const sources = ([VAULT_FILE, ANCHOR_FILE, STORE_FILE] as const)
    .map((name) => ({ name, source: path.join(folder, name) }))
    .filter(({ source }) => existsSync(source))
  const about = { format: 'wardlight-backup', version: 1, program: VERSION, kind: 'downtime', createdAt: mark.asOf, schema } as const
  await writeChecked(file, sources, about)
  const { size: bytes } = await stat(file)
  return { ...mark, path: file, bytes }
}

const notACopy = () =>
  new WardlightError('BadInput', 'This file is a backup, not a downtime copy.', {
    next: 'Choose a file made as a downtime copy; a backup is brought back with "restore".',
  })

/** Whether the file is a whole downtime copy, and the moment it says. @throws WardlightError 'BadInput', 'Corrupt', 'DbFromFuture' */
export async function lookAtDowntimeCopy(file: string): Promise<Readonly<{ asOf: string }>> {
  const { kind, createdAt } = await explained('Downtime copy', () => readBackup(file))
  if (kind !== 'downtime') throw notACopy()
  return { asOf: createdAt }
}

/**
 * Puts the parts of a copy, still encrypted, into `folder`, in place of what was there.
 * @throws WardlightError 'BadInput' (no downtime copy), 'Corrupt', 'DbFromFuture', 'DiskFull', 'NoPermission'
 */
export function unpackDowntimeCopy(file: string, folder: string): Promise<void> {
  return explained('Downtime copy', async () => {
    const part = `${folder}.partial`
    try {
      const { kind } = await unpack(file, part)
      if (kind !== 'downtime') throw notACopy()
      await rm(folder, { recursive: true, force: true })
      await rename(part, folder)
    } finally {
      await rm(part, { recursive: true, force: true })
    }
  })
}

/** What the open store says of itself; null: it is the store of a site and no copy. */
export async function downtimeMark(store: Pick<Store, 'read'>): Promise<DowntimeMark | null> {
  const text = await store.read('setting', { key: DOWNTIME_SETTING })
  return text === null ? null : DowntimeMark.parse(JSON.parse(text))
}

/** Who looked is kept, and how the screen is; nothing else can be written into a copy. */
const KEPT: ReadonlySet<string> = new Set(['appendAudit', 'setSetting'])

const readOnly = () =>
  new WardlightError('NotAllowed', 'This is a downtime copy: it can be read, and nothing can be changed in it.', {
    next: 'Write it down, and enter it where the patients are kept.',
  })

/** The store of a copy: every way to write is closed but the log and the settings. */
export function readOnlyStore<S extends Store & Readonly<{ connect: () => unknown }>>(store: S): S {
  return {
    ...store,
    write: (name, input) => (KEPT.has(name) ? store.write(name, input) : Promise.reject(readOnly())),
    connect: () => {
      throw readOnly()
    },
  }
}
