import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, Encounter, Medication, Observation } from '../../chart/facts.ts'
import { isoFromMs, parseWhen } from '../../chart/when.ts'
import type { ChartView } from '../../contract/chart.ts'
import { alertId, type FactId, factId } from '../../contract/ids.ts'
import type { MedCheck } from '../../contract/medication.ts'
import type { Alert } from '../../contract/risk.ts'
import { TaskId } from '../../contract/tasks.ts'
import type { ChartRecord } from '../../ports/store.ts'
import { chartView } from '../chart-view.ts'
import { medication, NEWS2, NOTHING_RECORDED, PATIENT, quantity, score } from '../fixtures.ts'
import { prefill } from './index.ts'
import { spanText } from './words.ts'

const NOW = Date.parse('2026-01-10T12:00:00Z')
const HOUR = 3_600_000
const digest = (text: string) => `#${text}`
const CREATININE = '2160-0'
const POTASSIUM = '2823-3'
const CHECKED: MedCheck = {
  status: 'checked',
  reason: null,
  unchecked: [],
  findings: [],
  knowledge: { version: '1', reviewed: '2026-01-01', expires: '2027-01-01' },
}

function record(more: Partial<ChartRecord> & { observations?: readonly Observation[] }): ChartRecord {
  const { observations = [], ...rest } = more
  const byCode = Map.groupBy(observations, ({ loinc }) => loinc ?? '')
  return {
    patient: {
      id: PATIENT,
      name: 'Costa, Ana',
      family: 'Costa',
      given: 'Ana',
      birthDate: parseWhen('1950-03-12'),
      sex: 'female',
      mrn: 'M1',
      deceased: null,
    },
    synthetic: true,
    results: [...byCode].map(([code, own]) => ({ code, total: own.length, newest: own.toReversed() })),
    ...NOTHING_RECORDED,
    ...rest,
  }
}

const view = (more: Parameters<typeof record>[0], check: MedCheck = CHECKED): ChartView =>
  chartView(record(more), [NEWS2], NOW, () => check)
const week = (chart: ChartView, nowMs = NOW) => prefill({ view: chart, last: null, held: 0, nowMs, digest })
const titles = (chart: ChartView) => week(chart).findings.map(({ title }) => title)
const reviewed = (chart: ChartView, ...arrived: readonly FactId[]) =>
  prefill({ view: chart, last: { at: '2026-01-09T08:00:00Z', by: 'ines', arrived: new Set(arrived) }, held: 0, nowMs: NOW, digest })

const base = (id: string) => ({ id: factId(id), patient: PATIENT, encounter: null })
const request = (id: string, label: string, more: Partial<Medication> = {}): Medication =>
  medication(label, { ...base(`MedicationRequest/${id}`), source: 'MedicationRequest', ...more })
const stay = (start: string, more: Partial<Encounter> = {}): Encounter => ({
  ...base(`Encounter/${start}`),
  status: 'in-progress',
  class: 'IMP',
  label: 'Stay',
  reason: null,
  start: parseWhen(start),
  end: null,
  ...more,
})
const alert = (more: Partial<Alert> = {}): Alert => ({
  id: alertId('a1'),
  patient: PATIENT,
  kind: 'critical-value',
  subject: POTASSIUM,
  tier: 'interruptive',
  severity: 'high',
  title: 'Potassium 6.4 mmol/L, critically high',
  detail: 'Measured 2026-01-10 09:00 UTC.',
  action: 'Record an ECG.',
  source: 's',
  facts: [factId('Observation/k2')],
  inputHash: 'h',
  status: 'open',
  raisedAt: '2026-01-10T09:01:00Z',
  dataAt: '2026-01-10T09:00:00Z',
  acknowledgedBy: null,
  acknowledgedAt: null,
  acknowledgeReason: null,
  ...more,
})

