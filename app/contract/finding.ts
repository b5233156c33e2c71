/** One sentence of the synthesized picture. */
import { z } from 'zod'
import { FactId } from './ids.ts'
import { Severity } from './risk.ts'

/** `parts` with facts are links to their rows. */
export const Finding = z.object({
  id: z.string(),
  severity: Severity,
  title: z.string(),
  parts: z.array(z.object({ text: z.string(), facts: z.array(FactId) })),
  /** What kind of statement it is: "score", "critical value", "result". */
  basis: z.string(),
  /** Time of the newest data it rests on, as written; null where that is not known. */
  at: z.string().nullable(),
})
export type Finding = Readonly<z.infer<typeof Finding>>
