import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patientId } from '../contract/ids.ts'
import type { Alert, ModelAnswer, ModelInfo } from '../contract/risk.ts'
import type { AlertWrite } from '../ports/store.ts'
import { chart, obs } from '../risk/fixtures.ts'
import { withinBudget } from './budget.ts'
import { criticalAlerts } from './critical-values.ts'
import { merged } from './merge.ts'
import { type Before, bandOfAnswer, scoreAlerts } from './raise.ts'

const raising = { patient: patientId('p'), now: '2026-01-05T12:00:00Z', digest: (text: string) => text.replace(/\W+/g, '-').slice(0, 60) }

const band = (name: string, severity: ModelInfo['bands'][number]['severity'], from: number, alert: 'interruptive' | 'passive' | null) => ({
  name,
  label: name,
  severity,
  from,
  response: alert ? `response of ${name}` : null,
  alert,
})

const NEWS2: ModelInfo = {
  id: 'news2',
  version: '1.0.0',
  title: 'NEWS2',
  status: 'available',
  reason: null,
  purpose: '',
  valueUnit: 'points',
  bands: [
    band('low-medium', 'low', 0, 'passive'),
    band('low', 'none', 0, null),
    band('medium', 'medium', 5, 'passive'),
    band('high', 'high', 7, 'interruptive'),
  ],
  inputs: [],
  family: 'published',
  questions: [],
  signOff: 'pending',
  source: 'RCP 2017',
  sha256: '',
  card: '',
}

function answer(value: number | null, name: string | null, more: Partial<ModelAnswer> = {}): ModelAnswer {
  const status = value === null ? 'not-applicable' : 'ok'
  return {
    model: 'news2',
    version: '1.0.0',
    status,
    reason: value === null ? '6 of 7 inputs' : null,
    value,
    outputs: {},
    band: name,
    contributions: [],
    missing: [],
    bounds: null,
    at: '2026-01-05T10:00:00Z',
    inputHash: `hash-${value}-${JSON.stringify(more.bounds ?? '')}`,
    ...more,
  }
}

const effect = (points: number) => ({
  input: 'hr',
  label: 'Pulse',
  value: 140,
  unit: '/min',
  effect: points,
  at: '2026-01-05T10:00:00Z',
  facts: [],
})

const raise = (now: ModelAnswer, before: Before = undefined, existing: readonly Alert[] = []) =>
  scoreAlerts(raising, [NEWS2], [now], new Map([['news2', before]]), existing)

const acknowledged = (alert: AlertWrite): Alert => ({
  ...alert,
  status: 'acknowledged',
  acknowledgedBy: 'ines',
  acknowledgedAt: raising.now,
  acknowledgeReason: 'acted',
})

describe('alerts from scores', () => {
  test('the band decides tier, severity and what to do', () => {
    expect(raise(answer(4, 'low'))).toEqual({ alerts: [], evaluated: ['news2'] })
    expect(raise(answer(3, 'low-medium')).alerts[0]).toMatchObject({ tier: 'passive', severity: 'low' })
    expect(raise(answer(5, 'medium')).alerts[0]).toMatchObject({ tier: 'passive', severity: 'medium', title: 'NEWS2 5: medium' })
    expect(raise(answer(7, 'high')).alerts[0]).toMatchObject({
      tier: 'interruptive',
      severity: 'high',
      action: 'response of high',
      source: 'RCP 2017',
    })
  })

  test('the evidence is in the words: value, unit, points; the time stands beside them', () => {
    const [alert] = raise(answer(7, 'high', { contributions: [effect(3)] })).alerts
    expect(alert?.detail).toBe('Pulse 140 /min: 3 points.')
  })

  test('with inputs missing it speaks of the least that is certain', () => {
    const partial = (low: number, high: number, points = 0) =>
      answer(null, null, { bounds: { low, high }, contributions: [effect(points)] })
    expect(raise(partial(7, 10)).alerts[0]).toMatchObject({ tier: 'interruptive', title: 'NEWS2 at least 7: high' })
    expect(raise(partial(5, 8)).alerts[0]?.severity).toBe('medium')
    expect(raise(partial(3, 6, 3)).alerts[0]?.severity).toBe('low')
    expect(raise(partial(3, 6, 2))).toEqual({ alerts: [], evaluated: [] })
    expect(raise(partial(0, 3))).toEqual({ alerts: [], evaluated: ['news2'] })
  })

  test('no number and no bounds: nothing is raised and nothing is called over', () => {
    expect(raise(answer(null, null))).toEqual({ alerts: [], evaluated: [] })
    expect(raise(answer(null, null, { status: 'unavailable' }))).toEqual({ alerts: [], evaluated: [] })
  })

  test('the same inputs give the same id, others another', () => {
    const id = (one: ModelAnswer) => raise(one).alerts[0]?.id
    expect(id(answer(7, 'high'))).toBe(id(answer(7, 'high')))
    expect(id(answer(8, 'high'))).not.toBe(id(answer(7, 'high')))
  })

  test('acknowledged and no worse: quiet; worse, or back after it was over: raised', () => {
    const [medium] = raise(answer(5, 'medium')).alerts
    const seen = medium ? [acknowledged(medium)] : []
    expect(raise(answer(6, 'medium'), { severity: 'medium' }, seen).alerts).toEqual([])
    expect(raise(answer(7, 'high'), { severity: 'medium' }, seen).alerts).toHaveLength(1)
    expect(raise(answer(6, 'medium'), { severity: 'none' }, seen).alerts).toHaveLength(1)
    expect(raise(answer(6, 'medium'), undefined, seen).alerts).toHaveLength(1)
  })

  test('without a number, what only informs is over; what asks for action stays', () => {
    const informs: ModelInfo = { ...NEWS2, bands: [{ ...band('high', 'high', 0, null), alert: 'info' }] }
    const none = answer(null, null)
    expect(scoreAlerts(raising, [informs], [none], new Map(), []).evaluated).toEqual(['news2'])
    expect(scoreAlerts(raising, [NEWS2], [none], new Map(), []).evaluated).toEqual([])
  })

  test('a higher sum never stands in a milder band', () => {
    const rank = { none: 0, low: 1, medium: 2, high: 3 }
    const severity = (low: number) => rank[bandOfAnswer(NEWS2, answer(null, null, { bounds: { low, high: 20 } }))?.severity ?? 'none']
    fc.assert(fc.property(fc.nat(20), fc.nat(20), (a, b) => severity(Math.min(a, b)) <= severity(Math.max(a, b))))
  })
})

