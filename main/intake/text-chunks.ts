/** Bytes to text, strictly: UTF-8 only, gzip unpacked, and a file that unpacks without end is refused. */
import { isAscii } from 'node:buffer'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Input, openInput } from './inputs.ts'

/** Why a file cannot be read as text. `path` says where. */
export class TextError extends Error {
  readonly code: 'structure' | 'not-supported' | 'too-long' | 'value'
  readonly path: string
  constructor(code: TextError['code'], message: string, path = '') {
    super(message)
    this.name = 'TextError'
    this.code = code
    this.path = path
  }
}

/** Clinical JSON packs to a twentieth; what unpacks to more than this many times its size, past the first 64 MB, is made to fill memory. */
const MAX_RATIO = 300
const RATIO_FROM = 64_000_000

async function* guarded(chunks: AsyncIterable<Uint8Array>, packedSize: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > RATIO_FROM && size > packedSize * MAX_RATIO)
      throw new TextError('too-long', 'This packed file unpacks to far more than a record holds and is refused.')
    yield chunk
  }
}

/** `first` and what follows it; leaving early closes what it came from. */
async function* joined(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

function unpacked(chunks: AsyncIterable<Uint8Array>, packedSize: number): AsyncIterable<Uint8Array> {
  const source = Readable.from(chunks, { objectMode: false })
  const gunzip = createGunzip({ chunkSize: 1 << 18 })
  source.on('error', (error) => gunzip.destroy(error))
  gunzip.on('close', () => source.destroy())
  return guarded(source.pipe(gunzip), packedSize)
}

/** Offset of the first byte that is not UTF-8 (RFC 3629, 4), given bytes that are not. */
export function firstBadByte(bytes: Uint8Array): number {
  let i = 0
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1
    const second = bytes[i + 1] ?? 0
    const outside =
      (lead === 0xe0 && second < 0xa0) ||
      (lead === 0xed && second > 0x9f) ||
      (lead === 0xf0 && second < 0x90) ||
      (lead === 0xf4 && second > 0x8f)
    if (more < 0 || (more > 0 && outside)) return i
    for (let k = 1; k <= more; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return i
    i += more + 1
  }
  return bytes.length
}

/** Bytes at the end that begin a character and do not finish it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

function badText(bytes: Uint8Array, before: number, lines: number): TextError {
  const at = firstBadByte(bytes)
  const line = lines + Buffer.from(bytes.subarray(0, at)).toString('latin1').split('\n').length
  return new TextError(
    'value',
    'This is not UTF-8 text: a byte here is no character. Save the file as UTF-8.',
    `line ${line}, byte ${before + at + 1}`,
  )
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Line breaks before the failing chunk are counted only when something fails: by reading again. */
async function linesBefore(input: Input, bytes: number): Promise<number> {
  let left = bytes
  let lines = 0
  for await (const chunk of await bytesOf(input, () => undefined)) {
    const part = chunk.subarray(0, Math.max(0, left))
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1
    left -= chunk.length
    if (left <= 0) break
  }
  return lines
}

/** The bytes of a file, gzip unpacked. @throws {TextError} while iterating, when it unpacks without end */
export async function bytesOf(input: Input, onBytes: (chunk: Uint8Array) => void): Promise<AsyncIterable<Uint8Array>> {
  const counted = (async function* () {
    for await (const chunk of openInput(input)) {
      onBytes(chunk)
      yield chunk
    }
  })()
  const first = await counted.next()
  if (first.done) return counted
  const all = joined(first.value, counted)
  return first.value[0] === 0x1f && first.value[1] === 0x8b ? unpacked(all, input.size) : all
}

const isUtf16 = (b: Uint8Array): boolean =>
  (b[0] === 0xff && b[1] === 0xfe) || (b[0] === 0xfe && b[1] === 0xff) || (b[0] === 0x7b && b[1] === 0) || (b[0] === 0 && b[1] === 0x7b)

export function packedTrouble(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') ? new TextError('structure', 'This packed file is damaged or incomplete.') : error
}

export type TextChunks = Readonly<{
  chunks: AsyncIterable<string> /** Hex SHA-256 of the file's bytes, once all are read. */
  sha256: () => string
}>

/**
 * @param onBytes called with the number of bytes read from the input since the last call
 * @param encoding null: UTF-8, strictly; else the name of one that TextDecoder knows
 * @throws {TextError} while iterating
 */
export function textChunks(input: Input, onBytes: (count: number) => void, encoding: string | null = null): TextChunks {
  const hash = createHash('sha256')
  const take = (chunk: Uint8Array) => {
    hash.update(chunk)
    onBytes(chunk.length)
  }
  return { chunks: encoding === null ? decoded(input, take) : decodedAs(input, take, encoding), sha256: () => hash.digest('hex') }
}

/** In an encoding that is known or guessed; what it cannot say becomes U+FFFD. */
async function* decodedAs(input: Input, take: (chunk: Uint8Array) => void, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  try {
    for await (const chunk of await bytesOf(input, take)) yield decoder.decode(chunk, { stream: true })
  } catch (error) {
    throw packedTrouble(error)
  }
  yield decoder.decode()
}

/** Bytes that become text at a time: what is read out of one text is used before the next is made, so that it is never held for long. */
const PART = 1 << 17
/** Lines with signs beyond ASCII that are cut out of one part; a part with more of them is one text. */
const CUTS = 4
const LINE_BREAK = 10

/** The first byte beyond ASCII; the length where there is none. */
function asciiEnd(bytes: Uint8Array): number {
  if (isAscii(bytes)) return bytes.length
  let [from, until] = [0, bytes.length]
  while (until - from > 1) {
    const middle = (from + until) >> 1
    if (isAscii(bytes.subarray(from, middle))) from = middle
    else until = middle
  }
  return from
}

/**
 * Whole lines where there are lines. One sign beyond Latin-1 makes all of a text twice as large in memory and slower to parse, so a line that may
 * hold one is a text of its own.
 */
function* parts(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0
  while (from < bytes.length) {
    const most = bytes.subarray(from, from + PART)
    const last = from + most.length < bytes.length ? most.lastIndexOf(LINE_BREAK) + 1 : most.length
    const part = most.subarray(0, last > 0 ? last : most.length - unfinished(most))
    yield* lines(part)
    from += part.length
  }
}

function* lines(part: Uint8Array): Generator<Uint8Array> {
  let rest = part
  for (let cuts = 0; cuts < CUTS && rest.length > 0; cuts += 1) {
    const ascii = asciiEnd(rest)
    const start = ascii === rest.length ? ascii : rest.lastIndexOf(LINE_BREAK, ascii) + 1
    if (start > 0) yield rest.subarray(0, start)
    if (start === rest.length) return
    const end = rest.indexOf(LINE_BREAK, ascii) + 1
    yield rest.subarray(start, end > 0 ? end : rest.length)
    rest = rest.subarray(end > 0 ? end : rest.length)
  }
  if (rest.length > 0) yield rest
}

async function* decoded(input: Input, take: (chunk: Uint8Array) => void): AsyncGenerator<string> {
  let carried: Uint8Array = new Uint8Array(0)
  let before = 0
  try {
    for await (const chunk of await bytesOf(input, take)) {
      if (before === 0 && carried.length === 0 && isUtf16(chunk))
        throw new TextError('value', 'This file is UTF-16. Save it as UTF-8.', 'line 1, byte 1')
      const bytes: Uint8Array = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
      const whole = bytes.subarray(0, bytes.length - unfinished(bytes))
      carried = bytes.subarray(whole.length)
      for (const part of parts(whole)) {
        yield await text(input, part, before)
        before += part.length
      }
    }
  } catch (error) {
    throw packedTrouble(error)
  }
  if (carried.length > 0) throw badText(carried, before, await linesBefore(input, before))
}

async function text(input: Input, bytes: Uint8Array, before: number): Promise<string> {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  try {
    return decoder.decode(bytes)
  } catch {
    throw badText(bytes, before, await linesBefore(input, before))
  }
}
