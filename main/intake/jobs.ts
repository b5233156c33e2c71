/** Imports as the rest of the program asks for them: files, folders, dropped files, standard input, the demo set. */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { MessagePort } from 'node:worker_threads'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import { type JobId, jobId, type PatientId, patientId } from '#app/contract/ids.ts'
import type { ImportReport, IntakeJob } from '#app/contract/intake.ts'
import type { Actor } from '#app/ports/store.ts'
import { resourcePath } from '#main/resources.ts'
import type { JobOrder, Outcome, Progress } from './protocol.ts'
import { ImportThread } from './thread.ts'
import { type Taken, Uploads } from './uploads.ts'

const DEMO_FILE = ['build', 'resources', 'demo', 'synthea-demo.ndjson.gz'] as const
/** Finished jobs that can still be asked for. */
const REMEMBERED = 50
const STDIN = '-'
/** A worker that has not stopped by then hangs, and is ended. */
const CLOSE_WITHIN_MS = 5000

export type IntakeOptions = Readonly<{
  /** A fresh port to the store's writer. */
  connectStore: () => MessagePort
  actor: () => Actor
  onChange: (job: JobId) => void
  /** Patients whose facts an import changed, once it has ended (done, cancelled or failed). */
  onTouched: (patients: PatientId[]) => void
}>

/** @property refusedFiles files of which nothing was taken; @property nothingRead true when the input was bad and nothing of it is in the store */
export type ImportResult = Readonly<{ report: ImportReport; refusedFiles: readonly string[]; nothingRead: boolean }>

export type ImportOptions = Readonly<{ synthetic?: boolean; onProgress?: (job: IntakeJob) => void; signal?: AbortSignal; stdin?: Readable }>

export interface Intake {
  start(paths: readonly string[]): IntakeJob
  startDemo(): IntakeJob
  job(id: string): IntakeJob | null
  /** Newest first. */
  jobs(): readonly IntakeJob[]
  /** Stops at the next whole batch; the report says what is stored. */
  cancel(id: string): IntakeJob | null
  uploadOpen(name: string, size: number): string
  /** @returns bytes there are now */
  uploadChunk(upload: string, base64: string): number
  uploadStart(uploads: readonly string[]): IntakeJob
  /** @param paths files, folders, and "-" for standard input. @throws WardlightError when the store fails on the way */
  importPaths(paths: readonly string[], options?: ImportOptions): Promise<ImportResult>
  /** Cancels what runs and waits for it. */
  close(): Promise<void>
}

type Order = Omit<JobOrder, 'job' | 'actor'> & Readonly<{ dispose: () => void }>
type Entry = { state: IntakeJob; stop: boolean; ended: Promise<Outcome>; onProgress: ((job: IntakeJob) => void) | undefined }

const EMPTY = { file: null, filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0, resources: 0, report: null, error: null }

function endState(outcome: Outcome): IntakeJob['state'] {
  if (outcome.failure !== null) return 'failed'
  if (outcome.cancelled) return 'cancelled'
  return isBadInput(outcome) ? 'failed' : 'done'
}

/** Something was wrong and nothing of the files is in the store. */
function isBadInput({ report, refused }: Outcome): boolean {
  const { stored, unchanged, skipped, quarantined } = report.resources
  return stored + unchanged === 0 && (refused.length > 0 || skipped + quarantined > 0 || report.files === 0)
}

function errorText(outcome: Outcome): string | null {
  if (outcome.failure !== null) return [outcome.failure.message, outcome.failure.next].filter(Boolean).join(' ')
  if (outcome.cancelled || !isBadInput(outcome)) return null
  const first = outcome.report.issues.find(({ severity }) => severity === 'error')
  return first ? `${first.file}: ${first.message}` : 'There was nothing to import.'
}

