/** What `train.py` wrote: one forest for each span of hours. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Numbers = z.array(z.number())
const Whole = z.number().int()

/** `[column, threshold, 1 where a missing value goes below, log odds so far, below, rest]`, or a leaf: log odds alone, all in `UNIT`s. */
type Branch = readonly [column: number, cut: number, missingBelow: number, worth: number, below: Nested, rest: Nested]
export type Nested = number | Branch

export const Nested: z.ZodType<Nested> = z.lazy(() =>
  z.union([Whole, z.tuple([Whole, z.number(), Whole, Whole, Nested, Nested]).readonly()]),
)

/** From an hour on, a beta calibration: weight of log(p), of -log(1 - p) and shift, each its value at hour 0 and its rise an hour. */
const Lines = z.array(z.array(z.number()).length(7)).min(1)
export type Lines = Readonly<z.infer<typeof Lines>>

const Artefact = z.strictObject({
  seed: Whole,
  data_sha256: z.string(),
  stays: Whole,
  deaths: Whole,
  metrics: z.record(z.string(), z.number()),
  inputs: z.array(z.string()),
  intercept: z.number(),
  /** First hour of each span; then where the span begins, and its trees: log odds before calibration. */
  starts: Numbers,
  offsets: z.array(Whole),
  forests: z.array(z.array(Nested)),
  /** Laboratory inputs that nearly everybody has by the second day; the calibration where enough of them are known, and where fewer are. */
  routine: z.array(z.string()).min(1),
  enough: Whole,
  calibration: z.strictObject({ usual: Lines, few: Lines }),
  interval: z.strictObject({ cuts: Numbers, low: Numbers, high: Numbers }),
  /** Lowest and highest value of training, by input. */
  extremes: z.record(z.string(), z.tuple([z.number(), z.number()])),
})
export type Artefact = Readonly<z.infer<typeof Artefact>>

/** Log odds of one whole step: their sums are exact in any order, and in single precision below 64. */
export const UNIT = 2 ** -18

export const readArtefact = (name: string): Artefact =>
  Artefact.parse(JSON.parse(readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')))
