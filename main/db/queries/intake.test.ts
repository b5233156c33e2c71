import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { TableMapping } from '#app/contract/table.ts'
import type { WaitingRecord } from '#app/ports/intake-store.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, batch, openHere, patient, potassium, read, tempFolder } from '../testing/fixtures.ts'
import { reads } from './reads.ts'
import { checkProjections } from './verify.ts'
import { writes } from './writes.ts'

let room: ReturnType<typeof tempFolder>
let db: Connection
let write: StoreWrites
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

test('a mark is on disk with its batch or not at all, and goes with its job', () => {
  write.startJob({ actor: ACTOR, id: 'j1', order: '{"paths":["a"]}' })
  const mark = { job: 'j1', file: 'a.ndjson', sha256: 'x', piece: 3 }
  write.importBatch({ ...batch(patient('p1')), mark })
  const conflicting = { ...batch(patient('p1', { family: 'Lima', born: '1999' })), mark: { ...mark, piece: 4 } }
  expect(write.importBatches({ batches: [conflicting] })[0]?.ok).toBe(false)
  write.importBatch({ ...batch(patient('p1')), mark: { ...mark, file: 'b.ndjson', piece: 1 } })
  write.markFileDone({ job: 'j1', file: 'b.ndjson' })
  expect(reads(db).unfinishedJobs({})).toEqual([
    {
      id: 'j1',
      order: '{"paths":["a"]}',
      startedAt: ACTOR.at,
      user: 'ines',
      marks: [mark, { ...mark, file: 'b.ndjson', piece: 1 }],
      filesDone: ['b.ndjson'],
    },
  ])
  write.endJob({ actor: ACTOR, id: 'j1', outcome: 'done' })
  expect([reads(db).unfinishedJobs({}), db.all('SELECT * FROM job_mark')]).toEqual([[], []])
})

const RECORD: WaitingRecord = {
  id: 'w1',
  kind: 'mapping',
  file: 'labs.csv',
  origin: 'clinic',
  reasons: ['a column is not understood'],
  rows: 12,
  at: ACTOR.at,
  path: null,
  source: null,
  sha256: 'x',
  proposal: null,
}

test('a waiting file keeps its content until it is settled', () => {
  const content = new Uint8Array([1, 2, 3])
  write.keepWaiting({ actor: ACTOR, record: RECORD, content })
  write.keepWaiting({ actor: ACTOR, record: { ...RECORD, rows: 13 }, content: null })
  expect(reads(db).waiting({})).toEqual([{ ...RECORD, rows: 13 }])
  expect([...(reads(db).waitingContent({ id: 'w1' }) ?? [])]).toEqual([1, 2, 3])
  expect(reads(db).sourceQuality({})).toMatchObject([{ origin: 'clinic', open: { held: 0, quarantined: 0, waiting: 1 } }])
  write.settleWaiting({ actor: ACTOR, id: 'w1', decision: 'discarded', note: 'old' })
  expect([reads(db).waiting({}), reads(db).waitingContent({ id: 'w1' })]).toEqual([[], null])
  expect(db.get('SELECT status, content FROM waiting')).toEqual({ status: 'discarded', content: null })
  expect(() => write.settleWaiting({ actor: ACTOR, id: 'w1', decision: 'imported', note: '' })).toThrow(
    expect.objectContaining({ name: 'NotFound' }),
  )
  write.keepWaiting({ actor: ACTOR, record: RECORD, content })
  expect(reads(db).waiting({})).toEqual([RECORD])
  expect(
    reads(db)
      .audit({ before: null, limit: 9 })
      .map(({ action }) => action),
  ).toEqual(['import-wait', 'import-discarded', 'import-wait', 'import-wait'])
})

const mapping = (signature: string, decimal: '.' | ',' = '.'): TableMapping => ({
  format: { delimiter: ',', encoding: 'utf-8', header: true, decimal, dateOrder: null, missing: [], sheet: null },
  layout: 'wide',
  columns: [],
  codes: [],
  patientKey: null,
  timeColumn: null,
  signature,
})

