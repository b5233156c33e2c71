/**
 * The audit chain: each entry's hash is SHA-256 over the hash before it and the entry in one fixed spelling, appended in
 * the transaction of the change it tells of. A chain alone does not notice a cut tail, so its head is anchored outside.
 */
import { hash } from 'node:crypto'
import type { AuditEntry } from '#app/contract/operations.ts'
import type { Actor } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'

export type Head = Readonly<{ seq: number; hash: string }>
export type AuditEvent = Readonly<{ action: string; patient: string | null; detail: string }>

/** The head of an empty log. */
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) }

export function entryHash(before: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, user, action, patient, detail } = entry
  return hash('sha256', JSON.stringify([before, seq, at, user, action, patient, detail]), 'hex')
}

export function auditHead(db: Connection): Head {
  return db.get<Head>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1') ?? GENESIS
}

/** Only inside a write transaction. */
export function appendAudit(db: Connection, actor: Actor, event: AuditEvent): Head {
  const before = auditHead(db)
  const entry = { seq: before.seq + 1, at: actor.at, user: actor.user, ...event }
  const sealed = entryHash(before.hash, entry)
  db.run(
    'INSERT INTO audit (seq, at, user, action, patient, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    entry.seq,
    entry.at,
    entry.user,
    entry.action,
    entry.patient,
    entry.detail,
    sealed,
  )
  return { seq: entry.seq, hash: sealed }
}

/** Newest first, before the sequence number given. */
export function auditEntries(db: Connection, before: number | null, limit: number): readonly AuditEntry[] {
  const sql = 'SELECT seq, at, user, action, patient, detail, hash FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?'
  return db.all<AuditEntry>(sql, before ?? Number.MAX_SAFE_INTEGER, limit)
}
