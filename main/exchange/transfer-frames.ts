/**
 * The outside of a `.wltransfer` file: a header in the clear (how the key comes out of the passphrase), then frames of AES-256-GCM.
 * Each frame's nonce holds its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár 2015),
 * and the hash of the header is bound to all of them: a frame changed, moved, left out, added or taken from another file does not open.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import { deriveKey, fromPassphrase, macOf } from '../security/keys.ts'
import type { Sink } from './sink.ts'

const MAGIC = Buffer.from('WLTRANSFER\n', 'ascii')
const VERSION = 1
const MAX_HEADER = 4096
const LENGTH_BYTES = 4
const TAG_BYTES = 16
const SALT_BYTES = 16
const HASH_BYTES = 32
/** Plain bytes of a whole frame. */
export const FRAME_BYTES = 1 << 18

/** Bounds keep a hostile file from asking for all the memory (256 MiB), and a careless one from asking for too little (OWASP: 19 MiB, 2 passes). */
const Header = z.strictObject({
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    memoryKiB: z.number().int().min(19_456).max(262_144),
    passes: z.number().int().min(2).max(8),
    lanes: z.number().int().min(1).max(4),
    salt: z.base64().refine((text) => Buffer.from(text, 'base64').length === SALT_BYTES),
  }),
  /** Tells a wrong passphrase from a damaged file. */
  check: z.string().max(64),
})
export type Kdf = z.infer<typeof Header>['kdf']

/** The key of a file out of its passphrase. @returns 32 bytes */
export type KeyMaker = (passphrase: string, kdf: Kdf) => Promise<Uint8Array>

export const argon2Key: KeyMaker = async (passphrase, { memoryKiB, passes, lanes, salt }) =>
  fromPassphrase(passphrase, { memoryKiB, passes, lanes })(Buffer.from(salt, 'base64'))

const checkOf = (key: Uint8Array): string => macOf(deriveKey(key, 'transfer check'), 'passphrase')

/** What the frames of one file are sealed with. `headerHash` is the SHA-256 of everything before the first frame. */
export type Seal = Readonly<{ key: Uint8Array; headerHash: Buffer }>

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest()
}

function headerBytes(kdf: Kdf, key: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify({ kdf, check: checkOf(key) } satisfies z.infer<typeof Header>), 'utf8')
  const fixed = Buffer.alloc(6)
  fixed.writeUInt16BE(VERSION, 0)
  fixed.writeUInt32BE(json.length, 2)
  return Buffer.concat([MAGIC, fixed, json])
}

/** Writes the header; the sums after it tell accident from a wrong passphrase. */
export async function startFile(sink: Sink, passphrase: string, cost: Omit<Kdf, 'algorithm' | 'salt'>, makeKey: KeyMaker): Promise<Seal> {
  const { memoryKiB, passes, lanes } = cost
  const kdf: Kdf = { algorithm: 'argon2id', memoryKiB, passes, lanes, salt: randomBytes(SALT_BYTES).toString('base64') }
  const secret = await makeKey(passphrase, kdf)
  const head = headerBytes(kdf, secret)
  const headerHash = sha256(head)
  await sink.write(head)
  await sink.write(headerHash)
  const key = deriveKey(secret, 'transfer frames')
  secret.fill(0)
  return { key, headerHash }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

function sealed({ key, headerHash }: Seal, plain: Uint8Array, number: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last)).setAAD(headerHash)
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, body])
}

/** Cuts bytes into frames. The last one may be empty, and is always there. */
export class FrameWriter {
  #number = 0
  #waiting = Buffer.alloc(0)
  readonly #sink: Sink
  readonly #seal: Seal

  constructor(sink: Sink, seal: Seal) {
    this.#sink = sink
    this.#seal = seal
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#waiting = Buffer.concat([this.#waiting, bytes])
    while (this.#waiting.length > FRAME_BYTES) {
      await this.#put(this.#waiting.subarray(0, FRAME_BYTES), false)
      this.#waiting = this.#waiting.subarray(FRAME_BYTES)
    }
  }

