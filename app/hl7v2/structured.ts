/** Numbers of NM, SN and text as HL7 v2 has them. It names no decimal sign: what could be read in two ways is no number. */
import { comparatorOf, type Quantity, writtenQuantity } from '../terminology/numbers.ts'
import type { Parts } from './message.ts'

/** `written`: the number as it came, without comparator and what stands behind it. */
export type NumberReading = Quantity & Readonly<{ written: string }>

const EQUALS = /^=\s*(?![<>=])/
const SIGN = /^(?:<=|>=|=<|=>|[<>≤≥])\s*/
const FLAGGED = /\s*[([]?[A-Z*]+[)\]]?$/

function asWritten(text: string, { flag, rest }: Quantity): string {
  const bare = text.replace(SIGN, '')
  if (flag !== null) return bare.replace(FLAGGED, '')
  return rest === null ? bare : bare.slice(0, bare.length - rest.length).trimEnd()
}

/** @returns null when the text is no number, or one that could be read in two ways */
export function readNumber(text: string): NumberReading | null {
  const plain = text.trim().replace(EQUALS, '')
  const found = writtenQuantity(plain, null)
  return found === null ? null : { ...found, written: asWritten(plain, found) }
}

/** A number with nothing behind it. */
export function plainNumber(text: string | null): NumberReading | null {
  const found = text === null ? null : readNumber(text)
  return found === null || found.rest !== null || found.flag !== null ? null : found
}

export type StructuredNumber =
  | Readonly<{ kind: 'number'; number: NumberReading }>
  | Readonly<{ kind: 'range'; low: NumberReading; high: NumberReading }>
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
  if (separator === null && second === null) {
    // Two signs that do not agree are none.
    if (comparator !== null && one.comparator !== null && comparator !== one.comparator) return { kind: 'words', text: words }
    return { kind: 'number', number: comparator === null ? one : { ...one, comparator } }
  }
  const two = plainNumber(second)
  if (two === null || comparator !== null || one.comparator !== null || two.comparator !== null) return { kind: 'words', text: words }
  if (separator === '-') return { kind: 'range', low: one, high: two }
  if (separator === ':' || separator === '/') return { kind: 'ratio', top: one.value, bottom: two.value }
  return { kind: 'words', text: words }
}
