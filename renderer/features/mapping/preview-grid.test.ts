import { expect, it } from 'vitest'
import type { PreviewRow } from '#app/contract/intake.ts'
import { factLabels, factsOf, sharedUnit } from './preview-grid.ts'

const row = (...facts: readonly (readonly [label: string, value: string, unit: string | null])[]): PreviewRow => ({
  line: 1,
  patient: null,
  time: null,
  cells: [],
  facts: facts.map(([label, value, unit]) => ({ label, value, unit, level: 'ok', reason: '' })),
  problems: [],
})

it('lays facts out by label, and says a unit once only where all values have it', () => {
  const rows = [row(['Sodium', '139', 'mmol/L'], ['Glucose', '97', 'mg/dL']), row(['Glucose', '5.4', 'mmol/L'], ['pH', '7.4', null])]
  expect(factLabels(rows)).toEqual(['Sodium', 'Glucose', 'pH'])
  expect(sharedUnit(rows, 'Sodium')).toBe('mmol/L')
  expect(sharedUnit(rows, 'Glucose')).toBeNull()
  expect(sharedUnit(rows, 'pH')).toBeNull()
  expect(rows.map((one) => factsOf(one, 'Glucose').map((fact) => fact.value))).toEqual([['97'], ['5.4']])
  expect(rows.map((one) => factsOf(one, 'Sodium').length)).toEqual([1, 0])
})
