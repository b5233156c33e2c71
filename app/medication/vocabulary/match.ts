/** From the text of an order to the drugs it names. */
import type { DrugKind, DrugMatch, NamedIngredient } from '../../contract/medication.ts'
import { AMBIGUOUS, type Ambiguous, ambiguousAt } from './ambiguous.ts'
import { CATIONS, type Found, findNames, type Token, tokensOf, unknownWords } from './find-names.ts'
import { formAndRoute } from './forms.ts'
import { perDayOf } from './frequency.ts'
import { ADDS, orderWord } from './order-words.ts'
import { strengthAndDose } from './strength.ts'
import type { Vocabulary } from './vocabulary.ts'
import { plain } from './words.ts'

type Reading = Readonly<{
  /** As they are written. */
  written: readonly Token[]
  tokens: readonly Token[]
  found: readonly Found[]
  /** Names not as written: what was read as what. */
  respelt: readonly string[]
  confidence: number
  doubt: string | null
}>

const CERTAIN: Readonly<Record<string, number>> = { brand: 0.98, trade: 0.98, name: 0.97, synonym: 0.97 }
/** Something in it is not understood. */
const DOUBTFUL = 0.7
const REPAIRS_AT_MOST = 3
/** Unknown words this far from the beginning are what somebody wrote beside the drug. */
const NAME_WITHIN = 6

const joins = (text: string): boolean => /^\s?[/+-]\s?$/.test(text)

const saysNothing = ({ word }: Token): boolean => /^\d/.test(word) || orderWord(word) !== undefined

/** Whether between two places are only amounts and words of orders, and the sign of a combination before the second. */
function areJoined(text: string, tokens: readonly Token[], first: number, second: number): boolean {
  const before = tokens[second - 1]
  const after = tokens[second]
  if (before === undefined || after === undefined || second <= first) return false
  return joins(text.slice(before.end, after.start)) && tokens.slice(first + 1, second).every(saysNothing)
}

const BIOLOGIC = /mab\b|cept\b|grastim\b|epoetin|^insulin/
/** "tocilizumab-aazg": the four letters that tell one maker's biologic from another's. */
const isMakersSuffix = (word: string, before: Found | undefined): boolean =>
  /^[a-z]{4}$/.test(word) && before?.entry.ingredients.some(({ name }) => BIOLOGIC.test(name)) === true

/** Whether an unknown word stands where another ingredient of a found one would: "hydrocodone/xyz", "xyz 25 mg/valsartan 160 mg". */
function isJoined(text: string, tokens: readonly Token[], at: number, found: readonly Found[]): boolean {
  const word = tokens[at]?.word ?? ''
  const before = found.findLast(({ to }) => to <= at)
  if (word.length < 3 || isMakersSuffix(word, before)) return false
  const after = found.find(({ from }) => from > at)
  return (
    (before !== undefined && areJoined(text, tokens, before.to - 1, at)) || (after !== undefined && areJoined(text, tokens, at, after.from))
  )
}

const AND: ReadonlySet<string> = new Set(['and', 'plus', 'y', 'et', 'und', 'e'])

/** Whether a word begins something new: "warfarin 5 mg, xyz", "warfarin and xyz". */
function isListed(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (before === undefined || token === undefined) return false
  return AND.has(before.word) || /[,;&+]/.test(text.slice(before.end, token.start))
}

const AMOUNT = /^\d/
/** Shorter words after a comma are packages ("PKT,6"). */
const SECOND_NAME = 5

/** A second drug of a line, by its place and its amount: "warfarin 5 mg, xyzzyn 10 mg", "warfarin and xyzzyn 10 mg". */
function isSecondDrug(text: string, tokens: readonly Token[], at: number, found: readonly Found[]): boolean {
  const first = found.findLast(({ to }) => to <= at)
  if (first === undefined || (tokens[at]?.word.length ?? 0) < SECOND_NAME) return false
  if (!isListed(text, tokens, at) || !AMOUNT.test(tokens[at + 1]?.word ?? '')) return false
  return AND.has(tokens[at - 1]?.word ?? '') || tokens.slice(first.to, at).some(({ word }) => AMOUNT.test(word))
}

