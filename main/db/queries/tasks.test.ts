import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, alert, batch, openHere, patient, score, tempFolder } from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

const P = patientId('p1')
const HOUR = 3_600_000
const NOW = Date.parse('2026-03-01T12:00:00Z')
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

const add = (of: string, title: string, dueMs: number) =>
  write.addTask({ actor: ACTOR, task: { patient: patientId(of), origin: 'person', subject: null, title, dueMs, note: '' } })
const listed = (of: string | null, dueBeforeMs: number | null = null) =>
  reads(db)
    .tasks({ patient: of === null ? null : patientId(of), status: 'open', dueBeforeMs, limit: 20 })
    .map((task) => `${task.patient} ${task.title}`)
const audited = () =>
  reads(db)
    .audit({ before: null, limit: 50 })
    .filter(({ action }) => action === 'task')
    .map(({ detail }) => JSON.parse(detail).event)

test('tasks come soonest first, of one chart or of everybody, and only those that are due', () => {
  add('p1', 'later', NOW + 2 * HOUR)
  add('p2', 'soon', NOW + HOUR)
  add('p1', 'now', NOW)
  expect(listed(null)).toEqual(['p1 now', 'p2 soon', 'p1 later'])
  expect(listed('p1')).toEqual(['p1 now', 'p1 later'])
  expect(listed(null, NOW)).toEqual(['p1 now'])
  expect(listed(null, NOW - 1)).toEqual([])
  expect(unpack('chart', reads(db).chart({ patient: P }))?.tasks.map(({ title }) => title)).toEqual(['now', 'later'])
})

test('moved, then done: who did what and when is kept, and each step is audited', () => {
  const { id } = add('p1', 'potassium again', NOW)
  const moved = write.changeTask({ actor: ACTOR, task: id, change: 'move', dueMs: NOW + HOUR, note: 'not back yet' })
  expect([moved.status, moved.dueAt, moved.note]).toEqual(['open', '2026-03-01T13:00:00Z', 'not back yet'])
  const done = write.changeTask({ actor: ACTOR, task: id, change: 'done', dueMs: null, note: '4.9' })
  expect([done.status, done.closedBy, done.note, done.createdBy]).toEqual(['done', ACTOR.user, '4.9', ACTOR.user])
  expect(write.changeTask({ actor: ACTOR, task: id, change: 'done', dueMs: null, note: 'twice' }).note).toBe('4.9')
  expect(() => write.changeTask({ actor: ACTOR, task: id, change: 'dropped', dueMs: null, note: '' })).toThrow(/closed/)
  expect(() => db.run('DELETE FROM task_event')).toThrow(/append-only/)
  expect(listed('p1')).toEqual([])
  expect(audited()).toEqual(['done', 'moved', 'made'])
})

test('an alert that somebody will monitor leaves a task, in the same step and once', () => {
  const a = alert('p1', 'news2', 'a')
  write.recordScores({
    actor: ACTOR,
    patients: [{ patient: P, scores: [score('news2', 'a')], alerts: [a], evaluated: ['news2'] }],
  })
  for (const _ of [1, 2])
    write.acknowledgeAlert({ actor: ACTOR, alert: a.id, reason: 'will-monitor', note: 'in the evening', dueMs: NOW + 6 * HOUR })
  const [task, ...others] = reads(db).tasks({ patient: P, status: 'open', dueBeforeMs: null, limit: 20 })
  expect(others).toEqual([])
  expect([task?.origin, task?.subject, task?.title, task?.note]).toEqual(['alert', 'news2', `Look again: ${a.title}`, 'in the evening'])
})

test('what is not there cannot be changed, and an unknown patient has no task', () => {
  expect(() => write.changeTask({ actor: ACTOR, task: 99 as never, change: 'done', dueMs: null, note: '' })).toThrow(/not in the store/)
  expect(() => add('nobody', 'x', NOW)).toThrow()
  expect(listed('nobody')).toEqual([])
})
