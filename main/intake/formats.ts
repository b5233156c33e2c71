/** What a file is, told by its first bytes and, where they leave it open, by its name. */
import { gunzipSync } from 'node:zlib'
import { looksLikeHl7 } from '#app/hl7v2/split.ts'
import { type Input, startOf } from './inputs.ts'

export type Format = 'json' | 'hl7v2' | 'xml' | 'table' | 'workbook' | 'archive' | 'unknown'

const SNIFFED = 8192
const TABLE_NAME = /\.(csv|tsv|tab|psv|txt)(\.gz)?$/i
const WORKBOOK_NAME = /\.(xlsx|xlsm)$/i

const startsWith = (bytes: Uint8Array, ...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
export const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x1f, 0x8b)
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)
const isUtf16 = (b: Uint8Array): boolean => startsWith(b, 0xff, 0xfe) || startsWith(b, 0xfe, 0xff)

/** What stands behind gzip, as far as the first bytes give it. */
function behindGzip(start: Buffer): Buffer {
  try {
    return gunzipSync(start, { finishFlush: 2, maxOutputLength: 1 << 20 }).subarray(0, SNIFFED)
  } catch {
    return Buffer.alloc(0)
  }
}

function textOf(start: Buffer): string {
  if (isUtf16(start)) return new TextDecoder(start[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(start)
  return start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
}

const NAMED: readonly (readonly [RegExp, Format])[] = [
  [/\.(json|ndjson|jsonl)(\.gz)?$/i, 'json'],
  [/\.(hl7|er7)(\.gz)?$/i, 'hl7v2'],
  [/\.(xml|ccd|ccda|cda)(\.gz)?$/i, 'xml'],
]

/** Lines with the same separator, or one line of them: something that can be read as a table. */
function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const first = lines[0] ?? ''
  return [',', ';', '\t', '|'].some((sign) => first.includes(sign) && lines.slice(0, 5).every((line) => line.includes(sign)))
}

/** @param asked true where a person named this very file: then anything with rows and columns is taken for a table */
export async function formatOf(input: Input, asked: boolean): Promise<Format> {
  const raw = await startOf(input, SNIFFED)
  if (isZip(raw)) return WORKBOOK_NAME.test(input.name) ? 'workbook' : 'archive'
  const start = isGzip(raw) ? behindGzip(raw) : raw
  const text = textOf(start)
  const trimmed = text.trimStart()
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return 'json'
  if (looksLikeHl7(text)) return 'hl7v2'
  if (trimmed.startsWith('<')) return 'xml'
  const named = NAMED.find(([pattern]) => pattern.test(input.name))?.[1]
  if (named) return named
  if (TABLE_NAME.test(input.name)) return input.name.toLowerCase().includes('.txt') && !looksLikeTable(text) ? 'unknown' : 'table'
  return asked && looksLikeTable(text) ? 'table' : 'unknown'
}
