/** A browser cannot be without a profile folder. It gets a new one each time, which goes when the program ends. */
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PREFERENCES } from './browser-flags.ts'
import { isAlive } from './instance-lock.ts'

const OURS = /^wardlight-browser-(\d+)-/

/** @returns the new folder. What killed processes have left behind is removed first, so that nothing piles up. */
export function makeProfile(parent: string = os.tmpdir()): string {
  for (const name of readdirSync(parent)) {
    const owner = OURS.exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner)) && isMine(path.join(parent, name))) removeProfile(path.join(parent, name))
  }
  const profile = mkdtempSync(path.join(parent, `wardlight-browser-${process.pid}-`))
  mkdirSync(path.join(profile, 'Default'))
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES))
  return profile
}

/** The browser may still be writing its last; what stays is removed at the next start. */
export function removeProfile(profile: string): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  } catch (error) {
    if (!['ENOTEMPTY', 'EBUSY', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** On Linux the browser leaves a small folder per run among the temporary files; so they are kept with the profile. */
export function environmentFor(profile: string): Record<string, string> {
  return process.platform === 'linux' ? { TMPDIR: profile } : {}
}

function isMine(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.uid === (process.getuid?.() ?? 0)
}
