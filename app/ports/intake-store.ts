/** What intake, review and exchange ask of the patient store, beside `store.ts`. Same rules: reads never change anything, each write is one transaction. */
import type { Change } from '../chart/made.ts'
import type { FactId, PatientId } from '../contract/ids.ts'
import type {
  GateFinding,
  HeldItem,
  HeldStatus,
  LearnedItem,
  PersonMatch,
  QualityPoint,
  QualityScore,
  SourceQuality,
  WaitingFile,
} from '../contract/intake.ts'
import type { TableMapping } from '../contract/table.ts'
import type { SourceProfile } from '../quality/source/profile.ts'
import type { Actor, IncomingResource, Source } from './store.ts'

/** What the gate decided of one incoming resource. Absent: accepted without a word. */
export type Gate = Readonly<{
  /** 'flagged' is shown in the chart, with its flag; 'held' and 'quarantined' are stored as they came and shown nowhere. */
  state: 'flagged' | 'held' | 'quarantined'
  findings: readonly GateFinding[]
}>

/** How a made resource came to be. */
export type Made = Readonly<{ changes: readonly Change[]; mapping: string | null }>

/** How far a job had come when a batch of it was written: kept in the same transaction, so that a crash loses no place. */
export type JobMark = Readonly<{ job: string; file: string; sha256: string; piece: number }>

/** A job that has not ended. `order` is JSON of what it was asked to do; files that cannot be asked for again are not in it. */
export type UnfinishedJob = Readonly<{
  id: string
  order: string
  startedAt: string
  user: string
  marks: readonly JobMark[]
  filesDone: readonly string[]
}>

/** A file that waits for a person. `content` is kept encrypted in the store where the file cannot be asked for again. */
/** `source`: what the person who imported it called the source; null where nobody did. */
export type WaitingRecord = WaitingFile &
  Readonly<{ path: string | null; source: string | null; sha256: string; proposal: TableMapping | null }>

export type RememberedMapping = Readonly<{
  id: number
  name: string
  version: number
  origin: string
  mapping: TableMapping
  by: string
  at: string
}>

/** A rule that a correction left behind. `match` says when it acts. Rules never touch impossible values. */
export type LearnedRule = Readonly<{
  id: number
  kind: 'accept' | 'repair'
  origin: string
  concept: string
  /** Unit as the source writes it. */
  unit: string | null
  flag: string
  /** For 'accept': values (canonical unit) seen and released. */
  low: number | null
  high: number | null
  /** For 'repair': the unit that the numbers really have. */
  toUnit: string | null
}>

/** A header a person has explained; it is an example for the next table. */
export type LearnedColumn = Readonly<{ name: string; role: string; concept: string | null; unit: string | null }>

/** A resource as an export writes it: newest version, parts folded. */
export type ExportResource = Readonly<{
  ref: string
  type: string
  raw: string
  patient: PatientId | null
  /** 'shown' in a chart or kept without facts; 'held', 'quarantined' or 'rejected' are shown nowhere. */
  state: 'shown' | 'held' | 'quarantined' | 'rejected'
  recordedAt: string
  /** What its bundle called it, where references lead to it by that alone. */
  url?: string
}>

/** `fresh`: observations that came since the chart was last checked; `latest`: the newest of their resources, for `recordChecks`. */
export type DueCheck = Readonly<{ patient: PatientId; latest: number; fresh: readonly FactId[] }>

