/** What the scores would become with the values being typed, in a sentence. */
import type { ModelAnswer, ModelInfo, RiskDelta, Severity } from '../contract/risk.ts'
import { severityRank, valueText } from './risk-rows.ts'

function shownValue(model: ModelInfo, answer: ModelAnswer | null): string | null {
  if (!answer) return null
  if (answer.value !== null) return valueText(model, answer.value)
  return answer.bounds ? `${answer.bounds.low} to ${answer.bounds.high}` : null
}

/** Short: the whole reason stands in the explanation. */
function whyNot(after: ModelAnswer): string {
  const [first = 'not applicable'] = (after.reason ?? '').split(';')
  return after.missing.length > 0 ? `no number with this, ${after.missing.length} inputs missing or too old` : first
}

function sentence(model: ModelInfo, before: ModelAnswer | null, after: ModelAnswer): string {
  const [was, would] = [shownValue(model, before), shownValue(model, after)]
  const missing = after.missing.map((input) => input.label).join(', ')
  const incomplete = after.value === null && missing ? ` (${missing} missing)` : ''
  if (would === null) return `${model.title}: ${whyNot(after)}.`
  if (was === null) return `${model.title} would be ${would} with this${incomplete}; no score now.`
  return was === would
    ? `${model.title} stays ${would}${incomplete}.`
    : `${model.title} would be ${would} with this${incomplete}, now ${was}.`
}

function severityOf(model: ModelInfo, answers: readonly (ModelAnswer | null)[]): Severity {
  const bands = model.bands.filter(({ name }) => answers.some((answer) => answer?.band === name))
  return bands.map(({ severity }) => severity).sort((a, b) => severityRank(b) - severityRank(a))[0] ?? 'none'
}

/** Only a model that would say something else is spoken of: another number, another range, or none any more. */
export function riskDelta(model: ModelInfo, before: ModelAnswer | null, after: ModelAnswer): RiskDelta {
  const changed = before?.inputHash !== after.inputHash && shownValue(model, before) !== shownValue(model, after)
  return {
    model: model.id,
    title: model.title,
    before,
    after,
    sentence: sentence(model, before, after),
    changed,
    severity: severityOf(model, [before, after]),
  }
}

/** Gravest first; of two as grave, the one with a number before the one with a range. */
export function byWeight(deltas: readonly RiskDelta[]): RiskDelta[] {
  const hasNumber = ({ after }: RiskDelta) => Number(after.value !== null)
  return deltas.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity) || hasNumber(b) - hasNumber(a))
}
