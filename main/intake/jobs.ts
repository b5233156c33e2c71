/** The jobs of an intake: one after the other, kept in view until they are forgotten, checks of charts behind them. */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import { type JobId, jobId, patientId } from '#app/contract/ids.ts'
import type { ImportReport, IntakeIssue, IntakeJob } from '#app/contract/intake.ts'
import type { JobMark, WaitingRecord } from '#app/ports/intake-store.ts'
import { namesOfEdition } from '#main/medication/edition.ts'
import { resourcePath } from '#main/resources.ts'
import type { ImportOptions, ImportResult, Intake, IntakeOptions } from './api.ts'
import { Checks } from './checks.ts'
import type { Forced } from './open-table.ts'
import { isResumable, kept, type Order, order, orderOf } from './order.ts'
import { EMPTY, endState, errorText, isBadInput, NOTHING, type Stop } from './outcome.ts'
import type { Outcome, Progress } from './protocol.ts'
import { ImportThread } from './thread.ts'
import { type Taken, Uploads } from './uploads.ts'
import { inputOf } from './waiting.ts'

const DEMO_FILE = ['build', 'resources', 'demo', 'synthea-demo.ndjson.gz'] as const
/** Finished jobs that can still be asked for. */
const REMEMBERED = 50
const STDIN = '-'
/** A worker that has not stopped by then hangs, and is ended. */
const CLOSE_WITHIN_MS = 5000

type Entry = {
  state: IntakeJob
  stop: Stop
  ended: Promise<Outcome>
  readonly order: Order
  readonly onProgress: ((job: IntakeJob) => void) | undefined
  /** Known to the store as begun and not ended. */
  begun: boolean
}

