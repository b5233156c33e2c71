/** The queue against the real store and the real models. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseWhen } from '#app/chart/when.ts'
import { type PatientId, patientId } from '#app/contract/ids.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { unavailable } from '#app/risk/answer.ts'
import { type OpenStore, openStore } from '../db/client.ts'
import { ACTOR, KEY, observation, patient, SOURCE, tempFolder } from '../db/testing/fixtures.ts'
import { createScorer, type LocalScorer } from './client.ts'
import { createScoreQueue, type ScoreQueue } from './queue.ts'

const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
const ANA = patientId('ana')
const NOW = Date.parse('2026-03-01T12:00:00Z')

let folder: ReturnType<typeof tempFolder>
let store: OpenStore
let scorer: LocalScorer
let queue: ScoreQueue
let changed: PatientId[]

const open = (over: Partial<Scorer> = {}) => {
  queue = createScoreQueue({
    store,
    scorer: { ...scorer, ...over },
    actor: () => ACTOR,
    now: () => NOW,
    onChanged: (ids) => changed.push(...ids),
  })
}

beforeEach(async () => {
  folder = tempFolder()
  store = await openStore({ file: path.join(folder.folder, 'store.db'), key: KEY })
  scorer = await createScorer({ modelsDir: MODELS })
  changed = []
  open()
})

afterEach(async () => {
  await queue.close()
  await scorer.close()
  await store.close()
  folder.remove()
})

let next = 0
function lab(loinc: string, value: number | string, unit: string | null, at: string) {
  const quantity = typeof value === 'number' ? ({ kind: 'quantity', value, text: String(value), unit, comparator: null } as const) : null
  return observation(`o${next++}`, 'ana', {
    loinc,
    code: { system: 'http://loinc.org', code: loinc, display: null },
    label: loinc,
    effective: parseWhen(at),
    value: quantity ?? { kind: 'text', text: String(value), code: null },
  })
}

const vitals = (at: string, hr: number) => [
  lab('9279-1', 26, '/min', at),
  lab('59408-5', 90, '%', at),
  lab('3151-8', 2, 'L/min', at),
  lab('8310-5', 38.5, 'Cel', at),
  lab('8480-6', 95, 'mm[Hg]', at),
  lab('8867-4', hr, '/min', at),
  lab('67775-7', 'Alert', null, at),
]

async function arrive(resources: ReturnType<typeof lab>[]) {
  await store.write('importBatch', { source: SOURCE, actor: ACTOR, resources: [patient('ana'), ...resources], synthetic: true })
  queue.add([ANA])
  await queue.idle()
  expect(queue.lastFailure()).toBeNull()
}

const openAlerts = async () => (await store.read('alerts', { patient: ANA, status: 'open' })).map(({ title, tier }) => `${tier}: ${title}`)

describe('the score queue', () => {
  test('scores, raises one interruption, and follows the data', async () => {
    await arrive([
      ...vitals('2026-03-01T08:00:00Z', 135),
      lab('2160-0', 0.9, 'mg/dL', '2026-02-28T08:00:00Z'),
      lab('2160-0', 2.0, 'mg/dL', '2026-03-01T08:00:00Z'),
    ])
    expect(changed).toEqual([ANA])
    const scores = await store.read('scores', { patient: ANA })
    const first = new Set(['news2', 'kdigo-aki', 'egfr-ckd-epi-2021', 'prevent'])
    const said = scores.filter(({ model }) => first.has(model))
    expect(said.map(({ model, status, band }) => `${model} ${status} ${band}`).sort()).toEqual([
      'egfr-ckd-epi-2021 ok G4',
      'kdigo-aki ok 2',
      'news2 ok high',
      'prevent not-applicable null',
    ])
    expect((await openAlerts()).sort()).toEqual(['interruptive: NEWS2 14: High', 'passive: Kidney injury stage 2'])

    await arrive([lab('8867-4', 80, '/min', '2026-03-01T09:00:00Z')])
    expect((await openAlerts()).filter((title) => title.includes('NEWS2'))).toEqual(['interruptive: NEWS2 11: High'])
  })

  test('who has died is scored, raises no alert and stands last', async () => {
    const died = patient('ana', { deceased: parseWhen('2026-03-02') })
    const resources = [died, patient('ben'), ...vitals('2026-03-01T08:00:00Z', 135)]
    await store.write('importBatch', { source: SOURCE, actor: ACTOR, resources, synthetic: true })
    queue.add([ANA])
    await queue.idle()
    expect(await openAlerts()).toEqual([])
    const { rows } = await store.read('worklist', { query: '', limit: 10, offset: 0 })
    expect(rows.at(-1)?.scores.find(({ model }) => model === 'news2')?.band).toBe('high')
  })

  test('scoring again without a change writes nothing new', async () => {
    await arrive(vitals('2026-03-01T08:00:00Z', 135))
    const before = await store.read('chart', { patient: ANA })
    queue.add([ANA, ANA])
    await queue.idle()
    const after = await store.read('chart', { patient: ANA })
    expect(after?.scores).toEqual(before?.scores)
    expect(after?.alerts).toEqual(before?.alerts)
  })

  test('an acknowledged alert stays quiet while the band lasts, and comes back after it was over', async () => {
    await arrive(vitals('2026-03-01T08:00:00Z', 135))
    const [alert] = await store.read('alerts', { patient: ANA, status: 'open' })
    if (!alert) throw new Error('no alert')
    await store.write('acknowledgeAlert', { actor: ACTOR, alert: alert.id, reason: 'acted', dueMs: null, note: '' })
    await arrive([lab('8867-4', 120, '/min', '2026-03-01T08:30:00Z')])
    expect(await openAlerts()).toEqual([])
    const calm = '2026-03-01T09:00:00Z'
    await arrive([
      lab('9279-1', 16, '/min', calm),
      lab('59408-5', 97, '%', calm),
      lab('3151-8', 0, 'L/min', calm),
      lab('8867-4', 75, '/min', calm),
      lab('8310-5', 37, 'Cel', calm),
      lab('8480-6', 120, 'mm[Hg]', calm),
    ])
    expect((await store.read('scores', { patient: ANA })).find(({ model }) => model === 'news2')?.value).toBe(0)
    await arrive(vitals('2026-03-01T10:00:00Z', 135))
    expect(await openAlerts()).toEqual(['interruptive: NEWS2 14: High'])
  })

  test('the first scoring of a chart also scores its past, for the trend', async () => {
    await arrive([1, 2, 3, 4].map((day) => lab('2160-0', 1 + day / 10, 'mg/dL', `2026-02-0${day}T08:00:00Z`)))
    const trend = (await store.read('chart', { patient: ANA }))?.trend.filter(({ model }) => model === 'egfr-ckd-epi-2021') ?? []
    expect(trend.map(({ at }) => at)).toEqual([1, 2, 3, 4].map((day) => `2026-02-0${day}T08:00:00Z`))
  })

  test('a critical value is raised with its limit, and only once', async () => {
    await arrive([lab('2823-3', 6.9, 'mmol/L', '2026-03-01T08:00:00Z')])
    const [alert] = await store.read('alerts', { patient: ANA, status: 'open' })
    expect(alert).toMatchObject({ kind: 'critical-value', subject: '2823-3', tier: 'passive', severity: 'high' })
    expect(alert?.title).toBe('Potassium 6.9 mmol/L: critically high')
    await arrive([lab('2823-3', 4.4, 'mmol/L', '2026-03-01T11:00:00Z')])
    expect(await openAlerts()).toEqual([])
  })

  test('a value dated in the future does not make everything else look old', async () => {
    await arrive([...vitals('2026-03-01T08:00:00Z', 135), lab('8867-4', 60, '/min', '2062-03-01T08:00:00Z')])
    expect((await store.read('scores', { patient: ANA })).find(({ model }) => model === 'news2')).toMatchObject({ status: 'ok', value: 14 })
  })

  test('a scorer that fails writes a failed score over the old number', async () => {
    await arrive(vitals('2026-03-01T08:00:00Z', 135))
    await queue.close()
    open({ scoreMany: async (requests) => requests.map(() => [unavailable('news2', '1.0.0', 'not scored: no answer within 2 s')]) })
    queue.add([ANA])
    await queue.idle()
    const score = (await store.read('scores', { patient: ANA })).find(({ model }) => model === 'news2')
    expect(score).toMatchObject({ status: 'unavailable', value: null, reason: 'not scored: no answer within 2 s' })
    expect(await openAlerts()).toEqual(['interruptive: NEWS2 14: High'])
  })

  test('paused, it keeps its line; resumed, it works it off', async () => {
    queue.pause()
    await store.write('importBatch', { source: SOURCE, actor: ACTOR, resources: [patient('ana')], synthetic: true })
    queue.add([ANA])
    await queue.idle()
    expect(queue.waiting()).toBe(1)
    queue.resume()
    await queue.idle()
    expect(queue.waiting()).toBe(0)
    expect(changed).toEqual([ANA])
  })
})
