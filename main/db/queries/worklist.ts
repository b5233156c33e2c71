/** The list of patients: found by the search index, ordered by the kept-up rank, never by a scan. */
import { isoFromMs } from '#app/chart/when.ts'
import { alertId } from '#app/contract/ids.ts'
import type { StoredScore, StoreReads, WorklistRecord } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import type { PatientRow } from './patients.ts'
import { MERGED, patientOf } from './patients.ts'
import { severityOf } from './rank.ts'
import { NO_TIME } from './rows.ts'
import type { Search } from './search.ts'
import { parseSearch } from './search.ts'

/** Matches are counted up to here, and rows of a search given up to here. */
const MOST_MATCHES = 1000
/** So many matches are put in order whole; of more, the worst tier first. */
const SORTED_WHOLE = 600
/** Of a tier at least so many are put in order. */
const SORTED_OF_TIER = 100
const TIERS = [3, 2, 1, 0]

export const ALL_RANKED = `SELECT pid FROM patient WHERE rank > ${MERGED} ORDER BY rank DESC, activity DESC, pid LIMIT ? OFFSET ?`
export const MATCHING = 'SELECT count(*) AS n FROM (SELECT rowid FROM patient_search WHERE patient_search MATCH ? LIMIT ?)'
export const MATCHES = 'SELECT rowid AS pid FROM patient_search WHERE patient_search MATCH ? LIMIT ? OFFSET ?'
export const MATCHES_RANKED = `SELECT p.pid FROM (SELECT rowid AS pid FROM patient_search WHERE patient_search MATCH ? LIMIT ?) m
  CROSS JOIN patient p ON p.pid = m.pid ORDER BY p.rank DESC, p.activity DESC, p.pid`

type Pid = Readonly<{ pid: number }>
type Page = Readonly<{ limit: number; offset: number }>

/** The worst tier first, each in order; a tier with more than is asked for is ordered among the first so many of it. */
function byTier(db: Connection, match: string, needed: number): Pid[] {
  const found: Pid[] = []
  for (const tier of TIERS) {
    if (found.length >= needed) break
    found.push(...db.all<Pid>(MATCHES_RANKED, `tier:tier${tier} AND ${match}`, Math.max(needed - found.length, SORTED_OF_TIER)))
  }
  return found
}

function searched(db: Connection, { match, ranked }: Search, matching: number, { limit, offset }: Page): Pid[] {
  const end = Math.min(offset + limit, MOST_MATCHES)
  if (matching <= SORTED_WHOLE) return db.all<Pid>(MATCHES_RANKED, match, MOST_MATCHES).slice(offset, end)
  if (ranked) return byTier(db, match, end).slice(offset, end)
  return db.all<Pid>(MATCHES, match, Math.max(0, end - offset), offset)
}

export const PATIENTS_OF_PAGE = 'SELECT p.* FROM json_each(?) j CROSS JOIN patient p ON p.pid = j.value ORDER BY j.key'

const scoresOfPage = (
  which: 'newest' | 'previous',
) => `SELECT c.pid, s.model, s.version, s.status, s.value, s.band, s.severity, s.at, s.computed_at
  FROM json_each(?) j CROSS JOIN score_current c ON c.pid = j.value CROSS JOIN score s ON s.id = c.${which}`
export const NEWEST_OF_PAGE = scoresOfPage('newest')
export const PREVIOUS_OF_PAGE = scoresOfPage('previous')
export const ALERTS_OF_PAGE = `SELECT a.pid, a.id, a.severity, a.raised_at, a.body ->> '$.title' AS title
  FROM json_each(?) j CROSS JOIN alert a ON a.pid = j.value AND a.status = 'open'`

type ScoreRow = Readonly<{ pid: number; severity: number; computed_at: string } & Omit<StoredScore, 'severity' | 'computedAt'>>
type AlertRow = Readonly<{ pid: number; id: string; severity: number; raised_at: string; title: string }>

function grouped<Row extends Pid, T>(rows: readonly Row[], shape: (row: Row) => T): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.pid)
    if (group) group.push(shape(row))
    else groups.set(row.pid, [shape(row)])
  }
  return groups
}

const scoreOf = ({ pid: _, severity, computed_at, ...rest }: ScoreRow): StoredScore => ({
  ...rest,
  severity: severityOf(severity),
  computedAt: computed_at,
})

type OpenAlert = WorklistRecord['openAlerts'][number]
const alertOf = (row: AlertRow): OpenAlert => ({
  id: alertId(row.id),
  severity: severityOf(row.severity),
  title: row.title,
  raisedAt: row.raised_at,
})
const RANK = { none: 0, low: 1, medium: 2, high: 3 } as const
const worstFirst = (a: OpenAlert, b: OpenAlert) => RANK[b.severity] - RANK[a.severity] || b.raisedAt.localeCompare(a.raisedAt)

function records(db: Connection, pids: readonly Pid[]): WorklistRecord[] {
  const list = JSON.stringify(pids.map((row) => row.pid))
  const scores = grouped(db.all<ScoreRow>(NEWEST_OF_PAGE, list), scoreOf)
  const previous = grouped(db.all<ScoreRow>(PREVIOUS_OF_PAGE, list), scoreOf)
  const alerts = grouped(db.all<AlertRow>(ALERTS_OF_PAGE, list), alertOf)
  return db.all<PatientRow>(PATIENTS_OF_PAGE, list).map((row) => ({
    patient: patientOf(row),
    synthetic: row.synthetic === 1,
    scores: scores.get(row.pid) ?? [],
    previous: previous.get(row.pid) ?? [],
    openAlerts: (alerts.get(row.pid) ?? []).sort(worstFirst),
    lastSeen: row.activity === NO_TIME ? null : isoFromMs(row.activity),
  }))
}

export function tally(db: Connection, name: 'patients' | 'observations'): number {
  return db.get<{ n: number }>('SELECT n FROM tally WHERE name = ?', name)?.n ?? 0
}

export function worklist(
  db: Connection,
  { query, limit, offset }: Parameters<StoreReads['worklist']>[0],
): ReturnType<StoreReads['worklist']> {
  const total = tally(db, 'patients')
  if (query.trim() === '')
    return { rows: records(db, db.all<Pid>(ALL_RANKED, limit, offset)), total, matching: total, matchingAtLeast: false }
  const search = parseSearch(query)
  if (!search) return { rows: [], total, matching: 0, matchingAtLeast: false }
  const counted = db.get<{ n: number }>(MATCHING, search.match, MOST_MATCHES + 1)?.n ?? 0
  const matching = Math.min(counted, MOST_MATCHES)
  return { rows: records(db, searched(db, search, counted, { limit, offset })), total, matching, matchingAtLeast: counted > MOST_MATCHES }
}
