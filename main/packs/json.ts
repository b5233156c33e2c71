/** JSON out of a pack: strict UTF-8, and no deeper than anything honest is, before the parser sees it. */
import { PACK_LIMITS } from '#app/contract/pack.ts'
import { PackRefusal } from './refusal.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b])
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d])

/** Deepest nesting of brackets outside strings. */
export function jsonDepth(bytes: Uint8Array): number {
  let [depth, deepest, inString] = [0, 0, false]
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (inString && byte === BACKSLASH) i += 1
    else if (byte === QUOTE) inString = !inString
    else if (!inString && OPENING.has(byte)) deepest = Math.max(deepest, ++depth)
    else if (!inString && CLOSING.has(byte)) depth -= 1
  }
  return deepest
}

export function readText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new PackRefusal('json', `${name} is not UTF-8 text`)
  }
}

/** @throws PackRefusal */
export function readJson(bytes: Uint8Array, name: string): unknown {
  if (jsonDepth(bytes) > PACK_LIMITS.jsonDepth)
    throw new PackRefusal('json', `${name} is nested deeper than ${PACK_LIMITS.jsonDepth} levels`)
  const text = readText(bytes, name)
  try {
    return JSON.parse(text)
  } catch {
    throw new PackRefusal('json', `${name} is not JSON`)
  }
}
