import { describe, expect, test } from 'vitest'
import type { Encounter, Observation, PatientFacts } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { factId, patientId } from '../../contract/ids.ts'
import { chart, obs } from '../fixtures.ts'
import { chartOf, derivationOf, oncePerEpisode } from './outcomes.ts'

const stay = (id: string, start: string, end: string | null, more: Partial<Encounter> = {}): Encounter => ({
  id: factId(`Encounter/${id}`),
  patient: patientId('p'),
  encounter: null,
  status: end === null ? 'in-progress' : 'finished',
  class: 'IMP',
  label: 'stay',
  reason: null,
  start: parseWhen(start),
  end: parseWhen(end),
  ...more,
})
const NOW = '2026-06-01T00:00:00Z'
const died = (when: string): Partial<PatientFacts> => ({
  patient: { id: patientId('p'), birthDate: parseWhen('1950-01-01'), sex: 'male', deceased: parseWhen(when) ?? { text: when, ms: null } },
})
const ask = (model: string, facts: PatientFacts, at: string, now = NOW) => {
  const derivation = derivationOf(model)
  if (!derivation) throw new Error('not derived')
  return derivation.outcome(chartOf(facts), Date.parse(at), Date.parse(now))
}

describe('readmission within 30 days', () => {
  const FIRST = stay('1', '2026-01-01T08:00:00Z', '2026-01-05T12:00:00Z')
  const with_ = (...more: readonly Encounter[]) => chart([], { encounters: [FIRST, ...more] })
  const state = (facts: PatientFacts, now = NOW) => ask('readmission-30d', facts, '2026-01-05T10:00:00Z', now).state

  test('the window: six hours to thirty days after discharge, both ends in it', () => {
    const next = (start: string) => state(with_(stay('2', start, null)))
    expect(next('2026-01-05T17:59:59Z')).toBe('no')
    expect(next('2026-01-05T18:00:00Z')).toBe('yes')
    expect(next('2026-02-04T12:00:00Z')).toBe('yes')
    expect(next('2026-02-04T12:00:01Z')).toBe('no')
  })

  test('not before thirty days have passed, unless it has happened', () => {
    expect(state(with_(), '2026-02-04T11:59:59Z')).toBe('open')
    expect(state(with_(), '2026-02-04T12:00:00Z')).toBe('no')
    expect(state(with_(stay('2', '2026-01-08T00:00:00Z', null)), '2026-01-09T00:00:00Z')).toBe('yes')
  })

  test('a visit, a planned stay and a death are no readmission', () => {
    expect(state(with_(stay('2', '2026-01-08T00:00:00Z', null, { class: 'AMB' })))).toBe('no')
    expect(state(with_(stay('2', '2026-01-08T00:00:00Z', null, { status: 'planned' })))).toBe('no')
    expect(state(chart([], { encounters: [FIRST], ...died('2026-01-20') }))).toBe('unknown')
    expect(state(chart([], { encounters: [FIRST], ...died('2026-03-20') }))).toBe('no')
    expect(state(chart([], { encounters: [FIRST], ...died('date unknown') }))).toBe('unknown')
  })

  test('a prediction made after the discharge may know, and is not judged; nor one without a stay', () => {
    expect(ask('readmission-30d', with_(), '2026-01-06T00:00:00Z')).toMatchObject({ state: 'unknown', episode: null })
    expect(ask('readmission-30d', chart([]), '2026-01-06T00:00:00Z').state).toBe('unknown')
    expect(ask('readmission-30d', chart([], { encounters: [stay('1', '2026-01-01T08:00:00Z', null)] }), '2026-01-06T00:00:00Z').state).toBe(
      'open',
    )
  })
})

