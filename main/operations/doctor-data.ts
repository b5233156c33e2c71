/** The doctor's checks of the disk and the data folder. */
import { randomBytes } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { access, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { vaultStatus } from '../security/vault.ts'
import { lastBackupAt } from './backup.ts'
import type { Found } from './doctor-report.ts'
import { fail, ok, warn } from './doctor-report.ts'

const MB = 1024 * 1024
const LITTLE_SPACE_MB = 2048
/** Below this an import may stop half way. */
const NO_SPACE_MB = 200
const BACKUP_DAYS = 7
const DAY_MS = 86_400_000
/** The year this version was made: no clock is right before it. */
const MADE_IN = 2026
/** A day's difference may be a time zone or a stick from another machine. */
const CLOCK_SLACK_MS = DAY_MS

/** The folder itself, or the nearest one above that exists. */
function existing(dir: string): string {
  let folder = path.resolve(dir)
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder)
  return folder
}

export async function diskSpace(dataDir: string): Promise<Found> {
  const { bavail, bsize } = await statfs(existing(dataDir))
  const free = Math.floor((bavail * bsize) / MB)
  const text = `${free.toLocaleString('en')} MB free on the disk of the data folder`
  if (free < NO_SPACE_MB) return fail(text, 'Free some space now: new values may not be saved.')
  return free < LITTLE_SPACE_MB ? warn(text, 'Free some space soon.') : ok(text)
}

export async function dataFolder(dataDir: string): Promise<Found> {
  if (!existsSync(dataDir)) {
    await access(existing(dataDir), constants.W_OK)
    return ok('No data folder yet; it can be made')
  }
  const probe = path.join(dataDir, `probe-${randomBytes(4).toString('hex')}.tmp`)
  await writeFile(probe, 'probe', { flag: 'wx', mode: 0o600 }).finally(() => rm(probe, { force: true }))
  const { mode } = await stat(dataDir)
  const open = process.platform !== 'win32' && (mode & 0o077) !== 0
  if (open)
    return warn(
      'Other accounts of this computer can look into the data folder',
      'Take their rights away: chmod 700 on the folder. What is in it is encrypted.',
    )
  return ok(process.platform === 'win32' ? 'The data folder can be written' : 'The data folder can be written, by this account only')
}

export function vault(dataDir: string): Found {
  const { state, users } = vaultStatus(dataDir)
  if (state === 'damaged')
    return fail('The file that holds the keys is damaged or missing', 'Restore the newest backup into an empty folder.')
  return state === 'new' ? ok('No patient store yet') : ok(`${users.length} ${users.length === 1 ? 'user' : 'users'}`)
}

export async function backupAge(dataDir: string, nowMs: number): Promise<Found> {
  if (vaultStatus(dataDir).state === 'new') return ok('Nothing to back up yet')
  const at = await lastBackupAt(dataDir)
  if (at === null) return warn('No backup was ever made of this data folder', 'Make one, and keep it on another disk.')
  const days = Math.floor((nowMs - Date.parse(at)) / DAY_MS)
  const text = `Newest backup: ${at.slice(0, 10)}`
  return days > BACKUP_DAYS ? warn(`${text}, ${days} days ago`, 'Make a new one, and keep it on another disk.') : ok(text)
}

async function newestChange(dataDir: string): Promise<number> {
  const names = await readdir(dataDir).catch(() => [])
  const times = await Promise.all(
    names.map((name) =>
      stat(path.join(dataDir, name)).then(
        (found) => found.mtimeMs,
        () => 0,
      ),
    ),
  )
  return Math.max(0, ...times)
}

/** A wrong clock dates every value wrongly, and age and trend with it. */
export async function clock(dataDir: string, nowMs: number): Promise<Found> {
  const next = 'Set the date and time of this computer before entering values.'
  const today = new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ')
  if (new Date(nowMs).getUTCFullYear() < MADE_IN) return fail(`The clock says ${today} UTC, before this version was made`, next)
  if (nowMs < (await newestChange(dataDir)) - CLOCK_SLACK_MS)
    return fail(`The clock says ${today} UTC, before the newest file of the data folder`, next)
  return ok(`The clock says ${today} UTC`)
}
