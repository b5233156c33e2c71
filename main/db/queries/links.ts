/** In whose chart a patient is shown: its own, or that of the first of all that are one person. */
import type { Connection } from '../statements.ts'
import type { PatientRow } from './patients.ts'
import { patientRow } from './patients.ts'

export const ROOT = 'SELECT root FROM person_link WHERE pid = ?'
export const LINKED = 'SELECT pid FROM person_link WHERE root = ? ORDER BY pid'

export const rootOf = (db: Connection, pid: number): number => db.get<{ root: number }>(ROOT, pid)?.root ?? pid

/** The row whose chart it is; undefined when nobody has this id. */
export function chartRow(db: Connection, patient: string): PatientRow | undefined {
  const row = patientRow(db, patient)
  if (!row) return undefined
  const root = rootOf(db, row.pid)
  return root === row.pid ? row : db.get<PatientRow>('SELECT * FROM patient WHERE pid = ?', root)
}

/** Every patient shown in the chart of `root`, itself first. */
export const groupOf = (db: Connection, root: number): readonly number[] => [
  root,
  ...db.all<{ pid: number }>(LINKED, root).map((row) => row.pid),
]

/** The same for a patient's id; nobody when it is not known. */
export function groupPids(db: Connection, patient: string): readonly number[] {
  const row = chartRow(db, patient)
  return row ? groupOf(db, row.pid) : []
}

export const idOf = (db: Connection, pid: number): string | null =>
  db.get<{ id: string }>('SELECT id FROM patient WHERE pid = ?', pid)?.id ?? null
