/** What a source usually sends: per concept how much, in which unit, around which value. Compared with the next file before anything of it is stored. */
import { z } from 'zod'

export const ConceptProfile = z.object({
  /** Values seen. */
  n: z.number(),
  /** Unit as written by the source; null where it writes none. */
  unit: z.string().nullable(),
  /** 5th, 25th, 50th, 75th and 95th percentile of the numbers as written. */
  quantiles: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]),
  /** People they are of, counted up to 300; absent where it was not counted. */
  patients: z.number().optional(),
})
export type ConceptProfile = Readonly<z.infer<typeof ConceptProfile>>

export const SourceProfile = z.object({
  /** By concept id (app/terminology/concepts.ts), or the source's code where there is no concept. */
  concepts: z.record(z.string(), ConceptProfile),
  /** Epoch ms of the earliest and latest effective time; null when there is none. */
  from: z.number().nullable(),
  until: z.number().nullable(),
  resources: z.number(),
  /** People that the values are of, counted up to 1,000; absent where it was not counted. */
  patients: z.number().optional(),
})
export type SourceProfile = Readonly<z.infer<typeof SourceProfile>>

/** Codes come from outside: one that is named like a member of every object is no concept. */
export function profiled(profile: SourceProfile, id: string): ConceptProfile | undefined {
  return Object.hasOwn(profile.concepts, id) ? profile.concepts[id] : undefined
}
