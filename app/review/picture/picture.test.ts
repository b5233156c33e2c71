import { describe, expect, it } from 'vitest'
import { parseWhen } from '../../chart/when.ts'
import type { ChartView, Finding, ListItem, ResultRow } from '../../contract/chart.ts'
import { type FactId, factId } from '../../contract/ids.ts'
import type { MedCheck } from '../../contract/medication.ts'
import type { PathwayView } from '../../contract/pathways.ts'
import { type Task, TaskId } from '../../contract/tasks.ts'
import type { ChartRecord } from '../../ports/store.ts'
import { chartView } from '../chart-view.ts'
import { NEWS2, NOTHING_RECORDED, PATIENT, quantity, score } from '../fixtures.ts'
import { folded } from './fold.ts'
import { hereOf } from './here.ts'
import { withPicture } from './index.ts'
import { nextOf } from './next.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const CHECKED: MedCheck = {
  status: 'checked',
  reason: null,
  unchecked: [],
  findings: [],
  knowledge: { version: '1', reviewed: '2026-01-01', expires: '2027-01-01' },
}
const SOMEBODY = {
  id: PATIENT,
  name: 'Costa, Ana',
  family: 'Costa',
  given: 'Ana',
  birthDate: parseWhen('1950-03-12'),
  sex: 'female',
  mrn: 'M1',
  deceased: null,
} as const

const viewOf = (more: Partial<ChartRecord>): ChartView =>
  chartView({ patient: SOMEBODY, synthetic: true, results: [], ...NOTHING_RECORDED, ...more }, [NEWS2], NOW, () => CHECKED)
const visit = (id: string, start: string, more: Partial<ListItem> = {}): ListItem => ({
  fact: factId(`Encounter/${id}`),
  label: id,
  detail: null,
  status: 'finished',
  active: false,
  start,
  end: start,
  code: 'AMB',
  ...more,
})
const finding = (id: string, ...facts: string[]): Finding => ({
  id,
  severity: 'high',
  title: id,
  parts: [{ text: id, facts: facts.map((fact) => factId(fact)) }],
  basis: 'result',
  at: null,
})

describe('why here', () => {
  const encounters = [visit('old', '2020-01-01'), visit('newest', '2026-02-01'), visit('planned', '2026-04-01')]
  it('is the last encounter that has begun', () => {
    expect(hereOf({ ...viewOf({}), encounters }, NOW)).toMatchObject({ kind: 'seen', label: 'newest' })
  })
  it('is the stay that is open, whatever came after it', () => {
    const stay = visit('ward', '2026-01-20', { active: true, end: null, code: 'IMP', detail: 'heart failure' })
    expect(hereOf({ ...viewOf({}), encounters: [stay, ...encounters] }, NOW)).toMatchObject({
      kind: 'stay',
      label: 'ward',
      reason: 'heart failure',
    })
  })
  it('says nothing where nothing is recorded or dated', () => {
    expect(hereOf({ ...viewOf({}), encounters: [{ ...visit('undated', ''), start: null }] }, NOW)).toBeNull()
  })
})

describe('what is wrong now', () => {
  it('puts findings of the same rows under the first of them, and loses none', () => {
    const all = [finding('kidney', 'a'), finding('clearance', 'a', 'weight'), finding('potassium', 'k'), finding('creatinine', 'a')]
    const groups = folded(all)
    expect(groups.map(({ finding: first, also }) => [first.id, also.map(({ id }) => id)])).toEqual([
      ['kidney', ['clearance', 'creatinine']],
      ['potassium', []],
    ])
    expect(groups.flatMap((group) => [group.finding, ...group.also])).toHaveLength(all.length)
  })
  it('keeps apart what shares a row but not all, and what names no row', () => {
    expect(folded([finding('x', 'a', 'b'), finding('y', 'b', 'c'), finding('none'), finding('none too')])).toHaveLength(4)
  })
})