describe('death in hospital', () => {
  const facts = (end: string | null, more: Partial<PatientFacts> = {}) =>
    chart([], { encounters: [stay('1', '2026-01-01T08:00:00Z', end)], ...more })
  const state = (end: string | null, more: Partial<PatientFacts> = {}) =>
    ask('icu-mortality', facts(end, more), '2026-01-02T08:00:00Z').state

  test('before the stay ends, by the hour where there is one, by the day where there is none', () => {
    expect(state('2026-01-05T12:00:00Z')).toBe('no')
    expect(state(null)).toBe('open')
    expect(state('2026-01-05T12:00:00Z', died('2026-01-05T13:00:00Z'))).toBe('yes')
    expect(state('2026-01-05T12:00:00Z', died('2026-01-05T13:00:01Z'))).toBe('no')
    expect(state('2026-01-05', died('2026-01-05T22:00:00Z'))).toBe('yes')
    expect(state('2026-01-05T12:00:00Z', died('2026-01-05'))).toBe('yes')
    expect(state('2026-01-05T12:00:00Z', died('2026-01-06'))).toBe('no')
    expect(state(null, died('2026-01-06'))).toBe('yes')
    expect(state('2026-01-05T12:00:00Z', died('date unknown'))).toBe('unknown')
  })

  test('outside a stay there is nothing to observe', () => {
    expect(ask('icu-mortality', facts('2026-01-05T12:00:00Z'), '2026-01-07T08:00:00Z')).toMatchObject({ state: 'unknown', episode: null })
  })
})

describe('deterioration within 12 hours', () => {
  const AT = Date.parse('2026-01-02T00:00:00Z')
  const iso = (hours: number) => new Date(AT + hours * 3_600_000 - 60_000).toISOString()
  /** Pulse and mean pressure of the hours given, counted from the question. */
  const charted = (map: (hour: number) => number | null, hours = 13): Observation[] =>
    Array.from({ length: hours }, (_, i) => i + 1).flatMap((hour) => {
      const pressure = map(hour)
      return [obs('8867-4', 80, '/min', iso(hour)), ...(pressure === null ? [] : [obs('8478-0', pressure, 'mm[Hg]', iso(hour))])]
    })
  const state = (observations: readonly Observation[], now = NOW) =>
    ask('deterioration', chart(observations), new Date(AT).toISOString(), now).state

  test('two hours beyond a limit, one after the other or with an unmeasured one between', () => {
    expect(state(charted(() => 80))).toBe('no')
    expect(state(charted((hour) => (hour === 5 || hour === 6 ? 64 : 80)))).toBe('yes')
    expect(state(charted((hour) => (hour === 5 || hour === 6 ? 65 : 80)))).toBe('no')
    expect(state(charted((hour) => (hour === 5 || hour === 7 ? 64 : hour === 6 ? null : 80)))).toBe('yes')
    expect(state(charted((hour) => (hour === 5 || hour === 7 ? 64 : 80)))).toBe('no')
  })

  test('both hours within the twelve', () => {
    expect(state(charted((hour) => (hour >= 11 ? 60 : 80)))).toBe('yes')
    expect(state(charted((hour) => (hour >= 12 ? 60 : 80)))).toBe('no')
    expect(state([obs('8478-0', 60, 'mm[Hg]', iso(0)), ...charted((hour) => (hour === 1 ? 60 : 80))])).toBe('no')
  })

  test('not yet, and not known where the record ends or is too thin', () => {
    expect(
      state(
        charted(() => 80),
        '2026-01-02T11:00:00Z',
      ),
    ).toBe('open')
    expect(state(charted(() => 80, 12))).toBe('unknown')
    expect(state(charted((hour) => (hour <= 5 ? 60 : hour === 13 ? 80 : null)))).toBe('unknown')
    expect(state(charted((hour) => (hour <= 6 || hour === 13 ? 60 : null)))).toBe('yes')
  })
})

test('what no chart can tell is not derived', () => {
  expect([derivationOf('prevent'), derivationOf('news2'), derivationOf('constructor')]).toEqual([null, null, null])
})

test('an episode counts once, the first or the last of it; what is about nothing does not count', () => {
  const said = (score: string, episode: string | null) => ({ score, outcome: { state: 'no', episode, because: '' } as const })
  const all = [said('a', '1'), said('b', '1'), said('c', null), said('d', '2')]
  expect(oncePerEpisode(all, 'first', () => 'p').map(({ score }) => score)).toEqual(['a', 'd'])
  expect(oncePerEpisode(all, 'last', () => 'p').map(({ score }) => score)).toEqual(['b', 'd'])
  expect(oncePerEpisode(all, 'last', (score) => score)).toHaveLength(3)
})
