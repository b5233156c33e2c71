/** From the arrival of an alert to its acknowledgement, by kind: what is in the store, nothing estimated. */
import type { AlertResponse } from '../contract/entry-quality.ts'
import type { Severity } from '../contract/risk.ts'
import type { AlertTimes } from '../ports/checks-store.ts'
import { quantile } from '../risk/watch/numbers.ts'
import { conceptOf } from '../terminology/concepts.ts'

const RANK: Readonly<Record<Severity, number>> = { none: 0, low: 1, medium: 2, high: 3 }
/** Fewer answers than this tell no median. */
export const LEAST_ANSWERED = 5

/** Between which drugs a medication alert stands is no kind of its own. */
const groupOf = ({ kind, subject }: AlertTimes) => (kind === 'medication' ? { kind, subject: '' } : { kind, subject })

function labelOf(kind: AlertTimes['kind'], subject: string, titles: ReadonlyMap<string, string>): string {
  if (kind === 'medication') return 'Medication'
  return kind === 'critical-value' ? (conceptOf(subject)?.label ?? subject) : (titles.get(subject) ?? subject)
}

function responseOf(all: readonly AlertTimes[], titles: ReadonlyMap<string, string>): AlertResponse | null {
  const [first] = all
  if (!first) return null
  const { kind, subject } = groupOf(first)
  const answered = all
    .flatMap(({ raisedMs, acknowledgedMs }) => (acknowledgedMs === null ? [] : [Math.max(0, acknowledgedMs - raisedMs)]))
    .sort((a, b) => a - b)
  const open = all.filter(({ isOpen }) => isOpen)
  const told = answered.length >= LEAST_ANSWERED
  return {
    kind,
    subject,
    label: labelOf(kind, subject, titles),
    severity: all.reduce((worst, one) => (RANK[one.severity] > RANK[worst] ? one.severity : worst), first.severity),
    raised: all.length,
    acknowledged: answered.length,
    ended: all.length - answered.length - open.length,
    open: open.length,
    oldestOpen: open.length === 0 ? null : new Date(Math.min(...open.map(({ raisedMs }) => raisedMs))).toISOString(),
    medianMs: told ? quantile(answered, 0.5) : null,
    p90Ms: told ? quantile(answered, 0.9) : null,
  }
}

/** @param titles of models by id; @returns what stands open first, then what is raised most */
export function alertResponses(times: readonly AlertTimes[], titles: ReadonlyMap<string, string>): readonly AlertResponse[] {
  const groups = Map.groupBy(times, (one) => JSON.stringify(groupOf(one)))
  return [...groups.values()]
    .flatMap((all) => responseOf(all, titles) ?? [])
    .sort((a, b) => b.open - a.open || b.raised - a.raised || a.label.localeCompare(b.label))
}
