/** Numbers, ranges and ratios with their units in OBX-5: what becomes a measurement, and what only looks like one. */
import type { Change } from '../chart/made.ts'
import { conceptOf as knownConcept } from '../terminology/concepts.ts'
import { exactDecimal, readRange, readRatio } from '../terminology/numbers.ts'
import { convert } from '../terminology/units.ts'
import type { Attachment } from './attachments.ts'
import { change, compact, type Making } from './making.ts'
import type { Segment } from './message.ts'
import { type NumberReading, readNumber } from './structured.ts'
import { quantityUnit, surelyUnit, type Unit, ucumCode } from './units.ts'

type Json = Readonly<Record<string, unknown>>

export type ValueReading = Readonly<{
  /** The `value[x]` of the Observation; empty where there is none. */
  element: Json
  changes: readonly Change[]
  /** As text for people, where the value is text. */
  words: string | null
  attachment: Attachment | null
  /** The number of `valueQuantity` to the letter, where JavaScript writes it otherwise. */
  decimal?: string
}>

export type Context = Readonly<{ m: Making; obx: Segment; unit: Unit | null; code: string | null }>

export const reading = (element: Json, changes: readonly Change[] = [], words: string | null = null): ValueReading => ({
  element,
  changes,
  words,
  attachment: null,
})
export const NOTHING: ValueReading = reading({})
export const inWords = (text: string | null, changes: readonly Change[] = []): ValueReading =>
  text === null ? NOTHING : reading({ valueString: text }, changes, text)

const BECAUSE = {
  'decimal comma': 'The comma is a decimal sign.',
  'thousands separators': 'Signs between thousands were taken out.',
} as const

function spelling(n: NumberReading, path: string): readonly Change[] {
  if (n.text === n.written) return []
  const because = n.mended === null ? 'The same number without the signs that do not change it.' : BECAUSE[n.mended]
  return [change('value', path, n.written, n.text, because)]
}

function unitChanges(unit: Unit | null, path: string): readonly Change[] {
  if (unit === null || unit.ucum === null || unit.ucum === unit.written) return []
  return [change('unit', path, unit.written, unit.ucum, 'The UCUM spelling of the unit as written.')]
}

export function quantity(c: Context, n: NumberReading, unit: Unit | null, more: readonly Change[] = []): ValueReading {
  if (n.mended === 'decimal comma') c.m.issue('information', 'value', c.obx, 'The number is written with a decimal comma.', c.code)
  if (n.flag !== null)
    c.m.issue(
      'information',
      'value',
      c.obx,
      'A flag (high, low, abnormal) stands behind the number; the number was taken without it.',
      c.code,
    )
  const value = compact({ value: n.value, comparator: n.comparator, ...quantityUnit(unit) })
  const changes = [...spelling(n, 'valueQuantity.value'), ...unitChanges(unit, 'valueQuantity.code'), ...more]
  const found = reading({ valueQuantity: value }, changes, `${n.comparator ?? ''}${n.written}${unit === null ? '' : ` ${unit.written}`}`)
  const decimal = exactDecimal(n.text)
  return decimal === undefined ? found : { ...found, decimal }
}

export const ratio = (top: number, bottom: number): ValueReading =>
  reading({ valueRatio: { numerator: { value: top }, denominator: { value: bottom } } }, [], `${top}:${bottom}`)

export function range(c: Context, low: NumberReading, high: NumberReading): ValueReading {
  const of = (value: number) => ({ value, ...quantityUnit(c.unit) })
  const trimmed = (n: NumberReading, path: string) =>
    String(n.value) === n.written ? [] : [change('value', path, n.written, String(n.value), 'The same number, written in another way.')]
  const changes = [
    ...trimmed(low, 'valueRange.low.value'),
    ...trimmed(high, 'valueRange.high.value'),
    ...unitChanges(c.unit, 'valueRange.low.code'),
  ]
  return reading({ valueRange: { low: of(low.value), high: of(high.value) } }, changes, `${low.written}-${high.written}`)
}

/** Gram, metre, second, hour, day: where the sender says that it is a number. */
const ONE_LETTER = /^[gmshd]$/

/** What stands behind a number is its unit where it can be nothing else, or where what was measured has such a unit. */
function isUnitHere({ code, obx }: Context, written: string, ucum: string): boolean {
  if (surelyUnit(written, ucum) || (ONE_LETTER.test(written) && obx.text(2) === 'NM')) return true
  const concept = knownConcept(code)
  return concept !== undefined && convert(1, ucum, concept.unit, concept) !== null
}

/** The unit that stands behind the number, where OBX-6 gives none or the same one. */
function unitBehind(c: Context, rest: string): Unit | null {
  const ucum = ucumCode(rest)
  if (ucum === null) return null
  if (c.unit !== null) return c.unit.ucum === ucum ? c.unit : null
  return isUnitHere(c, rest, ucum) ? { written: rest, ucum } : null
}

