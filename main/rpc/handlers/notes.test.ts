/** A note from its text to the chart, through the door, on a real store: only what somebody accepted is a fact. */
import { Buffer } from 'node:buffer'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Evidence } from '#app/contract/chart.ts'
import type { Result } from '#app/contract/errors.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import type { NoteReadingView, NoteSearch } from '#app/contract/notes.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '../../inference/client.ts'
import { importSite } from '../../medication/site.ts'
import { resourcePath } from '../../resources.ts'
import { createSession, type Session } from '../../session.ts'
import { createDoor } from '../door.ts'
import { HANDLERS } from './index.ts'

const P = patientId('p1')
const NOTE = factId('DocumentReference/n1')
const now = () => Date.parse('2026-03-01T12:00:00Z')
const TEXT = `HISTORY OF PRESENT ILLNESS
She has gout. No pneumonia. Her mother had breast cancer.

ALLERGIES: Penicillin (rash)

MEDICATIONS
Allopurinol 100 mg daily

RESULTS
Potassium 4.9 mmol/L. Sodium 1410 mmol/L. Creatinine 900 µmol/L.
`
const noteJson = (id: string, text: string, contentType = 'text/plain', data = Buffer.from(text).toString('base64')) => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { text: 'Progress note' },
  date: '2026-02-28T09:00:00Z',
  content: [{ attachment: { contentType, data } }],
})
const creatinine = (at: string) => ({
  resourceType: 'Observation',
  id: `c${at.slice(8, 10)}`,
  status: 'final',
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
  effectiveDateTime: at,
  valueQuantity: { value: 0.9, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
})
const FIRST = [
  { resourceType: 'Patient', id: 'p1', birthDate: '1960-01-01', gender: 'female', name: [{ family: 'Ask' }] },
  ...['2026-02-20T08:00:00Z', '2026-02-24T08:00:00Z', '2026-02-27T08:00:00Z'].map(creatinine),
  noteJson('n1', TEXT),
  noteJson('n2', '<p>Café au lait spots.</p><script>alert(1)</script>', 'text/html'),
  noteJson('n3', '', 'text/plain', '!!! not base64'),
  { resourceType: 'Patient', id: 'p2', birthDate: '1970-01-01', gender: 'male', name: [{ family: 'Other' }] },
]

let folder: string
let scorer: Scorer
let session: Session
let door: (name: string, json: string) => Promise<string>
const ask = async <T>(name: string, input: unknown) => JSON.parse(await door(name, JSON.stringify(input))) as Result<T>
async function get<T>(name: string, input: unknown): Promise<T> {
  const result = await ask<T>(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return result.value
}
const store = () => {
  const current = session.current()
  if (!current) throw new Error('locked')
  return current.store
}
const read = () => get<NoteReadingView>('notes.read', { patient: P, fact: NOTE })
let presses = 0
function decide(suggestion: string, decision: string, more: object = {}) {
  presses += 1
  return ask<{ facts: string[] }>('notes.decide', {
    patient: P,
    fact: NOTE,
    suggestion,
    decision,
    confirmed: false,
    requestId: `request-${presses}`,
    ...more,
  })
}
const find = async (label: RegExp) => {
  const { suggestions } = await read()
  const found = suggestions.find((one) => label.test(one.label))
  if (!found) throw new Error(`no ${label} among ${suggestions.map((one) => one.label).join(', ')}`)
  return found
}
/** Everything that is a fact or a version of a resource in the store. */
async function stored() {
  const facts = await store().read('patientFacts', { patient: P, perCode: 50 })
  return [...(facts?.conditions ?? []), ...(facts?.medications ?? []), ...(facts?.allergies ?? []), ...(facts?.observations ?? [])].map(
    ({ id }) => id,
  )
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-notes-'))
  scorer = await createScorer({ modelsDir: resourcePath('models') })
  session = createSession({ dataDir: folder, scorer, now, push: () => undefined, window: false })
  const dialogs = { pick: async () => [], save: async () => null, picked: () => false }
  const shell = { name: 'none', version: '', browser: '' } as const
  door = createDoor(HANDLERS, { session, scorer, dialogs, shell, dataDir: folder, now, push: () => undefined }, () => undefined)
  await ask('session.create', { user: 'owner', passphrase: 'a passphrase for the notes' })
  const lines = FIRST.map((one) => `${JSON.stringify(one)}\n`).join('')
  await session.current()?.intake.importPaths(['-'], { stdin: Readable.from([lines]) })
  await session.current()?.queue.idle()
}, 60_000)
afterAll(async () => {
  await session.lock('button')
  await scorer.close()
  await rm(folder, { recursive: true, force: true })
})

test('reading, previewing and rejecting store no fact; a rejection is remembered, audited, and can be taken back', async () => {
  const before = await stored()
  const { suggestions, mentions } = await read()
  expect(suggestions.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
    'problem: Gout',
    'allergy: Penicillin',
    'medication: Allopurinol',
    'result: Potassium 4.9 mmol/L',
    'result: Sodium 1410 mmol/L',
    'result: Creatinine 900 µmol/L',
  ])
  expect(mentions.find(({ start }) => TEXT.startsWith('pneumonia', start))?.meaning).toBe('negated')
  expect(mentions.find(({ start }) => TEXT.startsWith('breast cancer', start))?.meaning).toBe('family')
  await get('notes.preview', { patient: P, text: TEXT, date: '2026-02-28' })
  const gout = await find(/Gout/)
  expect(await decide(gout.id, 'rejected')).toMatchObject({ ok: true, value: { facts: [] } })
  expect((await read()).suggestions.map(({ id }) => id)).not.toContain(gout.id)
  expect((await read()).decided).toMatchObject([{ suggestion: gout.id, decision: 'rejected', user: 'owner' }])
  expect(await stored()).toEqual(before)
  const [entry] = (await store().read('audit', { before: null, limit: 50 })).filter(({ action }) => action === 'note')
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ note: NOTE, decision: 'rejected', kind: 'problem', facts: [] })
  expect(entry?.detail).not.toMatch(/gout/i)
  expect(await decide(gout.id, 'reopened')).toMatchObject({ ok: true })
  expect((await find(/Gout/)).id).toBe(gout.id)
  expect(await stored()).toEqual(before)
})

