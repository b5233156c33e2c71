/**
 * The raw floor of the store: the least that any import must do on this machine. JSON.parse of each line, one insert of
 * the raw text, two indexes; same cipher, key and pragmas as the product's store, one thread, one transaction per 500.
 */
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { configure } from '../main/db/open.ts'

export type FloorLine = Readonly<{ type: string; id: string; raw: string; patient: string | null; code: string | null; ms: number | null }>

const PER_TRANSACTION = 500

const SCHEMA = `
CREATE TABLE resource (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, patient TEXT, code TEXT, ms INTEGER, raw TEXT NOT NULL);
CREATE INDEX resource_ref ON resource (ref);
CREATE INDEX resource_code ON resource (patient, code, ms);
`

function empty(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

/**
 * @param file a new file; what is there is deleted, before and after
 * @param key 32 bytes
 */
export function storeFloor(lines: readonly FloorLine[], file: string, key: Uint8Array): { resourcesPerSecond: number } {
  empty(file)
  const db = new Database(file)
  configure(db, key, true)
  db.exec(SCHEMA)
  const insert = db.prepare('INSERT INTO resource (ref, patient, code, ms, raw) VALUES (?, ?, ?, ?, ?)')
  const piece = db.transaction((part: readonly FloorLine[]) => {
    for (const line of part) {
      JSON.parse(line.raw)
      insert.run(`${line.type}/${line.id}`, line.patient, line.code, line.ms, line.raw)
    }
  })
  const started = performance.now()
  for (let from = 0; from < lines.length; from += PER_TRANSACTION) piece(lines.slice(from, from + PER_TRANSACTION))
  const seconds = (performance.now() - started) / 1000
  db.close()
  empty(file)
  return { resourcesPerSecond: lines.length / seconds }
}