describe('critical values', () => {
  const at = '2026-01-05T10:00:00Z'
  const raiseFor = (...list: ReturnType<typeof obs>[]) => criticalAlerts(raising, chart(list), [])
  const potassium = (value: number, time = at, unit = 'mmol/L') => obs('2823-3', value, unit, time)

  test('the limit itself is critical, the step before it is not', () => {
    expect(raiseFor(potassium(6.5)).alerts[0]).toMatchObject({
      subject: '2823-3',
      tier: 'passive',
      title: 'Potassium 6.5 mmol/L: critically high',
    })
    expect(raiseFor(potassium(6.4))).toEqual({ alerts: [], evaluated: ['2823-3'] })
    expect(raiseFor(potassium(2.5)).alerts[0]?.title).toContain('critically low')
    expect(raiseFor(potassium(2.6)).alerts).toEqual([])
  })

  test('only the newest value of an analyte counts, whichever code it came under', () => {
    expect(raiseFor(potassium(7, '2026-01-05T08:00:00Z'), obs('6298-4', 4, 'mmol/L', at)).alerts).toEqual([])
  })

  test('a result of long before the newest entry is history', () => {
    expect(raiseFor(potassium(7, '2025-12-20T10:00:00Z'), obs('8867-4', 80, '/min', at)).alerts).toEqual([])
    expect(raiseFor(potassium(7, '2025-12-30T10:00:00Z'), obs('8867-4', 80, '/min', at)).alerts).toHaveLength(1)
  })

  test('what was raised and nobody has answered stays when newer entries make it old', () => {
    const old = potassium(7, '2025-12-20T10:00:00Z')
    const [raised] = raiseFor(old).alerts
    if (!raised) throw new Error('no alert')
    const open: Alert = { ...acknowledged(raised), status: 'open' }
    const later = chart([old, obs('8867-4', 80, '/min', at)])
    expect(criticalAlerts(raising, later, [open]).alerts.map(({ id }) => id)).toEqual([open.id])
    expect(criticalAlerts(raising, later, [acknowledged(raised)]).alerts).toEqual([])
  })

  test('an unknown unit, an entry in error, an unknown age: nothing is said', () => {
    expect(raiseFor(potassium(7, at, 'wobble')).alerts).toEqual([])
    expect(raiseFor({ ...potassium(7), status: 'entered-in-error' })).toEqual({ alerts: [], evaluated: [] })
    expect(criticalAlerts(raising, chart([potassium(7)], { born: null }), []).alerts).toEqual([])
  })

  test('once acknowledged it does not come back', () => {
    const [alert] = raiseFor(potassium(7)).alerts
    expect(criticalAlerts(raising, chart([potassium(7)]), alert ? [acknowledged(alert)] : []).alerts).toEqual([])
  })
})

describe('budget and merging', () => {
  const alert = (subject: string, tier: AlertWrite['tier'], severity: AlertWrite['severity']): AlertWrite => {
    const [made] = raise(answer(7, 'high')).alerts
    if (!made) throw new Error('no alert')
    return { ...made, subject, tier, severity }
  }

  test('one interruption: the most severe, the first of equals', () => {
    const tiers = withinBudget([
      alert('a', 'interruptive', 'medium'),
      alert('b', 'interruptive', 'high'),
      alert('c', 'interruptive', 'high'),
      alert('d', 'info', 'high'),
    ])
    expect(tiers.map(({ subject, tier }) => `${subject} ${tier}`)).toEqual(['a passive', 'b interruptive', 'c passive', 'd info'])
  })

  test('kidney injury speaks for the estimate that rests on the same creatinine', () => {
    const both = [alert('kdigo-aki', 'passive', 'medium'), alert('egfr-ckd-epi-2021', 'passive', 'high')]
    expect(merged(both).map(({ subject }) => subject)).toEqual(['kdigo-aki'])
    expect(merged(both.slice(1)).map(({ subject }) => subject)).toEqual(['egfr-ckd-epi-2021'])
  })
})
