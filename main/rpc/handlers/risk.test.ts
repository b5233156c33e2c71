/** Questions that models put to a clinician, and learned models that a site switches on. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '../../inference/client.ts'
import { resourcePath } from '../../resources.ts'
import { createSession, type Session } from '../../session.ts'
import { createDoor } from '../door.ts'
import { HANDLERS } from './index.ts'

const now = () => Date.parse('2026-03-01T12:00:00Z')
const P = patientId('p1')
const PULSE = {
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
  effectiveDateTime: '2026-03-01T11:30:00Z',
  valueQuantity: { value: 112, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
}
const PERSON = { resourceType: 'Patient', id: 'p1', birthDate: '1960-01-01', gender: 'female', name: [{ family: 'Ask' }] }

let folder: string
let scorer: Scorer
let session: Session
let door: (name: string, json: string) => Promise<string>

async function ask(name: string, input: unknown) {
  return JSON.parse(await door(name, JSON.stringify(input)))
}
const unlocked = () => {
  const current = session.current()
  if (!current) throw new Error('locked')
  return current
}
async function scoreOf(model: string) {
  await unlocked().queue.idle()
  return (await unlocked().store.read('scores', { patient: P })).find((score) => score.model === model)
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-risk-'))
  scorer = await createScorer({ modelsDir: resourcePath('models') })
  session = createSession({ dataDir: folder, scorer, now, push: () => undefined, window: false })
  const dialogs = { pick: async () => [], save: async () => null, picked: () => false }
  const shell = { name: 'none', version: '', browser: '' } as const
  door = createDoor(HANDLERS, { session, scorer, dialogs, shell, dataDir: folder, now, push: () => undefined }, () => undefined)
  await ask('session.create', { user: 'owner', passphrase: 'a passphrase for the risk' })
  const lines = [PERSON, PULSE].map((one) => `${JSON.stringify(one)}\n`).join('')
  await unlocked().intake.importPaths(['-'], { stdin: Readable.from([lines]) })
}, 60_000)
afterAll(async () => {
  await session.lock('button')
  await scorer.close()
  await rm(folder, { recursive: true, force: true })
})

test('an answered question is a value with its author, and once all are answered there is a score', async () => {
  const model = (await scorer.list()).find(({ id }) => id === 'wells-pe')
  expect(model?.questions.length).toBeGreaterThan(0)
  for (const [index, { input, choices }] of (model?.questions ?? []).entries()) {
    const answer = choices[0] ?? 'no'
    const given = { patient: P, model: 'wells-pe', input, answer, requestId: `answer-${index}-abcdef` }
    expect(await ask('risk.answer', given)).toMatchObject({ ok: true })
  }
  const score = await scoreOf('wells-pe')
  // Heart rate above 100: 1.5 points (Wells 2000).
  expect([score?.reason, score?.value]).toEqual([null, 1.5])
  const [fact] = score?.contributions.find(({ input }) => input === model?.questions[0]?.input)?.facts ?? []
  const [raw] = await unlocked().store.read('rawFacts', { facts: fact ? [fact] : [] })
  expect(JSON.parse(raw?.raw ?? '{}').performer).toEqual([{ display: 'owner' }])
})

test('what is no answer, and what was never asked, is refused', async () => {
  const [question] = (await scorer.list()).find(({ id }) => id === 'wells-pe')?.questions ?? []
  const given = { patient: P, model: 'wells-pe', input: question?.input, answer: 'perhaps', requestId: 'answer-x-abcdef' }
  expect(await ask('risk.answer', given)).toMatchObject({ ok: false, error: { kind: 'BadInput' } })
  expect(await ask('risk.answer', { ...given, input: 'nothing', answer: 'yes' })).toMatchObject({ ok: false, error: { kind: 'NotFound' } })
})

test('learned models are on charts only while they are switched on, and the log says who did it', async () => {
  const learned = (await scorer.list()).filter(({ family }) => family === 'learned')
  expect(learned.length).toBeGreaterThan(0)
  const shown = async () => {
    const { value } = await ask('chart.open', { patient: P })
    return value.risks.filter(({ family }: { family: string }) => family === 'learned').map(({ model }: { model: string }) => model)
  }
  expect(await shown()).toEqual([])
  const id = learned[0]?.id ?? ''
  expect(await ask('models.switch', { model: id, on: true })).toEqual({ ok: true, value: { on: [id] } })
  expect([await shown(), (await scoreOf(id)) !== undefined]).toEqual([[id], true])
  await ask('models.switch', { model: id, on: false })
  expect(await shown()).toEqual([])
  const log = await unlocked().store.read('audit', { before: null, limit: 50 })
  expect(log.filter(({ action }) => action === 'model').map(({ detail }) => JSON.parse(detail).switchedOn)).toEqual([false, true])
  expect(await ask('models.switch', { model: 'news2', on: false })).toMatchObject({ ok: false, error: { kind: 'NotFound' } })
})