/** "Permirolast potassium": a cation alone after an unknown word is the salt of that. */
const isBeforeCation = (at: number, tokens: readonly Token[], found: readonly Found[]): boolean =>
  found.length === 1 && found[0]?.from === at + 1 && found[0].to === at + 2 && CATIONS.has(tokens[at + 1]?.word ?? '')

/** "Insulin (Humulin R)", "iron (as ferrous sulfate)": the general word beside what it means. */
const GENERAL: Readonly<Record<string, RegExp>> = {
  insulin: /^insulin[ ,]/,
  iron: /^(ferr|iron)[a-z]*[ -]|polysaccharide iron/,
  calcium: /^calcium /,
  magnesium: /^magnesium /,
  potassium: /^potassium /,
  zinc: /^zinc /,
  copper: /^cupric /,
}

/** "insulin glargin": the word after says which. */
const isAfterGeneral = (at: number, found: readonly Found[]): boolean =>
  found.some(
    ({ entry, to }) => to === at && entry.ingredients.length === 1 && entry.ingredients.every(({ name }) => Object.hasOwn(GENERAL, name)),
  )

function respelled(text: string, tokens: readonly Token[], found: readonly Found[], vocabulary: Vocabulary): Reading {
  const unknown = unknownWords(tokens, found)
  const tried =
    found.length === 0
      ? unknown.filter((at) => at < NAME_WITHIN)
      : unknown.filter(
          (at) =>
            isAfterGeneral(at, found) ||
            isBeforeCation(at, tokens, found) ||
            isJoined(text, tokens, at, found) ||
            isSecondDrug(text, tokens, at, found),
        )
  const read = new Map<number, Readonly<{ word: string; confidence: number }>>()
  for (const at of tried.slice(0, REPAIRS_AT_MOST)) {
    const respelt = vocabulary.respell(tokens[at]?.word ?? '')
    if (respelt !== null) read.set(at, respelt)
  }
  const again = tokens.map((token, at) => ({ ...token, word: read.get(at)?.word ?? token.word }))
  const names = read.size === 0 ? found : findNames(again, vocabulary)
  const isUsed = (at: number) => read.has(at) && names.some(({ from, to }) => at >= from && at < to)
  const odd = found.length === 0 ? undefined : tried.find((at) => !isUsed(at) && !isAfterGeneral(at, found))
  const used = [...read].filter(([at]) => isUsed(at))
  return {
    written: tokens,
    tokens: names.length === 0 ? tokens : again,
    found: names,
    respelt: used.map(([at, { word }]) => `"${tokens[at]?.word}" read as ${word}`),
    confidence: Math.min(odd === undefined ? 1 : DOUBTFUL, ...used.map(([, { confidence }]) => confidence)),
    doubt: odd === undefined ? null : `"${tokens[odd]?.word}" beside it is not known`,
  }
}

/** A brand with "HCT", "PM", "Plus" after it that is not known as such holds more than the brand alone. */
function moreThanBrand(tokens: readonly Token[], found: readonly Found[]): string | null {
  const brand = found.find(
    ({ entry, to }) =>
      (entry.kind === 'brand' || entry.kind === 'trade') && ADDS.has(tokens[to]?.word ?? '') && !found.some(({ from }) => from === to),
  )
  return brand === undefined ? null : `what "${tokens[brand.to]?.word}" adds to ${brand.entry.name} is not known`
}

/** Elements, of which any salt is another thing. */
const ELEMENT =
  /^(potassium|sodium|calcium|magnesium|iron|zinc|copper|sulfur|strontium|bismuth|silver|gold|iodine|selenium|aluminum|lithium)$/
