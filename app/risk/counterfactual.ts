/**
 * "What would change it": one input moved to where it no longer counts against the person, the rest as they are. Only what can be changed
 * is moved: never age, sex or history. It says what the score would be, not what a treatment would do.
 */
import type { Counterfactual } from '../contract/risk.ts'
import type { Target } from './aims.ts'
import type { Question } from './answer.ts'
import { type Feature, inSentence, numberText, shownText } from './features.ts'
import type { Manifest } from './manifest.ts'
import { AIMS } from './rules.ts'

export type Move = Readonly<{ feature: Feature; target: Target; row: readonly number[] }>

/** The rows to run: one for each input that can be moved. */
export function moves({ manifest, features }: Question): readonly Move[] {
  const aims = AIMS[manifest.id] ?? {}
  return features.flatMap((feature) => {
    const target = Number.isNaN(feature.x) ? null : aims[feature.input.name]?.(feature.x, features)
    if (!target) return []
    const row = features.map(({ input, x }) => (input.name === feature.input.name ? target.x : (target.also?.[input.name] ?? x)))
    return [{ feature, target, row }]
  })
}

function valueText(manifest: Manifest, value: number): string {
  if (manifest.valueUnit === '%') return `${(value * 100).toFixed(1)} %`
  return `${numberText(value, 1)}${manifest.valueUnit === 'stage' ? '' : ` ${manifest.valueUnit}`}`
}

/** @param before the score as it is @param after the same with the move; moves that do not lower the score are dropped */
export function counterfactual(manifest: Manifest, { feature, target }: Move, before: number, after: number): Counterfactual | null {
  if (Number.isNaN(after) || after > before - 1e-9) return null
  const from = shownText(feature)
  const change = `${valueText(manifest, before)} → ${valueText(manifest, after)}`
  const { name, label } = feature.input
  return {
    input: name,
    label,
    from,
    to: target.words,
    value: after,
    sentence: `If ${inSentence(label)} were ${target.words} instead of ${from}: ${change}.`,
  }
}