describe('what changed is counted from', () => {
  it('the last review, else the admission, else a week, and says which', () => {
    expect(reviewed(view({})).since).toMatchObject({ kind: 'review', text: 'since the review of 2026-01-09 08:00 UTC by ines' })
    expect(week(view({ encounters: [stay('2026-01-02T10:00:00Z')] })).since).toEqual({
      kind: 'admission',
      at: '2026-01-02T10:00:00Z',
      text: 'since admission on 2026-01-02 10:00 UTC (no review is signed yet)',
    })
    expect(week(view({})).since).toMatchObject({ kind: 'week', at: '2026-01-03T12:00:00Z' })
  })
  it('no stay that is over, of an outpatient, or still to come', () => {
    const encounters = [stay('2026-01-02', { end: parseWhen('2026-01-03') }), stay('2026-01-04', { class: 'AMB' }), stay('2026-02-04', {})]
    expect(week(view({ encounters })).since.kind).toBe('week')
  })
})

describe('results', () => {
  it('a rise is told with where it came from, how long it took and the stage of KDIGO', () => {
    const observations = [
      quantity(CREATININE, 88, 'umol/L', '2026-01-09T00:00:00Z'),
      quantity(CREATININE, 161, 'umol/L', '2026-01-10T06:00:00Z'),
    ]
    const chart = view({ observations })
    const kidney = {
      ...chart.risks[0],
      model: 'kdigo-aki',
      status: 'ok',
      value: 1,
      severity: 'medium',
      contributions: [{ input: 'c', label: 'c', value: 161, unit: null, effect: 1, at: null, facts: [observations[1]?.id] }],
    } as unknown as ChartView['risks'][number]
    const [first] = week({ ...chart, risks: [kidney] }).findings
    expect(first?.title).toBe('Creatinine 88 to 161 µmol/L in 30 h, high, KDIGO stage 1')
    expect(first?.facts).toEqual(observations.map(({ id }) => id))
    expect(first?.at).toBe('2026-01-10T06:00:00Z')
    expect(titles(chart)[0]).toBe('Creatinine 88 to 161 µmol/L in 30 h, high')
  })
  it('the newest value before the review is what a new one is compared with, however old', () => {
    const old = quantity(POTASSIUM, 4.1, 'mmol/L', '2024-01-10T00:00:00Z')
    const fresh = quantity(POTASSIUM, 5.9, 'mmol/L', '2026-01-10T00:00:00Z')
    const [finding] = reviewed(view({ observations: [old, fresh] }), fresh.id).findings
    expect(finding?.title).toBe('Potassium 4.1 to 5.9 mmol/L in 2 y, high')
    expect(reviewed(view({ observations: [old, fresh] })).findings.map(({ group }) => group)).toEqual(['allergies'])
  })
  it('a value that came after the review is new, however old; with newer ones there it is late', () => {
    const late = quantity(POTASSIUM, 6.1, 'mmol/L', '2026-01-01T00:00:00Z')
    const known = quantity(POTASSIUM, 4.4, 'mmol/L', '2026-01-05T00:00:00Z')
    expect(reviewed(view({ observations: [late, known] }), late.id).findings[0]?.title).toMatch(/^Outside their range, with newer values/)
  })
  it('better, back in range and little changed are told in one line each; normal ones not at all', () => {
    const pair = (loinc: string, from: number, to: number) => [
      quantity(loinc, from, 'mmol/L', '2026-01-01T00:00:00Z'),
      quantity(loinc, to, 'mmol/L', '2026-01-09T00:00:00Z'),
    ]
    const said = (from: number, to: number) => titles(view({ observations: pair(POTASSIUM, from, to) })).join()
    expect(said(5.9, 5.2)).toContain('Better, still outside their range: Potassium 5.9 to 5.2 mmol/L in 8 d, high')
    expect(said(5.9, 4.4)).toContain('Back within their range: Potassium 5.9 to 4.4 mmol/L in 8 d')
    expect(said(5.6, 5.6)).toContain('Still outside their range, little changed: Potassium 5.6 mmol/L, as before, high')
    expect(said(4.4, 4.6)).not.toContain('Potassium')
  })
  it('a value that was taken back is no change', () => {
    const observations = [quantity(POTASSIUM, 6.2, 'mmol/L', '2026-01-09T00:00:00Z', { status: 'entered-in-error' })]
    expect(titles(view({ observations })).join()).not.toContain('6.2')
  })
})

