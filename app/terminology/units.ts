/// <reference path="./ucum-lhc.d.ts" />
/**
 * Units: what files write -> UCUM, and from one unit to another. The pairs that charts use are a table (unit-table.ts); anything else
 * goes to the UCUM library once and is remembered, so that a hot call is one multiplication.
 */
import { UcumLhcUtils } from '@lhncbc/ucum-lhc'
import type { Concept } from './concepts.ts'
import { ALIASES, SIZES } from './unit-table.ts'

/** y = x * factor + offset */
type Affine = Readonly<{ factor: number; offset: number }>

const IDENTITY: Affine = { factor: 1, offset: 0 }
const UNITLESS = /^(1|\{.*\}|\(.*\)|\[pH\])$/
const PLACE = new Map(
  Object.entries(SIZES).flatMap(([dimension, sizes]) => Object.entries(sizes).map(([unit, size]) => [unit, { dimension, size }] as const)),
)
const CASELESS = new Map([...PLACE.keys()].map((unit) => [unit.toLowerCase(), unit]))
const MILLI_VERSUS_MEGA = /^m\[?iu\]?\/|^mu\//

const SPELLINGS = new Map(Object.entries(ALIASES))
const spelled = new Map<string, string>()
const known = new Map<string, Affine | null>()
/** Free text can name any number of units; what is remembered stays bounded. */
const REMEMBERED = 2000
/** Characters of a unit; a longer text is none. */
const LONGEST = 60

function respell(unit: string): string {
  const text = unit
    .trim()
    .replace(/[µμ]/g, 'u')
    .replace(/[×✕]/g, 'x')
    .replace(/³/g, '^3')
    .replace(/⁶/g, '^6')
    .replace(/⁹/g, '^9')
    .replace(/℃/g, '°C')
    .replace(/℉/g, '°F')
  if (PLACE.has(text)) return text
  const key = text.toLowerCase().replace(/\s+/g, '')
  const bare = key.replace(/\{[^}]*\}/g, '') || key
  const alias = SPELLINGS.get(key) ?? SPELLINGS.get(bare)
  if (alias !== undefined) return alias
  return CASELESS.get(key) ?? (MILLI_VERSUS_MEGA.test(bare) ? text : (CASELESS.get(bare) ?? text))
}

/** The UCUM spelling of a unit as written ("mmHg", "K/uL", "µmol/L", "°C"); the text itself where it is not known. */
export function ucumOf(unit: string): string {
  const before = spelled.get(unit)
  if (before !== undefined) return before
  const found = respell(unit)
  if (spelled.size < REMEMBERED && unit.length <= LONGEST) spelled.set(unit, found)
  return found
}

const TO_CELSIUS: ReadonlyMap<string, Affine> = new Map([
  ['Cel', IDENTITY],
  ['[degF]', { factor: 5 / 9, offset: -160 / 9 }],
  ['K', { factor: 1, offset: -273.15 }],
])

function temperature(from: string, to: string): Affine | null {
  const [a, b] = [TO_CELSIUS.get(from), TO_CELSIUS.get(to)]
  return a && b ? { factor: a.factor / b.factor, offset: (a.offset - b.offset) / b.factor } : null
}

/** HbA1c: NGSP % = 0.09148 x IFCC mmol/mol + 2.152 (Hoelzel et al., Clin Chem 2004;50:166, master equation). */
function hba1c(from: string, to: string): Affine | null {
  if (from === 'mmol/mol' && to === '%') return { factor: 0.09148, offset: 2.152 }
  if (from === '%' && to === 'mmol/mol') return { factor: 1 / 0.09148, offset: -2.152 / 0.09148 }
  return null
}

/** Size in mol/L of one unit of a concentration, where the concept says what weighs a mole and carries which charge. */
function molarSize(unit: string, concept: Concept): number | null {
  const place = PLACE.get(unit)
  if (place?.dimension === 'substance/volume') return place.size
  if (place?.dimension === 'charge/volume') return concept.valence === undefined ? null : place.size / concept.valence
  if (place?.dimension === 'mass/volume') return concept.molarMass === undefined ? null : place.size / concept.molarMass
  return null
}

function byTable(from: string, to: string, concept: Concept | undefined): Affine | null {
  const [a, b] = [PLACE.get(from), PLACE.get(to)]
  if (a && b && a.dimension === b.dimension)
    return concept?.id !== 'uacr' && concept?.id !== 'upcr' && mixesMole(from, to) ? null : { factor: a.size / b.size, offset: 0 }
  if (concept === undefined) return null
  const [x, y] = [molarSize(from, concept), molarSize(to, concept)]
  return x !== null && y !== null ? { factor: x / y, offset: 0 } : null
}

/** mg/g to mg/mmol goes by the molar mass of creatinine: for urine ratios only. */
const mixesMole = (from: string, to: string) => from.includes('mol') !== to.includes('mol') && from.includes('g/') && to.includes('g/')

