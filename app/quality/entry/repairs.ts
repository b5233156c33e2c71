/** The values that may have been meant: every way a finger, a unit or a decimal point can turn one number into another. */
import type { FlagKind } from '../../contract/entry.ts'
import type { Concept } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import type { Limits } from './limits.ts'

/** One way to the typed value. `value` is in the canonical unit, `typed` in the unit of the entry. */
export type Repair = Readonly<{
  kind: FlagKind
  /** log of the share of errors that are of this kind and place. */
  weight: number
  value: number
  typed: number
  /** Width of the values that would be typed alike, canonical unit. */
  width: number
  how: string
}>

export type Typed = Readonly<{ text: string; value: number; unit: string; canonical: number }>

/** Shares of the causes of an entry error: assumed, not measured; the kinds are those of CLINICAL.md, section 4. */
const SHARE = {
  shift: 0.28,
  bigShift: 0.02,
  transposed: 0.2,
  digit: 0.2,
  dropped: 0.1,
  doubled: 0.1,
  unit: 0.2,
  unitTwice: 0.05,
  rareUnit: 0.01,
} as const

const DIGITS = '0123456789'
const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9'
const MOST_DIGITS = 8

/** Plain decimal text with as many decimals as the result is usually written with. */
export function plainText(value: number, decimals: number): string {
  const text = Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(12)))
  const have = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  return have < decimals ? value.toFixed(decimals) : text
}

export const decimalsOf = (text: string) => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0)

type Draft = Readonly<{ text: string; kind: FlagKind; weight: number; how: string }>

/** Nobody writes a nought before the whole of a number. */
const isWritten = (text: string) => !(text[0] === '0' && isDigit(text[1]))
const digitsOf = (text: string) => [...text].filter(isDigit).length
const swappable = (text: string) => [...text].flatMap((c, i) => (isDigit(c) && isDigit(text[i + 1]) && c !== text[i + 1] ? [i] : []))

/** With a nought before it: 80 typed as 08 is 8. */
function transpositions(text: string): Draft[] {
  const padded = `0${text}`
  return swappable(padded).flatMap((i) => {
    const swapped = padded.slice(0, i) + padded[i + 1] + padded[i] + padded.slice(i + 2)
    const meant = i === 0 ? swapped : swapped.slice(1)
    const weight = Math.log(SHARE.transposed / Math.max(swappable(meant).length, 1))
    return isWritten(meant) ? [{ text: meant, kind: 'transposed-digits' as const, weight, how: 'Two digits may be swapped' }] : []
  })
}

function wrongDigits(text: string): Draft[] {
  const places = [...text].flatMap((c, i) => (isDigit(c) ? [i] : []))
  const weight = Math.log(SHARE.digit / (9 * places.length))
  return places.flatMap((i) =>
    [...DIGITS].flatMap((d) => {
      const meant = text.slice(0, i) + d + text.slice(i + 1)
      return d !== text[i] && isWritten(meant) ? [{ text: meant, kind: 'range' as const, weight, how: 'One digit may be wrong' }] : []
    }),
  )
}

/** Which digit is missing is for the expected value to say: the place alone is a matter of the finger. */
function droppedDigits(text: string): Draft[] {
  const weight = Math.log(SHARE.dropped / (digitsOf(text) + 1))
  const out: Draft[] = []
  for (let i = 0; i <= text.length; i++) {
    for (const d of i === 0 ? DIGITS.slice(1) : DIGITS)
      out.push({ text: text.slice(0, i) + d + text.slice(i), kind: 'range', weight, how: 'A digit may be missing' })
  }
  return out
}

function doubledDigits(text: string): Draft[] {
  const places = [...text].flatMap((c, i) => (isDigit(c) && c === text[i + 1] ? [i] : []))
  const weight = Math.log(SHARE.doubled / Math.max(digitsOf(text) - 1, 1))
  return places.map((i) => ({ text: text.slice(0, i) + text.slice(i + 1), kind: 'range', weight, how: 'A digit may be typed twice' }))
}

const SHIFTS = [
  [0.1, SHARE.shift / 2],
  [10, SHARE.shift / 2],
  [0.01, SHARE.bigShift / 2],
  [100, SHARE.bigShift / 2],
] as const

