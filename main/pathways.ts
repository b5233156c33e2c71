/** Care pathways of one chart: the newest risks, the facts and what people said of the steps. */
import type { ChartView } from '#app/contract/chart.ts'
import type { ModelInfo } from '#app/contract/risk.ts'
import { PATHWAYS, pathwaysOf } from '#app/pathways/index.ts'
import type { ChartRecord } from '#app/ports/store.ts'
import { factsOfRecord } from '#app/review/chart-view.ts'
import type { Medication } from './medication/index.ts'

type Known = Readonly<{ record: ChartRecord; models: readonly ModelInfo[]; medication: Medication; nowMs: number }>

/** Who has died is on no pathway. */
export function withPathways(view: ChartView, { record, models, medication, nowMs }: Known): ChartView {
  if (record.patient.deceased) return view
  const asked = medication.ask({ facts: factsOfRecord(record, nowMs), atMs: nowMs })
  if (asked === null)
    return { ...view, pathwaysReason: `Care pathways were not held against this chart. ${medication.failure ?? ''}`.trim() }
  const titleOf = (id: string) => models.find((model) => model.id === id)?.title ?? id
  const held = { asked, risks: record.scores, titleOf, marks: record.marks, atMs: nowMs }
  return { ...view, pathways: [...pathwaysOf(PATHWAYS, held)] }
}
