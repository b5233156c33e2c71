/** Brings a store to this program's schema: a copy first, then one transaction per step. */
import { rmSync } from 'node:fs'
import { WardlightError } from '#app/contract/errors.ts'
import type { Migration } from './migrations/index.ts'
import { MIGRATIONS, SCHEMA } from './migrations/index.ts'
import type { Sqlite } from './open.ts'
import { APPLICATION_ID } from './open.ts'

export function schemaVersion(db: Sqlite): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function isEmpty(db: Sqlite): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
}

/** @throws WardlightError DbFromFuture, Corrupt (another program's database) */
export function checkSchema(db: Sqlite): void {
  if (!isEmpty(db) && Number(db.pragma('application_id', { simple: true })) !== APPLICATION_ID) {
    throw new WardlightError('Corrupt', 'This file is not a Wardlight store.', { next: 'Choose another data folder.' })
  }
  if (schemaVersion(db) > SCHEMA) {
    throw new WardlightError('DbFromFuture', 'This store was written by a newer Wardlight.', {
      next: 'Install that version or a newer one. Nothing was changed.',
    })
  }
}

function apply(db: Sqlite, step: Migration): void {
  db.transaction(() => {
    db.exec(step.sql)
    db.pragma(`user_version=${step.version}`)
  }).immediate()
}

/** The copy made before migrating stands beside the store, under this name. */
export function copyName(file: string, version: number): string {
  return `${file}.before-${version}`
}

function copyBefore(db: Sqlite, file: string, version: number): void {
  const copy = copyName(file, version)
  rmSync(copy, { force: true })
  db.prepare('VACUUM INTO ?').run(copy)
}

/** @returns the version before; equal to SCHEMA when there was nothing to do */
export function migrate(db: Sqlite, file: string, to: number = SCHEMA): number {
  checkSchema(db)
  const from = schemaVersion(db)
  const steps = MIGRATIONS.filter((step) => step.version > from && step.version <= to)
  const next = steps[0]
  if (!next) return from
  if (isEmpty(db)) db.pragma(`application_id=${APPLICATION_ID}`)
  else copyBefore(db, file, next.version)
  for (const step of steps) apply(db, step)
  return from
}
