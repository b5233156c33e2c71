/** Import: progress and report (CLI.md, `import`). */
import { z } from 'zod'
import { JobId } from './ids.ts'

export const IntakeIssue = z.object({
  severity: z.enum(['error', 'warning', 'information']),
  code: z.string(),
  file: z.string(),
  /** JSON path or "line 12" inside the file. */
  path: z.string(),
  message: z.string(),
})
export type IntakeIssue = Readonly<z.infer<typeof IntakeIssue>>

export const ResourceCounts = z.object({
  read: z.number(),
  stored: z.number(),
  unchanged: z.number(),
  skipped: z.number(),
  held: z.number(),
  quarantined: z.number(),
})
export type ResourceCounts = Readonly<z.infer<typeof ResourceCounts>>

export const ImportReport = z.object({
  files: z.number(),
  resources: ResourceCounts,
  /** Resources read, by type. */
  byType: z.record(z.string(), z.number()),
  /** Patients the files speak of. */
  patients: z.number(),
  /** At most 1,000; `issuesOmitted` counts the rest. */
  issues: z.array(IntakeIssue),
  issuesOmitted: z.number().optional(),
  /** Share of resources read that became facts or were kept without an issue, 0 to 1; null when nothing was read. */
  quality: z.object({ score: z.number().nullable() }),
  seconds: z.number(),
  cancelled: z.boolean().optional(),
})
export type ImportReport = Readonly<z.infer<typeof ImportReport>>

export const IntakeJob = z.object({
  id: JobId,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  file: z.string().nullable(),
  filesDone: z.number(),
  filesTotal: z.number(),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  resources: z.number(),
  report: ImportReport.nullable(),
  error: z.string().nullable(),
})
export type IntakeJob = Readonly<z.infer<typeof IntakeJob>>
