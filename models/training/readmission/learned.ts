/** What train.py learned (learned.json): the columns its trees ask, made from the inputs, the trees, the interval, and what was measured. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Nested } from '../icu/artefact.ts'

const Numbers = z.array(z.number())

const Column = z.union([
  /** An input as it is. */
  z.tuple([z.literal('value'), z.string()]),
  /** 1 where an input is within [low, high), else 0. */
  z.tuple([z.literal('within'), z.string(), z.number(), z.number()]),
  /** 1 where any of the three diagnoses is of the group, else 0. */
  z.tuple([z.literal('any'), z.number()]),
  /** Visits of the year before; diabetes drugs; their dose changes; medicines and laboratory tests for each day of the stay. */
  z.tuple([z.enum(['visits', 'drugs', 'doses', 'medicines a day', 'tests a day'])]),
])
export type Column = z.infer<typeof Column>

const Summary = z.looseObject({
  n: z.number(),
  events: z.number(),
  auroc: z.number(),
  observed_expected: z.number(),
  calibration_slope: z.number(),
})

const Learned = z.strictObject({
  seed: z.int(),
  data: z.string(),
  features: z.array(z.string()),
  /** Inputs whose being missing is a value of its own, 0. */
  ownMissing: z.array(z.string()),
  /** Log odds of the average training person. */
  intercept: z.number(),
  columns: z.array(Column),
  /** Their numbers are whole `UNIT`s of calibrated log odds. */
  trees: z.array(Nested),
  interval: z.strictObject({ from: Numbers, low: Numbers, high: Numbers }),
  report: z.looseObject({
    overall: Summary,
    as_from_a_chart: Summary,
    auroc_interval: Numbers,
    brier: z.number(),
    ece: z.number(),
    lace_like: z.number(),
    hospital_like: z.number(),
  }),
})
export type Learned = Readonly<z.infer<typeof Learned>>

export const LEARNED: Learned = Learned.parse(JSON.parse(readFileSync(fileURLToPath(new URL('learned.json', import.meta.url)), 'utf8')))
export const REPORT = LEARNED.report