describe('alerts', () => {
  const observations = [
    { ...quantity(POTASSIUM, 4.4, 'mmol/L', '2026-01-09T09:00:00Z'), id: factId('Observation/k1') },
    { ...quantity(POTASSIUM, 6.4, 'mmol/L', '2026-01-10T09:00:00Z'), id: factId('Observation/k2') },
  ]
  it('say the course and what was done, and the result is not said twice', () => {
    const said = titles(view({ observations, alerts: [alert()] }))
    expect(said[0]).toBe('Potassium 6.4 mmol/L, critically high (4.4 to 6.4 mmol/L in 24 h): not acknowledged')
    expect(said.filter((title) => title.includes('6.4'))).toHaveLength(1)
    const seen = alert({
      status: 'acknowledged',
      acknowledgedBy: 'ines',
      acknowledgedAt: '2026-01-10T09:30:00Z',
      acknowledgeReason: 'will-monitor',
    })
    expect(titles(view({ observations, alerts: [seen] }))[0]).toContain(': will monitor (ines, 2026-01-10 09:30 UTC)')
  })
  it('resolved ones are not said; ones acknowledged long before share a line', () => {
    const old = alert({
      status: 'acknowledged',
      acknowledgedBy: 'ines',
      acknowledgedAt: '2025-01-10T09:30:00Z',
      acknowledgeReason: 'acted',
    })
    expect(titles(view({ alerts: [old, alert({ status: 'resolved', subject: 'news2' })] }))).toEqual([
      'Acknowledged earlier and still standing: Potassium 6.4 mmol/L, critically high, acted (ines, 2025-01-10 09:30 UTC)',
      'Allergies: nobody has asked',
    ])
  })
})

describe('scores', () => {
  const trend = (value: number, band: string) => [
    { model: 'news2', at: '2026-01-01T10:00:00Z', value: 2, band: 'low' },
    { model: 'news2', at: '2026-01-10T10:00:00Z', value, band },
  ]
  it('are said where the band is another than before', () => {
    const scores = [score({ value: 6, band: 'medium', at: '2026-01-10T10:00:00Z' })]
    expect(titles(view({ scores, trend: trend(6, 'medium') }))[0]).toBe('NEWS2 6, medium; was 2, low, on 2026-01-01 10:00 UTC')
    const same = [score({ value: 3, band: 'low', at: '2026-01-10T10:00:00Z' })]
    expect(titles(view({ scores: same, trend: trend(3, 'low') })).join()).not.toContain('NEWS2')
  })
})

describe('medications', () => {
  it('started, stopped and changed; a dose that was given is none of it', () => {
    const medications = [
      request('1', 'Amlodipine 5 MG Oral Tablet', { start: parseWhen('2026-01-08'), dosage: 'once a day' }),
      request('2', 'Metoprolol 50 MG', { status: 'stopped', start: parseWhen('2020'), end: parseWhen('2026-01-07') }),
      request('3', 'metoprolol 100 mg', { start: parseWhen('2026-01-07') }),
      request('4', 'Aspirin 81 MG', { status: 'stopped', start: parseWhen('2020'), end: parseWhen('2026-01-09') }),
      request('5', 'Simvastatin 20 MG', { start: parseWhen('2019') }),
      { ...request('6', 'Paracetamol', { start: parseWhen('2026-01-09') }), id: factId('MedicationAdministration/6') },
    ]
    const said = titles(view({ medications })).filter((title) => /^(Started|Stopped|Changed)/.test(title))
    expect(said.toSorted()).toEqual([
      'Changed: Metoprolol 50 MG to metoprolol 100 mg',
      'Started: Amlodipine 5 MG Oral Tablet, once a day',
      'Stopped: Aspirin 81 MG, ended 2026-01-09',
    ])
  })
  it('missing monitoring is a finding, and what could not be checked is listed', () => {
    const check: MedCheck = {
      ...CHECKED,
      status: 'not-checked',
      reason: 'One drug is not known.',
      unchecked: [{ drug: 'foobarium', because: 'it is not a known drug' }],
      findings: [
        {
          rules: ['lithium-level'],
          kind: 'monitoring',
          tier: 'passive',
          severity: 'moderate',
          between: ['lithium'],
          title: 'Lithium: no level',
          mechanism: '',
          effect: '',
          management: 'Measure it.',
          evidence: [],
          context: ['no lithium level within 6 months'],
          facts: [],
        },
      ],
    }
    const { findings, unchecked } = week(view({ medications: [request('1', 'foobarium')] }, check))
    expect(findings.find(({ group }) => group === 'monitoring')?.title).toBe('Lithium: no level: no lithium level within 6 months')
    expect(unchecked).toContainEqual({ what: 'foobarium', because: 'it is not a known drug' })
    expect(unchecked).toContainEqual({ what: 'NEWS2', because: 'not scored yet' })
    expect(unchecked[0]?.what).toBe('Allergies')
  })
})

