/** Escape sequences of HL7 v2 (chapter 2.7): what stands for a delimiter, for bytes, or for a line break. */
import { latin1Text, utf8Text } from '../fhir/base64.ts'
import type { Delimiters } from './message.ts'

const HEX = /^X(?:[0-9A-Fa-f]{2})+$/
/** Formatting commands of FT fields that begin a new line. */
const BREAK = /^\.(?:br|ce)$|^\.sp ?\+?\d{0,3}$/
/** Highlighting, indents, fill modes and character set switches change how text looks, not what it says. */
const SILENT = /^(?:H|N|\.(?:in|ti|sk|fi|nf) ?[+-]?\d{0,3}|[CM][0-9A-Fa-f]{4,6})$/

function bytesOf(hex: string): string {
  const bytes = new Uint8Array((hex.length - 1) / 2)
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16)
  return utf8Text(bytes) ?? latin1Text(bytes)
}

/** @returns null for a sequence that is not known: it stays as it is */
function meaningOf(body: string, d: Delimiters): string | null {
  if (body === 'F') return d.field
  if (body === 'S') return d.component
  if (body === 'T') return d.subcomponent
  if (body === 'R') return d.repetition
  if (body === 'E') return d.escape
  if (body === 'P') return d.truncation ?? '#'
  if (HEX.test(body)) return bytesOf(body).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  if (BREAK.test(body)) return '\n'
  return SILENT.test(body) ? '' : null
}

const LONGEST = 4096

/** The text that a field's content stands for. A lone escape character is text. */
export function unescaped(raw: string, d: Delimiters): string {
  let at = raw.indexOf(d.escape)
  if (at < 0) return raw
  let text = ''
  let from = 0
  while (at >= 0) {
    const end = raw.indexOf(d.escape, at + 1)
    if (end < 0) break
    const meaning = end - at > LONGEST ? null : meaningOf(raw.slice(at + 1, end), d)
    text += raw.slice(from, at) + (meaning ?? d.escape)
    from = meaning === null ? at + 1 : end + 1
    at = meaning === null ? end : raw.indexOf(d.escape, from)
  }
  return text + raw.slice(from)
}
