/** From a line of a list or an order to a drug: ingredients, route, dose, frequency, and when it is taken. */
import type { Coding, Medication, When } from '../../chart/facts.ts'
import type { FactId } from '../../contract/ids.ts'
import type { DrugMatch, NamedIngredient } from '../../contract/medication.ts'
import { isTaken } from '../../review/lists.ts'
import type { Route } from '../knowledge.ts'
import { type Amount, inUnits, isCounted, strengths } from './amounts.ts'
import { readDosage } from './dosage.ts'
import { DAY_MS } from './patient.ts'
import { readRoute } from './routes.ts'

/** Names of drugs, as app/medication/vocabulary reads them. */
export type DrugNames = Readonly<{
  match: (text: string) => DrugMatch
  /** @returns null where the code is of another system, or not known */
  ofCode: (code: Pick<Coding, 'system' | 'code'>) => readonly NamedIngredient[] | null
}>

/** What a source says beside the text; what is not said is read from the text. */
export type Stated = Readonly<{ dose?: Amount | null; perDay?: number | null; route?: string | null }>

/** What is being ordered. `start` null: now. */
export type Order = Stated & Readonly<{ text: string; code?: string | null; system?: string | null }>

export type Drug = Readonly<{
  text: string
  fact: FactId | null
  ingredients: readonly string[]
  route: Route | null
  kind: DrugMatch['kind']
  /** What is given at once, per ingredient. */
  doses: ReadonlyMap<string, Amount>
  /** True where the strength of one tablet stands for a dose that is not said. */
  doseAssumed: boolean
  perDay: number | null
  startMs: number | null
  /** When it was stopped, for drugs that are not taken any more. */
  stoppedMs: number | null
  ordered: boolean
}>

/** About no drug, or the beginning of one. */
export const NO_DRUG: Drug = {
  text: '',
  fact: null,
  ingredients: [],
  kind: 'blank',
  route: null,
  doses: new Map(),
  doseAssumed: false,
  perDay: null,
  startMs: null,
  stoppedMs: null,
  ordered: false,
}

export type Read = Readonly<{ drug: Drug | null; unchecked: readonly Readonly<{ drug: string; because: string }>[] }>

/** Below this a name was repaired or guessed, and a check that relies on it is none. */
const SURE = 0.9

/** Of a code of RxNorm alone: codes are typed and copied too. */
const BY_CODE = 0.98
const DISAGREE = 0.5

const NOT_DRUGS: ReadonlySet<DrugMatch['kind']> = new Set(['fluid', 'flush', 'supplement', 'supply'])

type Line = Readonly<{
  text: string
  code: Pick<Coding, 'system' | 'code'>
  dosage: string | null
  stated: Stated
}>

type Named = Readonly<{ ingredients: readonly string[]; because: string | null }>

const names = (list: readonly NamedIngredient[]) => [...new Set(list.map(({ name }) => name))]

function whyNot(match: DrugMatch): string {
  if (match.kind === 'blank') return 'names no drug'
  if (match.ingredients.length > 0) return `not sure enough which drug this is: ${match.reason}`
  return 'this name is not known'
}

/** Words of orders alone ("see comments", "bag") are no order; on a list they are what is written beside the drugs. */
const isNoDrug = ({ kind }: DrugMatch, ordered: boolean) => NOT_DRUGS.has(kind) || (kind === 'blank' && !ordered)

function named(match: DrugMatch, coded: readonly NamedIngredient[] | null, ordered: boolean): Named {
  const isSure = match.confidence >= SURE && match.ingredients.length > 0
  const byText = isSure ? names(match.ingredients) : []
  const byCode = coded === null ? [] : names(coded)
  if (byCode.length === 0) return { ingredients: byText, because: isSure || isNoDrug(match, ordered) ? null : whyNot(match) }
  const agree = byText.length === 0 || byText.some((name) => byCode.includes(name))
  if (agree) return { ingredients: byCode, because: null }
  const because = `its code says ${byCode.join(' and ')}, its text ${byText.join(' and ')}`
  return { ingredients: [...new Set([...byCode, ...byText])], because }
}

