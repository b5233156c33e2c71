/** The synthesized picture: open alerts, risks above their lowest band, abnormal newest results; worst first, each part with its rows. */
import type { Finding, ResultRow, RiskRow } from '../contract/chart.ts'
import type { Alert, Severity } from '../contract/risk.ts'
import { conceptOf } from '../terminology/concepts.ts'
import { severityRank } from './risk-rows.ts'

function fromAlert(alert: Alert): Finding {
  return {
    id: alert.id,
    severity: alert.severity,
    title: alert.title,
    parts: [{ text: alert.detail, facts: alert.facts }],
    basis: ALERT_BASIS[alert.kind],
  }
}

function fromRisk(row: RiskRow): Finding {
  const facts = row.contributions.filter((part) => part.facts.length > 0 && (part.effect ?? 0) !== 0)
  const parts = facts
    .slice(0, 5)
    .map((part) => ({ text: `${part.label} ${part.value ?? '–'}${part.unit ? ` ${part.unit}` : ''}`, facts: part.facts }))
  const value = row.value === null ? (row.reason ?? '') : row.valueText
  return {
    id: `risk:${row.model}`,
    severity: row.severity,
    title: `${row.title} ${value}${row.bandLabel ? `, ${row.bandLabel}` : ''}`,
    parts,
    basis: 'score',
  }
}

/** "2019-04-07" of an ISO time. */
const DAY_LENGTH = 10

const RESULT_SEVERITY: Readonly<Record<string, Severity>> = { 'critical-low': 'high', 'critical-high': 'high', low: 'low', high: 'low' }

function resultTitle(row: ResultRow, state: string, text: string): string {
  const words = state.startsWith('critical') ? `critically ${state.slice('critical-'.length)}` : state
  return `${row.label} ${text}${row.unit ? ` ${row.unit}` : ''}, ${words}`
}

function fromResult(row: ResultRow): Finding | null {
  const [before, newest] = row.points.slice(-2).length === 2 ? row.points.slice(-2) : [undefined, row.points.at(-1)]
  const severity = newest ? RESULT_SEVERITY[newest.state] : undefined
  if (!newest || !severity) return null
  const reference = row.range ? `reference ${row.range.text}` : 'range of the source'
  const day = newest.at?.slice(0, DAY_LENGTH) ?? 'no time'
  const parts = [
    {
      text: before ? `${before.text} to ${newest.text}` : newest.text,
      facts: [before, newest].flatMap((point) => (point ? [point.fact] : [])),
    },
  ]
  return {
    id: `result:${row.key}`,
    severity,
    title: resultTitle(row, newest.state, newest.text),
    parts: [...parts, { text: `${reference}, ${day}`, facts: [] }],
    basis: 'result',
  }
}

const ALERT_BASIS: Readonly<Record<Alert['kind'], string>> = { 'score-band': 'score', 'critical-value': 'critical value' }

const TIER_ORDER: Readonly<Record<Alert['tier'], number>> = { interruptive: 0, passive: 1, info: 2 }

/** A risk an open alert already speaks of is not said twice. */
export function findings(alerts: readonly Alert[], risks: readonly RiskRow[], rows: readonly ResultRow[]): Finding[] {
  const open = alerts.filter((alert) => alert.status === 'open')
  const spoken = new Set(open.flatMap((alert) => [alert.subject, conceptOf(alert.subject)?.id ?? alert.subject]))
  const notSpoken = (...subjects: (string | null)[]) => !subjects.some((subject) => subject !== null && spoken.has(subject))
  const said = [
    ...[...open].sort((a, b) => TIER_ORDER[a.tier] - TIER_ORDER[b.tier]).map(fromAlert),
    ...risks.filter((row) => severityRank(row.severity) >= 2 && notSpoken(row.model)).map(fromRisk),
    ...rows.filter((row) => notSpoken(row.code, row.key)).flatMap((row) => fromResult(row) ?? []),
  ]
  return said.sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
}
