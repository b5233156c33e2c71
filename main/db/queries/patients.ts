/** Patients to rows and back, found by their FHIR id; the search words and the rank kept beside them. */
import type { Patient } from '#app/chart/facts.ts'
import { Sex } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import type { Connection } from '../statements.ts'
import { NO_TIME, whenOf } from './rows.ts'
import { dateWord, indexPatient, tierOf } from './search.ts'

export type PatientRow = Readonly<{
  pid: number
  id: string
  known: number
  synthetic: number
  name: string | null
  family: string | null
  given: string | null
  birth_text: string | null
  birth_ms: number | null
  sex: string
  mrn: string | null
  deceased_text: string | null
  deceased_ms: number | null
  rank: number
  activity: number
}>

export function patientOf(row: PatientRow): Patient {
  return {
    id: patientId(row.id),
    name: row.name,
    family: row.family,
    given: row.given,
    birthDate: whenOf(row.birth_text, row.birth_ms),
    sex: Sex.catch('unknown').parse(row.sex),
    mrn: row.mrn,
    deceased: whenOf(row.deceased_text, row.deceased_ms),
  }
}

export const PATIENT_BY_ID = 'SELECT * FROM patient WHERE id = ?'

export function patientRow(db: Connection, id: string): PatientRow | undefined {
  return db.get<PatientRow>(PATIENT_BY_ID, id)
}

/** @throws WardlightError NotFound */
export function knownPid(db: Connection, id: string): number {
  const row = db.get<{ pid: number }>('SELECT pid FROM patient WHERE id = ?', id)
  if (!row) throw new WardlightError('NotFound', 'This patient is not in the store.', { next: 'Go back to the list and search again.' })
  return row.pid
}

/** The patient's number; a patient whose own resource is not here yet gets a place without a name. */
export function pidFor(db: Connection, id: string, synthetic: boolean): Readonly<{ pid: number; isNew: boolean }> {
  const found = db.get<{ pid: number }>('SELECT pid FROM patient WHERE id = ?', id)
  if (found) return { pid: found.pid, isNew: false }
  const pid = db.run('INSERT INTO patient (id, synthetic) VALUES (?, ?)', id, synthetic ? 1 : 0).lastInsertRowid
  db.run("UPDATE tally SET n = n + 1 WHERE name = 'patients'")
  indexPatient(db, pid, tierOf(0), [])
  return { pid, isNew: true }
}

const folded = (text: string): string => text.trim().toLocaleLowerCase('und')

/** Two people under one id: both the birth date and the family name are known on both sides, and both differ. */
function isSomebodyElse(stored: PatientRow, incoming: Patient): boolean {
  if (stored.birth_text === null || incoming.birthDate === null || stored.family === null || incoming.family === null) return false
  return stored.birth_text !== incoming.birthDate.text && folded(stored.family) !== folded(incoming.family)
}

/** @throws WardlightError Conflict, which rolls the whole batch back */
export function checkPerson(db: Connection, patient: Patient, path: string): void {
  const stored = patientRow(db, patient.id)
  if (!stored || !isSomebodyElse(stored, patient)) return
  const message = 'A patient with this id but another birth date and family name is already stored. Nothing of this file was stored.'
  throw new WardlightError('Conflict', message, { path, next: 'Check with the sender whose record this is.' })
}

/** @throws WardlightError Conflict */
export function storePatient(db: Connection, pid: number, patient: Patient, way: Readonly<{ synthetic: boolean; path: string }>): void {
  checkPerson(db, patient, way.path)
  db.run(
    `UPDATE patient SET known = 1, synthetic = ?, name = ?, family = ?, given = ?, birth_text = ?, birth_ms = ?, sex = ?, mrn = ?,
      deceased_text = ?, deceased_ms = ? WHERE pid = ?`,
    way.synthetic ? 1 : 0,
    patient.name,
    patient.family,
    patient.given,
    patient.birthDate?.text ?? null,
    patient.birthDate?.ms ?? null,
    patient.sex,
    patient.mrn,
    patient.deceased?.text ?? null,
    patient.deceased?.ms ?? null,
    pid,
  )
  reindex(db, pid)
}

/** Rank of somebody who is shown in another's chart: in no list, and not found. */
export const MERGED = -2

/** Writes the search words of a patient anew. */
export function reindex(db: Connection, pid: number): void {
  const row = db.get<PatientRow>('SELECT * FROM patient WHERE pid = ?', pid)
  if (!row || row.rank === MERGED) return
  indexPatient(db, pid, tierOf(row.rank), [row.family, row.given, row.name, row.mrn, row.birth_text && dateWord(row.birth_text)])
}

/** Newest activity only ever moves forward. */
export function touchPatient(db: Connection, pid: number, ms: number): void {
  if (ms !== NO_TIME) db.run('UPDATE patient SET activity = ? WHERE pid = ? AND activity < ?', ms, pid, ms)
}
