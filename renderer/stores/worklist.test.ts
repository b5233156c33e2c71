import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WorklistRow } from '#app/contract/chart.ts'
import { patientId } from '#app/contract/ids.ts'
import { forgetPatients } from './forget.ts'
import { moveActive, needRows, PAGE, reload, search, touchList, useWorklist } from './worklist.ts'

type Asked = Readonly<{ query: string; offset: number; answer: (rows: readonly WorklistRow[], matching?: number) => Promise<void> }>
let asked: Asked[] = []

const row = (id: string): WorklistRow => ({
  id: patientId(id),
  name: id,
  birthDate: null,
  age: null,
  sex: 'unknown',
  mrn: null,
  deceased: null,
  topRisk: null,
  change: null,
  openAlerts: 0,
  severity: 'none',
  reason: '',
  lastSeen: null,
  synthetic: false,
})

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The bridge, held open: each question waits for the test to answer it, in any order. */
function hold(_name: string, json: string): Promise<string> {
  const { query, offset } = JSON.parse(json) as { query: string; offset: number }
  return new Promise((resolve) => {
    const answer: Asked['answer'] = async (rows, matching = rows.length) => {
      resolve(JSON.stringify({ ok: true, value: { rows, total: 500, matching, matchingAtLeast: false } }))
      await settle()
      await settle()
    }
    asked.push({ query, offset, answer })
  })
}

const ids = () => useWorklist.getState().rows.map((shown) => shown?.id)

beforeEach(() => {
  asked = []
  // The contract check of development loads a module first; without it an answer settles within a turn.
  vi.stubEnv('DEV', false)
  vi.stubGlobal('window', { wardlight: { invoke: hold, onPush: () => () => undefined } })
})
afterEach(() => forgetPatients())

describe('search', () => {
  it('shows the answer to the latest question, however late an older one comes', async () => {
    void search('a')
    void search('ab')
    await asked[1]?.answer([row('abel')])
    await asked[0]?.answer([row('anna')])
    expect(ids()).toEqual(['abel'])
    expect(useWorklist.getState().answered).toBe('ab')
  })
  it('keeps the old rows, marked as answering the old question, until the new ones come', async () => {
    void search('a')
    await asked[0]?.answer([row('anna')])
    void search('ab')
    expect(ids()).toEqual(['anna'])
    expect(useWorklist.getState()).toMatchObject({ query: 'ab', answered: 'a' })
  })
  it('drops an answer that comes after a lock', async () => {
    void search('a')
    forgetPatients()
    await asked[0]?.answer([row('anna')])
    expect(useWorklist.getState()).toMatchObject({ rows: [], matching: null, query: '' })
  })
})

describe('pages', () => {
  it('are fetched once, under the places in sight', async () => {
    void search('')
    await asked[0]?.answer([row('first')], PAGE * 3)
    needRows(PAGE - 5, PAGE + 5)
    needRows(PAGE - 5, PAGE + 5)
    expect(asked.map((question) => question.offset)).toEqual([0, PAGE])
    await asked[1]?.answer([row('later')])
    expect(useWorklist.getState().rows[PAGE]?.id).toBe('later')
    expect(useWorklist.getState().rows).toHaveLength(PAGE * 3)
  })
})

describe('a change from main', () => {
  it('waits while a hand is on the list', async () => {
    void search('')
    await asked[0]?.answer([row('one'), row('two')])
    touchList()
    reload()
    expect(asked).toHaveLength(1)
    expect(useWorklist.getState().waiting).toBe(true)
  })
  it('keeps the active row on its patient', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    void search('')
    await asked[0]?.answer([row('one'), row('two'), row('three')])
    moveActive(1)
    reload()
    vi.useRealTimers()
    await asked[1]?.answer([row('three'), row('one'), row('two')])
    expect(useWorklist.getState().rows[useWorklist.getState().active]?.id).toBe('two')
  })
})
