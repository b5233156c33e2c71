/** A column's name as words: without accents and case, apart at signs and capitals; and the unit that stands in it. */
import { ALIASES, SIZES } from './unit-table.ts'
import { ucumOf } from './units.ts'

/** Signs of a name that are looked at: nobody writes longer ones for people. */
const LONGEST = 120

const plain = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .replace(/æ/gi, 'ae')
    .replace(/[µμ](?![\u0370-\u03ff])/g, 'u')
    .replace(/[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/ة/g, 'ه')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .normalize('NFC')

/** The Arabic article, written as part of the word. */
const ARTICLE = /^ال(?=\p{L}{3})/u

/** "NISysABP" -> ni, sys, abp; "hémoglobine_g/dl" -> hemoglobine, g, dl; "%" is a word, "#" means absolute. */
export function wordsOf(text: string): readonly string[] {
  return plain(text)
    .replace(/%/g, ' pct ')
    .replace(/#/g, ' abs ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/(\d)([A-Z][a-z]{2})/g, '$1 $2')
    .replace(/([A-Z]{2,})([A-Z][a-z]{2,})/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(ARTICLE, ''))
}

/** Letters and digits alone, lower case: how names are compared. */
export const keyOf = (words: readonly string[]): string => words.join('')

const MORE_UNITS: Readonly<Record<string, string>> = {
  l: 'L',
  percent: '%',
  prozent: '%',
  porcentaje: '%',
  pourcent: '%',
  celsius: 'Cel',
  degc: 'Cel',
  gradc: 'Cel',
  fahrenheit: '[degF]',
  degf: '[degF]',
  kilos: 'kg',
  libras: '[lb_av]',
  zoll: '[in_i]',
  beatsmin: '/min',
  beatsperminute: '/min',
  breathsmin: '/min',
  breathsperminute: '/min',
  atemzugemin: '/min',
  schlagemin: '/min',
  lpm: '/min',
  permin: '/min',
  fraction: '1',
  frac: '1',
  umol: 'umol/L',
  mmol: 'mmol/L',
  meq: 'meq/L',
  mmollt: 'mmol/L',
  gr: 'g/dL',
  gdl: 'g/dL',
  grdl: 'g/dL',
  gmdl: 'g/dL',
  ui: '[IU]/L',
  uil: 'U/L',
  ul: 'U/L',
  iul: 'U/L',
  uiml: 'u[IU]/mL',
  mcgl: 'ug/L',
  mcgdl: 'ug/dL',
  mcgml: 'ug/mL',
  k: '10*3/uL',
  tsd: '10*3/uL',
  tsdul: '10*3/uL',
  thousandul: '10*3/uL',
  gptl: '10*9/L',
  tptl: '10*12/L',
  gigal: '10*9/L',
  miles: '10*3/uL',
  milesul: '10*3/uL',
  cellsul: '/uL',
  celul: '/uL',
  cellul: '/uL',
  mm3: '/uL',
  pernl: '10*3/uL',
  nl: '10*3/uL',
  x103: '10*3/uL',
  x109: '10*9/L',
  x106: '10*6/uL',
  x1012: '10*12/L',
  '10e3': '10*3/uL',
  '10e9': '10*9/L',
  '103mm3': '10*3/uL',
  '106mm3': '10*6/uL',
  '10e3ul': '10*3/uL',
  '10e9l': '10*9/L',
  '10e6ul': '10*6/uL',
  '1000cellsul': '10*3/uL',
  millioncellsul: '10*6/uL',
  mlmin173m2: 'mL/min/{1.73_m2}',
  mlmin: 'mL/min/{1.73_m2}',
  mmh: 'mm/h',
  mmhr: 'mm/h',
  mm1h: 'mm/h',
  sec: 's',
  seg: 's',
  sek: 's',
  seconds: 's',
  mosmkg: 'mosm/kg',
  mosmolkg: 'mosm/kg',
  mmolkg: 'mosm/kg',
  mosml: 'mosm/kg',
  ngmlfeu: 'ng/mL{FEU}',
  mglfeu: 'mg/L{FEU}',
  uiumlu: 'u[IU]/mL',
  miul: 'm[IU]/L',
  muil: 'm[IU]/L',
  uuml: 'u[IU]/mL',
  mul: 'm[IU]/L',
  uiuml: 'u[IU]/mL',
  mgg: 'mg/g',
  mgmmol: 'mg/mmol',
  mmolmol: 'mmol/mol',
  lmin: 'L/min',
  cmh2o: 'cm[H2O]',
  ukatl: 'ukat/L',
  m2: 'm2',
  ммольл: 'mmol/L',
  мкмольл: 'umol/L',
  нмольл: 'nmol/L',
  пмольл: 'pmol/L',
  гл: 'g/L',
  гдл: 'g/dL',
  мгл: 'mg/L',
  мгдл: 'mg/dL',
  нгмл: 'ng/mL',
  пгмл: 'pg/mL',
  мкгл: 'ug/L',
  едл: 'U/L',
  мел: '[IU]/L',
  ммртст: 'mm[Hg]',
  ммч: 'mm/h',
  ммчас: 'mm/h',
  удмин: '/min',
  вмин: '/min',
  кг: 'kg',
  см: 'cm',
  сек: 's',
  '109л': '10*9/L',
  '1012л': '10*12/L',
  次分: '/min',
  回分: '/min',
  회분: '/min',
}
/** Names are words first: "min" is a minimum, "st" a street, "in" a preposition before it is a unit. */
const NO_UNITS = new Set([
  'min',
  'st',
  'ph',
  'inr',
  'oz',
  'mil',
  'score',
  'points',
  'ratio',
  'pg1',
  'pa',
  'hz',
  'p',
  'd',
  'a',
  'feet',
  'eq',
])

function unitKeys(): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  const learn = (text: string, unit: string) => {
    const key = keyOf(wordsOf(text.toLowerCase()))
    if (key !== '' && !NO_UNITS.has(key) && !known.has(key)) known.set(key, unit)
  }
  for (const [text, unit] of Object.entries(MORE_UNITS)) learn(text, unit)
  for (const sizes of Object.values(SIZES)) for (const unit of Object.keys(sizes)) learn(unit, unit)
  for (const [text, unit] of Object.entries(ALIASES)) learn(text, unit)
  return known
}

const UNIT_KEYS = unitKeys()

/** "g_dl", "mmol/L", "°C" -> UCUM; null where it is no unit that is known. */
export function unitNamed(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 40) return null
  if (trimmed === '%') return '%'
  const key = keyOf(wordsOf(trimmed.toLowerCase()))
  const found = UNIT_KEYS.get(key)
  if (found !== undefined) return found
  const ucum = ucumOf(trimmed)
  return ucum !== trimmed ? ucum : null
}

