import type { StripReason } from '#app/contract/adaptive.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { labelOf, markLabel } from './actions.ts'

/** Why an action is offered, as counts a person can check. */
export const reasonOf = (reason: StripReason, view: ChartView | null): string =>
  text.strip.reason(reason, { action: (id) => labelOf(id, view), mark: (tag) => markLabel(tag, view) })