/** What a line of a list is made of. `unknown`: why it cannot be told for sure; null where it can, and where it names no drug. */
export type Made = Readonly<{ ingredients: readonly string[]; confidence: number; because: string; unknown: string | null }>

/** By code and text, as every check reads it. What they do not agree on is told of both, with little confidence. */
export function ingredientsOf(names: DrugNames, { text, code }: Readonly<{ text: string; code: Pick<Coding, 'system' | 'code'> }>): Made {
  const match = names.match(text)
  const coded = names.ofCode(code)
  const { ingredients, because } = named(match, coded, false)
  if (ingredients.length === 0) return { ingredients, confidence: 0, because: '', unknown: because }
  if (because !== null)
    return { ingredients, confidence: DISAGREE, because: 'Read from its code and its words, which do not agree.', unknown: because }
  const byCode = coded !== null && coded.length > 0
  const confidence = byCode ? Math.max(BY_CODE, match.confidence) : match.confidence
  return { ingredients, confidence, because: byCode ? 'Read from its code.' : 'Read from its words.', unknown: null }
}

const NO_DOSE: Pick<Drug, 'doses' | 'doseAssumed'> = { doses: new Map(), doseAssumed: false }
const COUNT = /(?<![\d./-])(\d+(?:\.5)?) ?(?:tab(?:let)?s?|cap(?:sule)?s?)\b/i

/** Tablets given at once, where the text counts them. */
function countedIn(text: string): number | null {
  const count = Number(COUNT.exec(text)?.[1] ?? 0)
  return count > 0 && count <= 40 ? count : null
}

/** Doses by ingredient: one alone takes the whole; of a combination only what the strengths of one unit say, in the order of the text. */
function dosesOf(ingredients: readonly string[], match: DrugMatch, stated: Amount | null): Pick<Drug, 'doses' | 'doseAssumed'> {
  const given = stated ?? match.dose
  const count = given === null ? countedIn(match.text) : isCounted(given.unit) ? given.value : null
  const [only] = ingredients
  if (given !== null && count === null && ingredients.length === 1 && only !== undefined)
    return { doses: new Map([[only, given]]), doseAssumed: false }
  const each = strengths(match.strength)
  const order = names(match.ingredients)
  const isUnit = /tablet|capsule|suppository|film|lozenge/.test(match.form ?? '')
  const times = count ?? (given === null && isUnit ? 1 : null)
  const isSame = order.length === ingredients.length && order.every((name) => ingredients.includes(name))
  if (times === null || !isSame || each.length !== order.length) return NO_DOSE
  const doses = order.flatMap((name, i): [string, Amount][] => {
    const one = each[i]
    return one === undefined ? [] : [[name, { value: one.value * times, unit: one.unit }]]
  })
  return { doses: new Map(doses), doseAssumed: count === null }
}

/** A bag that runs by a rate: what is in it is not what is given at once. */
const RUNS =
  /\b(premix(ed)?|infusion|drip|gtt|titrat\w*|continuous(ly)?|pca|epidural|per hour|rate)\b|\/(hr|h|hour|min)\b|units?\s*(\/|in)\s*\d{2,4}\s*ml\b/i

function details(names: DrugNames, line: Line, match: DrugMatch): DrugMatch {
  if (line.dosage === null || line.dosage.trim() === '') return match
  const whole = names.match(`${line.text} ${line.dosage}`)
  const isSame =
    whole.ingredients.length === match.ingredients.length && whole.ingredients.every(({ name }, i) => name === match.ingredients[i]?.name)
  return isSame ? { ...whole, strength: match.strength ?? whole.strength, form: match.form ?? whole.form } : match
}

const finite = (amount: Amount | null | undefined): Amount | null =>
  amount && Number.isFinite(amount.value) && amount.value > 0 ? amount : null

const isOddNumber = (value: number | null | undefined) => value !== null && value !== undefined && !(value > 0 && Number.isFinite(value))
const isOdd = ({ dose, perDay }: Stated): boolean => isOddNumber(dose?.value) || isOddNumber(perDay)
const positive = (value: number | null | undefined) => (isOddNumber(value) ? null : (value ?? null))

