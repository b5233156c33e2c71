/** Files of which nothing is stored until a person decides. The content lies in the encrypted store, and goes when the file is settled. */
import { WardlightError } from '#app/contract/errors.ts'
import type { IntakeWrites, WaitingRecord } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'

type Keep = Parameters<IntakeWrites['keepWaiting']>[0]

/** The same file again takes the place of what waited under its id. */
export function keepWaiting(db: Connection, { actor, record, content }: Keep): null {
  const bytes = content === null ? null : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const body = JSON.stringify(record)
  const changed = db.run(
    "UPDATE waiting SET record = ?, origin = ?, content = coalesce(?, content) WHERE file = ? AND status = 'open'",
    body,
    record.origin,
    bytes,
    record.id,
  ).changes
  if (changed === 0) {
    const sql = "INSERT INTO waiting (file, origin, record, content, status) VALUES (?, ?, ?, ?, 'open')"
    db.run(sql, record.id, record.origin, body, bytes)
  }
  const detail = JSON.stringify({ waiting: record.id, kind: record.kind, file: record.file, sha256: record.sha256 })
  appendAudit(db, actor, { action: 'import-wait', patient: null, detail })
  return null
}

/** @throws WardlightError NotFound when no such file waits */
export function settleWaiting(db: Connection, { actor, id, decision, note }: Parameters<IntakeWrites['settleWaiting']>[0]): null {
  const settled = db.run("UPDATE waiting SET status = ?, content = NULL WHERE file = ? AND status = 'open'", decision, id).changes
  if (settled === 0) throw new WardlightError('NotFound', 'This file is not waiting any more.', { next: 'Look at the list again.' })
  appendAudit(db, actor, { action: `import-${decision}`, patient: null, detail: JSON.stringify({ waiting: id, note }) })
  return null
}

export function waiting(db: Connection): readonly WaitingRecord[] {
  const rows = db.all<{ record: string }>("SELECT record FROM waiting WHERE status = 'open' ORDER BY id")
  return rows.map((row) => JSON.parse(row.record) as WaitingRecord)
}

export function waitingContent(db: Connection, id: string): Uint8Array | null {
  const sql = "SELECT content FROM waiting WHERE file = ? AND status = 'open'"
  return db.get<{ content: Buffer | null }>(sql, id)?.content ?? null
}
