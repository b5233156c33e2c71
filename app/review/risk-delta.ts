/** What the scores would become with the values being typed, in a sentence. */
import type { z } from 'zod'
import type { RiskDelta } from '../contract/calls.ts'
import type { ModelAnswer, ModelInfo } from '../contract/risk.ts'
import { valueText } from './risk-rows.ts'

type Delta = z.infer<typeof RiskDelta>

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

/** Only models whose answer rests on other inputs than before are spoken of. */
export function riskDelta(model: ModelInfo, before: ModelAnswer | null, after: ModelAnswer): Delta {
  const changed = before?.inputHash !== after.inputHash
  return { model: model.id, title: model.title, before, after, sentence: sentence(model, before, after), changed }
}
