/** Resources told in parts: every part is kept as it came, and the fold of all of them is the version that stands. */
import { hash } from 'node:crypto'
import type { Change } from '#app/chart/made.ts'
import { ownerOf } from '#app/chart/owner.ts'
import { foldParts, type Part } from '#app/fhir/fold.ts'
import { readResource } from '#app/fhir/read.ts'
import { isObj } from '#app/fhir/reading.ts'
import { enrichFacts } from '#app/quality/enrich/index.ts'
import type { Connection } from '../statements.ts'
import type { Naming } from './names.ts'
import { alone, type Projector, shownRows } from './projection.ts'
import { madeOf, recordMade } from './provenance.ts'
import { insertResource, newestOf, standingOf, VERSION_KIND, VERSION_STATE } from './versions.ts'

/** Also what came whole under the same id; of parts that were held those that a person has released. */
export const PARTS = `SELECT r.id, r.raw, r.sha256, r.updated_ms, r.source, r.path FROM resource r
  WHERE r.ref = ? AND r.kind IN (${VERSION_KIND.whole}, ${VERSION_KIND.part})
  AND (r.state = ${VERSION_STATE.shown} OR EXISTS (SELECT 1 FROM held h WHERE h.resource = r.id AND h.status = 'released')) ORDER BY r.id`

type PartRow = Readonly<{ id: number; raw: string; sha256: Buffer; updated_ms: number | null; source: number; path: string }>

function partOf(row: PartRow): Part | null {
  const json: unknown = JSON.parse(row.raw)
  return isObj(json) ? { json, updatedMs: row.updated_ms, sha256: row.sha256.toString('hex') } : null
}

/** Each once. */
const together = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [JSON.stringify(change), change])).values(),
]

const changesOf = (db: Connection, rows: readonly PartRow[]): readonly Change[] => rows.flatMap((row) => madeOf(db, row.id).changes)

function foldedRaw(rows: readonly PartRow[]): string | null {
  if (rows.length === 1) return rows[0]?.raw ?? null
  const folded = foldParts(rows.flatMap((row) => partOf(row) ?? []))
  return folded && JSON.stringify(folded)
}

type Fold = Readonly<{ db: Connection; projector: Projector; names: Naming }>
type Folded = Readonly<{ pid: number; raw: string }>

/** @returns the patient's number and text where the fold is of a patient and says something new */
function refold({ db, projector, names }: Fold, ref: string, at: string, synthetic: boolean): Folded | null {
  const rows = db.all<PartRow>(PARTS, ref)
  const [newest, last, raw] = [newestOf(db, ref), rows.at(-1), foldedRaw(rows)]
  if (!newest || !last || raw === null) return null
  const sha256 = hash('sha256', raw, 'buffer')
  if (newest.sha256.equals(sha256) && standingOf(db, newest.id).state === VERSION_STATE.shown) return null
  const { path, source } = last
  const reading = readResource(raw, JSON.parse(raw), { path, id: ref.slice(ref.indexOf('/') + 1) })
  if (!reading.usable) return null
  const { facts, changes } = enrichFacts(reading.facts)
  const owner = ownerOf(facts) ?? reading.about?.owner ?? null
  const pid = owner === null ? null : projector.pid(owner, synthetic)
  const updatedMs = rows.reduce<number | null>(
    (ms, row) => (row.updated_ms === null ? ms : Math.max(ms ?? row.updated_ms, row.updated_ms)),
    null,
  )
  const version = newest.version + 1
  const given = alone(facts)
  const row = { ref, version, sha256, pid, facts: shownRows(given), source, path, at, raw, kind: VERSION_KIND.folded, updatedMs }
  const id = insertResource(db, row)
  recordMade(db, id, { changes: together([...changesOf(db, rows), ...changes]), mapping: madeOf(db, last.id).mapping })
  names.note(ref, reading.about)
  names.stands(ref)
  projector.retire(newest.id, newest.pid)
  projector.project(id, given, { synthetic, path, at: Date.parse(at) })
  return facts.patients.length > 0 && pid !== null ? { pid, raw } : null
}

/** Gathers what a batch brings parts of, so that each is folded once, however many parts came. */
export function folding(db: Connection, projector: Projector, names: Naming) {
  const refs = new Set<string>()
  return {
    add: (ref: string): void => void refs.add(ref),
    /** @returns patients whose own resource says something new, with its text */
    settle: (at: string, synthetic: boolean): ReadonlyMap<number, string> => {
      const folded = [...refs].sort().flatMap((ref) => refold({ db, projector, names }, ref, at, synthetic) ?? [])
      refs.clear()
      return new Map(folded.map(({ pid, raw }) => [pid, raw]))
    },
  }
}
