/** How a version came to be, and the flags that imports left on its facts. */
import type { Change } from '#app/chart/made.ts'
import { factId } from '#app/contract/ids.ts'
import type { GateFinding } from '#app/contract/intake.ts'
import type { IntakeReads, Made } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'
import { groupPids } from './links.ts'
import { newestOf } from './versions.ts'

export function recordMade(db: Connection, resource: number, made: Made | undefined): void {
  if (!made || (made.changes.length === 0 && made.mapping === null)) return
  db.run('INSERT INTO provenance (resource, changes, mapping) VALUES (?, ?, ?)', resource, JSON.stringify(made.changes), made.mapping)
}

export const MADE = 'SELECT changes, mapping FROM provenance WHERE resource = ?'

export function madeOf(db: Connection, resource: number): Made {
  const row = db.get<{ changes: string; mapping: string | null }>(MADE, resource)
  return row ? { changes: JSON.parse(row.changes) as Change[], mapping: row.mapping } : { changes: [], mapping: null }
}

const FLAG = 'INSERT OR IGNORE INTO import_flag (pid, resource, finding, recorded_at) VALUES (?, ?, ?, ?)'

/** What was flagged already with the same words is left alone. */
export function flagFacts(
  db: Connection,
  where: Readonly<{ pid: number; resource: number; at: string }>,
  findings: readonly GateFinding[],
): number {
  return findings.reduce((n, finding) => n + db.run(FLAG, where.pid, where.resource, JSON.stringify(finding), where.at).changes, 0)
}

const refOf = (fact: string): string => fact.split('#')[0] ?? fact

/** Facts that are not here any more are passed over. @returns how many flags are new */
export function recordImportFlags(db: Connection, at: string, findings: readonly GateFinding[]): number {
  let added = 0
  for (const finding of findings) {
    const newest = newestOf(db, refOf(finding.fact))
    if (!newest || newest.pid === null) continue
    added += flagFacts(db, { pid: newest.pid, resource: newest.id, at }, [finding])
  }
  return added
}

/** Of the versions that stand. */
export const FLAGS_OF_PATIENT = `SELECT f.finding FROM import_flag f CROSS JOIN resource r ON r.id = f.resource
  WHERE f.pid = ? AND r.state = 0 AND NOT EXISTS (SELECT 1 FROM resource n WHERE n.ref = r.ref AND n.version = r.version + 1) ORDER BY f.id`

export function importFlags(db: Connection, patient: string): ReturnType<IntakeReads['importFlags']> {
  const rows = groupPids(db, patient).flatMap((pid) => db.all<{ finding: string }>(FLAGS_OF_PATIENT, pid))
  return rows.map((row) => {
    const finding = JSON.parse(row.finding) as GateFinding
    return { fact: factId(finding.fact), finding }
  })
}
