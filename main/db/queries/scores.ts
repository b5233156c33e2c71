/** Scores: append-only, with a pointer to the newest two of each patient and model. */

import { parseWhen } from '#app/chart/when.ts'
import { patientId, scoreId } from '#app/contract/ids.ts'
import type { ModelAnswer, Score } from '#app/contract/risk.ts'
import type { ChartRecord, ScoreWrite, StoredScore } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { severityNumber, severityOf } from './rank.ts'

type Newest = Readonly<{ newest: number; version: string; input_hash: string; status: string }>

export const NEWEST_SCORE = `SELECT c.newest, s.version, s.input_hash, s.status FROM score_current c JOIN score s ON s.id = c.newest
  WHERE c.pid = ? AND c.model = ?`

const INSERT_SCORE = `INSERT INTO score (pid, model, version, status, value, band, severity, at, computed_at, input_hash, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** What the columns do not hold. */
type Body = Pick<ModelAnswer, 'reason' | 'outputs' | 'contributions' | 'missing' | 'bounds'>

function insertScore(db: Connection, pid: number, { answer, severity, computedAt }: ScoreWrite): number {
  const { model, version, status, value, band, at, inputHash, reason, outputs, contributions, missing, bounds } = answer
  const body = JSON.stringify({ reason, outputs, contributions, missing, bounds } satisfies Body)
  return db.run(INSERT_SCORE, pid, model, version, status, value, band, severityNumber(severity), at, computedAt, inputHash, body)
    .lastInsertRowid
}

/** @returns false when the newest score of this model already says so */
export function storeScore(db: Connection, pid: number, write: ScoreWrite): boolean {
  const { model, version, inputHash, status } = write.answer
  const before = db.get<Newest>(NEWEST_SCORE, pid, model)
  if (before && before.version === version && before.input_hash === inputHash && before.status === status) return false
  const id = insertScore(db, pid, write)
  db.run('INSERT OR REPLACE INTO score_current (pid, model, newest, previous) VALUES (?, ?, ?, ?)', pid, model, id, before?.newest ?? null)
  return true
}

type ScoreRow = Readonly<{
  id: number
  patient: string
  model: string
  version: string
  status: Score['status']
  value: number | null
  band: string | null
  severity: number
  at: string | null
  computed_at: string
  input_hash: string
  body: string
}>

function scoreOf(row: ScoreRow): Score {
  const { model, version, status, value, band, at } = row
  const body = JSON.parse(row.body) as Body
  return {
    id: scoreId(`score-${row.id}`),
    patient: patientId(row.patient),
    model,
    version,
    status,
    value,
    band,
    at,
    inputHash: row.input_hash,
    computedAt: row.computed_at,
    ...body,
  }
}

const NEWEST = `SELECT s.*, p.id AS patient FROM score_current c JOIN score s ON s.id = c.newest JOIN patient p ON p.pid = c.pid`
export const SCORES_OF_PATIENT = `${NEWEST} WHERE c.pid = ? ORDER BY c.model`

/** Newest of each model; of everybody when `pid` is null. */
export function newestScores(db: Connection, pid: number | null): readonly Score[] {
  const rows = pid === null ? db.all<ScoreRow>(`${NEWEST} ORDER BY c.pid, c.model`) : db.all<ScoreRow>(SCORES_OF_PATIENT, pid)
  return rows.map(scoreOf)
}

type StoredRow = Readonly<Omit<StoredScore, 'severity' | 'computedAt'> & { severity: number; computed_at: string }>

const storedOf = ({ model, version, status, value, band, severity, at, computed_at }: StoredRow): StoredScore => ({
  model,
  version,
  status,
  value,
  band,
  severity: severityOf(severity),
  at,
  computedAt: computed_at,
})

const STORED =
  'SELECT s.model, s.version, s.status, s.value, s.band, s.severity, s.at, s.computed_at FROM score_current c JOIN score s ON s.id ='
export const STORED_NEWEST = `${STORED} c.newest WHERE c.pid = ? ORDER BY c.model`
export const STORED_PREVIOUS = `${STORED} c.previous WHERE c.pid = ? ORDER BY c.model`

export const storedScores = (db: Connection, pid: number): readonly StoredScore[] => db.all<StoredRow>(STORED_NEWEST, pid).map(storedOf)
export const storedPrevious = (db: Connection, pid: number): readonly StoredScore[] => db.all<StoredRow>(STORED_PREVIOUS, pid).map(storedOf)

const TREND_LENGTH = 60
type TrendRow = ChartRecord['trend'][number]

export const MODELS_OF_PATIENT = 'SELECT model FROM score_current WHERE pid = ?'
export const TREND_OF_MODEL = `SELECT model, at, value, band FROM score WHERE pid = ? AND model = ? AND status = 'ok' AND at IS NOT NULL AND value IS NOT NULL
  ORDER BY id DESC LIMIT ${TREND_LENGTH}`

/** Of two scores for the same time the later written one counts: the earlier was made before data that came late. */
function onePerTime(newestFirst: readonly TrendRow[]): TrendRow[] {
  const byTime = new Map<string, TrendRow>()
  for (const point of newestFirst) if (!byTime.has(point.at)) byTime.set(point.at, point)
  return [...byTime.values()].sort((a, b) => (parseWhen(a.at)?.ms ?? 0) - (parseWhen(b.at)?.ms ?? 0))
}

export function scoreTrend(db: Connection, pid: number): ChartRecord['trend'] {
  const models = db.all<{ model: string }>(MODELS_OF_PATIENT, pid)
  return models.flatMap(({ model }) => onePerTime(db.all<TrendRow>(TREND_OF_MODEL, pid, model)))
}
