/** Resources as an export writes them: the version that stands, parts folded, in the order of their references. */
import { type PatientId, patientId } from '#app/contract/ids.ts'
import type { ExportResource, IntakeReads } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'
import { idOf, rootOf } from './links.ts'
import { urlOf } from './names.ts'
import { NEWEST_VERSION, VERSION_STATE } from './versions.ts'

type Row = Readonly<{
  id: number
  ref: string
  raw: string
  pid: number | null
  state: number
  recorded_at: string
  rejected: number | null
}>

const ROW = `SELECT r.id, r.ref, r.raw, r.pid, r.state, r.recorded_at, (SELECT 1 FROM held h WHERE h.resource = r.id AND h.status = 'rejected') AS rejected
  FROM resource r WHERE r.id = ?`

function stateOf({ state, rejected }: Row): ExportResource['state'] {
  if (rejected === 1) return 'rejected'
  if (state === VERSION_STATE.held) return 'held'
  return state === VERSION_STATE.quarantined ? 'quarantined' : 'shown'
}

function exported(db: Connection, id: number, owners: Map<number, string | null>): ExportResource | null {
  const row = db.get<Row>(ROW, id)
  if (!row) return null
  if (row.pid !== null && !owners.has(row.pid)) owners.set(row.pid, idOf(db, rootOf(db, row.pid)))
  const owner = row.pid === null ? null : (owners.get(row.pid) ?? null)
  const { ref, raw, recorded_at } = row
  const patient = owner === null ? null : patientId(owner)
  const url = urlOf(db, ref)
  const type = ref.slice(0, ref.indexOf('/'))
  return { ref, type, raw, patient, state: stateOf(row), recordedAt: recorded_at, ...(url === null ? {} : { url }) }
}

type Ref = Readonly<{ ref: string }>
export const REFS = 'SELECT ref FROM resource WHERE ref > ? GROUP BY ref ORDER BY ref LIMIT ?'
/** Of a few patients: all that is theirs is found by them, and put in order on each page. */
export const REFS_OF_FEW = `SELECT ref FROM (SELECT DISTINCT r.ref FROM json_each(?) p CROSS JOIN resource r ON r.pid = p.value WHERE r.ref > ?)
  ORDER BY ref LIMIT ?`
/** Of many: the whole store is walked once in the order of its references, whatever the number of pages. */
export const REFS_OF_MANY = `SELECT r.ref FROM resource r WHERE r.ref > ? AND +r.pid IN (SELECT value FROM json_each(?))
  GROUP BY r.ref ORDER BY r.ref LIMIT ?`
const FEW = 8

/** Everybody who is shown in the charts of the patients asked for. */
export const PIDS_OF_CHARTS = `WITH asked AS (SELECT coalesce(l.root, p.pid) AS root
    FROM json_each(?) j CROSS JOIN patient p ON p.id = j.value LEFT JOIN person_link l ON l.pid = p.pid)
  SELECT root AS pid FROM asked UNION SELECT m.pid FROM asked a CROSS JOIN person_link m ON m.root = a.root`

const pidsOf = (db: Connection, patients: readonly PatientId[]): ReadonlySet<number> =>
  new Set(db.all<{ pid: number }>(PIDS_OF_CHARTS, JSON.stringify(patients)).map(({ pid }) => pid))

function refsOf(db: Connection, pids: ReadonlySet<number> | null, after: string, most: number): readonly Ref[] {
  if (pids === null) return db.all<Ref>(REFS, after, most)
  const list = JSON.stringify([...pids])
  return pids.size <= FEW ? db.all<Ref>(REFS_OF_FEW, list, after, most) : db.all<Ref>(REFS_OF_MANY, after, list, most)
}

/** A resource belongs to the patient that its newest version names. */
function isOf(pids: ReadonlySet<number>, newest: Readonly<{ pid: number | null }>): boolean {
  return newest.pid !== null && pids.has(newest.pid)
}

/** The next references after one, with the versions that stand. A page may have to look at several when a resource went to another patient. */
export function exportPage(db: Connection, input: Parameters<IntakeReads['exportPage']>[0]): readonly ExportResource[] {
  const owners = new Map<number, string | null>()
  const pids = input.patients === null ? null : pidsOf(db, input.patients)
  const page: ExportResource[] = []
  let after = input.after ?? ''
  for (;;) {
    const most = input.limit - page.length
    const refs = refsOf(db, pids, after, most)
    for (const { ref } of refs) {
      const newest = db.get<{ id: number; pid: number | null }>(NEWEST_VERSION, ref)
      const found = newest && (pids === null || isOf(pids, newest)) ? exported(db, newest.id, owners) : null
      if (found) page.push(found)
    }
    after = refs.at(-1)?.ref ?? after
    if (refs.length < most || page.length >= input.limit) return page
  }
}

export function resourceOf(db: Connection, ref: string): ExportResource | null {
  const newest = db.get<{ id: number }>(NEWEST_VERSION, ref)
  return newest ? exported(db, newest.id, new Map()) : null
}
