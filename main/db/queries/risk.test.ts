import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alertId, patientId } from '#app/contract/ids.ts'
import type { AlertWrite, ScoreWrite, StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, alert, batch, openHere, patient, score, tempFolder } from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

const P = patientId('p1')
let room: ReturnType<typeof tempFolder>
let db: Connection
let write: StoreWrites
beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  write = writes(db)
  write.importBatch(batch(patient('p1'), patient('p2'), patient('p3')))
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

const record = (scores: readonly ScoreWrite[], alerts: readonly AlertWrite[] = [], evaluated: readonly string[] = [], of = 'p1') =>
  write.recordScores({ actor: ACTOR, patients: [{ patient: patientId(of), scores, alerts, evaluated }] })
const statusOf = (id: AlertWrite) =>
  reads(db)
    .alerts({ patient: P, status: null })
    .find((found) => found.id === id.id)?.status
const order = () =>
  reads(db)
    .worklist({ query: '', limit: 9, offset: 0 })
    .rows.map((row) => row.patient.id)
const acknowledge = (id: AlertWrite) => write.acknowledgeAlert({ actor: ACTOR, alert: id.id, reason: 'acted', dueMs: null, note: 'called' })

test('the newest score stands, the one before is beside it, the trend holds both', () => {
  record([score('news2', 'a', { value: 2, at: '2026-01-01T00:00:00Z' })])
  record([score('news2', 'b', { value: 7, at: '2026-01-02T00:00:00Z', severity: 'high' })])
  const row = reads(db).worklist({ query: '', limit: 1, offset: 0 }).rows[0]
  expect([row?.scores[0]?.value, row?.scores[0]?.severity, row?.previous[0]?.value]).toEqual([7, 'high', 2])
  const chart = unpack('chart', reads(db).chart({ patient: P }))
  expect([chart?.scores.map((s) => s.value), chart?.trend.map((point) => point.value)]).toEqual([[7], [2, 7]])
  expect(reads(db).scores({ patient: null })).toHaveLength(1)
})

test('a score that says what the newest says is not repeated; a failure after it is', () => {
  expect(record([score('news2', 'a')]).scores).toBe(1)
  expect(record([score('news2', 'a')]).scores).toBe(0)
  expect(record([score('news2', 'a', { status: 'unavailable', value: null })]).scores).toBe(1)
  expect(reads(db).scores({ patient: P })[0]?.status).toBe('unavailable')
  expect(record([score('news2', 'a')]).scores).toBe(1)
})

test('of two scores for one time the trend shows the later written; a failed one is no point', () => {
  record([score('news2', 'a', { value: 2 })])
  record([score('news2', 'b', { value: 3 })])
  record([score('news2', 'c', { value: null, status: 'unavailable' })])
  expect(unpack('chart', reads(db).chart({ patient: P }))?.trend.map((point) => point.value)).toEqual([3])
})

test('an alert is raised once; gone when its reason is gone; back when it comes back', () => {
  const a = alert('p1', 'news2', 'a')
  expect(record([], [a], ['news2']).raised).toEqual([a.id])
  expect(record([], [a], ['news2']).raised).toEqual([])
  expect(record([], [], ['other']).resolved).toEqual([])
  expect(record([], [], ['news2']).resolved).toEqual([a.id])
  expect(statusOf(a)).toBe('resolved')
  expect(record([], [a], ['news2']).raised).toEqual([a.id])
  expect(statusOf(a)).toBe('open')
  const events = db.all<{ event: string }>('SELECT event FROM alert_event ORDER BY id').map((row) => row.event)
  expect(events).toEqual(['raised', 'resolved', 'raised-again'])
})

test('changed inputs resolve the old alert and raise the new one', () => {
  const [a, b] = [alert('p1', 'news2', 'a'), alert('p1', 'news2', 'b')]
  record([], [a], ['news2'])
  expect(record([], [b], ['news2'])).toEqual({ scores: 0, raised: [b.id], resolved: [a.id] })
  expect([statusOf(a), statusOf(b)]).toEqual(['resolved', 'open'])
})

test('an acknowledged alert stays so with the same inputs, also after it was gone, and gives way to new ones', () => {
  const [a, b] = [alert('p1', 'news2', 'a'), alert('p1', 'news2', 'b')]
  record([], [a], ['news2'])
  expect(acknowledge(a)).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'ines', acknowledgeReason: 'acted' })
  expect(record([], [a], ['news2']).raised).toEqual([])
  record([], [], ['news2'])
  expect(record([], [a], ['news2']).raised).toEqual([])
  expect(statusOf(a)).toBe('acknowledged')
  expect(record([], [b], ['news2']).raised).toEqual([b.id])
  expect(statusOf(a)).toBe('resolved')
})

test('acknowledging twice writes once; a resolved or unknown alert cannot be acknowledged', () => {
  const a = alert('p1', 'news2', 'a')
  record([], [a], ['news2'])
  acknowledge(a)
  const head = reads(db).auditHead({}).seq
  acknowledge(a)
  expect(reads(db).auditHead({}).seq).toBe(head)
  record([], [], ['news2'])
  expect(() => acknowledge(a)).toThrow(expect.objectContaining({ name: 'Conflict' }))
  expect(() => acknowledge({ ...a, id: alertId('none') })).toThrow(expect.objectContaining({ name: 'NotFound' }))
})

test('the worklist follows alerts and scores: worst first, then how many, and back again', () => {
  record([score('news2', 'a', { severity: 'medium' })], [], [], 'p2')
  record([], [alert('p3', 'news2', 'x', 'high')], ['news2'], 'p3')
  expect(order()).toEqual(['p3', 'p2', 'p1'])
  record([], [alert('p1', 'news2', 'x', 'high'), alert('p1', 'kdigo', 'x', 'low')], ['news2'], 'p1')
  expect(order()).toEqual(['p1', 'p3', 'p2'])
  acknowledge(alert('p3', 'news2', 'x'))
  record([], [], ['news2', 'kdigo'], 'p1')
  expect(order()).toEqual(['p2', 'p1', 'p3'])
  expect(
    reads(db)
      .worklist({ query: '', limit: 9, offset: 0 })
      .rows.map((row) => row.openAlerts),
  ).toEqual([[], [], []])
})

test('nothing new leaves no entry in the log', () => {
  record([score('news2', 'a')], [alert('p1', 'news2', 'a')], ['news2'])
  const head = reads(db).auditHead({})
  record([score('news2', 'a')], [alert('p1', 'news2', 'a')], ['news2'])
  expect(reads(db).auditHead({})).toEqual(head)
})
