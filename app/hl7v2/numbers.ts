/** Numbers as laboratories write them in NM, SN and text: comparators, decimal commas, ranges, ratios. */
import type { Parts } from './message.ts'

export type Comparator = '<' | '<=' | '>=' | '>'

export type NumberReading = Readonly<{
  value: number
  comparator: Comparator | null
  /** The number as written, without comparator and unit. */
  text: string
  /** What follows the number ("mg/dL"), or null. */
  rest: string | null
  /** True where a comma was read as the decimal sign. */
  comma: boolean
}>

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['=>', '>='],
  ['≥', '>='],
])

export const comparatorOf = (text: string): Comparator | null => COMPARATORS.get(text.trim()) ?? null

const NUMBER = /^(<=|>=|=<|=>|[<>≤≥=])?\s*([+-]?(?:\d{1,40}(?:[.,]\d{0,40})?|[.,]\d{1,40})(?:[eE][+-]?\d{1,3})?)\s*([^\d\s.,].{0,40})?$/
/** 1,234,567 groups thousands. */
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/
/** 5,400 may be five thousand or five: nobody can tell. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/

/** Longer text is prose. */
const LONGEST = 100

/** @returns null when the text is no number, or one that could be read in two ways */
export function readNumber(text: string): NumberReading | null {
  const plain = text.trim()
  if (plain.length > LONGEST) return null
  if (GROUPED.test(plain)) return { value: Number(plain.replaceAll(',', '')), comparator: null, text: plain, rest: null, comma: false }
  const m = NUMBER.exec(plain)
  const written = m?.[2]
  if (!m || written === undefined || AMBIGUOUS.test(written)) return null
  const value = Number(written.replace(',', '.'))
  if (!Number.isFinite(value)) return null
  return { value, comparator: comparatorOf(m[1] ?? ''), text: written, rest: m[3]?.trim() ?? null, comma: written.includes(',') }
}

/** A number with nothing behind it. */
export function plainNumber(text: string | null): NumberReading | null {
  const found = text === null ? null : readNumber(text)
  return found === null || found.rest !== null ? null : found
}

const RATIO = /^(\d{1,12}(?:\.\d{1,12})?)\s*[:/]\s*(\d{1,12}(?:\.\d{1,12})?)$/

/** "1:128" as its two numbers. */
export function readRatio(text: string): readonly [number, number] | null {
  const m = RATIO.exec(text.trim())
  return m ? [Number(m[1]), Number(m[2])] : null
}

export type StructuredNumber =
  | Readonly<{ kind: 'number'; number: NumberReading }>
  | Readonly<{ kind: 'range'; low: number; high: number }>
  | Readonly<{ kind: 'ratio'; top: number; bottom: number }>
  | Readonly<{ kind: 'words'; text: string }>

const spread = (parts: Parts): string => [1, 2, 3, 4].flatMap((i) => parts.text(i) ?? []).join('')

/** SN: comparator ^ number ^ separator or suffix ^ number (HL7 v2.5, 2.A.70). @returns null when it is empty */
export function readStructured(parts: Parts): StructuredNumber | null {
  const [sign, first, separator, second] = [parts.text(1), parts.text(2), parts.text(3), parts.text(4)]
  const alone = sign !== null && first === null && separator === null ? plainNumber(sign) : null
  if (alone) return { kind: 'number', number: alone }
  const one = plainNumber(first)
  const comparator = sign === null || sign === '=' ? null : comparatorOf(sign)
  const words = spread(parts)
  if (words === '') return null
  const unknownSign = sign !== null && sign !== '=' && comparator === null
  if (one === null || unknownSign) return { kind: 'words', text: words }
  if (separator === null && second === null) return { kind: 'number', number: comparator === null ? one : { ...one, comparator } }
  const two = plainNumber(second)
  if (two === null || comparator !== null || one.comparator !== null || two.comparator !== null) return { kind: 'words', text: words }
  if (separator === '-') return { kind: 'range', low: one.value, high: two.value }
  if (separator === ':' || separator === '/') return { kind: 'ratio', top: one.value, bottom: two.value }
  return { kind: 'words', text: words }
}

export type RangeReading = Readonly<{ low: number | null; high: number | null; rest: string | null }>

const LIMIT = '([+-]?\\d{1,15}(?:[.,]\\d{1,10})?)'
const BETWEEN = new RegExp(`^[([]?\\s*${LIMIT}\\s*(?:-|–|—|_|\\.\\.|to|TO)\\s*${LIMIT}\\s*([^\\d\\s)\\]-].{0,30}?)?\\s*[)\\]]?$`)
const ONE_SIDED = new RegExp(`^[([]?\\s*(<=|>=|=<|=>|[<>≤≥])\\s*${LIMIT}\\s*([^\\d\\s)\\]-].{0,30}?)?\\s*[)\\]]?$`)
const limit = (text: string | undefined): number => Number((text ?? '').replace(',', '.'))

/** Reference range of OBX-7 as numbers; null when it is said in another way. */
export function readRange(text: string): RangeReading | null {
  const plain = text.trim()
  if (plain.length > LONGEST) return null
  const between = BETWEEN.exec(plain)
  if (between) {
    const [low, high] = [limit(between[1]), limit(between[2])]
    return low <= high ? { low, high, rest: between[3] ?? null } : null
  }
  const side = ONE_SIDED.exec(plain)
  if (!side) return null
  const end = limit(side[2])
  return comparatorOf(side[1] ?? '')?.startsWith('<')
    ? { low: null, high: end, rest: side[3] ?? null }
    : { low: end, high: null, rest: side[3] ?? null }
}
