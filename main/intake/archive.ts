/**
 * ZIP archives: each file inside becomes an input of its own. An archive that plays tricks (names that climb out of their folder, a
 * size that lies, more files than anybody exports, another archive inside) is refused whole, before anything of it is read.
 */
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { type Input, wholeOf } from './inputs.ts'

const MAX_ENTRIES = 100_000
/** Bytes of a dropped archive that are unpacked in memory; a larger one is picked instead, so that it is read from its place. */
const MAX_DROPPED = 256_000_000
/** As for gzip (text-chunks.ts): what unpacks to more is made to fill memory. */
const MAX_RATIO = 300
const RATIO_FROM = 64_000_000
/** All files of one archive together. */
const MAX_TOTAL = 20_000_000_000

export class ArchiveError extends Error {
  readonly path: string
  constructor(message: string, path = '') {
    super(message)
    this.name = 'ArchiveError'
    this.path = path
  }
}

export type Archive = Readonly<{ inputs: readonly Input[]; skipped: readonly Readonly<{ name: string; why: string }>[]; close: () => void }>

const OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true } as const

async function opened(input: Input): Promise<ZipFile> {
  if (input.kind === 'file') {
    const open = promisify<string, typeof OPTIONS, ZipFile>(yauzl.open)
    return open(input.path, OPTIONS)
  }
  const bytes = await wholeOf(input, MAX_DROPPED)
  if (bytes === null) throw new ArchiveError('This archive is too large to be dropped. Pick the file instead, or import its folder.')
  return promisify<Buffer, typeof OPTIONS, ZipFile>(yauzl.fromBuffer)(bytes, OPTIONS)
}

function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > MAX_ENTRIES) reject(new ArchiveError(`This archive holds more than ${MAX_ENTRIES.toLocaleString('en')} files.`))
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function streamOf(zip: ZipFile, entry: Entry): () => AsyncIterable<Uint8Array> {
  return async function* () {
    const stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, found) => (error || !found ? reject(error ?? new Error('no stream')) : resolve(found))),
    )
    try {
      yield* stream as AsyncIterable<Uint8Array>
    } finally {
      stream.destroy()
    }
  }
}

const UNIX_LINK = 0xa000
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0xf000) === UNIX_LINK

/** Why this entry makes the whole archive suspect; null when it does not. */
function trick(entry: Entry): string | null {
  const { fileName, uncompressedSize, compressedSize } = entry
  if (/(^|[\\/])\.\.([\\/]|$)/.test(fileName) || /^([\\/]|[a-z]:)/i.test(fileName)) return 'A name in this archive leads out of its folder.'
  if (fileName.includes('\0')) return 'A name in this archive holds a sign that no file name has.'
  if (uncompressedSize > RATIO_FROM && uncompressedSize > Math.max(1, compressedSize) * MAX_RATIO)
    return 'A file in this archive unpacks to far more than a record holds.'
  return null
}

/** Why this entry is left out, in words; null when it is read. */
function leftOut(entry: Entry): string | null {
  const name = entry.fileName.split('/').pop() ?? ''
  if (entry.isEncrypted()) return 'This file in the archive is encrypted and was left out. Unpack it first.'
  if (isLink(entry)) return 'This is no ordinary file (a link) and was left out.'
  if (name.startsWith('.') || entry.fileName.startsWith('__MACOSX/')) return 'A hidden file was left out.'
  return null
}

function checked(entries: readonly Entry[]): readonly Entry[] {
  const files = entries.filter(({ fileName }) => !fileName.endsWith('/'))
  const seen = new Set<string>()
  let total = 0
  for (const entry of files) {
    const why = trick(entry)
    if (why !== null) throw new ArchiveError(why, entry.fileName.slice(0, 200))
    if (seen.has(entry.fileName)) throw new ArchiveError('This archive holds two files of one name.', entry.fileName.slice(0, 200))
    seen.add(entry.fileName)
    total += entry.uncompressedSize
  }
  if (total > MAX_TOTAL) throw new ArchiveError('This archive unpacks to more than 20 GB.')
  return files
}

/** @throws {ArchiveError} naming the entry, when the archive is damaged or plays tricks */
export async function openArchive(input: Input): Promise<Archive> {
  let zip: ZipFile | null = null
  try {
    zip = await opened(input)
    const files = checked(await entriesOf(zip))
    const held = zip
    const inputs: Input[] = []
    const skipped: { name: string; why: string }[] = []
    for (const entry of files) {
      const name = `${input.name}/${entry.fileName}`
      const why = leftOut(entry)
      if (why !== null) skipped.push({ name, why })
      else inputs.push({ kind: 'member', name, size: entry.uncompressedSize, stream: streamOf(held, entry) })
    }
    return { inputs, skipped, close: () => held.close() }
  } catch (error) {
    zip?.close()
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError(`This archive is damaged or not a ZIP archive (${reason(error)}).`)
  }
}

/** The library's own words name places in the archive, never its content. */
const reason = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 120) : 'it cannot be read')
