/**
 * Opens the encrypted store: AEGIS over every page (authenticated: a flipped bit is an error, never a wrong value), the
 * raw 256-bit key (no derivation here: the keyring did that), WAL, FULL.
 */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { WardlightError } from '#app/contract/errors.ts'
import { storeError } from './failures.ts'

export type Sqlite = Database.Database

/** "Wdlt": tells a Wardlight store from any other SQLite file. */
export const APPLICATION_ID = 0x57646c74
export const PAGE_BYTES = 4096
const KEY_BYTES = 32
const BUSY_MS = 5000

export type OpenOptions = Readonly<{
  file: string
  /** 32 bytes. */
  key: Uint8Array
  mode: 'writer' | 'reader'
  /** Make the file when it is not there. Without it a missing store is NotFound: a lost one is never replaced by an empty one unasked. */
  create?: boolean
}>

/** The raw key as the cipher's pragmas take it. */
export function keyText(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw new WardlightError('BadInput', 'The key of the store has the wrong length.')
  return `x'${Buffer.from(key).toString('hex')}'`
}

function checkFile(file: string, create: boolean): void {
  if (!existsSync(file)) {
    if (create && existsSync(path.dirname(file))) return
    if (create) throw new WardlightError('NoPermission', 'The data folder is not there.', { next: 'Check the data folder.' })
    throw new WardlightError('NotFound', 'There is no store at this place.', { next: 'Check the data folder, or restore a backup.' })
  }
  const bytes = statSync(file).size
  if (bytes === 0 && create) return
  if (bytes < PAGE_BYTES || bytes % PAGE_BYTES !== 0) {
    throw new WardlightError('Corrupt', 'The store is cut short.', { next: 'Restore a backup.' })
  }
}

const PRAGMAS = [
  'foreign_keys=ON',
  // Without it REPLACE deletes a row past the triggers that keep the append-only tables.
  'recursive_triggers=ON',
  'trusted_schema=OFF',
  'secure_delete=ON',
  'temp_store=MEMORY',
  'synchronous=FULL',
  `busy_timeout=${BUSY_MS}`,
  'cache_size=-32000',
  'wal_autocheckpoint=4000',
  'journal_size_limit=67108864',
]

/** Also the pragmas of the raw floor in bench/floor.ts, so that the two are compared on one footing. */
export function configure(db: Sqlite, key: Uint8Array, writer: boolean): void {
  db.pragma("cipher='aegis'")
  db.pragma(`key="${keyText(key)}"`)
  db.prepare('SELECT count(*) FROM sqlite_schema').get()
  if (writer) db.pragma('journal_mode=WAL')
  for (const pragma of PRAGMAS) db.pragma(pragma)
}

/** @throws WardlightError NotFound, WrongPassphrase, Corrupt, NoPermission, DiskFull */
export function openDatabase(options: OpenOptions): Sqlite {
  const writer = options.mode === 'writer'
  checkFile(options.file, writer && options.create === true)
  let db: Sqlite | undefined
  try {
    db = new Database(options.file, { readonly: !writer, fileMustExist: !writer, timeout: BUSY_MS })
    configure(db, options.key, writer)
    return db
  } catch (error) {
    db?.close()
    throw storeError(error)
  }
}