export interface IntakeReads {
  held(input: {
    status: HeldStatus | null
    origin: string | null
    patient: PatientId | null
    limit: number
    offset: number
  }): Readonly<{ items: readonly HeldItem[]; total: number }>
  /** Flags that imports left on these facts (for the chart). */
  importFlags(input: { patient: PatientId }): readonly Readonly<{ fact: FactId; finding: GateFinding }>[]
  waiting(input: Record<never, never>): readonly WaitingRecord[]
  waitingContent(input: { id: string }): Uint8Array | null
  /** Every mapping in force, newest version of each. */
  mappings(input: Record<never, never>): readonly RememberedMapping[]
  mappingBySignature(input: { signature: string; origin: string | null }): RememberedMapping | null
  learned(input: Record<never, never>): readonly LearnedItem[]
  learnedRules(input: Record<never, never>): readonly LearnedRule[]
  learnedColumns(input: Record<never, never>): readonly LearnedColumn[]
  matches(input: { status: PersonMatch['status'] | null }): readonly PersonMatch[]
  sourceQuality(input: Record<never, never>): readonly SourceQuality[]
  patientQuality(input: { patient: PatientId }): readonly QualityPoint[]
  /** The newest profile of a source, for whole-file checks. */
  sourceProfile(input: { origin: string }): SourceProfile | null
  /** Charts that imports changed and whose new values nobody has held against the whole chart yet. */
  dueChecks(input: { limit: number }): readonly DueCheck[]
  /** Drugs as they are written that were not read with the names of this edition. */
  drugsToRead(input: {
    edition: string
    limit: number
  }): readonly Readonly<{ id: number; system: string | null; code: string | null; label: string }>[]
  /** Drugs nobody knows, among what came since charts were last checked (`dueChecks`); `facts`: how many; `file`, `path`: of the first. */
  newUnknownDrugs(
    input: Record<never, never>,
  ): readonly Readonly<{ label: string; because: string; facts: number; file: string; path: string }>[]
  /** Medications, whatever their status, that hold an ingredient. */
  medicationsWith(input: {
    ingredient: string
    limit: number
  }): readonly Readonly<{ patient: PatientId; fact: FactId; confidence: number }>[]
  unfinishedJobs(input: Record<never, never>): readonly UnfinishedJob[]
  /** Resources in a stable order (type, id), `after` the last ref of the page before; parts folded. */
  exportPage(input: { after: string | null; limit: number; patients: readonly PatientId[] | null }): readonly ExportResource[]
  /** Newest raw of one resource, for conflicts. */
  resource(input: { ref: string }): ExportResource | null
}

export interface IntakeWrites {
  startJob(input: { actor: Actor; id: string; order: string }): null
  /** @param outcome in a word, for the audit */
  endJob(input: { actor: Actor; id: string; outcome: 'done' | 'failed' | 'cancelled' }): null
  /** A file is whole in the store: on resume it is not read again. */
  markFileDone(input: { job: string; file: string }): null
  keepWaiting(input: { actor: Actor; record: WaitingRecord; content: Uint8Array | null }): null
  settleWaiting(input: { actor: Actor; id: string; decision: 'imported' | 'discarded'; note: string }): null
  /** A new version where the name exists. Its columns become examples for the next table. @returns the mapping as remembered */
  rememberMapping(input: {
    actor: Actor
    name: string
    origin: string
    mapping: TableMapping
    columns: readonly LearnedColumn[]
    because: string
  }): RememberedMapping
  /**
   * Other versions of resources that are here, where nothing says which is newer: held until a person has chosen. What stands stays.
   * @returns how many were not known yet
   */
  keepBeside(input: { actor: Actor; source: Source; resources: readonly IncomingResource[] }): number
  /**
   * 'release' shows it, 'fix' stores a new version with the repaired value and shows that, 'reject' never shows it. A quarantined item
   * cannot be released (BadInput). Settled items are left alone. `remember` adds a rule per source and concept.
   */
  decideHeld(input: {
    actor: Actor
    ids: readonly number[]
    decision: 'release' | 'fix' | 'reject'
    values: readonly Readonly<{ fact: FactId; value: number; unit: string | null }>[]
    note: string
    remember: boolean
  }): Readonly<{ items: readonly HeldItem[]; touched: readonly PatientId[] }>
  /** What was found in charts that were due (`dueChecks`). A chart to which more came meanwhile stays due. Repeating the same changes nothing. */
  recordChecks(input: {
    actor: Actor
    checked: readonly Readonly<{
      patient: PatientId
      latest: number
      findings: readonly GateFinding[]
      count: number
      quality: QualityScore
    }>[]
  }): null
  /** What drugs are made of, by the names of an edition. `unknown`: why it cannot be told. Repeating the same changes nothing. */
  recordDrugs(input: {
    actor: Actor
    edition: string
    drugs: readonly Readonly<{ id: number; ingredients: readonly string[]; confidence: number; because: string; unknown: string | null }>[]
  }): null
  /** Pairs that a source says are one person: asked, never merged by its word alone. What a person has decided stays. @returns pairs new in the queue */
  proposeMatches(input: { actor: Actor; pairs: readonly Readonly<{ from: string; to: string; origin: string }>[] }): number
  decideMatch(input: {
    actor: Actor
    id: number
    decision: 'same' | 'different'
    note: string
  }): Readonly<{ match: PersonMatch; touched: readonly PatientId[] }>
  undoMatch(input: { actor: Actor; id: number; note: string }): Readonly<{ match: PersonMatch; touched: readonly PatientId[] }>
  recordSourceQuality(input: {
    actor: Actor
    origin: string
    format: string
    file: string
    count: number
    quality: QualityScore
    profile: SourceProfile
    drift: readonly string[]
  }): null
  undoLearned(input: { actor: Actor; id: number }): null
  /** Counts uses of rules by a batch of an import. */
  noteLearnedUse(input: { ids: readonly number[] }): null
}
