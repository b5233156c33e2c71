/** One import from its paths to its report: files one after the other, the next prepared while the last is written. */
import path from 'node:path'
import { type Result, toFailure, WardlightError } from '#app/contract/errors.ts'
import type { LearnedColumn, LearnedRule } from '#app/ports/intake-store.ts'
import type { BatchCounts, IncomingResource, Store } from '#app/ports/store.ts'
import type { SourceProfile } from '#app/quality/source/profile.ts'
import type { ColumnClassifier } from '#main/inference/column-classifier.ts'
import { BatchLine } from './batch-line.ts'
import { Book, NOTHING } from './book.ts'
import { LIMITS, type Limits, Waits } from './file-run.ts'
import { FileState, lookAt, type Pending } from './file-state.ts'
import { APART, furthest, groups, originOf, outcomeOf, troubleOf, WHOLE } from './job-facts.ts'
import { type FileList, type Found, listFiles } from './list-files.ts'
import { bench } from './prepare.ts'
import type { JobOrder, Outcome, Progress } from './protocol.ts'
import { readFile } from './read-file.ts'
import { SharedIndex } from './read-json.ts'
import { recordQuality } from './source-quality.ts'
import { keepForPerson } from './waiting.ts'

export type JobRun = Readonly<{
  order: JobOrder
  store: Pick<Store, 'read' | 'write'>
  onProgress: (progress: Progress) => void
  cancelled: () => boolean
  /** Loads the column classifier; asked for at the first table. */
  classifier: () => Promise<ColumnClassifier>
  /** Epoch ms: the time of the import, for what lies in the future. */
  nowMs: number
  limits?: Limits
}>

const PROGRESS_EVERY_MS = 200

/** What is known of the site before the first file is read. */
type Knowledge = Readonly<{ rules: readonly LearnedRule[]; columns: readonly LearnedColumn[] }>

class Job {
  readonly #book = new Book()
  readonly tally = this.#book.tally
  readonly #run: JobRun
  readonly #line: BatchLine
  readonly #shared = new SharedIndex()
  readonly #progress = { file: null as string | null, filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 }
  readonly #done: ReadonlyMap<string, number>
  #knowledge: Knowledge = { rules: [], columns: [] }
  /** Batches in which one patient was refused, to be stored patient by patient. */
  readonly #apart: Readonly<{ state: FileState; pending: Pending }>[] = []
  /** What messages say of who is whom: put to a person once everybody is stored. */
  readonly #links: { from: string; to: string; origin: string }[] = []
  readonly #profiles = new Map<string, Promise<SourceProfile | null>>()
  readonly #limits: Limits
  #told = 0

  constructor(run: JobRun) {
    this.#run = run
    this.#limits = run.limits ?? LIMITS
    this.#line = new BatchLine(run.store)
    this.#done = furthest(run.order)
  }

  async run(): Promise<Outcome> {
    const started = performance.now()
    let cancelled = false
    try {
      await this.#files()
    } catch (error) {
      cancelled = error instanceof WardlightError && error.failure.kind === 'Cancelled'
      if (!cancelled) this.#line.failure ??= error
    }
    await this.#line.settled()
    if (this.#line.failure === null) await this.#sources()
    this.#tell(true)
    const failure = this.#line.failure === null ? null : toFailure(this.#line.failure)
    const { tally } = this
    const report = tally.report((performance.now() - started) / 1000, cancelled)
    return { report, refused: tally.refused, touched: [...tally.touched], kept: tally.kept > 0, cancelled, failure }
  }

  async #files(): Promise<void> {
    const { order, store } = this.#run
    const [list, rules, columns] = await Promise.all([
      listFiles(order.paths, order.inputs),
      store.read('learnedRules', {}),
      store.read('learnedColumns', {}),
    ])
    this.#knowledge = { rules, columns }
    for (const issue of list.issues) this.tally.add(issue)
    this.tally.refused.push(...list.refused)
    try {
      await this.#each(list)
    } finally {
      for (const close of list.close) close()
    }
  }

  async #each({ found }: FileList): Promise<void> {
    this.#progress.filesTotal = found.length
    this.#progress.bytesTotal = found.reduce((sum, { input }) => sum + input.size, 0)
    for (const one of found) await this.#file(one)
    await this.#line.flush()
    await this.#storeApart()
    if (this.#links.length > 0)
      this.tally.possibleMatches += await this.#run.store.write('proposeMatches', { actor: this.#run.order.actor, pairs: this.#links })
  }

  async #sources(): Promise<void> {
    try {
      await recordQuality(this.tally, { store: this.#run.store, actor: this.#run.order.actor })
    } catch (error) {
      this.#line.failure ??= error
    }
  }

  async #file(found: Found): Promise<void> {
    this.#check()
    const { input, format, folder } = found
    this.#progress.file = path.posix.basename(input.name)
    this.tally.files += 1
    const state = new FileState(input, bench(this.#knowledge.rules, originOf(this.#run.order, found), this.#run.nowMs))
    if (this.#done.get(state.key) === WHOLE) {
      this.#book.issue(input.name, 'information', {
        code: 'processing',
        path: '',
        message: 'Stored before this import was stopped; not read again.',
      })
      this.tally.kept += 1
      this.#bytes(input.size)
    } else await this.#read(state, { input, format, folder })
    this.#progress.filesDone += 1
    this.#tell(false)
  }

