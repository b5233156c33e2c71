import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { factId, patientId } from '#app/contract/ids.ts'
import type { Gate } from '#app/ports/intake-store.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, batch, finding, openHere, patient, potassium, read, tempFolder } from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { checkProjections } from './verify.ts'
import { writes } from './writes.ts'

const P = patientId('p1')
const O1 = factId('Observation/o1')
const SUMS = { stored: 0, unchanged: 0, held: 0, quarantined: 0, older: 0, duplicates: 0, possibleMatches: 0 }
const gate = (state: Gate['state'], id = 'o1'): Gate => ({ state, findings: [finding(`Observation/${id}`)] })

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
  expect(checkProjections(db)).toEqual({ ok: true, message: expect.any(String) })
  db.sqlite.close()
  room.remove()
})

const values = () =>
  unpack('series', reads(db).series({ patient: P, codes: ['2823-3'] })).map((o) =>
    o.value.kind === 'quantity' ? o.value.text : o.value.kind,
  )
const all = (status: 'open' | 'released' | 'fixed' | 'rejected' | null = null) =>
  reads(db).held({ status, origin: null, patient: null, limit: 50, offset: 0 })
const bad = read(potassium('o1', 'p1', 44), { gate: gate('held') })
const decide = (decision: 'release' | 'fix' | 'reject', more: Partial<Parameters<StoreWrites['decideHeld']>[0]> = {}) =>
  write.decideHeld({
    actor: { ...ACTOR, user: 'rui' },
    ids: all().items.map(({ id }) => id),
    decision,
    values: [],
    note: 'looked at',
    remember: false,
    ...more,
  })
const exported = () => reads(db).resource({ ref: 'Observation/o1' })

test('a held resource is stored as it came, counted, listed with its reason, and shown nowhere', () => {
  expect(write.importBatch(batch(bad))).toEqual({ ...SUMS, stored: 1, held: 1, patientsTouched: [] })
  expect(values()).toEqual([])
  expect(all('open')).toEqual({
    total: 1,
    items: [
      {
        id: expect.any(Number),
        state: 'held',
        status: 'open',
        patient: 'p1',
        patientName: 'Costa, Ana',
        type: 'Observation',
        resource: 'Observation/o1',
        effective: '2026-02-01T08:00:00Z',
        findings: [finding('Observation/o1')],
        file: 'ward.json',
        path: 'entry[o1]',
        origin: 'fhir-bundle',
        heldAt: ACTOR.at,
        decidedBy: null,
        decidedAt: null,
        note: null,
      },
    ],
  })
  expect(exported()).toMatchObject({ raw: bad.raw, state: 'held', patient: 'p1' })
})

test('released it is in the chart with its flag; the decision is on the item and in the log', () => {
  write.importBatch(batch(bad))
  const { items, touched } = decide('release')
  expect([touched, items[0]?.status, items[0]?.decidedBy, items[0]?.note]).toEqual([[P], 'released', 'rui', 'looked at'])
  expect(values()).toEqual(['44'])
  expect(reads(db).importFlags({ patient: P })).toEqual([{ fact: O1, finding: finding('Observation/o1') }])
  expect(unpack('chart', reads(db).chart({ patient: P }))?.flags).toHaveLength(1)
  expect(reads(db).audit({ before: null, limit: 1 })[0]).toMatchObject({ action: 'held-release', patient: 'p1', user: 'rui' })
  expect(exported()).toMatchObject({ raw: bad.raw, state: 'shown' })
})

test('fixed by the suggestion or by a value: the text is repaired, and the evidence says what it was', () => {
  write.importBatch(batch(bad))
  decide('fix')
  expect(values()).toEqual(['4.4'])
  expect(exported()?.raw).toBe(bad.raw.replace('"value":44', '"value":4.4'))
  expect(reads(db).rawFacts({ facts: [O1] })[0]).toMatchObject({
    file: 'ward.json',
    changes: [{ kind: 'value', path: 'valueQuantity', from: '44 mmol/L', to: '4.4 mmol/L', because: 'Corrected by rui.' }],
    mapping: null,
  })
  expect(reads(db).importFlags({ patient: P })).toEqual([])
  write.importBatch(batch(read(potassium('o2', 'p1', 45), { gate: gate('quarantined', 'o2') })))
  decide('fix', { values: [{ fact: factId('Observation/o2'), value: 5, unit: null }] })
  expect(values()).toEqual(['4.4', '5'])
})

test('rejected it stays stored and is shown nowhere', () => {
  write.importBatch(batch(bad))
  expect(decide('reject').touched).toEqual([])
  expect([values(), exported()?.state, all('rejected').total, all('open').total]).toEqual([[], 'rejected', 1, 0])
})

test('what cannot be true is not released, and then nothing of the call is done', () => {
  write.importBatch(batch(bad, read(potassium('o2', 'p1', 440), { gate: gate('quarantined', 'o2') })))
  expect(() => decide('release')).toThrow(expect.objectContaining({ name: 'BadInput' }))
  expect(all('open').total).toBe(2)
})

test('a correction that cannot be true either is refused', () => {
  write.importBatch(batch(bad))
  expect(() => decide('fix', { values: [{ fact: O1, value: 440, unit: null }] })).toThrow(expect.objectContaining({ name: 'BadInput' }))
  expect([all('open').total, values()]).toEqual([1, []])
})

test('without a value and without a suggestion nothing is fixed', () => {
  write.importBatch(batch({ ...bad, gate: { state: 'held', findings: [finding('Observation/o1', { suggestion: null })] } }))
  expect(() => decide('fix')).toThrow(expect.objectContaining({ name: 'BadInput' }))
  expect([all('open').total, values()]).toEqual([1, []])
})

