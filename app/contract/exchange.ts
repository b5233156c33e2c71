/** What leaves the store, and patient bundles from another laptop. */
import { z } from 'zod'

/** `transfer`: an encrypted, signed patient bundle for another Wardlight; `ips`: an International Patient Summary document, one patient. */
export const ExportKind = z.enum(['fhir-bundle', 'fhir-ndjson', 'ips', 'csv', 'transfer'])
export type ExportKind = z.infer<typeof ExportKind>

export const ExportResult = z.object({
  path: z.string(),
  kind: ExportKind,
  bytes: z.number(),
  patients: z.number(),
  resources: z.number(),
  /** Of these, kept as they came and shown nowhere, because they are held or quarantined. */
  held: z.number(),
})
export type ExportResult = Readonly<z.infer<typeof ExportResult>>

/**
 * A resource that both laptops have, with different content. Both versions are kept and neither is overwritten: where the sources say which is
 * newer that one is shown and the other is an older version; where nothing says it ours is shown, and theirs is held until a person chooses
 * (release shows theirs, reject keeps ours). Only another person under the same id is refused, with everything that is theirs.
 */
export const TransferConflict = z.object({
  resource: z.string(),
  patient: z.string().nullable(),
  /** Which one the chart shows, and why: "theirs is newer by its own word". */
  shown: z.enum(['ours', 'theirs']),
  because: z.string(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
})
export type TransferConflict = Readonly<z.infer<typeof TransferConflict>>

export const TransferReport = z.object({
  file: z.string(),
  /** Fingerprint of the sender's signing key, and whether this machine has seen it before. */
  sender: z.object({ name: z.string(), fingerprint: z.string(), known: z.boolean() }),
  madeAt: z.string(),
  patients: z.number(),
  resources: z.object({ read: z.number(), stored: z.number(), unchanged: z.number(), held: z.number(), quarantined: z.number() }),
  conflicts: z.array(TransferConflict),
})
export type TransferReport = Readonly<z.infer<typeof TransferReport>>
