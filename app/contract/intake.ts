/** Import: progress and report (CLI.md, `import`). */
import { z } from 'zod'
import { Flag } from './entry.ts'
import { FactId, JobId, PatientId } from './ids.ts'
import { CodeChoice, ColumnChoice, TableMapping } from './table.ts'

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

/** The five dimensions of data quality (Kahn 2016, doi 10.13063/2327-9214.1244, with timeliness and duplication kept apart). */
export const QualityDimension = z.object({
  id: z.enum(['completeness', 'conformance', 'plausibility', 'timeliness', 'duplication']),
  /** 0 to 1; null where nothing could be judged. */
  score: z.number().nullable(),
  /** What lowered it, worst first: "412 of 9,120 observations have no time". */
  reasons: z.array(z.string()),
})
export type QualityDimension = Readonly<z.infer<typeof QualityDimension>>

export const QualityScore = z.object({ score: z.number().nullable(), dimensions: z.array(QualityDimension) })
export type QualityScore = Readonly<z.infer<typeof QualityScore>>

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
  /** 0 to 1 (app/quality/score); null when nothing was read. */
  quality: z.object({ score: z.number().nullable(), dimensions: z.array(QualityDimension).optional() }),
  /** Files of which nothing is stored until a person decides: a table that needs its mapping confirmed, a file that looks wrong. */
  waiting: z
    .array(z.object({ id: z.string(), kind: z.enum(['mapping', 'suspect']), file: z.string(), reasons: z.array(z.string()) }))
    .optional(),
  /** Results that were here already from another message or file, beside being stored. */
  duplicates: z.number().optional(),
  /** Pairs of people that may be one person, found by this import. */
  possibleMatches: z.number().optional(),
  seconds: z.number(),
  cancelled: z.boolean().optional(),
})
export type ImportReport = Readonly<z.infer<typeof ImportReport>>

export const IntakeJob = z.object({
  id: JobId,
  state: z.enum(['waiting', 'running', 'paused', 'done', 'failed', 'cancelled']),
  file: z.string().nullable(),
  filesDone: z.number(),
  filesTotal: z.number(),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  resources: z.number(),
  report: ImportReport.nullable(),
  error: z.string().nullable(),
  /** False where the files cannot be asked for again (dropped, standard input): paused, it ends with the program. */
  resumable: z.boolean().optional(),
})
export type IntakeJob = Readonly<z.infer<typeof IntakeJob>>

/** One thing that the gate says of one value of a resource on its way in. */
export const GateFinding = z.object({
  fact: FactId,
  label: z.string(),
  /** As the source has it, with its unit. */
  value: z.string(),
  level: Flag.shape.level,
  kind: Flag.shape.kind,
  reason: z.string(),
  suggestion: Flag.shape.suggestion,
})
export type GateFinding = Readonly<z.infer<typeof GateFinding>>

export const HeldStatus = z.enum(['open', 'released', 'fixed', 'rejected'])
export type HeldStatus = z.infer<typeof HeldStatus>

/** A resource that is stored as it came and shown nowhere until a person decides. `quarantined`: a value in it is impossible, so it can be fixed or rejected, not released. */
export const HeldItem = z.object({
  id: z.number().int(),
  state: z.enum(['held', 'quarantined']),
  status: HeldStatus,
  patient: PatientId.nullable(),
  patientName: z.string().nullable(),
  type: z.string(),
  resource: z.string(),
  effective: z.string().nullable(),
  findings: z.array(GateFinding),
  file: z.string(),
  path: z.string(),
  origin: z.string(),
  heldAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
})
export type HeldItem = Readonly<z.infer<typeof HeldItem>>

/** What a person decides of held items. `remember` makes a rule for this source (never for impossible values). */
export const HeldDecision = z.object({
  ids: z.array(z.number().int()).min(1).max(1000),
  decision: z.enum(['release', 'fix', 'reject']),
  /** For 'fix', by fact: absent means each finding's own suggestion. */
  values: z.array(z.object({ fact: FactId, value: z.number(), unit: z.string().nullable() })).optional(),
  note: z.string().max(500),
  remember: z.boolean(),
})
export type HeldDecision = Readonly<z.infer<typeof HeldDecision>>