describe('tasks', () => {
  const task = (dueAt: string) => ({
    id: TaskId.parse(1),
    patient: PATIENT,
    patientName: null,
    title: 'Potassium again',
    origin: 'person' as const,
    subject: null,
    dueAt,
    status: 'open' as const,
    createdBy: 'ines',
    createdAt: dueAt,
    closedBy: null,
    closedAt: null,
    note: '',
  })
  it.each([
    ['2026-01-10T12:00:00Z', 'Overdue: Potassium again (was due 2026-01-10 12:00 UTC)'],
    ['2026-01-10T12:00:01Z', 'To do: Potassium again (due 2026-01-10 12:00 UTC)'],
  ])('due at %s', (dueAt, title) => expect(titles(view({ tasks: [task(dueAt)] }))).toContain(title))
})

describe('what is new', () => {
  it('is told once per kind, with its rows', () => {
    const problem: Condition = {
      ...base('Condition/1'),
      code: { system: null, code: null, display: null },
      label: 'Pneumonia',
      clinicalStatus: 'active',
      verificationStatus: null,
      onset: parseWhen('2026-01-08'),
      abatement: null,
      recorded: null,
    }
    const finding = week(view({ conditions: [problem] })).findings.find(({ group }) => group === 'changes')
    expect(finding).toMatchObject({ title: 'New problems: Pneumonia (2026-01-08)', facts: ['Condition/1'], at: '2026-01-08' })
  })
  it('nothing new is said with the time of the newest data, never as "well"', () => {
    const observations = [quantity(POTASSIUM, 4.1, 'mmol/L', '2024-01-10T00:00:00Z')]
    expect(week(view({ observations })).quiet).toBe(
      'Nothing new that stands out in the last 7 days (no review is signed yet). The newest data are of 2024-01-10 00:00 UTC.',
    )
    expect(week(view({ observations: [quantity(POTASSIUM, 6.4, 'mmol/L', '2026-01-10T00:00:00Z')] })).quiet).toBeNull()
  })
  it('sentences do not change while the data stay: only tasks come due', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 20, max: 90 }), fc.integer({ min: 0, max: 240 })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 72 }), (points, later) => {
        const observations = points
          .toSorted((a, b) => b[1] - a[1])
          .map(([value, hours]) => quantity(POTASSIUM, value / 10, 'mmol/L', isoFromMs(NOW - hours * HOUR)))
        const chart = view({ observations })
        const arrived = new Set(observations.slice(-3).map(({ id }) => id))
        const at = (nowMs: number) =>
          prefill({ view: chart, last: { at: '2026-01-09T08:00:00Z', by: 'ines', arrived }, held: 0, nowMs, digest })
        expect(at(NOW + later * HOUR)).toEqual(at(NOW))
        const known = new Set<string>(observations.map(({ id }) => id))
        for (const { facts, group } of at(NOW).findings) if (group === 'results') expect(facts.every((fact) => known.has(fact))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  it.each([
    [29_000, '1 min'],
    [59 * 60_000, '59 min'],
    [HOUR, '1 h'],
    [71 * HOUR, '71 h'],
    [72 * HOUR, '3 d'],
    [59 * 24 * HOUR, '59 d'],
    [60 * 24 * HOUR, '2 mo'],
    [731 * 24 * HOUR, '2 y'],
  ])('%d ms is %s', (ms, text) => expect(spanText(ms)).toBe(text))
})
