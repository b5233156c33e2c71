/** The same things give the same store, whatever their order, however they are split, and however often they come. */
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { IncomingResource } from '#app/ports/store.ts'
import { batch, finding, openHere, potassium, read, tempFolder } from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { checkProjections } from './verify.ts'
import { writes } from './writes.ts'

let room: ReturnType<typeof tempFolder>
let stores = 0
beforeAll(() => {
  room = tempFolder()
})
afterAll(() => room.remove())

const PATIENTS = ['p1', 'p2', 'p3'].map(patientId)

/** What a store says after these batches, and that it is whole after each. */
function told(batches: readonly (readonly IncomingResource[])[]) {
  stores += 1
  const db = openHere(path.join(room.folder, `store-${stores}.db`))
  try {
    const write = writes(db)
    for (const resources of batches) {
      write.importBatch(batch(...resources))
      expect(checkProjections(db).message).toBe('the charts say what the resources say')
    }
    const read = reads(db)
    const charts = PATIENTS.map((patient) => unpack('chart', read.chart({ patient })))
    return {
      pages: read.exportPage({ after: null, limit: 100, patients: null }),
      charts: charts.map((chart) => chart && { ...chart, results: chart.results.toSorted((a, b) => a.code.localeCompare(b.code)) }),
      facts: PATIENTS.map((patient) => unpack('series', read.series({ patient, codes: ['2823-3'] }))),
      held: read
        .held({ status: null, origin: null, patient: null, limit: 100, offset: 0 })
        .items.map(({ resource, status, findings }) => `${resource} ${status} ${findings[0]?.value}`)
        .sort(),
      summary: read.summary({}),
      matches: read
        .matches({ status: null })
        .map(({ a, b, status, score }) => `${a.patient} ${b.patient} ${status} ${score}`)
        .sort(),
    }
  } finally {
    db.sqlite.close()
  }
}

const day = (n: number) => `2026-02-0${n}T00:00:00Z`

const version = fc
  .record({
    id: fc.constantFrom('o1', 'o2'),
    of: fc.constantFrom('p1', 'p2'),
    value: fc.integer({ min: 1, max: 4 }),
    at: fc.integer({ min: 1, max: 4 }),
    held: fc.boolean(),
  })
  .map(({ id, of, value, at, held }) => {
    const gate =
      held && value > 2
        ? { gate: { state: 'held' as const, findings: [finding(`Observation/${id}`, { value: `${value} at ${at}` })] } }
        : {}
    return read(potassium(id, of, value, day(at)), gate)
  })

