import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseWhen } from '#app/chart/when.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import {
  ACTOR,
  batch,
  condition,
  encounter,
  observation,
  observationFact,
  openHere,
  patient,
  report,
  tempFolder,
  typed,
} from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { checkProjections } from './verify.ts'
import { writes } from './writes.ts'

const P = patientId('p1')
const NOTHING = { stored: 0, unchanged: 0, patientsTouched: [], held: 0, quarantined: 0, older: 0, duplicates: 0, possibleMatches: 0 }
let room: ReturnType<typeof tempFolder>
let db: Connection
let write: StoreWrites
const chart = (id = 'p1') => unpack('chart', reads(db).chart({ patient: patientId(id) }))
const count = (table: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n

beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  write = writes(db)
})
afterEach(() => {
  expect(checkProjections(db)).toEqual({ ok: true, message: expect.any(String) })
  db.sqlite.close()
  room.remove()
})

test('every kind of value comes back to the letter', () => {
  const facts = [
    observationFact('o1', 'p1', { value: { kind: 'quantity', value: 0.1, text: '0.10', unit: null, comparator: '<' }, at: '2026-01' }),
    observationFact('o2', 'p1', { value: { kind: 'text', text: 'Never smoker', code: '266919005' }, effective: null, encounter: 'e1' }),
    observationFact('o3', 'p1', {
      value: { kind: 'absent', reason: 'not-performed' },
      range: { low: 1, high: null, text: null },
      interpretation: 'H',
    }),
    observationFact('o4', 'p1', {
      effective: { text: 'yesterday', ms: null },
      loinc: null,
      code: { system: null, code: null, display: null },
      label: 'Grip',
      category: null,
    }),
  ]
  write.importBatch(batch(patient('p1'), ...facts.map((fact, n) => observation(`o${n + 1}`, 'p1', fact))))
  const stored = chart()?.results.flatMap((group) => group.newest) ?? []
  expect([...stored].sort((a, b) => a.id.localeCompare(b.id))).toEqual(facts)
  expect(chart()?.results.map((group) => [group.code, group.total])).toEqual([
    ['2160-0', 3],
    ['Grip', 1],
  ])
})

test('the same file again stores nothing, and leaves no trace in the log', () => {
  const file = batch(patient('p1'), observation('o1', 'p1'))
  expect(write.importBatch(file)).toEqual({ ...NOTHING, stored: 2, patientsTouched: [P] })
  expect(write.importBatch(file)).toEqual({ ...NOTHING, unchanged: 2 })
  expect([count('resource'), count('source'), count('audit'), count('observation')]).toEqual([2, 1, 1, 1])
})

test('files written together are each stored whole or refused whole', () => {
  write.importBatch(batch(patient('p1', { family: 'Costa', born: '1950-03-12' })))
  const conflicting = batch(observation('o9', 'p1'), patient('p1', { family: 'Other', born: '1999-01-01' }))
  const results = write.importBatches({ batches: [batch(observation('o1', 'p1')), conflicting, batch(observation('o2', 'p1'))] })
  expect(results.map((result) => (result.ok ? result.value.stored : result.error.kind))).toEqual([1, 'Conflict', 1])
  expect(count('observation')).toBe(2)
})

test('an older export after a newer one does not bring back what was', () => {
  write.importBatch(batch(patient('p1', { name: 'Before' })))
  write.importBatch(batch(patient('p1', { name: 'After' })))
  expect(write.importBatch(batch(patient('p1', { name: 'Before' })))).toMatchObject({ stored: 0, unchanged: 1 })
  expect(chart()?.patient.name).toBe('After')
})

