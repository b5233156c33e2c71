/** Versions of resources as rows. Every one is kept as it came; the highest version of a reference is the one that stands. */
import type { Actor, IncomingResource, Source } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'

/** Numbers as stored; never reused for something else. */
export const VERSION_KIND = { whole: 0, part: 1, folded: 2, released: 3, fixed: 4 } as const
export const VERSION_STATE = { shown: 0, held: 1, quarantined: 2 } as const

export type Newest = Readonly<{ id: number; version: number; sha256: Buffer; pid: number | null }>

export const NEWEST_VERSION = 'SELECT id, version, sha256, pid FROM resource WHERE ref = ? ORDER BY version DESC LIMIT 1'
/** Those of a list of references that are here: one question for a whole batch, most of which is new. */
export const KNOWN_REFS = 'SELECT r.ref FROM json_each(?) l CROSS JOIN resource r ON r.ref = l.value'
export const KNOWN_VERSION = 'SELECT version FROM resource WHERE ref = ? AND sha256 = ? LIMIT 1'
export const LOWEST_VERSION = 'SELECT version FROM resource WHERE ref = ? ORDER BY version LIMIT 1'

/** What decides whether a version that comes now replaces the one that stands. Behind the raw text in its row: read only where needed. */
export type Standing = Readonly<{ kind: number; state: number; updated_ms: number | null; facts: number }>
const STANDING = 'SELECT kind, state, updated_ms, facts FROM resource WHERE id = ?'

export function standingOf(db: Connection, id: number): Standing {
  const row = db.get<Standing>(STANDING, id)
  if (!row) throw new Error(`resource ${id} is not there`)
  return row
}

export const newestOf = (db: Connection, ref: string): Newest | undefined => db.get<Newest>(NEWEST_VERSION, ref)

/** Number for a version that came late: below all that are here. */
export const versionBelow = (db: Connection, ref: string): number => (db.get<{ version: number }>(LOWEST_VERSION, ref)?.version ?? 2) - 1

const INSERT_RESOURCE = `INSERT INTO resource (ref, version, sha256, pid, facts, source, path, recorded_at, raw, kind, state, updated_ms)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

export type NewResource = Readonly<{
  ref: string
  version: number
  sha256: Buffer
  pid: number | null
  /** Rows projected of this version; 0 where it is shown nowhere. */
  facts: number
  source: number
  path: string
  at: string
  raw: string
  kind?: number
  state?: number
  updatedMs?: number | null
}>

export function insertResource(db: Connection, r: NewResource): number {
  const { ref, version, sha256, pid, facts, source, path, at, raw, kind = 0, state = 0, updatedMs = null } = r
  return db.run(INSERT_RESOURCE, ref, version, sha256, pid, facts, source, path, at, raw, kind, state, updatedMs).lastInsertRowid
}

/** Who a source is when it does not say so itself. */
export const originOf = (source: Source): string => source.origin ?? source.format

export function insertSource(db: Connection, source: Source, actor: Actor): number {
  const sql = 'INSERT INTO source (file, format, sha256, user, recorded_at, origin) VALUES (?, ?, ?, ?, ?, ?)'
  return db.run(sql, source.file, source.format, source.sha256, actor.user, actor.at, originOf(source)).lastInsertRowid
}

export function stateOf(resource: Pick<IncomingResource, 'gate'>): number {
  const state = resource.gate?.state
  return state === 'held' || state === 'quarantined' ? VERSION_STATE[state] : VERSION_STATE.shown
}

/**
 * By the sources' own word, where both give one; of two of the same moment the one with the higher hash stands, so that the order in which
 * they come does not matter. Where one does not say, what comes later stands.
 */
export function isOlder(incoming: Readonly<{ updatedMs?: number | null; sha256: string }>, newest: Newest, standing: Standing): boolean {
  const ms = incoming.updatedMs ?? null
  if (ms === null || standing.updated_ms === null) return false
  return ms === standing.updated_ms ? incoming.sha256 < newest.sha256.toString('hex') : ms < standing.updated_ms
}
