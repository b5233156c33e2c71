/** Strength and dose of a text whose drug is known. */
import type { DrugMatch } from '../../contract/medication.ts'
import { type Amount, asStrength, numberOf, readAmounts } from './amounts.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Asked = Readonly<{
  /** Lower case, plain. */
  text: string
  /** Names of the ingredients, as found. */
  ingredients: readonly string[]
  /** Where the last name ends in the text. */
  after: number
  form: string | null
  /** The text says when or by which way it is given: then an amount is what is given. */
  isOrder: boolean
}>

export type StrengthAndDose = Readonly<{ strength: string | null; dose: DrugMatch['dose'] }> & Readonly<{ ingredients: readonly string[] }>

const LIQUIDS = new Set(['solution', 'suspension', 'injection', 'drops', 'spray', 'mouthwash', 'enema'])
const SOLIDS = new Set(['mg', 'ug', 'g', 'ng', '[iU]', 'k[iU]', 'meq', 'mmol'])
const isMass = ({ unit, per }: Amount): boolean => per === null && SOLIDS.has(unit)
/** Per body weight or surface, or a rate by the minute: neither in a product nor a dose. */
const BY_BODY = new Set(['kg', 'm2', 'min'])
const isConcentration = ({ unit, per }: Amount): boolean => unit === '%' || (per !== null && SOLIDS.has(unit) && !BY_BODY.has(per.unit))
/** What is given in a time is a rate, not what a vial holds. */
const isRate = ({ per }: Amount): boolean => per?.unit === 'h' || per?.unit === 'd'

const SIG = /\b(take|give|taking|sig|prendre|tomar|tome|assumere|einnehmen|inject|administer)\b/

const COUNT =
  /(?<![\d./-])(?:\d\s?(?:-|to|a|bis)\s?)?(\d(?:[.,]\d+)?|\d\s?\/\s?\d|half|one|two|three|four|½|un|une|uno|una|um|uma|deux|dos|due|zwei)\s?(?:\(\w+\)\s?)?(tab(?:let)?s?|tabs|caps?(?:ules?)?|caplets?|pills?|comprime?s?|comprimidos?|comp|cp|cpr|gelules?|compress[ae]|tabletten?|tbl|kapseln?|capsulas?|puffs?|sprays?|drops?|gtts?|patch(?:es)?|packets?|sachets?|lozenges?|suppositor(?:y|ies)|films?)\b/
const COUNTED: Readonly<Record<string, number>> = {
  half: 0.5,
  '½': 0.5,
  one: 1,
  un: 1,
  une: 1,
  uno: 1,
  una: 1,
  um: 1,
  uma: 1,
  two: 2,
  deux: 2,
  dos: 2,
  due: 2,
  zwei: 2,
  three: 3,
  four: 4,
}

function countOf(text: string): Readonly<{ count: number; what: string }> | null {
  const match = COUNT.exec(text)
  if (match === null) return null
  const [, number = '', what = ''] = match
  const [top = '', bottom] = number.split('/')
  const count = COUNTED[number] ?? (bottom === undefined ? numberOf(top) : numberOf(top.trim()) / numberOf(bottom.trim()))
  return Number.isFinite(count) && count > 0 ? { count, what } : null
}

const UCUM_OF: Readonly<Record<string, string>> = {
  puff: '{puff}',
  spray: '{spray}',
  drop: '[drp]',
  gtt: '[drp]',
  patch: '{patch}',
  sachet: '{packet}',
  packet: '{packet}',
  loz: '{lozenge}',
  sup: '{suppository}',
  film: '{film}',
  cap: '{capsule}',
  gel: '{capsule}',
  kap: '{capsule}',
}
const unitOfCount = (what: string): string => Object.entries(UCUM_OF).find(([start]) => what.startsWith(start))?.[1] ?? '{tablet}'

const times = (value: number, count: number): number => Number((value * count).toPrecision(10))

