/**
 * What the rest of the program asks of the patient store. `main/db` is the one implementation (encrypted SQLite in a
 * worker); everything else is written against these two tables of calls. Reads never change anything; each write is one
 * transaction that is on disk (synchronous=FULL) when it resolves.
 */

import type {
  Allergy,
  Condition,
  Document,
  Encounter,
  Facts,
  Immunization,
  Medication,
  Observation,
  Patient,
  PatientFacts,
  Procedure,
} from '../chart/facts.ts'
import type { Change } from '../chart/made.ts'
import type { Flag } from '../contract/entry.ts'
import type { Result } from '../contract/errors.ts'
import type { AlertId, FactId, PatientId } from '../contract/ids.ts'
import type { GateFinding } from '../contract/intake.ts'
import type { MedOverride } from '../contract/medication.ts'
import type { AuditEntry, VerifyReport } from '../contract/operations.ts'
import type { Alert, AlertStatus, ModelAnswer, Score, Severity } from '../contract/risk.ts'
import type { Task, TaskId, TaskStatus } from '../contract/tasks.ts'
import type { About } from '../fhir/read.ts'
import type { Mark } from '../pathways/evaluate.ts'
import type { AlertEvent } from '../risk/watch/alerts.ts'
import type { WatchedScore } from '../risk/watch/scores.ts'
import type { AdaptiveReads, AdaptiveWrites } from './adaptive-store.ts'
import type { Gate, IntakeReads, IntakeWrites, JobMark, Made } from './intake-store.ts'
import type { ReviewReads, ReviewWrites } from './review-store.ts'

/** One resource on its way in. `raw` is the JSON text as it came; `sha256` (hex, of the canonical-free raw text) tells whether it changed. */
export type IncomingResource = Readonly<{
  type: string
  /** FHIR logical id, or a hash-derived one when the source gives none. */
  id: string
  raw: string
  sha256: string
  /** Place in the file, for provenance: "entry[12]" or "line 12". */
  path: string
  facts: Facts
  /** One part of several that are folded into one resource (app/chart/made.ts). Absent: the whole of it. */
  partial?: boolean
  /** Epoch ms of the source's own word on when this version was made (`meta.lastUpdated`); null or absent where it does not say. */
  updatedMs?: number | null
  gate?: Gate
  made?: Made
  /** What its reader says of it beside its facts. */
  about?: About
}>

export type Source = Readonly<{
  /** Name of the file as the user knows it; never a whole path of the machine. */
  file: string
  /** What wrote it: 'fhir-bundle', 'fhir-ndjson', 'fhir-resource', 'hl7v2', 'ccda', 'table', 'transfer', 'entry'. */
  format: string
  /** Who it comes from, in the source's own words; quality is kept by it. Absent: the format. */
  origin?: string
  sha256: string | null
}>

export type Actor = Readonly<{ user: string; at: string }>

export type ImportBatch = Readonly<{
  source: Source
  actor: Actor
  resources: readonly IncomingResource[]
  synthetic: boolean
  mark?: JobMark
}>

/** `stored` counts what is new, also what is held, quarantined or an older version; each of those is counted in `stored` once and beside it under its own name. */
export type BatchCounts = Readonly<{
  stored: number
  unchanged: number
  patientsTouched: readonly PatientId[]
  held: number
  quarantined: number
  /** Kept as a version before the one that stands, by the source's own word. */
  older: number
  /** Results that are in the chart already from another resource: same patient, code, time, value and unit. */
  duplicates: number
  /** Pairs put into the merge queue. */
  possibleMatches: number
}>

/** A patient already in the store whose birth date AND family name differ from an incoming one with the same id. */
export type IdentityConflict = Readonly<{ patient: PatientId; storedBirthDate: string | null; incomingBirthDate: string | null }>

export type WorklistRecord = Readonly<{
  patient: Patient
  synthetic: boolean
  /** Newest score per model. */
  scores: readonly StoredScore[]
  /** The score before the newest of the same model, where there is one. */
  previous: readonly StoredScore[]
  openAlerts: readonly Readonly<{ id: AlertId; severity: Severity; title: string; raisedAt: string }>[]
  lastSeen: string | null
}>

export type StoredScore = Readonly<{
  model: string
  version: string
  status: string
  value: number | null
  band: string | null
  severity: Severity
  at: string | null
  computedAt: string
}>

export type ResultGroup = Readonly<{ code: string; total: number; newest: readonly Observation[] }>

