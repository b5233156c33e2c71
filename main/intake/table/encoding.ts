/** In which encoding a text is, and why that is believed. UTF-8 is taken only where all of it is UTF-8. */
import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'

export type EncodingChoice = Readonly<{
  /** A name that TextDecoder knows. */
  encoding: string
  why: 'mark' | 'utf-8' | 'zeros' | 'frequencies' | 'fallback'
  /** One sentence for the report; null where there is nothing to say (UTF-8). */
  note: string | null
}>

export type EncodingDetector = Readonly<{ push: (bytes: Uint8Array) => void; end: () => EncodingChoice }>

/** Bytes that chardet is given: lines with something that is not ASCII, where there are enough. */
const SAMPLE = 1 << 16
/** What West European systems write without saying so; it has the characters of ISO 8859-1 in the same places (WHATWG Encoding). */
const FALLBACK = 'windows-1252'
/** Below it the frequencies say too little (chardet, 0 to 100). */
const CONFIDENT = 25

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const marked = (bytes: Uint8Array): string | undefined => MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0]

/** Zeros nearly only at every second place: UTF-16 without a mark, of text that is mostly ASCII. */
function utf16(bytes: Uint8Array): string | null {
  const zeros = [0, 0]
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const [even, odd] = [zeros[0] ?? 0, zeros[1] ?? 0]
  const half = bytes.length / 2
  if (bytes.length < 4) return null
  if (odd > half * 0.5 && even < half * 0.05) return 'utf-16le'
  return even > half * 0.5 && odd < half * 0.05 ? 'utf-16be' : null
}

function decodable(name: string): string | null {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return null
  }
}

/** Tables are ASCII with a few words; their frequencies may suit an encoding whose text this cannot be (ISO 2022 has no bytes above 127). */
function byFrequencies(sample: Uint8Array): EncodingChoice {
  const best = analyse(sample).find(({ name }) => !/^(utf|ascii|iso-2022)/i.test(name) && decodable(name) !== null)
  if (best === undefined || best.confidence < CONFIDENT)
    return {
      encoding: FALLBACK,
      why: 'fallback',
      note: `The encoding does not show; it was read as Western European text (${FALLBACK}). Check names with accents.`,
    }
  const encoding = decodable(best.name) ?? FALLBACK
  return {
    encoding,
    why: 'frequencies',
    note: `The file does not say its encoding; it was read as ${encoding}, which suits its letters best. Check names with accents.`,
  }
}

/** Bytes at the end that may be the first part of a character: at most three. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

class Detector {
  #start: Uint8Array = new Uint8Array(0)
  #carried: Uint8Array = new Uint8Array(0)
  #utf8 = true
  #sample: Uint8Array[] = []
  #sampled = 0

  push(bytes: Uint8Array): void {
    if (this.#start.length < SAMPLE) this.#start = Buffer.concat([this.#start, bytes.subarray(0, SAMPLE - this.#start.length)])
    if (this.#sampled < SAMPLE) this.#gather(bytes)
    if (!this.#utf8) return
    const all = this.#carried.length === 0 ? bytes : Buffer.concat([this.#carried, bytes])
    const whole = all.length - unfinished(all)
    this.#utf8 = isUtf8(all.subarray(0, whole))
    this.#carried = Uint8Array.from(all.subarray(whole))
  }

  /** Stretches around what is not ASCII. */
  #gather(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length && this.#sampled < SAMPLE) {
      while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at += 1
      if (at === bytes.length) return
      const stretch = Uint8Array.from(bytes.subarray(Math.max(0, at - 40), at + 80))
      this.#sample.push(stretch)
      this.#sampled += stretch.length
      at += 80
    }
  }

  end(): EncodingChoice {
    const mark = marked(this.#start)
    if (mark !== undefined && (mark !== 'utf-8' || this.#isUtf8())) return { encoding: mark, why: 'mark', note: null }
    const wide = utf16(this.#start)
    if (wide !== null) return { encoding: wide, why: 'zeros', note: `The file is ${wide.toUpperCase()} and does not say so.` }
    if (this.#isUtf8()) return { encoding: 'utf-8', why: 'utf-8', note: null }
    return byFrequencies(Buffer.concat(this.#sample))
  }

  #isUtf8(): boolean {
    return this.#utf8 && this.#carried.length === 0
  }
}

/** Give it all bytes of a file (unpacked); it holds at most 130 KB of them. */
export function createEncodingDetector(): EncodingDetector {
  const detector = new Detector()
  return { push: (bytes) => detector.push(bytes), end: () => detector.end() }
}

export function encodingOf(bytes: Uint8Array): EncodingChoice {
  const detector = new Detector()
  detector.push(bytes)
  return detector.end()
}

/** Bytes into text, however they are cut. What the encoding cannot say becomes U+FFFD, which the row parser reports with its line. */
export async function* decodedText(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
