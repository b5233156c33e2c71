/**
 * The vault: one random 256-bit data key, wrapped once per user under the passphrase (Argon2id, AES-256-GCM) and once under the
 * recovery key. Whoever can unwrap it holds it: roles are what the program grants, not a second secret between users.
 */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import type { Role, UserInfo } from '#app/contract/session.ts'
import { Passphrase, UserName } from '#app/contract/session.ts'
import { explained } from '../operations/errors.ts'
import { bucketOf, countAttempt, forgetAttempts, secondsToWait } from './attempts.ts'
import type { KdfCost } from './keys.ts'
import { DEFAULT_COST, emptyBox, fromPassphrase, fromRecoveryKey, newKey, unwrapKey, wrapKey } from './keys.ts'
import { newRecoveryKey, readRecoveryKey } from './recovery-key.ts'
import type { Slot, VaultContent, VaultFile } from './vault-file.ts'
import { DAMAGED, readVault, repairVault, sealHolds, vaultPresence, writeVault } from './vault-file.ts'

export type VaultStatus = Readonly<{ state: 'new' | 'ready' | 'damaged'; users: string[] }>
export type Unlocked = Readonly<{ key: Uint8Array; user: UserInfo }>
/** For tests and slow machines: another clock, another cost (never under the least that {@link KdfCost} allows). */
export type VaultOptions = Readonly<{ now?: () => number; cost?: KdfCost }>

const FIRST_USER_ROLES: readonly Role[] = ['clinician', 'admin']
const RECOVERY_BUCKET = 'recovery'

const infoOf = (slot: Slot): UserInfo => ({ name: slot.name, roles: [...slot.roles] })
const tidy = (name: string): string => name.normalize('NFC').trim()
/** "Ana" and "ana" are one person. */
const sameName = (a: string, b: string): boolean => tidy(a).toLowerCase() === tidy(b).toLowerCase()
const findSlot = (vault: VaultFile, name: string): Slot | undefined => vault.users.find((slot) => sameName(slot.name, name))
const userText = (vaultId: string, name: string): string => `wardlight-vault/1 ${vaultId} user ${name}`
const recoveryText = (vaultId: string): string => `wardlight-vault/1 ${vaultId} recovery`

/** One change or attempt at a time per folder, so that a hundred tries at once are still a hundred tries. */
const queues = new Map<string, Promise<unknown>>()
function inTurn<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const place = path.resolve(dir)
  const next = (queues.get(place) ?? Promise.resolve()).catch(() => undefined).then(() => explained('Vault', work))
  queues.set(place, next)
  return next
}

function checkNew(user: string, passphrase: string): string {
  const name = UserName.safeParse(tidy(user))
  if (!name.success) throw new WardlightError('BadInput', 'The user name must have 1 to 64 characters.', { next: 'Choose another name.' })
  if (!Passphrase.safeParse(passphrase.normalize('NFKC')).success) {
    throw new WardlightError('BadInput', 'The passphrase must have at least 10 characters.', {
      next: 'Choose a longer one; four or five words are good.',
    })
  }
  return name.data
}

function refuse(retryAfterSeconds: number, waiting: boolean): WardlightError {
  const message = waiting ? 'Too many wrong attempts in a row.' : 'The user name or the passphrase is not right.'
  const next =
    retryAfterSeconds > 0
      ? `Try again in ${retryAfterSeconds} s, or use the recovery key.`
      : 'Check the name and the keyboard layout, then try again.'
  return new WardlightError('WrongPassphrase', message, { next, retryAfterSeconds })
}

const tampered = (): WardlightError =>
  new WardlightError('Corrupt', 'The file that holds users and rights was changed outside the program.', DAMAGED)

async function slotFor(
  vaultId: string,
  key: Uint8Array,
  name: string,
  passphrase: string,
  roles: readonly Role[],
  cost: KdfCost,
): Promise<Slot> {
  return { name, roles: [...roles], cost, key: await wrapKey(key, userText(vaultId, name), fromPassphrase(passphrase, cost)) }
}

function vaultOrNull(dir: string): VaultFile | null {
  try {
    return readVault(dir)
  } catch {
    return null
  }
}

/** What stands in the folder, without any secret. Never throws for damage: it is a state. */
export function vaultStatus(dir: string): VaultStatus {
  if (vaultPresence(dir) === 'none') return { state: 'new', users: [] }
  const vault = vaultOrNull(dir)
  return vault ? { state: 'ready', users: vault.users.map((slot) => slot.name) } : { state: 'damaged', users: [] }
}

/**
 * Makes the data key and its first user, who is clinician and admin unless `roles` says otherwise. The recovery key is in no file.
 * @throws WardlightError 'Conflict' when the folder holds a vault or a store, 'BadInput', 'DiskFull', 'NoPermission'
 */
export function createVault(
  dir: string,
  who: Readonly<{ user: string; passphrase: string; roles?: readonly Role[] }>,
  options: VaultOptions = {},
): Promise<Unlocked & Readonly<{ recoveryKey: string }>> {
  return inTurn(dir, async () => {
    const name = checkNew(who.user, who.passphrase)
    if (vaultPresence(dir) !== 'none') {
      throw new WardlightError('Conflict', 'This data folder already holds a patient store.', {
        next: 'Unlock it, or choose an empty folder.',
      })
    }
    const key = newKey()
    const id = randomBytes(16).toString('hex')
    const recoveryKey = newRecoveryKey()
    const slot = await slotFor(id, key, name, who.passphrase, who.roles ?? FIRST_USER_ROLES, options.cost ?? DEFAULT_COST)
    const recovery = await wrapKey(key, recoveryText(id), fromRecoveryKey(readRecoveryKey(recoveryKey)))
    await writeVault(dir, { format: 'wardlight-vault', version: 1, id, generation: 1, users: [slot], recovery }, key)
    return { key, recoveryKey, user: infoOf(slot) }
  })
}

