/** How tables are read: each mapping by its name, in versions; the newest version that was not undone is in force. */
import type { TableMapping } from '#app/contract/table.ts'
import type { IntakeReads, IntakeWrites, RememberedMapping } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { learn } from './learned.ts'

type MappingRow = Readonly<{ id: number; name: string; version: number; origin: string; body: string; user: string; recorded_at: string }>

function mappingOf({ id, name, version, origin, body, user, recorded_at }: MappingRow): RememberedMapping {
  return { id, name, version, origin, mapping: JSON.parse(body) as TableMapping, by: user, at: recorded_at }
}

const NOT_UNDONE = `NOT EXISTS (SELECT 1 FROM learned l JOIN learned_undone u ON u.learned = l.id WHERE l.kind = 'mapping' AND l.subject = CAST(m.id AS TEXT))`
const IS_NEWEST = `NOT EXISTS (SELECT 1 FROM mapping n WHERE n.name = m.name AND n.version > m.version
  AND NOT EXISTS (SELECT 1 FROM learned l JOIN learned_undone u ON u.learned = l.id WHERE l.kind = 'mapping' AND l.subject = CAST(n.id AS TEXT)))`

export const MAPPINGS = `SELECT m.* FROM mapping m WHERE ${NOT_UNDONE} AND ${IS_NEWEST} ORDER BY m.name`
export const BY_SIGNATURE = `SELECT m.* FROM mapping m WHERE m.signature = ? AND ${NOT_UNDONE} AND ${IS_NEWEST} ORDER BY m.id DESC`
const NEWEST_OF_NAME = 'SELECT * FROM mapping WHERE name = ? ORDER BY version DESC LIMIT 1'

export const mappings = (db: Connection): ReturnType<IntakeReads['mappings']> => db.all<MappingRow>(MAPPINGS).map(mappingOf)

/** With an origin only a mapping of that origin; the newest where several fit. */
export function mappingBySignature(db: Connection, input: Parameters<IntakeReads['mappingBySignature']>[0]): RememberedMapping | null {
  const rows = db.all<MappingRow>(BY_SIGNATURE, input.signature)
  const found = rows.find((row) => input.origin === null || row.origin === input.origin)
  return found ? mappingOf(found) : null
}

type Input = Parameters<IntakeWrites['rememberMapping']>[0]

function learnColumns(db: Connection, { actor, origin, columns, because }: Input): void {
  for (const { name, role, concept, unit } of columns) {
    const meaning = concept === null ? role : unit === null ? concept : `${concept} in ${unit}`
    const effect = `A column named "${name}" is taken as an example of ${meaning}.`
    learn(db, { kind: 'column', origin, effect, because, subject: JSON.stringify({ name, role, concept, unit }) }, actor)
  }
}

function isInForce(db: Connection, id: number): boolean {
  return db.all<MappingRow>(MAPPINGS).some((row) => row.id === id)
}

/** Only inside a write transaction. The same mapping once more is no new version. */
export function rememberMapping(db: Connection, input: Input): RememberedMapping {
  const { actor, name, origin, mapping, because } = input
  const before = db.get<MappingRow>(NEWEST_OF_NAME, name)
  const body = JSON.stringify(mapping)
  learnColumns(db, input)
  if (before && before.body === body && before.origin === origin && isInForce(db, before.id)) return mappingOf(before)
  const version = (before?.version ?? 0) + 1
  const sql = 'INSERT INTO mapping (name, version, origin, signature, body, user, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)'
  const id = db.run(sql, name, version, origin, mapping.signature, body, actor.user, actor.at).lastInsertRowid
  const effect = `Tables with the same header from ${origin} are read by the mapping "${name}", version ${version}, without asking.`
  learn(db, { kind: 'mapping', origin, effect, because, subject: String(id) }, actor)
  appendAudit(db, actor, { action: 'mapping', patient: null, detail: JSON.stringify({ mapping: name, version, origin }) })
  return { id, name, version, origin, mapping, by: actor.user, at: actor.at }
}
