import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EntryOutcome } from '#app/contract/entry-quality.ts'
import { alertId, patientId } from '#app/contract/ids.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import { entryQuality, learnedThresholds } from '#app/quality/entry/outcomes.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, alert, batch, observationFact, openHere, patient, tempFolder, typed } from '../testing/fixtures.ts'
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
  write.importBatch(batch(patient('p1')))
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

const outcome = (more: Partial<EntryOutcome> = {}): EntryOutcome => ({
  concept: 'potassium',
  kind: 'delta',
  level: 'implausible',
  outcome: 'confirmed',
  afterMs: 4000,
  ...more,
})
const many = (n: number, more: Partial<EntryOutcome> = {}) => Array.from({ length: n }, () => outcome(more))
const outcomes = (times = false) => reads(db).entryOutcomes({ times })
const audited = (action: string) =>
  reads(db)
    .audit({ before: null, limit: 50 })
    .filter((entry) => entry.action === action)
    .map(({ detail }) => JSON.parse(detail))

test('outcomes come with the values, once per request; the log says which, and neither patient nor value stands in them', () => {
  const input = {
    actor: ACTOR,
    patient: P,
    requestId: 'request-1',
    values: [typed(observationFact('t1', 'p1'))],
    outcomes: [outcome({ outcome: 'repaired', kind: 'unit' }), outcome()],
    belongs: false,
  }
  write.recordValues(input)
  write.recordValues(input)
  expect(outcomes(true)).toEqual({
    values: 1,
    cells: [
      expect.objectContaining({ concept: 'potassium', kind: 'delta', all: { repaired: 0, confirmed: 1, dismissed: 0 }, timesMs: [4000] }),
      expect.objectContaining({ concept: 'potassium', kind: 'unit', all: { repaired: 1, confirmed: 0, dismissed: 0 } }),
    ],
  })
  expect(audited('create')[0]).toMatchObject({
    flags: ['potassium unit repaired', 'potassium delta confirmed'],
    fitsAnotherChart: 'not answered',
  })
  const columns = db.all<{ name: string }>("SELECT name FROM pragma_table_info('entry_outcome')").map(({ name }) => name)
  expect(columns).toEqual(['id', 'concept', 'kind', 'level', 'outcome', 'after_ms'])
  expect(() => db.run("UPDATE entry_outcome SET outcome = 'x'")).toThrow(/append-only/)
})

test('twenty outcomes move a threshold; put back, it is as it was set until there are twenty new ones, and the past stays counted', () => {
  write.recordOutcomes({ outcomes: many(19) })
  expect(learnedThresholds(outcomes())).toEqual([])
  write.recordOutcomes({ outcomes: [...many(1), ...many(20, { concept: 'sodium', outcome: 'repaired' })] })
  const learned = learnedThresholds(outcomes())
  expect(learned.map(({ concept, asksFrom, outcomes: n, slips }) => [concept, asksFrom > 0.9, n, slips])).toEqual([
    ['potassium', true, 20, 0],
    ['sodium', false, 20, 20],
  ])
  write.putBackThresholds({ actor: ACTOR, cell: { concept: 'potassium', kind: 'delta' } })
  expect(learnedThresholds(outcomes()).map(({ concept }) => concept)).toEqual(['sodium'])
  write.recordOutcomes({ outcomes: many(20) })
  expect(learnedThresholds(outcomes())).toHaveLength(2)
  write.putBackThresholds({ actor: ACTOR, cell: null })
  expect(learnedThresholds(outcomes())).toEqual([])
  expect(entryQuality(outcomes()).rows.map(({ fired }) => fired)).toEqual([40, 20])
  expect(audited('learned-undo')).toEqual([{ entryThreshold: 'all' }, { entryThreshold: { concept: 'potassium', kind: 'delta' } }])
})

test('an alert rests with its reason and who; what is not open cannot; its times tell how soon it was answered', () => {
  const [first, second] = [alert('p1', 'news2', 'a'), alert('p1', 'kdigo-aki', 'b')]
  write.recordScores({ actor: ACTOR, patients: [{ patient: P, scores: [], alerts: [first, second], evaluated: [] }] })
  const untilMs = Date.parse('2026-03-01T10:00:00Z')
  const rested = write.snoozeAlert({ actor: ACTOR, alert: first.id, untilMs, reason: 'treatment-started' })
  expect([rested.status, rested.snooze]).toEqual(['open', { until: '2026-03-01T10:00:00.000Z', reason: 'treatment-started', by: 'ines' }])
  expect(
    reads(db)
      .alerts({ patient: P, status: 'open' })
      .map(({ snooze }) => snooze?.by ?? null)
      .sort(),
  ).toEqual(['ines', null])
  expect(audited('alert')[0]).toMatchObject({ snoozed: first.id, reason: 'treatment-started', until: '2026-03-01T10:00:00.000Z' })

  write.acknowledgeAlert({ actor: { ...ACTOR, at: '2026-03-01T09:18:00Z' }, alert: second.id, reason: 'acted', dueMs: null, note: '' })
  expect(() => write.snoozeAlert({ actor: ACTOR, alert: second.id, untilMs, reason: 'x' })).toThrow(
    expect.objectContaining({ name: 'Conflict' }),
  )
  expect(() => write.snoozeAlert({ actor: ACTOR, alert: alertId('none'), untilMs, reason: 'x' })).toThrow(
    expect.objectContaining({ name: 'NotFound' }),
  )
  const times = reads(db).alertTimes({})
  expect(
    times.map(({ subject, isOpen, acknowledgedMs, raisedMs }) => [
      subject,
      isOpen,
      acknowledgedMs === null ? null : acknowledgedMs - raisedMs,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['news2', true, null],
      ['kdigo-aki', false, expect.any(Number)],
    ]),
  )
  expect(() => db.run('DELETE FROM alert_snooze')).toThrow(/append-only/)
})
