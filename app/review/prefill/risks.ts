/** Scores that stand in another band than when the chart was last looked at. */
import type { ChartView, RiskRow } from '../../contract/chart.ts'
import { contributionText } from '../../risk/explain.ts'
import { valueWithUnit } from '../risk-rows.ts'
import type { Since } from './since.ts'
import { type Said, sentence, whenText } from './words.ts'

/** "was 2, low, on 2026-11-20 08:00". */
export type Change = Readonly<{ row: RiskRow; text: string }>

export const bandText = (band: string | null) => (band ?? 'no band').replaceAll('-', ' ')

function changeOf(row: RiskRow, since: Since): Change | null {
  if (row.status !== 'ok' || row.value === null) return null
  const before = row.trend.findLast(({ ms }) => ms < since.ms)
  const now = row.trend.at(-1)
  if (!before || !now || now.ms < since.ms || before.band === row.band) return null
  return { row, text: `was ${valueWithUnit(row, before.value)}, ${bandText(before.band)}, on ${whenText(before.at)}` }
}

export const changesOf = ({ risks }: ChartView, since: Since): readonly Change[] => risks.flatMap((row) => changeOf(row, since) ?? [])

const INPUTS = 3

/** The inputs that weigh most, each with its rows. */
function inputs({ contributions }: RiskRow): Said['parts'] {
  const heaviest = contributions
    .filter(({ effect, facts }) => facts.length > 0 && Math.abs(effect ?? 0) > 0)
    .toSorted((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0))
  return heaviest.slice(0, INPUTS).map((one) => ({ text: contributionText(one), facts: one.facts }))
}

function told({ row, text }: Change): Said {
  return sentence({
    id: `risk:${row.model}`,
    group: 'risks',
    severity: row.severity,
    title: `${row.title} ${valueWithUnit(row, row.value)}, ${row.bandLabel ?? bandText(row.band)}; ${text}`,
    parts: inputs(row),
    basis: 'score',
    facts: [...new Set(row.contributions.flatMap(({ facts }) => facts))],
    at: row.at,
  })
}

/** @param spoken models an alert speaks of already */
export const riskFindings = (changes: readonly Change[], spoken: ReadonlySet<string>): Said[] =>
  changes.filter(({ row }) => !spoken.has(row.model)).map(told)
