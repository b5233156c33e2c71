/** This machine's signing key, and the senders it has met. Both live in the encrypted store. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import type { Actor, Store } from '#app/ports/store.ts'

const KEY_SETTING = 'exchange.signing-key'
const SENDERS_SETTING = 'exchange.senders'

export type SenderKey = Readonly<{ name: string; privateKey: KeyObject; publicKey: string }>

/** SPKI of an Ed25519 key, base64. */
const publicText = (key: KeyObject): string => key.export({ format: 'der', type: 'spki' }).toString('base64')

function storedKey(text: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
}

async function makeKey(store: Store, actor: Actor): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const value = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  await store.write('setSetting', { actor, key: KEY_SETTING, value })
  return privateKey
}

/** Made once; it never leaves the store. */
export async function signingKey(store: Store, actor: Actor): Promise<SenderKey> {
  const text = await store.read('setting', { key: KEY_SETTING })
  const privateKey = text === null ? await makeKey(store, actor) : storedKey(text)
  return { name: actor.user, privateKey, publicKey: publicText(createPublicKey(privateKey)) }
}

export const signed = (message: Uint8Array, { privateKey }: SenderKey): string => sign(null, message, privateKey).toString('base64')

export function isSigned(message: Uint8Array, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** 128 bits of the key's SHA-256 in groups of four, to be read over the telephone. */
export function fingerprintOf(publicKey: string): string {
  const hex = hash('sha256', Buffer.from(publicKey, 'base64'), 'hex').slice(0, 32)
  return hex.replace(/(.{4})(?=.)/g, '$1 ')
}

const Sender = z.object({ name: z.string(), fingerprint: z.string(), firstSeen: z.string(), lastSeen: z.string() })
type Sender = Readonly<z.infer<typeof Sender>>

async function senders(store: Pick<Store, 'read'>): Promise<readonly Sender[]> {
  const text = await store.read('setting', { key: SENDERS_SETTING })
  if (text === null) return []
  const parsed = z.array(Sender).safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  throw new WardlightError('Corrupt', 'The list of known senders cannot be read.', { next: 'Run "wardlight verify".' })
}

/**
 * 'known': this key has been met; 'new': neither key nor name has; 'changed': the name is known with another key, so either that person
 * has a new machine or somebody else uses the name.
 */
export type Acquaintance = 'known' | 'new' | 'changed'

export async function acquaintance(store: Pick<Store, 'read'>, name: string, fingerprint: string): Promise<Acquaintance> {
  const met = await senders(store)
  if (met.some((sender) => sender.fingerprint === fingerprint)) return 'known'
  return met.some((sender) => sender.name === name) ? 'changed' : 'new'
}

export async function rememberSender(store: Store, actor: Actor, name: string, fingerprint: string): Promise<void> {
  const met = await senders(store)
  const before = met.find((sender) => sender.fingerprint === fingerprint)
  const now: Sender = { name, fingerprint, firstSeen: before?.firstSeen ?? actor.at, lastSeen: actor.at }
  const value = JSON.stringify([...met.filter((sender) => sender !== before), now])
  await store.write('setSetting', { actor, key: SENDERS_SETTING, value })
}
