/** What a search inside a chart finds beside the names that the chart itself holds. */
import { z } from 'zod'
import { FactId } from './ids.ts'

export const FoundBeside = z.object({
  /** Rows whose result goes by what was typed: "Hb", "Kreatinin", "2823-3". */
  keys: z.array(z.string()),
  /** Notes whose text holds every word, newest first, with the place. */
  notes: z.array(z.object({ fact: FactId, snippet: z.string() })),
})
export type FoundBeside = Readonly<z.infer<typeof FoundBeside>>
