/**
 * The store as the rest of the program holds it: one writer thread, one reader thread beside it (so that reading never
 * waits for an import), and a thread of its own for each long check or copy. A thread that dies fails its calls and is
 * started again.
 */
import type { MessagePort } from 'node:worker_threads'
import { MessageChannel } from 'node:worker_threads'
import { WardlightError } from '#app/contract/errors.ts'
import type { Store } from '#app/ports/store.ts'
import { caller } from './caller.ts'
import type { Mode } from './protocol.ts'
import type { Head } from './queries/audit.ts'
import { packInput, unpack } from './queries/packed.ts'
import type { Thread } from './thread.ts'
import { startThread } from './thread.ts'

export type OpenStore = Store &
  Readonly<{
    /** A way straight to the writer for another thread: transfer the port, and use `storeFromPort` there. */
    connect(): MessagePort
  }>

export type OpenStoreOptions = Readonly<{
  file: string
  /** 32 bytes; copied, the copy is zeroed on close. */
  key: Uint8Array
  /** Called with the newest head of the audit log after each write that moved it, before that write resolves. */
  onHead?: (head: Head) => void
  /** Called for calls over 40 ms, by name only. Imports, score runs, checks and copies are long by nature and not told. */
  onSlow?: (name: string, ms: number) => void
  /** false: a store that is not there is NotFound, and is not made anew. */
  create?: boolean
}>

const closed = () => new WardlightError('Locked', 'The store is closed.', { next: 'Unlock first.' })

const warnSlow = (name: string, ms: number) => console.warn(`slow query: ${name}, ${Math.round(ms)} ms`)

/** @throws WardlightError NotFound, WrongPassphrase, Corrupt, DbFromFuture, NoPermission, DiskFull */
export async function openStore(options: OpenStoreOptions): Promise<OpenStore> {
  const key = Uint8Array.from(options.key)
  let open = true
  const start = (mode: Mode, create: boolean) =>
    startThread({
      input: { file: options.file, key, mode, create },
      onHead: options.onHead ?? (() => undefined),
      onSlow: options.onSlow ?? warnSlow,
    })
  const slot = (mode: Mode) => {
    let thread: Promise<Thread> | null = null
    return {
      get: async (create = false): Promise<Thread> => {
        if (!open) throw closed()
        const known = thread
        const dead =
          known !== null &&
          (await known.then(
            (found) => found.dead(),
            () => true,
          ))
        // Another call may have replaced it while this one looked.
        if (known === null || (dead && thread === known)) thread = start(mode, create)
        if (thread === null) throw closed()
        return thread
      },
      stop: async () => (await thread?.catch(() => null))?.close(),
    }
  }
  const writer = slot('writer')
  const reader = slot('reader')
  const beside = async <T>(work: (thread: Thread) => Promise<T>): Promise<T> => {
    if (!open) throw closed()
    const thread = await start('checker', false)
    try {
      return await work(thread)
    } finally {
      await thread.close()
    }
  }
  try {
    await writer.get(options.create ?? true)
    await reader.get()
  } catch (error) {
    await writer.stop()
    key.fill(0)
    throw error
  }
  return {
    read: async (name, input) => {
      if (name === 'verify') return beside((thread) => thread.call({ kind: 'read', name, input }))
      return unpack(name, await (await reader.get()).call<unknown>({ kind: 'read', name, input }))
    },
    write: async (name, input) => (await writer.get()).call({ kind: 'write', name, input: packInput(name, input) }),
    copyTo: (file, apart) => beside((thread) => thread.call({ kind: 'copy', file, apart: apart ?? null })),
    connect: () => {
      const { port1, port2 } = new MessageChannel()
      void writer.get().then(
        (thread) => thread.connect(port1),
        () => port1.close(),
      )
      return port2
    },
    close: async () => {
      if (!open) return
      open = false
      // The writer last: whoever closes last folds the log of the newest writes into the store.
      await reader.stop()
      await writer.stop()
      key.fill(0)
    },
  }
}

/** The far end of `connect()`, in another thread. Calls fail with Unavailable once the writer is gone. */
export function storeFromPort(port: MessagePort): Pick<Store, 'read' | 'write'> {
  const calls = caller(
    (request) => port.postMessage(request),
    () => undefined,
  )
  port.on('message', calls.receive)
  port.on('close', calls.fail)
  return {
    read: async (name, input) => unpack(name, await calls.call<unknown>({ kind: 'read', name, input })),
    write: (name, input) => calls.call({ kind: 'write', name, input: packInput(name, input) }),
  }
}