test('what is accepted is a resource with the place it came from, once, and is not offered again', async () => {
  for (const [label, id] of [
    [/Gout/, 'Condition'],
    [/Penicillin/, 'AllergyIntolerance'],
    [/Allopurinol/, 'MedicationStatement'],
    [/Potassium/, 'Observation'],
  ] as const) {
    const one = await find(label)
    const requestId = `accept-${id}`
    const first = await decide(one.id, 'accepted', { requestId })
    expect(first).toMatchObject({ ok: true })
    expect(await decide(one.id, 'accepted', { requestId })).toEqual(first)
    expect(await decide(one.id, 'accepted')).toMatchObject({ ok: false, error: { kind: 'Conflict' } })
    const facts = first.ok ? first.value.facts : []
    const [evidence] = await get<Evidence[]>('chart.evidence', { patient: P, facts })
    const raw = JSON.parse(evidence?.raw ?? '{}')
    expect(raw.resourceType).toBe(id)
    expect(raw.extension[0].extension).toEqual([
      { url: 'reference', valueReference: { reference: NOTE } },
      { url: 'offset', valueInteger: one.start },
      { url: 'length', valueInteger: one.end - one.start },
    ])
    expect(evidence?.origin).toContain(`${NOTE}, characters ${one.start} to ${one.end}`)
    expect((await read()).suggestions.map((other) => other.id)).not.toContain(one.id)
  }
  const facts = await store().read('patientFacts', { patient: P, perCode: 50 })
  expect(facts?.allergies).toMatchObject([{ label: 'Penicillin', reaction: 'rash' }])
  expect(facts?.medications).toMatchObject([{ label: 'Allopurinol', dosage: '100 mg daily', status: 'active' }])
  expect(facts?.observations.find(({ loinc }) => loinc === '2823-3')).toMatchObject({ effective: { text: '2026-02-28T09:00:00Z' } })
})

