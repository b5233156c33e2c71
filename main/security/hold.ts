/**
 * One program per data folder. The window and the command line would each keep their own caches and anchor of the same store,
 * so the second one is refused before it opens anything.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import { explainError } from '../operations/errors.ts'
import { HOLD_FILE } from './data-folder.ts'

const Holder = z.object({ pid: z.number().int().positive(), host: z.string(), started: z.string(), token: z.string() })
type Holder = Readonly<z.infer<typeof Holder>>

/** When a process started, where the system says so: a number used again by another process is then not mistaken for the holder. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Field 22 of proc(5); the name in field 2 may hold spaces and brackets, so count from its end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isStale(text: string): boolean {
  const parsed = Holder.safeParse(parseJson(text))
  // Half a lock file is what a power cut leaves; a living holder writes it in one go.
  if (!parsed.success) return true
  const { pid, host, started } = parsed.data
  if (host !== hostname()) return false
  return !isAlive(pid) || (started !== '' && startOf(pid) !== started)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Moves a dead holder's file away; puts it back if another program replaced it in the meantime. */
function clearStale(file: string, seen: string): void {
  const aside = `${file}.${randomBytes(4).toString('hex')}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readIfThere(aside) === seen) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function take(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
    return readIfThere(file)?.includes(holder.token) === true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw explainError(error, 'Data folder')
  }
}

function inUse(text: string | null): WardlightError {
  const parsed = Holder.safeParse(parseJson(text ?? ''))
  const where = parsed.success && parsed.data.host !== hostname() ? ` on the computer "${parsed.data.host}"` : ''
  const next = where
    ? `Close it there. If that computer no longer uses this folder, delete the file ${HOLD_FILE} in it.`
    : 'Close the other Wardlight window or command, then try again.'
  return new WardlightError('Conflict', `Another Wardlight is using this data folder${where}.`, { next })
}

/**
 * Claims the folder for this process. Call what is returned to let go; a process that dies lets go by dying.
 * @throws WardlightError 'Conflict' when another living process has it, 'NoPermission', 'DiskFull'
 */
export function holdDataFolder(dir: string): () => void {
  const file = path.join(dir, HOLD_FILE)
  const holder: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid), token: randomBytes(8).toString('hex') }
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw explainError(error, 'Data folder')
  }
  for (let tries = 0; tries < 3; tries += 1) {
    if (take(file, holder)) return () => release(file, holder)
    const seen = readIfThere(file)
    if (seen === null) continue
    if (!isStale(seen)) throw inUse(seen)
    clearStale(file, seen)
  }
  throw inUse(readIfThere(file))
}

function release(file: string, holder: Holder): void {
  if (readIfThere(file)?.includes(holder.token)) rmSync(file, { force: true })
}
