import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, alert, batch, openHere, patient, score, tempFolder } from '../testing/fixtures.ts'
import { alertEvents, SCORE_IDS, scoreIds, WATCHED_SCORES, watchedScores } from './watch.ts'
import { writes } from './writes.ts'

let room: ReturnType<typeof tempFolder>
let db: Connection
let write: StoreWrites
beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  write = writes(db)
  write.importBatch(batch(patient('p1'), patient('p2')))
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

type Recorded = Parameters<StoreWrites['recordScores']>[0]['patients'][number]
const record = (of: string, more: Partial<Recorded>) =>
  write.recordScores({ actor: ACTOR, patients: [{ patient: patientId(of), scores: [], alerts: [], evaluated: [], ...more }] })

const PULSE = { input: 'hr', label: 'Pulse', value: 80, unit: '/min', effect: 0, at: null, facts: [] }

test('scores of a model alone, in the order they were written, with what they were given and what was missing', () => {
  const contributions = [PULSE, { ...PULSE, input: 'on_oxygen', value: true }, { ...PULSE, input: 'acvpu', value: 'Alert' }]
  record('p2', { scores: [score('news2', 'a', { contributions, missing: [{ input: 'spo2', label: 'SpO2', reason: 'not recorded' }] })] })
  record('p1', { scores: [score('other', 'a'), score('news2', 'b', { status: 'not-applicable', value: null, at: null })] })
  const ids = scoreIds(db, 'news2')
  expect(ids).toHaveLength(2)
  const [first, second] = watchedScores(db, [...ids, 999])
  expect([first?.patient, first?.value, first?.atMs]).toEqual(['p2', 5, Date.parse('2026-02-01T08:00:00Z')])
  expect(Object.fromEntries(first?.cells ?? [])).toEqual({ hr: 80, on_oxygen: 'yes', acvpu: 'Alert', spo2: null })
  // Without a time of its data, that of the scoring.
  expect([second?.status, second?.atMs]).toEqual(['not-applicable', Date.parse(ACTOR.at)])
})

test('alert events of a model, with reasons', () => {
  const a = alert('p1', 'news2', 'a')
  record('p1', { alerts: [a, alert('p1', 'kdigo-aki', 'a')], evaluated: ['news2'] })
  write.acknowledgeAlert({ actor: ACTOR, alert: a.id, reason: 'not-relevant', note: '', dueMs: null })
  expect(alertEvents(db, 'news2').map(({ event, reason }) => [event, reason])).toEqual([
    ['raised', null],
    ['acknowledged', 'not-relevant'],
  ])
})

test('the many scores of other models are not read', () => {
  const plan = (sql: string) =>
    db.sqlite
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...(sql.match(/\?/g)?.map(() => 'x') ?? []))
      .map((row) => (row as { detail: string }).detail)
  expect(plan(SCORE_IDS).some((detail) => detail.includes('SEARCH s USING COVERING INDEX score_patient (pid=? AND model=?)'))).toBe(true)
  expect(plan(WATCHED_SCORES).some((detail) => detail.includes('SCAN s'))).toBe(false)
})