test('a value that the entry check refuses is never stored, and one it asks about only when somebody says it is right', async () => {
  const before = await stored()
  const sodium = await find(/Sodium/)
  expect(sodium.gate).toBe('refused')
  expect(await decide(sodium.id, 'accepted', { confirmed: true })).toMatchObject({ ok: false, error: { kind: 'BadInput' } })
  const asked = await find(/Creatinine/)
  expect(asked).toMatchObject({ gate: 'ask', flags: [{ level: 'implausible' }] })
  expect(await decide(asked.id, 'accepted')).toMatchObject({ ok: false, error: { kind: 'Conflict' } })
  expect(await stored()).toEqual(before)
  expect(await decide(asked.id, 'accepted', { confirmed: true })).toMatchObject({ ok: true })
  expect(await stored()).toHaveLength(before.length + 1)
})

test('a note is written once, read at once, and found by its words; markup is words, and a broken attachment says so', async () => {
  const note = { title: 'Ward round', date: '2026-03-01T10:00', text: 'Café. New asthma. Plan: physiotherapy.' }
  const { fact } = await get<{ fact: string }>('notes.write', { patient: P, note, requestId: 'note-0001' })
  expect(await get('notes.write', { patient: P, note, requestId: 'note-0001' })).toEqual({ fact })
  const reading = await get<NoteReadingView>('notes.read', { patient: P, fact })
  expect(reading).toMatchObject({ text: note.text, suggestions: [{ kind: 'problem', label: 'Asthma' }] })
  expect(await ask('notes.write', { patient: P, note: { ...note, date: '2027-01-01' }, requestId: 'note-0002' })).toMatchObject({
    ok: false,
    error: { kind: 'BadInput' },
  })
  const search = (query: string, patient: string | null) => get<NoteSearch>('notes.search', { query, patient, limit: 20 })
  const { hits } = await search('CAFE physio', P)
  expect(hits).toMatchObject([
    {
      fact,
      patientName: 'Ask',
      hits: [
        { start: 0, end: 4 },
        { start: 24, end: 37 },
      ],
    },
  ])
  expect((await search('cafe', null)).hits.map((hit) => hit.fact)).toEqual([fact, 'DocumentReference/n2'])
  expect((await search('cafe', 'p2')).hits).toEqual([])
  expect((await search('alert', P)).hits).toEqual([])
  expect((await search('" OR *-', P)).hits).toEqual([])
  expect(await get<NoteReadingView>('notes.read', { patient: P, fact: 'DocumentReference/n3' })).toMatchObject({
    text: null,
    suggestions: [],
  })
  expect(await ask('notes.read', { patient: 'p2', fact })).toMatchObject({ ok: false, error: { kind: 'NotFound' } })
})

test('a drug in a note is held against the site’s own rules too', async () => {
  const asked = { patient: P, text: 'MEDICATIONS\nMetformin 500 mg daily\n', date: '2026-02-28' }
  const said = async () => JSON.stringify((await get<NoteReadingView>('notes.preview', asked)).suggestions)
  expect(await said()).toContain('Metformin')
  // The creatinine that was taken over before: a shipped rule asks, and the suggestion is not one key away any more.
  expect(await said()).toContain('metformin: lactic acidosis')
  expect(await said()).toContain('"gate":"ask"')
  expect(await said()).not.toContain('told here only')
  const rule = {
    ...{ id: 'our-metformin-allopurinol', version: 1, kind: 'interaction', severity: 'serious', tier: 'interruptive', group: 'ours' },
    ...{ mechanism: 'As our formulary says.', effect: 'told here only', management: 'Ask the pharmacist.', onset: 'delayed' },
    sources: [{ source: 'Formulary of the test house', date: '2026' }],
    ...{ left: { ingredient: 'metformin' }, right: { ingredient: 'allopurinol' } },
  }
  await importSite(folder, JSON.stringify({ schema: 1, site: 'Test house', rules: [rule] }), async () => undefined)
  expect(await said()).toContain('told here only')
})
