/** The cryptography of the vault, and nothing else: Argon2id, HKDF-SHA-256, AES-256-GCM, HMAC-SHA-256. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'

export const KEY_BYTES = 32
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
const ARGON2ID = 2

/** Limits keep a damaged or hostile file from asking for all the memory, or for less than OWASP's minimum (19 MiB, 2 passes). */
export const KdfCost = z.strictObject({
  memoryKiB: z.number().int().min(19_456).max(1_048_576),
  passes: z.number().int().min(2).max(16),
  lanes: z.number().int().min(1).max(8),
})
export type KdfCost = Readonly<z.infer<typeof KdfCost>>

/** 64 MiB and 3 passes: the second recommended option of RFC 9106, section 4, on one lane. */
export const DEFAULT_COST: KdfCost = { memoryKiB: 65_536, passes: 3, lanes: 1 }

const bytesOf = (length: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === length, `not ${length} bytes`)

/** A data key under a wrapping key. All binary fields are base64; `box` is the ciphertext followed by the tag. */
export const Wrapped = z.strictObject({ salt: bytesOf(SALT_BYTES), nonce: bytesOf(NONCE_BYTES), box: bytesOf(KEY_BYTES + TAG_BYTES) })
export type Wrapped = Readonly<z.infer<typeof Wrapped>>

export const newKey = (): Uint8Array => new Uint8Array(randomBytes(KEY_BYTES))

/** A key for one purpose. The same purpose gives the same key; two purposes have nothing in common. */
export function deriveKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `wardlight ${purpose} v1`, KEY_BYTES))
}

export function macOf(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('base64')
}

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** How a wrapping key comes out of a secret and a salt. */
export type Derive = (salt: Buffer) => Promise<Buffer> | Buffer

/** Passphrases are compared as NFKC, so that two keyboards' ways of typing "é" are one. */
export const fromPassphrase =
  (passphrase: string, cost: KdfCost): Derive =>
  (salt) =>
    hashRaw(passphrase.normalize('NFKC'), {
      algorithm: ARGON2ID,
      memoryCost: cost.memoryKiB,
      timeCost: cost.passes,
      parallelism: cost.lanes,
      outputLen: KEY_BYTES,
      salt,
    })

/** A recovery key has 150 random bits: nothing to stretch. */
export const fromRecoveryKey =
  (characters: string): Derive =>
  (salt) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(characters, 'ascii'), salt, 'wardlight recovery v1', KEY_BYTES))

/** @param about bound to the box: it opens only under the same text */
export async function wrapKey(key: Uint8Array, about: string, derive: Derive): Promise<Wrapped> {
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const wrapping = await derive(salt)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(about))
  const box = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  wrapping.fill(0)
  return { salt: salt.toString('base64'), nonce: nonce.toString('base64'), box: box.toString('base64') }
}

/** @returns null when the secret is wrong or the box was changed: the two cannot be told apart. */
export async function unwrapKey(wrapped: Wrapped, about: string, derive: Derive): Promise<Uint8Array | null> {
  const box = Buffer.from(wrapped.box, 'base64')
  const wrapping = await derive(Buffer.from(wrapped.salt, 'base64'))
  try {
    const cipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(wrapped.nonce, 'base64'), { authTagLength: TAG_BYTES })
    cipher.setAAD(Buffer.from(about)).setAuthTag(box.subarray(KEY_BYTES))
    return new Uint8Array(Buffer.concat([cipher.update(box.subarray(0, KEY_BYTES)), cipher.final()]))
  } catch {
    return null
  } finally {
    wrapping.fill(0)
  }
}

/** A box that nothing opens, so that an unknown user costs the same time as a known one. */
export const emptyBox = (): Wrapped => ({
  salt: randomBytes(SALT_BYTES).toString('base64'),
  nonce: randomBytes(NONCE_BYTES).toString('base64'),
  box: randomBytes(KEY_BYTES + TAG_BYTES).toString('base64'),
})
