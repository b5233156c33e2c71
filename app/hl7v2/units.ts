/** Units of OBX-6 and of doses: as written, and in UCUM where that is known. */
import { UcumLhcUtils } from '@lhncbc/ucum-lhc'
import { ALIASES, SIZES } from '../terminology/unit-table.ts'
import { ucumOf } from '../terminology/units.ts'
import type { Parts } from './message.ts'

export const UCUM = 'http://unitsofmeasure.org'

/** `written` as the message has it; `ucum` null where the unit is not known. */
export type Unit = Readonly<{ written: string; ucum: string | null }>

const TABLE = new Set([...Object.values(ALIASES), ...Object.values(SIZES).flatMap((sizes) => Object.keys(sizes))])
/** Annotations alone ("{titer}") and UCUM's arbitrary units count as units. */
const ANNOTATION = /^\{[^{}]{1,40}\}$/
const PLAUSIBLE = /^[\x21-\x7e]{1,40}$/

const known = new Map<string, string | null>()
const REMEMBERED = 2000

const isUcum = (unit: string): boolean => {
  if (TABLE.has(unit) || ANNOTATION.test(unit)) return true
  if (!PLAUSIBLE.test(unit) || /^[\d.]+$/.test(unit)) return false
  const answer = UcumLhcUtils.getInstance().convertUnitTo(unit, 1, unit)
  return answer.status === 'succeeded'
}

/** ISO+ and older systems write "g.l-1" and "giga.l-1" for g/L and 10*9/L (ISO 2955 as used in HL7 v2, figure 7-10). */
const POWER = /^([A-Za-z0-9*^]+)\.([A-Za-z]{1,3})-1$/
const GREAT: ReadonlyMap<string, string> = new Map([
  ['giga', '10*9'],
  ['tera', '10*12'],
  ['mega', '10*6'],
])

function respelled(written: string): string {
  const power = POWER.exec(written)
  if (!power) return written
  const top = power[1] ?? ''
  return `${GREAT.get(top.toLowerCase()) ?? top}/${power[2]}`
}

/** Names that every JavaScript object has: look-ups by name, here and in the UCUM library, would find them. */
const MEMBER_NAMES = /__|constructor|prototype|to(?:Locale)?String|valueOf|OwnProperty|Enumerable/i

function lookUp(written: string): string | null {
  if (MEMBER_NAMES.test(written)) return null
  const unit = ucumOf(respelled(written))
  if (isUcum(unit)) return unit
  const folded = unit.replace(/\s+/g, '')
  return folded !== unit && isUcum(folded) ? folded : null
}

/** @returns the UCUM code for a unit as written, or null */
export function ucumCode(written: string): string | null {
  const before = known.get(written)
  if (before !== undefined) return before
  const found = lookUp(written)
  if (known.size < REMEMBERED) known.set(written, found)
  return found
}

/** Units by chance: a flag, a stage, an ordinal ("5 H", "2c", "1st"). */
const BY_CHANCE = /^(?:[A-Za-z]|st)$/

/** Short words are units by chance too ("9 am"): only what charts use, or what is put together of several. */
export const surelyUnit = (written: string, ucum: string): boolean => !BY_CHANCE.test(written) && (TABLE.has(ucum) || /[/%[{*]/.test(ucum))

/** "10^3/uL" written without escaping its ^ arrives as two components. */
function powerOfTen(parts: Parts): string | null {
  const [base, rest] = [parts.text(1), parts.text(2)]
  return base !== null && rest !== null && /^x?10$/i.test(base) && /^\d{1,2}\s*\//.test(rest) ? `${base}^${rest}` : null
}

/** @param parts a CE or CWE of a unit, or a plain text */
export function unitOf(parts: Parts): Unit | null {
  const split = powerOfTen(parts)
  const code = split ?? parts.text(1)
  const written = code ?? parts.text(2) ?? parts.text(4) ?? parts.text(5)
  if (written === null) return null
  const declared = parts.text(3)?.toUpperCase() === 'UCUM' && code !== null && PLAUSIBLE.test(code)
  const other = parts.text(6)?.toUpperCase() === 'UCUM' ? parts.text(4) : null
  const ucum = ucumCode(written) ?? (declared ? code : null) ?? other ?? ucumCode(parts.text(2) ?? '')
  return { written, ucum }
}

/** A FHIR Quantity without its number. */
export function quantityUnit(unit: Unit | null): Readonly<Record<string, string>> {
  if (unit === null) return {}
  return unit.ucum === null ? { unit: unit.written } : { unit: unit.written, system: UCUM, code: unit.ucum }
}