/** Tries once, counted: waits are enforced before, the count is forgotten after. */
async function attempt(dir: string, bucket: string, options: VaultOptions, open: () => Promise<Uint8Array | null>): Promise<Uint8Array> {
  const now = options.now ?? Date.now
  const wait = await secondsToWait(dir, bucket, now())
  if (wait > 0) throw refuse(wait, true)
  await countAttempt(dir, bucket, now())
  const key = await open()
  if (!key) throw refuse(await secondsToWait(dir, bucket, now()), false)
  await forgetAttempts(dir, bucket)
  return key
}

/**
 * The data key and who unlocked it. An unknown user and a wrong passphrase look and cost the same.
 * @throws WardlightError 'WrongPassphrase' (with retryAfterSeconds), 'Corrupt' (damaged or changed outside), 'NotFound' (no vault)
 */
export function unlockVault(
  dir: string,
  who: Readonly<{ user: string; passphrase: string }>,
  options: VaultOptions = {},
): Promise<Unlocked> {
  return inTurn(dir, async () => {
    const vault = readVault(dir)
    const slot = findSlot(vault, who.user)
    const cost = slot?.cost ?? vault.users[0]?.cost ?? DEFAULT_COST
    const bucket = bucketOf(slot?.name ?? tidy(who.user), slot !== undefined)
    const key = await attempt(dir, bucket, options, () =>
      unwrapKey(slot?.key ?? emptyBox(), userText(vault.id, slot?.name ?? ''), fromPassphrase(who.passphrase, cost)),
    )
    if (!slot || !sealHolds(vault, key)) throw tampered()
    // A full or read-only disk must not keep anybody out; the next unlock repairs it.
    await repairVault(dir, vault).catch(() => undefined)
    return { key, user: infoOf(slot) }
  })
}

/** Seconds until this user may try again; 0 when now. */
export async function unlockWaitSeconds(dir: string, user: string, options: VaultOptions = {}): Promise<number> {
  const vault = vaultOrNull(dir)
  const slot = vault ? findSlot(vault, user) : undefined
  return secondsToWait(dir, bucketOf(slot?.name ?? tidy(user), slot !== undefined), (options.now ?? Date.now)())
}

function openSealed(dir: string, key: Uint8Array): VaultFile {
  const vault = readVault(dir)
  if (!sealHolds(vault, key)) throw tampered()
  return vault
}

/** The same vault with other users, one generation on. */
const withUsers = (vault: VaultFile, users: Slot[]): VaultContent => {
  const { seal: _seal, checksum: _checksum, ...content } = vault
  return { ...content, users, generation: vault.generation + 1 }
}

/**
 * Gives a user a new passphrase by means of the recovery key; roles stay, the recovery key stays valid.
 * @throws WardlightError 'BadInput' (mistyped key, short passphrase), 'WrongPassphrase' (not this vault's key), 'NotFound' (no such user), 'Corrupt'
 */
export function recoverVault(
  dir: string,
  who: Readonly<{ user: string; recoveryKey: string; passphrase: string }>,
  options: VaultOptions = {},
): Promise<Unlocked> {
  return inTurn(dir, async () => {
    checkNew(who.user, who.passphrase)
    const characters = readRecoveryKey(who.recoveryKey)
    const vault = readVault(dir)
    const key = await attempt(dir, RECOVERY_BUCKET, options, () =>
      unwrapKey(vault.recovery, recoveryText(vault.id), fromRecoveryKey(characters)),
    )
    if (!sealHolds(vault, key)) throw tampered()
    const old = findSlot(vault, who.user)
    if (!old)
      throw new WardlightError('NotFound', 'There is no user of this name here.', {
        next: `Choose one of: ${vault.users.map((slot) => slot.name).join(', ')}.`,
      })
    const slot = await slotFor(vault.id, key, old.name, who.passphrase, old.roles, options.cost ?? DEFAULT_COST)
    await writeVault(
      dir,
      withUsers(
        vault,
        vault.users.map((each) => (each === old ? slot : each)),
      ),
      key,
    )
    await forgetAttempts(dir, bucketOf(old.name, true))
    return { key, user: infoOf(slot) }
  })
}

/**
 * One more user of the same store. The caller has checked that whoever asks may do so ('manage').
 * @throws WardlightError 'Conflict' (name taken), 'BadInput', 'Corrupt'
 */
export function addUser(
  dir: string,
  key: Uint8Array,
  who: Readonly<{ user: string; passphrase: string; roles: readonly Role[] }>,
  options: VaultOptions = {},
): Promise<UserInfo[]> {
  return inTurn(dir, async () => {
    const name = checkNew(who.user, who.passphrase)
    if (who.roles.length === 0) throw new WardlightError('BadInput', 'A user needs at least one role.', { next: 'Choose a role.' })
    const vault = openSealed(dir, key)
    if (findSlot(vault, name))
      throw new WardlightError('Conflict', 'There is already a user of this name.', { next: 'Choose another name.' })
    const slot = await slotFor(vault.id, key, name, who.passphrase, who.roles, options.cost ?? DEFAULT_COST)
    return (await writeVault(dir, withUsers(vault, [...vault.users, slot]), key)).users.map(infoOf)
  })
}

/** Everybody, with roles that are proven to be the ones given. @throws WardlightError 'Corrupt' */
export async function listUsers(dir: string, key: Uint8Array): Promise<UserInfo[]> {
  return openSealed(dir, key).users.map(infoOf)
}
