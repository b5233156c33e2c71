/** A copy of the whole store in one file: under the same key for a backup, under its own for a copy that goes to other people. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import type { ApartCopy } from '#app/ports/store.ts'
import { checkSchema } from './migrate.ts'
import { keyText, openDatabase, type Sqlite } from './open.ts'

export const DOWNTIME_SETTING = 'downtime'

/** What is of one person on this machine and not of the record. */
const PERSONAL = ['draft', 'review_draft', 'usage_step', 'usage_visit', 'strip_choice'] as const

/** VACUUM INTO keeps cipher and key. The copy is opened with its key and read through before it takes the place of an older one. */
export function copyStore(db: Sqlite, file: string, key: Uint8Array, apart: ApartCopy | null): { bytes: number; checked: boolean } {
  const part = `${file}.part`
  rmSync(part, { force: true })
  db.prepare('VACUUM INTO ?').run(part)
  if (apart) setApart(part, key, apart)
  const result = checkedCopy(part, apart?.key ?? key)
  renameSync(part, file)
  return result
}

/** A log of old pages under the old key must not stay: the key changes in rollback mode, where every page is written anew. */
function setApart(file: string, key: Uint8Array, { key: own, downtime }: ApartCopy): void {
  const copy = openDatabase({ file, key, mode: 'writer' })
  try {
    copy.pragma('journal_mode=DELETE')
    for (const table of PERSONAL) copy.exec(`DELETE FROM ${table}`)
    copy.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(DOWNTIME_SETTING, downtime)
    copy.exec('VACUUM')
    copy.pragma(`rekey="${keyText(own)}"`)
  } finally {
    copy.close()
  }
}

function onDisk(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

function checkedCopy(file: string, key: Uint8Array): { bytes: number; checked: boolean } {
  onDisk(file)
  const opened = openDatabase({ file, key, mode: 'reader' })
  try {
    checkSchema(opened)
    const [first] = opened.pragma('integrity_check(1)') as { integrity_check: string }[]
    return { bytes: statSync(file).size, checked: first?.integrity_check === 'ok' }
  } finally {
    opened.close()
  }
}
