/** Text to UTF-8 and base64 without Node or DOM: reports and whole messages are carried this way. */

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Two signs for twelve bits. */
const PAIRS = Array.from({ length: 4096 }, (_, bits) => `${SIGNS[bits >> 6]}${SIGNS[bits & 63]}`)
/** A multiple of three, so that only the last stretch is padded. */
const STRETCH = 6144

function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let n = 0
  for (let i = 0; i < text.length; i += 1) {
    let point = text.charCodeAt(i)
    if (point < 0x80) {
      bytes[n++] = point
      continue
    }
    if (point >= 0xd800 && point < 0xe000) {
      const whole = text.codePointAt(i) ?? 0
      // Half a character has no UTF-8: U+FFFD stands for it.
      point = whole > 0xffff ? whole : 0xfffd
      if (whole > 0xffff) i += 1
    }
    if (point < 0x800) bytes[n++] = 0xc0 | (point >> 6)
    else {
      if (point < 0x10000) bytes[n++] = 0xe0 | (point >> 12)
      else {
        bytes[n++] = 0xf0 | (point >> 18)
        bytes[n++] = 0x80 | ((point >> 12) & 63)
      }
      bytes[n++] = 0x80 | ((point >> 6) & 63)
    }
    bytes[n++] = 0x80 | (point & 63)
  }
  return bytes.subarray(0, n)
}

function stretch(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  let i = from
  for (; i + 2 < to; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += `${PAIRS[bits >> 12]}${PAIRS[bits & 4095]}`
  }
  if (i === to) return text
  const bits = ((bytes[i] ?? 0) << 10) | ((i + 1 < to ? (bytes[i + 1] ?? 0) : 0) << 2)
  return `${text}${PAIRS[bits >> 6]}${i + 1 < to ? SIGNS[bits & 63] : '='}=`
}

/** Base64 (RFC 4648, 4) of the UTF-8 of a text. */
export function base64OfText(text: string): string {
  const bytes = utf8Bytes(text)
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += STRETCH) parts.push(stretch(bytes, i, Math.min(i + STRETCH, bytes.length)))
  return parts.join('')
}