const name = (family: string) => ({ name: [{ family, given: ['Ana'] }] })
const personPart = fc
  .record({
    id: fc.constantFrom('p1', 'p2', 'p3'),
    at: fc.integer({ min: 1, max: 4 }),
    members: fc.record(
      {
        birthDate: fc.constant('1950-03-12'),
        gender: fc.constantFrom('female', 'other'),
        identifier: fc.constantFrom([{ system: 'urn:ward', value: '777123' }], [{ system: 'urn:lab', value: 'L-5512' }]),
        telecom: fc.constantFrom([{ system: 'phone', value: '+351 912 345 678' }], [{ system: 'phone', value: '+351 934 111 222' }]),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ id, at, members }) =>
    read({ resourceType: 'Patient', id, meta: { lastUpdated: day(at) }, ...name('Costa'), ...members }, { partial: true }),
  )

const visitPart = fc
  .record({
    at: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom('in-progress', 'finished', 'entered-in-error'),
    side: fc.constantFrom('start', 'end'),
  })
  .map(({ at, status, side }) =>
    read(
      {
        resourceType: 'Encounter',
        id: 'e1',
        meta: { lastUpdated: day(at) },
        status,
        class: { code: 'IMP' },
        subject: { reference: 'Patient/p1' },
        period: { [side]: day(at) },
      },
      { partial: true },
    ),
  )

/** Splits a list at some places. */
function split<T>(list: readonly T[], cuts: readonly number[]): T[][] {
  const parts: T[][] = []
  let from = 0
  for (const cut of [...cuts.filter((cut) => cut < list.length).sort((a, b) => a - b), list.length]) {
    if (cut > from) parts.push(list.slice(from, cut))
    from = Math.max(from, cut)
  }
  return parts
}

/** Recorded times are the import's, the same here; the rest must agree to the letter. */
function sameWhateverTheOrder(things: fc.Arbitrary<IncomingResource>, numRuns: number): void {
  const cases = fc
    .uniqueArray(things, { selector: ({ type, id, sha256 }) => `${type}/${id}/${sha256}`, minLength: 2, maxLength: 7 })
    .chain((all) =>
      fc.record({
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
        cuts: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
        again: fc.subarray(all),
      }),
    )
  fc.assert(
    fc.property(cases, ({ all, shuffled, cuts, again }) => {
      expect(told([...split(shuffled, cuts), again])).toEqual(told([all]))
    }),
    { numRuns },
  )
}

test('versions of observations, some of them held', () => sameWhateverTheOrder(version, 25))
test('parts of patients and of a visit, patients who may be one person', () => sameWhateverTheOrder(fc.oneof(personPart, visitPart), 25))

test('an older version that comes late is kept below, counted, and changes nothing', () => {
  const db = openHere(path.join(room.folder, 'late.db'))
  const write = writes(db)
  write.importBatch(batch(read(potassium('o1', 'p1', 4, day(3)))))
  expect(write.importBatch(batch(read(potassium('o1', 'p1', 3, day(2)))))).toMatchObject({ stored: 1, older: 1, patientsTouched: [] })
  expect(write.importBatch(batch(read(potassium('o1', 'p1', 3, day(2)))))).toMatchObject({ stored: 0, unchanged: 1 })
  expect(db.all('SELECT version, facts FROM resource ORDER BY version')).toEqual([
    { version: 0, facts: 0 },
    { version: 1, facts: 1 },
  ])
  db.sqlite.close()
})

test('every part is kept; one fold a batch, and none where nothing is new', () => {
  const db = openHere(path.join(room.folder, 'parts.db'))
  const write = writes(db)
  const part = (at: number, more: object) =>
    read({ resourceType: 'Patient', id: 'p1', meta: { lastUpdated: day(at) }, ...name('Costa'), ...more }, { partial: true })
  write.importBatch(batch(part(1, { gender: 'female' })))
  write.importBatch(batch(part(2, { birthDate: '1950-03-12' }), part(3, { telecom: [{ value: '1' }] })))
  const kinds = () => db.all<{ kind: number }>('SELECT kind FROM resource ORDER BY version').map((row) => row.kind)
  expect(kinds()).toEqual([1, 1, 1, 2])
  write.importBatch(batch(part(1, { gender: 'female', meta: undefined })))
  expect(kinds()).toEqual([1, 1, 1, 1, 2])
  expect(unpack('chart', reads(db).chart({ patient: patientId('p1') }))?.patient).toMatchObject({
    sex: 'female',
    birthDate: { text: '1950-03-12' },
  })
  db.sqlite.close()
})

test('one result told by two messages is counted, kept twice and shown once', () => {
  const db = openHere(path.join(room.folder, 'twins.db'))
  const write = writes(db)
  expect(write.importBatch(batch(read(potassium('o2', 'p1', 4)), read(potassium('o1', 'p1', 4)))).duplicates).toBe(1)
  expect(write.importBatch(batch(read(potassium('o3', 'p1', 4)), read(potassium('o4', 'p1', 5)))).duplicates).toBe(1)
  const chart = unpack('chart', reads(db).chart({ patient: patientId('p1') }))
  expect(chart?.results.map(({ total, newest }) => [total, newest.map(({ id }) => id)])).toEqual([
    [2, ['Observation/o1', 'Observation/o4']],
  ])
  expect([reads(db).summary({}).observations, checkProjections(db).ok]).toEqual([4, true])
  const dayOnly = { ...potassium('o5', 'p2', 4), effectiveDateTime: '2026-02-01' }
  expect(write.importBatch(batch(read(dayOnly), read({ ...dayOnly, id: 'o6' }))).duplicates).toBe(0)
  db.sqlite.close()
})
