import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { factId, patientId } from '#app/contract/ids.ts'
import type { FindingDecision, ReviewBody, ReviewDraft } from '#app/contract/review.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, batch, observation, openHere, patient, tempFolder } from '../testing/fixtures.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

const P = patientId('p1')
const FACT = factId('Observation/o1')
const accepted: FindingDecision = { decision: 'accepted', id: 'result:creatinine', text: 'Creatinine 88 to 161' }
const edited: FindingDecision = { decision: 'edited', id: 'allergies', text: 'Asked: none', hash: 'h2' }
const rejected: FindingDecision = { decision: 'rejected', id: 'task:1', hash: 'h3' }
const draft = (more: Partial<ReviewDraft> = {}): ReviewDraft => ({ decisions: [], assessment: '', plan: '', ...more })
let room: ReturnType<typeof tempFolder>
let db: Connection
let write: StoreWrites
beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  write = writes(db)
  write.importBatch(batch(patient('p1'), observation('o1', 'p1'), patient('p2')))
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

const save = (version: number, given: ReviewDraft, user = ACTOR.user) =>
  write.saveReviewDraft({
    actor: { ...ACTOR, user },
    patient: P,
    version,
    draft: given,
    evidence: {
      'result:creatinine': { hash: 'h1', facts: [FACT] },
      allergies: { hash: 'h2', facts: [] },
      'task:1': { hash: 'h3', facts: [] },
    },
  })
const audited = (action: string) =>
  reads(db)
    .audit({ before: null, limit: 50 })
    .filter((entry) => entry.action === action)
    .map(({ detail }) => JSON.parse(detail))
    .reverse()
const stateNow = () => {
  const state = reads(db).chartState({ patient: P })
  if (!state) throw new Error('no chart')
  return state
}
const body = (more: Partial<ReviewBody> = {}): ReviewBody => ({
  format: 1,
  since: { kind: 'week', at: '2026-02-22T09:00:00Z', text: 'in the last 7 days' },
  findings: [
    { id: accepted.id, group: 'results', severity: 'medium', how: 'accepted', text: 'Creatinine 88 to 161', facts: [FACT], at: null },
  ],
  rejected: 1,
  undecided: 2,
  assessment: 'Kidney injury.',
  plan: '',
  pathways: [],
  unchecked: [],
  saw: { ...stateNow(), at: ACTOR.at },
  ...more,
})
const sign = (version: number) => write.signReview({ actor: ACTOR, patient: P, version, body: body() })

test('each decision is an entry in the log with its rows; the text is named by its hash', () => {
  save(0, draft({ decisions: [accepted, edited] }))
  save(1, draft({ decisions: [accepted, edited, rejected], assessment: 'a' }))
  save(2, draft({ decisions: [edited, rejected], assessment: 'ab' }))
  expect(audited('finding')).toEqual([
    { decision: 'accepted', finding: 'result:creatinine', offered: 'h1', text: expect.stringMatching(/^[0-9a-f]{64}$/), facts: [FACT] },
    { decision: 'edited', finding: 'allergies', offered: 'h2', text: expect.stringMatching(/^[0-9a-f]{64}$/), facts: [] },
    { decision: 'rejected', finding: 'task:1', offered: 'h3', text: null, facts: [] },
    { decision: 'taken back', finding: 'result:creatinine' },
  ])
  expect(JSON.stringify(reads(db).audit({ before: null, limit: 50 }))).not.toContain('88 to')
})

test('an older version is refused and nothing of it is stored; each person has a draft of their own', () => {
  save(0, draft({ assessment: 'first window' }))
  expect(() => save(0, draft({ assessment: 'second window' }))).toThrow(expect.objectContaining({ name: 'Conflict' }))
  expect(save(0, draft({ assessment: 'mine' }), 'bo').version).toBe(1)
  expect(reads(db).reviewDraft({ patient: P, user: ACTOR.user })).toMatchObject({ version: 1, draft: { assessment: 'first window' } })
  expect(() => write.discardReviewDraft({ actor: ACTOR, patient: P, version: 2 })).toThrow(expect.objectContaining({ name: 'Conflict' }))
  write.discardReviewDraft({ actor: ACTOR, patient: P, version: 1 })
  expect(reads(db).reviewDraft({ patient: P, user: ACTOR.user })).toEqual({ version: 0, savedAt: null, draft: draft() })
  expect(() => save(1, draft())).toThrow(/signed or discarded/)
})

test('what is signed stands, its draft is gone, and the log has its hash', () => {
  save(0, draft({ decisions: [accepted] }))
  expect(() => sign(0)).toThrow(expect.objectContaining({ name: 'Conflict' }))
  const review = sign(1)
  expect(reads(db).reviewDraft({ patient: P, user: ACTOR.user }).version).toBe(0)
  expect(audited('review')).toEqual([
    expect.objectContaining({ signed: review.id, sha256: review.sha256, findings: ['result:creatinine'] }),
  ])
  for (const change of ["UPDATE review SET body = '{}'", 'DELETE FROM review']) expect(() => db.run(change)).toThrow(/never changed/)
  const later = write.addAddendum({ actor: { ...ACTOR, user: 'bo' }, patient: P, review: review.id, text: 'Potassium came back.' })
  expect(later.addenda).toMatchObject([{ text: 'Potassium came back.', by: 'bo' }])
  expect(later.body).toEqual(review.body)
  expect(() => write.addAddendum({ actor: ACTOR, patient: patientId('p2'), review: review.id, text: 'x' })).toThrow(/not in the store/)
  expect(reads(db).verify({ anchor: null }).projections.ok).toBe(true)
})

test('a review that was changed under the triggers is found', () => {
  save(0, draft({ assessment: 'x' }))
  sign(1)
  db.sqlite.exec('DROP TRIGGER review_keeps')
  db.run('UPDATE review SET body = ?', JSON.stringify(body({ assessment: 'All is well.' })))
  expect(reads(db).verify({ anchor: null }).projections).toEqual({
    ok: false,
    message: '1 signed reviews or addenda that are not what was signed',
  })
})

test('what the chart was made of: a new resource or version changes it, another patient’s does not', () => {
  const before = stateNow()
  expect(before.resources).toBe(2)
  write.importBatch(batch(observation('o9', 'p2')))
  expect(stateNow()).toEqual(before)
  write.importBatch(batch(observation('o1', 'p1', {}, 'corrected'), observation('o2', 'p1', { at: '2020-01-01T00:00:00Z' })))
  expect(stateNow().hash).not.toBe(before.hash)
  // Also what is dated long before: it came since.
  expect(reads(db).arrivedSince({ patient: P, latest: before.latest })).toEqual({
    facts: expect.arrayContaining(['Observation/o1', 'Observation/o2']),
    resources: 2,
  })
  expect(reads(db).arrivedSince({ patient: P, latest: stateNow().latest })).toEqual({ facts: [], resources: 0 })
})
