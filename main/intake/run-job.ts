/** One import from its paths to its report: files one after the other, the next prepared while the writer works on the last. */
import path from 'node:path'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import type { Store } from '#app/ports/store.ts'
import type { Input } from './inputs.ts'
import { listFiles } from './list-files.ts'
import type { Prepared } from './prepare.ts'
import type { JobOrder, Outcome, Progress } from './protocol.ts'
import { type FileTrouble, LIMITS, type Limits, Refused, readFile, SharedIndex } from './read-file.ts'
import { Tally } from './tally.ts'

export type JobRun = Readonly<{
  order: JobOrder
  store: Pick<Store, 'write'>
  onProgress: (progress: Progress) => void
  cancelled: () => boolean
  limits?: Limits
}>

const PROGRESS_EVERY_MS = 200

/** What a batch came from, and whether any piece of that file is stored. */
type FileState = { readonly input: Input; stored: boolean }

class Job {
  readonly tally = new Tally()
  readonly #run: JobRun
  readonly #shared = new SharedIndex()
  readonly #progress = { file: null as string | null, filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0, resources: 0 }
  #told = 0
  /** The one write that may be under way. */
  #writing: Promise<void> = Promise.resolve()
  #failure: unknown = null

  constructor(run: JobRun) {
    this.#run = run
  }

  async run(): Promise<Outcome> {
    const started = performance.now()
    let cancelled = false
    try {
      await this.#files()
    } catch (error) {
      cancelled = error instanceof WardlightError && error.failure.kind === 'Cancelled'
      if (!cancelled) this.#failure ??= error
    }
    await this.#writing.catch(() => undefined)
    this.#tell(true)
    const failure = this.#failure === null ? null : toFailure(this.#failure)
    const report = this.tally.report((performance.now() - started) / 1000, cancelled)
    return { report, refused: this.tally.refused, touched: [...this.tally.touched], cancelled, failure }
  }

  async #files(): Promise<void> {
    const { inputs, issues, refused } = await listFiles(this.#run.order.paths)
    for (const issue of issues) this.tally.add(issue)
    this.tally.refused.push(...refused)
    const all = [...inputs, ...this.#run.order.inputs]
    this.#progress.filesTotal = all.length
    this.#progress.bytesTotal = all.reduce((sum, input) => sum + input.size, 0)
    for (const input of all) await this.#file(input)
    await this.#writing
  }

  async #file(input: Input): Promise<void> {
    this.#check()
    this.#progress.file = path.posix.basename(input.name)
    this.tally.files += 1
    const state: FileState = { input, stored: false }
    try {
      await readFile({
        input,
        shared: this.#shared,
        limits: this.#run.limits ?? LIMITS,
        onBytes: (count) => this.#bytes(count),
        check: () => this.#check(),
        store: (prepared, format, sha256) => this.#store(state, prepared, format, sha256),
        onIssue: (severity, trouble) => this.#issue(input.name, severity, trouble),
      })
    } catch (error) {
      await this.#refuse(state, error)
    }
    this.#progress.filesDone += 1
    this.#tell(false)
  }

  /** Bad input refuses the file and the import goes on; anything else ends it. */
  async #refuse(state: FileState, error: unknown): Promise<void> {
    await this.#writing
    const { name } = state.input
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof Refused) this.#issue(name, 'error', { ...error.trouble, message: `${error.trouble.message} ${outcomeOf(state)}` })
    else if (error instanceof WardlightError && error.failure.kind === 'Conflict')
      this.#issue(name, 'error', { code: 'conflict', path: error.failure.path ?? '', message: `${error.message} ${outcomeOf(state)}` })
    else if (code.startsWith('E'))
      this.#issue(name, 'error', { code: 'processing', path: '', message: `The file could not be read to its end. ${outcomeOf(state)}` })
    else throw error
    if (!state.stored) this.tally.refused.push(name)
  }

  #issue(file: string, severity: 'error' | 'warning' | 'information', trouble: FileTrouble): void {
    this.tally.add({ severity, code: trouble.code, file, path: trouble.path, message: trouble.message })
  }

  /** Waits for the write before this one, starts this one, and lets the next be prepared. */
  async #store(state: FileState, prepared: Prepared, format: string, sha256: string): Promise<void> {
    await this.#writing
    this.#check()
    this.#writing = this.#write(state, prepared, format, sha256)
    this.#writing.catch(() => undefined)
  }

  async #write(state: FileState, prepared: Prepared, format: string, sha256: string): Promise<void> {
    const { actor, synthetic } = this.#run.order
    const { name } = state.input
    let counts = { stored: 0, unchanged: 0, patientsTouched: [] as readonly string[] }
    let conflict = 0
    try {
      if (prepared.resources.length > 0) {
        counts = await this.#run.store.write('importBatch', {
          source: { file: name, format, sha256 },
          actor,
          resources: prepared.resources,
          synthetic,
        })
      }
      state.stored ||= counts.stored + counts.unchanged > 0
    } catch (error) {
      const kind = error instanceof WardlightError ? error.failure.kind : null
      if (kind !== 'Conflict' && kind !== 'BadInput') {
        this.#failure ??= error
        throw error
      }
      conflict = prepared.resources.length
      const { message, path: at } = toFailure(error)
      this.#issue(name, 'error', {
        code: kind === 'Conflict' ? 'conflict' : 'value',
        path: at ?? '',
        message: `${message} Nothing of this ${format === 'fhir-ndjson' ? 'part of the file' : 'file'} was stored.`,
      })
      if (!state.stored) this.tally.refused.push(name)
    }
    this.#count(name, prepared, counts, conflict)
  }

  #count(
    name: string,
    prepared: Prepared,
    stored: Readonly<{ stored: number; unchanged: number; patientsTouched: readonly string[] }>,
    conflict: number,
  ): void {
    const { counts } = this.tally
    counts.read += prepared.read
    counts.skipped += prepared.skipped
    counts.quarantined += prepared.quarantined + conflict
    counts.stored += stored.stored
    counts.unchanged += prepared.unchanged + stored.unchanged
    this.tally.flawed += Math.min(prepared.read, Math.max(prepared.flawed, conflict))
    for (const [type, count] of prepared.byType) this.tally.byType.set(type, (this.tally.byType.get(type) ?? 0) + count)
    for (const patient of prepared.patients) this.tally.patients.add(patient)
    for (const patient of stored.patientsTouched) this.tally.touched.add(patient)
    for (const { severity, ...trouble } of prepared.issues) this.#issue(name, severity, trouble)
    this.#progress.resources = counts.read
    this.#tell(false)
  }

  #check(): void {
    if (this.#failure !== null) throw this.#failure
    if (this.#run.cancelled()) throw new WardlightError('Cancelled', 'The import was stopped.')
  }

  #bytes(count: number): void {
    this.#progress.bytesDone += count
    this.#tell(false)
  }

  #tell(now: boolean): void {
    const at = performance.now()
    if (!now && at - this.#told < PROGRESS_EVERY_MS) return
    this.#told = at
    this.#run.onProgress({ ...this.#progress })
  }
}

const outcomeOf = (state: FileState): string =>
  state.stored ? 'What came before this part is stored.' : 'Nothing of this file was stored.'

export function runJob(run: JobRun): Promise<Outcome> {
  return new Job(run).run()
}