/** Enzymes are written IU/L and U/L for the same thing; UCUM keeps [IU] apart from U, people do not. */
function sameActivity(from: string, to: string): Affine | null {
  const [a, b] = [from.replace('[IU]', 'U'), to.replace('[IU]', 'U')]
  const [x, y] = [PLACE.get(a), PLACE.get(b)]
  return x && y && x.dimension === y.dimension && (a !== from || b !== to) ? { factor: x.size / y.size, offset: 0 } : null
}

/** The library speaks to the console of what cannot be a unit (a blank inside, a name of the language): it is not asked. */
const ASKABLE = /^[!-~]{1,60}$/
const NO_UNIT: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])

function byLibrary(from: string, to: string, concept: Concept | undefined): Affine | null {
  if (![from, to].every((unit) => ASKABLE.test(unit) && !NO_UNIT.has(unit))) return null
  const ucum = UcumLhcUtils.getInstance()
  const molecularWeight = concept?.molarMass ?? null
  const at = (x: number) => {
    const answer = ucum.convertUnitTo(from, x, to, { molecularWeight })
    return answer.status === 'succeeded' ? answer.toVal : null
  }
  const [one, two] = [at(1), at(2)]
  if (one === null || two === null || !Number.isFinite(one) || !Number.isFinite(two)) return null
  const factor = two - one
  return { factor, offset: Math.abs(one - factor) < 1e-9 * Math.abs(factor) ? 0 : one - factor }
}

/** eGFR: some systems leave the body surface out of the unit ("mL/min"), and a few write it as a number. */
function clearance(from: string, to: string, concept: Concept | undefined): Affine | null {
  const plain = concept?.id === 'egfr' || concept?.id === 'egfr_legacy'
  return plain && /^mL\/min/.test(from) && /^mL\/min/.test(to) ? IDENTITY : null
}

function derive(from: string, to: string, concept: Concept | undefined): Affine | null {
  if (from === to || (UNITLESS.test(from) && UNITLESS.test(to))) return IDENTITY
  return (
    temperature(from, to) ??
    (concept?.id === 'hba1c' ? hba1c(from, to) : null) ??
    clearance(from, to, concept) ??
    byTable(from, to, concept) ??
    sameActivity(from, to) ??
    (PLACE.has(from) && PLACE.has(to) ? null : byLibrary(from, to, concept))
  )
}

function affine(from: string, to: string, concept: Concept | undefined): Affine | null {
  const key = `${from}|${to}|${concept?.id ?? ''}`
  const before = known.get(key)
  if (before !== undefined) return before
  const found = derive(ucumOf(from), ucumOf(to), concept)
  if (known.size < REMEMBERED && key.length <= 4 * LONGEST) known.set(key, found)
  return found
}

/** The 16th digit is noise of the multiplication: 4.5 g/dL is 45 g/L. */
const clean = (value: number) => Number(value.toPrecision(12))

/**
 * @param from as written or UCUM; null or '' only fits a target without a unit (score, pH, INR)
 * @param concept gives molar mass and charge for mg/dL <-> mmol/L <-> mEq/L
 * @returns null where the unit is unknown or does not convert: the number must then not be used
 */
export function convert(value: number, from: string | null, to: string, concept?: Concept): number | null {
  if (!Number.isFinite(value)) return null
  if (from === to) return value
  if (from === null || from.trim() === '') return to === '' || UNITLESS.test(ucumOf(to)) ? value : null
  const map = affine(from, to, concept)
  if (map === null) return null
  return map === IDENTITY ? value : clean(value * map.factor + map.offset)
}

const SHOWN: Readonly<Record<string, string>> = {
  a: 'y',
  'mm[Hg]': 'mmHg',
  'cm[H2O]': 'cmH₂O',
  Cel: '°C',
  '[degF]': '°F',
  '[lb_av]': 'lb',
  '[oz_av]': 'oz',
  '[stone_av]': 'st',
  '[in_i]': 'in',
  '[ft_i]': 'ft',
  '10*3/uL': '×10³/µL',
  '10*6/uL': '×10⁶/µL',
  '10*9/L': '×10⁹/L',
  '10*12/L': '×10¹²/L',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  'kg/m2': 'kg/m²',
  '[pH]': '',
  '{INR}': '',
  '{score}': '',
  '(score)': '',
  '{nominal}': '',
  '1': '',
  'ng/mL{FEU}': 'ng/mL FEU',
  'mosm/kg': 'mOsm/kg',
  'meq/L': 'mEq/L',
}

/** How people write a unit: "mm[Hg]" -> "mmHg", "Cel" -> "°C", "10*3/uL" -> "×10³/µL"; '' where a number stands alone (pH, scores). */
export function displayUnit(ucum: string): string {
  const unit = ucumOf(ucum)
  const shown = SHOWN[unit]
  if (shown !== undefined) return shown
  return unit
    .replace(/\[IU\]/g, 'IU')
    .replace(/\bu(?=(mol|g|L|kat|U|IU|eq)\b)/g, 'µ')
    .replace(/\{[^}]*\}/g, '')
    .replace(/^\((.*)\)$/, '$1')
}
