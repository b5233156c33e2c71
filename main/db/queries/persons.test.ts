import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, alert, batch, openHere, potassium, read, score, tempFolder } from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { checkProjections } from './verify.ts'
import { writes } from './writes.ts'

let room: ReturnType<typeof tempFolder>
let db: Connection
let write: StoreWrites
const whole = () => expect(checkProjections(db)).toEqual({ ok: true, message: expect.any(String) })
beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  write = writes(db)
})
afterEach(() => {
  whole()
  db.sqlite.close()
  room.remove()
})

/** With `number` the same assigner's number: certain. Without: as alike as can be, which is a question. */
function person(id: string, number: string | null, more: object = {}) {
  return read({
    resourceType: 'Patient',
    id,
    ...(number === null ? {} : { identifier: [{ system: 'urn:ward', value: number }] }),
    name: [{ family: 'Vasconcelos', given: ['Leonor'] }],
    birthDate: '1950-03-12',
    gender: 'female',
    telecom: [{ system: 'phone', value: '+351 912 345 678' }],
    address: [{ postalCode: '4000-123' }],
    ...more,
  })
}

const values = (id: string) =>
  unpack('series', reads(db).series({ patient: patientId(id), codes: ['2823-3'] })).map((o) => `${o.id} ${o.patient}`)
const listed = () =>
  reads(db)
    .worklist({ query: '', limit: 10, offset: 0 })
    .rows.map((row) => row.patient.id as string)
    .sort()
const open = () => reads(db).matches({ status: 'open' })
const decide = (decision: 'same' | 'different', id = open()[0]?.id ?? 0) =>
  write.decideMatch({ actor: ACTOR, id, decision, note: 'asked her' })
const undo = (id: number) => write.undoMatch({ actor: ACTOR, id, note: 'not she' })

test('the same number, name and birth date: one chart at once, by rule', () => {
  const counts = write.importBatch(
    batch(person('b', '777123'), person('a', '777123'), read(potassium('o1', 'b', 4)), read(potassium('o2', 'a', 5))),
  )
  expect([counts.possibleMatches, counts.patientsTouched]).toEqual([0, ['a']])
  expect([values('a'), values('b')]).toEqual([
    ['Observation/o1 a', 'Observation/o2 a'],
    ['Observation/o1 a', 'Observation/o2 a'],
  ])
  expect([listed(), reads(db).patientIds({}), reads(db).summary({}).patients]).toEqual([['a'], ['a'], 1])
  expect(reads(db).matches({ status: 'merged' })).toEqual([
    expect.objectContaining({
      by: 'rule',
      a: expect.objectContaining({ patient: 'a', facts: 1 }),
      b: expect.objectContaining({ patient: 'b', facts: 1 }),
    }),
  ])
  expect(reads(db).worklist({ query: 'Vasconcelos', limit: 5, offset: 0 }).matching).toBe(1)
})

test('what comes for a joined record goes to the chart; undone, each has exactly its own', () => {
  write.importBatch(batch(person('a', '777123'), read(potassium('o1', 'a', 4))))
  expect(write.importBatch(batch(person('b', '777123'), read(potassium('o2', 'b', 5)))).patientsTouched).toEqual(['a'])
  const later = write.importBatch(batch(read(potassium('o3', 'b', 6)), read(potassium('o4', 'a', 7))))
  expect([later.patientsTouched, values('a').length]).toEqual([['a'], 4])
  write.importBatch(batch(read(potassium('o2', 'b', 5.5))))
  whole()
  const [match] = reads(db).matches({ status: 'merged' })
  expect(undo(match?.id ?? 0).touched.toSorted()).toEqual(['a', 'b'])
  expect([values('a'), values('b')]).toEqual([
    ['Observation/o1 a', 'Observation/o4 a'],
    ['Observation/o2 b', 'Observation/o3 b'],
  ])
  expect([listed(), reads(db).summary({}).patients, reads(db).matches({ status: 'different' }).length]).toEqual([['a', 'b'], 2, 1])
  // What a person has said, no rule turns round.
  write.importBatch(batch(person('b', '777123', { active: true })))
  expect([listed(), open()]).toEqual([['a', 'b'], []])
})

