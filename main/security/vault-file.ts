/**
 * `vault.json`: who may open the store. Public in it: user names, roles, the cost of the key derivation. Two marks guard it:
 * `checksum` (plain SHA-256) tells accident from wrong passphrase before anybody types one, `seal` (HMAC under a key derived from the
 * data key) tells that nobody without the data key changed a name, a role or a slot.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import { Role } from '#app/contract/session.ts'
import { makePrivateFolder, writeFileAtomic } from './atomic-file.ts'
import { STORE_FILE, VAULT_COPY_FILE, VAULT_FILE } from './data-folder.ts'
import { deriveKey, KdfCost, macOf, sameText, Wrapped } from './keys.ts'

export const Slot = z.strictObject({ name: z.string().min(1).max(64), roles: z.array(Role).min(1), cost: KdfCost, key: Wrapped })
export type Slot = Readonly<z.infer<typeof Slot>>

const Content = z.strictObject({
  format: z.literal('wardlight-vault'),
  version: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** Grows by one with each change. */
  generation: z.number().int().min(1),
  users: z.array(Slot).min(1).max(1000),
  recovery: Wrapped,
})
export type VaultContent = Readonly<z.infer<typeof Content>>

const VaultFile = Content.extend({ seal: z.string(), checksum: z.string() })
export type VaultFile = Readonly<z.infer<typeof VaultFile>>

/** One text for one content: zod gives the keys in the order of the schema. */
const canonical = (file: VaultContent): string => {
  const { format, version, id, generation, users, recovery } = file
  return JSON.stringify(Content.parse({ format, version, id, generation, users, recovery }))
}
const checksumOf = (file: VaultContent, seal: string): string =>
  createHash('sha256')
    .update(`${canonical(file)}\n${seal}`)
    .digest('base64')
const sealOf = (content: VaultContent, key: Uint8Array): string => macOf(deriveKey(key, 'vault seal'), canonical(content))

export const sealHolds = (file: VaultFile, key: Uint8Array): boolean => sameText(file.seal, sealOf(file, key))

export const DAMAGED = { next: 'Restore a backup into a new folder, or ask whoever looks after this computer.' }

function tooNew(value: unknown): boolean {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : 0
  return typeof version === 'number' && version > 1
}

function parse(text: string): VaultFile {
  const value: unknown = JSON.parse(text)
  if (tooNew(value))
    throw new WardlightError('DbFromFuture', 'This data folder was made by a newer version of Wardlight.', {
      next: 'Install the newer version.',
    })
  const file = VaultFile.parse(value)
  if (checksumOf(file, file.seal) !== file.checksum) throw new WardlightError('Corrupt', 'The vault file does not match its checksum.')
  return file
}

function readOne(file: string): VaultFile | null {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof WardlightError && error.failure.kind === 'DbFromFuture') throw error
    return null
  }
}

/** 'new' only when there is nothing to lose: a store without a vault is damage, not a first run. */
export function vaultPresence(dir: string): 'none' | 'some' {
  return [VAULT_FILE, VAULT_COPY_FILE, STORE_FILE].some((name) => existsSync(path.join(dir, name))) ? 'some' : 'none'
}

/**
 * The vault, from its copy when the first file is damaged or gone.
 * @throws WardlightError 'NotFound' (no vault yet), 'Corrupt' (both damaged), 'DbFromFuture'
 */
export function readVault(dir: string): VaultFile {
  const found = readOne(path.join(dir, VAULT_FILE)) ?? readOne(path.join(dir, VAULT_COPY_FILE))
  if (found) return found
  if (vaultPresence(dir) === 'none')
    throw new WardlightError('NotFound', 'This data folder has no vault yet.', { next: 'Create one: "wardlight init".' })
  throw new WardlightError('Corrupt', 'The file that holds the keys is damaged or missing.', DAMAGED)
}

/** Seals and writes both files, one after the other: at every instant one of them is whole. */
export async function writeVault(dir: string, content: VaultContent, key: Uint8Array): Promise<VaultFile> {
  const seal = sealOf(content, key)
  const file: VaultFile = { ...content, seal, checksum: checksumOf(content, seal) }
  const text = `${JSON.stringify(VaultFile.parse(file), null, 2)}\n`
  await makePrivateFolder(dir)
  await writeFileAtomic(path.join(dir, VAULT_FILE), text)
  await writeFileAtomic(path.join(dir, VAULT_COPY_FILE), text)
  return file
}

/** Puts right whichever of the two files is damaged, gone or behind. Called with a vault whose seal held. */
export async function repairVault(dir: string, file: VaultFile): Promise<void> {
  const text = `${JSON.stringify(VaultFile.parse(file), null, 2)}\n`
  for (const name of [VAULT_FILE, VAULT_COPY_FILE]) {
    const place = path.join(dir, name)
    if (!existsSync(place) || readFileSync(place, 'utf8') !== text) await writeFileAtomic(place, text)
  }
}
