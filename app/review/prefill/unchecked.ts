/** What could not be checked, and why: listed in every review, signed or not, and on every sheet that is printed. */
import type { ChartView, ResultRow, RiskRow } from '../../contract/chart.ts'
import type { Unchecked } from '../../contract/review.ts'
import { isValue } from '../result-rows.ts'
import { listed } from './words.ts'

function medications({ medicationCheck }: ChartView): Unchecked[] {
  const { checked, total, reason, result } = medicationCheck
  if (total === 0 && !result) return []
  const open = (result?.unchecked ?? []).map(({ drug, because }) => ({ what: drug, because }))
  if (open.length > 0) return open
  return result?.status === 'checked'
    ? []
    : [{ what: `${total - checked} of ${total} medications`, because: reason || 'they were not checked' }]
}

/** A score that asks something first is not a gap in the data; a learned one is watched elsewhere. */
const counts = ({ family, questions, status }: RiskRow) => family === 'published' && (questions.length === 0 || status === 'ok')

const missingText = (row: RiskRow) =>
  `${row.inputsPresent} of ${row.inputsTotal} inputs; missing: ${listed(row.missing.map(({ label }) => label))}`

function scores({ risks }: ChartView): Unchecked[] {
  const own = risks.filter(counts)
  const partial = own.filter(({ missing, inputsPresent, inputsTotal }) => missing.length > 0 && inputsPresent < inputsTotal)
  const none = own.filter((row) => row.status === 'unavailable' || row.status === 'not-scored')
  const begun = partial.filter((row) => !none.includes(row) && row.inputsPresent > 0)
  const empty = partial.filter((row) => !none.includes(row) && row.inputsPresent === 0)
  return [
    ...none.map((row) => ({ what: row.title, because: row.reason ?? 'no reason given' })),
    ...begun.map((row) => ({ what: row.title, because: missingText(row) })),
    ...(empty.length > 0
      ? [
          {
            what: listed(
              empty.map(({ title }) => title),
              12,
            ),
            because: 'none of their inputs is recorded',
          },
        ]
      : []),
  ]
}

const isUnassessed = (row: ResultRow) => {
  const newest = row.points.filter(isValue).at(-1)
  return newest !== undefined && newest.value !== null && newest.state === 'unassessed'
}

function results(view: ChartView): Unchecked[] {
  const rows = [...view.vitals, ...view.labs].filter((row) => row.group !== 'Social history' && isUnassessed(row))
  if (rows.length === 0) return []
  return [
    {
      what: `Results: ${listed(
        rows.map(({ label }) => label),
        8,
      )}`,
      because: 'no reference range fits them; they are not assessed, which is not normal',
    },
  ]
}

/** @param held values of an import that wait for a decision and are not in the chart */
export function uncheckedOf(view: ChartView, held: number): Unchecked[] {
  const asked =
    view.allergies.state === 'not-asked' ? [{ what: 'Allergies', because: 'nobody has asked; medications were checked without them' }] : []
  const pathways = view.pathwaysReason === null ? [] : [{ what: 'Care pathways', because: view.pathwaysReason }]
  const waiting =
    held === 0
      ? []
      : [{ what: `${held} imported ${held === 1 ? 'value' : 'values'}`, because: 'held for a decision, and not in the chart' }]
  return [...asked, ...medications(view), ...pathways, ...waiting, ...scores(view), ...results(view)]
}
