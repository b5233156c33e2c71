import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, EntryContext, Flag, HistoryPoint } from '../../contract/entry.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { assessEntries } from './assess.ts'
import { ofEachValue, STRANGER_SHOW, strangerEvidence } from './stranger.ts'
import { bell, tailBell } from './student.ts'

const NOW = Date.UTC(2026, 0, 5, 10)
const DAY = 86_400_000
const codeOf = (id: string) => conceptById(id)?.loinc[0] ?? id
const unitOf = (id: string) => conceptById(id)?.unit ?? ''

type Panel = Readonly<Record<string, number>>
const OWN: Panel = {
  sodium: 139,
  potassium: 4.1,
  chloride: 103,
  bicarbonate: 25,
  creatinine: 0.9,
  hemoglobin: 13.8,
  platelets: 240,
  albumin: 4.1,
}
const OTHER: Panel = {
  sodium: 131,
  potassium: 5.4,
  chloride: 92,
  bicarbonate: 17,
  creatinine: 6.2,
  hemoglobin: 7.9,
  platelets: 74,
  albumin: 2.2,
}

const entriesOf = (panel: Panel): Entry[] => Object.entries(panel).map(([id, value]) => ({ code: codeOf(id), value, unit: unitOf(id) }))
const historyOf = (panel: Panel): HistoryPoint[] =>
  [3, 2, 1].flatMap((days) =>
    Object.entries(panel).map(([id, value]) => ({ code: codeOf(id), value, unit: unitOf(id), ms: NOW - days * DAY })),
  )
const context = (history: HistoryPoint[]): EntryContext => ({
  nowMs: NOW,
  birthDate: '1950-03-01',
  sex: 'female',
  pregnant: false,
  history,
})
const CHART = context(historyOf(OWN))

describe('whose values', () => {
  test('a panel of somebody else: three reasons, the rarest change first among them, with what this patient had and when', () => {
    const found = strangerEvidence(CHART, entriesOf(OTHER))
    expect(found?.odds).toBeGreaterThanOrEqual(STRANGER_SHOW)
    expect(found?.values).toBe(8)
    expect(found?.reasons).toHaveLength(3)
    const creatinine = found?.reasons.find(({ label }) => label === 'Creatinine')
    expect(creatinine).toMatchObject({ value: '6.2 mg/dL', before: '0.9 mg/dL, 24 h ago' })
    expect(creatinine?.once).toBeGreaterThan(100)
  })

  test('the evidence adds up: nothing is said before six values with a past', () => {
    const entries = entriesOf(OTHER)
    expect(strangerEvidence(CHART, entries.slice(0, 5))).toBeNull()
    expect(strangerEvidence(CHART, entries)).not.toBeNull()
    expect(strangerEvidence(context([]), entries)).toBeNull()
  })

  test('one slip in a panel of this patient does not make it somebody else’s', () => {
    for (const id of Object.keys(OWN)) {
      const slipped = { ...OWN, [id]: Number(((OWN[id] ?? 0) * 10).toPrecision(4)) }
      expect(strangerEvidence(CHART, entriesOf(slipped)), id).toBeNull()
    }
  })

  test('values around the patient’s own say nothing', () => {
    const near = fc.record(
      Object.fromEntries(Object.entries(OWN).map(([id, value]) => [id, fc.double({ min: value * 0.97, max: value * 1.03, noNaN: true })])),
    )
    fc.assert(
      fc.property(near, (panel) => strangerEvidence(CHART, entriesOf(panel as Panel)) === null),
      { numRuns: 60 },
    )
  })

  test('a value that cannot be is still asked about by itself, and the rest of the panel as a panel', () => {
    const flags = assessEntries(CHART, entriesOf({ ...OTHER, sodium: 178 }))
    const sodium = flags[0]
    expect(flags.filter(({ kind }) => kind === 'wrong-patient').length).toBeGreaterThan(3)
    expect(['implausible', 'impossible']).toContain(sodium?.level)
  })

  test('a panel of somebody else is one question, at the value that speaks most against this patient', () => {
    const flags = assessEntries(CHART, entriesOf(OTHER)).filter(({ kind }) => kind === 'wrong-patient')
    expect(flags.length).toBeGreaterThan(3)
    expect(flags.filter(({ level }) => level === 'implausible').length).toBeLessThanOrEqual(1)
  })

  test('said of the list, it is no question about each value', () => {
    const flag = (kind: Flag['kind']): Flag => ({ entry: 0, level: 'implausible', kind, reason: '', suggestion: null })
    expect(ofEachValue([flag('wrong-patient'), flag('unit')]).map(({ level }) => level)).toEqual(['unusual', 'implausible'])
  })
})

describe('tails of Student’s t', () => {
  // Two-sided critical values (any t table): nu 1, 5, 30.
  test.each([
    [1, 12.706, 0.05],
    [5, 2.571, 0.05],
    [5, 4.032, 0.01],
    [30, 2.042, 0.05],
  ])('nu %d, t %d: %d', (nu, t, p) => {
    expect(tailBell(bell(0, 2, nu), 2 * t)).toBeCloseTo(p, 4)
    expect(tailBell(bell(0, 2, nu), -2 * t)).toBeCloseTo(p, 4)
  })
  test('at the centre everything is as far', () => expect(tailBell(bell(3, 1, 4), 3)).toBe(1))
})