  async end(): Promise<void> {
    await this.#put(this.#waiting, true)
  }

  async #put(plain: Uint8Array, last: boolean): Promise<void> {
    await this.#sink.write(sealed(this.#seal, plain, this.#number, last))
    this.#number += 1
  }
}

const NEXT = 'Ask the sender for the file once more. Nothing of it was stored.'
export const damaged = (place: string): WardlightError =>
  new WardlightError('BadInput', `The transfer file is damaged or was changed (${place}).`, { path: place, next: NEXT })

async function readAt(file: FileHandle, at: number, length: number, place: string): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done)
    if (bytesRead === 0) throw damaged(`${place}: the file ends too early`)
    done += bytesRead
  }
  return bytes
}

/** @throws WardlightError 'BadInput' (no transfer file), 'DbFromFuture' (of a newer version) */
async function headerOf(file: FileHandle): Promise<Readonly<{ kdf: Kdf; check: string; headerHash: Buffer; at: number }>> {
  const start = await readAt(file, 0, MAGIC.length + 6, 'header').catch(() => null)
  if (!start?.subarray(0, MAGIC.length).equals(MAGIC))
    throw new WardlightError('BadInput', 'This is not a transfer file, or its beginning is damaged.', {
      path: 'header',
      next: 'Choose a .wltransfer file.',
    })
  const [version, length] = [start.readUInt16BE(MAGIC.length), start.readUInt32BE(MAGIC.length + 2)]
  if (length > MAX_HEADER) throw damaged('header')
  const json = await readAt(file, start.length, length, 'header')
  const headerHash = await readAt(file, start.length + length, HASH_BYTES, 'header')
  if (!timingSafeEqual(sha256(start, json), headerHash)) throw damaged('header')
  if (version > VERSION)
    throw new WardlightError('DbFromFuture', 'This transfer file was made by a newer version of Wardlight.', {
      next: 'Install the newer version.',
    })
  const header = Header.safeParse(parsed(json.toString('utf8')))
  if (!header.success) throw damaged('header')
  return { ...header.data, headerHash, at: start.length + length + HASH_BYTES }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export type OpenFile = Readonly<{ seal: Seal; at: number }>

/** @throws WardlightError 'WrongPassphrase', 'BadInput', 'DbFromFuture' */
export async function openFile(file: FileHandle, passphrase: string, makeKey: KeyMaker): Promise<OpenFile> {
  const { kdf, check, headerHash, at } = await headerOf(file)
  const secret = await makeKey(passphrase, kdf)
  if (checkOf(secret) !== check)
    throw new WardlightError('WrongPassphrase', 'The passphrase does not open this transfer file.', {
      next: 'Ask the sender for it, and mind upper and lower case.',
    })
  const key = deriveKey(secret, 'transfer frames')
  secret.fill(0)
  return { seal: { key, headerHash }, at }
}

function opened({ key, headerHash }: Seal, body: Buffer, number: number, last: boolean): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: TAG_BYTES })
  decipher.setAAD(headerHash).setAuthTag(body.subarray(body.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, body.length - TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}

/** The plain bytes, frame by frame, none of them given out before it is known to be genuine and in its place. */
export async function* readFrames(file: FileHandle, { seal, at: start }: OpenFile): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  for (let number = 0, at = start; ; number += 1) {
    const place = `frame ${number + 1}`
    const length = (await readAt(file, at, LENGTH_BYTES, place)).readUInt32BE(0)
    if (length < TAG_BYTES || length > FRAME_BYTES + TAG_BYTES) throw damaged(place)
    const body = await readAt(file, at + LENGTH_BYTES, length, place)
    at += LENGTH_BYTES + length
    const last = at >= size
    const plain = opened(seal, body, number, last)
    if (plain === null) throw damaged(last ? `${place}, the end of the file` : place)
    yield plain
    if (last) return
  }
}
