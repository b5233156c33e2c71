/** Base64 and UTF-8 without Node or DOM, for the text attachments of notes. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SEXTET = new Int16Array(128).fill(-1)
for (let i = 0; i < ALPHABET.length; i += 1) SEXTET[ALPHABET.charCodeAt(i)] = i

const sextet = (code: number): number => (code < 128 ? (SEXTET[code] ?? -1) : -1)
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** @returns null when the text is not base64 (RFC 4648, 4; white space is allowed, padding may be missing) */
export function base64Bytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  let end = text.length
  while (end > 0 && (text[end - 1] === '=' || isBlank(text.charCodeAt(end - 1)))) end -= 1
  for (let i = 0; i < end; i += 1) {
    const code = text.charCodeAt(i)
    if (isBlank(code)) continue
    const six = sextet(code)
    if (six < 0) return null
    held = ((held << 6) | six) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length] = (held >> bits) & 0xff
      length += 1
    }
  }
  return bits >= 6 ? null : bytes.subarray(0, length)
}

/** Continuation bytes and smallest code point by the lead byte (RFC 3629, 3 and 4). */
function leadOf(byte: number): Readonly<{ more: number; bits: number; least: number }> | null {
  if (byte < 0x80) return { more: 0, bits: byte, least: 0 }
  if (byte >= 0xc2 && byte < 0xe0) return { more: 1, bits: byte & 0x1f, least: 0x80 }
  if (byte >= 0xe0 && byte < 0xf0) return { more: 2, bits: byte & 0x0f, least: 0x800 }
  if (byte >= 0xf0 && byte < 0xf5) return { more: 3, bits: byte & 0x07, least: 0x10000 }
  return null
}

const STRETCH = 8192

/** Runs of ASCII at once: most of a note is. */
function asciiRun(bytes: Uint8Array, from: number): number {
  let end = from
  while (end < bytes.length && end - from < STRETCH && (bytes[end] ?? 0x80) < 0x80) end += 1
  return end
}

/** @returns null when the bytes are not UTF-8 */
export function utf8Text(bytes: Uint8Array): string | null {
  const parts: string[] = []
  let i = 0
  while (i < bytes.length) {
    const run = asciiRun(bytes, i)
    if (run > i) {
      parts.push(String.fromCharCode(...bytes.subarray(i, run)))
      i = run
      continue
    }
    const lead = leadOf(bytes[i] ?? 0xff)
    if (!lead || i + lead.more >= bytes.length) return null
    let point = lead.bits
    for (let k = 1; k <= lead.more; k += 1) {
      const next = bytes[i + k] ?? 0
      if ((next & 0xc0) !== 0x80) return null
      point = (point << 6) | (next & 0x3f)
    }
    if (point < lead.least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null
    parts.push(String.fromCodePoint(point))
    i += lead.more + 1
  }
  return parts.join('')
}

export function latin1Text(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += STRETCH) parts.push(String.fromCharCode(...bytes.subarray(i, i + STRETCH)))
  return parts.join('')
}