  async #read(state: FileState, found: Found): Promise<void> {
    try {
      await readFile({
        ...found,
        shared: this.#shared,
        limits: this.#limits,
        bench: state.bench,
        tables: this.#tables(),
        onBytes: (count) => this.#bytes(count),
        check: () => this.#check(),
        store: (prepared, format, sha256) => this.#gather(state, { prepared, format, sha256 }),
        onIssue: (severity, trouble) => this.#book.issue(found.input.name, severity, trouble),
        onLinks: (links) => {
          for (const link of links) this.#links.push({ ...link, origin: state.bench.origin || state.format })
        },
        onQuestion: (waits, sha256) => {
          state.sha256 = sha256
          state.questions.push(waits)
        },
      })
      await this.#release(state, true)
      for (const question of state.questions) await this.#wait(state, question)
    } catch (error) {
      await this.#refuse(state, error)
    }
    this.tally.see(state)
  }

  #tables() {
    const { order, store, classifier } = this.#run
    return {
      classifier,
      columns: this.#knowledge.columns,
      remembered: (signature: string) => store.read('mappingBySignature', { signature, origin: order.source }),
      ask: order.ask,
      source: order.source,
      forced: order.forced,
    }
  }

  /** Held back until the file has been looked at; then each piece goes its way. */
  async #gather(state: FileState, pending: Pending): Promise<void> {
    state.sha256 = pending.sha256
    state.format = pending.format
    state.pending.push(pending)
    if (state.looked || state.pendingResources >= this.#limits.looked) await this.#release(state, false)
  }

  async #release(state: FileState, end: boolean): Promise<void> {
    if (!state.looked && state.pending.length > 0)
      await lookAt(state, this.#run.store, (origin) => this.#before(origin), this.#run.order.trusted)
    const ready = state.pending
    state.pending = []
    for (const [index, one] of ready.entries()) await this.#send(state, one, end && index === ready.length - 1)
  }

  #before(origin: string): Promise<SourceProfile | null> {
    const known = this.#profiles.get(origin) ?? this.#run.store.read('sourceProfile', { origin })
    this.#profiles.set(origin, known)
    return known
  }

  async #send(state: FileState, pending: Pending, last: boolean): Promise<void> {
    const piece = state.pieces
    state.pieces += 1
    if (piece <= (this.#done.get(`${state.key} ${pending.sha256}`) ?? -1)) {
      this.#book.count(state, pending, { ...NOTHING, unchanged: pending.prepared.resources.length })
      return
    }
    const mark = { job: this.#run.order.job, file: state.key, sha256: pending.sha256, piece: last ? WHOLE : piece }
    await this.#line.add(this.#batch(state, pending, pending.prepared.resources, mark), (result) => this.#settle(state, pending, result))
    this.#check()
  }

  #batch(state: FileState, { format, sha256 }: Pending, resources: readonly IncomingResource[], mark?: JobOrder['before'][number]) {
    const { actor, synthetic } = this.#run.order
    const source = { file: state.input.name, format, sha256, origin: state.bench.origin || format }
    return { source, actor, resources, synthetic, ...(mark ? { mark } : {}) }
  }

  #settle(state: FileState, pending: Pending, result: Result<BatchCounts>): void {
    this.#enter(state, pending, result)
    this.#tell(false)
  }

  #enter(state: FileState, pending: Pending, result: Result<BatchCounts>): void {
    if (result.ok) {
      this.#book.count(state, pending, result.value)
      return
    }
    if (result.error.kind === 'Conflict' && APART.has(pending.format)) {
      this.#book.count(state, { ...pending, prepared: { ...pending.prepared, resources: [] } }, NOTHING)
      this.#apart.push({ state, pending })
      return
    }
    this.#book.conflict(state, pending, pending.prepared.resources, result.error)
    this.#book.count(state, pending, NOTHING, pending.prepared.resources.length)
  }

  /** One patient whose record is somebody else's: the others of the batch are stored, and each resource that is not is named. */
  async #storeApart(): Promise<void> {
    for (const { state, pending } of this.#apart.splice(0)) {
      for (const resources of groups(pending.prepared.resources)) {
        await this.#line.add(this.#batch(state, pending, resources), (result) => {
          if (result.ok) this.#book.add(result.value, state)
          else {
            this.#book.conflict(state, pending, resources, result.error)
            this.tally.counts.quarantined += resources.length
          }
        })
      }
    }
    await this.#line.flush()
  }

  /** Bad input refuses the file and the import goes on; anything else ends it. */
  async #refuse(state: FileState, error: unknown): Promise<void> {
    await this.#line.flush()
    const { name } = state.input
    if (error instanceof Waits) return this.#wait(state, error)
    const trouble = troubleOf(error)
    if (trouble === null) throw error
    this.#book.issue(name, 'error', { ...trouble, message: `${trouble.message} ${outcomeOf(state)}` })
    if (!state.stored) this.tally.refused.push(name)
  }

  async #wait(state: FileState, waits: Waits): Promise<void> {
    const record = await keepForPerson(this.#run, state, waits)
    this.tally.waiting.push({ id: record.id, kind: record.kind, file: record.file, reasons: [...record.reasons] })
    const severity = waits.waiting === 'suspect' ? 'error' : 'warning'
    for (const reason of waits.reasons) this.#book.issue(state.input.name, severity, { code: 'processing', path: '', message: reason })
  }

  #check(): void {
    if (this.#line.failure !== null) throw this.#line.failure
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
    this.#run.onProgress({ ...this.#progress, resources: this.tally.counts.read })
  }
}

export function runJob(run: JobRun): Promise<Outcome> {
  return new Job(run).run()
}
