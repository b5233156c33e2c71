/** Who needs me now, and why, in words. */
import { ageText } from '../chart/age.ts'
import type { TopRisk, WorklistRow } from '../contract/chart.ts'
import type { ModelInfo } from '../contract/risk.ts'
import type { StoredScore, WorklistRecord } from '../ports/store.ts'
import { bandOf, severityRank, topRisk, valueText, worst } from './risk-rows.ts'

function changeOf(models: readonly ModelInfo[], top: TopRisk | null, previous: readonly StoredScore[]): string | null {
  const model = models.find((candidate) => candidate.id === top?.model)
  const before = previous.find((score) => score.model === top?.model)
  if (!top || !model || !before || before.status !== 'ok' || before.value === null || before.value === top.value) return null
  return `was ${valueText(model, before.value)}`
}

function isWorse(models: readonly ModelInfo[], top: TopRisk, previous: readonly StoredScore[]): boolean {
  const model = models.find((candidate) => candidate.id === top.model)
  const before = previous.find((score) => score.model === top.model)
  if (!model || !before) return false
  return severityRank(top.severity) > severityRank(bandOf(model, before.band)?.severity ?? 'none')
}

function reasonFor(record: WorklistRecord, models: readonly ModelInfo[], top: TopRisk | null, change: string | null): string {
  const [first, ...others] = [...record.openAlerts].sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
  if (first) return others.length > 0 ? `${first.title}, and ${others.length} more` : first.title
  if (!top) return record.scores.length === 0 ? 'not scored yet' : 'no score applies to the values recorded'
  const words = `${top.title} ${top.valueText}${top.band ? `, ${top.band}` : ''}`
  if (!change) return words
  return isWorse(models, top, record.previous) ? `${words}, worse, ${change}` : `${words}, ${change}`
}

export function worklistRow(record: WorklistRecord, models: readonly ModelInfo[], nowMs: number): WorklistRow {
  const { patient } = record
  const top = topRisk(models, record.scores)
  const change = changeOf(models, top, record.previous)
  return {
    id: patient.id,
    name: patient.name,
    birthDate: patient.birthDate?.text ?? null,
    age: ageText(patient.birthDate?.text ?? null, patient.deceased?.ms ?? nowMs),
    sex: patient.sex,
    mrn: patient.mrn,
    deceased: patient.deceased?.text ?? null,
    topRisk: top,
    change,
    openAlerts: record.openAlerts.length,
    severity: worst([...record.openAlerts.map((alert) => alert.severity), top?.severity ?? 'none']),
    reason: reasonFor(record, models, top, change),
    lastSeen: record.lastSeen,
    synthetic: record.synthetic,
  }
}
