import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { HeldItem, PersonMatch } from '#app/contract/intake.ts'
import { forgetPatients } from './forget.ts'
import { chosenHeld, clearHeld, decideHeld, filterHeld, loadHeld, moveHeld, noteHeld, selectAllHeld, toggleHeld, useHeld } from './held.ts'
import { inOrder, inPlace } from './matches.ts'
import { openTotal } from './review.ts'

let stored: HeldItem[] = []
let asked: { name: string; input: Record<string, unknown> }[] = []

const item = (id: number, more: Partial<HeldItem> = {}): HeldItem => ({
  id,
  state: 'held',
  status: 'open',
  patient: patientId('p'),
  patientName: null,
  type: 'Observation',
  resource: `Observation/${id}`,
  effective: null,
  findings: [],
  file: '',
  path: '',
  origin: 'A',
  heldAt: '',
  decidedBy: null,
  decidedAt: null,
  note: null,
  ...more,
})

/** A bridge that keeps held items as main does. */
async function answer(name: string, json: string): Promise<string> {
  const input = JSON.parse(json) as { ids?: number[]; status?: string | null; limit?: number; offset?: number }
  asked.push({ name, input })
  if (name === 'held.list') {
    const found = stored.filter((one) => input.status == null || one.status === input.status)
    const from = input.offset ?? 0
    return JSON.stringify({ ok: true, value: { items: found.slice(from, from + (input.limit ?? 0)), total: found.length } })
  }
  if (name === 'held.decide') {
    stored = stored.map((one) => (input.ids?.includes(one.id) ? { ...one, status: 'released' as const } : one))
    return JSON.stringify({ ok: true, value: { items: stored.filter((one) => input.ids?.includes(one.id)) } })
  }
  return JSON.stringify({ ok: true, value: [] })
}

const ids = () => useHeld.getState().items?.map((one) => one.id)
const active = () => useHeld.getState().items?.[useHeld.getState().active]?.id
const settled = () => vi.waitFor(() => expect(useHeld.getState()).toMatchObject({ loading: false, deciding: false }))

beforeEach(() => {
  asked = []
  stored = [1, 2, 3, 4, 5].map((id) => item(id))
  vi.stubEnv('DEV', false)
  vi.stubGlobal('window', { wardlight: { invoke: answer, onPush: () => () => undefined } })
})
afterEach(() => forgetPatients())

describe('a decision', () => {
  it('is about the row the keys are on, and leaves the keys on the next row', async () => {
    await loadHeld()
    moveHeld(2)
    noteHeld('looked at')
    expect(await decideHeld('release')).toBeNull()
    await settled()
    expect(asked.find(({ name }) => name === 'held.decide')?.input).toEqual({
      ids: [3],
      decision: 'release',
      note: 'looked at',
      remember: false,
    })
    expect(ids()).toEqual([1, 2, 4, 5])
    expect(active()).toBe(4)
    expect(useHeld.getState()).toMatchObject({ note: '', remember: false })
  })
  it('is about all that are selected, and no other', async () => {
    await loadHeld()
    toggleHeld(1)
    toggleHeld(4)
    moveHeld(1)
    expect(chosenHeld(useHeld.getState()).map((one) => one.id)).toEqual([1, 4])
    await decideHeld('release')
    await settled()
    expect(ids()).toEqual([2, 3, 5])
    expect(active()).toBe(2)
    expect(useHeld.getState().selected.size).toBe(0)
  })
  it('of the last row leaves the keys on the row before', async () => {
    await loadHeld()
    moveHeld(99)
    await decideHeld('release')
    await settled()
    expect(active()).toBe(4)
  })
  it('never takes one that is decided already', async () => {
    stored = [item(1, { status: 'fixed' }), item(2)]
    filterHeld({ status: null })
    await settled()
    expect(chosenHeld(useHeld.getState())).toEqual([])
    expect(await decideHeld('release')).toBeNull()
    expect(asked.some(({ name }) => name === 'held.decide')).toBe(false)
    selectAllHeld()
    expect([...useHeld.getState().selected]).toEqual([2])
    clearHeld()
    expect(useHeld.getState().selected.size).toBe(0)
  })
})

describe('the list', () => {
  it('keeps the keys on their row when others come before it', async () => {
    await loadHeld()
    moveHeld(1)
    stored = [item(9), ...stored]
    await loadHeld()
    expect(active()).toBe(2)
  })
  it('is forgotten on lock, whatever answer is under way', async () => {
    const under = loadHeld()
    forgetPatients()
    await under
    expect(useHeld.getState().items).toBeNull()
  })
})

describe('pairs', () => {
  const pair = (id: number, status: PersonMatch['status'], score: number) => ({ id, status, score }) as PersonMatch
  it('stand open first, the likeliest first', () => {
    const pairs = [pair(1, 'merged', 1), pair(2, 'open', 0.5), pair(3, 'open', 0.9), pair(4, 'different', 0.99)]
    expect(inOrder(pairs).map(({ id }) => id)).toEqual([3, 2, 1, 4])
  })
  it('keep their place when they are decided; new ones come after', () => {
    const before = [pair(3, 'open', 0.9), pair(2, 'open', 0.5)]
    const now = [pair(2, 'open', 0.5), pair(3, 'merged', 0.9), pair(7, 'open', 1)]
    expect(inPlace(before, now).map(({ id, status }) => `${id} ${status}`)).toEqual(['3 merged', '2 open', '7 open'])
  })
})

it('what waits is counted from what is known, and is unknown before anything is', () => {
  const waiting = { state: 'idle' as const, value: null, failure: null }
  expect(openTotal({ waiting, held: null, pairs: null })).toBeNull()
  expect(openTotal({ waiting: { ...waiting, value: [] }, held: null, pairs: null })).toBe(0)
  expect(openTotal({ waiting, held: 4, pairs: 1 })).toBe(5)
})
