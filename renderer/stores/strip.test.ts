import { expect, test } from 'vitest'
import { type ChartState, useChart } from './chart.ts'
import { stepBetween } from './strip.ts'

const before: ChartState = { ...useChart.getState(), graph: 'sodium' }

test.each<[string, Partial<ChartState>, string | null]>([
  ['another part of the chart', { place: 'notes' }, 'place:notes'],
  ['the form', { entryOpen: true }, 'entry:open'],
  ['a graph', { graph: 'potassium' }, 'graph:potassium'],
  ['an explanation', { explain: 'news2' }, 'explain:news2'],
  ['a search is not a step', { filter: 'so' }, null],
  ['the graph put away is not a step', { graphOpen: false }, null],
])('%s', (_, change, step) => expect(stepBetween(before, { ...before, ...change })).toBe(step))

test('closing is not a step, and neither is the graph that comes with the chart', () => {
  expect(stepBetween({ ...before, entryOpen: true, explain: 'news2' }, before)).toBeNull()
  expect(stepBetween({ ...before, graph: null }, before)).toBeNull()
})
