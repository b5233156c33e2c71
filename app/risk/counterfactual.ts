/**
 * "What would change it": one input moved to where it no longer counts against the person, the rest as they are. Only what can be changed
 * is moved: never age, sex or history. It says what the score would be, not what a treatment would do.
 */
import type { Counterfactual } from '../contract/risk.ts'
import type { Question } from './answer.ts'
import { type Feature, inSentence, numberText, shownText } from './features.ts'
import type { Manifest } from './manifest.ts'

/** Moves of one input: where it is aimed, in the graph's number and in words; null: it stands well already. */
type Target = Readonly<{ x: number; words: string; also?: Readonly<Record<string, number>> }>
type Aim = (x: number, features: readonly Feature[]) => Target | null

const into =
  (low: number, high: number, unit: string): Aim =>
  (x) =>
    x < low ? { x: low, words: `${low} ${unit}`.trim() } : x > high ? { x: high, words: `${high} ${unit}`.trim() } : null
const downTo =
  (limit: number, unit: string): Aim =>
  (x) =>
    x > limit ? { x: limit, words: `${limit} ${unit}` } : null
const off =
  (words: string): Aim =>
  (x) =>
    x > 0 ? { x: 0, words } : null
const xOf = (features: readonly Feature[], name: string) => features.find(({ input }) => input.name === name)?.x ?? Number.NaN

/** NEWS2 chart 1: the bands that score 0; SpO2 on scale 2 aims at 88-92 %. */
const NEWS2: Readonly<Record<string, Aim>> = {
  rr: into(12, 20, '/min'),
  spo2: (x, features) =>
    xOf(features, 'scale') === 2
      ? into(88, xOf(features, 'on_oxygen') === 1 ? 92 : 100, '%')(x, features)
      : into(96, 100, '%')(x, features),
  temp_c: into(36.1, 38, '°C'),
  sbp: into(111, 219, 'mmHg'),
  hr: into(51, 90, '/min'),
  acvpu: off('Alert'),
}

/** SBP 130 mmHg, HbA1c 7 %, total cholesterol 200 mg/dL: where the usual goals of care begin (ACC/AHA 2017, ADA, NCEP); not smoking. */
const PREVENT: Readonly<Record<string, Aim>> = {
  sbp: downTo(130, 'mmHg'),
  smoking: off('not smoking'),
  total_c: downTo(200, 'mg/dL'),
  hba1c: downTo(7, '%'),
}

/** KDIGO: creatinine back at the baseline it is held against. */
const KDIGO: Readonly<Record<string, Aim>> = {
  ratio: (x, features) =>
    x > 1 ? { x: 1, words: 'back at baseline', also: { rise_48h: 0, scr_mg_dl: xOf(features, 'scr_mg_dl') / x } } : null,
}

const AIMS: Readonly<Record<string, Readonly<Record<string, Aim>>>> = { news2: NEWS2, prevent: PREVENT, 'kdigo-aki': KDIGO }

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
