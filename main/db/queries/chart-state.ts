/** What a chart was made of at an instant, and what came to it since: by the resources it stands on, in the order they were stored. */
import { createHash } from 'node:crypto'
import { factId } from '#app/contract/ids.ts'
import type { ReviewReads } from '#app/ports/review-store.ts'
import type { Connection } from '../statements.ts'
import { groupPids } from './links.ts'
import { PER_RESOURCE } from './rows.ts'

type ResourceRow = readonly [id: number, ref: string, version: number, sha256: Uint8Array]

export const RESOURCES_OF = 'SELECT id, ref, version, sha256 FROM resource WHERE pid = ? ORDER BY id'
const COUNT_AFTER = 'SELECT count(*) AS n FROM resource WHERE pid = ? AND id > ?'
const OBSERVATIONS_AFTER = 'SELECT fact FROM observation WHERE pid = ? AND id >= ?'
const FACTS_AFTER = "SELECT json_extract(body, '$.id') AS fact FROM fact WHERE pid = ? AND id >= ?"

/** Every version, so that a correction changes the hash; in a fixed order, so that a merge and its undoing give the same again. */
export function chartState(db: Connection, patient: string): ReturnType<ReviewReads['chartState']> {
  const pids = groupPids(db, patient)
  if (pids.length === 0) return null
  const rows = pids.flatMap((pid) => db.rows<ResourceRow>(RESOURCES_OF, pid))
  const hash = createHash('sha256')
  for (const [, ref, version, sha256] of rows.toSorted((a, b) => a[0] - b[0])) hash.update(`${ref}\n${version}\n`).update(sha256)
  return { latest: rows.reduce((most, [id]) => Math.max(most, id), 0), resources: rows.length, hash: hash.digest('hex') }
}

export function arrivedSince(
  db: Connection,
  { patient, latest }: Parameters<ReviewReads['arrivedSince']>[0],
): ReturnType<ReviewReads['arrivedSince']> {
  const pids = groupPids(db, patient)
  const from = (latest + 1) * PER_RESOURCE
  const resources = pids.reduce((sum, pid) => sum + (db.get<{ n: number }>(COUNT_AFTER, pid, latest)?.n ?? 0), 0)
  if (resources === 0) return { facts: [], resources }
  // All facts of a group lie in the chart of its first.
  const facts = pids
    .slice(0, 1)
    .flatMap((root) => [OBSERVATIONS_AFTER, FACTS_AFTER].flatMap((sql) => db.all<{ fact: string }>(sql, root, from)))
  return { facts: facts.map(({ fact }) => factId(fact)), resources }
}

export const latestResource = (db: Connection): number => db.get<{ id: number | null }>('SELECT max(id) AS id FROM resource')?.id ?? 0

const HELD_OPEN = "SELECT count(*) AS n FROM held WHERE pid = ? AND status = 'open'"

export const heldOf = (db: Connection, patient: string): number =>
  groupPids(db, patient).reduce((sum, pid) => sum + (db.get<{ n: number }>(HELD_OPEN, pid)?.n ?? 0), 0)
