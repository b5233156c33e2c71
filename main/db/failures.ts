/** What SQLite says, as the kinds a person can tell apart. SQLite's own words may name a file, so they go no further than here. */
import Database from 'better-sqlite3'
import type { ErrorKind } from '#app/contract/errors.ts'
import { WardlightError } from '#app/contract/errors.ts'

type Words = Readonly<{ kind: ErrorKind; message: string; next: string }>

const CORRUPT: Words = { kind: 'Corrupt', message: 'The store is damaged.', next: 'Stop entering, and restore the newest backup.' }
const DENIED: Words = {
  kind: 'NoPermission',
  message: 'The store may not be written or read here.',
  next: 'Check the rights of the data folder.',
}
const BUSY: Words = {
  kind: 'Unavailable',
  message: 'The store is in use by another program.',
  next: 'Close the other program and try again.',
}

const BY_CODE: Readonly<Record<string, Words>> = {
  NOTADB: {
    kind: 'WrongPassphrase',
    message: 'The key does not open this store.',
    next: 'Check the passphrase. If it is right, the first page is damaged: restore a backup.',
  },
  CORRUPT,
  FULL: { kind: 'DiskFull', message: 'The disk is full. Nothing of this was stored.', next: 'Free some space and try again.' },
  PERM: DENIED,
  READONLY: DENIED,
  AUTH: DENIED,
  CANTOPEN: {
    kind: 'NoPermission',
    message: 'The store cannot be opened.',
    next: 'Check that the data folder exists and may be read and written.',
  },
  BUSY,
  LOCKED: BUSY,
  IOERR: {
    kind: 'Corrupt',
    message: 'The disk did not read or write the store.',
    next: 'Check the disk, and restore the newest backup to another one.',
  },
}

/** @returns the error as a WardlightError; what is not SQLite's passes unchanged */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const primary = error.code.split('_')[1] ?? ''
  const words = BY_CODE[primary]
  if (words) return new WardlightError(words.kind, words.message, { next: words.next })
  return new WardlightError('Internal', `The store refused a change (${error.code}).`, {
    next: 'Try again; if it happens again, report it.',
  })
}
