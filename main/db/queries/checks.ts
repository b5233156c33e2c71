/** What imports brought, held against the whole chart once it is stored: whose turn it is, and what was found. */
import { type FactId, factId, patientId } from '#app/contract/ids.ts'
import type { DueCheck, IntakeReads, IntakeWrites } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { rootOf } from './links.ts'
import { patientRow } from './patients.ts'
import { recordImportFlags } from './provenance.ts'
import { recordPatientQuality } from './quality.ts'
import { PER_RESOURCE } from './rows.ts'

export const newestResource = (db: Connection): number => db.get<{ id: number | null }>('SELECT max(id) AS id FROM resource')?.id ?? 0

const DUE_NOW = `INSERT INTO to_check (pid, since, latest) VALUES (?, ?, ?) ON CONFLICT (pid) DO UPDATE SET latest = excluded.latest`

/** Only inside the transaction that stores the facts. @param since newest resource before them */
export function noteToCheck(db: Connection, patients: readonly string[], since: number): void {
  const latest = newestResource(db)
  for (const patient of patients) {
    const row = patientRow(db, patient)
    if (row) db.run(DUE_NOW, row.pid, since, latest)
  }
}

export const DUE = 'SELECT t.pid, p.id, t.since, t.latest FROM to_check t JOIN patient p ON p.pid = t.pid ORDER BY t.pid LIMIT ?'
export const NEW_FACTS = 'SELECT fact FROM observation WHERE pid = ? AND id >= ?'

type DueRow = Readonly<{ pid: number; id: string; since: number; latest: number }>

function newFacts(db: Connection, { pid, since }: DueRow): FactId[] {
  return db.all<{ fact: string }>(NEW_FACTS, rootOf(db, pid), (since + 1) * PER_RESOURCE).map(({ fact }) => factId(fact))
}

export function dueChecks(db: Connection, { limit }: Parameters<IntakeReads['dueChecks']>[0]): readonly DueCheck[] {
  return db.all<DueRow>(DUE, limit).map((row) => ({ patient: patientId(row.id), latest: row.latest, fresh: newFacts(db, row) }))
}

/** What came while it was checked stays due. */
const DONE = 'DELETE FROM to_check WHERE pid = ? AND latest <= ?'

export function recordChecks(db: Connection, { actor, checked }: Parameters<IntakeWrites['recordChecks']>[0]): null {
  let flags = 0
  for (const { patient, latest, findings, count, quality } of checked) {
    const row = patientRow(db, patient)
    if (!row) continue
    flags += recordImportFlags(db, actor.at, findings)
    recordPatientQuality(db, { patient, at: actor.at, count, quality })
    db.run(DONE, row.pid, latest)
  }
  if (flags > 0) appendAudit(db, actor, { action: 'import-flag', patient: null, detail: JSON.stringify({ flags }) })
  return null
}
