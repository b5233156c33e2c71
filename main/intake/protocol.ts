/** What goes between the main thread and the import worker. */
import type { MessagePort } from 'node:worker_threads'
import type { Failure } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { ImportReport, IntakeIssue } from '#app/contract/intake.ts'
import type { JobMark } from '#app/ports/intake-store.ts'
import type { Actor } from '#app/ports/store.ts'
import type { Input } from './inputs.ts'
import type { Forced } from './open-table.ts'

export type JobOrder = Readonly<{
  job: string
  /** Files and folders. */
  paths: readonly string[]
  /** Dropped files and standard input. */
  inputs: readonly Input[]
  synthetic: boolean
  /** What the source is called, where a person says so: record numbers of tables and quality are kept by it. */
  source: string | null
  /** Where a file came from that is imported once more after it had waited: its quality goes on there. */
  origin: string | null
  /** True: a table that is not sure is asked about before anything of it is stored. */
  ask: boolean
  /** SHA-256 of files that a person has released although they looked wrong. */
  trusted: readonly string[]
  /** How the one table of this job is written, where a person says so. */
  forced?: Forced | undefined
  actor: Actor
  /** What a run of the same job before this one had stored when it stopped. */
  before: readonly JobMark[]
}>

/** `check`: what imports have stored is held against whole charts until none is due, or `rest`. */
export type ToWorker =
  | Readonly<{ kind: 'run'; order: JobOrder; port: MessagePort }>
  | Readonly<{ kind: 'cancel'; job: string }>
  | Readonly<{ kind: 'check'; actor: Actor; port: MessagePort }>
  | Readonly<{ kind: 'rest' }>

export type Progress = Readonly<{
  file: string | null
  filesDone: number
  filesTotal: number
  bytesDone: number
  bytesTotal: number
  resources: number
}>

/**
 * `touched`: patients whose facts changed. `kept`: something of the files is in the store. `failure`: what stopped the import; the
 * report says what is stored all the same.
 */
export type Outcome = Readonly<{
  report: ImportReport
  refused: readonly string[]
  touched: readonly string[]
  kept: boolean
  cancelled: boolean
  failure: Failure | null
}>

export type FromWorker =
  | Readonly<{ kind: 'progress'; job: string; progress: Progress }>
  | Readonly<{ kind: 'done'; job: string; outcome: Outcome }>
  | Readonly<{ kind: 'checked'; patients: readonly PatientId[] }>
  | Readonly<{ kind: 'rested'; failure: Failure | null; issues: readonly IntakeIssue[] }>
