/** One process per data folder: a file that holds the owner's process id, and a second file by which a later one knocks. */
import { linkSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'

const LOCK = 'instance.lock'
const KNOCK = 'instance.knock'

/** @returns true when this process now holds the folder. A lock whose owner is dead is taken over. */
export function takeLock(folder: string, onKnock: () => void): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = path.join(folder, LOCK)
  if (!claim(lock)) {
    if (isAlive(ownerOf(lock))) {
      writeFileSync(path.join(folder, KNOCK), String(process.pid))
      return false
    }
    rmSync(lock, { force: true })
    if (!claim(lock)) return false
  }
  watch(folder, (_kind, name) => name === KNOCK && onKnock()).unref()
  return true
}

export function releaseLock(folder: string): void {
  const lock = path.join(folder, LOCK)
  if (ownerOf(lock) !== process.pid) return
  rmSync(lock, { force: true })
  rmSync(path.join(folder, KNOCK), { force: true })
}

/** Written whole, then linked: a lock without an owner is never seen. */
function claim(lock: string): boolean {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, lock)
    return true
  } catch {
    return ownerOf(lock) === process.pid
  } finally {
    rmSync(mine, { force: true })
  }
}

function ownerOf(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return 0
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
