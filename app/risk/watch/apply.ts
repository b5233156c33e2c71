/** An answer as it is shown where a site has approved a recalibration: the model's own value stays beside it. */
import type { Counterfactual, ModelAnswer, ModelInfo } from '../../contract/risk.ts'
import { type Line, recalibrated } from './recalibrate.ts'

/** Among the outputs of a recalibrated answer: the value as the model gave it. */
export const OWN_VALUE = 'own_value'

export const percentText = (p: number) => `${(p * 100).toFixed(1)} %`

const bandAt = (bands: ModelInfo['bands'], value: number) => bands.findLast(({ from }) => value >= from)?.name ?? null

/**
 * Only for a model whose value and outputs are all probabilities.
 * @param digest so that an answer with another recalibration is another answer
 */
export function recalibratedAnswer(
  answer: ModelAnswer,
  bands: ModelInfo['bands'],
  line: Line,
  digest: (text: string) => string,
): ModelAnswer {
  if (answer.value === null) return answer
  const value = recalibrated(answer.value, line)
  const outputs = Object.entries(answer.outputs).map(([name, p]) => [name, p === null ? null : recalibrated(p, line)])
  const said = `recalibrated here; the model’s own value is ${percentText(answer.value)}`
  return {
    ...answer,
    value,
    band: bandAt(bands, value),
    outputs: { ...Object.fromEntries(outputs), [OWN_VALUE]: answer.value },
    bounds: answer.bounds && { low: recalibrated(answer.bounds.low, line), high: recalibrated(answer.bounds.high, line) },
    reason: answer.reason === null ? said : `${said}; ${answer.reason}`,
    inputHash: digest(`${answer.inputHash} ${line.intercept} ${line.slope}`),
  }
}

/** @param before the model's own value as it is now */
export function recalibratedMove(move: Counterfactual, before: number, line: Line): Counterfactual {
  const value = recalibrated(move.value, line)
  const asked = move.sentence.slice(0, move.sentence.lastIndexOf(': '))
  return { ...move, value, sentence: `${asked}: ${percentText(recalibrated(before, line))} → ${percentText(value)}.` }
}
