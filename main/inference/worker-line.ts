/** One worker and the line of questions before it. A worker that dies or does not answer in time is replaced; only the question it held fails. */
import { Worker } from 'node:worker_threads'
import type { Operation, Question, Reply, WorkerCalls, WorkerOptions } from './protocol.ts'

type Waiting = { question: Question; limitMs: number; resolve: (value: unknown) => void; reject: (error: Error) => void }

/** Loading the runtime and checking the models, on a busy machine. */
const START_LIMIT_MS = 30_000

/** Charts pass through and are gone; a larger nursery only lets them pile up. */
const MEMORY = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 } as const

export type Line = Readonly<{
  ask<K extends Operation>(operation: K, input: WorkerCalls[K]['input'], limitMs: number): Promise<WorkerCalls[K]['output']>
  /** How often the worker was replaced. */
  restarts(): number
  close(): Promise<void>
}>

export function openLine(url: URL, options: WorkerOptions): Line {
  const line: Waiting[] = []
  let held: Waiting | null = null
  let worker: Worker | null = null
  let ready = false
  let timer: NodeJS.Timeout | undefined
  let restarts = 0
  let nextId = 1
  let closed = false

  function settle(act: (waiting: Waiting) => void): void {
    clearTimeout(timer)
    const waiting = held
    held = null
    if (waiting) act(waiting)
    pump()
  }

  /** The worker is gone or useless: the held question fails, the rest waits for the next one. */
  function lose(lost: Worker, reason: string): void {
    if (worker !== lost) return
    worker = null
    ready = false
    restarts += 1
    void lost.terminate()
    settle((waiting) => waiting.reject(new Error(reason)))
  }

  function receive(from: Worker, reply: Reply): void {
    if (worker !== from || reply.id !== held?.question.id) return
    ready = true
    settle((waiting) => (reply.ok ? waiting.resolve(reply.value) : waiting.reject(new Error(reply.message))))
  }

  function start(): Worker {
    const made = new Worker(url, { workerData: options, name: 'inference', resourceLimits: MEMORY })
    made.on('message', (reply: Reply) => receive(made, reply))
    made.on('error', (error: Error) => lose(made, `the inference worker failed (${error.message})`))
    made.on('exit', () => lose(made, 'the inference worker ended'))
    made.unref()
    return made
  }

  function pump(): void {
    if (held || closed) return
    const next = line.shift()
    if (!next) {
      worker?.unref()
      return
    }
    held = next
    worker ??= start()
    worker.ref()
    const current = worker
    timer = setTimeout(
      () => lose(current, `no answer within ${next.limitMs / 1000} s`),
      ready ? next.limitMs : next.limitMs + START_LIMIT_MS,
    )
    current.postMessage(next.question)
  }

  function ask<K extends Operation>(operation: K, input: WorkerCalls[K]['input'], limitMs: number): Promise<WorkerCalls[K]['output']> {
    return new Promise((resolve, reject) => {
      if (closed) {
        reject(new Error('scoring is closed'))
        return
      }
      const question = { id: nextId++, operation, input } as Question
      line.push({ question, limitMs, resolve: resolve as (value: unknown) => void, reject })
      pump()
    })
  }

  async function close(): Promise<void> {
    closed = true
    clearTimeout(timer)
    const open = worker
    worker = null
    for (const waiting of [...(held ? [held] : []), ...line.splice(0)]) waiting.reject(new Error('scoring is closed'))
    held = null
    await open?.terminate()
  }

  return { ask, restarts: () => restarts, close }
}
