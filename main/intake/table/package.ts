/** The parts of a workbook file (Office Open XML, ECMA-376), unpacked under a limit that counts what really comes out. */
import { promisify } from 'node:util'
import { SaxesParser } from 'saxes'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

export class WorkbookError extends Error {
  readonly code: 'structure' | 'not-supported' | 'too-long'
  readonly path: string
  constructor(code: WorkbookError['code'], message: string, path = '') {
    super(message)
    this.name = 'WorkbookError'
    this.code = code
    this.path = path
  }
}

/** Bytes that all parts together may unpack to. */
export const MAX_UNPACKED = 256 * 1024 * 1024
/** Sheets pack to a tenth or a fiftieth; past the first 16 MB anything beyond this is made to fill memory. */
const MAX_RATIO = 300
const RATIO_FROM = 16 * 1024 * 1024
const MAX_PARTS = 10_000

const OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true } as const

export type Parts = Readonly<{
  has: (name: string) => boolean
  /** Name as the archive has it, found without regard to upper and lower case. */
  find: (name: string) => string | null
  read: (name: string) => AsyncGenerator<Buffer>
}>

const startsWith = (bytes: Uint8Array, ...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)

/** Why this cannot be a workbook that is read here; null when it may be one. */
function otherFormat(bytes: Buffer): string | null {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? 'This workbook is protected with a password. Open it, take the password off (Save as, Tools), and import it again.'
      : 'This is a workbook of the old kind (.xls). Open it and save it as .xlsx or CSV.'
  }
  return startsWith(bytes, 0x50, 0x4b) ? null : 'This is no workbook (.xlsx): it does not begin as one.'
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.has(entry.fileName)) return reject(new WorkbookError('structure', 'This workbook holds two parts of one name.'))
      if (entries.size >= MAX_PARTS) return reject(new WorkbookError('too-long', 'This workbook has more than 10,000 parts.'))
      if (entry.isEncrypted()) return reject(new WorkbookError('not-supported', 'This workbook is encrypted. Save it without a password.'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return entries
}

/** Bytes that came out of each part: a part read twice counts once. */
type Unpacked = Map<string, number>

async function* inflated(zip: ZipFile, entry: Entry, unpacked: Unpacked): AsyncGenerator<Buffer> {
  const open = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))
  const others = [...unpacked].reduce((sum, [name, count]) => sum + (name === entry.fileName ? 0 : count), 0)
  let size = 0
  for await (const chunk of await open(entry)) {
    const bytes = chunk as Buffer
    size += bytes.length
    unpacked.set(entry.fileName, Math.max(size, unpacked.get(entry.fileName) ?? 0))
    if (size > RATIO_FROM && size > Math.max(1, entry.compressedSize) * MAX_RATIO)
      throw new WorkbookError('too-long', 'A part of this workbook unpacks to far more than a table holds.', entry.fileName)
    if (others + size > MAX_UNPACKED)
      throw new WorkbookError(
        'too-long',
        'This workbook unpacks to more than 256 MB. Save its sheets as CSV and import those.',
        entry.fileName,
      )
    yield bytes
  }
}

function otherPackage(entries: ReadonlyMap<string, Entry>): string | null {
  if (entries.has('xl/workbook.bin')) return 'This is a binary workbook (.xlsb). Save it as .xlsx or CSV.'
  if (entries.has('content.xml') && entries.has('mimetype')) return 'This is an OpenDocument table (.ods). Save it as .xlsx or CSV.'
  if (entries.has('Index/Document.iwa')) return 'This is a Numbers table. Export it as Excel or CSV.'
  return null
}

const damaged = (error: unknown): WorkbookError => {
  if (error instanceof WorkbookError) return error
  const words = error instanceof Error ? error.message.slice(0, 120) : 'it cannot be read'
  return new WorkbookError('structure', `This workbook is damaged, or plays tricks (${words}).`)
}

/** @throws {WorkbookError} for what is no workbook, or not safe to read */
export async function openParts(bytes: Buffer): Promise<Parts> {
  const other = otherFormat(bytes)
  if (other !== null) throw new WorkbookError('not-supported', other)
  try {
    const zip = await promisify<Buffer, typeof OPTIONS, ZipFile>(yauzl.fromBuffer)(bytes, OPTIONS)
    const entries = await entriesOf(zip)
    const not = otherPackage(entries)
    if (not !== null) throw new WorkbookError('not-supported', not)
    const byName = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]))
    const unpacked: Unpacked = new Map()
    return {
      has: (name) => entries.has(name),
      find: (name) => byName.get(name.toLowerCase()) ?? null,
      read: async function* (name) {
        const entry = entries.get(name)
        if (entry === undefined) throw new WorkbookError('structure', 'A part of this workbook is missing.', name)
        try {
          yield* inflated(zip, entry, unpacked)
        } catch (error) {
          throw damaged(error)
        }
      },
    }
  } catch (error) {
    throw damaged(error)
  }
}

export type Tags = Readonly<{
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}>

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Names of elements come without their prefix. @throws {WorkbookError} for XML that is broken or has a DOCTYPE */
export class PartParser {
  readonly #sax = new SaxesParser({ xmlns: false })
  readonly #decoder = new TextDecoder('utf-8')
  readonly #part: string

  constructor(part: string, tags: Tags) {
    this.#part = part
    this.#sax.on('doctype', () => this.#fail('A DOCTYPE in a workbook is refused.'))
    this.#sax.on('error', () => this.#fail('This workbook is damaged: a part of it is no XML.'))
    if (tags.open) this.#sax.on('opentag', ({ name, attributes }) => tags.open?.(local(name), attributes))
    if (tags.text) {
      this.#sax.on('text', tags.text)
      this.#sax.on('cdata', tags.text)
    }
    if (tags.close) this.#sax.on('closetag', ({ name }) => tags.close?.(local(name)))
  }

  #fail(message: string): never {
    throw new WorkbookError('structure', message, this.#part)
  }

  write(bytes: Uint8Array): void {
    this.#sax.write(this.#decoder.decode(bytes, { stream: true }))
  }

  end(): void {
    this.#sax.close()
  }
}

export async function parsePart(parts: Parts, name: string, tags: Tags): Promise<void> {
  const parser = new PartParser(name, tags)
  for await (const chunk of parts.read(name)) parser.write(chunk)
  parser.end()
}
