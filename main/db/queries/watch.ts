/** What is read of a model's past: its scores with the values it was given, and the events of its alerts. */
import { parseWhen } from '#app/chart/when.ts'
import { patientId } from '#app/contract/ids.ts'
import type { ScoreStatus } from '#app/contract/risk.ts'
import type { AlertEvent } from '#app/risk/watch/alerts.ts'
import { OWN_VALUE } from '#app/risk/watch/apply.ts'
import type { Cell, WatchedScore } from '#app/risk/watch/scores.ts'
import type { Connection } from '../statements.ts'

/** By patient, as there is no index of all scores of a model; CROSS keeps the planner from reading every score there is. */
export const SCORE_IDS = `SELECT s.id FROM score_current c CROSS JOIN score s ON s.pid = c.pid AND s.model = c.model WHERE c.model = ?`

/** In the order they were written. */
export function scoreIds(db: Connection, model: string): readonly number[] {
  return db
    .rows<readonly [number]>(SCORE_IDS, model)
    .map(([id]) => id)
    .sort((a, b) => a - b)
}

/** A score of a record that is shown in another chart belongs to that chart. */
export const WATCHED_SCORES = `SELECT s.id, p.id AS patient, s.version, s.status, s.value, coalesce(s.at, s.computed_at) AS at, s.body
  FROM score s LEFT JOIN person_link l ON l.pid = s.pid JOIN patient p ON p.pid = coalesce(l.root, s.pid)
  WHERE s.id IN (SELECT value FROM json_each(?))`

type Row = Readonly<{ id: number; patient: string; version: string; status: ScoreStatus; value: number | null; at: string; body: string }>

type Body = Readonly<{
  outputs: Readonly<Record<string, number | null>>
  contributions: readonly Readonly<{ input: string; value: number | string | boolean | null }>[]
  missing: readonly Readonly<{ input: string }>[]
}>

const cellOf = (value: number | string | boolean | null): Cell => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)

function cellsOf({ contributions, missing }: Body): Map<string, Cell> {
  const found = contributions.map(({ input, value }) => [input, cellOf(value)] as const)
  return new Map([...missing.map(({ input }) => [input, null] as const), ...found])
}

/** Those of the ids that are there, in the order they were written; the value is the model's own, also where another was shown. */
export function watchedScores(db: Connection, ids: readonly number[]): readonly WatchedScore[] {
  const rows = db.all<Row>(WATCHED_SCORES, JSON.stringify(ids))
  const scores = rows.flatMap(({ at, body, patient, value, ...rest }) => {
    const atMs = parseWhen(at)?.ms ?? null
    const said = JSON.parse(body) as Body
    const own = said.outputs[OWN_VALUE] ?? value
    return atMs === null ? [] : [{ ...rest, value: own, patient: patientId(patient), atMs, cells: cellsOf(said) }]
  })
  return scores.sort((a, b) => a.id - b.id)
}

/** A look at a model's whole past: alerts are few, and the subject of a score's alert is its model. */
const ALERT_EVENTS = `SELECT e.alert, e.event, e.at, e.reason FROM alert a JOIN alert_event e ON e.alert = a.id WHERE a.subject = ? ORDER BY e.id`

type EventRow = Readonly<{ alert: string; event: string; at: string; reason: string | null }>

/** In the order they happened. */
export function alertEvents(db: Connection, model: string): readonly AlertEvent[] {
  return db.all<EventRow>(ALERT_EVENTS, model).flatMap(({ at, ...rest }) => {
    const atMs = parseWhen(at)?.ms ?? null
    return atMs === null ? [] : [{ ...rest, atMs }]
  })
}
