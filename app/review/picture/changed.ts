/** What changed since this person last had the chart open: the same sentences a review opens with, gravest first. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView, RiskRow } from '../../contract/chart.ts'
import type { FactId } from '../../contract/ids.ts'
import type { Picture } from '../../contract/picture.ts'
import { changeFindings } from '../prefill/changes.ts'
import { medicationFindings } from '../prefill/medications.ts'
import { coursesOf, resultFindings } from '../prefill/results.ts'
import { bandText, changesOf, riskFindings } from '../prefill/risks.ts'
import { type Since, sinceOf } from '../prefill/since.ts'
import { type Said, whenText } from '../prefill/words.ts'
import { severityRank, valueWithUnit } from '../risk-rows.ts'

/** When somebody last opened the chart, and every row that came to it after that. */
export type LastLook = Readonly<{ at: string; arrived: ReadonlySet<FactId> }>

function sinceLook(look: LastLook, nowMs: number): Since {
  const ms = parseWhen(look.at)?.ms ?? nowMs
  return { kind: 'look', at: look.at, ms, text: `since you looked on ${whenText(look.at)}`, isNew: (fact) => look.arrived.has(fact) }
}

/** A score in another band than the one before it, where a row it stands on has arrived: the row may be dated long before the look. */
function moved({ risks }: ChartView, since: Since) {
  return risks.flatMap((row: RiskRow) => {
    const before = row.trend.at(-2)
    const rests = row.contributions.some(({ facts }) => facts.some((fact) => since.isNew(fact, null)))
    if (row.status !== 'ok' || !before || before.band === row.band || !rests) return []
    return [{ row, text: `was ${valueWithUnit(row, before.value)}, ${bandText(before.band)}, on ${whenText(before.at)}` }]
  })
}

const byWeight = (a: Said, b: Said) => severityRank(b.severity) - severityRank(a.severity) || (b.at ?? '').localeCompare(a.at ?? '')
const NONE: ReadonlySet<string> = new Set()

/** @param look null: never opened by this person; then the admission or a week is what it is counted from */
export function changedOf(view: ChartView, look: LastLook | null, nowMs: number): Picture['changed'] {
  const since = look ? sinceLook(look, nowMs) : sinceOf(view, null, nowMs)
  const all = [
    ...resultFindings(view, since, coursesOf(view, since), NONE),
    ...riskFindings(look ? moved(view, since) : changesOf(view, since), NONE),
    ...medicationFindings({ ...view, medicationCheck: { ...view.medicationCheck, result: undefined } }, since),
    ...changeFindings(view, since),
  ]
  const items = all.sort(byWeight).map(({ id, severity, title, facts, at, basis }) => ({ id, severity, title, facts, at, basis }))
  return { kind: since.kind, since: since.at, rows: look ? look.arrived.size : null, items }
}