describe('what changed since the last look', () => {
  const potassium = [quantity('2823-3', 4.2, 'mmol/L', '2020-02-20T08:00:00Z'), quantity('2823-3', 5.9, 'mmol/L', '2020-03-01T08:00:00Z')]
  const results: ChartRecord['results'] = [{ code: '2823-3', total: 2, newest: potassium.toReversed() }]
  const changed = (arrived: readonly FactId[], more: Partial<ChartRecord> = {}) =>
    withPicture(viewOf({ results, ...more }), { at: '2026-02-28T09:00:00Z', arrived: new Set(arrived) }, NOW).picture.changed

  it('counts a row by when it came, not by its date', () => {
    const newest = potassium[1]?.id as FactId
    expect(changed([newest])).toMatchObject({ kind: 'look', since: '2026-02-28T09:00:00Z', rows: 1 })
    expect(changed([newest]).items.map(({ title, facts }) => [title, facts.length])).toEqual([
      ['Potassium 4.2 to 5.9 mmol/L in 10 d, high', 2],
    ])
  })
  it('is empty where nothing came, and says how many rows came where none stands out', () => {
    expect(changed([])).toMatchObject({ rows: 0, items: [] })
    expect(changed([factId('Observation/other')])).toMatchObject({ rows: 1, items: [] })
  })
  it('tells a score that moved to another band because of a row that came', () => {
    const pulse = quantity('8867-4', 131, '/min', '2020-03-01T08:00:00Z')
    const contributions = [{ input: 'hr', label: 'Pulse', value: 131, unit: '/min', effect: 3, at: null, facts: [pulse.id] }]
    const scores = [score({ value: 7, band: 'high', contributions })]
    const trend = [
      { model: 'news2', at: '2020-02-20T08:00:00Z', value: 2, band: 'low' },
      { model: 'news2', at: '2020-03-01T08:00:00Z', value: 7, band: 'high' },
    ]
    expect(changed([pulse.id], { scores, trend }).items.map(({ title }) => title)).toEqual([expect.stringMatching(/^NEWS2 7.*was 2/)])
    expect(changed([], { scores, trend }).items).toEqual([])
  })
  it('without a look counts from the admission or a week, and says that it does', () => {
    expect(withPicture(viewOf({ results }), null, NOW).picture.changed).toMatchObject({ kind: 'week', rows: null, items: [] })
  })
})

describe('what is next', () => {
  const task = (id: number, dueAt: string): Task => ({
    id: TaskId.parse(id),
    patient: PATIENT,
    patientName: null,
    title: `task ${id}`,
    origin: 'person',
    subject: null,
    dueAt,
    status: 'open',
    createdBy: 'ines',
    createdAt: dueAt,
    closedBy: null,
    closedAt: null,
    note: '',
  })
  const step = (id: string, more: Partial<PathwayView['steps'][number]>): PathwayView['steps'][number] => ({
    id,
    title: id,
    why: 'why',
    status: 'open',
    because: [],
    facts: [],
    dueAt: null,
    overdue: false,
    by: null,
    at: null,
    until: null,
    reason: null,
    source: 's',
    ...more,
  })
  it('is overdue first, then by time, undated last; what is done or put off is not in it', () => {
    const steps = [
      step('undated', {}),
      step('late step', { dueAt: '2026-03-01T11:00:00Z', overdue: true }),
      step('done', { status: 'done' }),
    ]
    const pathways = [{ id: 'p', title: 'P', because: [], facts: [], since: null, reviewed: '', steps }]
    const view = { ...viewOf({}), tasks: [task(1, '2026-03-02T08:00:00Z'), task(2, '2026-03-01T12:00:00Z')], pathways }
    const next = nextOf(view, NOW)
    expect(next.map(({ title, overdue }) => [title, overdue])).toEqual([
      ['late step', true],
      ['task 2', true],
      ['task 1', false],
      ['undated', false],
    ])
  })
})

it('every sentence of a change names rows that are in the chart', () => {
  const rows: ResultRow[] = viewOf({
    results: [{ code: '2823-3', total: 1, newest: [quantity('2823-3', 6.6, 'mmol/L', '2026-02-28T08:00:00Z')] }],
  }).labs
  const known = new Set(rows.flatMap(({ points }) => points.map(({ fact }) => fact)))
  const view = withPicture({ ...viewOf({}), labs: rows }, null, NOW)
  expect(view.picture.changed.items.length).toBeGreaterThan(0)
  for (const { facts } of view.picture.changed.items) expect(facts.every((fact) => known.has(fact))).toBe(true)
  expect(parseWhen(view.picture.changed.since)?.ms).toBe(NOW - 7 * 86_400_000)
})
