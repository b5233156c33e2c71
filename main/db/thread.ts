/** One worker thread of the store, from start to end. */
import type { MessagePort } from 'node:worker_threads'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { WardlightError } from '#app/contract/errors.ts'
import { roomyWorker } from '#main/worker-heap.ts'
import { workerUrl } from '#main/worker-url.ts'
import type { CallRequest } from './caller.ts'
import { caller } from './caller.ts'
import type { Reply, Request, WorkerInput } from './protocol.ts'
import type { Head } from './queries/audit.ts'

const SLOW_MS = 40
/** Megabytes the writer's heap begins with: imports go through it. */
const WRITER_HEAP = 48
/** Batches pass through a store thread and are gone; a larger nursery only lets them pile up. */
const MEMORY = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 } as const
const LONG_BY_NATURE = new Set(['importBatch', 'importBatches', 'recordScores', 'manyPatientFacts', 'verify', 'copy', 'close'])

export type Thread = Readonly<{
  call: <T>(request: CallRequest) => Promise<T>
  connect: (port: MessagePort) => void
  dead: () => boolean
  close: () => Promise<void>
}>

type Options = Readonly<{ input: WorkerInput; onHead: (head: Head) => void; onSlow: (name: string, ms: number) => void }>

function workerOf(input: WorkerInput): Worker {
  const options: WorkerOptions = { workerData: input, name: `store ${input.mode}`, resourceLimits: MEMORY }
  return input.mode === 'writer' ? roomyWorker(workerUrl('db'), options, WRITER_HEAP) : new Worker(workerUrl('db'), options)
}

/** Resolves when the store is open in it. @throws WardlightError as open.ts and migrate.ts say */
export function startThread({ input, onHead, onSlow }: Options): Promise<Thread> {
  const worker = workerOf(input)
  let dead = false
  const calls = caller(
    (request) => worker.postMessage(request),
    ({ name, head, ms }) => {
      if (head) onHead(head)
      if (ms > SLOW_MS && !LONG_BY_NATURE.has(name)) onSlow(name, ms)
    },
  )
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      dead = true
      calls.fail()
      resolve()
    })
  })
  const thread: Thread = {
    call: calls.call,
    connect: (port) => worker.postMessage({ kind: 'connect', port } satisfies Request, [port]),
    dead: () => dead,
    close: async () => {
      if (!dead) await calls.call({ kind: 'close' }).catch(() => undefined)
      await worker.terminate()
      await ended
    },
  }
  return new Promise((resolve, reject) => {
    const stopped = (cause?: unknown) => {
      const error = new WardlightError('Unavailable', 'The store did not start.', { next: 'Close Wardlight and open it again.' })
      error.cause = cause
      reject(error)
    }
    worker.on('error', stopped)
    void ended.then(() => stopped())
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'head') onHead(reply.head)
      if (reply.kind === 'reply') calls.receive(reply)
      if (reply.kind !== 'ready') return
      if (reply.result.ok) resolve(thread)
      else reject(new WardlightError(reply.result.error.kind, reply.result.error.message, { next: reply.result.error.next ?? '' }))
    })
  })
}
