/** What "changed" is counted from: the last signed review, else the admission, else a week. */
import { isoFromMs, parseWhen } from '../../chart/when.ts'
import type { ChartView, ListItem } from '../../contract/chart.ts'
import type { FactId } from '../../contract/ids.ts'
import type { ReviewSince } from '../../contract/review.ts'
import { whenText } from './words.ts'

/** The last review of this chart, and every row that came to the chart after it. */
export type LastReview = Readonly<{ at: string; by: string; arrived: ReadonlySet<FactId> }>

export const WEEK_MS = 7 * 86_400_000
/** HL7 v3 ActCode of stays in hospital, as the scores read them. */
const INPATIENT = /^(imp|acute|nonac|inpatient|emer|obsenc)$/i

export type Since = ReviewSince & Readonly<{ ms: number; isNew: (fact: FactId, ms: number | null) => boolean }>

/** A stay that has not ended; the newest where several are open. */
export function admission({ encounters }: ChartView, nowMs: number): Readonly<{ at: string; ms: number; item: ListItem }> | null {
  const open = encounters.filter(({ active, end, code }) => active && end === null && INPATIENT.test(code ?? ''))
  const starts = open.flatMap((item) => {
    const { start } = item
    const ms = parseWhen(start)?.ms ?? null
    return start === null || ms === null || ms > nowMs ? [] : [{ at: start, ms, item }]
  })
  return starts.toSorted((a, b) => b.ms - a.ms)[0] ?? null
}

/** Data that were there when the last review was signed are not new, whenever they are dated; without a review their own time decides. */
export function sinceOf(view: ChartView, last: LastReview | null, nowMs: number): Since {
  if (last) {
    const ms = parseWhen(last.at)?.ms ?? nowMs
    const text = `since the review of ${whenText(last.at)} by ${last.by}`
    return { kind: 'review', at: last.at, text, ms, isNew: (fact) => last.arrived.has(fact) }
  }
  const stay = admission(view, nowMs)
  const from = stay ?? { at: isoFromMs(nowMs - WEEK_MS), ms: nowMs - WEEK_MS }
  const text = `${stay ? `since admission on ${whenText(stay.at)}` : 'in the last 7 days'} (no review is signed yet)`
  const isNew = (_: FactId, ms: number | null) => ms !== null && ms >= from.ms
  return { kind: stay ? 'admission' : 'week', at: from.at, ms: from.ms, text, isNew }
}
