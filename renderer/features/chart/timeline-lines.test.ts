import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '#app/contract/chart.ts'
import { factId } from '#app/contract/ids.ts'
import { inFilter, kindsOf, timelineLines } from './timeline-lines.ts'

const item = (kind: TimelineItem['kind'], at: string, label: string): TimelineItem => ({
  fact: factId(`X/${label}`),
  kind,
  at,
  ms: Date.parse(at),
  label,
  detail: null,
})
const ITEMS = [
  item('procedure', '2019-04-29', 'Dialysis'),
  item('encounter', '2019-04-28', 'Check up'),
  item('encounter', '2010-01-01', 'Fracture'),
]
const ALL = { words: '', kinds: new Set(kindsOf(ITEMS)), span: null } as const
const labels = (lines: ReturnType<typeof timelineLines>) => lines.map((line) => (line.kind === 'day' ? line.day : line.item.label))

describe('the timeline', () => {
  it('keeps a partial date as it was written', () => {
    expect(labels(timelineLines([item('encounter', '2019-05', 'Visit')], ALL))).toEqual(['2019-05', 'Visit'])
  })
  it('is newest first, each day under its own line', () => {
    expect(labels(timelineLines(ITEMS, ALL))).toEqual(['2019-04-29', 'Dialysis', '2019-04-28', 'Check up', '2010-01-01', 'Fracture'])
  })
  it('shows the kinds, words and time that were asked for', () => {
    expect(kindsOf(ITEMS)).toEqual(['encounter', 'procedure'])
    expect(labels(timelineLines(ITEMS, { ...ALL, kinds: new Set(['procedure'] as const) }))).toEqual(['2019-04-29', 'Dialysis'])
    expect(labels(timelineLines(ITEMS, { ...ALL, words: 'encounter 2010' }))).toEqual(['2010-01-01', 'Fracture'])
    const span = { from: Date.parse('2019-04-28'), to: Date.parse('2019-04-28T12:00:00Z') }
    expect(labels(timelineLines(ITEMS, { ...ALL, span }))).toEqual(['2019-04-28', 'Check up'])
    expect(inFilter(ITEMS, { words: 'nothing of it', kinds: ALL.kinds })).toEqual([])
  })
})