function keystrokes(typed: Typed, toCanonical: (x: number) => number, width: number): Repair[] {
  if (typed.text.length > MOST_DIGITS) return []
  const drafts = [...transpositions(typed.text), ...wrongDigits(typed.text), ...droppedDigits(typed.text), ...doubledDigits(typed.text)]
  return drafts.flatMap(({ text, kind, weight, how }) => {
    const value = Number(text)
    return value === typed.value ? [] : [{ kind, weight, typed: value, value: toCanonical(value), width, how }]
  })
}

const tidy = (value: number) => Number(value.toPrecision(10))

function shifts(typed: Typed, toCanonical: (x: number) => number, width: number): Repair[] {
  return SHIFTS.map(([factor, share]) => {
    const moved = tidy(typed.value * factor)
    return {
      kind: 'decimal-shift',
      weight: Math.log(share),
      typed: moved,
      value: toCanonical(moved),
      width,
      how: 'The decimal point may be misplaced',
    }
  })
}

const NAMES: Readonly<Record<string, string>> = {
  '[lb_av]': 'pounds',
  '[degF]': 'Fahrenheit',
  '[in_i]': 'inches',
  '1': 'a fraction',
  kg: 'kilograms',
  Cel: 'Celsius',
  '/uL': 'cells per µL',
  g: 'grams',
  m: 'metres',
  L: 'litres',
}
export const unitName = (unit: string) =>
  NAMES[unit] ??
  unit
    .replace('mm[Hg]', 'mmHg')
    .replace(/\bu(?=(mol|L)\b)/, 'µ')
    .replace('10*3/', '×10³/')

/** In use somewhere, rarely beside the canonical unit. */
const RARE_UNITS: ReadonlySet<string> = new Set(['kPa', 'g', 'm', 'L', 'kg'])
/** People carry these over in their heads. */
const CONVERTED_BY_HAND: ReadonlySet<string> = new Set(['[lb_av]', '[in_i]', '[degF]'])

function unitSlips(typed: Typed, concept: Concept, limits: Limits, width: number): Repair[] {
  const others = [concept.unit, ...limits.units].filter((unit) => unit !== typed.unit)
  const weight = (unit: string) => Math.log((RARE_UNITS.has(unit) ? SHARE.rareUnit : SHARE.unit) / Math.max(others.length, 1))
  const meant = others.flatMap((unit) => {
    const value = convert(typed.value, unit, concept.unit, concept)
    if (value === null) return []
    const step = Math.abs((convert(typed.value + 10 ** -decimalsOf(typed.text), unit, concept.unit, concept) ?? value) - value)
    return [
      {
        kind: 'unit' as const,
        weight: weight(unit),
        typed: value,
        value,
        width: step,
        how: `Looks like ${unitName(unit)}`,
      },
    ]
  })
  return [...meant, ...convertedTwice(typed, concept, limits, width)]
}

/** The number was converted although it was in the right unit already (70 kg written down as 31.8). */
function convertedTwice(typed: Typed, concept: Concept, limits: Limits, width: number): Repair[] {
  const weight = Math.log(SHARE.unitTwice)
  return limits.units
    .filter((unit) => CONVERTED_BY_HAND.has(unit))
    .flatMap((unit) => {
      const value = convert(typed.canonical, concept.unit, unit, concept)
      return value === null
        ? []
        : [
            {
              kind: 'unit' as const,
              weight,
              typed: value,
              value,
              width,
              how: `Looks converted from ${unitName(unit)}, but was in ${unitName(concept.unit)} already`,
            },
          ]
    })
}

/** Every value that may have been meant, inside the hard limits. */
export function repairsOf(typed: Typed, concept: Concept, limits: Limits): readonly Repair[] {
  const toCanonical = (x: number) => convert(x, typed.unit, concept.unit, concept) ?? Number.NaN
  const width = 10 ** -limits.decimals
  const fingers = typed.value > 0 ? [...shifts(typed, toCanonical, width), ...keystrokes(typed, toCanonical, width)] : []
  const all = [...fingers, ...unitSlips(typed, concept, limits, width)]
  return all.filter(({ value }) => Number.isFinite(value) && value > 0 && value >= limits.hard[0] && value <= limits.hard[1])
}
