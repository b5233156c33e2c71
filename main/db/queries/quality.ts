/** How good what sources send and what charts hold is, over time. */
import type { QualityPoint, QualityScore, SourceQuality } from '#app/contract/intake.ts'
import type { IntakeReads, IntakeWrites } from '#app/ports/intake-store.ts'
import type { SourceProfile } from '#app/quality/source/profile.ts'
import type { Connection } from '../statements.ts'
import { chartRow } from './links.ts'

const HISTORY = 60

export function recordSourceQuality(db: Connection, input: Parameters<IntakeWrites['recordSourceQuality']>[0]): null {
  const { actor, origin, format, file, count, quality, drift, profile } = input
  const sql = `INSERT INTO source_quality (origin, format, file, count, quality, drift, profile, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  db.run(sql, origin, format, file, count, JSON.stringify(quality), JSON.stringify(drift), JSON.stringify(profile), actor.at)
  return null
}

type PointRow = Readonly<{ at: string; file: string | null; count: number; quality: string }>
const pointOf = (row: PointRow): QualityPoint => ({ ...row, quality: JSON.parse(row.quality) as QualityScore })

export const HISTORY_OF_SOURCE = `SELECT recorded_at AS at, file, count, quality FROM source_quality WHERE origin = ? ORDER BY id DESC LIMIT ${HISTORY}`
export const NEWEST_OF_SOURCE = 'SELECT format, drift, profile FROM source_quality WHERE origin = ? ORDER BY id DESC LIMIT 1'
export const OPEN_OF_SOURCE = `SELECT state, count(*) AS n FROM held WHERE origin = ? AND status = 'open' GROUP BY state`
export const WAITING_OF_SOURCE = "SELECT count(*) AS n FROM waiting WHERE origin = ? AND status = 'open'"
const ORIGINS = `SELECT origin FROM source_quality UNION SELECT origin FROM held WHERE status = 'open'
  UNION SELECT origin FROM waiting WHERE status = 'open' ORDER BY origin`

type NewestRow = Readonly<{ format: string; drift: string; profile: string }>

function openOf(db: Connection, origin: string): SourceQuality['open'] {
  const states = new Map(db.all<{ state: string; n: number }>(OPEN_OF_SOURCE, origin).map(({ state, n }) => [state, n]))
  const waiting = db.get<{ n: number }>(WAITING_OF_SOURCE, origin)?.n ?? 0
  return { held: states.get('held') ?? 0, quarantined: states.get('quarantined') ?? 0, waiting }
}

/** By name, also those of which nothing is known yet but what waits. */
export function sourceQuality(db: Connection): readonly SourceQuality[] {
  return db.all<{ origin: string }>(ORIGINS).map(({ origin }) => {
    const newest = db.get<NewestRow>(NEWEST_OF_SOURCE, origin)
    const history = db.all<PointRow>(HISTORY_OF_SOURCE, origin).map(pointOf).reverse()
    const drift = newest ? (JSON.parse(newest.drift) as string[]) : []
    return { origin, format: newest?.format ?? '', history, drift, open: openOf(db, origin) }
  })
}

export function sourceProfile(db: Connection, origin: string): SourceProfile | null {
  const newest = db.get<NewestRow>(NEWEST_OF_SOURCE, origin)
  return newest ? (JSON.parse(newest.profile) as SourceProfile) : null
}

export const NEWEST_QUALITY = 'SELECT number, quality FROM patient_quality WHERE pid = ? ORDER BY number DESC LIMIT 1'
export const QUALITY_OF_PATIENT = `SELECT at, NULL AS file, count, quality FROM patient_quality WHERE pid = ? ORDER BY number DESC LIMIT ${HISTORY}`
const INSERT_QUALITY = 'INSERT INTO patient_quality (pid, number, at, count, quality) VALUES (?, ?, ?, ?, ?)'

type Judged = Readonly<{ patient: string; at: string; count: number; quality: QualityScore }>

/** Only where it differs from the newest one kept. */
export function recordPatientQuality(db: Connection, { patient, at, count, quality }: Judged): void {
  const pid = chartRow(db, patient)?.pid
  if (pid === undefined) return
  const newest = db.get<{ number: number; quality: string }>(NEWEST_QUALITY, pid)
  const body = JSON.stringify(quality)
  if (newest?.quality !== body) db.run(INSERT_QUALITY, pid, (newest?.number ?? 0) + 1, at, count, body)
}

export function patientQuality(db: Connection, patient: string): ReturnType<IntakeReads['patientQuality']> {
  const pid = chartRow(db, patient)?.pid
  return pid === undefined ? [] : db.all<PointRow>(QUALITY_OF_PATIENT, pid).map(pointOf).reverse()
}