/** A name with the unit that may stand in it, and the words that are left. */
export type NameReading = Readonly<{ words: readonly string[]; unit: string | null; unitText: string }>

const BRACKETS = /[([{]([^()[\]{}]{1,30})[)\]}]/
const LONGEST_UNIT = 5

function bracketed(text: string): NameReading | null {
  const m = BRACKETS.exec(text)
  const unit = m === null ? null : unitNamed(m[1] ?? '')
  if (m === null || unit === null) return null
  return { words: wordsOf(text.replace(m[0], ' ')), unit, unitText: m[1] ?? '' }
}

function tailed(words: readonly string[]): readonly NameReading[] {
  const found: NameReading[] = []
  for (let n = Math.min(LONGEST_UNIT, words.length - 1); n >= 1; n -= 1) {
    const tail = words.slice(-n)
    const unit = UNIT_KEYS.get(keyOf(tail))
    if (unit !== undefined) found.push({ words: words.slice(0, -n), unit, unitText: tail.join('/') })
  }
  return found
}

/** Every way to read a name: as a whole, and with a unit in brackets or at its end. The whole comes last. */
export function readName(text: string): readonly NameReading[] {
  const short = text.slice(0, LONGEST)
  const inBrackets = bracketed(short)
  const whole = wordsOf(short)
  return [...(inBrackets ? [inBrackets] : []), ...tailed(whole), { words: whole, unit: null, unitText: '' }]
}