class Jobs implements Intake {
  readonly #options: IntakeOptions
  readonly #entries = new Map<string, Entry>()
  readonly #thread = new ImportThread()
  readonly #uploads = new Uploads()
  #queue: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  start(paths: readonly string[]): IntakeJob {
    return this.#add({ paths, inputs: [], synthetic: false, dispose: () => undefined }).state
  }

  startDemo(): IntakeJob {
    return this.#add({ paths: [resourcePath(...DEMO_FILE)], inputs: [], synthetic: true, dispose: () => undefined }).state
  }

  job(id: string): IntakeJob | null {
    return this.#entries.get(id)?.state ?? null
  }

  jobs(): readonly IntakeJob[] {
    return [...this.#entries.values()].map(({ state }) => state).reverse()
  }

  cancel(id: string): IntakeJob | null {
    const entry = this.#entries.get(id)
    if (!entry) return null
    entry.stop = true
    this.#thread.cancel(id)
    return entry.state
  }

  uploadOpen(name: string, size: number): string {
    return this.#uploads.open(name, size)
  }

  uploadChunk(upload: string, base64: string): number {
    return this.#uploads.appendBase64(upload, base64)
  }

  uploadStart(uploads: readonly string[]): IntakeJob {
    const { inputs, dispose } = this.#uploads.take(uploads)
    return this.#add({ paths: [], inputs, synthetic: false, dispose }).state
  }

  async importPaths(paths: readonly string[], options: ImportOptions = {}): Promise<ImportResult> {
    const taken = paths.includes(STDIN) ? await this.#readAll(options.stdin ?? process.stdin) : null
    const named = paths.filter((path) => path !== STDIN)
    const entry = this.#add(
      { paths: named, inputs: taken?.inputs ?? [], synthetic: options.synthetic ?? false, dispose: () => taken?.dispose() },
      options.onProgress,
    )
    const stop = () => this.cancel(entry.state.id)
    options.signal?.addEventListener('abort', stop, { once: true })
    if (options.signal?.aborted) stop()
    const outcome = await entry.ended
    options.signal?.removeEventListener('abort', stop)
    if (outcome.failure) {
      const { kind, message, ...more } = outcome.failure
      throw new WardlightError(kind, message, more)
    }
    return { report: outcome.report, refusedFiles: outcome.refused, nothingRead: isBadInput(outcome) }
  }

  async #readAll(stdin: Readable): Promise<Taken> {
    const id = this.#uploads.open('standard input', 0)
    for await (const chunk of stdin) this.#uploads.append(id, typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    return this.#uploads.take([id], false)
  }

  #add(order: Order, onProgress?: (job: IntakeJob) => void): Entry {
    if (this.#closed) throw new WardlightError('Locked', 'The store is closed.', { next: 'Unlock first.' })
    const id = jobId(randomUUID())
    const entry: Entry = { state: { id, state: 'waiting', ...EMPTY }, stop: false, ended: Promise.resolve(NOTHING), onProgress }
    this.#entries.set(id, entry)
    this.#forget()
    entry.ended = this.#queue.then(() => this.#run(entry, order))
    this.#queue = entry.ended
    return entry
  }

  #forget(): void {
    const ended = [...this.#entries.values()].filter(({ state }) => state.report !== null)
    for (const { state } of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) this.#entries.delete(state.id)
  }

  #change(entry: Entry, change: Partial<IntakeJob>): void {
    entry.state = { ...entry.state, ...change }
    entry.onProgress?.(entry.state)
    this.#options.onChange(entry.state.id)
  }

  async #run(entry: Entry, order: Order): Promise<Outcome> {
    const { dispose, ...rest } = order
    let outcome: Outcome
    try {
      outcome = entry.stop ? { ...NOTHING, cancelled: true } : await this.#work(entry, rest)
    } catch (error) {
      outcome = { ...NOTHING, failure: toFailure(error) }
    } finally {
      dispose()
    }
    if (outcome.touched.length > 0) this.#options.onTouched(outcome.touched.map(patientId))
    this.#change(entry, {
      state: endState(outcome),
      file: null,
      report: outcome.report,
      error: errorText(outcome),
      resources: outcome.report.resources.read,
    })
    return outcome
  }

  #work(entry: Entry, order: Omit<JobOrder, 'job' | 'actor'>): Promise<Outcome> {
    this.#change(entry, { state: 'running' })
    const onProgress = (progress: Progress) => this.#change(entry, progress)
    return this.#thread.run({ ...order, job: entry.state.id, actor: this.#options.actor() }, this.#options.connectStore(), onProgress)
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { state } of this.#entries.values()) this.cancel(state.id)
    await Promise.race([this.#queue, setTimeout(CLOSE_WITHIN_MS, undefined, { ref: false })])
    this.#uploads.clear()
    await this.#thread.close()
    await this.#queue
  }
}

const NOTHING: Outcome = {
  report: {
    files: 0,
    resources: { read: 0, stored: 0, unchanged: 0, skipped: 0, held: 0, quarantined: 0 },
    byType: {},
    patients: 0,
    issues: [],
    quality: { score: null },
    seconds: 0,
  },
  refused: [],
  touched: [],
  cancelled: false,
  failure: null,
}

export function createIntake(options: IntakeOptions): Intake {
  return new Jobs(options)
}
