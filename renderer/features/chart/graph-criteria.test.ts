/**
 * The eleven criteria for graphs of test results (Sittig DF, Murphy DR, Smith MW, Russo E, Wright A, Singh H. Graphical display of diagnostic
 * test results in electronic health records: a comparison of 8 systems. J Am Med Inform Assoc 2015;22:900-4), each tested on the graph of one
 * result and on the graphs of several. Identity and hover are looked at in the window, too (e2e/specs/chart-tasks.spec.ts).
 */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { ChartPoint, ChartView, ResultRow } from '#app/contract/chart.ts'
import { factId } from '#app/contract/ids.ts'
import { plottable } from './graph-math.ts'
import { identityOf, referenceOf, titleOf } from './graph-words.ts'
import { plotData, plotOptions } from './plot.ts'
import { readoutText } from './stack/Readout.tsx'
import { StackPlot } from './stack/StackPlot.tsx'
import { lanes, seriesOf, wholeSpan } from './stack/stack-math.ts'
import { spanOf } from './time-axis.ts'

const NOW = Date.parse('2026-11-25T12:00:00Z')
const AT = ['2026-11-19T06:10:00Z', '2026-11-20T06:05:00Z', '2026-11-22T06:12:00Z', '2026-11-22T18:00:00Z']

const row = (key: string, label: string, unit: string, range: readonly [number, number], values: readonly number[]): ResultRow => ({
  key,
  code: '2823-3',
  label,
  unit,
  group: 'Kidney and electrolytes',
  range: { low: range[0], high: range[1], text: range.join('–'), source: 'women 18 and over, ABIM 2024' },
  rangeReason: null,
  total: values.length,
  points: values.map((value, index): ChartPoint => {
    const at = AT[index] ?? ''
    const state = value > range[1] ? 'high' : value < range[0] ? 'low' : 'normal'
    return { fact: factId(`Observation/${key}-${index}`), at, ms: Date.parse(at), value, text: String(value), state, original: null }
  }),
})
const POTASSIUM = row('potassium', 'Potassium', 'mmol/L', [3.5, 5.1], [4.6, 4.8, 5.5, 6.1])
const CREATININE = row('creatinine', 'Creatinine', 'µmol/L', [45, 84], [86, 88, 150, 184])
const PATIENT = { patient: { name: 'Osei, Abena', mrn: '4417-0923' } } as Pick<ChartView, 'patient'>
const POINTS = plottable(POTASSIUM.points)
const COLOURS = new Proxy({}, { get: () => '#000000' }) as Parameters<typeof plotOptions>[0]['colours']
const ONE = plotOptions({
  row: POTASSIUM,
  points: POINTS,
  width: 600,
  height: 200,
  colours: COLOURS,
  font: 'sans',
  selected: () => -1,
  onHover: () => undefined,
})

const SERIES = [POTASSIUM, CREATININE].map((one) => seriesOf(one, one.points))
const SPAN = wholeSpan(SERIES) ?? { from: 0, to: 1 }
const item = (fact: string, label: string, start: string, end: string | null) => ({
  fact: factId(fact),
  label,
  detail: null,
  status: 'active',
  active: end === null,
  start,
  end,
  code: null,
})
const BENEATH = lanes({
  view: {
    medications: [
      item('MedicationRequest/1', 'Spironolactone 50 mg', '2026-11-20T12:00:00Z', null),
      item('MedicationRequest/2', 'Ibuprofen 400 mg', '2026-11-19T12:00:00Z', '2026-11-21T12:00:00Z'),
    ],
    encounters: [],
    procedures: [item('Procedure/1', 'Echocardiography', '2026-11-21T09:00:00Z', '2026-11-21T10:00:00Z')],
  },
  span: SPAN,
  nowMs: NOW,
  room: 1000,
  most: 4,
})
const svg = renderToStaticMarkup(
  createElement(StackPlot, { series: SERIES, lanes: BENEATH, span: SPAN, nowMs: NOW, width: 700, height: 400, at: null }),
)
const marks = [...svg.matchAll(/class="stack-mark stack-(\w+) ?" (?:cx="([\d.]+)" cy="([\d.]+)"|d="M([\d.]+) ([\d.]+))/g)].map((m) => ({
  look: m[1],
  x: Number(m[2] ?? m[4]),
  y: Number(m[3] ?? m[5]),
}))
const [axisOfTime, axisOfValues] = ONE.axes ?? []