/** Everything the chart is made of, bounded so that a patient with 20,000 observations opens in 20 ms. */
export type ChartRecord = Readonly<{
  patient: Patient
  synthetic: boolean
  /** One per distinct LOINC (or local) code: newest 24, newest first. */
  results: readonly ResultGroup[]
  conditions: readonly Condition[]
  medications: readonly Medication[]
  allergies: readonly Allergy[]
  /** Newest 200. */
  encounters: readonly Encounter[]
  procedures: readonly Procedure[]
  immunizations: readonly Immunization[]
  /** Newest 200, with the first 200 characters of their text. */
  documents: readonly (Omit<Document, 'text' | 'results'> & Readonly<{ preview: string; hasText: boolean }>)[]
  scores: readonly Score[]
  /** Ok scores per model, oldest first, newest 60 of each. */
  trend: readonly Readonly<{ model: string; at: string; value: number; band: string | null }>[]
  alerts: readonly Alert[]
  /** Open ones, soonest first. */
  tasks: readonly Task[]
  /** What people said of steps of care pathways, oldest first. */
  marks: readonly Mark[]
  /** What people said of findings of the medication check, oldest first. */
  overrides: readonly MedOverride[]
  /** What imports left on facts of the chart; absent where there is none. */
  flags?: readonly Readonly<{ fact: FactId; finding: GateFinding }>[]
  counts: Readonly<Record<string, number>>
}>

export type RawFact = Readonly<{
  fact: FactId
  type: string
  raw: string
  file: string
  format: string
  path: string
  recordedAt: string
  user: string
  /** What was changed on the way in or by a person since, and the table mapping it was read with. */
  changes?: readonly Change[]
  mapping?: string | null
}>

export type TypedValue = Readonly<{ observation: Observation; raw: string; flag: Flag }>

/** `severity` is the band's, from the model's manifest ('none' where there is no band): the worklist is ranked by it. */
export type ScoreWrite = Readonly<{ answer: ModelAnswer; severity: Severity; computedAt: string }>

/** A task to be made. */
export type TaskWrite = Readonly<{
  patient: PatientId
  origin: Task['origin']
  subject: string | null
  title: string
  dueMs: number
  note: string
}>

/** An alert to raise; `id` is derived from patient, subject and inputHash, so raising the same again changes nothing. */
export type AlertWrite = Omit<Alert, 'status' | 'acknowledgedBy' | 'acknowledgedAt' | 'acknowledgeReason'>

export interface StoreReads extends IntakeReads, AdaptiveReads, ReviewReads {
  /** Counts for the first screen. */
  summary(input: Record<never, never>): Readonly<{ patients: number; observations: number; schema: number }>
  /**
   * Patients matching `query` (words of name, record number or birth date; prefix, any order; '' is all), each with newest scores and open alerts.
   * Ranked: worst open alert or band first, then newest activity; `''` pages over everybody. Fewer than three letters are not ranked.
   * `matching` is exact up to 1,000; `matchingAtLeast` says that there are more. Rows may be asked for as far as 1,000.
   */
  worklist(input: {
    query: string
    limit: number
    offset: number
  }): Readonly<{ rows: readonly WorklistRecord[]; total: number; matching: number; matchingAtLeast: boolean }>
  chart(input: { patient: PatientId }): ChartRecord | null
  /** All observations with any of the codes, oldest first. */
  series(input: { patient: PatientId; codes: readonly string[] }): readonly Observation[]
  /** What models and entry rules need: per code the newest `perCode` observations, all conditions, medications, allergies, newest encounters. */
  patientFacts(input: { patient: PatientId; perCode: number }): PatientFacts | null
  /** The same for many patients at once (scoring after an import). */
  manyPatientFacts(input: { patients: readonly PatientId[]; perCode: number }): readonly PatientFacts[]
  patientIds(input: Record<never, never>): readonly PatientId[]
  rawFacts(input: { facts: readonly FactId[] }): readonly RawFact[]
  documentText(input: { fact: FactId }): string | null
  /** What people said of findings of the medication check in this chart, oldest first. */
  medicationOverrides(input: { patient: PatientId }): readonly MedOverride[]
  scores(input: { patient: PatientId | null }): readonly Score[]
  alerts(input: { patient: PatientId | null; status: AlertStatus | null }): readonly Alert[]
  /** Soonest first. `dueBeforeMs`: only what is due by then; `patient`: of that chart, with what was joined to it. */
  tasks(input: { patient: PatientId | null; status: TaskStatus | null; dueBeforeMs: number | null; limit: number }): readonly Task[]
  /** All of a model, of any version, in the order they were written. */
  scoreIds(input: { model: string }): readonly number[]
  watchedScores(input: { ids: readonly number[] }): readonly WatchedScore[]
  /** Of the alerts that a model's bands raised, in the order they happened. */
  alertEvents(input: { model: string }): readonly AlertEvent[]
  /** Notes whose text holds every word of the query at the beginning of one of its own, newest first, with the place. */
  findInNotes(input: { patient: PatientId; query: string }): readonly Readonly<{ fact: FactId; snippet: string }>[]
  draft(input: { patient: PatientId; form: string; user: string }): Readonly<{ body: string; savedAt: string }> | null
  setting(input: { key: string }): string | null
  audit(input: { before: number | null; limit: number }): readonly AuditEntry[]
  auditHead(input: Record<never, never>): Readonly<{ seq: number; hash: string }>
  verify(input: { anchor: Readonly<{ seq: number; hash: string }> | null }): VerifyReport
}

