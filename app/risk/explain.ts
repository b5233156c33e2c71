/** Contributions as sentences: value, time, what it does to the score. */
import type { Contribution, ModelAnswer, ModelInfo } from '../contract/risk.ts'
import { displayUnit } from '../terminology/units.ts'

const AT_MOST = 5

type EffectKind = 'points' | 'log-odds' | 'value' | 'stage'

function valueText({ value, unit }: Contribution): string {
  if (value === null) return 'missing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  const shown = unit === 'a' ? 'y' : unit === '1' ? '' : displayUnit(unit ?? '')
  return `${Number.isInteger(value) ? value : Number(value.toFixed(2))} ${shown}`.trim()
}

/** "2019-08-06 10:40" of an ISO time, as it stands (UTC). */
export const minuteOf = (iso: string): string => (iso.length > 10 ? iso.slice(0, 16).replace('T', ' ') : iso)

function effectText(effect: number, kind: EffectKind): string {
  if (kind === 'points') return `${effect} ${effect === 1 ? 'point' : 'points'}`
  if (kind === 'stage') return effect === 0 ? 'no stage' : `stage ${effect}`
  if (kind === 'value') return `${effect < 0 ? 'lowers' : 'raises'} it by ${Math.abs(effect).toFixed(1)}`
  return `${effect < 0 ? 'lowers' : 'raises'} the odds by a factor of ${Math.exp(Math.abs(effect)).toFixed(2)}`
}

/** "Pulse 112 /min": an input without time and effect. */
export const contributionText = (one: Contribution): string => `${one.label} ${valueText(one)}`

/** @param times false where the time stands beside the sentence already */
export function sentenceOf(one: Contribution, kind: EffectKind, times = true): string {
  const when = one.at === null || !times ? '' : ` (${minuteOf(one.at)})`
  const what = one.effect === null ? '' : `: ${effectText(one.effect, kind)}`
  return `${contributionText(one)}${when}${what}`
}

/** The three to five inputs that move the score most, strongest first; those that move nothing are left out. */
export function explain(answer: ModelAnswer, kind: EffectKind, times = true): readonly string[] {
  return answer.contributions
    .filter(({ effect }) => effect !== null && Math.abs(effect) > 1e-9)
    .sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0))
    .slice(0, AT_MOST)
    .map((one) => sentenceOf(one, kind, times))
}

/** The kind of effect from the unit the value is in, where only the model's description is at hand. */
export function effectKindOf({ valueUnit }: Pick<ModelInfo, 'valueUnit'>): EffectKind {
  return valueUnit === 'points' ? 'points' : valueUnit === 'stage' ? 'stage' : valueUnit === '%' ? 'log-odds' : 'value'
}
