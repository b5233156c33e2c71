/**
 * Wrong passphrases slow down the next try, also after a restart. This stops a person at the keyboard, not a thief with a copy of
 * the folder (Argon2id does that); so the file holds counts only, and losing it reveals nothing.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeFileAtomic } from './atomic-file.ts'
import { ATTEMPTS_FILE } from './data-folder.ts'

const LONGEST_WAIT_SECONDS = 300

const Attempts = z.record(z.string(), z.object({ failures: z.number().int().min(0), lastMs: z.number() }))
type Attempts = z.infer<typeof Attempts>

/** Kept in memory too, so that a disk that cannot be written does not switch the waiting off. */
const inMemory = new Map<string, Attempts>()

/**
 * Who is counted. A name nobody has may be a passphrase typed in the wrong field: only 8 bits of its hash are kept, which say nothing of it.
 */
export function bucketOf(name: string, known: boolean): string {
  const hash = createHash('sha256').update(name).digest('hex')
  return known ? `user-${hash.slice(0, 16)}` : `other-${hash.slice(0, 2)}`
}

/** 0, 1, 2, 4, 8 … 300 seconds after 1, 2, 3, 4, 5 … failures. */
export function waitAfter(failures: number): number {
  return failures < 2 ? 0 : Math.min(LONGEST_WAIT_SECONDS, 2 ** (failures - 2))
}

async function load(dir: string): Promise<Attempts> {
  const kept = inMemory.get(dir)
  if (kept) return kept
  const parsed = await readFile(path.join(dir, ATTEMPTS_FILE), 'utf8')
    .then((text) => Attempts.safeParse(JSON.parse(text)))
    .catch(() => null)
  const attempts = parsed?.success ? parsed.data : {}
  inMemory.set(dir, attempts)
  return attempts
}

/** A full or read-only disk must not keep anybody from reading charts, so a failed write leaves the count in memory. */
async function save(dir: string, attempts: Attempts): Promise<void> {
  inMemory.set(dir, attempts)
  await writeFileAtomic(path.join(dir, ATTEMPTS_FILE), JSON.stringify(attempts)).catch(() => undefined)
}

/** Whole seconds until the next try is allowed; 0 when it is. A clock set back waits the full time again, never longer. */
export async function secondsToWait(dir: string, bucket: string, nowMs: number): Promise<number> {
  const entry = (await load(dir))[bucket]
  if (!entry) return 0
  const wait = waitAfter(entry.failures)
  const passed = Math.max(0, (nowMs - entry.lastMs) / 1000)
  return Math.max(0, Math.ceil(wait - passed))
}

/** Counted before the passphrase is tried, so that ending the program in the middle is no free try. */
export async function countAttempt(dir: string, bucket: string, nowMs: number): Promise<number> {
  const attempts = await load(dir)
  const failures = (attempts[bucket]?.failures ?? 0) + 1
  await save(dir, { ...attempts, [bucket]: { failures, lastMs: nowMs } })
  return failures
}

export async function forgetAttempts(dir: string, bucket: string): Promise<void> {
  const { [bucket]: _, ...rest } = await load(dir)
  await save(dir, rest)
}

/** The process as after a restart: counts come from the file again. */
export function forgetMemory(): void {
  inMemory.clear()
}
