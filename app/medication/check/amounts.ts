/** Doses: what sources write as an amount, and from one unit to another. */

export type Amount = Readonly<{ value: number; unit: string }>

/** Size in the base of its dimension; [iU] and meq do not turn into anything else. */
const UNITS: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  kg: ['mass', 1e6],
  g: ['mass', 1e3],
  mg: ['mass', 1],
  ug: ['mass', 1e-3],
  ng: ['mass', 1e-6],
  '[iU]': ['units', 1],
  'k[iU]': ['units', 1e3],
  meq: ['charge', 1],
  mmol: ['substance', 1],
  mL: ['volume', 1],
  L: ['volume', 1e3],
}

const SPELLINGS: Readonly<Record<string, string>> = {
  gm: 'g',
  gram: 'g',
  grams: 'g',
  gramme: 'g',
  milligram: 'mg',
  milligrams: 'mg',
  mgs: 'mg',
  mcg: 'ug',
  mcgs: 'ug',
  microgram: 'ug',
  micrograms: 'ug',
  ug: 'ug',
  nanogram: 'ng',
  unt: '[iU]',
  unit: '[iU]',
  units: '[iU]',
  u: '[iU]',
  iu: '[iU]',
  '[iu]': '[iU]',
  ui: '[iU]',
  '[usp`u]': '[iU]',
  "[usp'u]": '[iU]',
  meq: 'meq',
  meqs: 'meq',
  milliequivalent: 'meq',
  ml: 'mL',
  cc: 'mL',
  milliliter: 'mL',
  l: 'L',
  liter: 'L',
}

/** @returns UCUM of a dose unit as written ("MG", "mcg", "units"); the text itself where it is none of them */
export function doseUnit(written: string): string {
  const text = written
    .trim()
    .replace(/[µμ]/g, 'u')
    .replace(/^\{(.*)\}$/, '$1')
  if (Object.hasOwn(UNITS, text)) return text
  const key = text.toLowerCase().replace(/\.$/, '')
  if (Object.hasOwn(SPELLINGS, key)) return SPELLINGS[key] ?? text
  return Object.hasOwn(UNITS, key) ? key : text
}

/** Things that are counted: their strength says what is in one. */
const COUNTED =
  /^(\d+ )?(tab(let)?s?|tbl|cap(sule)?s?|pills?|film|lozenges?|supp(ository|ositories)?|patch(es)?|puffs?|sprays?|drops?|gtts?|ampou?les?|amps?|vials?|sachets?|packets?|1|each|ea|dose(s)?)$/i

export const isCounted = (unit: string): boolean => COUNTED.test(unit.trim().replace(/^[{[(]|[}\])]$/g, ''))

/** @returns null where the units are of different kinds, or one is not known */
export function inUnits(amount: Amount, unit: string): number | null {
  const [from, to] = [doseUnit(amount.unit), doseUnit(unit)]
  if (from === to) return amount.value
  const [a, b] = [UNITS[from], UNITS[to]]
  return a !== undefined && b !== undefined && a[0] === b[0] ? Number(((amount.value * a[1]) / b[1]).toPrecision(12)) : null
}

const PART = /(\d+(?:[.,]\d+)?)\s*(MG|MCG|UG|G|GM|UNT|UNITS?|IU|MEQ|MMOL|ML)\b(?!\s*\/\s*(?:ML|L|G|HR|ACTUAT)\b)/gi

/** What is in one unit, in the order it is written: "500 MG / 325 MG". A concentration ("10 MG/ML") has no such amount. */
export function strengths(text: string | null): readonly Amount[] {
  if (text === null) return []
  return [...text.matchAll(PART)].flatMap(([, value, unit]) => {
    const number = Number((value ?? '').replace(',', '.'))
    return unit !== undefined && Number.isFinite(number) ? [{ value: number, unit: doseUnit(unit) }] : []
  })
}
