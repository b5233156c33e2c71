/** The risk strip: one row per model, with what is missing said in words and never a number where the model gives none. */
import { bandOfAnswer } from '../alerts/raise.ts'
import { parseWhen } from '../chart/when.ts'
import type { RiskRow, TopRisk } from '../contract/chart.ts'
import type { ModelAnswer, ModelInfo, Score, Severity } from '../contract/risk.ts'
import type { StoredScore } from '../ports/store.ts'

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { none: 0, low: 1, medium: 2, high: 3 }

export const severityRank = (severity: Severity): number => SEVERITY_RANK[severity]

export const worst = (severities: readonly Severity[]): Severity =>
  severities.reduce<Severity>((a, b) => (SEVERITY_RANK[b] > SEVERITY_RANK[a] ? b : a), 'none')

/** A model's value as it is shown in a sentence: with its unit, unless it is points. */
export function valueWithUnit(model: Pick<ModelInfo, 'valueUnit'>, value: number | null): string {
  const bare = value === null || ['%', 'stage', 'points'].includes(model.valueUnit)
  return bare ? valueText(model, value) : `${valueText(model, value)} ${model.valueUnit}`
}

/** A model's value as it is shown: a probability in per cent with one decimal, everything else a whole number. */
export function valueText(model: Pick<ModelInfo, 'valueUnit'>, value: number | null): string {
  if (value === null) return '–'
  if (model.valueUnit === '%') return `${(value * 100).toFixed(1)} %`
  if (model.valueUnit === 'stage') return value === 0 ? 'none' : `stage ${value}`
  return String(Math.round(value))
}

export function bandOf(model: ModelInfo, name: string | null): ModelInfo['bands'][number] | undefined {
  return model.bands.find((band) => band.name === name)
}

/** Severity of an answer: of its band, or of the band it stands in at least when inputs are missing. */
export function severityOf(model: ModelInfo, answer: ModelAnswer): Severity {
  return bandOfAnswer(model, answer)?.severity ?? 'none'
}

type Trend = readonly Readonly<{ model: string; at: string; value: number; band: string | null }>[]

function trendOf(model: string, trend: Trend): RiskRow['trend'] {
  const own = trend.filter((point) => point.model === model)
  return own.flatMap(({ at, value, band }) => {
    const ms = parseWhen(at)?.ms
    return ms === null || ms === undefined ? [] : [{ at, ms, value, band }]
  })
}

function describe(model: ModelInfo) {
  return {
    model: model.id,
    version: model.version,
    title: model.title,
    valueUnit: model.valueUnit,
    source: model.source,
    signOff: model.signOff,
    family: model.family,
    questions: [...model.questions],
  }
}

function withoutScore(model: ModelInfo, trend: Trend): RiskRow {
  const unavailable = model.status === 'unavailable'
  return {
    ...describe(model),
    status: unavailable ? 'unavailable' : 'not-scored',
    reason: unavailable ? model.reason : 'not scored yet',
    value: null,
    valueText: '–',
    band: null,
    bandLabel: null,
    severity: 'none',
    bounds: null,
    outputs: {},
    contributions: [],
    missing: [],
    inputsPresent: 0,
    inputsTotal: model.inputs.length,
    at: null,
    computedAt: null,
    trend: trendOf(model.id, trend),
  }
}

function withScore(model: ModelInfo, score: Score, trend: Trend): RiskRow {
  const required = model.inputs.filter((input) => input.required)
  const missing = new Set(score.missing.map((input) => input.input))
  return {
    ...describe(model),
    status: score.status,
    reason: score.reason,
    value: score.value,
    valueText: valueText(model, score.value),
    band: score.band,
    bandLabel: bandOf(model, score.band)?.label ?? null,
    severity: severityOf(model, score),
    bounds: score.bounds,
    outputs: score.outputs,
    contributions: score.contributions,
    missing: score.missing,
    inputsPresent: required.filter((input) => !missing.has(input.name)).length,
    inputsTotal: required.length,
    at: score.at,
    computedAt: score.computedAt,
    trend: trendOf(model.id, trend),
  }
}

/** An old score of a model that cannot be loaded now is not shown as current: the row says why there is none. */
export function riskRows(models: readonly ModelInfo[], scores: readonly Score[], trend: Trend): RiskRow[] {
  return models.map((model) => {
    const score = scores.find((candidate) => candidate.model === model.id)
    return score && model.status === 'available' ? withScore(model, score, trend) : withoutScore(model, trend)
  })
}

/** The one score that speaks loudest: highest severity, newest first. Null when no model says more than "none". */
export function topRisk(models: readonly ModelInfo[], scores: readonly StoredScore[]): TopRisk | null {
  const risks = scores.flatMap((score): TopRisk[] => {
    const model = models.find((candidate) => candidate.id === score.model)
    if (!model || score.status !== 'ok' || score.value === null) return []
    const band = bandOf(model, score.band)
    const severity = band?.severity ?? 'none'
    return [
      {
        model: model.id,
        title: model.title,
        value: score.value,
        valueText: valueWithUnit(model, score.value),
        band: band?.label ?? score.band,
        severity,
        at: score.at,
      },
    ]
  })
  risks.sort((a, b) => severityRank(b.severity) - severityRank(a.severity) || (b.at ?? '').localeCompare(a.at ?? ''))
  return risks[0] ?? null
}