/** Numbers without a unit right after the name: "81", "5/325", "5-325". */
const BARE =
  /^[\s,(]*((?:\d+(?:\.\d+)?|\.\d+)(?:\s?[-/]\s?(?:\d+(?:\.\d+)?)){0,3})(?![\d%]|\s?[a-z%]*\/|\s?(?:ml|mg|mcg|units?|g|h|hr|hrs|x|times|day|days|tabs?|caps?|puffs?|drops?|ns|nacl|of)\b)/

function permutations(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length < 2) return [values]
  return values.flatMap((value, at) => permutations([...values.slice(0, at), ...values.slice(at + 1)]).map((rest) => [value, ...rest]))
}

const sold = ({ strengths }: Vocabulary, name: string, value: number): boolean => strengths.get(name)?.has(value) === true

/** In which order the ingredients are that come in these amounts; null where more or fewer than one order fits. */
function ordered(values: readonly number[], names: readonly string[], vocabulary: Vocabulary): readonly string[] | null {
  if (values.length !== names.length || values.length > 4) return null
  const indexes = names.map((_, at) => at)
  const fitting = permutations(indexes).filter((order) => order.every((at, i) => sold(vocabulary, names[at] ?? '', values[i] ?? 0)))
  const [only] = fitting
  return fitting.length === 1 && only !== undefined ? only.map((at) => names[at] ?? '') : null
}

/** "81" of a drug that comes in 81 mg; micrograms where it comes in that only. */
function bare(asked: Asked, vocabulary: Vocabulary): StrengthAndDose | null {
  const match = BARE.exec(asked.text.slice(asked.after, asked.after + 40))
  if (match === null) return null
  const values = (match[1] ?? '').split(/\s?[-/]\s?/).map(Number)
  const { ingredients } = asked
  if (values.length > 1) {
    const order = ordered(values, ingredients, vocabulary)
    return order === null ? null : { strength: values.map((value) => `${value} MG`).join(' / '), dose: null, ingredients: order }
  }
  const [value = 0] = values
  const [name = ''] = ingredients
  if (ingredients.length !== 1 || value <= 0) return null
  if (name.startsWith('insulin')) return { strength: null, dose: value <= 300 ? { value, unit: '[iU]' } : null, ingredients }
  if (sold(vocabulary, name, value)) return { strength: `${value} MG`, dose: asked.isOrder ? { value, unit: 'mg' } : null, ingredients }
  if (!sold(vocabulary, name, value / 1000)) return null
  return { strength: `${Number((value / 1000).toPrecision(8))} MG`, dose: asked.isOrder ? { value, unit: 'ug' } : null, ingredients }
}

/** Several amounts of a combination, each in one; else null. */
function combined(amounts: readonly Amount[], asked: Asked, vocabulary: Vocabulary, isLiquid: boolean): StrengthAndDose | null {
  const { ingredients } = asked
  const first = amounts.find(
    ({ values, unit, per }) =>
      values.length === ingredients.length && values.length > 1 && (SOLIDS.has(unit) || unit === '%') && per?.unit !== 'h',
  )
  if (first !== undefined) {
    const factor = first.unit === 'g' ? 1000 : first.unit === 'ug' ? 1e-3 : 1
    const order = ordered(
      first.values.map((value) => value * factor),
      ingredients,
      vocabulary,
    )
    const strength = first.values.map((value) => asStrength(value, first, isLiquid)).join(' / ')
    return { strength, dose: null, ingredients: order ?? ingredients }
  }
  const each = amounts.filter((amount) => (isMass(amount) || isConcentration(amount)) && amount.values.length === 1)
  if (each.length !== ingredients.length || each.length < 2) return null
  const values = each.map(({ values: [value = 0], unit }) => value * (unit === 'g' ? 1000 : unit === 'ug' ? 1e-3 : 1))
  const order = ordered(values, ingredients, vocabulary)
  return {
    strength: each.map((amount) => asStrength(amount.values[0] ?? 0, amount, isLiquid)).join(' / '),
    dose: null,
    ingredients: order ?? ingredients,
  }
}