test('a new version replaces what is shown and keeps what was, also inside one batch', () => {
  write.importBatch(batch(patient('p1'), observation('o1', 'p1'), observation('o2', 'p1')))
  const newer = { kind: 'quantity', value: 2, text: '2', unit: 'mg/dL', comparator: null } as const
  const newest = { ...newer, value: 3, text: '3' }
  const counts = write.importBatch(batch(observation('o1', 'p1', { value: newer }), observation('o1', 'p1', { value: newest })))
  expect(counts).toEqual({ ...NOTHING, stored: 2, patientsTouched: [P] })
  expect(chart()?.results[0]?.newest.map((o) => o.value)).toEqual([expect.objectContaining({ text: '1.10' }), newest].reverse())
  expect(count('resource')).toBe(5)
  expect(reads(db).rawFacts({ facts: [factId('Observation/o1')] })[0]?.raw).toContain('"text\\":\\"3\\"')
})

test('a resource that moves to another patient leaves the first', () => {
  write.importBatch(batch(patient('p1'), patient('p2'), observation('o1', 'p1')))
  expect(write.importBatch(batch(observation('o1', 'p2'))).patientsTouched.toSorted()).toEqual(['p1', 'p2'])
  expect([chart('p1')?.results, chart('p2')?.results[0]?.total]).toEqual([[], 1])
})

test('what was entered in error is kept as it came and shown nowhere', () => {
  write.importBatch(batch(patient('p1'), observation('o1', 'p1'), condition('c1', 'p1')))
  write.importBatch(
    batch(observation('o1', 'p1', { status: 'entered-in-error' }), condition('c1', 'p1', { verificationStatus: 'entered-in-error' })),
  )
  expect([chart()?.results, chart()?.conditions, count('resource')]).toEqual([[], [], 5])
  expect(unpack('patientFacts', reads(db).patientFacts({ patient: P, perCode: 9 }))?.observations).toEqual([])
})

test('facts before their patient make a place without a name, filled when the patient comes', () => {
  write.importBatch(batch(observation('o1', 'p1'), encounter('e1', 'p1', '2026-01-01')))
  expect(chart()?.patient).toEqual({
    id: 'p1',
    name: null,
    family: null,
    given: null,
    birthDate: null,
    sex: 'unknown',
    mrn: null,
    deceased: null,
  })
  write.importBatch(batch(patient('p1')))
  expect([chart()?.patient.name, chart()?.results[0]?.total, reads(db).summary({}).patients]).toEqual(['Costa, Ana', 1, 1])
})

test('another person under a known id is a conflict, and nothing of the file is stored', () => {
  write.importBatch(batch(patient('p1')))
  const stranger = patient('p1', { family: 'Lima', name: 'Lima, Ana', born: '1981-01-01' })
  expect(() => write.importBatch(batch(patient('p9'), observation('o9', 'p9', { label: 'New words' }), stranger))).toThrow(
    expect.objectContaining({ name: 'Conflict' }),
  )
  expect([chart('p9'), count('resource'), count('audit'), count('term')]).toEqual([null, 1, 1, 0])
  expect(write.importBatch(batch(patient('p9'), observation('o9', 'p9', { label: 'New words' }))).stored).toBe(2)
  expect(chart('p9')?.results[0]?.newest[0]?.label).toBe('New words')
})

test('a married name or a corrected birth date alone is no conflict', () => {
  write.importBatch(batch(patient('p1')))
  write.importBatch(batch(patient('p1', { family: 'Costa-Lima' })))
  write.importBatch(batch(patient('p1', { family: 'costa-lima ', born: '1950-03-13' })))
  expect(chart()?.patient.birthDate?.text).toBe('1950-03-13')
})

test('newest first, at most 24 of a code, all of them counted; a series is oldest first and whole', () => {
  const at = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString()
  write.importBatch(batch(patient('p1'), ...Array.from({ length: 30 }, (_, n) => observation(`o${n}`, 'p1', { at: at(n) }))))
  const group = chart()?.results[0]
  expect([group?.total, group?.newest.length, group?.newest[0]?.id]).toEqual([30, 24, 'Observation/o29'])
  const all = unpack('series', reads(db).series({ patient: P, codes: ['2160-0', '2160-0', 'none'] }))
  expect([all.length, all[0]?.id]).toEqual([30, 'Observation/o0'])
})

