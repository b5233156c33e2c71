/** How often a model calls, and what people answer. */
import type { AcknowledgeReason } from '../../contract/risk.ts'
import type { AlertWatch } from '../../contract/watch.ts'
import { ascending, quantile } from './numbers.ts'

export type AlertEvent = Readonly<{ alert: string; event: string; atMs: number; reason: string | null }>

/** Answers that say the alert was not worth it. */
const OVERRIDES: ReadonlySet<string> = new Set<AcknowledgeReason>(['known-and-stable', 'not-relevant', 'data-wrong'])
const DAY_MS = 86_400_000
const MONTH_MS = 30 * DAY_MS
const WEEK_MS = 7 * DAY_MS
const WEEKS = 12

/** Raised, or raised again before anybody had answered: what is raised again afterwards stays set aside and calls nobody. */
function calls(events: readonly AlertEvent[]): number[] {
  const answered = new Set<string>()
  return events.flatMap(({ alert, event, atMs }) => {
    if (event === 'acknowledged') answered.add(alert)
    return event === 'raised' || (event === 'raised-again' && !answered.has(alert)) ? [atMs] : []
  })
}

/** Minutes from the last call to the answer. */
function delays(events: readonly AlertEvent[]): number[] {
  const raised = new Map<string, number>()
  return events.flatMap(({ alert, event, atMs }) => {
    if (event === 'raised' || event === 'raised-again') raised.set(alert, atMs)
    const since = event === 'acknowledged' ? raised.get(alert) : undefined
    return since === undefined ? [] : [Math.max(0, atMs - since) / 60_000]
  })
}

const within = (times: readonly number[], from: number, until: number) => times.filter((ms) => ms > from && ms <= until).length

function reasonsOf(answers: readonly AlertEvent[]): AlertWatch['reasons'] {
  const counts = new Map<string, number>()
  for (const { reason } of answers) counts.set(reason ?? 'other', (counts.get(reason ?? 'other') ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

/** @param events of one model, in the order they happened */
export function alertWatch(events: readonly AlertEvent[], nowMs: number): AlertWatch {
  const times = calls(events)
  const answers = events.filter(({ event }) => event === 'acknowledged')
  const overridden = answers.filter(({ reason }) => OVERRIDES.has(reason ?? '')).length
  const minutes = ascending(delays(events))
  return {
    raised: times.length,
    last30Days: within(times, nowMs - MONTH_MS, nowMs),
    before30Days: within(times, nowMs - 2 * MONTH_MS, nowMs - MONTH_MS),
    weeks: Array.from({ length: WEEKS }, (_, i) => within(times, nowMs - (WEEKS - i) * WEEK_MS, nowMs - (WEEKS - 1 - i) * WEEK_MS)),
    acknowledged: answers.length,
    reasons: reasonsOf(answers),
    overrideRate: answers.length === 0 ? null : overridden / answers.length,
    medianMinutes: minutes.length === 0 ? null : quantile(minutes, 0.5),
  }
}
