import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { factId, patientId } from '#app/contract/ids.ts'
import type { NoteDecision } from '#app/contract/notes.ts'
import { readResource } from '#app/fhir/read.ts'
import type { MadeResource } from '#app/ports/note-store.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, batch, openHere, patient, report, tempFolder } from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

const P = patientId('p1')
const NOTE = factId('DiagnosticReport/d1')
let room: ReturnType<typeof tempFolder>
let db: Connection
let write: StoreWrites
beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  write = writes(db)
  write.importBatch(
    batch(patient('p1'), patient('p2'), report('d1', 'p1', 'She has gout. Follow-up in spring.'), report('d2', 'p2', 'Gout, old.')),
  )
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

function gout(id: string, of = 'p1'): MadeResource {
  const raw = JSON.stringify({ resourceType: 'Condition', id, code: { text: 'Gout' }, subject: { reference: `Patient/${of}` } })
  return {
    ref: `Condition/${id}`,
    raw,
    facts: readResource(raw, JSON.parse(raw), { path: 'x' }).facts,
    path: 'd1, characters 8 to 12',
    flags: [],
  }
}
const decide = (decision: NoteDecision['decision'], requestId: string, resources: readonly MadeResource[] = []) =>
  write.decideNote({
    actor: ACTOR,
    patient: P,
    note: NOTE,
    said: { suggestion: 'problem|M10.9|gout', kind: 'problem', decision, label: 'Gout', start: 8, end: 12 },
    resources,
    requestId,
  })
const problems = () => unpack('chart', reads(db).chart({ patient: P }))?.conditions.map(({ id }) => id)
const decisions = () =>
  reads(db)
    .noteDecisions({ fact: NOTE })
    .map(({ decision }) => decision)
const search = (query: string, of: string | null) =>
  reads(db)
    .searchNotes({ query, patient: of === null ? null : patientId(of), limit: 10 })
    .map(({ patient, fact }) => `${patient} ${fact}`)

test('accepted once: value, decision and log in one, and the same request again is the same facts', () => {
  expect(decide('accepted', 'request-1', [gout('g1')])).toEqual(['Condition/g1'])
  expect(decide('accepted', 'request-1', [gout('g1')])).toEqual(['Condition/g1'])
  expect(() => decide('accepted', 'request-2', [gout('g2')])).toThrow(/decided already/)
  expect(() => decide('rejected', 'request-3')).toThrow(/decided already/)
  expect(problems()).toEqual(['Condition/g1'])
  expect(decisions()).toEqual(['accepted'])
  expect(reads(db).verify({ anchor: null })).toMatchObject({ auditChain: { ok: true }, projections: { ok: true } })
})

test('a rejection stores no resource, is taken back, and then can be accepted; nothing of another patient is stored', () => {
  const before = db.get<{ n: number }>('SELECT count(*) AS n FROM resource')?.n
  expect(() => decide('rejected', 'request-1', [gout('g1')])).toThrow(/Only what is accepted/)
  expect(() => decide('accepted', 'request-1')).toThrow(/Only what is accepted/)
  expect(() => decide('accepted', 'request-1', [gout('g1', 'p2')])).toThrow(/not of its patient/)
  decide('rejected', 'request-1')
  expect(() => decide('rejected', 'request-2')).toThrow(/decided already/)
  expect(db.get<{ n: number }>('SELECT count(*) AS n FROM resource')?.n).toBe(before)
  decide('reopened', 'request-3')
  expect(decisions()).toEqual(['reopened'])
  decide('accepted', 'request-4', [gout('g1')])
  expect([decisions(), problems()]).toEqual([['accepted'], ['Condition/g1']])
})

test('words are found from their beginning, whatever signs stand between, in one chart or in all; the replaced text is not', () => {
  expect(search('gout', null)).toHaveLength(2)
  expect(search('GOU follow-up', 'p1')).toEqual(['p1 DiagnosticReport/d1'])
  expect([search('out', 'p1'), search('gout', 'p9'), search('  "*" ', null), search('owner:p1', null)]).toEqual([[], [], [], []])
  write.importBatch(batch(report('d1', 'p1', 'Amended.')))
  expect([search('gout', 'p1'), search('amend', 'p1')]).toEqual([[], ['p1 DiagnosticReport/d1']])
  expect(reads(db).note({ patient: P, fact: NOTE })).toMatchObject({ text: 'Amended.' })
  expect(reads(db).note({ patient: patientId('p2'), fact: NOTE })).toBeNull()
})
