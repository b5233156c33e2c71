/** What `train.py` wrote: one step function per input and span of hours. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Numbers = z.array(z.number())

/** `values[span][step]`: log odds in a span of hours, below, between and above the `cuts`; `missing[span]` where there is no value. */
const LearnedInput = z.strictObject({ name: z.string(), cuts: Numbers, values: z.array(Numbers), missing: Numbers })

const Artefact = z.strictObject({
  seed: z.number().int(),
  data_sha256: z.string(),
  stays: z.number().int(),
  deaths: z.number().int(),
  metrics: z.record(z.string(), z.number()),
  intercept: z.number(),
  hours: Numbers,
  inputs: z.array(LearnedInput),
  interval: z.strictObject({ cuts: Numbers, low: Numbers, high: Numbers }),
})
export type Artefact = Readonly<z.infer<typeof Artefact>>
export type LearnedInput = Readonly<z.infer<typeof LearnedInput>>

export const readArtefact = (name: string): Artefact =>
  Artefact.parse(JSON.parse(readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')))
