/** Amounts in a text: "5-325 mg", "100 unit/mL", "0.9 %", and how RxNorm writes them. */

export type Amount = Readonly<{
  /** More than one where a combination is written "5-325 mg". */
  values: readonly number[]
  /** UCUM, or "%". */
  unit: string
  /** What it is in: "100 unit/mL"; value 1 where no number stands there. */
  per: Readonly<{ value: number; unit: string }> | null
  start: number
  end: number
}>

const UNITS: Readonly<Record<string, string>> = {}
const unit = (ucum: string, words: string) => {
  for (const word of words.split(' ')) Object.assign(UNITS, { [word]: ucum })
}
unit('mg', 'mg mgs milligram milligrams milligramme milligrammes miligramos')
unit('ug', 'mcg mcgs ug microgram micrograms microgramme microgrammes microgramos gamma')
unit('ng', 'ng nanogram nanograms')
unit('g', 'g gm gms gram grams gramme grammes gramo gramos gr')
unit('kg', 'kg')
unit('[iU]', 'unit units unt iu ui u int-units unidades unites einheiten ie unidad')
unit('k[iU]', 'kunits')
unit('meq', 'meq meqs milliequivalents')
unit('mmol', 'mmol mmols')
unit('mL', 'ml mls cc milliliter milliliters')
unit('L', 'l liter liters litre litres')
unit('%', '%')
unit('h', 'hr hrs h hour hours')
unit('d', '24hr 24h day 24hrs')
unit('{actuat}', 'act actuat actuation actuations puff puffs spray sprays inh inhalation dose')
unit('{drop}', 'drop drops')
unit('{tablet}', 'tab tablet cap capsule tabs')

const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?|\\.\\d+)'
const NAMES =
  'mg|mgs|milligrams?|milligrammes?|miligramos|mcgs?|ug|microgram(?:s|me|mes|os)?|gm|gms|grams?|grammes?|gramos?|gr|ng|kg|g|million units|units?|unt|iu|ui|ie|u|unidades|unites|einheiten|meqs?|mmols?|mls?|cc|milliliters?|liters?|litres?|l|%'
const PER =
  'ml|mls|l|cc|g|gm|hr|hrs|h|hour|24hr|24h|24hrs|day|act|actuat|actuations?|puff|spray|inh|inhalation|dose|drop|tab|tablet|cap|capsule|mg|kg|min|m2'
const AMOUNT = new RegExp(
  `(${NUMBER}(?:\\s?[-/]\\s?${NUMBER}){0,4})\\s?(?:\\(${NUMBER}\\)\\s?)?(${NAMES})(?![a-z])(?:\\s?(?:/|per\\s|in\\s(?=\\d))\\s?(${NUMBER})?\\s?(${PER})(?![a-z0-9]))?`,
  'g',
)

/** "1.200 mg": a thousand and two hundred in half of the world, one and a bit in the other. */
const UNREADABLE = /^[1-9]\d{0,2}\.\d{2}0$/

/** A number as orders write it: "1,000" is a thousand, "0,5" a half. */
export function numberOf(text: string): number {
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  return Number(text.replace(',', '.'))
}

/** @param text lower case */
export function readAmounts(text: string): readonly Amount[] {
  const found: Amount[] = []
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, numbers = '', name = '', perValue, perName] = match
    if (UNREADABLE.test(numbers)) continue
    const million = name === 'million units'
    const ucum = million ? '[iU]' : (UNITS[name] ?? name)
    const values = numbers.split(/\s?[-/]\s?/).map((part) => numberOf(part.trim()) * (million ? 1e6 : 1))
    const per = perName === undefined ? null : { value: perValue === undefined ? 1 : numberOf(perValue), unit: UNITS[perName] ?? perName }
    if (values.every((value) => Number.isFinite(value)) && (per === null || per.value > 0))
      found.push({ values, unit: ucum, per, start: match.index, end: match.index + whole.length })
  }
  return found
}

const short = (value: number): string => String(Number(value.toPrecision(8)))

/** Base of RxNorm: mg, units, meq, mL. */
function inBase(value: number, ucum: string): readonly [number, string] {
  if (ucum === 'g') return [value * 1000, 'MG']
  if (ucum === 'kg') return [value * 1e6, 'MG']
  if (ucum === 'ug') return [value / 1000, 'MG']
  if (ucum === 'ng') return [value / 1e6, 'MG']
  if (ucum === '[iU]') return [value, 'UNT']
  if (ucum === 'L') return [value * 1000, 'ML']
  return [value, ucum.toUpperCase()]
}

const PER_NAMES: Readonly<Record<string, string>> = { h: 'HR', d: 'DAY', '{actuat}': 'ACTUAT', '{drop}': 'DROP' }

/** One value as RxNorm writes it: 50 ug is "0.05 MG", 100 unit/mL "100 UNT/ML", 0.9 % of a liquid "9 MG/ML". */
export function asStrength(value: number, { unit: ucum, per }: Amount, isLiquid: boolean): string {
  if (ucum === '%') return isLiquid ? `${short(value * 10)} MG/ML` : `${short(value)} %`
  const [amount, name] = inBase(value, ucum)
  if (per === null || per.unit === '{tablet}') return `${short(amount)} ${name}`
  const [size, of] = PER_NAMES[per.unit] === undefined ? inBase(per.value, per.unit) : [per.value, PER_NAMES[per.unit] ?? '']
  return `${short(amount / size)} ${name}/${of}`
}
