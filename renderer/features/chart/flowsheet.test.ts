import { describe, expect, it } from 'vitest'
import type { ChartPoint, RangeState, ResultRow } from '#app/contract/chart.ts'
import { factId } from '#app/contract/ids.ts'
import {
  columnsThatFit,
  firstGraphRow,
  flowItems,
  lastElsewhere,
  pointAt,
  pointsAt,
  timeColumns,
  WIDTHS,
  windowOf,
  worstLook,
} from './flowsheet.ts'

const now = Date.UTC(2026, 10, 22, 12)
const point = (minute: number, value: number, state: RangeState = 'normal'): ChartPoint => {
  const ms = now - minute * 60_000
  return {
    fact: factId(`Observation/${minute}-${value}`),
    at: new Date(ms).toISOString(),
    ms,
    value,
    text: String(value),
    state,
    original: null,
  }
}
const row = (key: string, group: string, points: readonly ChartPoint[]): ResultRow => ({
  key,
  code: '2823-3',
  label: key,
  unit: 'mmol/L',
  group,
  range: null,
  rangeReason: null,
  points: [...points],
  total: points.length,
})

const potassium = row('Potassium', 'Kidney and electrolytes', [point(600, 4.6), point(300, 5.5, 'high'), point(0, 6.1, 'critical-high')])
const sodium = row('Sodium', 'Kidney and electrolytes', [point(600, 139), point(0, 133, 'low')])
const pulse = row('Pulse', 'Vital signs', [point(100_000, 80)])

describe('flowItems', () => {
  it('puts each row under its heading and counts the rows alone', () => {
    const items = flowItems([potassium, pulse, sodium], '')
    expect(items.map((item) => (item.kind === 'group' ? `# ${item.label} ${item.count}` : `${item.index} ${item.row.label}`))).toEqual([
      '# Kidney and electrolytes 2',
      '0 Potassium',
      '1 Sodium',
      '# Vital signs 1',
      '2 Pulse',
    ])
  })
  it('finds by every word, in label, heading, code or unit', () => {
    const found = (filter: string) =>
      flowItems([potassium, sodium, pulse], filter).flatMap((item) => (item.kind === 'row' ? [item.row.label] : []))
    expect([found('kidney'), found('POT mmol'), found('nothing such')]).toEqual([['Potassium', 'Sodium'], ['Potassium'], []])
  })
})

describe('time columns', () => {
  it('has each minute once, oldest first, over all rows', () => {
    expect(timeColumns([potassium, sodium], now)).toHaveLength(3)
  })
  it('shows what fits, newest last, and pages back without running out of columns', () => {
    const columns = timeColumns([potassium, sodium, pulse], now)
    expect(windowOf(columns, 2, 0)).toEqual(columns.slice(2))
    expect(windowOf(columns, 2, 1)).toEqual(columns.slice(1, 3))
    expect(windowOf(columns, 2, 99)).toEqual(columns.slice(0, 2))
    expect(windowOf(columns, 99, 0)).toEqual(columns)
  })
  it('never shows fewer than one column', () => {
    expect([columnsThatFit(0), columnsThatFit(416 + WIDTHS.time * 3)]).toEqual([1, 3])
  })
  it('takes the newer of two values in one minute', () => {
    const twice = row('Potassium', 'g', [point(0, 6.1), { ...point(0, 4.2), ms: now + 20_000 }])
    const [column] = timeColumns([twice], now)
    expect(column && pointAt(twice, column)?.value).toBe(4.2)
  })
  it('says the newest value of a row that has none in the columns shown', () => {
    const columns = windowOf(timeColumns([potassium, sodium, pulse], now), 2, 0)
    expect([lastElsewhere(pulse, columns)?.value, lastElsewhere(sodium, columns)]).toEqual([80, null])
  })
  it('does not invent a column for a value without a time', () => {
    expect(timeColumns([row('x', 'g', [{ ...point(0, 1), ms: null, at: null }])], now)).toEqual([])
  })
})

describe('firstGraphRow', () => {
  it('takes the row that is furthest out', () => {
    expect(firstGraphRow([sodium, potassium])?.label).toBe('Potassium')
  })
  it('takes the first row where nothing is out or nothing has a course', () => {
    expect([firstGraphRow([pulse])?.label, firstGraphRow([])]).toEqual(['Pulse', null])
  })
})

describe('several values in one minute', () => {
  const [column] = timeColumns([row('x', 'y', [point(0, 4.1)])], now)
  const at = (...points: readonly ChartPoint[]) => (column ? pointsAt(row('Potassium', 'Kidney', points), column) : [])
  it('all stand, oldest first, and what repeats another stands once', () => {
    const texts = at(point(1, 9), point(0, 4.1), point(0, 6.4, 'critical-high'), { ...point(0, 4.1), fact: factId('Observation/again') })
    expect(texts.map(({ text }) => text)).toEqual(['4.1', '6.4'])
  })
  it('look like the one furthest out of range', () => {
    expect(worstLook(at(point(0, 6.4, 'critical-high'), point(0, 4.1)))).toMatchObject({ word: 'critical, above' })
    expect(worstLook(at(point(0, 4.1)))).toMatchObject({ word: 'within reference' })
  })
})