/** A file of which nothing is stored yet. */
export const WaitingFile = z.object({
  id: z.string(),
  kind: z.enum(['mapping', 'suspect']),
  file: z.string(),
  origin: z.string(),
  reasons: z.array(z.string()),
  rows: z.number().nullable(),
  at: z.string(),
})
export type WaitingFile = Readonly<z.infer<typeof WaitingFile>>

/** One row of the table as it would be stored. */
export const PreviewRow = z.object({
  line: z.number(),
  patient: z.string().nullable(),
  time: z.string().nullable(),
  cells: z.array(z.string()),
  facts: z.array(
    z.object({ label: z.string(), value: z.string(), unit: z.string().nullable(), level: Flag.shape.level, reason: z.string() }),
  ),
  problems: z.array(z.string()),
})
export type PreviewRow = Readonly<z.infer<typeof PreviewRow>>

export const MappingPreview = z.object({
  waiting: WaitingFile,
  /** Name under which the mapping will be remembered. */
  name: z.string(),
  mapping: TableMapping,
  rows: z.array(PreviewRow),
  /** Why it cannot be confirmed as it stands; empty when it can. */
  problems: z.array(z.string()),
})
export type MappingPreview = Readonly<z.infer<typeof MappingPreview>>

export const MappingChoice = z.object({
  id: z.string(),
  name: z.string().max(100),
  columns: z.array(ColumnChoice),
  codes: z.array(CodeChoice),
  format: TableMapping.shape.format.partial().optional(),
})
export type MappingChoice = Readonly<z.infer<typeof MappingChoice>>

/** Two records that may be one person, or are one by now. */
export const PersonMatch = z.object({
  id: z.number().int(),
  a: z.object({
    patient: PatientId,
    name: z.string().nullable(),
    birthDate: z.string().nullable(),
    sex: z.string(),
    mrn: z.string().nullable(),
    facts: z.number(),
  }),
  b: z.object({
    patient: PatientId,
    name: z.string().nullable(),
    birthDate: z.string().nullable(),
    sex: z.string(),
    mrn: z.string().nullable(),
    facts: z.number(),
  }),
  /** 0 to 1: probability that they are one person. */
  score: z.number(),
  evidence: z.array(z.string()),
  /** 'open': asked; 'merged': one chart (`a` is the one that stands); 'different': never asked again. */
  status: z.enum(['open', 'merged', 'different']),
  /** 'rule' for a certain match made by the program. */
  by: z.string().nullable(),
  at: z.string(),
})
export type PersonMatch = Readonly<z.infer<typeof PersonMatch>>

export const QualityPoint = z.object({ at: z.string(), file: z.string().nullable(), count: z.number(), quality: QualityScore })
export type QualityPoint = Readonly<z.infer<typeof QualityPoint>>

/** A source (sender of messages, a table's mapping, a FHIR export) and how good what it sends is, over time. */
export const SourceQuality = z.object({
  origin: z.string(),
  format: z.string(),
  /** Oldest first, newest 60. */
  history: z.array(QualityPoint),
  /** What changed since before, in words; empty where nothing did. */
  drift: z.array(z.string()),
  open: z.object({ held: z.number(), quarantined: z.number(), waiting: z.number() }),
})
export type SourceQuality = Readonly<z.infer<typeof SourceQuality>>

/** Something corrections have taught this machine. Undone, it stops to act; what was stored by it stays, with its provenance. */
export const LearnedItem = z.object({
  id: z.number().int(),
  kind: z.enum(['mapping', 'column', 'accept', 'repair', 'merge', 'different']),
  origin: z.string(),
  /** What happens next time, in one sentence. */
  effect: z.string(),
  because: z.string(),
  by: z.string(),
  at: z.string(),
  undoneAt: z.string().nullable(),
  /** Times it has acted. */
  used: z.number(),
})
export type LearnedItem = Readonly<z.infer<typeof LearnedItem>>

export const WatchedFolder = z.object({
  path: z.string(),
  origin: z.string().nullable(),
  lastLookedAt: z.string().nullable(),
  imported: z.number(),
  trouble: z.string().nullable(),
})
export type WatchedFolder = Readonly<z.infer<typeof WatchedFolder>>