test.each(['release', 'fix', 'reject'] as const)('the same content again does not open what was decided: %s', (decision) => {
  write.importBatch(batch(bad))
  expect(write.importBatch(batch(bad))).toMatchObject({ stored: 0, unchanged: 1, held: 0 })
  decide(decision)
  const before = values()
  expect(write.importBatch(batch(bad))).toMatchObject({ stored: 0, unchanged: 1, held: 0 })
  expect([all('open').total, values()]).toEqual([0, before])
  // Settled once, settled for good: a second decision is passed over.
  expect(decide('reject').items[0]?.status).toBe(all().items[0]?.status)
  expect(values()).toEqual(before)
})

test('a newer clean version takes its place, and the question closes by itself', () => {
  write.importBatch(batch(bad))
  expect(write.importBatch(batch(read(potassium('o1', 'p1', 4.5))))).toMatchObject({ stored: 1, held: 0, patientsTouched: [P] })
  expect([values(), all('open').total, all('rejected').items[0]?.note]).toEqual([['4.5'], 0, 'superseded by a newer version'])
})

test('a held correction hides what it corrects until somebody decides', () => {
  write.importBatch(batch(read(potassium('o1', 'p1', 4.1))))
  write.importBatch(batch(bad))
  expect(values()).toEqual([])
  decide('fix')
  expect(values()).toEqual(['4.4'])
})

test('a part of an observation is put right by its number', () => {
  const component = (code: string, value: number) => ({
    code: { coding: [{ system: 'http://loinc.org', code }] },
    valueQuantity: { value, unit: 'mm[Hg]' },
  })
  const pressure = {
    ...potassium('o1', 'p1', 0),
    valueQuantity: undefined,
    component: [component('8480-6', 120), component('8462-4', 800)],
  }
  const low = finding('Observation/o1#2', { suggestion: { value: 80, unit: 'mm[Hg]' } })
  write.importBatch(batch(read(pressure, { gate: { state: 'held', findings: [low, finding('Observation/o1#1', { suggestion: null })] } })))
  decide('fix')
  const found = unpack('series', reads(db).series({ patient: P, codes: ['8480-6', '8462-4'] }))
  expect(found.map((o) => o.value)).toEqual([expect.objectContaining({ text: '120' }), expect.objectContaining({ text: '80' })])
  expect(
    reads(db)
      .importFlags({ patient: P })
      .map(({ fact }) => fact),
  ).toEqual(['Observation/o1#1'])
})

test('listed by source, by patient and in pages', () => {
  write.importBatch({
    ...batch(bad, read(potassium('o2', 'p2', 44), { gate: gate('held', 'o2') })),
    source: { file: 'a.hl7', format: 'hl7v2', origin: 'LAB', sha256: null },
  })
  const list = (more: object) => reads(db).held({ status: 'open', origin: null, patient: null, limit: 1, offset: 0, ...more })
  expect([list({ origin: 'LAB' }).total, list({ origin: 'X' }).total, list({ patient: 'p2' }).items[0]?.resource]).toEqual([
    2,
    0,
    'Observation/o2',
  ])
  expect(list({ offset: 1 }).items.map(({ resource }) => resource)).toEqual(['Observation/o2'])
})

test('a flagged value is shown with what was said of it; the same flag again is one flag', () => {
  write.importBatch(batch(read(potassium('o1', 'p1', 6.9), { gate: gate('flagged') })))
  expect([values(), reads(db).importFlags({ patient: P }).length]).toEqual([['6.9'], 1])
  const flag = finding('Observation/o1', { kind: 'delta' })
  const quality = { score: 1, dimensions: [] }
  const checked = { patient: P, latest: 0, findings: [flag, flag], count: 1, quality }
  for (let n = 0; n < 2; n++) write.recordChecks({ actor: ACTOR, checked: [checked] })
  expect(
    reads(db)
      .importFlags({ patient: P })
      .map((one) => one.finding.kind),
  ).toEqual(['decimal-shift', 'delta'])
  write.importBatch(batch(read(potassium('o1', 'p1', 4.2))))
  expect(reads(db).importFlags({ patient: P })).toEqual([])
})

test('remembered, a release becomes a rule of its source that can be undone', () => {
  write.importBatch(
    batch({
      ...bad,
      gate: { state: 'held', findings: [finding('Observation/o1', { level: 'unusual', kind: 'range' })] },
      facts: read(potassium('o1', 'p1', 8.9)).facts,
    }),
  )
  decide('release', { remember: true })
  const [rule] = reads(db).learnedRules({})
  expect(rule).toMatchObject({ kind: 'accept', origin: 'fhir-bundle', concept: 'potassium', low: 8.9, high: 8.9 })
  write.noteLearnedUse({ ids: [rule?.id ?? 0, rule?.id ?? 0] })
  expect(reads(db).learned({})).toEqual([expect.objectContaining({ kind: 'accept', used: 2, undoneAt: null, by: 'rui' })])
  write.undoLearned({ actor: ACTOR, id: rule?.id ?? 0 })
  expect([reads(db).learnedRules({}), reads(db).learned({})[0]?.undoneAt]).toEqual([[], ACTOR.at])
})

test('what was decided cannot be changed afterwards', () => {
  write.importBatch(batch(bad))
  decide('reject')
  for (const sql of ["UPDATE held_event SET note = 'x'", 'DELETE FROM held_event', 'DELETE FROM held'])
    expect(() => db.sqlite.exec(sql)).toThrow(/append-only|are kept/)
})