const ANION = /(ate|ite|ide|at|id|ato)$/
/** What an antibody may carry (WHO INN stems of conjugates). */
const CARRIED = /(tansine|tecan|dotin|m[iy]cin|tesirine|tiuxetan|tox|bucin)$/
const PARTS = 2

/** "sulfur hexafluoride", "calcium polystyrene sulfonate", "trastuzumab emtansine": unknown words right after it make another thing of it. */
function anotherThing(tokens: readonly Token[], found: readonly Found[]): string | null {
  for (const { entry, from, to } of found) {
    const sign = to !== from + 1 ? null : ELEMENT.test(entry.name) ? ANION : /mab$/.test(entry.name) ? CARRIED : null
    if (sign === null) continue
    const after = tokens.slice(to, to + PARTS).map(({ word }) => word)
    const known = after.findIndex((word, i) => orderWord(word) !== undefined || found.some((other) => other.from === to + i))
    const unknown = known < 0 ? after : after.slice(0, known)
    if (unknown.some((word) => sign.test(word))) return `"${entry.name} ${unknown.join(' ')}" is not known`
  }
  return null
}

/** "warfarin 5 mg, MTX 15 mg": a second drug of which it is not known which it is must not be lost beside the first. */
function ambiguousBeside(text: string, { written: tokens, found }: Reading): string | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const word = found.length === 0 ? null : ambiguousAt(tokens[at]?.word ?? '', tokens[at + 1]?.word)
    const named = found.some(({ from, to }) => at >= from && at < to)
    const leads = found.every(({ from }) => from > at) && found.some(({ from }) => isListed(text, tokens, from))
    if (word !== null && !named && (leads || isListed(text, tokens, at)))
      return `"${word}" beside it may be ${AMBIGUOUS.get(word)?.readings.join(', ')}`
  }
  return null
}

function read(text: string, vocabulary: Vocabulary): Reading {
  const tokens = tokensOf(text, vocabulary)
  const found = findNames(tokens, vocabulary)
  const reading = respelled(text, tokens, found, vocabulary)
  const more = moreThanBrand(reading.tokens, reading.found) ?? anotherThing(reading.tokens, reading.found) ?? ambiguousBeside(text, reading)
  return more === null ? reading : { ...reading, doubt: more, confidence: Math.min(reading.confidence, DOUBTFUL) }
}

/** What fluids are made of: beside a drug they are what it is given in. */
const FLUID: ReadonlySet<string> = new Set(['sodium chloride', 'glucose', 'water', 'sodium lactate', 'sodium acetate'])
/** What is added to fluids, and no reason to leave them out. */
const ELECTROLYTES: ReadonlySet<string> = new Set(['potassium chloride', 'calcium chloride', 'magnesium chloride'])

const isFluid = ({ entry }: Found): boolean =>
  entry.kind === 'fluid' || (entry.ingredients.length > 0 && entry.ingredients.every(({ name }) => FLUID.has(name)))
const isElectrolyte = ({ entry }: Found): boolean => entry.ingredients.every(({ name }) => ELECTROLYTES.has(name) || FLUID.has(name))

/** "fructose 175 MG / glucose 968 MG": one of several things in it, not what the others are in. */
function isPart(text: string, tokens: readonly Token[], { entry, from, to }: Found): boolean {
  if (entry.kind === 'fluid' || text.includes('%')) return false
  const before = text.slice(tokens[from - 1]?.end ?? 0, tokens[from]?.start)
  const rest = text.slice(tokens[to - 1]?.end ?? 0)
  return /[/+]\s?$/.test(before) || /^[^/]*\d?\s\/\s|^\//.test(rest)
}