test('a mapping is remembered in versions; undone, the one before is in force again', () => {
  const column = { name: 'K+', role: 'concept', concept: 'potassium', unit: 'mmol/L' }
  const remember = (decimal: '.' | ',') =>
    write.rememberMapping({
      actor: ACTOR,
      name: 'Labs',
      origin: 'clinic',
      mapping: mapping('s1', decimal),
      columns: [column],
      because: 'asked',
    })
  expect(remember('.')).toMatchObject({ name: 'Labs', version: 1 })
  expect(remember('.')).toMatchObject({ version: 1 })
  expect(remember(',')).toMatchObject({ version: 2 })
  expect(
    reads(db)
      .mappings({})
      .map(({ version }) => version),
  ).toEqual([2])
  expect(reads(db).mappingBySignature({ signature: 's1', origin: 'clinic' })?.version).toBe(2)
  expect([
    reads(db).mappingBySignature({ signature: 's1', origin: 'other' }),
    reads(db).mappingBySignature({ signature: 's2', origin: null }),
  ]).toEqual([null, null])
  expect(reads(db).learnedColumns({})).toEqual([column])
  const newest = reads(db)
    .learned({})
    .find(({ kind }) => kind === 'mapping')
  write.undoLearned({ actor: ACTOR, id: newest?.id ?? 0 })
  expect(
    reads(db)
      .mappings({})
      .map(({ version }) => version),
  ).toEqual([1])
  expect(remember(',')).toMatchObject({ version: 3 })
  expect(reads(db).mappingBySignature({ signature: 's1', origin: null })?.version).toBe(3)
  expect(() => write.undoLearned({ actor: ACTOR, id: 999 })).toThrow(expect.objectContaining({ name: 'NotFound' }))
})

const quality = (score: number) => ({ score, dimensions: [] })
const profile = { concepts: {}, from: null, until: null, resources: 3 }

test('the quality of a source over time, the newest sixty; of a patient only where it changed', () => {
  for (let n = 0; n < 62; n++)
    write.recordSourceQuality({
      actor: ACTOR,
      origin: 'LAB',
      format: 'hl7v2',
      file: `${n}.hl7`,
      count: n,
      quality: quality(n / 100),
      profile: { ...profile, resources: n },
      drift: n === 61 ? ['later'] : [],
    })
  const [lab] = reads(db).sourceQuality({})
  expect([lab?.history.length, lab?.history[0]?.file, lab?.history.at(-1)?.quality, lab?.drift]).toEqual([
    60,
    '2.hl7',
    quality(0.61),
    ['later'],
  ])
  expect([reads(db).sourceProfile({ origin: 'LAB' })?.resources, reads(db).sourceProfile({ origin: 'X' })]).toEqual([61, null])
  write.importBatch(batch(patient('p1')))
  for (const score of [0.5, 0.5, 0.6])
    write.recordChecks({
      actor: ACTOR,
      checked: [{ patient: patientId('p1'), latest: 0, findings: [], count: 1, quality: quality(score) }],
    })
  expect(
    reads(db)
      .patientQuality({ patient: patientId('p1') })
      .map((point) => point.quality.score),
  ).toEqual([0.5, 0.6])
})

test('pages of an export: every resource once, in the order of type and id, the newest version', () => {
  const organization = read({ resourceType: 'Organization', id: 'x', name: 'Ward' })
  write.importBatch(batch(patient('p1'), ...Array.from({ length: 7 }, (_, n) => read(potassium(`o${n}`, 'p1', n + 1))), organization))
  write.importBatch(batch(read(potassium('o3', 'p1', 9))))
  const pages = (limit: number) => {
    const all = []
    for (let after: string | null = null; ; ) {
      const page = reads(db).exportPage({ after, limit, patients: null })
      all.push(...page)
      if (page.length < limit) return all
      after = page.at(-1)?.ref ?? null
    }
  }
  const refs = pages(4).map(({ ref }) => ref)
  expect(refs).toEqual([
    'Observation/o0',
    'Observation/o1',
    'Observation/o2',
    'Observation/o3',
    'Observation/o4',
    'Observation/o5',
    'Observation/o6',
    'Organization/x',
    'Patient/p1',
  ])
  expect(pages(3)).toEqual(pages(50))
  expect(reads(db).resource({ ref: 'Observation/o3' })?.raw).toContain('"value":9')
  expect(reads(db).resource({ ref: 'Observation/none' })).toBeNull()
  expect(pages(50).find(({ ref }) => ref === 'Organization/x')).toMatchObject({ patient: null, state: 'shown' })
})

test('a chart an import changed is due until it is checked, and stays due for what came meanwhile', () => {
  const due = () => reads(db).dueChecks({ limit: 10 })
  const check = (latest: number) =>
    write.recordChecks({
      actor: ACTOR,
      checked: [{ patient: patientId('p1'), latest, findings: [], count: 1, quality: quality(1) }],
    })
  write.importBatch(batch(patient('p1'), read(potassium('o1', 'p1', 4))))
  const [first] = due()
  expect([due().length, first?.patient, first?.fresh]).toEqual([1, 'p1', ['Observation/o1']])
  write.importBatch(batch(read(potassium('o2', 'p1', 5))))
  check(first?.latest ?? 0)
  const [second] = due()
  expect(second?.fresh).toEqual(['Observation/o1', 'Observation/o2'])
  check(second?.latest ?? 0)
  expect(due()).toEqual([])
  write.importBatch(batch(read(potassium('o2', 'p1', 5))))
  expect(due()).toEqual([])
  write.importBatch(batch(read(potassium('o3', 'p1', 6))))
  expect(due().map(({ fresh }) => fresh)).toEqual([['Observation/o3']])
})
