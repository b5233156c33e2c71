import { expect, it } from 'vitest'
import type { ChartView } from '../../contract/chart.ts'
import { DOCUMENT_KINDS, type PrintedDocument } from '../../contract/documents.ts'
import { ReviewId, type SignedReview } from '../../contract/review.ts'
import { chartView } from '../chart-view.ts'
import { NEWS2, NOTHING_RECORDED, PATIENT, quantity } from '../fixtures.ts'
import { printedDocument } from './index.ts'

const NOW = Date.parse('2026-01-10T12:00:00Z')
const MED = {
  status: 'checked',
  reason: null,
  unchecked: [],
  findings: [],
  knowledge: { version: '1', reviewed: '2026-01-01', expires: '2027' },
} as const
const UNCHECKED = [{ what: 'NEWS2', because: 'not scored yet' }]

function view(synthetic = false): ChartView {
  const patient = {
    id: PATIENT,
    name: 'Costa, Ana',
    family: 'Costa',
    given: 'Ana',
    birthDate: { text: '1950-03-12', ms: 0 },
    sex: 'female',
    mrn: 'M1',
    deceased: null,
  } as const
  const newest = [quantity('2823-3', 6.2, 'mmol/L', '2026-01-10T10:00:00+02:00'), quantity('2823-3', 4.4, 'mmol/L', '2026-01-09T08:00:00Z')]
  const record = { patient, synthetic, results: [{ code: '2823-3', total: 2, newest }], ...NOTHING_RECORDED }
  return chartView(record, [NEWS2], NOW, () => ({ ...MED, unchecked: [], findings: [] }))
}

const review: SignedReview = {
  id: ReviewId.parse(1),
  patient: PATIENT,
  by: 'ines',
  at: '2026-01-10T11:00:00Z',
  body: {
    format: 1,
    since: { kind: 'week', at: '2026-01-03T12:00:00Z', text: 'in the last 7 days' },
    findings: [{ id: 'a', group: 'results', severity: 'high', how: 'edited', text: 'Potassium is up.', facts: [], at: null }],
    rejected: 1,
    undecided: 2,
    assessment: 'Kidney injury.',
    plan: 'Stop spironolactone.',
    pathways: [],
    unchecked: [{ what: 'Allergies', because: 'nobody has asked' }],
    saw: { latest: 3, resources: 3, hash: 'x', at: '2026-01-10T11:00:00Z' },
  },
  sha256: 'y',
  addenda: [{ id: 1, text: 'ECG normal.', by: 'bo', at: '2026-01-10T11:30:00Z', sha256: 'z' }],
  newSince: 1,
  dataChanged: true,
}

const made = (kind: PrintedDocument['kind'], reviews: readonly SignedReview[] = [review], synthetic = false) =>
  printedDocument({
    kind,
    view: view(synthetic),
    reviews,
    review: reviews[0] ?? null,
    unchecked: UNCHECKED,
    madeAt: '2026-01-10T12:00:00Z',
    madeBy: 'ines',
    nowMs: NOW,
    digest: (text) => `#${text.length}`,
  })

it.each(DOCUMENT_KINDS)('%s names the patient, its data’s age, who signs, and what was not checked', (kind) => {
  const sheet = made(kind, [review], true)
  expect(sheet.patient).toEqual({ name: 'Costa, Ana', birthDate: '1950-03-12', age: '75 y', sex: 'female', record: 'M1', synthetic: true })
  expect(sheet.covers).not.toBe('')
  expect(sheet.signature).not.toBe('')
  expect(sheet.unchecked).toEqual(kind === 'review' ? review.body.unchecked : UNCHECKED)
})

it('the hand-off has the five parts in order, judges nobody, and says whose assessment it prints', () => {
  const sheet = made('handoff')
  expect(sheet.blocks.flatMap((block) => (block.kind === 'heading' ? block.letter : [])).join('')).toBe('IPASS')
  expect(sheet.blocks).toContainEqual(expect.objectContaining({ kind: 'choices', items: ['Unstable', 'Watcher', 'Stable'] }))
  expect(JSON.stringify(sheet)).toContain('Kidney injury. (review of 2026-01-10 11:00, ines; the chart has changed since)')
  expect(JSON.stringify(made('handoff', []))).toContain('No assessment is signed.')
  expect(JSON.stringify(sheet)).toContain('This is not “none”')
})

it('a signed review prints with its addenda and says that the chart changed since', () => {
  const text = JSON.stringify(made('review'))
  for (const part of ['Potassium is up.', 'Stop spironolactone.', 'ECG normal.', '1 records came', '1 findings rejected, 2 left undecided'])
    expect(text).toContain(part)
  expect(JSON.stringify(made('review', []))).toContain('No review of this chart is signed.')
})

it('results print with the time they were measured, in one clock, and what is outside is heavy', () => {
  const [row] = made('chart').blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
  expect(row?.map(({ text }) => text)).toEqual([
    'Potassium',
    '6.2 mmol/L',
    expect.stringMatching(/high/),
    '2026-01-10 08:00',
    '4.4 (2026-01-09 08:00)',
    expect.any(String),
  ])
  expect(row?.[1]?.heavy).toBe(true)
})

it('the hash follows the content', () => {
  expect(made('handoff').hash).not.toBe(made('handoff', []).hash)
})
