/** A downtime copy: the whole store as it stood at one moment, encrypted apart, to be read elsewhere when this machine cannot. */
import { z } from 'zod'

/** What a copy says of itself, kept inside its encrypted store where nobody can change it. */
export const DowntimeMark = z.object({
  /** The moment whose state it shows, ISO 8601 in UTC. */
  asOf: z.string(),
  madeBy: z.string(),
  patients: z.number().int().min(0),
})
export type DowntimeMark = Readonly<z.infer<typeof DowntimeMark>>

export const DowntimeMade = DowntimeMark.extend({ path: z.string(), bytes: z.number() })
export type DowntimeMade = Readonly<z.infer<typeof DowntimeMade>>

/** A file as chosen, before its passphrase is known: the time is what the file says of itself and may not be trusted. */
export const DowntimeFile = z.object({ path: z.string(), name: z.string(), asOf: z.string() })
export type DowntimeFile = Readonly<z.infer<typeof DowntimeFile>>
