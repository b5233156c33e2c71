import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartView, ListItem, ResultRow } from '../contract/chart.ts'
import { factId } from '../contract/ids.ts'
import { highlighted, searchChart, searchIndex, searchWords, snippetOf } from './search.ts'

const item = (id: string, label: string, more: Partial<ListItem> = {}): ListItem => ({
  fact: factId(id),
  label,
  detail: null,
  status: 'active',
  active: true,
  start: '2026-01-01',
  end: null,
  code: null,
  ...more,
})
const row = (key: string, label: string, text: string): ResultRow => ({
  key,
  code: null,
  label,
  unit: 'mmol/L',
  group: 'Kidney and electrolytes',
  range: null,
  rangeReason: null,
  total: 1,
  points: [{ fact: factId(`Observation/${key}`), at: '2026-01-02', ms: 1, value: Number(text), text, state: 'unassessed', original: null }],
})
const VIEW = {
  vitals: [],
  labs: [row('potassium', 'Potassium', '6.1'), row('hemoglobin', 'Hemoglobin', '9.2')],
  problems: [item('Condition/1', 'Hypokalemia', { active: false }), item('Condition/2', 'Chronic kidney disease stage 5')],
  medications: [
    item('MedicationRequest/1', 'Potassium chloride 20 mEq', { detail: 'daily', active: false }),
    item('MedicationRequest/2', 'Potassium citrate'),
  ],
  allergies: { state: 'recorded', items: [{ ...item('AllergyIntolerance/1', 'Pénicilline'), severe: true }] },
  encounters: [item('Encounter/1', 'Dialysis')],
  procedures: [],
  immunizations: [],
  notes: [
    {
      fact: factId('DocumentReference/1'),
      label: 'Progress note',
      date: '2026-01-03',
      author: 'Ines',
      source: 'DocumentReference',
      hasText: true,
      preview: 'Breathless.',
    },
  ],
} as unknown as ChartView
const INDEX = searchIndex(VIEW)
const labels = (query: string, ...rest: readonly [Parameters<typeof searchChart>[2]?]) =>
  searchChart(INDEX, query, ...rest).groups.map(({ kind, hits }) => [kind, hits.map(({ entry }) => entry.label)])

describe('search inside a chart', () => {
  it('finds where each word begins a word, in every kind, what is current first', () => {
    expect(labels('pot')).toEqual([
      ['result', ['Potassium']],
      ['medication', ['Potassium citrate', 'Potassium chloride 20 mEq']],
    ])
    expect(labels('kidney 5')).toEqual([['problem', ['Chronic kidney disease stage 5']]])
    expect(labels('POTASSIUM cit')).toEqual([['medication', ['Potassium citrate']]])
    expect(labels('tassium')).toEqual([])
  })
  it('does not mind accents, finds a value, and says nothing for nothing', () => {
    expect(labels('penicil')).toEqual([['allergy', ['Pénicilline']]])
    expect(labels('6.1')).toEqual([['result', ['Potassium']]])
    for (const nothing of ['', '  ', '()']) expect(searchChart(INDEX, nothing)).toEqual({ groups: [], total: 0 })
  })
  it('adds rows that go by another name, and notes whose text holds the words', () => {
    expect(labels('hgb', { keys: ['hemoglobin'], notes: [] })).toEqual([['result', ['Hemoglobin']]])
    expect(labels('furosemide', { keys: [], notes: [factId('DocumentReference/1')] })).toEqual([['note', ['Progress note']]])
  })
  it('counts what it does not show', () => {
    const many = { ...VIEW, problems: Array.from({ length: 20 }, (_, index) => item(`Condition/${index}`, `Fracture ${index}`)) }
    expect(searchChart(searchIndex(many), 'fracture').groups).toMatchObject([{ kind: 'problem', more: 14 }])
    expect(searchChart(searchIndex(many), 'fracture', undefined, Number.POSITIVE_INFINITY).groups[0]?.hits).toHaveLength(20)
  })
  it('answers a chart of 4,000 entries in a few milliseconds of processor time', () => {
    const many = searchIndex({
      ...VIEW,
      encounters: Array.from({ length: 4000 }, (_, index) =>
        item(`Encounter/${index}`, `Encounter for problem ${index}`, { detail: 'chest pain' }),
      ),
    })
    const before = process.cpuUsage()
    for (let round = 0; round < 10; round++) searchChart(many, 'enc prob 39')
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 10_000).toBeLessThan(20)
  })
})

describe('marks and snippets', () => {
  it('mark every beginning, and lose no letter of any text', () => {
    expect(highlighted('Potassium, potash', 'pot').filter(({ hit }) => hit)).toHaveLength(2)
    expect(highlighted('apotassium', 'pot').some(({ hit }) => hit)).toBe(false)
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 6 }), (text, query) => {
        expect(
          highlighted(text, query)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
      { numRuns: 200 },
    )
  })
  it('show the place of a hit, and only where every word is there', () => {
    const text = `${'a '.repeat(200)}Started furosemide 40 mg today. ${'b '.repeat(200)}`
    expect(snippetOf(text, searchWords('furo 40'))).toMatch(/^….*Started furosemide 40 mg today\..*…$/)
    expect(snippetOf(text, searchWords('furo spironolactone'))).toBeNull()
  })
})
