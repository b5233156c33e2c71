import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, batch, observation, openHere, patient, score, tempFolder } from '../testing/fixtures.ts'
import { auditHead, entryHash, GENESIS } from './audit.ts'
import { reads } from './reads.ts'
import { checkChain, checkProjections, verify } from './verify.ts'
import { writes } from './writes.ts'

let room: ReturnType<typeof tempFolder>
let db: Connection
beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  const write = writes(db)
  write.importBatch(batch(patient('p1'), observation('o1', 'p1')))
  for (let n = 0; n < 4; n++) write.appendAudit({ actor: ACTOR, action: 'view', patient: patientId('p1'), detail: `${n}` })
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

/** What somebody with the key and no scruples could do. */
function tamper(...statements: string[]): void {
  db.sqlite.exec('DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays')
  for (const sql of statements) db.sqlite.exec(sql)
}

test('the first entry follows from nothing, each next from the one before', () => {
  const [first, second] = reads(db).audit({ before: 3, limit: 9 }).toReversed()
  if (!first || !second) throw new Error('no entries')
  expect(first.hash).toBe(entryHash(GENESIS.hash, first))
  expect(second.hash).toBe(entryHash(first.hash, second))
})

test('all is well: five entries in order, anchored or not, also with an older anchor', () => {
  for (const anchor of [null, GENESIS, auditHead(db), db.get<typeof GENESIS>('SELECT seq, hash FROM audit WHERE seq = 2') ?? null]) {
    expect(verify(db, anchor)).toMatchObject({
      database: { ok: true },
      auditChain: { ok: true, entries: 5, brokenAt: null },
      projections: { ok: true },
    })
  }
})

test.each([
  ['a changed entry', "UPDATE audit SET user = 'rui' WHERE seq = 3", 3],
  ['a changed detail of the first', "UPDATE audit SET detail = '' WHERE seq = 1", 1],
  ['a deleted entry', 'DELETE FROM audit WHERE seq = 2', 2],
  ['a deleted first entry', 'DELETE FROM audit WHERE seq = 1', 1],
  ['a changed hash', "UPDATE audit SET hash = 'x' WHERE seq = 4", 4],
  ['two entries swapped', 'UPDATE audit SET seq = -seq WHERE seq IN (2, 3); UPDATE audit SET seq = 5 + seq WHERE seq < 0', 2],
])('%s is noticed and named', (_, sql, seq) => {
  tamper(sql)
  expect(checkChain(db, null)).toMatchObject({ ok: false, brokenAt: seq })
})

test('a cut tail is noticed by the anchor alone', () => {
  const anchor = auditHead(db)
  tamper('DELETE FROM audit WHERE seq > 3')
  expect(checkChain(db, null).ok).toBe(true)
  expect(checkChain(db, anchor)).toMatchObject({ ok: false, brokenAt: 4, message: '2 entries at the end are gone' })
})

test('a log emptied or rolled back and written on is noticed by the anchor', () => {
  const anchor = auditHead(db)
  tamper('DELETE FROM audit WHERE seq > 3')
  const write = writes(db)
  for (let n = 0; n < 4; n++) write.appendAudit({ actor: ACTOR, action: 'view', patient: null, detail: 'other' })
  expect(checkChain(db, null).ok).toBe(true)
  expect(checkChain(db, anchor)).toMatchObject({ ok: false, brokenAt: 5 })
  db.sqlite.exec('DELETE FROM audit')
  expect(checkChain(db, anchor)).toMatchObject({ ok: false, entries: 0, brokenAt: 1 })
})

test.each([
  ['a fact that went missing', 'DELETE FROM observation', /1 resources whose facts.*1 observations that are miscounted/],
  ['a fact without a resource', 'UPDATE observation SET id = 99 * 65536', /2 resources whose facts/],
  ['a fact without a patient', 'UPDATE observation SET pid = 99', /1 facts without a patient/],
  ['a patient the search lost', 'DELETE FROM patient_search WHERE rowid = 1', /1 patients the search does not know/],
])('%s is noticed', (_, sql, message) => {
  db.sqlite.exec(sql)
  expect(checkProjections(db)).toEqual({ ok: false, message: expect.stringMatching(message) })
})

test('a score pointer that stayed behind is noticed', () => {
  const record = (hash: string) =>
    writes(db).recordScores({
      actor: ACTOR,
      patients: [{ patient: patientId('p1'), scores: [score('news2', hash)], alerts: [], evaluated: [] }],
    })
  record('a')
  record('b')
  db.sqlite.exec('UPDATE score_current SET newest = previous')
  expect(checkProjections(db).message).toBe('1 scores that are not the newest of their model')
})
