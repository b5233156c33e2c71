/** A review from the findings that are offered to the signature, through the door, on a real store. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CALLS } from '#app/contract/calls.ts'
import type { ChartView } from '#app/contract/chart.ts'
import type { Result } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import type { FindingDecision, Prefill, ReviewDraft, SignedReview, StoredDraft } from '#app/contract/review.ts'
import { mayDo } from '#app/contract/session.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '../../inference/client.ts'
import { resourcePath } from '../../resources.ts'
import { createSession, type Session } from '../../session.ts'
import { createDoor } from '../door.ts'
import { HANDLERS } from './index.ts'

const P = patientId('p1')
const PASSPHRASE = 'a passphrase for the review'
let nowMs = Date.parse('2026-03-01T12:00:00Z')
const now = () => nowMs
const PERSON = { resourceType: 'Patient', id: 'p1', birthDate: '1960-01-01', gender: 'female', name: [{ family: 'Ask' }] }
const value = (id: string, code: string, number: number, unit: string, at: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ system: 'http://loinc.org', code }] },
  effectiveDateTime: at,
  valueQuantity: { value: number, unit, system: 'http://unitsofmeasure.org', code: unit },
})
const FIRST = [
  PERSON,
  value('k1', '2823-3', 4.2, 'mmol/L', '2026-02-20T08:00:00Z'),
  value('k2', '2823-3', 5.9, 'mmol/L', '2026-03-01T08:00:00Z'),
  value('h1', '718-7', 92, 'g/L', '2026-03-01T08:00:00Z'),
]

let folder: string
let scorer: Scorer
let session: Session
let door: (name: string, json: string) => Promise<string>

async function ask<T>(name: string, input: unknown): Promise<Result<T>> {
  return JSON.parse(await door(name, JSON.stringify(input))) as Result<T>
}
async function get<T>(name: string, input: unknown): Promise<T> {
  const result = await ask<T>(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return result.value
}
const kindOf = async (name: string, input: unknown) => {
  const result = await ask(name, input)
  return result.ok ? 'ok' : result.error.kind
}
const unlocked = () => {
  const current = session.current()
  if (!current) throw new Error('locked')
  return current
}
async function bring(...resources: readonly object[]) {
  const lines = resources.map((one) => `${JSON.stringify(one)}\n`).join('')
  await unlocked().intake.importPaths(['-'], { stdin: Readable.from([lines]) })
  await unlocked().queue.idle()
}
const open = () => get<{ prefill: Prefill; stored: StoredDraft }>('reviews.open', { patient: P })
const find = (prefill: Prefill, id: string) => {
  const finding = prefill.findings.find((one) => one.id === id)
  if (!finding) throw new Error(`no ${id} among ${prefill.findings.map((one) => one.id).join(', ')}`)
  return finding
}
const accept = (prefill: Prefill, id: string): FindingDecision => ({ decision: 'accepted', id, text: find(prefill, id).title })
const draft = (more: Partial<ReviewDraft>): ReviewDraft => ({ decisions: [], assessment: '', plan: '', ...more })
const save = (version: number, more: Partial<ReviewDraft>) =>
  ask<{ version: number }>('reviews.save', { patient: P, version, draft: draft(more) })

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-reviews-'))
  scorer = await createScorer({ modelsDir: resourcePath('models') })
  session = createSession({ dataDir: folder, scorer, now, push: () => undefined, window: false })
  const dialogs = { pick: async () => [], save: async () => null, picked: () => false }
  const shell = { name: 'none', version: '', browser: '' } as const
  door = createDoor(HANDLERS, { session, scorer, dialogs, shell, dataDir: folder, now, push: () => undefined }, () => undefined)
  await ask('session.create', { user: 'owner', passphrase: PASSPHRASE })
  await bring(...FIRST)
}, 60_000)
afterAll(async () => {
  await session.lock('button')
  await scorer.close()
  await rm(folder, { recursive: true, force: true })
})

/** Every file of the store, as text: what was never accepted must be in none of its rows. */
async function everythingStored(): Promise<string> {
  const { store } = unlocked()
  const [reviews, kept, log] = await Promise.all([
    store.read('reviews', { patient: P }),
    store.read('reviewDraft', { patient: P, user: 'owner' }),
    store.read('audit', { before: null, limit: 500 }),
  ])
  return JSON.stringify([reviews, kept, log])
}

test('only what was accepted or written is stored, and the log names each decision with its rows', async () => {
  const { prefill, stored } = await open()
  expect(stored.version).toBe(0)
  const potassium = find(prefill, 'result:potassium')
  const haemoglobin = find(prefill, 'result:hemoglobin')
  const allergies = find(prefill, 'allergies')
  expect(potassium.title).toBe('Potassium 4.2 to 5.9 mmol/L in 9 d, high')
  const decisions: FindingDecision[] = [
    accept(prefill, 'result:potassium'),
    { decision: 'edited', id: 'allergies', text: 'Asked today: none.', hash: allergies.hash },
    { decision: 'rejected', id: 'result:hemoglobin', hash: haemoglobin.hash },
  ]
  expect(await save(0, { decisions, assessment: 'Stable.' })).toMatchObject({ ok: true, value: { version: 1 } })
  const left = prefill.findings.filter(({ id }) => !decisions.some((one) => one.id === id))
  const all = await everythingStored()
  expect(all).toContain(potassium.title)
  for (const { title } of [haemoglobin, allergies, ...left]) expect(all).not.toContain(title)
  const log = await unlocked().store.read('audit', { before: null, limit: 50 })
  const said = log.filter(({ action }) => action === 'finding').map(({ detail }) => JSON.parse(detail))
  expect(said.map(({ decision, finding, facts }) => [decision, finding, facts]).reverse()).toEqual([
    ['accepted', 'result:potassium', ['Observation/k1', 'Observation/k2']],
    ['edited', 'allergies', []],
    ['rejected', 'result:hemoglobin', ['Observation/h1']],
  ])
})