/** Without the fluid that a drug is given in, and without what is no drug beside one. */
function drugsOf(text: string, { tokens, found }: Reading): readonly Found[] {
  const isDrug = (name: Found) => name.entry.kind !== 'supply' && name.entry.ingredients.length > 0
  const drugs = found.filter((name) => isDrug(name) && (!isFluid(name) || isPart(text, tokens, name)))
  if (drugs.some((name) => !isElectrolyte(name))) return drugs
  const fluids = found.filter(({ entry }) => entry.kind !== 'supply')
  return fluids.length > 0 ? fluids : found
}

function ingredientsOf(found: readonly Found[]): readonly NamedIngredient[] {
  const named = new Map<string, NamedIngredient>()
  for (const { entry } of found)
    for (const ingredient of entry.ingredients) if (!named.has(ingredient.name)) named.set(ingredient.name, ingredient)
  const all = [...named.values()].filter(({ name }) => name !== 'water' || named.size === 1)
  return all.length === 1 ? all : all.filter(({ name }) => !all.some((other) => GENERAL[name]?.test(other.name)))
}

const SUPPLEMENTS: ReadonlySet<string> = new Set(['multivitamin', 'vitamin b complex', 'omega-3 acid ethyl esters'])
const isSupplement = ({ entry }: Found): boolean =>
  entry.kind === 'supplement' || (entry.ingredients.length > 0 && entry.ingredients.every(({ name }) => SUPPLEMENTS.has(name)))

const ROUTES_OF_DRUGS = new Set(['nasal', 'ophthalmic', 'inhaled', 'topical', 'otic'])
const FORMS_OF_DRUGS = new Set(['tablet', 'capsule', 'drops', 'spray', 'gel', 'ointment'])

function kindOf(text: string, found: readonly Found[], form: string | null, route: string | null): DrugKind {
  if (
    /\bflush|\bhep-?lock|heparin lock/.test(text) &&
    found.every((name) => isFluid(name) || name.entry.ingredients.some(({ name: one }) => one === 'heparin'))
  )
    return 'flush'
  if (found.every(({ entry }) => entry.kind === 'supply')) return 'supply'
  if (found.every(isSupplement)) return 'supplement'
  if (found.every(isElectrolyte) && found.some(isFluid)) {
    const isDrug = ROUTES_OF_DRUGS.has(route ?? '') || FORMS_OF_DRUGS.has(form ?? '')
    return isDrug ? 'drug' : 'fluid'
  }
  return 'drug'
}

const EMPTY = { ingredients: [] as NamedIngredient[], strength: null, form: null, route: null, dose: null, perDay: null }
const nothing = (text: string, kind: DrugKind, confidence: number, reason: string): DrugMatch => ({
  ...EMPTY,
  text,
  kind,
  confidence,
  reason,
})

/** A letter alone, or an amount, is no name. */
const WORD = /^\p{L}{2}/u

function unnamed(text: string, clean: string, tokens: readonly Token[]): DrugMatch {
  if (/\bflush(es)?\b/.test(clean)) return nothing(text, 'flush', 0.95, 'a flush, no drug named')
  const unknown = tokens.filter(({ word }) => orderWord(word)?.salt === true || (orderWord(word) === undefined && WORD.test(word)))
  const isBlank = unknown.length === 0
  if (isBlank) return nothing(text, 'blank', 0.95, tokens.length === 0 ? 'nothing is written' : 'no drug is named, only words of orders')
  return nothing(
    text,
    'unknown',
    0,
    `"${unknown
      .map(({ word }) => word)
      .slice(0, 4)
      .join(' ')
      .slice(0, 80)}" is no name that is known`,
  )
}

function certainty(found: readonly Found[], confidence: number): number {
  return Math.min(confidence, ...found.map(({ entry }) => CERTAIN[entry.kind] ?? 1))
}

function inWords(found: readonly Found[], { respelt, doubt }: Reading): string {
  const names = [...new Set(found.map(({ entry }) => entry.name))].slice(0, 6)
  return [`found ${names.join(', ')}`, ...respelt, ...(doubt === null ? [] : [doubt])].join('; ')
}

