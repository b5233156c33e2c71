/** Alerts that stand, with what was done about them; the course of what they speak of is told in the same sentence. */
import type { ChartView } from '../../contract/chart.ts'
import type { Alert } from '../../contract/risk.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { byUrgency } from '../findings.ts'
import { type Course, courseText } from './results.ts'
import type { Change } from './risks.ts'
import type { Since } from './since.ts'
import { listed, newestOf, type Said, sentence, whenText } from './words.ts'

const reasonText = (reason: string | null) => (reason ?? 'no reason given').replaceAll('-', ' ')

function done(alert: Alert): string {
  if (alert.status === 'open') return 'not acknowledged'
  return `${reasonText(alert.acknowledgeReason)} (${alert.acknowledgedBy ?? 'not recorded'}, ${whenText(alert.acknowledgedAt)})`
}

const speaksOf = (alert: Alert, { row }: Course) =>
  alert.kind === 'critical-value' && (row.code === alert.subject || row.key === conceptOf(alert.subject)?.id)

/** What the alert's own title does not say: where the value or the score came from. */
function courseOf(alert: Alert, courses: readonly Course[], changes: readonly Change[]): string {
  const course = courses.find((one) => speaksOf(alert, one))
  if (course?.before) return ` (${courseText(course)})`
  const change = changes.find(({ row }) => alert.kind === 'score-band' && row.model === alert.subject)
  return change ? ` (${change.text})` : ''
}

function told(alert: Alert, courses: readonly Course[], changes: readonly Change[]): Said {
  const action = alert.action === null ? [] : [{ text: alert.action, facts: [] }]
  return sentence({
    id: `alert:${alert.subject}`,
    group: 'alerts',
    severity: alert.severity,
    title: `${alert.title}${courseOf(alert, courses, changes)}: ${done(alert)}`,
    parts: [{ text: alert.detail, facts: alert.facts }, ...action],
    basis: 'alert',
    facts: [...alert.facts],
    at: alert.dataAt ?? alert.raisedAt,
  })
}

function earlier(alerts: readonly Alert[]): Said[] {
  if (alerts.length === 0) return []
  return [
    sentence({
      id: 'alerts:earlier',
      group: 'alerts',
      severity: 'low',
      title: `Acknowledged earlier and still standing: ${listed(
        alerts.map((alert) => `${alert.title}, ${done(alert)}`),
        4,
      )}`,
      basis: 'alert',
      facts: alerts.flatMap(({ facts }) => facts),
      at: newestOf(alerts.map(({ acknowledgedAt }) => acknowledgedAt)),
    }),
  ]
}

/** Subjects of open and fresh alerts (models, and keys of result rows), so that nothing is said twice. */
export function spokenBy(alerts: readonly Pick<Alert, 'subject'>[]): ReadonlySet<string> {
  return new Set(alerts.flatMap(({ subject }) => [subject, conceptOf(subject)?.id ?? subject]))
}

/** Open ones, and those somebody answered since. */
export function standing({ alerts }: ChartView, since: Since): Readonly<{ now: readonly Alert[]; before: readonly Alert[] }> {
  const stands = byUrgency(alerts.filter(({ status }) => status !== 'resolved'))
  const isNow = ({ status, acknowledgedAt }: Alert) => status === 'open' || (acknowledgedAt ?? '') >= since.at
  return { now: stands.filter(isNow), before: stands.filter((alert) => !isNow(alert)) }
}

/** One sentence per subject: the newest alert of it speaks. */
export function alertFindings(
  { now, before }: ReturnType<typeof standing>,
  courses: readonly Course[],
  changes: readonly Change[],
): Said[] {
  const first = now.filter((alert, index) => now.findIndex(({ subject }) => subject === alert.subject) === index)
  return [...first.map((alert) => told(alert, courses, changes)), ...earlier(before)]
}
