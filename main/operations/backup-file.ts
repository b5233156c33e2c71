/** The backup file: a tar of the vault, the anchor, the encrypted store and, last, a manifest with the SHA-256 of each. */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import { ANCHOR_FILE, STORE_FILE, VAULT_FILE } from '../security/data-folder.ts'
import { BLOCK, paddingOf, readTarHeader, TAR_END, tarHeader } from './tar.ts'

const PREFIX = 'wardlight-backup/'
const MANIFEST = 'manifest.json'
const MANIFEST_LIMIT = 64 * 1024
const CHUNK = 1024 * 1024

export const FileRecord = z.strictObject({
  name: z.enum([VAULT_FILE, ANCHOR_FILE, STORE_FILE]),
  bytes: z.number().int().min(0),
  sha256: z.string().length(64),
})
export type FileRecord = Readonly<z.infer<typeof FileRecord>>

export const Manifest = z.strictObject({
  format: z.literal('wardlight-backup'),
  version: z.literal(1),
  program: z.string(),
  /** Absent: a backup, to be restored. `downtime`: a copy under its own passphrase, to be read elsewhere. */
  kind: z.literal('downtime').optional(),
  /** ISO 8601. */
  createdAt: z.string(),
  /** Schema of the store in it. */
  schema: z.number().int(),
  files: z.array(FileRecord).min(2).max(3),
})
/** `check` is the SHA-256 of the manifest without it. */
const CheckedManifest = Manifest.extend({ check: z.string() })
const checkOf = (manifest: Manifest): string =>
  createHash('sha256')
    .update(JSON.stringify(Manifest.parse(manifest)))
    .digest('hex')
export type Manifest = Readonly<z.infer<typeof Manifest>>

const NEXT = 'Take another backup file; this one cannot be used.'
export const damagedBackup = (what: string): WardlightError =>
  new WardlightError('Corrupt', `The backup file is damaged: ${what}.`, { next: NEXT })

/** Calls `use` with the next `bytes` bytes, piece by piece. */
async function readPieces(from: FileHandle, at: number, bytes: number, use: (piece: Buffer) => Promise<unknown> | unknown): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, bytes)))
  for (let done = 0; done < bytes; ) {
    const { bytesRead } = await from.read(buffer, 0, Math.min(buffer.length, bytes - done), at + done)
    if (bytesRead === 0) throw damagedBackup('it is cut short')
    await use(buffer.subarray(0, bytesRead))
    done += bytesRead
  }
}

async function addFile(to: FileHandle, source: string, name: FileRecord['name'], atMs: number): Promise<FileRecord> {
  const from = await open(source, 'r')
  try {
    const { size } = await from.stat()
    const hash = createHash('sha256')
    await to.writeFile(tarHeader({ name: PREFIX + name, bytes: size }, atMs))
    await readPieces(from, 0, size, async (piece) => {
      hash.update(piece)
      await to.writeFile(piece)
    })
    await to.writeFile(Buffer.alloc(paddingOf(size)))
    return { name, bytes: size, sha256: hash.digest('hex') }
  } finally {
    await from.close()
  }
}

/** Writes the whole backup and brings it to the disk. @param sources path of each file, in the order of the backup */
export async function writeBackup(
  to: FileHandle,
  sources: readonly Readonly<{ name: FileRecord['name']; source: string }>[],
  about: Omit<Manifest, 'files'>,
): Promise<Manifest> {
  const atMs = Date.parse(about.createdAt)
  const files: FileRecord[] = []
  for (const { name, source } of sources) files.push(await addFile(to, source, name, atMs))
  const manifest: Manifest = { ...about, files }
  const text = Buffer.from(`${JSON.stringify({ ...manifest, check: checkOf(manifest) }, null, 2)}\n`)
  await to.writeFile(
    Buffer.concat([tarHeader({ name: PREFIX + MANIFEST, bytes: text.length }, atMs), text, Buffer.alloc(paddingOf(text.length)), TAR_END]),
  )
  await to.sync()
  return manifest
}

