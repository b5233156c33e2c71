/** One patient's chart and facts, in a bounded number of short reads. */
import type { PatientId } from '#app/contract/ids.ts'
import { factId } from '#app/contract/ids.ts'
import type { RawFact, StoreReads } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { alertsOf } from './alerts.ts'
import { drugChanges } from './drugs.ts'
import { countFacts, newestFacts } from './facts.ts'
import { chartRow } from './links.ts'
import { overridesOf } from './medication.ts'
import type { ObservationRow, Packer } from './observations.ts'
import { COUNT_BY_CODE, CROWDED_MOMENTS, DISTINCT_CODES, NEWEST_OF_CODE, ROWS_OF_MOMENT, SERIES_OF_CODE } from './observations.ts'
import type { PackedChart, PackedFacts, PackedSeries } from './packed.ts'
import { marksOf } from './pathways.ts'
import { patientOf } from './patients.ts'
import { importFlags, madeOf } from './provenance.ts'
import { PER_RESOURCE } from './rows.ts'
import { newestScores, scoreTrend } from './scores.ts'
import { tasksOf } from './tasks.ts'
import { collapse } from './twins.ts'

const NEWEST_RESULTS = 24
const NEWEST_ENCOUNTERS = 200
const NEWEST_DOCUMENTS = 200
const ENCOUNTERS_FOR_RULES = 50
const EVERY = -1
const OPEN_TASKS = 50

type CodeTotal = Readonly<{ id: number; code: string; total: number }>

const listsOf = (db: Connection, pid: number, encounters: number) => ({
  conditions: newestFacts(db, pid, 'conditions', EVERY),
  medications: newestFacts(db, pid, 'medications', EVERY),
  allergies: newestFacts(db, pid, 'allergies', EVERY),
  encounters: newestFacts(db, pid, 'encounters', encounters),
})

/**
 * Newest `limit` results of a code, each told once. More rows are read only where some tell the same, or where the last moment is not read
 * whole: which of its rows are shown must not follow from the order in which they came.
 */
function newestOfCode(db: Connection, pack: Packer, pid: number, code: number, limit: number): readonly ObservationRow[] {
  const read: ObservationRow[] = []
  for (;;) {
    const most = Math.max(limit + 1, read.length)
    const next = db.rows<ObservationRow>(NEWEST_OF_CODE, pid, code, most, read.length)
    read.push(...next)
    const rows = collapse(pack.body, read)
    const isWhole = next.length < most || (rows.length > limit && rows[limit - 1]?.[0] !== read.at(-1)?.[0])
    if (isWhole) return rows.slice(0, limit)
  }
}

/** By code, how many rows tell a result that another row tells. */
function repeats(db: Connection, pack: Packer, pid: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const { code, ms } of db.all<{ code: number; ms: number }>(CROWDED_MOMENTS, pid)) {
    const rows = db.rows<ObservationRow>(ROWS_OF_MOMENT, pid, code, ms)
    found.set(code, (found.get(code) ?? 0) + rows.length - collapse(pack.body, rows).length)
  }
  return found
}

export function chart(db: Connection, pack: Packer, patient: PatientId): PackedChart | null {
  const row = chartRow(db, patient)
  if (!row) return null
  const { pid } = row
  const flags = importFlags(db, patient)
  const repeated = repeats(db, pack, pid)
  const codes = db.all<CodeTotal>(COUNT_BY_CODE, pid).map((code) => ({ ...code, total: code.total - (repeated.get(code.id) ?? 0) }))
  const newest = codes.map(({ id }) => newestOfCode(db, pack, pid, id, NEWEST_RESULTS))
  return {
    patient: patientOf(row),
    synthetic: row.synthetic === 1,
    groups: codes.map(({ code, total }, place) => ({
      code,
      total,
      rows: newest[place]?.length ?? 0,
    })),
    observations: pack.pack(newest.flat()),
    lists: {
      ...listsOf(db, pid, NEWEST_ENCOUNTERS),
      procedures: newestFacts(db, pid, 'procedures', EVERY),
      immunizations: newestFacts(db, pid, 'immunizations', EVERY),
      documents: newestFacts(db, pid, 'documents', NEWEST_DOCUMENTS),
    },
    scores: newestScores(db, pid),
    trend: scoreTrend(db, pid),
    alerts: alertsOf(db, pid, null),
    marks: marksOf(db, pid),
    overrides: overridesOf(db, pid),
    tasks: tasksOf(db, { pid, status: 'open', dueBeforeMs: null, limit: OPEN_TASKS }),
    ...(flags.length > 0 ? { flags } : {}),
    counts: { observations: codes.reduce((sum, code) => sum + code.total, 0), ...countFacts(db, pid) },
  }
}

export function series(db: Connection, pack: Packer, input: Parameters<StoreReads['series']>[0]): PackedSeries | null {
  const row = chartRow(db, input.patient)
  if (!row) return null
  const ids = input.codes.flatMap((code) => db.get<{ id: number }>('SELECT id FROM code WHERE code = ?', code)?.id ?? [])
  const rows = [...new Set(ids)].flatMap((id) => collapse(pack.body, db.rows<ObservationRow>(SERIES_OF_CODE, row.pid, id)))
  return { patient: row.id, observations: pack.pack(rows.sort((a, b) => a[0] - b[0])) }
}

export function patientFacts(db: Connection, pack: Packer, patient: PatientId, perCode: number): PackedFacts | null {
  const row = chartRow(db, patient)
  if (!row) return null
  const codes = db.all<{ id: number }>(DISTINCT_CODES, row.pid, row.pid)
  const rows = codes.flatMap(({ id }) => newestOfCode(db, pack, row.pid, id, perCode))
  const { id, birthDate, sex, deceased } = patientOf(row)
  return { patient: { id, birthDate, sex, deceased }, observations: pack.pack(rows), lists: listsOf(db, row.pid, ENCOUNTERS_FOR_RULES) }
}

export const RAW_OF_REF = `SELECT r.id, r.ref, r.pid, r.raw, r.path, r.recorded_at, s.file, s.format, s.user
  FROM resource r JOIN source s ON s.id = r.source WHERE r.ref = ? ORDER BY r.version DESC LIMIT 1`

type RawRow = Readonly<{
  id: number
  ref: string
  pid: number | null
  raw: string
  path: string
  recorded_at: string
  file: string
  format: string
  user: string
}>

const refOf = (fact: string): string => fact.split('#')[0] ?? fact

/** In the order asked; a fact that is not here is left out. */
export function rawFacts(db: Connection, facts: readonly string[]): readonly RawFact[] {
  return facts.flatMap((fact) => {
    const row = db.get<RawRow>(RAW_OF_REF, refOf(fact))
    if (!row) return []
    const { raw, file, format, path, user } = row
    const made = madeOf(db, row.id)
    return [
      {
        fact: factId(fact),
        type: row.ref.split('/')[0] ?? '',
        raw,
        file,
        format,
        path,
        recordedAt: row.recorded_at,
        user,
        ...made,
        changes: [...made.changes, ...drugChanges(db, row.id, row.pid)],
      },
    ]
  })
}

export function documentText(db: Connection, fact: string): string | null {
  const newest = db.get<{ id: number }>('SELECT id FROM resource WHERE ref = ? ORDER BY version DESC LIMIT 1', refOf(fact))
  if (!newest) return null
  const first = newest.id * PER_RESOURCE
  const sql = 'SELECT text FROM document_text WHERE id >= ? AND id < ? AND fact = ?'
  return db.get<{ text: string }>(sql, first, first + PER_RESOURCE, fact)?.text ?? null
}
