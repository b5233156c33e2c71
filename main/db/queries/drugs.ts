/** What medications are made of: read once for each way of writing a drug, found by ingredient. */
import type { Medication } from '#app/chart/facts.ts'
import type { Change } from '#app/chart/made.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import type { IntakeReads, IntakeWrites } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { rootOf } from './links.ts'
import { PER_RESOURCE } from './rows.ts'

type Written = readonly [system: string | null, code: string | null, label: string]

/** A drug as it is written; null for a statement that nothing is taken. */
export function drugWritten({ code, label, noneKnown }: Pick<Medication, 'code' | 'label' | 'noneKnown'>): string | null {
  return noneKnown === true ? null : JSON.stringify([code.system, code.code, label] satisfies Written)
}

const writtenOf = (text: string): Written => JSON.parse(text) as Written

export const TO_READ = `SELECT id, written FROM drug WHERE edition IS NULL
  UNION ALL SELECT id, written FROM drug WHERE edition < ? UNION ALL SELECT id, written FROM drug WHERE edition > ? LIMIT ?`

export function drugsToRead(
  db: Connection,
  { edition, limit }: Parameters<IntakeReads['drugsToRead']>[0],
): ReturnType<IntakeReads['drugsToRead']> {
  return db.all<{ id: number; written: string }>(TO_READ, edition, edition, limit).map(({ id, written }) => {
    const [system, code, label] = writtenOf(written)
    return { id, system, code, label }
  })
}

const READ = 'UPDATE drug SET edition = ?, ingredients = ?, confidence = ?, because = ?, unknown = ? WHERE id = ?'
export const NO_INGREDIENTS = 'DELETE FROM drug_ingredient WHERE drug = ? AND ingredient IN (SELECT value FROM json_each(?))'

/** Only inside a write transaction. What the names of an older edition said is replaced. */
export function recordDrugs(db: Connection, { actor, edition, drugs }: Parameters<IntakeWrites['recordDrugs']>[0]): null {
  for (const { id, ingredients, confidence, because, unknown } of drugs) {
    const before = db.get<{ ingredients: string | null }>('SELECT ingredients FROM drug WHERE id = ?', id)
    if (!before) continue
    if (before.ingredients !== null) db.run(NO_INGREDIENTS, id, before.ingredients)
    db.run(READ, edition, JSON.stringify(ingredients), confidence, because, unknown, id)
    for (const ingredient of ingredients) db.run('INSERT OR IGNORE INTO drug_ingredient (ingredient, drug) VALUES (?, ?)', ingredient, id)
  }
  const unknown = drugs.filter((drug) => drug.unknown !== null).length
  if (drugs.length > 0)
    appendAudit(db, actor, { action: 'drug-names', patient: null, detail: JSON.stringify({ edition, read: drugs.length, unknown }) })
  return null
}

/** Of the facts that came since charts were last checked: they are still in `to_check`. */
export const NEW_UNKNOWN = `SELECT d.written, d.unknown AS because, count(*) AS facts, min(f.id) AS first
  FROM drug d CROSS JOIN fact f ON f.drug = d.id
  WHERE d.unknown IS NOT NULL AND f.drug IS NOT NULL AND f.id >= (SELECT (min(since) + 1) * ${PER_RESOURCE} FROM to_check)
  GROUP BY d.id ORDER BY first`
const PLACE = 'SELECT s.file, r.path FROM resource r JOIN source s ON s.id = r.source WHERE r.id = ?'

type UnknownRow = Readonly<{ written: string; because: string; facts: number; first: number }>

export function newUnknownDrugs(db: Connection): ReturnType<IntakeReads['newUnknownDrugs']> {
  return db.all<UnknownRow>(NEW_UNKNOWN).map(({ written, because, facts, first }) => {
    const place = db.get<{ file: string; path: string }>(PLACE, Math.floor(first / PER_RESOURCE))
    return { label: writtenOf(written)[2], because, facts, file: place?.file ?? '', path: place?.path ?? '' }
  })
}

export const MEDICATIONS_WITH = `SELECT p.id AS patient, f.body ->> '$.id' AS fact, d.confidence
  FROM drug_ingredient i CROSS JOIN fact f ON f.drug = i.drug JOIN drug d ON d.id = i.drug JOIN patient p ON p.pid = f.pid
  WHERE i.ingredient = ? AND f.drug IS NOT NULL LIMIT ?`

/** Whatever their status: who takes it now is for the rules. */
export function medicationsWith(
  db: Connection,
  { ingredient, limit }: Parameters<IntakeReads['medicationsWith']>[0],
): ReturnType<IntakeReads['medicationsWith']> {
  const rows = db.all<{ patient: string; fact: string; confidence: number }>(MEDICATIONS_WITH, ingredient, limit)
  return rows.map(({ patient, fact, confidence }) => ({ patient: patientId(patient), fact: factId(fact), confidence }))
}

export const DRUG_OF_RESOURCE = `SELECT d.written, d.ingredients, d.confidence, d.because FROM fact f JOIN drug d ON d.id = f.drug
  WHERE f.pid = ? AND f.kind = 2 AND f.id >= ? AND f.id < ?`

type DrugRow = Readonly<{ written: string; ingredients: string | null; confidence: number; because: string }>

/** What was added to a medication on its way in, as provenance. */
export function drugChanges(db: Connection, resource: number, pid: number | null): readonly Change[] {
  if (pid === null) return []
  const first = resource * PER_RESOURCE
  return db.all<DrugRow>(DRUG_OF_RESOURCE, rootOf(db, pid), first, first + PER_RESOURCE).flatMap((row): readonly Change[] => {
    const names = row.ingredients === null ? [] : (JSON.parse(row.ingredients) as string[])
    if (names.length === 0) return []
    const because = `${row.because} Confidence ${Number(row.confidence.toFixed(2))}.`
    return [
      { kind: 'code', path: 'medication', from: writtenOf(row.written)[2].slice(0, 200), to: `Ingredient: ${names.join(' + ')}`, because },
    ]
  })
}
