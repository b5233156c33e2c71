/** A thread of the store. Started by client.ts in one of three modes; all SQL runs here. */
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Result } from '#app/contract/errors.ts'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import type { StoreWrites } from '#app/ports/store.ts'
import { copyStore } from './copy.ts'
import { storeError } from './failures.ts'
import { checkSchema, migrate } from './migrate.ts'
import { openDatabase } from './open.ts'
import type { Call, Reply, Request, WorkerInput } from './protocol.ts'
import type { Head } from './queries/audit.ts'
import { auditHead } from './queries/audit.ts'
import type { PackedReads } from './queries/packed.ts'
import { reads } from './queries/reads.ts'
import { writes } from './queries/writes.ts'
import { connection } from './statements.ts'

type Port = Pick<MessagePort, 'postMessage'>
type Job = Readonly<{ call: Call; port: Port }>
type Table = PackedReads | StoreWrites | Record<never, never>

function attempt<T>(work: () => T): Result<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    return { ok: false, error: toFailure(storeError(error)) }
  }
}

function named(table: Table, name: string): (input: unknown) => unknown {
  const run: unknown = Object.hasOwn(table, name) ? table[name as keyof Table] : undefined
  if (!run) throw new WardlightError('Internal', `The store has no call "${name}".`)
  return run as (input: unknown) => unknown
}

function serve(parent: MessagePort, input: WorkerInput): void {
  const writer = input.mode === 'writer'
  const sqlite = openDatabase({ ...input, mode: writer ? 'writer' : 'reader' })
  if (writer) migrate(sqlite, input.file)
  else checkSchema(sqlite)
  if (input.mode !== 'checker') input.key.fill(0)
  const db = connection(sqlite)
  const readTable = reads(db)
  const writeTable: StoreWrites | null = writer ? writes(db) : null
  let head = auditHead(db)

  const run = (call: Call): unknown => {
    if (call.kind === 'close') return void sqlite.close()
    if (call.kind === 'copy') return copyStore(sqlite, call.file, input.key, call.apart)
    if (call.kind === 'read') return db.transaction('read', () => named(readTable, call.name)(call.input))
    return named(writeTable ?? {}, call.name)(call.input)
  }
  const movedHead = (): Head | null => {
    const now = auditHead(db)
    const moved = now.seq !== head.seq
    head = now
    return moved ? now : null
  }
  const answer = ({ call, port }: Job) => {
    const started = performance.now()
    const result = attempt(() => run(call))
    const moved = call.kind === 'write' && result.ok ? movedHead() : null
    port.postMessage({ kind: 'reply', id: call.id, result, head: moved, ms: performance.now() - started } satisfies Reply)
    if (moved && port !== parent) parent.postMessage({ kind: 'head', head: moved } satisfies Reply)
    if (call.kind === 'close') parent.close()
  }
  listen(parent, answer)
}

const BULK: ReadonlySet<string> = new Set(['importBatch', 'importBatches', 'recordScores', 'recordChecks'])

/** A person's write goes before the next piece of an import; between two pieces the thread looks at its mail. */
function listen(parent: MessagePort, answer: (job: Job) => void): void {
  const urgent: Job[] = []
  const bulk: Job[] = []
  let waiting = false
  const step = () => {
    waiting = false
    const job = urgent.shift() ?? bulk.shift()
    if (job) answer(job)
    if (urgent.length + bulk.length > 0) wake()
  }
  const wake = () => {
    if (!waiting) setImmediate(step)
    waiting = true
  }
  const receive = (port: MessagePort) => (request: Request) => {
    if (request.kind === 'connect') return void request.port.on('message', receive(request.port))
    const isBulk = request.kind === 'close' || (request.kind === 'write' && BULK.has(request.name))
    ;(isBulk ? bulk : urgent).push({ call: request, port })
    wake()
  }
  parent.on('message', receive(parent))
}

if (!isMainThread && parentPort) {
  const parent = parentPort
  const result = attempt(() => {
    serve(parent, workerData as WorkerInput)
    return null
  })
  parent.postMessage({ kind: 'ready', result } satisfies Reply)
  if (!result.ok) parent.close()
}
