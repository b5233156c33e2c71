/** A case: one JSON object a line on the CLI's standard input (CLI.md, "A case"). Everything but `id` may be missing; missing is unknown. */
import { z } from 'zod'
import { Entry } from './entry.ts'

const text = z.string().nullish()

const CaseObservation = z.object({
  code: z.string(),
  system: text,
  value: z.union([z.number(), z.string(), z.boolean()]).nullish(),
  unit: text,
  time: text,
  status: text,
})

const CaseMedication = z.object({
  text: z.string(),
  code: text,
  system: text,
  dose: z.object({ value: z.number(), unit: z.string() }).nullish(),
  perDay: z.number().nullish(),
  route: text,
  start: text,
  end: text,
  status: text,
})

export const Case = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  at: text,
  patient: z.object({ birthDate: text, sex: text, pregnant: z.boolean().nullish() }).nullish(),
  conditions: z.array(z.object({ system: text, code: text, text, onset: text, abatement: text, status: text })).nullish(),
  allergies: z.array(z.object({ text, code: text, system: text, reaction: text, criticality: text })).nullish(),
  medications: z.array(CaseMedication).nullish(),
  observations: z.array(CaseObservation).nullish(),
  encounters: z.array(z.object({ class: text, start: text, end: text })).nullish(),
  entries: z.array(Entry).nullish(),
  order: CaseMedication.nullish(),
  /** Instead of facts: values by the names in the model's manifest. */
  features: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])).nullish(),
})
export type Case = Readonly<z.infer<typeof Case>>
