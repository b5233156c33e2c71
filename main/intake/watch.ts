/**
 * Watched folders: feeds that other systems drop. A folder is looked at every few seconds (network shares tell nobody of changes); a file
 * whose size and time have stood still between two looks is imported once. Nothing in the folder is changed, moved or deleted.
 */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { IntakeJob, WatchedFolder } from '#app/contract/intake.ts'
import type { Actor, Store } from '#app/ports/store.ts'

const LOOK_EVERY_MS = 5_000
/** Files taken at one look; the rest follow at the next. */
const AT_ONCE = 500
const MAX_DEPTH = 8
/** Files remembered per folder; beyond, the oldest are looked at again, which changes nothing. */
const REMEMBERED = 20_000

const KEY = 'intake.watch'

const Kept = z.array(
  z.object({ path: z.string(), origin: z.string().nullable(), imported: z.number(), seen: z.record(z.string(), z.string()) }),
)
type Folder = z.infer<typeof Kept>[number] & { lastLookedAt: string | null; trouble: string | null; before: Map<string, string> }

export type WatchOptions = Readonly<{
  store: Pick<Store, 'read' | 'write'>
  actor: () => Actor
  start: (paths: readonly string[], source: string | null) => IntakeJob
  /** The state of a job that was started; null when it is forgotten. */
  job: (id: string) => IntakeJob | null
  now: () => number
  onChange: () => void
  everyMs?: number
}>

export interface Watch {
  list(): readonly WatchedFolder[]
  add(folder: string, origin: string | null): Promise<WatchedFolder>
  remove(folder: string): Promise<readonly WatchedFolder[]>
  /** One look at every folder now. */
  look(): Promise<void>
  /** Reads which folders are watched and begins to look. */
  open(): Promise<void>
  close(): void
}

type Stamp = Readonly<{ file: string; stamp: string }>

async function filesIn(folder: string, depth = 0): Promise<readonly Stamp[]> {
  const found: Stamp[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.name.startsWith('.') || /\.(tmp|part|crdownload|filepart)$/i.test(entry.name)) continue
    if (entry.isDirectory() && depth < MAX_DEPTH) found.push(...(await filesIn(full, depth + 1)))
    if (!entry.isFile()) continue
    const { size, mtimeMs } = await stat(full)
    if (size > 0) found.push({ file: full, stamp: `${size}|${mtimeMs}` })
  }
  return found
}

/** Files that stood still since the look before, and are not imported as they are. */
function settled(folder: Folder, files: readonly Stamp[]): readonly Stamp[] {
  const still = files.filter(({ file, stamp }) => folder.before.get(file) === stamp && folder.seen[file] !== stamp)
  folder.before = new Map(files.map(({ file, stamp }) => [file, stamp]))
  return still.slice(0, AT_ONCE)
}

const shown = ({ path: at, origin, lastLookedAt, imported, trouble }: Folder): WatchedFolder => ({
  path: at,
  origin,
  lastLookedAt,
  imported,
  trouble,
})

class Watching implements Watch {
  readonly #options: WatchOptions
  #folders: Folder[] = []
  #running: Readonly<{ folder: Folder; job: string; files: readonly Stamp[] }>[] = []
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> = Promise.resolve()

  constructor(options: WatchOptions) {
    this.#options = options
  }

  list(): readonly WatchedFolder[] {
    return this.#folders.map(shown)
  }

  async open(): Promise<void> {
    const text = await this.#options.store.read('setting', { key: KEY })
    const kept = text === null ? [] : Kept.parse(JSON.parse(text))
    this.#folders = kept.map((folder) => ({ ...folder, lastLookedAt: null, trouble: null, before: new Map() }))
    this.#timer = setInterval(() => void this.look(), this.#options.everyMs ?? LOOK_EVERY_MS)
    this.#timer.unref()
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    this.#folders = []
  }

  async add(folder: string, origin: string | null): Promise<WatchedFolder> {
    const known = this.#folders.find(({ path: at }) => at === folder)
    if (known) return shown(known)
    const added: Folder = { path: folder, origin, imported: 0, seen: {}, lastLookedAt: null, trouble: null, before: new Map() }
    this.#folders.push(added)
    await this.#keep()
    return shown(added)
  }

  async remove(folder: string): Promise<readonly WatchedFolder[]> {
    this.#folders = this.#folders.filter(({ path: at }) => at !== folder)
    await this.#keep()
    return this.list()
  }

  /** One look at a time. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#lookAll()).catch(() => undefined)
    return this.#looking
  }

  async #lookAll(): Promise<void> {
    await this.#settleJobs()
    for (const folder of this.#folders) {
      if (this.#running.some((one) => one.folder === folder)) continue
      await this.#lookAt(folder)
    }
  }

  async #lookAt(folder: Folder): Promise<void> {
    folder.lastLookedAt = new Date(this.#options.now()).toISOString()
    try {
      const files = settled(folder, await filesIn(folder.path))
      folder.trouble = null
      if (files.length === 0) return
      const job = this.#options.start(
        files.map(({ file }) => file),
        folder.origin,
      )
      this.#running.push({ folder, job: job.id, files })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      folder.trouble = code === 'ENOENT' ? 'The folder is not there.' : 'The folder cannot be read.'
    }
    this.#options.onChange()
  }

  /** What a finished job has read is not read again until it changes, also what it refused. */
  async #settleJobs(): Promise<void> {
    const ended = this.#running.filter(({ job }) => !['waiting', 'running', 'paused'].includes(this.#options.job(job)?.state ?? 'done'))
    if (ended.length === 0) return
    this.#running = this.#running.filter((one) => !ended.includes(one))
    for (const { folder, files } of ended) {
      for (const { file, stamp } of files) folder.seen[file] = stamp
      folder.seen = Object.fromEntries(Object.entries(folder.seen).slice(-REMEMBERED))
      folder.imported += files.length
    }
    await this.#keep()
    this.#options.onChange()
  }

  async #keep(): Promise<void> {
    const value = JSON.stringify(this.#folders.map(({ path: at, origin, imported, seen }) => ({ path: at, origin, imported, seen })))
    await this.#options.store.write('setSetting', { actor: this.#options.actor(), key: KEY, value })
  }
}

export function createWatch(options: WatchOptions): Watch {
  return new Watching(options)
}
