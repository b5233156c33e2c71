/** Where an input that can be changed is aimed by "what would change it"; names of inputs that are not here are never moved. */
import type { Feature } from './features.ts'

/** Moves of one input: where it is aimed, in the graph's number and in words; null: it stands well already. */
export type Target = Readonly<{ x: number; words: string; also?: Readonly<Record<string, number>> }>
export type Aim = (x: number, features: readonly Feature[]) => Target | null

export const into =
  (low: number, high: number, unit: string): Aim =>
  (x) =>
    x < low ? { x: low, words: `${low} ${unit}`.trim() } : x > high ? { x: high, words: `${high} ${unit}`.trim() } : null
export const downTo =
  (limit: number, unit: string): Aim =>
  (x) =>
    x > limit ? { x: limit, words: `${limit} ${unit}` } : null
export const off =
  (words: string): Aim =>
  (x) =>
    x > 0 ? { x: 0, words } : null
export const xOf = (features: readonly Feature[], name: string) => features.find(({ input }) => input.name === name)?.x ?? Number.NaN