test('what was never offered cannot be stored as accepted, and an older window cannot overwrite', async () => {
  const forged: FindingDecision = { decision: 'accepted', id: 'result:potassium', text: 'Potassium is fine' }
  expect(await save(1, { decisions: [forged] })).toMatchObject({ ok: false, error: { kind: 'Conflict' } })
  expect(await save(1, { decisions: [{ ...forged, id: 'result:none' }] })).toMatchObject({ ok: false, error: { kind: 'Conflict' } })
  const { decisions } = (await open()).stored.draft
  expect(await save(0, { decisions, assessment: 'another window' })).toMatchObject({ ok: false, error: { kind: 'Conflict' } })
  expect((await open()).stored.draft.assessment).toBe('Stable.')
})

test('new data under a decision must be looked at before anything is signed', async () => {
  await bring(value('k3', '2823-3', 6.1, 'mmol/L', '2026-03-01T11:00:00Z'))
  expect(await kindOf('reviews.sign', { patient: P, version: 1, passphrase: PASSPHRASE })).toBe('Conflict')
  const { prefill, stored } = await open()
  const kept = stored.draft.decisions.filter(({ id }) => id !== 'result:potassium')
  const [now] = prefill.findings.filter(({ title }) => title.includes('6.1'))
  if (!now) throw new Error('the new value is not said')
  const decisions = [...kept, accept(prefill, now.id)]
  expect(await save(1, { decisions, assessment: 'Potassium rises.', plan: 'Repeat in 4 hours.' })).toMatchObject({ ok: true })
})

test('a signature asks for the passphrase; wrong ones are in the log, and the review is what was accepted', async () => {
  expect(await kindOf('reviews.sign', { patient: P, version: 2, passphrase: 'not the right one' })).toBe('WrongPassphrase')
  const review = await get<SignedReview>('reviews.sign', { patient: P, version: 2, passphrase: PASSPHRASE })
  expect(review.body.findings.map(({ how, text }) => [how, text])).toEqual([
    ['accepted', expect.stringContaining('6.1')],
    ['edited', 'Asked today: none.'],
  ])
  expect(review.body).toMatchObject({ rejected: 1, assessment: 'Potassium rises.', plan: 'Repeat in 4 hours.' })
  expect(review.body.unchecked.length).toBeGreaterThan(0)
  expect([review.dataChanged, review.newSince]).toEqual([false, 0])
  const log = await unlocked().store.read('audit', { before: null, limit: 20 })
  expect(log.some(({ action, detail }) => action === 'permission' && detail.includes('signing'))).toBe(true)
  expect(log.some(({ action, detail }) => action === 'review' && detail.includes(review.sha256))).toBe(true)
})

test('a later thought is an addendum; the next review counts from this one; new data are said beside the old', async () => {
  nowMs += 3_600_000
  const [signed] = await get<SignedReview[]>('reviews.list', { patient: P })
  const input = { patient: P, review: signed?.id, text: 'ECG was normal.', passphrase: PASSPHRASE }
  expect((await get<SignedReview>('reviews.addendum', input)).addenda).toMatchObject([{ text: 'ECG was normal.', by: 'owner' }])
  const quiet = (await open()).prefill
  expect(quiet.since).toMatchObject({ kind: 'review', text: 'since the review of 2026-03-01 12:00 UTC by owner' })
  expect(quiet.findings.filter(({ group }) => group === 'results')).toEqual([])
  // Dated before the review, but nobody had it then.
  await bring(value('n1', '2951-2', 118, 'mmol/L', '2026-02-28T08:00:00Z'))
  expect(find((await open()).prefill, 'alert:2951-2').title).toContain('118')
  const [after] = await get<SignedReview[]>('reviews.list', { patient: P })
  expect([after?.dataChanged, after?.newSince]).toEqual([true, 1])
})

test('nothing is nothing to sign, and only a clinician signs', async () => {
  const saved = await save((await open()).stored.version, {})
  const version = saved.ok ? saved.value.version : 0
  expect(await kindOf('reviews.sign', { patient: P, version, passphrase: PASSPHRASE })).toBe('BadInput')
  for (const call of ['reviews.sign', 'reviews.addendum'] as const) expect(CALLS[call].may).toBe('sign')
  expect((['clinician', 'field', 'admin', 'auditor'] as const).filter((role) => mayDo([role], 'sign'))).toEqual(['clinician'])
})

test('a chart says what came since the same person last opened it, also when it is fetched again while open', async () => {
  const changedOf = async (call: 'chart.open' | 'chart.refresh') => (await get<ChartView>(call, { patient: P })).picture.changed
  expect(await changedOf('chart.open')).toMatchObject({ rows: null })
  nowMs += 60_000
  expect(await changedOf('chart.open')).toMatchObject({ kind: 'look', rows: 0, items: [] })
  // Dated long ago: it is new because nobody had it.
  await bring(value('c1', '17861-6', 3.4, 'mmol/L', '2026-01-02T08:00:00Z'))
  nowMs += 60_000
  for (const call of ['chart.open', 'chart.refresh', 'chart.refresh'] as const) {
    const { since, rows, items } = await changedOf(call)
    expect([since, rows]).toEqual(['2026-03-01T13:01:00Z', 1])
    expect(items.map(({ title, facts }) => [title, facts])).toEqual([[expect.stringContaining('Calcium 3.4'), ['Observation/c1']]])
  }
  nowMs += 60_000
  expect(await changedOf('chart.open')).toMatchObject({ rows: 0, items: [] })
})