function parseManifest(text: string): Manifest {
  const value: unknown = (() => {
    try {
      return JSON.parse(text)
    } catch {
      throw damagedBackup('its manifest cannot be read')
    }
  })()
  if (typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number' && value.version > 1) {
    throw new WardlightError('DbFromFuture', 'This backup was made by a newer version of Wardlight.', {
      next: 'Install the newer version.',
    })
  }
  const parsed = CheckedManifest.safeParse(value)
  if (!parsed.success) throw damagedBackup('its manifest cannot be read')
  const { check, ...manifest } = parsed.data
  if (check !== checkOf(manifest)) throw damagedBackup('its manifest was changed')
  return manifest
}

async function headerAt(from: FileHandle, at: number): Promise<ReturnType<typeof readTarHeader>> {
  const block = Buffer.alloc(BLOCK)
  const { bytesRead } = await from.read(block, 0, BLOCK, at)
  if (bytesRead < BLOCK) throw damagedBackup('it is cut short')
  return readTarHeader(block)
}

/** Whether the file begins like a backup; it may still be damaged further on. */
export async function looksLikeBackup(file: string): Promise<boolean> {
  const from = await open(file, 'r')
  try {
    const first = await headerAt(from, 0).catch(() => null)
    return first?.name.startsWith(PREFIX) === true
  } finally {
    await from.close()
  }
}

type Sink = Readonly<{ write: (piece: Buffer) => Promise<unknown>; end: () => Promise<void> }>

/** One file of the backup through `openSink`, hashed. The last one is the manifest, whose text is returned instead. */
async function readEntry(
  from: FileHandle,
  at: number,
  name: string,
  bytes: number,
  openSink: (name: FileRecord['name']) => Promise<Sink>,
): Promise<FileRecord | string> {
  if (name === MANIFEST) {
    if (bytes > MANIFEST_LIMIT) throw damagedBackup('its manifest is too large')
    const pieces: Buffer[] = []
    await readPieces(from, at, bytes, (piece) => pieces.push(Buffer.from(piece)))
    return Buffer.concat(pieces).toString('utf8')
  }
  const known = FileRecord.shape.name.safeParse(name)
  if (!known.success) throw damagedBackup('it holds a file that does not belong there')
  const hash = createHash('sha256')
  const sink = await openSink(known.data)
  try {
    await readPieces(from, at, bytes, async (piece) => {
      hash.update(piece)
      await sink.write(piece)
    })
  } finally {
    await sink.end()
  }
  return { name: known.data, bytes, sha256: hash.digest('hex') }
}

const NOWHERE: Sink = { write: async () => undefined, end: async () => undefined }

function compare(found: readonly FileRecord[], manifest: Manifest): void {
  for (const { name, bytes, sha256 } of manifest.files) {
    const same = found.filter((file) => file.name === name)
    if (same.length !== 1 || same[0]?.bytes !== bytes || same[0].sha256 !== sha256) throw damagedBackup(`${name} is not what was backed up`)
  }
  if (found.length !== manifest.files.length) throw damagedBackup('it holds a file that does not belong there')
}

/**
 * Reads a backup from beginning to end and compares every file with the manifest.
 * @param openSink where each file's bytes go; without it they are only checked
 * @throws WardlightError 'Corrupt', 'BadInput' (no backup at all), 'DbFromFuture'
 */
export async function readBackup(
  file: string,
  openSink: (name: FileRecord['name']) => Promise<Sink> = async () => NOWHERE,
): Promise<Manifest> {
  if (!(await looksLikeBackup(file))) {
    throw new WardlightError('BadInput', `${path.basename(file)} is not a Wardlight backup, or its beginning is damaged.`, {
      next: 'Choose a file made with "backup".',
    })
  }
  const from = await open(file, 'r')
  try {
    const found: FileRecord[] = []
    for (let at = 0; ; ) {
      const header = await headerAt(from, at)
      if (!header?.name.startsWith(PREFIX)) throw damagedBackup('its end is missing')
      if (found.some((record) => PREFIX + record.name === header.name)) throw damagedBackup('it holds a file twice')
      const entry = await readEntry(from, at + BLOCK, header.name.slice(PREFIX.length), header.bytes, openSink)
      if (typeof entry === 'string') {
        const manifest = parseManifest(entry)
        compare(found, manifest)
        return manifest
      }
      found.push(entry)
      at += BLOCK + header.bytes + paddingOf(header.bytes)
    }
  } finally {
    await from.close()
  }
}
