/** Imports as the rest of the program asks for them. */
import type { Readable } from 'node:stream'
import type { MessagePort } from 'node:worker_threads'
import type { JobId, PatientId } from '#app/contract/ids.ts'
import type { ImportReport, IntakeJob } from '#app/contract/intake.ts'
import type { WaitingRecord } from '#app/ports/intake-store.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import type { Forced } from './open-table.ts'

export type IntakeOptions = Readonly<{
  store: Pick<Store, 'read' | 'write'>
  /** A fresh port to the store's writer. */
  connectStore: () => MessagePort
  actor: () => Actor
  onChange: (job: JobId) => void
  /** Patients whose facts an import changed, once it has ended (done, cancelled or failed). */
  onTouched: (patients: PatientId[]) => void
  /** Charts whose new values have been held against the whole chart, and their quality: flags may have come. */
  onChecked?: (patients: readonly PatientId[]) => void
  /** Something may wait for a person now. */
  onEnd?: () => void
}>

/** @property job whose report says more once charts are checked; @property refusedFiles files of which nothing was taken; @property nothingRead true when the input was bad and nothing of it is in the store */
export type ImportResult = Readonly<{ job: JobId; report: ImportReport; refusedFiles: readonly string[]; nothingRead: boolean }>

export type ImportOptions = Readonly<{
  synthetic?: boolean
  source?: string | null
  onProgress?: (job: IntakeJob) => void
  signal?: AbortSignal
  stdin?: Readable
}>

export interface Intake {
  /** Shows the jobs that an earlier run of the program did not finish. */
  remember(): Promise<void>
  start(paths: readonly string[], source?: string | null): IntakeJob
  startDemo(): IntakeJob
  job(id: string): IntakeJob | null
  /** Newest first. */
  jobs(): readonly IntakeJob[]
  /** Stops at the next whole batch; the report says what is stored. */
  cancel(id: string): IntakeJob | null
  /** Stops at the next whole batch and keeps the place. */
  pause(id: string): IntakeJob | null
  /** Goes on where it stopped, also after a crash. */
  resume(id: string): Promise<IntakeJob | null>
  /** A file that waited, imported after all: its mapping is remembered by now, or a person released it. */
  startWaiting(record: WaitingRecord, content: Uint8Array | null, forced?: Forced): IntakeJob
  /** The same, to its end. */
  importWaiting(record: WaitingRecord, content: Uint8Array | null): Promise<ImportReport>
  uploadOpen(name: string, size: number): string
  /** @returns bytes there are now */
  uploadChunk(upload: string, base64: string): number
  uploadStart(uploads: readonly string[]): IntakeJob
  /** @param paths files, folders, and "-" for standard input. @throws WardlightError when the store fails on the way */
  importPaths(paths: readonly string[], options?: ImportOptions): Promise<ImportResult>
  /** Resolves when every chart that imports changed has been checked. @throws WardlightError where that failed; what is due stays due */
  checked(): Promise<void>
  /** Cancels what runs and waits for it. */
  close(): Promise<void>
}