export interface StoreWrites extends IntakeWrites, AdaptiveWrites, ReviewWrites {
  /** All of a file (or one piece of a large NDJSON) in one transaction. Throws WardlightError('Conflict') on an identity conflict, nothing stored. */
  importBatch(input: ImportBatch): BatchCounts
  /** Several whole files on disk at once: each is stored whole or refused whole (Conflict, BadInput); any other trouble stores none of them. In order. */
  importBatches(input: { batches: readonly ImportBatch[] }): readonly Result<BatchCounts>[]
  /** The typed values, their flags and the audit entry in one transaction. The same `requestId` again stores nothing and returns the same ids. */
  recordValues(input: { actor: Actor; patient: PatientId; values: readonly TypedValue[]; requestId: string }): readonly FactId[]
  /**
   * New scores of one patient and the alerts they raise. Scores whose (model, version, inputHash) is already the newest are not
   * repeated. Open alerts of the subjects in `evaluated` that are not in `alerts` any more become 'resolved'.
   */
  recordScores(input: {
    actor: Actor
    patients: readonly Readonly<{
      patient: PatientId
      scores: readonly ScoreWrite[]
      alerts: readonly AlertWrite[]
      evaluated: readonly string[]
    }>[]
  }): Readonly<{ scores: number; raised: readonly AlertId[]; resolved: readonly AlertId[] }>
  /** `dueMs`: the alert is looked at again by then; its task is made in the same transaction. */
  acknowledgeAlert(input: { actor: Actor; alert: AlertId; reason: string; note: string; dueMs: number | null }): Alert
  addTask(input: { actor: Actor; task: TaskWrite }): Task
  /** `dueMs` of 'move': when it is due instead. Closing a closed task the same way changes nothing. @throws Conflict, NotFound */
  changeTask(input: { actor: Actor; task: TaskId; change: 'done' | 'dropped' | 'move'; dueMs: number | null; note: string }): Task
  /** What a person says of a step; a `later` makes its task in the same transaction. */
  markStep(input: { actor: Actor; patient: PatientId; mark: Omit<Mark, 'user' | 'atMs'>; title: string }): null
  /**
   * What a person says of a finding of the medication check. `dueMs`: its task ("Look again: title") is made in the same transaction;
   * the open alert of the same finding (`alertSubject`) is answered with it.
   */
  overrideMedication(input: {
    actor: Actor
    patient: PatientId
    override: Omit<MedOverride, 'user' | 'at' | 'task'>
    title: string
    alertSubject: string
    dueMs: number | null
  }): null
  saveDraft(input: { patient: PatientId; form: string; user: string; body: string; at: string }): null
  discardDraft(input: { patient: PatientId; form: string; user: string }): null
  setSetting(input: { actor: Actor; key: string; value: string }): null
  /** One audit entry for something that changes no fact: a view, a query, an unlock. */
  appendAudit(input: { actor: Actor; action: string; patient: PatientId | null; detail: string }): Readonly<{ seq: number; hash: string }>
}

/** The store as its users hold it. */
export interface Store {
  read<K extends keyof StoreReads>(name: K, input: Parameters<StoreReads[K]>[0]): Promise<ReturnType<StoreReads[K]>>
  write<K extends keyof StoreWrites>(name: K, input: Parameters<StoreWrites[K]>[0]): Promise<ReturnType<StoreWrites[K]>>
  /** Copies the whole store, still encrypted, into `file` (VACUUM INTO) and checks the copy. */
  copyTo(file: string): Promise<Readonly<{ bytes: number; checked: boolean }>>
  close(): Promise<void>
}
