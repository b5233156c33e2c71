import { describe, expect, test } from 'vitest'
import { entryContext } from './entry-context.ts'
import { findings } from './findings.ts'
import { quantity } from './fixtures.ts'
import { pointFlags, resultRows, seriesPoints, type Who } from './result-rows.ts'

const woman: Who = { birthDate: '1955-03-01', sex: 'female', pregnant: false }
const rows = (groups: Parameters<typeof resultRows>[0], who = woman) => resultRows(groups, who, () => 0)

describe('result rows', () => {
  test('aliases of one concept are one row, oldest first', () => {
    const old = quantity('38483-4', 0.9, 'mg/dL', '2026-01-01')
    const fresh = quantity('2160-0', 1.4, 'mg/dL', '2026-01-03')
    const [row, ...others] = rows([
      { code: '38483-4', total: 3, newest: [old] },
      { code: '2160-0', total: 1, newest: [fresh] },
    ])
    expect(others).toEqual([])
    expect(row).toMatchObject({ key: 'creatinine', total: 4, unit: 'mg/dL' })
    expect(row?.points.map((point) => point.text)).toEqual(['0.9', '1.4'])
  })

  test('a row is shown in the unit of its newest value; others are converted and keep what the source said', () => {
    const inMicromol = quantity('2160-0', 88.42, 'umol/L', '2026-01-03')
    const inMilligram = quantity('2160-0', 1.1, 'mg/dL', '2026-01-01')
    const [row] = rows([{ code: '2160-0', total: 2, newest: [inMicromol, inMilligram] }])
    expect(row?.unit).toBe('µmol/L')
    expect(row?.points[0]).toMatchObject({ original: '1.1 mg/dL' })
    expect(row?.points[0]?.value).toBeCloseTo(97.26, 1)
  })

  test('a value whose unit cannot be brought to the row is shown as written and not assessed', () => {
    const strange = quantity('2823-3', 4.1, 'furlong', '2026-01-01')
    const [row] = rows([{ code: '2823-3', total: 2, newest: [quantity('2823-3', 4.2, 'mmol/L', '2026-01-02'), strange] }])
    expect(row?.points[0]).toMatchObject({ value: null, text: '4.1 furlong', state: 'unassessed' })
  })

  test('potassium is judged at its limits', () => {
    const at = (value: number) =>
      rows([{ code: '2823-3', total: 1, newest: [quantity('2823-3', value, 'mmol/L', '2026-01-01')] }])[0]?.points[0]?.state
    const range = rows([{ code: '2823-3', total: 1, newest: [quantity('2823-3', 4, 'mmol/L', '2026-01-01')] }])[0]?.range
    expect(at(range?.high ?? 0)).toBe('normal')
    expect(at((range?.high ?? 0) + 0.1)).toBe('high')
    expect(at(8)).toBe('critical-high')
    expect(at(1.5)).toBe('critical-low')
  })

  test("the source's own range comes before ours, but never hides a critical value", () => {
    const range = { low: 3, high: 9, text: null }
    const state = (value: number) =>
      rows([{ code: '2823-3', total: 1, newest: [quantity('2823-3', value, 'mmol/L', '2026-01-01', { range })] }])[0]?.points[0]?.state
    expect(state(5.6)).toBe('normal')
    expect(state(8)).toBe('critical-high')
  })

  test('a point carries the worst that its import said of it, and no word where all was in order', () => {
    const value = quantity('2823-3', 6.9, 'mmol/L', '2026-01-01')
    const said = (level: 'ok' | 'unusual' | 'implausible') => ({
      fact: value.id,
      finding: { fact: value.id, label: '', value: '', level, kind: 'range' as const, reason: level, suggestion: null },
    })
    const flag = (...flags: ReturnType<typeof said>[]) =>
      resultRows([{ code: '2823-3', total: 1, newest: [value] }], woman, () => 0, pointFlags(flags))[0]?.points[0]?.flag
    expect(flag(said('unusual'), said('implausible'), said('unusual'))).toEqual({
      level: 'implausible',
      kind: 'range',
      reason: 'implausible',
    })
    expect([flag(said('ok')), flag()]).toEqual([undefined, undefined])
  })

  test('without a range that fits, a value is unassessed and the row says why; never normal', () => {
    const [row] = rows([{ code: '2823-3', total: 1, newest: [quantity('2823-3', 4, 'mmol/L', '2026-01-01')] }], {
      ...woman,
      birthDate: null,
    })
    expect(row?.points[0]?.state).toBe('unassessed')
    expect(row?.rangeReason).toMatch(/\w/)
  })

  test('a decimal stands as written; a very long one is rounded and kept beside it to the letter', () => {
    const at = (text: string) => ({ value: { kind: 'quantity' as const, value: Number(text), text, unit: 'mg/dL', comparator: null } })
    const points = (text: string) => seriesPoints([quantity('2160-0', 1, 'mg/dL', '2026-01-01', at(text))], woman)
    expect(points('1.10')[0]).toMatchObject({ text: '1.10', original: null })
    expect(points('8.360258695125006')[0]).toMatchObject({ text: '8.36', original: '8.360258695125006 mg/dL' })
  })

  test('an unknown code keeps its own label and unit', () => {
    const other = quantity('99999-9', 3, 'mg/dL', '2026-01-01', { label: 'Something local' })
    expect(rows([{ code: '99999-9', total: 1, newest: [other] }])[0]).toMatchObject({
      label: 'Something local',
      unit: 'mg/dL',
      range: null,
    })
  })

  test('a comparator is shown and not judged', () => {
    const value = { kind: 'quantity' as const, value: 0.5, text: '0.5', unit: 'mg/dL', comparator: '<' as const }
    const points = seriesPoints([quantity('2160-0', 0.5, 'mg/dL', '2026-01-01', { value })], woman)
    expect(points[0]).toMatchObject({ text: '<0.5', state: 'unassessed' })
  })

  test('a result that was called off is shown as cancelled, and its value counts nowhere', () => {
    const off = quantity('2823-3', 9.9, 'mmol/L', '2026-01-02', { status: 'cancelled' })
    const stands = quantity('2823-3', 7.2, 'mmol/L', '2026-01-01')
    const [row] = rows([{ code: '2823-3', total: 2, newest: [off, stands] }])
    expect(row?.points.map(({ text, value, state }) => [text, value, state])).toEqual([
      ['7.2', 7.2, 'critical-high'],
      ['cancelled', null, 'unassessed'],
    ])
    expect(findings([], [], row ? [row] : [])[0]?.title).toContain('7.2')
    const facts = {
      patient: null,
      pregnant: null,
      observations: [off, stands],
      conditions: [],
      medications: [],
      allergies: [],
      encounters: [],
    }
    expect(entryContext(facts, 0).history.map(({ value }) => value)).toEqual([7.2])
    expect(seriesPoints([{ ...off, status: 'entered-in-error' }], woman)[0]).toMatchObject({ text: 'entered in error', value: null })
  })
})