class Jobs implements Intake {
  readonly #options: IntakeOptions
  readonly #entries = new Map<string, Entry>()
  readonly #thread = new ImportThread()
  readonly #uploads = new Uploads()
  readonly #checks: Checks
  #queue: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(options: IntakeOptions) {
    this.#options = options
    this.#checks = new Checks(options, this.#thread, (issues) => this.#behind(issues))
  }

  async remember(): Promise<void> {
    for (const job of await this.#options.store.read('unfinishedJobs', {})) {
      if (this.#entries.has(job.id)) continue
      const entry = this.#entry(jobId(job.id), orderOf(job), undefined)
      entry.begun = true
      entry.state = { ...entry.state, state: 'paused', resumable: true, error: `Stopped before it had ended; begun ${job.startedAt}.` }
    }
    const due = await this.#options.store.read('dueChecks', { limit: 1 })
    this.#checks.start(due.length > 0 || (await this.#hasDrugsToRead()))
  }

  /** Drugs of the store that the names of this program were not asked for yet. */
  async #hasDrugsToRead(): Promise<boolean> {
    const { store } = this.#options
    if ((await store.read('drugsToRead', { edition: '', limit: 1 })).length === 0) return false
    const names = await namesOfEdition().catch(() => null)
    return names !== null && (await store.read('drugsToRead', { edition: names.edition, limit: 1 })).length > 0
  }

  /** Told behind an import: said in the report of the newest that has one, each once. */
  #behind(issues: readonly IntakeIssue[]): void {
    const entry = [...this.#entries.values()].findLast(({ state }) => state.report !== null)
    if (!entry?.state.report) return
    const { report } = entry.state
    const said = new Set(report.issues.map(({ message }) => message))
    const fresh = issues.filter(({ message }) => !said.has(message))
    if (fresh.length > 0) this.#change(entry, { report: { ...report, issues: [...report.issues, ...fresh] } })
  }

  checked(): Promise<void> {
    return this.#checks.done()
  }

  start(paths: readonly string[], source: string | null = null): IntakeJob {
    return this.#add(order({ paths, source })).state
  }

  startDemo(): IntakeJob {
    return this.#add(order({ paths: [resourcePath(...DEMO_FILE)], synthetic: true })).state
  }

  startWaiting(record: WaitingRecord, content: Uint8Array | null, forced?: Forced): IntakeJob {
    return this.#addWaiting(record, content, forced).state
  }

  async importWaiting(record: WaitingRecord, content: Uint8Array | null): Promise<ImportReport> {
    return (await this.#addWaiting(record, content).ended).report
  }

  #addWaiting(record: WaitingRecord, content: Uint8Array | null, forced?: Forced): Entry {
    const input = inputOf(record, content)
    if (input === null && record.path === null)
      throw new WardlightError('NotFound', 'This file was not kept.', { next: 'Import it again from its folder.' })
    const given = input === null ? { paths: [record.path ?? ''] } : { inputs: [input] }
    return this.#add(
      order({ ...given, source: record.source, origin: record.origin || null, trusted: [record.sha256], waiting: record.id, forced }),
    )
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
    if (entry.state.state === 'paused') void this.#giveUp(entry)
    return this.#stop(entry, 'cancel')
  }

  pause(id: string): IntakeJob | null {
    const entry = this.#entries.get(id)
    return entry ? this.#stop(entry, 'pause') : null
  }

  #stop(entry: Entry, how: 'cancel' | 'pause'): IntakeJob {
    if (entry.state.state === 'waiting' || entry.state.state === 'running') {
      entry.stop = how
      this.#thread.cancel(entry.state.id)
    }
    return entry.state
  }

  /** A paused job that is not wanted any more. */
  async #giveUp(entry: Entry): Promise<void> {
    this.#change(entry, { state: 'cancelled', error: null })
    entry.order.dispose()
    if (entry.begun) await this.#options.store.write('endJob', { actor: this.#options.actor(), id: entry.state.id, outcome: 'cancelled' })
  }

  async resume(id: string): Promise<IntakeJob | null> {
    const entry = this.#entries.get(id)
    if (!entry) return null
    if (entry.state.state === 'paused') {
      entry.stop = null
      this.#change(entry, { ...EMPTY, state: 'waiting' })
      this.#enqueue(entry)
    }
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
    return this.#add(order({ inputs, dispose })).state
  }

  async importPaths(paths: readonly string[], options: ImportOptions = {}): Promise<ImportResult> {
    const taken = paths.includes(STDIN) ? await this.#readAll(options.stdin ?? process.stdin) : null
    const named = paths.filter((path) => path !== STDIN)
    const asked = order({
      paths: named,
      inputs: taken?.inputs ?? [],
      synthetic: options.synthetic ?? false,
      source: options.source ?? null,
      ask: false,
      dispose: () => taken?.dispose(),
    })
    const before = await this.#sameBefore(asked)
    const entry = this.#add(asked, options.onProgress, before)
    const stop = () => this.cancel(entry.state.id)
    options.signal?.addEventListener('abort', stop, { once: true })
    if (options.signal?.aborted) stop()
    const outcome = await entry.ended
    options.signal?.removeEventListener('abort', stop)
    if (outcome.failure) {
      const { kind, message, ...more } = outcome.failure
      throw new WardlightError(kind, message, more)
    }
    return { job: entry.state.id, report: outcome.report, refusedFiles: outcome.refused, nothingRead: isBadInput(outcome) }
  }

  async #readAll(stdin: Readable): Promise<Taken> {
    const id = this.#uploads.open('standard input', 0)
    for await (const chunk of stdin) this.#uploads.append(id, typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    return this.#uploads.take([id], false)
  }

  /** The same import, begun and not ended: it goes on instead of beginning anew. */
  async #sameBefore(asked: Order): Promise<JobId | null> {
    if (!isResumable(asked)) return null
    const jobs = await this.#options.store.read('unfinishedJobs', {})
    const same = jobs.find(({ order: text }) => text === kept(asked))
    return same ? jobId(same.id) : null
  }

  #add(asked: Order, onProgress?: (job: IntakeJob) => void, before: JobId | null = null): Entry {
    if (this.#closed) throw new WardlightError('Locked', 'The store is closed.', { next: 'Unlock first.' })
    const entry = this.#entry(before ?? jobId(randomUUID()), asked, onProgress)
    entry.begun = before !== null
    this.#forget()
    this.#enqueue(entry)
    return entry
  }

  #entry(id: JobId, asked: Order, onProgress: Entry['onProgress']): Entry {
    const state: IntakeJob = { id, state: 'waiting', ...EMPTY, resumable: isResumable(asked) }
    const entry: Entry = { state, stop: null, ended: Promise.resolve(NOTHING), order: asked, onProgress, begun: false }
    this.#entries.set(id, entry)
    return entry
  }

  #enqueue(entry: Entry): void {
    entry.ended = this.#queue.then(() => this.#run(entry))
    this.#queue = entry.ended
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

  async #run(entry: Entry): Promise<Outcome> {
    let outcome: Outcome
    try {
      outcome = entry.stop === null ? await this.#work(entry) : { ...NOTHING, cancelled: true }
      if (outcome.failure === null) await this.#end(entry, outcome)
    } catch (error) {
      outcome = { ...NOTHING, failure: toFailure(error) }
    }
    const state = endState(outcome, entry.stop)
    if (state !== 'paused') entry.order.dispose()
    if (outcome.touched.length > 0) this.#options.onTouched(outcome.touched.map(patientId))
    this.#checks.start(outcome.touched.length > 0)
    this.#options.onEnd?.()
    const { report } = outcome
    // A paused import has no report yet: it comes with its end.
    const shown = state === 'paused' ? null : report
    this.#change(entry, { state, file: null, report: shown, error: errorText(outcome), resources: report.resources.read })
    return outcome
  }

  async #work(entry: Entry): Promise<Outcome> {
    const { store } = this.#options
    const actor = this.#options.actor()
    const { id } = entry.state
    this.#change(entry, { state: 'running' })
    await this.#checks.rest()
    if (!entry.begun && isResumable(entry.order)) await store.write('startJob', { actor, id, order: kept(entry.order) })
    entry.begun ||= isResumable(entry.order)
    const before = entry.begun ? await this.#marks(id) : []
    const onProgress = (progress: Progress) => this.#change(entry, progress)
    const { dispose: _, waiting: __, ...rest } = entry.order
    return this.#thread.run({ ...rest, job: id, actor, before }, this.#options.connectStore(), onProgress)
  }

  async #marks(id: string): Promise<readonly JobMark[]> {
    const jobs = await this.#options.store.read('unfinishedJobs', {})
    return jobs.find((job) => job.id === id)?.marks ?? []
  }

  /** The store is told that the job has ended; a paused one has not. */
  async #end(entry: Entry, outcome: Outcome): Promise<void> {
    const { store } = this.#options
    const state = endState(outcome, entry.stop)
    const { waiting } = entry.order
    const actor = this.#options.actor()
    if (state === 'paused') return
    if (entry.begun)
      await store.write('endJob', {
        actor,
        id: entry.state.id,
        outcome: state === 'cancelled' ? 'cancelled' : state === 'failed' ? 'failed' : 'done',
      })
    const asksAgain = (outcome.report.waiting ?? []).some(({ id }) => id === waiting)
    if (waiting !== null && state === 'done' && !asksAgain)
      await store.write('settleWaiting', { actor, id: waiting, decision: 'imported', note: '' })
  }

  async close(): Promise<void> {
    this.#closed = true
    // A running import keeps its place: it goes on after the next unlock.
    for (const entry of this.#entries.values()) this.#stop(entry, 'pause')
    this.#thread.rest()
    await Promise.race([this.#queue, setTimeout(CLOSE_WITHIN_MS, undefined, { ref: false })])
    this.#uploads.clear()
    await this.#thread.close()
    await this.#queue
  }
}

export function createIntake(options: IntakeOptions): Intake {
  return new Jobs(options)
}