/** "5 L" in litres, "12.1 L" of another unit: low. */
function flagged(c: Context, n: NumberReading, flag: string): Readonly<{ n: NumberReading; unit: Unit | null }> | null {
  if (c.unit === null) return null
  return c.unit.written.toUpperCase() === flag ? { n: { ...n, flag: null }, unit: c.unit } : { n, unit: c.unit }
}

function numberIn(c: Context, text: string): Readonly<{ n: NumberReading; unit: Unit | null }> | null {
  const n = readNumber(text)
  if (n === null) return null
  if (n.flag !== null) return flagged(c, n, n.flag)
  if (n.rest === null) return { n, unit: c.unit }
  const unit = unitBehind(c, n.rest)
  return unit === null ? null : { n, unit }
}

/** A number alone, or with its unit or a flag behind it; null when the text is something else. */
export function measured(c: Context, text: string): ValueReading | null {
  const found = numberIn(c, text)
  return found === null ? null : quantity(c, found.n, found.unit)
}

/** Longer text is no number with a unit. */
const LONGEST = 40

type Known =
  | Readonly<{ kind: 'number'; n: NumberReading; unit: Unit }>
  | Readonly<{ kind: 'range' | 'ratio'; pair: readonly [number, number] }>

/** What a text of a type that is no number's says in numbers, with a unit that is known; null when it says something else. */
export function knownIn(c: Context, text: string | null): Known | null {
  if (text === null || text.length > LONGEST) return null
  const found = numberIn(c, text)
  if (found !== null) return found.unit?.ucum == null ? null : { kind: 'number', n: found.n, unit: found.unit }
  if (c.unit?.ucum == null) return null
  const between = readRange(text)
  if (
    between !== null &&
    between.low !== null &&
    between.high !== null &&
    (between.rest === null || ucumCode(between.rest) === c.unit.ucum)
  )
    return { kind: 'range', pair: [between.low, between.high] }
  const pair = text.includes(':') ? readRatio(text) : null
  return pair === null ? null : { kind: 'ratio', pair }
}

function becauseOf(c: Context, what: string): string {
  const type = c.obx.text(2) ?? 'no type'
  return `The value has the type ${/^[A-Z]{2,3}$/.test(type) ? type : 'of another kind'} but is ${what} with a unit.`
}

/** A number with a known unit is a measurement, whatever type the sender gave it. */
export function numberInOther(c: Context, text: string | null): ValueReading | null {
  const known = knownIn(c, text)
  if (known === null || text === null) return null
  if (known.kind === 'number')
    return quantity(c, known.n, known.unit, [change('value', 'valueQuantity', text, known.n.text, becauseOf(c, 'a number'))])
  const [first, second] = known.pair
  if (known.kind === 'ratio') {
    const found = ratio(first, second)
    return { ...found, changes: [change('value', 'valueRatio', text, `${first}:${second}`, becauseOf(c, 'a ratio'))] }
  }
  const of = (value: number) => ({ value, ...quantityUnit(c.unit) })
  const because = change('value', 'valueRange', text, `${first}-${second}`, becauseOf(c, 'a range'))
  return reading({ valueRange: { low: of(first), high: of(second) } }, [...unitChanges(c.unit, 'valueRange.low.code'), because], text)
}

const STARTS_AS_NUMBER = /^[<>=≤≥~]{0,2}\s*[+\-\u2212]?[.,]?\d/
/** What stands behind digits and their signs. */
const BEHIND_DIGITS = /^[<>=≤≥~\s]*[\d.,'’:/+\-\u2212\s]*?\d[+\s]*((?:[^\d\s.,:/'’+\-\u2212]|10\s?[*^]|\/[A-Za-z]).{0,38})$/

/** A short text that begins as a number, and a unit with it or behind it. */
export function looksMeasured(c: Context, text: string | null): boolean {
  if (text === null || text.length > LONGEST || !STARTS_AS_NUMBER.test(text)) return false
  const rest = c.unit === null ? BEHIND_DIGITS.exec(text)?.[1] : undefined
  return c.unit !== null || (rest !== undefined && ucumCode(rest.trim()) !== null)
}

const LIKE_A_NUMBER =
  'The value reads like a number with a unit but is not one that can be used; it is shown as written and not computed with.'

/** What is shown as it is written is named where it looks like a measurement. */
export function nameIfMeasured(c: Context, text: string | null): void {
  if (looksMeasured(c, text)) c.m.issue(c.unit?.ucum == null ? 'information' : 'warning', 'value', c.obx, LIKE_A_NUMBER, c.code)
}

/** Text that may be a number. */
export function inText(c: Context, text: string | null): ValueReading {
  const number = numberInOther(c, text)
  if (number !== null) return number
  nameIfMeasured(c, text)
  return inWords(text)
}
