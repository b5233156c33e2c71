/** What train.py learned (deterioration.json): a step function for each input, the interval, and what was measured. */
import learned from './deterioration.json' with { type: 'json' }

/** Log odds against the mean training hour: `values` below, between and from the `cuts` on; `missing` where there is no value. */
export type LearnedInput = Readonly<{ name: string; cuts: readonly number[]; values: readonly number[]; missing: number }>
export type Learned = Readonly<{
  seed: number
  data_sha256: string
  outside_sha256: string
  intercept: number
  inputs: readonly LearnedInput[]
  /** Ends of the interval by the log odds: below, between and from the `cuts` on. */
  interval: Readonly<{ cuts: readonly number[]; low: readonly number[]; high: readonly number[] }>
}>

export const LEARNED: Learned = learned
export const REPORT = learned.report
