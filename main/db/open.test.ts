import { chmodSync, copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import { storeError } from './failures.ts'
import { checkSchema, copyName, migrate, schemaVersion } from './migrate.ts'
import { MIGRATIONS, SCHEMA } from './migrations/index.ts'
import { openDatabase, PAGE_BYTES } from './open.ts'
import { writes } from './queries/writes.ts'
import { batch, KEY, openHere, patient, tempFolder } from './testing/fixtures.ts'

let room: ReturnType<typeof tempFolder>
let file: string
beforeEach(() => {
  room = tempFolder()
  file = path.join(room.folder, 'store.db')
})
afterEach(() => room.remove())

const kindOf = (work: () => unknown): string => {
  try {
    work()
    return 'no error'
  } catch (error) {
    return error instanceof WardlightError ? error.failure.kind : String(error)
  }
}

const reopen = () => openDatabase({ file, key: KEY, mode: 'writer' })

function made(patients = 1): void {
  const db = openHere(file)
  writes(db).importBatch(batch(...Array.from({ length: patients }, (_, n) => patient(`p${n}`))))
  db.sqlite.close()
}

test('the pragmas that keep a patient safe are on', () => {
  const db = openHere(file).sqlite
  const value = (name: string) => db.pragma(name, { simple: true })
  expect(['cipher', 'journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'secure_delete', 'temp_store'].map(value)).toEqual([
    'aegis',
    'wal',
    2,
    1,
    0,
    1,
    2,
  ])
  db.close()
})

test('a key of the wrong length is refused before anything is made', () => {
  expect(kindOf(() => openDatabase({ file, key: new Uint8Array(16), mode: 'writer', create: true }))).toBe('BadInput')
})

test('wrong key, damaged page, cut file, empty file, other file and missing file are told apart', () => {
  made()
  const whole = readFileSync(file)
  expect(kindOf(() => openDatabase({ file, key: new Uint8Array(32), mode: 'writer' }))).toBe('WrongPassphrase')
  const page = PAGE_BYTES * 3 + 100
  const flipped = Buffer.from(whole)
  flipped.writeUInt8(flipped.readUInt8(page) ^ 1, page)
  writeFileSync(file, flipped)
  expect(
    kindOf(() => {
      const db = reopen()
      try {
        expect(db.pragma('integrity_check(1)')).not.toEqual([{ integrity_check: 'ok' }])
        throw new WardlightError('Corrupt', 'noticed')
      } catch (error) {
        throw storeError(error)
      } finally {
        db.close()
      }
    }),
  ).toBe('Corrupt')
  writeFileSync(file, whole)
  truncateSync(file, PAGE_BYTES * 2 + 17)
  expect(kindOf(reopen)).toBe('Corrupt')
  truncateSync(file, 0)
  expect(kindOf(reopen)).toBe('Corrupt')
  writeFileSync(file, 'patients,rooms\n'.repeat(100))
  expect(kindOf(reopen)).toBe('Corrupt')
  expect(kindOf(() => openDatabase({ file: `${file}.none`, key: KEY, mode: 'writer' }))).toBe('NotFound')
})

test.skipIf(process.getuid?.() === 0)('a file without rights is NoPermission', () => {
  made()
  chmodSync(file, 0o000)
  expect(kindOf(reopen)).toBe('NoPermission')
})

test('a store in a folder that is not there is NoPermission, not a crash', () => {
  expect(kindOf(() => openDatabase({ file: path.join(room.folder, 'none', 'store.db'), key: KEY, mode: 'writer', create: true }))).toBe(
    'NoPermission',
  )
})

test('a full disk is DiskFull, and nothing of the batch is stored', () => {
  const db = openHere(file)
  db.sqlite.pragma(`max_page_count=${Number(db.sqlite.pragma('page_count', { simple: true })) + 2}`)
  const table = writes(db)
  const many = Array.from({ length: 200 }, (_, n) => patient(`p${n}`))
  expect(
    kindOf(() => {
      try {
        table.importBatch(batch(...many))
      } catch (error) {
        throw storeError(error)
      }
    }),
  ).toBe('DiskFull')
  expect(db.get('SELECT count(*) AS n FROM resource')).toEqual({ n: 0 })
  db.sqlite.pragma('max_page_count=1000000')
  expect(table.importBatch(batch(...many)).stored).toBe(200)
  db.sqlite.close()
})

test('every code has plain words and a next step', () => {
  for (const code of [
    'SQLITE_NOTADB',
    'SQLITE_CORRUPT_VTAB',
    'SQLITE_FULL',
    'SQLITE_READONLY',
    'SQLITE_BUSY',
    'SQLITE_IOERR_READ',
    'SQLITE_CONSTRAINT',
  ]) {
    const error = storeError(new Database.SqliteError('/home/someone/store.db', code))
    expect(error).toBeInstanceOf(WardlightError)
    const { message, next } = (error as WardlightError).failure
    expect(next).toMatch(/\.$/)
    expect(message).not.toContain('/home')
  }
})

test('migrations stand in order, numbered by tens, and the last one is the schema', () => {
  const versions = MIGRATIONS.map((step) => step.version)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  expect(versions.filter((version) => version % 10 !== 0)).toEqual([])
  expect(MIGRATIONS.at(-1)?.version).toBe(SCHEMA)
})

test('a store from a newer program is refused and left as it is', () => {
  made()
  const db = reopen()
  db.pragma(`user_version=${SCHEMA + 10}`)
  expect(kindOf(() => migrate(db, file))).toBe('DbFromFuture')
  expect(schemaVersion(db)).toBe(SCHEMA + 10)
  db.close()
})

test('another program’s database is refused', () => {
  made()
  const db = reopen()
  db.pragma('application_id=1')
  expect(kindOf(() => checkSchema(db))).toBe('Corrupt')
  db.close()
})

test('an existing store is copied before it is migrated; a new one is not', () => {
  const db = openDatabase({ file, key: KEY, mode: 'writer', create: true })
  expect(migrate(db, file, 30)).toBe(0)
  expect(existsSync(copyName(file, 10))).toBe(false)
  db.exec("INSERT INTO patient (id, name) VALUES ('p1', 'Costa, Ana')")
  expect(migrate(db, file)).toBe(30)
  expect(migrate(db, file)).toBe(SCHEMA)
  db.close()
  const before = path.join(room.folder, 'before.db')
  copyFileSync(copyName(file, 40), before)
  const copy = openDatabase({ file: before, key: KEY, mode: 'reader' })
  expect([schemaVersion(copy), copy.prepare('SELECT name FROM patient').pluck().get()]).toEqual([30, 'Costa, Ana'])
  copy.close()
})
