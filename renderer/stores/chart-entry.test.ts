import { beforeEach, describe, expect, it } from 'vitest'
import type { Bridge } from '#app/contract/events.ts'
import { patientId } from '#app/contract/ids.ts'
import { forgetChart, openChart, refreshChart, useChart } from './chart.ts'
import { discardDraft, forgetEntry, openForm, saveDraftNow, saveValues, setTime, type, useEntry } from './entry.ts'
import { forgetPatients } from './forget.ts'

type Sent = Readonly<{ name: string; input: Record<string, unknown>; answer: (value: unknown) => void }>

const ann = patientId('ann')
const entry = [{ code: '8867-4', value: 88, text: '88', unit: '/min' }]
const pulse = (text: string) => ({ text, unit: null, confirmed: null })
let sent: Sent[] = []

/** The far side of the bridge, answered by hand so that the order of answers can be chosen. */
const bridge: Bridge = {
  invoke: (name, json) =>
    new Promise((resolve) => {
      sent.push({ name, input: JSON.parse(json), answer: (value) => resolve(JSON.stringify(value)) })
    }),
  onPush: () => () => undefined,
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5))
const of = (name: string): Sent[] => sent.filter((one) => one.name === name)
const refused = { ok: false, error: { kind: 'Unavailable', message: 'busy' } }
const failed = (n: number) => ({ ok: false, error: { kind: 'Unavailable', message: `answer ${n}` } })

beforeEach(() => {
  sent = []
  Object.assign(globalThis, { window: { wardlight: bridge } })
  forgetChart()
  forgetEntry()
})

describe('the chart', () => {
  it('drops an answer that comes after a lock', async () => {
    const opening = openChart(ann)
    await tick()
    forgetPatients()
    of('chart.open')[0]?.answer(refused)
    await opening
    expect([useChart.getState().patient, useChart.getState().chart.state]).toEqual([null, 'idle'])
  })
  it('folds requests made during a refresh into one more', async () => {
    useChart.setState({ patient: ann })
    const first = refreshChart()
    void refreshChart()
    void refreshChart()
    await tick()
    expect(of('chart.refresh')).toHaveLength(1)
    of('chart.refresh')[0]?.answer(failed(1))
    await tick()
    of('chart.refresh')[1]?.answer(failed(2))
    await first
    expect([of('chart.refresh').length, useChart.getState().chart.failure?.message]).toEqual([2, 'answer 2'])
  })
})

describe('the form', () => {
  const open = async (draft: unknown) => {
    const opening = openForm(ann, 'vitals')
    await tick()
    of('drafts.load')[0]?.answer({ ok: true, value: { draft } })
    await opening
  }
  const draft = {
    patient: 'ann',
    form: 'vitals',
    savedAt: '2026-11-22T09:42:00Z',
    body: JSON.stringify({ typed: { heart_rate: pulse('88') }, time: '2026-11-22 09:40' }),
  }

  it('brings a draft back with the time it was measured at', async () => {
    await open(draft)
    expect(useEntry.getState()).toMatchObject({
      typed: { heart_rate: { text: '88' } },
      time: '2026-11-22 09:40',
      draft: { restored: true },
    })
  })
  it('does not write a draft over what was typed meanwhile, and survives one it cannot read', async () => {
    const opening = openForm(ann, 'vitals')
    await tick()
    type('heart_rate', pulse('90'), 0)
    of('drafts.load')[0]?.answer({ ok: true, value: { draft } })
    await opening
    expect(useEntry.getState().typed.heart_rate?.text).toBe('90')
    forgetEntry()
    sent = []
    await open({ ...draft, body: '{"typed":7}' })
    expect(useEntry.getState().typed).toEqual({})
  })
  it('pins the time with the first value and keeps one that was written', async () => {
    await open(null)
    type('heart_rate', pulse('88'), new Date(2026, 10, 22, 9, 42).getTime())
    expect(useEntry.getState().time).toBe('2026-11-22 09:42')
    setTime('06:12')
    type('heart_rate', pulse('89'), Date.now())
    expect(useEntry.getState().time).toBe('06:12')
  })
  it('writes the draft once for a burst of keys, and says when it could not', async () => {
    await open(null)
    for (const text of ['8', '88']) type('heart_rate', pulse(text), 0)
    const saving = saveDraftNow()
    await saveDraftNow()
    await tick()
    of('drafts.save')[0]?.answer({ ok: false, error: { kind: 'DiskFull', message: 'no space' } })
    await saving
    expect([of('drafts.save').length, useEntry.getState().draft.state, useEntry.getState().typed.heart_rate?.text]).toEqual([
      1,
      'failed',
      '88',
    ])
  })
  it('tries again under the same request, and under a new one once something changed', async () => {
    await open(null)
    type('heart_rate', pulse('88'), 0)
    const attempt = async (n: number) => {
      const saving = saveValues(entry, [])
      await tick()
      of('values.record')[n]?.answer(refused)
      return saving
    }
    expect(await attempt(0)).toBe(false)
    await attempt(1)
    type('heart_rate', pulse('89'), 0)
    await attempt(2)
    const ids = of('values.record').map((one) => one.input.requestId)
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false])
    expect(useEntry.getState()).toMatchObject({ saving: false, typed: { heart_rate: { text: '89' } }, failure: { message: 'busy' } })
  })
  it('is empty after a save, its draft gone, and remembers what to tell', async () => {
    await open(null)
    type('heart_rate', pulse('88'), 0)
    const saving = saveValues(entry, [])
    await tick()
    of('values.record')[0]?.answer({ ok: true, value: { facts: [], flags: [] } })
    await tick()
    of('drafts.discard')[0]?.answer({ ok: true, value: {} })
    expect(await saving).toBe(true)
    expect([useEntry.getState().typed, useEntry.getState().saved?.count, of('drafts.discard').length]).toEqual([{}, 1, 1])
  })
  it('forgets on lock, and discards when asked', async () => {
    await open(draft)
    void discardDraft()
    await tick()
    expect([useEntry.getState().typed, of('drafts.discard').length]).toEqual([{}, 1])
    forgetPatients()
    expect(useEntry.getState().patient).toBeNull()
  })
})