function readLine(names: DrugNames, line: Line, more: Pick<Drug, 'fact' | 'startMs' | 'stoppedMs' | 'ordered'>): Read {
  const match = names.match(line.text)
  const { ingredients, because } = named(match, names.ofCode(line.code), more.ordered)
  const full = details(names, line, match)
  const fields = readDosage(line.dosage)
  const drug: Drug = {
    ...more,
    text: line.text,
    ingredients,
    kind: match.kind,
    route: readRoute(line.stated.route) ?? full.route ?? readRoute(line.dosage),
    perDay: positive(line.stated.perDay) ?? fields.perDay ?? full.perDay,
    ...(RUNS.test(line.text) ? NO_DOSE : dosesOf(ingredients, full, finite(line.stated.dose ?? fields.dose))),
  }
  const reasons = [because, isOdd(line.stated) ? 'its dose or frequency is no positive number' : null].filter((one) => one !== null)
  return { drug: ingredients.length > 0 ? drug : null, unchecked: reasons.map((one) => ({ drug: line.text, because: one })) }
}

export function readOrder(names: DrugNames, order: Order): Read {
  const code = { system: order.system ?? null, code: order.code ?? null }
  const line = { text: order.text, code, dosage: null, stated: order }
  return readLine(names, line, { fact: null, startMs: null, stoppedMs: null, ordered: true })
}

/** The last instant a partial date may mean: what ended in January was taken in January. */
function latest(when: When | null): number | null {
  const ms = when?.ms ?? null
  if (ms === null || when === null || when.text.length > 10) return ms
  return ms + (when.text.length === 10 ? DAY_MS : when.text.length === 7 ? 31 * DAY_MS : 366 * DAY_MS) - 1
}

/** Something given today still acts. */
const GIVEN_LATELY_MS = DAY_MS

type Taking = Readonly<{ now: boolean; stoppedMs: number | null }>

function takingOf(medication: Medication, atMs: number): Taking | null {
  if (medication.noneKnown === true || ['entered-in-error', 'not-taken', 'not-done'].includes(medication.status)) return null
  if ((medication.start?.ms ?? -Infinity) > atMs + DAY_MS) return null
  const end = latest(medication.end)
  if (medication.source === 'MedicationAdministration') {
    const given = medication.end?.ms ?? medication.start?.ms ?? null
    return given === null ? null : { now: atMs - given <= GIVEN_LATELY_MS, stoppedMs: given }
  }
  if (isTaken(medication) && (end === null || end > atMs)) return { now: true, stoppedMs: null }
  return end === null ? null : { now: false, stoppedMs: Math.min(end, atMs) }
}

/** A line of the patient's list at the time, or null where it says nothing about being taken. */
export function readTaken(names: DrugNames, medication: Medication, stated: Stated, atMs: number): Read | null {
  const taking = takingOf(medication, atMs)
  if (taking === null) return null
  const { label: text, code, dosage, id: fact, start } = medication
  const read = readLine(
    names,
    { text, code, dosage, stated },
    { fact, startMs: start?.ms ?? null, stoppedMs: taking.now ? null : taking.stoppedMs, ordered: false },
  )
  // Of what is over, a name that is not known is no reason to call today's check incomplete.
  return taking.now ? read : { drug: read.drug, unchecked: [] }
}

/** An ingredient as the line names it: "metformin", or "Glucophage 500 mg (metformin)" where the line does not say so. */
export const openName = ({ text }: Drug, ingredient: string): string =>
  text.toLowerCase().includes(ingredient) ? ingredient : `${text} (${ingredient})`

/** Dose of an ingredient at once, or in a day, in a unit; null where it is not said. */
export function doseIn(drug: Drug, ingredient: string, unit: string, per: 'dose' | 'day'): number | null {
  const dose = drug.doses.get(ingredient)
  const once = dose === undefined ? null : inUnits(dose, unit)
  if (once === null || per === 'dose') return once
  return drug.perDay === null ? null : once * drug.perDay
}
