/** One import from its paths to its report: files one after the other, the next prepared while the writer works on the last. */
import path from 'node:path'
import { type Result, toFailure, WardlightError } from '#app/contract/errors.ts'
import type { BatchCounts, Store } from '#app/ports/store.ts'
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

/** Files and pieces are written together up to about so many resources: a tenth of a second for the writer, one wait for the disk. */
const GROUP_RESOURCES = 2_000

type Lined = Readonly<{ state: FileState; prepared: Prepared; format: string; sha256: string }>

const NOTHING: BatchCounts = { stored: 0, unchanged: 0, patientsTouched: [] }

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
  /** Prepared, not handed to the writer yet. */
  #lined: Lined[] = []

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
    await this.#flush()
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
    await this.#flush()
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

  /** Lines up one file or piece. A group of them is written at once: one wait for the disk instead of many. */
  async #store(state: FileState, prepared: Prepared, format: string, sha256: string): Promise<void> {
    this.#lined.push({ state, prepared, format, sha256 })
    const resources = this.#lined.reduce((sum, one) => sum + one.prepared.resources.length, 0)
    if (resources >= GROUP_RESOURCES) await this.#flush()
  }

  /** Waits for the write before this one, starts this one, and lets the next be prepared. */
  async #flush(): Promise<void> {
    await this.#writing
    this.#check()
    const group = this.#lined
    this.#lined = []
    if (group.length === 0) return
    this.#writing = this.#write(group)
    this.#writing.catch(() => undefined)
  }

  async #write(group: readonly Lined[]): Promise<void> {
    const { actor, synthetic } = this.#run.order
    const batches = group.map(({ state, prepared, format, sha256 }) => ({
      source: { file: state.input.name, format, sha256 },
      actor,
      resources: prepared.resources,
      synthetic,
    }))
    try {
      const results = await this.#run.store.write('importBatches', { batches })
      for (const [index, one] of group.entries()) this.#settle(one, results[index])
    } catch (error) {
      this.#failure ??= error
      throw error
    }
  }

  #settle({ state, prepared, format }: Lined, result: Result<BatchCounts> | undefined): void {
    const { name } = state.input
    if (result?.ok) {
      state.stored ||= result.value.stored + result.value.unchanged > 0
      this.#count(name, prepared, result.value, 0)
      return
    }
    const { kind, message, path: at } = result?.error ?? toFailure(new Error('the store gave no answer for this file'))
    this.#issue(name, 'error', {
      code: kind === 'Conflict' ? 'conflict' : 'value',
      path: at ?? '',
      message: `${message} Nothing of this ${format === 'fhir-ndjson' ? 'part of the file' : 'file'} was stored.`,
    })
    if (!state.stored) this.tally.refused.push(name)
    this.#count(name, prepared, NOTHING, prepared.resources.length)
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
