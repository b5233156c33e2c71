/** The import worker as jobs.ts holds it: started with the first job, one job at a time, and a thread that dies fails its job only. */
import type { MessagePort, Worker } from 'node:worker_threads'
import { type Failure, WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { IntakeIssue } from '#app/contract/intake.ts'
import type { Actor } from '#app/ports/store.ts'
import { roomyWorker } from '#main/worker-heap.ts'
import { workerUrl } from '#main/worker-url.ts'
import type { FromWorker, JobOrder, Outcome, Progress, ToWorker } from './protocol.ts'

type Running = Readonly<{
  job: string
  onProgress: (progress: Progress) => void
  resolve: (outcome: Outcome) => void
  reject: (error: unknown) => void
}>

/** Megabytes the heap of an import begins with. */
const HEAP = 64
/** A thread with nothing to do gives its memory back: what comes after an import (scoring a night's patients) needs it. */
const IDLE_MS = 2000
/**
 * The whole program stays below 512 MB. Room for two groups of resources in the nursery: a third of the collector's work was carrying those about that the
 * writer had not taken yet, and a file is no longer held parsed while it is surveyed.
 */
const MEMORY = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 1024 } as const

const gone = () =>
  new WardlightError('Unavailable', 'The import stopped without finishing. What it had stored by then is stored.', {
    next: 'Import the same files again; what is stored already is not stored twice.',
  })

/** Resources after which a thread has grown to its size: it makes room for another one before charts are checked and scored. */
const GROWN = 20_000

type Checking = Readonly<{
  onChecked: (patients: readonly PatientId[]) => void
  resolve: (rested: Rested) => void
}>

/** `failure`: what stopped it. `issues`: what the import's report says beside. */
export type Rested = Readonly<{ failure: Failure | null; issues: readonly IntakeIssue[] }>

export class ImportThread {
  #worker: Worker | null = null
  #running: Running | null = null
  #checking: Checking | null = null
  #idle: NodeJS.Timeout | undefined
  /** Resources that the thread has read. */
  #carried = 0

  run(order: JobOrder, port: MessagePort, onProgress: (progress: Progress) => void): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#running = { job: order.job, onProgress, resolve, reject }
      this.#send({ kind: 'run', order, port }, [port])
    })
  }

  cancel(job: string): void {
    if (this.#running?.job === job) this.#send({ kind: 'cancel', job }, [])
  }

  /** Until no chart is due or `rest` is asked. */
  check(actor: Actor, port: MessagePort, onChecked: Checking['onChecked']): Promise<Rested> {
    return new Promise((resolve) => {
      if (this.#carried > GROWN) this.#end()
      this.#checking = { onChecked, resolve }
      this.#send({ kind: 'check', actor, port }, [port])
    })
  }

  rest(): void {
    if (this.#checking) this.#send({ kind: 'rest' }, [])
  }

  #send(message: ToWorker, transfer: MessagePort[]): void {
    clearTimeout(this.#idle)
    this.#worker ??= this.#start()
    this.#worker.postMessage(message, transfer)
  }

  #start(): Worker {
    this.#carried = 0
    const worker = roomyWorker(workerUrl('intake'), { name: 'import', resourceLimits: MEMORY }, HEAP)
    worker.on('message', (message: FromWorker) => this.#receive(message))
    worker.on('error', () => this.#gone(worker))
    worker.on('exit', () => this.#gone(worker))
    return worker
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'checked') this.#checking?.onChecked(message.patients)
    else if (message.kind === 'rested') this.#rested(message)
    else this.#receiveOfJob(message)
  }

  #rested({ failure, issues }: Rested): void {
    const checking = this.#checking
    this.#checking = null
    checking?.resolve({ failure, issues })
    this.#endWhenIdle()
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle)
    if (this.#worker === null || this.#running || this.#checking) return
    this.#idle = setTimeout(() => this.#end(), IDLE_MS)
    this.#idle.unref()
  }

  #end(): void {
    const worker = this.#worker
    this.#worker = null
    void worker?.terminate()
  }

  #receiveOfJob(message: Extract<FromWorker, { job: string }>): void {
    if (message.job !== this.#running?.job) return
    const { resolve, onProgress } = this.#running
    if (message.kind === 'progress') onProgress(message.progress)
    else {
      this.#running = null
      this.#carried += message.outcome.report.resources.read
      resolve(message.outcome)
    }
  }

  #gone(worker: Worker): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#running?.reject(gone())
    this.#running = null
    this.#rested({ failure: gone().failure, issues: [] })
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    await this.#worker?.terminate()
  }
}