test('a document gives its first words in the chart and its text when asked', () => {
  const text = `Impression: ${'clear. '.repeat(60)}`
  write.importBatch(batch(patient('p1'), report('d1', 'p1', text), report('d2', 'p1', null)))
  expect(chart()?.documents.map((d) => [d.preview, d.hasText])).toEqual([
    [text.slice(0, 200), true],
    ['', false],
  ])
  expect([
    reads(db).documentText({ fact: factId('DiagnosticReport/d1') }),
    reads(db).documentText({ fact: factId('DiagnosticReport/d2') }),
  ]).toEqual([text, null])
  write.importBatch(batch(report('d1', 'p1', 'Amended')))
  expect(reads(db).documentText({ fact: factId('DiagnosticReport/d1') })).toBe('Amended')
})

test('newest activity is the newest fact up to the import itself, not a planned one', () => {
  write.importBatch(batch(patient('p1'), encounter('e1', 'p1', '2026-02-20'), encounter('e2', 'p1', '2030-01-01')))
  expect(reads(db).worklist({ query: '', limit: 5, offset: 0 }).rows[0]?.lastSeen).toBe('2026-02-20T00:00:00Z')
})

test('typed values: stored once per request, with their flag, source and log entry', () => {
  write.importBatch(batch(patient('p1')))
  const input = {
    actor: ACTOR,
    patient: P,
    requestId: 'request-1',
    values: [typed(observationFact('t1', 'p1')), typed(observationFact('t2', 'p1', { at: '2026-02-01T08:05:00Z' }))],
  }
  expect(write.recordValues(input)).toEqual(['Observation/t1', 'Observation/t2'])
  expect(write.recordValues(input)).toEqual(['Observation/t1', 'Observation/t2'])
  expect([count('flag'), chart()?.results[0]?.total, count('audit')]).toEqual([2, 2, 2])
  expect(reads(db).rawFacts({ facts: [factId('Observation/t1')] })).toEqual([
    expect.objectContaining({ format: 'entry', user: 'ines', type: 'Observation' }),
  ])
  expect(reads(db).audit({ before: null, limit: 1 })[0]).toMatchObject({ action: 'create', patient: 'p1', user: 'ines' })
})

test('a value that names another patient, an unknown patient or a taken id is refused whole', () => {
  write.importBatch(batch(patient('p1'), observation('o1', 'p1')))
  const record = (requestId: string, patientIdText: string, ...ids: string[]) =>
    write.recordValues({
      actor: ACTOR,
      patient: patientId(patientIdText),
      requestId,
      values: ids.map((id) => typed(observationFact(id, 'p1'))),
    })
  expect(() => record('r1', 'p2', 't1')).toThrow(expect.objectContaining({ name: 'BadInput' }))
  expect(() => record('r3', 'p1', 't1', 'o1')).toThrow(expect.objectContaining({ name: 'Conflict' }))
  expect([count('flag'), count('observation'), count('request')]).toEqual([0, 1, 0])
})

test('a resource without a digest is refused', () => {
  expect(() => write.importBatch(batch({ ...patient('p1'), sha256: 'abc' }))).toThrow(expect.objectContaining({ name: 'BadInput' }))
})

test('drafts are one per patient, form and person; settings keep the newest', () => {
  const draft = { patient: P, form: 'vitals', user: 'ines' }
  write.saveDraft({ ...draft, body: 'hr 8', at: '1' })
  write.saveDraft({ ...draft, body: 'hr 88', at: '2' })
  expect(reads(db).draft(draft)).toEqual({ body: 'hr 88', savedAt: '2' })
  expect(reads(db).draft({ ...draft, user: 'rui' })).toBeNull()
  write.discardDraft(draft)
  expect(reads(db).draft(draft)).toBeNull()
  write.setSetting({ actor: ACTOR, key: 'theme', value: 'dark' })
  expect(reads(db).setting({ key: 'theme' })).toBe('dark')
})

test('partial dates survive', () => {
  write.importBatch(batch(patient('p1', { born: '1950' }), condition('c1', 'p1', { onset: parseWhen('2019-05') })))
  expect([chart()?.patient.birthDate, chart()?.conditions[0]?.onset?.text]).toEqual([parseWhen('1950'), '2019-05'])
})
