/** Dropped files on their way in: kept in memory, and past a limit in an encrypted temporary file whose key never leaves memory. */
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { FRAME, type Input } from './inputs.ts'

/** Bytes all uploads together may take in memory. */
const MEMORY = 64_000_000
const MAX_OPEN = 10_000

type Spool = Readonly<{ folder: string; file: string; fd: number; key: Uint8Array }>
type Upload = { readonly name: string; readonly size: number; bytes: number; chunks: Uint8Array[]; spool: Spool | null }

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

function writeFrame(spool: Spool, chunk: Uint8Array): void {
  const iv = randomBytes(FRAME.iv)
  const cipher = createCipheriv(FRAME.cipher, spool.key, iv)
  const body = Buffer.concat([cipher.update(chunk), cipher.final()])
  const length = Buffer.alloc(FRAME.length)
  length.writeUInt32BE(body.length)
  const frame = Buffer.concat([length, iv, cipher.getAuthTag(), body])
  for (let at = 0; at < frame.length; ) at += writeSync(spool.fd, frame, at)
}

function openSpool(): Spool {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wardlight-'))
  const file = path.join(folder, 'upload')
  return { folder, file, fd: openSync(file, 'wx', 0o600), key: randomBytes(32) }
}

export type Taken = Readonly<{ inputs: readonly Input[]; dispose: () => void }>

export class Uploads {
  readonly #open = new Map<string, Upload>()
  readonly #memory: number

  constructor(memory = MEMORY) {
    this.#memory = memory
  }

  open(name: string, size: number): string {
    if (this.#open.size >= MAX_OPEN) throw new WardlightError('BadInput', 'Too many files at once.', { next: 'Import the folder instead.' })
    const id = randomUUID()
    this.#open.set(id, { name: path.basename(name), size, bytes: 0, chunks: [], spool: null })
    return id
  }

  #find(id: string): Upload {
    const upload = this.#open.get(id)
    if (!upload) throw new WardlightError('NotFound', 'This file is not known any more.', { next: 'Drop it again.' })
    return upload
  }

  /** @returns bytes there are now. @throws WardlightError BadInput */
  append(id: string, chunk: Uint8Array): number {
    const upload = this.#find(id)
    upload.bytes += chunk.length
    if (upload.spool === null) upload.chunks.push(chunk)
    if (upload.spool !== null) writeFrame(upload.spool, chunk)
    else if (this.#held() > this.#memory) this.#toDisk(upload)
    return upload.bytes
  }

  appendBase64(id: string, base64: string): number {
    if (base64.length % 4 !== 0 || !BASE64.test(base64))
      throw new WardlightError('BadInput', 'A piece of the file arrived damaged.', { next: 'Drop the file again.' })
    const chunk = Buffer.from(base64, 'base64')
    const upload = this.#find(id)
    if (upload.bytes + chunk.length > upload.size)
      throw new WardlightError('BadInput', 'The file is longer than was said.', { next: 'Drop the file again.' })
    return this.append(id, chunk)
  }

  #held(): number {
    let held = 0
    for (const { spool, bytes } of this.#open.values()) if (spool === null) held += bytes
    return held
  }

  #toDisk(upload: Upload): void {
    const spool = openSpool()
    upload.spool = spool
    for (const chunk of upload.chunks) writeFrame(spool, chunk)
    upload.chunks = []
  }

  /** Hands the uploads over to a job, in the order asked. @param complete false: the size was not said beforehand */
  take(ids: readonly string[], complete = true): Taken {
    const uploads = ids.map((id) => this.#find(id))
    const short = complete ? uploads.find(({ bytes, size }) => bytes !== size) : undefined
    if (short) throw new WardlightError('BadInput', `"${short.name}" did not arrive whole.`, { next: 'Drop the file again.' })
    for (const id of ids) this.#open.delete(id)
    return { inputs: uploads.map(inputOf), dispose: () => uploads.forEach(discard) }
  }

  clear(): void {
    for (const upload of this.#open.values()) discard(upload)
    this.#open.clear()
  }
}

function inputOf(upload: Upload): Input {
  const { name, bytes: size, chunks, spool } = upload
  return spool === null ? { kind: 'bytes', name, size, chunks } : { kind: 'spool', name, size, path: spool.file, key: spool.key }
}

function discard(upload: Upload): void {
  upload.chunks = []
  const { spool } = upload
  if (spool === null) return
  upload.spool = null
  spool.key.fill(0)
  closeSync(spool.fd)
  rmSync(spool.folder, { recursive: true, force: true })
}
