/**
 * Charts joined and parted. Merged matches tie patients together; all that hang together are shown in the chart of the first of them by id.
 * A resource's own patient never changes: where its facts lie follows from the ties, and undoing one moves exactly what belongs to each.
 */
import type { Actor } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { resolveAll } from './alerts.ts'
import { idOf, rootOf } from './links.ts'
import { MERGED, reindex } from './patients.ts'
import { rerank } from './rank.ts'
import { NO_TIME, PER_RESOURCE } from './rows.ts'

export const TIES = `SELECT b AS pid FROM person_match WHERE a = ? AND status = 'merged'
  UNION ALL SELECT a AS pid FROM person_match WHERE b = ? AND status = 'merged'`

/** Everybody tied to a patient, directly or through others, itself included. */
export function clusterOf(db: Connection, pid: number): readonly number[] {
  const found = new Set([pid])
  for (const one of found) for (const { pid: other } of db.all<{ pid: number }>(TIES, one, one)) found.add(other)
  return [...found]
}

const OWN = 'SELECT id FROM resource WHERE pid = ?'

function moveRows(db: Connection, pid: number, from: number, to: number): void {
  for (const table of ['observation', 'fact']) {
    db.run(`UPDATE ${table} SET pid = ? WHERE pid = ? AND id / ${PER_RESOURCE} IN (${OWN})`, to, from, pid)
  }
}

/** Rows in charts that are of this patient's own resources. */
export function rowsOfPatient(db: Connection, pid: number): number {
  const sql = `SELECT sum(r.facts) AS n FROM resource r WHERE r.pid = ?
    AND NOT EXISTS (SELECT 1 FROM resource n WHERE n.ref = r.ref AND n.version = r.version + 1)`
  return db.get<{ n: number | null }>(sql, pid)?.n ?? 0
}

/** Out of every list: search, worklist, counts, scores, alerts. Its history stays. */
function leave(db: Connection, pid: number, root: number, actor: Actor): void {
  db.run('DELETE FROM patient_search WHERE rowid = ?', pid)
  db.run('UPDATE patient SET rank = ? WHERE pid = ?', MERGED, pid)
  db.run('DELETE FROM score_current WHERE pid = ?', pid)
  db.run("UPDATE tally SET n = n - 1 WHERE name = 'patients'")
  resolveAll(db, pid, actor, `this record is shown in the chart of ${idOf(db, root)}`)
}

/** Into the lists again; it is scored anew by whoever asked for this. */
function comeBack(db: Connection, pid: number): void {
  db.run('UPDATE patient SET rank = 0 WHERE pid = ?', pid)
  db.run("UPDATE tally SET n = n + 1 WHERE name = 'patients'")
  reindex(db, pid)
}

const NEWEST_TIME = `SELECT max(ms) AS ms FROM (SELECT ms FROM observation WHERE pid = ? AND ms <= ? UNION ALL SELECT ms FROM fact WHERE pid = ? AND ms <= ?)`

/** What a chart shows of itself in the list, after facts came or went. */
function settleChart(db: Connection, pid: number, at: number): void {
  const newest = db.get<{ ms: number | null }>(NEWEST_TIME, pid, at, pid, at)?.ms ?? NO_TIME
  db.run('UPDATE patient SET activity = ? WHERE pid = ?', newest, pid)
  rerank(db, pid)
}

function setRoot(db: Connection, pid: number, root: number): void {
  if (pid === root) db.run('DELETE FROM person_link WHERE pid = ?', pid)
  else db.run('INSERT OR REPLACE INTO person_link (pid, root) VALUES (?, ?)', pid, root)
}

type Move = Readonly<{ pid: number; from: number; to: number }>

function movesOf(db: Connection, group: readonly number[]): readonly Move[] {
  const moves: Move[] = []
  const left = new Set(group)
  for (const start of group) {
    if (!left.has(start)) continue
    const tied = clusterOf(db, start)
    const [to = start] = tied
      .map((pid) => ({ pid, id: idOf(db, pid) ?? '' }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ pid }) => pid)
    for (const pid of tied) {
      left.delete(pid)
      const from = rootOf(db, pid)
      if (from !== to) moves.push({ pid, from, to })
    }
  }
  return moves
}

/**
 * Puts the charts of a group in the place that its ties say. Only inside a write transaction; whoever keeps numbers of charts in memory has
 * to forget them.
 * @returns patients whose chart changed: those that moved, and those whose chart they left or joined
 */
export function arrange(db: Connection, group: readonly number[], actor: Actor): readonly number[] {
  const moves = movesOf(db, group)
  for (const { pid, from, to } of moves) {
    moveRows(db, pid, from, to)
    setRoot(db, pid, to)
    if (from === pid) leave(db, pid, to, actor)
    else if (to === pid) comeBack(db, pid)
  }
  const changed = new Set(moves.flatMap(({ pid, from, to }) => [pid, from, to]))
  for (const pid of changed) if (rootOf(db, pid) === pid) settleChart(db, pid, Date.parse(actor.at))
  return [...changed]
}
