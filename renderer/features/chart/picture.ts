/** What of the picture stands on screen: the first three of each part, and no score twice. */
import type { ChartView, RiskRow } from '#app/contract/chart.ts'
import { contributionText } from '#app/risk/explain.ts'
import { ordered } from './risk-order.ts'

export const TOP = 3

/** Models that the first findings speak of: by themselves, or through the alert a finding came from. */
export function spokenModels({ picture, alerts }: ChartView): ReadonlySet<string> {
  const ids = picture.now.slice(0, TOP).flatMap(({ finding, also }) => [finding.id, ...also.map(({ id }) => id)])
  return new Set(
    ids.flatMap((id) => (id.startsWith('risk:') ? [id.slice('risk:'.length)] : (alerts.find((alert) => alert.id === id)?.subject ?? []))),
  )
}

/** Scores in their order, without those that are said above; scores without a number only where they are always expected. */
export function risksBeside(view: ChartView): readonly RiskRow[] {
  const spoken = spokenModels(view)
  return ordered(view.risks).shown.filter(({ model }) => !spoken.has(model))
}

/** Inputs named in one line of a score. */
const WHY = 3

/** What weighs most in a score, for its line: "Pulse 112 /min, Breathing 24 /min". */
export function whyText({ contributions, status }: RiskRow): string {
  if (status !== 'ok') return ''
  const heaviest = contributions
    .filter(({ value }) => value !== null && value !== undefined)
    .toSorted((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0))
  return heaviest.slice(0, WHY).map(contributionText).join(', ')
}
