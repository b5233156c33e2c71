/** JSON as clinical sources send it: decimals to the letter, the place of an error, and what is refused before anything reads it. */
import { ExactNumber, isObj } from './reading.ts'

/** Real resources stay below 30; deeper text is made to break programs. */
export const MAX_DEPTH = 200

/** Text without these holds no forbidden key, however it is escaped. */
export const mayForbid = (raw: string): boolean => raw.includes('proto') || raw.includes('constructor') || raw.includes('\\u00')

/** `keys`: members of all objects inside; the text has more `key:` pairs when one is given twice. `forbidden`: the first key inside that is refused. */
export type Shape = { keys: number; forbidden: string | null }

/** @returns null when the value is nested more than {@link MAX_DEPTH} deep */
export function shapeOf(json: unknown): Readonly<Shape> | null {
  const shape: Shape = { keys: 0, forbidden: null }
  return walk(json, 0, shape) ? shape : null
}

/** Every resource is walked through: without lists of names or members, which would be made and thrown away. */
function walk(value: unknown, depth: number, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth >= MAX_DEPTH) return false
  if (Array.isArray(value)) {
    for (const member of value) if (typeof member === 'object' && !walk(member, depth + 1, shape)) return false
    return true
  }
  const object = value as Readonly<Record<string, unknown>>
  for (const key in object) {
    shape.keys += 1
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') shape.forbidden ??= key
    const member = object[key]
    if (typeof member === 'object' && !walk(member, depth + 1, shape)) return false
  }
  return true
}

/** Numbers a clinical decimal may stand in: Quantity.value and Observation.valueInteger/valueDecimal. */
const VALUE_LEXEME = /"value(?:Integer|Decimal)?"\s*:\s*(-?\d[\d.eE+-]*)/g
/** A key may hide a letter behind an escape (v\u0061lue); then the pattern above cannot be trusted. */
const ESCAPED_LETTER = /\\u00[4-7]/

/**
 * The decimals of `raw` whose text `String(number)` would not give back ("1.10", 30 digits, "-0", "1e3").
 * @returns null when every decimal is plain; 'ambiguous' when one number is written in two ways
 */
export function decimalLexemes(raw: string): ReadonlyMap<number, string> | 'ambiguous' | null {
  if (raw.includes('\\u00') && ESCAPED_LETTER.test(raw)) return 'ambiguous'
  VALUE_LEXEME.lastIndex = 0
  const first = VALUE_LEXEME.exec(raw)?.[1]
  if (first === undefined) return null
  const second = VALUE_LEXEME.exec(raw)?.[1]
  if (second !== undefined) return lexemesOf(raw)
  const value = Number(first)
  return String(value) === first ? null : new Map([[value, first]])
}

function lexemesOf(raw: string): ReturnType<typeof decimalLexemes> {
  let exotic = false
  const seen = new Map<number, string>()
  VALUE_LEXEME.lastIndex = 0
  for (let match = VALUE_LEXEME.exec(raw); match !== null; match = VALUE_LEXEME.exec(raw)) {
    const text = match[1] ?? ''
    const value = Number(text)
    const before = seen.get(value)
    if (before !== undefined && before !== text) return 'ambiguous'
    seen.set(value, text)
    exotic ||= String(value) !== text
  }
  return exotic ? seen : null
}

/** The same JSON with every number that is not plain as an {@link ExactNumber}. Slow; only where {@link decimalLexemes} cannot tell. */
export function parseExact(raw: string): unknown {
  return JSON.parse(raw, (_key: string, value: unknown, context?: { source?: string }) => {
    const source = context?.source
    return typeof value === 'number' && source !== undefined && source !== String(value) ? new ExactNumber(value, source) : value
  })
}

const BROKEN_TEXT = /\\u(?:[dD][89a-fA-F]|0000)/

/** True when the text may hold half a character (a lone surrogate) or a NUL, which no store keeps. */
export const mayHoldBrokenText = (raw: string): boolean => raw.includes('\\u') && BROKEN_TEXT.test(raw)

const mended = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\uFFFD')

/** @returns the same JSON with broken characters as U+FFFD, and whether there were any */
export function mendText(json: unknown): Readonly<{ json: unknown; broken: boolean }> {
  let broken = false
  const mend = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const good = mended(value)
      if (good !== value) broken = true
      return good
    }
    if (Array.isArray(value)) return value.map(mend)
    if (!isObj(value) || value instanceof ExactNumber) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [mended(key), mend(member)]))
  }
  return { json: mend(json), broken }
}