/** "2-4 mg" of one drug: what may be given at once is the higher. */
const isRange = ({ values }: Amount, ingredients: readonly string[]): boolean =>
  ingredients.length === 1 && values.length === 2 && (values[0] ?? 0) < (values[1] ?? 0)

function dosed(amounts: readonly Amount[], strength: Amount | undefined, asked: Asked): DrugMatch['dose'] {
  const { text, isOrder, ingredients } = asked
  const value = strength?.values[0]
  const counted = countOf(text)
  const masses = amounts.filter((amount) => isMass(amount) && (amount.values.length === 1 || isRange(amount, ingredients)))
  const said = masses.find(({ start }) => SIG.test(text.slice(0, start))) ?? (masses.length > 1 ? masses.at(-1) : undefined)
  if (counted === null && said !== undefined && isOrder) return { value: Math.max(...said.values), unit: said.unit }
  if (counted !== null) {
    const isKnown = ingredients.length === 1 && strength !== undefined && value !== undefined && isMass(strength)
    return isKnown ? { value: times(value, counted.count), unit: strength.unit } : { value: counted.count, unit: unitOfCount(counted.what) }
  }
  if (!isOrder || ingredients.length !== 1) return null
  const [only] = masses
  if (only !== undefined) return { value: Math.max(...only.values), unit: only.unit }
  const volume = amounts.find(({ unit, per, values }) => unit === 'mL' && per === null && values.length === 1)
  const perMl = strength?.per?.unit === 'mL' && value !== undefined ? value / strength.per.value : null
  if (perMl === null || volume?.values[0] === undefined || strength === undefined || volume.start < strength.start) return null
  return { value: times(perMl, volume.values[0]), unit: strength.unit }
}

/** "1 G in 100 ML" and "2 mg/1 mL": how strong, where only one drug is in it. */
function single(amounts: readonly Amount[], asked: Asked, isLiquid: boolean): StrengthAndDose {
  const strength = amounts.find((amount) => (isMass(amount) || isConcentration(amount)) && !isRate(amount)) ?? amounts.find(isRate)
  const value = strength?.values[0]
  const isWhole = strength !== undefined && value !== undefined && asked.ingredients.length === 1 && strength.values.length === 1
  return {
    strength: isWhole ? asStrength(value, strength, isLiquid) : null,
    dose: dosed(amounts, strength, asked),
    ingredients: asked.ingredients,
  }
}

/** "Percocet 5/325 2 tabs": how many are taken at once. */
function bareDose({ strength, dose }: StrengthAndDose, text: string): DrugMatch['dose'] {
  const counted = countOf(text)
  if (counted === null) return dose
  const mg = /^([\d.]+) MG$/.exec(strength ?? '')?.[1]
  return mg === undefined
    ? { value: counted.count, unit: unitOfCount(counted.what) }
    : { value: times(Number(mg), counted.count), unit: 'mg' }
}

/** @returns also the ingredients in the order in which the strengths stand */
export function strengthAndDose(asked: Asked, vocabulary: Vocabulary): StrengthAndDose {
  if (!/\d|half|one |two |un[ea]? |deux|dos /.test(asked.text)) return { strength: null, dose: null, ingredients: asked.ingredients }
  const amounts = readAmounts(asked.text)
  const isLiquid = asked.form === null || LIQUIDS.has(asked.form)
  if (!amounts.some((amount) => isMass(amount) || isConcentration(amount))) {
    const read = bare(asked, vocabulary)
    if (read !== null) return { ...read, dose: bareDose(read, asked.text) }
  }
  return combined(amounts, asked, vocabulary, isLiquid) ?? single(amounts, asked, isLiquid)
}
