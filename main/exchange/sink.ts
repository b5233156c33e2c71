/** Where an export goes: a file that is there whole or not at all, a folder of such files, or a stream. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Writable } from 'node:stream'
import { WardlightError } from '#app/contract/errors.ts'
import { syncFolder } from '../security/atomic-file.ts'

export interface Sink {
  /** Bytes given so far. */
  readonly bytes: number
  write(piece: string | Uint8Array): Promise<void>
  /** Brings everything to its place. */
  end(): Promise<void>
  /** Leaves nothing behind. */
  abort(): Promise<void>
}

const FLUSH_BYTES = 1 << 18

/** Gathers small pieces, so that a line costs no system call. */
export class GatheringSink implements Sink {
  bytes = 0
  #parts: Uint8Array[] = []
  #waiting = 0
  readonly #out: (piece: Uint8Array) => Promise<unknown>
  readonly #end: () => Promise<void>
  readonly #abort: () => Promise<void>

  constructor(out: (piece: Uint8Array) => Promise<unknown>, end: () => Promise<void>, abort: () => Promise<void>) {
    this.#out = out
    this.#end = end
    this.#abort = abort
  }

  async write(piece: string | Uint8Array): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    this.bytes += bytes.length
    this.#waiting += bytes.length
    this.#parts.push(bytes)
    if (this.#waiting >= FLUSH_BYTES) await this.#flush()
  }

  async #flush(): Promise<void> {
    const all = Buffer.concat(this.#parts)
    this.#parts = []
    this.#waiting = 0
    await this.#out(all)
  }

  async end(): Promise<void> {
    await this.#flush()
    await this.#end()
  }

  abort(): Promise<void> {
    return this.#abort()
  }
}

const temporaryName = (file: string) => `${file}.${randomBytes(4).toString('hex')}.partial`

async function finish(handle: FileHandle, temporary: string, file: string): Promise<void> {
  await handle.sync()
  await handle.close()
  await rename(temporary, file)
  await syncFolder(path.dirname(file))
}

export function refuseExisting(target: string): void {
  if (!existsSync(target)) return
  throw new WardlightError('Conflict', `${path.basename(target)} is there already; nothing was written.`, { next: 'Choose another name.' })
}

/**
 * A file for its owner only, which gets its name when it is whole.
 * @param replace whether a file of that name may be replaced (a person has confirmed it in the dialog)
 */
export async function fileSink(file: string, replace: boolean): Promise<Sink> {
  if (!replace) refuseExisting(file)
  const temporary = temporaryName(file)
  const handle = await open(temporary, 'wx', 0o600)
  const abort = async () => {
    await handle.close().catch(() => undefined)
    await rm(temporary, { force: true })
  }
  return new GatheringSink(
    (piece) => handle.writeFile(piece),
    () => finish(handle, temporary, file),
    abort,
  )
}

const isGone = (error: Error): boolean => 'code' in error && error.code === 'EPIPE'

/** A stream that stays open (standard output). A reader that went away (`| head`) is no failure. */
export function streamSink(stream: Writable): Sink {
  const out = (piece: Uint8Array) =>
    new Promise<void>((resolve, reject) => stream.write(piece, (error) => (error && !isGone(error) ? reject(error) : resolve())))
  const nothing = async () => undefined
  return new GatheringSink(out, nothing, nothing)
}

/** A folder that gets its name when all of its files are whole. */
export type FolderSink = Readonly<{ open: (name: string) => Promise<Sink>; end: () => Promise<void>; abort: () => Promise<void> }>

export async function folderSink(folder: string): Promise<FolderSink> {
  refuseExisting(folder)
  const temporary = temporaryName(folder)
  await mkdir(temporary, { mode: 0o700 })
  return {
    open: (name) => fileSink(path.join(temporary, name), false),
    end: async () => {
      await rename(temporary, folder)
      await syncFolder(path.dirname(folder))
    },
    abort: () => rm(temporary, { recursive: true, force: true }),
  }
}

/** Runs `work` on the sink; whatever it throws, nothing half written stays. */
export async function into<T>(sink: Pick<Sink, 'end' | 'abort'>, work: () => Promise<T>): Promise<T> {
  try {
    const done = await work()
    await sink.end()
    return done
  } catch (error) {
    await sink.abort()
    throw error
  }
}
