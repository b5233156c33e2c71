import type { ChartView, ResultRow } from '#app/contract/chart.ts'
import { ago } from '../../i18n/format.ts'
import type { EntryField } from './build.ts'

const newest = (view: ChartView, concept: string) => {
  const row: ResultRow | undefined = [...view.vitals, ...view.labs].find((one) => one.key === concept)
  const point = row?.points.at(-1)
  return row && point ? { row, point } : null
}

/** "Last 96/58 mmHg, 2 h ago": the value on the chart, beside the field and never in it. @returns null when there is none */
export function lastText(field: EntryField, view: ChartView, nowMs: number): string | null {
  const found = field.concepts.map((concept) => newest(view, concept)).filter((one) => one !== null)
  const first = found[0]
  if (!first || found.length < field.concepts.length) return null
  const value = found.map(({ point }) => point.text).join('/')
  return `Last ${value}${first.row.unit ? ` ${first.row.unit}` : ''}, ${ago(first.point.at, new Date(nowMs))}`
}
