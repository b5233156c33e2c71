/** What goes between the main thread and the import worker. */
import type { MessagePort } from 'node:worker_threads'
import type { Failure } from '#app/contract/errors.ts'
import type { ImportReport } from '#app/contract/intake.ts'
import type { Actor } from '#app/ports/store.ts'
import type { Input } from './inputs.ts'

export type JobOrder = Readonly<{
  job: string
  /** Files and folders. */
  paths: readonly string[]
  /** Dropped files and standard input. */
  inputs: readonly Input[]
  synthetic: boolean
  actor: Actor
}>

export type ToWorker = Readonly<{ kind: 'run'; order: JobOrder; port: MessagePort }> | Readonly<{ kind: 'cancel'; job: string }>

export type Progress = Readonly<{
  file: string | null
  filesDone: number
  filesTotal: number
  bytesDone: number
  bytesTotal: number
  resources: number
}>

/** `touched`: patients whose facts changed. `failure`: what stopped the import; the report says what is stored all the same. */
export type Outcome = Readonly<{
  report: ImportReport
  refused: readonly string[]
  touched: readonly string[]
  cancelled: boolean
  failure: Failure | null
}>

export type FromWorker =
  | Readonly<{ kind: 'progress'; job: string; progress: Progress }>
  | Readonly<{ kind: 'done'; job: string; outcome: Outcome }>
