/** Medications of a chart: the whole list with the chart, an order as it is typed, and the alert of what must not be together. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ChartView } from '#app/contract/chart.ts'
import { patientId } from '#app/contract/ids.ts'
import { MedCheck } from '#app/contract/medication.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '../../inference/client.ts'
import { resourcePath } from '../../resources.ts'
import { createSession, type Session } from '../../session.ts'
import { createDoor } from '../door.ts'
import { HANDLERS } from './index.ts'

const now = () => Date.parse('2027-01-05T12:00:00Z')
const P = patientId('p1')
const subject = { reference: 'Patient/p1' }
const PERSON = { resourceType: 'Patient', id: 'p1', birthDate: '1960-01-01', gender: 'female', name: [{ family: 'Ask' }] }
const takes = (id: string, text: string) => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject,
  medicationCodeableConcept: { text },
  effectivePeriod: { start: '2026-10-01' },
})
const ALLERGY = {
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  patient: subject,
  code: { text: 'Penicillin' },
  reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }],
}

let folder: string
let scorer: Scorer
let session: Session
let door: (name: string, json: string) => Promise<string>

const ask = async (name: string, input: unknown) => JSON.parse(await door(name, JSON.stringify(input)))
const unlocked = () => {
  const current = session.current()
  if (!current) throw new Error('locked')
  return current
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-medication-'))
  scorer = await createScorer({ modelsDir: resourcePath('models') })
  session = createSession({ dataDir: folder, scorer, now, push: () => undefined, window: false })
  const dialogs = { pick: async () => [], save: async () => null, picked: () => false }
  const shell = { name: 'none', version: '', browser: '' } as const
  door = createDoor(HANDLERS, { session, scorer, dialogs, shell, dataDir: folder, now, push: () => undefined }, () => undefined)
  await ask('session.create', { user: 'owner', passphrase: 'a passphrase for the drugs' })
  const all = [PERSON, ALLERGY, takes('m1', 'phenelzine 15 mg tablet'), takes('m2', 'Zoloft 50 mg tablet'), takes('m3', 'qwxyz 5 mg')]
  await unlocked().intake.importPaths(['-'], { stdin: Readable.from([all.map((one) => `${JSON.stringify(one)}\n`).join('')]) })
  await unlocked().queue.idle()
}, 60_000)
afterAll(async () => {
  await session.lock('button')
  await scorer.close()
  await rm(folder, { recursive: true, force: true })
})

test('the chart says how much of the list was checked, what was not, and what was found', async () => {
  const { value } = await ask('chart.open', { patient: P })
  const { medicationCheck } = ChartView.parse(value)
  expect(medicationCheck).toMatchObject({ checked: 2, total: 3, reason: expect.stringContaining('qwxyz') })
  const found = medicationCheck.result?.findings.find(({ between }) => between.includes('phenelzine') && between.includes('sertraline'))
  expect(found).toMatchObject({
    tier: 'interruptive',
    severity: 'contraindicated',
    facts: expect.arrayContaining(['MedicationStatement/m1', 'MedicationStatement/m2']),
  })
})

test('an order is judged as it is typed, and nothing is stored', async () => {
  const { value } = await ask('medication.check', { patient: P, order: 'Augmentin 875 mg PO BID' })
  expect(MedCheck.parse(value).findings[0]).toMatchObject({
    kind: 'allergy',
    tier: 'interruptive',
    between: expect.arrayContaining(['amoxicillin']),
  })
  expect((await ask('medication.check', { patient: P, order: '' })).value).toMatchObject({ status: 'not-checked' })
  expect((await ask('medication.check', { patient: 'nobody', order: 'aspirin' })).error).toMatchObject({ kind: 'NotFound' })
})

test('what must not be together is an alert', async () => {
  const alerts = await unlocked().store.read('alerts', { patient: P, status: 'open' })
  const found = alerts.filter(
    ({ kind, subject: about }) => kind === 'medication' && about.includes('phenelzine') && about.includes('sertraline'),
  )
  expect(found).toMatchObject([{ tier: 'interruptive', severity: 'high', facts: expect.arrayContaining(['MedicationStatement/m1']) }])
})

const findings = async () => ChartView.parse((await ask('chart.refresh', { patient: P })).value).medicationCheck.result?.findings ?? []
const pair = async () => {
  const found = (await findings()).find(({ between }) => between.includes('phenelzine') && between.includes('sertraline'))
  if (!found?.shown) throw new Error('the finding is not shown')
  return { ...found, shown: found.shown }
}
const answer = (shown: { subject: string; inputHash: string }, more: object) =>
  ask('medication.override', {
    patient: P,
    subject: shown.subject,
    inputHash: shown.inputHash,
    reason: null,
    note: '',
    until: null,
    ...more,
  })

test('a finding set aside: recorded with its reason, its alert answered, its task made; contraindicated it keeps its tier', async () => {
  const { shown } = await pair()
  const until = '2027-01-05T16:00:00Z'
  expect((await answer(shown, { reason: 'will-monitor', note: 'blood pressure', until })).ok).toBe(true)
  const after = await pair()
  expect(after).toMatchObject({ tier: 'interruptive', shown: { lowered: null, override: { reason: 'will-monitor', user: 'owner' } } })
  const tasks = await unlocked().store.read('tasks', { patient: P, status: 'open', dueBeforeMs: null, limit: 10 })
  expect(tasks).toMatchObject([{ origin: 'medication', subject: shown.subject, note: 'blood pressure', dueAt: until }])
  expect(after.shown.override?.task).toBe(tasks[0]?.id)
  const alerts = await unlocked().store.read('alerts', { patient: P, status: 'open' })
  expect(alerts.filter(({ subject: about }) => about.includes('phenelzine') && about.includes('sertraline'))).toEqual([])
  const [last] = await unlocked()
    .store.read('audit', { before: null, limit: 20 })
    .then((log) => log.filter(({ action }) => action === 'override'))
  expect(JSON.parse(last?.detail ?? '{}')).toMatchObject({ reason: 'will-monitor', inputHash: shown.inputHash, task: tasks[0]?.id })
})

test('refused: data that changed since, and nothing to take back', async () => {
  const { shown } = await pair()
  expect((await answer({ ...shown, inputHash: 'older' }, { reason: 'tolerated' })).error).toMatchObject({ kind: 'Conflict' })
  expect((await answer(shown, {})).ok).toBe(true)
  expect((await pair()).shown.override).toBeNull()
  expect((await answer(shown, {})).error).toMatchObject({ kind: 'Conflict' })
})

test('a dose that changed brings the finding back as new', async () => {
  await answer((await pair()).shown, { reason: 'benefit-outweighs-risk' })
  const changed = { ...takes('m2', 'Zoloft 100 mg tablet') }
  await unlocked().intake.importPaths(['-'], { stdin: Readable.from([`${JSON.stringify(changed)}\n`]) })
  await unlocked().queue.idle()
  expect((await pair()).shown).toMatchObject({ override: null, backBecause: expect.stringContaining('a drug or a dose has changed') })
})