type Sure = Readonly<{ usual: NamedIngredient | null; ambiguous: Ambiguous; word: string; end: number }>

/** An abbreviation of several things where no name stands beside it that settles which. */
function ambiguousIn({ written: tokens, found }: Reading, { ingredients }: Vocabulary): Sure | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const word = ambiguousAt(tokens[at]?.word ?? '', tokens[at + 1]?.word)
    const ambiguous = word === null ? undefined : AMBIGUOUS.get(word)
    if (word === null || ambiguous === undefined) continue
    const settled = found.some(({ entry, from, to }) => at >= from && at < to && entry.words > word.split(' ').length)
    const others = found.filter(({ from, to }) => at < from || at >= to)
    if (settled || others.length > 0) continue
    const usual = ambiguous.usual === null ? null : (ingredients.get(ambiguous.usual) ?? null)
    return { usual, ambiguous, word, end: tokens[at]?.end ?? 0 }
  }
  return null
}

/** "vincristine 2 mg IT": the two letters mean a route only behind an amount. */
const INTO_SPINE = /\d ?(mg|mcg|ug|g|ml|units?)(\/(m2|kg))? it\b/

function described(
  text: string,
  clean: string,
  reading: Reading,
  names: readonly NamedIngredient[],
  after: number,
  vocabulary: Vocabulary,
) {
  const words = reading.tokens.flatMap(({ word }) => orderWord(word) ?? [])
  const { form, route: said } = formAndRoute(words)
  const route = said ?? (INTO_SPINE.test(clean) ? 'intrathecal' : null)
  const perDay = perDayOf(clean, words)
  const isTimed = perDay !== null || /\b(prn|once|stat)\b/.test(clean)
  const isOrder = isTimed || (form !== 'tablet' && form !== 'capsule' && words.some((word) => word.route !== undefined))
  const asked = { text: clean, ingredients: names.map(({ name }) => name), after, form, isOrder }
  const { strength, dose, ingredients } = strengthAndDose(asked, vocabulary)
  const ordered = ingredients.flatMap((name) => names.find((one) => one.name === name) ?? [])
  return { text, ingredients: ordered, strength, form, route, dose, perDay }
}

/** Orders repeat themselves: so many texts are remembered, with what they were read as. */
const REMEMBERED = 8_000
const LONGEST_REMEMBERED = 200

/** @param text an order, a line of a list, a brand, the name of a clinical drug: anything; never throws */
export function matchDrug(vocabulary: Vocabulary, text: string): DrugMatch {
  const { remembered } = vocabulary
  const before = remembered.get(text)
  if (before !== undefined) return before
  const match = matchAnew(vocabulary, text)
  if (remembered.size >= REMEMBERED) remembered.clear()
  if (text.length <= LONGEST_REMEMBERED) remembered.set(text, match)
  return match
}

/** As `matchDrug`, without remembering. */
export function matchAnew(vocabulary: Vocabulary, text: string): DrugMatch {
  const clean = plain(text)
  const reading = read(clean, vocabulary)
  const unsure = ambiguousIn(reading, vocabulary)
  if (unsure !== null) {
    const { usual, ambiguous, word, end } = unsure
    const reason = `"${word}" may be ${ambiguous.readings.join(', ')}: ask`
    if (usual === null) return nothing(text, 'unknown', 0.3, reason)
    return { ...described(text, clean, reading, [usual], end, vocabulary), kind: 'drug', confidence: 0.6, reason }
  }
  const found = drugsOf(clean, reading)
  if (found.length === 0) return unnamed(text, clean, reading.written)
  const last = found.at(-1)
  const after = reading.tokens[(last?.to ?? 1) - 1]?.end ?? 0
  const said = described(text, clean, reading, ingredientsOf(found), after, vocabulary)
  return {
    ...said,
    kind: kindOf(clean, found, said.form, said.route),
    confidence: certainty(found, reading.confidence),
    reason: inWords(found, reading),
  }
}
