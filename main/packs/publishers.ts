/** Whose packs are taken: keys built in, and those this data folder has been told to trust. Nobody is trusted by having sent something. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { type PackPublisher, TrustedPublishers } from '#app/contract/pack.ts'
import { fingerprintOf } from '../exchange/signing.ts'
import { writeFileAtomic } from '../security/atomic-file.ts'
import { PackRefusal } from './refusal.ts'

/** Keys that come with the program. None yet: what ships is vouched for by the program's own signature. */
const BUILT_IN: readonly PackPublisher[] = []
const FILE = 'publishers.json'

const sameKey = (a: string, b: string) => Buffer.from(a, 'base64').equals(Buffer.from(b, 'base64'))
const plain = (fingerprint: string) => fingerprint.replace(/[\s:]/g, '').toLowerCase()

async function fileOf(modelsDir: string): Promise<string | null> {
  try {
    return await readFile(path.join(modelsDir, FILE), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** @param modelsDir `<data>/models` @throws WardlightError 'Corrupt' */
export async function trustedPublishers(modelsDir: string): Promise<readonly PackPublisher[]> {
  const text = await fileOf(modelsDir)
  if (text === null) return BUILT_IN
  try {
    return [...BUILT_IN, ...TrustedPublishers.parse(JSON.parse(text)).publishers]
  } catch {
    throw new WardlightError('Corrupt', `The list of trusted publishers (${FILE}) cannot be read.`, {
      next: `Move ${FILE} away and name the publisher's key again when you install.`,
    })
  }
}

export const isTrusted = (trusted: readonly PackPublisher[], { publicKey }: PackPublisher): boolean =>
  trusted.some((known) => sameKey(known.publicKey, publicKey))

const FINGERPRINT = /^[0-9a-f]{32}$/

function namedKey(text: string): string {
  try {
    const key = text.includes('BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'ed25519') return key.export({ format: 'der', type: 'spki' }).toString('base64')
  } catch {
    // Said below, like a key of another kind.
  }
  throw new WardlightError('BadInput', 'The publisher key is not an Ed25519 public key.', {
    next: 'Give the public key file of the publisher (PEM), or its fingerprint.',
  })
}

/** Whether the person who installs has named this very key. @param named a file with the public key, or its fingerprint */
async function isNamed(named: string, { publicKey }: PackPublisher): Promise<boolean> {
  if (FINGERPRINT.test(plain(named))) return plain(named) === plain(fingerprintOf(publicKey))
  return sameKey(namedKey((await readFile(named, 'utf8')).trim()), publicKey)
}

/** @returns whether the key was trusted before, or is by what was named now @throws PackRefusal 'unknown-publisher' */
export async function trustIn(modelsDir: string, publisher: PackPublisher, named: string | null): Promise<'before' | 'now'> {
  const fingerprint = fingerprintOf(publisher.publicKey)
  if (named !== null && !(await isNamed(named, publisher)))
    throw new PackRefusal('unknown-publisher', `it is signed with another key than the one you named; its fingerprint is ${fingerprint}`)
  if (isTrusted(await trustedPublishers(modelsDir), publisher)) return 'before'
  if (named !== null) return 'now'
  throw new PackRefusal(
    'unknown-publisher',
    `it is signed by "${publisher.name}" with a key that is not trusted here, fingerprint ${fingerprint}`,
    `Nothing was installed. Ask the publisher for the fingerprint by another way, such as the telephone; if it is the same, add --publisher-key "${fingerprint}".`,
  )
}

export async function trust(modelsDir: string, publisher: PackPublisher): Promise<void> {
  const known = (await trustedPublishers(modelsDir)).filter((one) => !BUILT_IN.includes(one))
  const publishers = [...known, { name: publisher.name, publicKey: publisher.publicKey }]
  await writeFileAtomic(path.join(modelsDir, FILE), `${JSON.stringify({ schema: 1, publishers }, null, 2)}\n`)
}

/** @param pem private key, PKCS#8 */
export function publisherKey(pem: string): Readonly<{ privateKey: KeyObject; publicKey: string }> {
  try {
    const privateKey = createPrivateKey(pem)
    if (privateKey.asymmetricKeyType === 'ed25519')
      return { privateKey, publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64') }
  } catch {
    // Said below.
  }
  throw new WardlightError('BadInput', 'The key file holds no Ed25519 private key.', {
    next: 'Make one with: wardlight models key --out FILE.',
  })
}
