/** The synthesized picture: open alerts, risks above their lowest band, abnormal newest results; worst first, each part with its rows. */
import type { Finding, ResultRow, RiskRow } from '../contract/chart.ts'
import type { Alert, Severity } from '../contract/risk.ts'
import { contributionText } from '../risk/explain.ts'
import { conceptOf } from '../terminology/concepts.ts'
import { isValue } from './result-rows.ts'
import { severityRank, valueWithUnit } from './risk-rows.ts'

/** The inputs that weigh most, each with its rows: "Pulse 112 /min". */
const SAID_INPUTS = 4

function inputParts(row: RiskRow): Finding['parts'] {
  const weighing = row.contributions.filter((part) => part.facts.length > 0 && Math.abs(part.effect ?? 0) > 0)
  const heaviest = weighing.toSorted((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0)).slice(0, SAID_INPUTS)
  return heaviest.map((part, index) => ({ text: `${contributionText(part)}${index < heaviest.length - 1 ? ',' : ''}`, facts: part.facts }))
}

function fromAlert(alert: Alert, risks: readonly RiskRow[]): Finding {
  const row = risks.find((risk) => risk.model === alert.subject)
  const parts = row ? inputParts(row) : []
  const said = parts.length > 0 ? parts : [{ text: alert.detail, facts: alert.facts }]
  return { id: alert.id, severity: alert.severity, title: alert.title, parts: said, basis: ALERT_BASIS[alert.kind], at: alert.dataAt }
}

function fromRisk(row: RiskRow): Finding {
  const value = row.value === null ? (row.reason ?? '') : valueWithUnit(row, row.value)
  const title = `${row.title} ${value}${row.bandLabel ? `, ${row.bandLabel}` : ''}`
  return { id: `risk:${row.model}`, severity: row.severity, title, parts: inputParts(row), basis: 'score', at: row.at }
}

const RESULT_SEVERITY: Readonly<Record<string, Severity>> = { 'critical-low': 'high', 'critical-high': 'high', low: 'low', high: 'low' }

function resultTitle(row: ResultRow, state: string, text: string): string {
  const words = state.startsWith('critical') ? `critically ${state.slice('critical-'.length)}` : state
  return `${row.label} ${text}${row.unit ? ` ${row.unit}` : ''}, ${words}`
}

function fromResult(row: ResultRow): Finding | null {
  const [newest, before] = row.points.filter(isValue).slice(-2).reverse()
  const severity = newest ? RESULT_SEVERITY[newest.state] : undefined
  if (!newest || !severity) return null
  const reference = row.range ? `reference ${row.range.text}` : 'range of the source'
  const parts = [
    {
      text: before && before.text !== newest.text ? `${before.text} to ${newest.text}` : newest.text,
      facts: [before, newest].flatMap((point) => (point ? [point.fact] : [])),
    },
  ]
  return {
    id: `result:${row.key}`,
    severity,
    title: resultTitle(row, newest.state, newest.text),
    parts: [...parts, { text: reference, facts: [] }],
    basis: 'result',
    at: newest.at,
  }
}

const ALERT_BASIS: Readonly<Record<Alert['kind'], string>> = {
  'score-band': 'score',
  'critical-value': 'critical value',
  medication: 'medication',
}

const TIER_ORDER: Readonly<Record<Alert['tier'], number>> = { interruptive: 0, passive: 1, info: 2 }

/** Most urgent first: open before the rest, tier, severity, newest data. */
export function byUrgency(alerts: readonly Alert[]): Alert[] {
  return alerts.toSorted(
    (a, b) =>
      Number(b.status === 'open') - Number(a.status === 'open') ||
      TIER_ORDER[a.tier] - TIER_ORDER[b.tier] ||
      severityRank(b.severity) - severityRank(a.severity) ||
      (b.dataAt ?? '').localeCompare(a.dataAt ?? ''),
  )
}

/** A score that asks something first (CURB-65 of somebody without pneumonia) says nothing until somebody has answered. */
const waitsForAnswer = ({ status, questions }: RiskRow) => status !== 'ok' && questions.length > 0

/** A risk an open alert already speaks of is not said twice. */
export function findings(alerts: readonly Alert[], risks: readonly RiskRow[], rows: readonly ResultRow[]): Finding[] {
  const open = byUrgency(alerts.filter((alert) => alert.status === 'open'))
  const spoken = new Set(open.flatMap((alert) => [alert.subject, conceptOf(alert.subject)?.id ?? alert.subject]))
  const notSpoken = (...subjects: (string | null)[]) => !subjects.some((subject) => subject !== null && spoken.has(subject))
  const said = [
    ...open.map((alert) => fromAlert(alert, risks)),
    ...risks.filter((row) => severityRank(row.severity) >= 2 && !waitsForAnswer(row) && notSpoken(row.model)).map(fromRisk),
    ...rows.filter((row) => notSpoken(row.code, row.key)).flatMap((row) => fromResult(row) ?? []),
  ]
  return said.sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
}
