/** What a save would change, and what it did change, in a sentence. */

import type { CallOutput } from '#app/contract/calls.ts'
import type { ChartView, RiskRow } from '#app/contract/chart.ts'

export type Deltas = CallOutput<'values.preview'>['deltas']

/** Sentences that fit the two reserved lines. */
const SAID = 2

/** The reserved lines under the form: the gravest changes in the scores' own sentences, the others counted. After saving all stand under Risk. */
export function deltaLine(deltas: Deltas): string {
  if (deltas.length === 0) return 'No score uses these values.'
  const changed = deltas.filter((delta) => delta.changed)
  if (changed.length === 0) return 'No score changes with these values.'
  const rest = changed.length - SAID
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? 'score' : 'scores'} would change.`] : []
  return [...changed.slice(0, SAID).map((delta) => delta.sentence), ...more].join(' ')
}

export type StoryBase = Readonly<{
  count: number
  /** "09:42" */
  at: string
  risks: readonly Pick<RiskRow, 'model' | 'status' | 'valueText'>[]
  alerts: readonly string[]
}>

type After = Readonly<{
  risks: readonly Pick<RiskRow, 'model' | 'title' | 'status' | 'valueText'>[]
  alerts: readonly Pick<ChartView['alerts'][number], 'id' | 'status'>[]
}>

export const openAlertIds = (view: After): readonly string[] =>
  view.alerts.filter((alert) => alert.status === 'open').map((alert) => alert.id)

/** The number, or in words why there is none. */
const said = (risk: Pick<RiskRow, 'status' | 'valueText'>): string =>
  risk.status === 'ok' ? risk.valueText : risk.status.replace('-', ' ')

function moved(base: StoryBase, after: After): readonly string[] {
  return after.risks.flatMap((risk) => {
    const earlier = base.risks.find((one) => one.model === risk.model)
    const before = earlier ? said(earlier) : 'not scored'
    const now = said(risk)
    return before === now ? [] : [`${risk.title} ${before} → ${now}`]
  })
}

/** "Saved 3 values at 09:42. NEWS2 2 → 6. 1 new alert." Told against the chart as it is now, so it grows as scores arrive. */
export function storyText(base: StoryBase, after: After): string {
  const fresh = openAlertIds(after).filter((id) => !base.alerts.includes(id)).length
  const values = `Saved ${base.count} ${base.count === 1 ? 'value' : 'values'} at ${base.at}.`
  const scores = moved(base, after).map((line) => `${line}.`)
  const alerts = fresh === 0 ? [] : [`${fresh} new ${fresh === 1 ? 'alert' : 'alerts'}.`]
  return [values, ...scores, ...alerts].join(' ')
}
