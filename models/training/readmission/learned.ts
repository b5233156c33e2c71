/** What train.py learned (learned.json): conditions on the inputs, weights of single conditions and of pairs, and the interval. */
import learned from './learned.json' with { type: 'json' }

export type Condition = Readonly<{ input: string; low: number; high: number | null; share: number; weight: number }>
export type Learned = Readonly<{
  seed: number
  data: string
  features: readonly string[]
  /** Inputs whose being missing is a value of its own, 0. */
  ownMissing: readonly string[]
  intercept: number
  conditions: readonly Condition[]
  /** Two conditions by their place, and what both together add. */
  pairs: readonly (readonly number[])[]
  interval: Readonly<{ from: readonly number[]; low: readonly number[]; high: readonly number[] }>
}>

export const LEARNED: Learned = learned
export const REPORT = learned.report