describe('a graph of results', () => {
  it('1. identifies the patient', () => {
    expect(identityOf(PATIENT, POTASSIUM)).toBe('Osei, Abena · 4417-0923 · LOINC 2823-3')
    expect(identityOf({ patient: { name: null, mrn: null } } as typeof PATIENT, { ...POTASSIUM, code: null })).toBe(
      'name not recorded · no record number · no LOINC code',
    )
  })
  it('2. has the name of the test as its title', () => {
    expect(titleOf(POTASSIUM)).toBe('Potassium, mmol/L')
    expect(svg).toContain('>Potassium</tspan>')
    expect(svg).toContain('>Creatinine</tspan>')
  })
  it('3. names its axis of time', () => {
    expect(axisOfTime?.label).toBe('date and time')
    expect(svg).toMatch(/>date and time · /)
  })
  it('4. names its axis of values with the unit', () => {
    expect(axisOfValues?.label).toBe('mmol/L')
    for (const unit of ['mmol/L', 'µmol/L']) expect(svg).toMatch(new RegExp(`class="stack-tick stack-unit"[^>]*>${unit}<`))
  })
  it('5. runs from the oldest at the left to the newest at the right, whatever the order of the rows', () => {
    const [xs] = plotData(plottable(POTASSIUM.points.toReversed()))
    expect([...(xs ?? [])]).toEqual([...(xs ?? [])].sort((a, b) => a - b))
    expect(marks.slice(0, 4).map(({ x }) => x)).toEqual(
      marks
        .slice(0, 4)
        .map(({ x }) => x)
        .sort((a, b) => a - b),
    )
  })
  it('6. is to scale of time: equal times are equally far apart', () => {
    expect(ONE.scales?.x?.time).toBe(true)
    expect(ONE.scales?.x?.distr ?? 1).toBe(1)
    const at = AT.map((text) => Date.parse(text))
    const [a, b, c] = marks.map(({ x }) => x) as [number, number, number]
    expect((c - b) / (b - a)).toBeCloseTo(((at[2] ?? 0) - (at[1] ?? 0)) / ((at[1] ?? 0) - (at[0] ?? 0)), 5)
  })
  it('7. has a numbered, even axis of values that holds every value and both ends of the reference', () => {
    const [low, high] = (ONE.scales?.y?.range ?? []) as unknown as [number, number]
    expect(low).toBeLessThan(3.5)
    expect(high).toBeGreaterThan(6.1)
    const ticks = [...svg.matchAll(/text-anchor="end">([\d.]+)</g)].map((m) => Number(m[1]))
    expect(ticks.length).toBeGreaterThanOrEqual(4)
    expect(Math.max(...marks.map(({ y }) => y))).toBeLessThan(400)
    expect(Math.min(...marks.map(({ y }) => y))).toBeGreaterThan(0)
  })
  it('8. marks each result by itself, and tells one within the reference from one beyond it without colour', () => {
    expect(marks).toHaveLength(8)
    expect(new Set(marks.slice(0, 4).map(({ x }) => x)).size).toBe(4)
    expect(svg.match(/<circle class="stack-mark stack-ok/g)).toHaveLength(2)
    expect(svg.match(/<path class="stack-mark stack-warn/g)).toHaveLength(6)
  })
  it('9. draws the reference range, and says which and whose it is', () => {
    expect(svg.match(/class="stack-band"/g)).toHaveLength(2)
    expect(svg).toContain('reference 3.5–5.1 mmol/L')
    expect(referenceOf(POTASSIUM)).toBe('reference 3.5–5.1 mmol/L (women 18 and over, ABIM 2024)')
    expect(referenceOf({ ...POTASSIUM, range: null, rangeReason: 'age not known' })).toBe(
      'no reference: age not known; values are not assessed',
    )
    expect(ONE.hooks?.drawClear).toHaveLength(1)
  })
  it('10. gives the value, its time and its state under the pointer and the keys', () => {
    expect(ONE.hooks?.setCursor).toHaveLength(1)
    const said = readoutText(SERIES, Date.parse(AT[2] ?? ''))
    expect(said).toMatch(/^22 Nov/)
    expect(said).toContain('Potassium 5.5 mmol/L, above reference; Creatinine 150 µmol/L, above reference')
    expect(readoutText(SERIES, Date.parse(AT[0] ?? '') - 1)).toContain('Potassium: none yet')
  })
  it('11. has a legend: every course, lane and mark is named', () => {
    for (const name of ['Potassium', 'Creatinine', 'Medications', 'Events', 'Spironolactone 50 mg', 'Ibuprofen 400 mg', 'Echocardiograph'])
      expect(svg).toContain(name)
  })
})

describe('what stands beneath', () => {
  it('is what the time in sight touches, and no bar begins where another of its line still stands', () => {
    const [medications, events] = BENEATH
    expect(medications?.rows.flat().map(({ item: one, goesOn }) => [one.label, goesOn])).toEqual([
      ['Spironolactone 50 mg', true],
      ['Ibuprofen 400 mg', false],
    ])
    expect(medications?.rows).toHaveLength(2)
    expect(events?.rows.flat()).toHaveLength(1)
  })
  it('counts what finds no line, and leaves out what is not dated or not yet', () => {
    const many = Array.from({ length: 9 }, (_, index) => item(`MedicationRequest/m${index}`, 'Drug', AT[0] ?? '', null))
    const undated = { ...item('MedicationRequest/u', 'Drug', '', null), start: null }
    const planned = item('MedicationRequest/p', 'Drug', '2027-01-01', null)
    const [medications] = lanes({
      view: { medications: [...many, undated, planned], encounters: [], procedures: [] },
      span: SPAN,
      nowMs: NOW,
      room: 1,
      most: 4,
    })
    expect([medications?.rows.length, medications?.more]).toEqual([4, 5])
    expect(spanOf([1, 2])).not.toBeNull()
  })
})