test('a possible pair is asked once; joined by a person it is learned, and undoing the lesson parts them', () => {
  expect(write.importBatch(batch(person('a', null), person('b', null))).possibleMatches).toBe(1)
  expect(write.importBatch(batch(person('b', null, { active: true }))).possibleMatches).toBe(0)
  expect([listed(), open().length, open()[0]?.by]).toEqual([['a', 'b'], 1, null])
  const { match, touched } = decide('same')
  expect([match.status, match.by, touched, listed()]).toEqual(['merged', 'ines', ['a'], ['a']])
  const [lesson] = reads(db).learned({})
  expect(lesson).toMatchObject({ kind: 'merge', because: 'asked her', undoneAt: null })
  write.undoLearned({ actor: ACTOR, id: lesson?.id ?? 0 })
  expect([listed(), reads(db).matches({ status: 'different' }).length, reads(db).learned({})[0]?.undoneAt]).toEqual([
    ['a', 'b'],
    1,
    ACTOR.at,
  ])
})

test('two people, said so by a person, are not asked about again; undone they are', () => {
  write.importBatch(batch(person('a', null), person('b', null)))
  const { match } = decide('different')
  write.importBatch(batch(person('a', null, { maritalStatus: { text: 'M' } })))
  expect([open(), match.status]).toEqual([[], 'different'])
  expect(() => decide('same', match.id)).toThrow(expect.objectContaining({ name: 'Conflict' }))
  undo(match.id)
  expect(open()).toHaveLength(1)
})

test('a question whose reason is gone goes', () => {
  write.importBatch(batch(person('a', null), person('b', null)))
  write.importBatch(batch(person('b', null, { name: [{ family: 'Vasconcelos', given: ['Bartolomeu'] }], gender: 'male' })))
  expect(open()).toEqual([])
})

test('three records of one person: one chart, whatever comes first, and one of them parted again', () => {
  for (const id of ['c', 'a', 'b']) write.importBatch(batch(person(id, '777123'), read(potassium(`o-${id}`, id, 4.5), { path: id })))
  expect([listed(), db.all('SELECT root, count(*) AS n FROM person_link GROUP BY root')]).toEqual([
    ['a'],
    [expect.objectContaining({ n: 2 })],
  ])
  const ab = reads(db)
    .matches({ status: 'merged' })
    .find(({ a, b }) => a.patient === 'a' && b.patient === 'b')
  undo(ab?.id ?? 0)
  whole()
  expect([listed(), values('b')]).toEqual([['a', 'b'], ['Observation/o-b b']])
})

test('a joined record has no scores and no open alerts of its own, and none are made for it', () => {
  write.importBatch(batch(person('a', null), person('b', null), read(potassium('o1', 'b', 4))))
  const record = (hash: string) =>
    write.recordScores({
      actor: ACTOR,
      patients: [{ patient: patientId('b'), scores: [score('news2', hash)], alerts: [alert('b', 'news2', hash)], evaluated: ['news2'] }],
    })
  record('x')
  const { match } = decide('same')
  expect(reads(db).alerts({ patient: null, status: 'open' })).toEqual([])
  expect(db.get<{ reason: string }>("SELECT reason FROM alert_event WHERE event = 'resolved'")?.reason).toBe(
    'this record is shown in the chart of a',
  )
  expect(record('y')).toEqual({ scores: 0, raised: [], resolved: [] })
  expect(reads(db).scores({ patient: null })).toEqual([])
  undo(match.id)
  expect(record('z').scores).toBe(1)
})

test('an export by patient takes what belongs to every record of the person', () => {
  write.importBatch(batch(person('a', '777123'), person('b', '777123'), read(potassium('o1', 'b', 4)), read(potassium('o2', 'z', 4))))
  const page = (patients: string[] | null, limit = 50) =>
    reads(db)
      .exportPage({ after: null, limit, patients: patients?.map(patientId) ?? null })
      .map(({ ref }) => ref)
  expect(page(['a'])).toEqual(['Observation/o1', 'Patient/a', 'Patient/b'])
  expect(page(['b'], 2)).toEqual(['Observation/o1', 'Patient/a'])
})

test('every decision is in the log', () => {
  write.importBatch(batch(person('a', null), person('b', null)))
  const { match } = decide('same')
  undo(match.id)
  const actions = reads(db)
    .audit({ before: null, limit: 9 })
    .map(({ action }) => action)
  expect(actions).toEqual(['match-undo', 'match-same', 'import'])
})
