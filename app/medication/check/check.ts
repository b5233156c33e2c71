/** The medication check: always one of three states, and what could not be checked by name. */
import type { PatientFacts } from '../../chart/facts.ts'
import type { FactId } from '../../contract/ids.ts'
import type { MedCheck } from '../../contract/medication.ts'
import type { Checking } from './alike.ts'
import { type Allergen, readAllergies } from './allergens.ts'
import { allergyHits } from './allergies.ts'
import { offering } from './alternatives.ts'
import { doses } from './doses.ts'
import { type Drug, type DrugNames, NO_DRUG, type Order, type Read, readOrder, readTaken, type Stated } from './drugs.ts'
import { duplicates } from './duplicates.ts'
import { findingsOf } from './hit.ts'
import type { Indexed } from './indexed.ts'
import { interactions } from './interactions.ts'
import { personOf } from './patient.ts'
import { patientRules } from './patient-rules.ts'
import type { Asked } from './tests.ts'
import { listed } from './words.ts'

export type CheckInput = Readonly<{
  knowledge: Indexed
  names: DrugNames
  facts: PatientFacts
  /** Epoch ms of the question. */
  atMs: number
  /** Dose, frequency and route of lines of the list where the source gives them apart from the text. */
  stated?: ReadonlyMap<FactId, Stated>
  /** Whether alternatives are worked out too: not where nobody reads them. */
  offer?: boolean
}>

type Unchecked = MedCheck['unchecked']
type Judged = Readonly<{ findings: MedCheck['findings']; unchecked: Unchecked }>

const NOTHING_ORDERED = 'nothing was ordered'

function takenOf({ names, facts, stated, atMs }: CheckInput): readonly Read[] {
  return facts.medications.flatMap((medication) => readTaken(names, medication, stated?.get(medication.id) ?? {}, atMs) ?? [])
}

const drugsOf = (reads: readonly Read[]): readonly Drug[] => reads.flatMap(({ drug }) => drug ?? [])

/** Each reason once, in the order they were met. */
function distinct(unchecked: Unchecked): Unchecked {
  return [...new Map(unchecked.map((one) => [`${one.drug}\n${one.because}`, one])).values()]
}

const AT_MOST_NAMED = 5
const LONGEST = 60
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

function reasonOf(input: CheckInput, unchecked: Unchecked): string | null {
  const named = [...new Set(unchecked.map(({ drug }) => (drug === '' ? 'an empty order' : short(drug))))]
  const more = named.length > AT_MOST_NAMED ? [`${named.length - AT_MOST_NAMED} more`] : []
  const first = unchecked[0]
  const open =
    first === undefined
      ? null
      : named.length === 1
        ? `Could not be checked in full: ${named[0]} (${first.because}).`
        : `Could not be checked in full: ${listed([...named.slice(0, AT_MOST_NAMED), ...more])}.`
  const { expires } = input.knowledge.knowledge
  const expired = isExpired(input) ? `The medication knowledge expired on ${expires}: what it says may be out of date.` : null
  return [expired, open].filter((part) => part !== null).join(' ') || null
}

const isExpired = ({ knowledge, atMs }: CheckInput) => atMs > knowledge.expiresMs

function answer(input: CheckInput, unchecked: Unchecked, findings: MedCheck['findings']): MedCheck {
  const named = distinct(unchecked)
  return {
    status: isExpired(input) ? 'expired' : named.length > 0 ? 'not-checked' : 'checked',
    reason: reasonOf(input, named),
    unchecked: [...named],
    findings,
    knowledge: { ...input.knowledge.knowledge },
  }
}

const isFlush = ({ kind }: Drug) => kind === 'flush'

/** @param focus the drugs that are asked about, each also in `checking.present` */
function judge(checking: Checking, allergens: readonly Allergen[], focus: readonly Drug[]): Judged {
  const rules = patientRules(checking, focus)
  // What keeps a line open is no treatment; it matters to who must not have any of it.
  const given = focus.some(isFlush) ? focus.filter((drug) => !isFlush(drug)) : focus
  const amounts = doses(checking, given)
  const hits = [
    ...interactions(checking, given),
    ...allergyHits(checking, focus, allergens),
    ...duplicates(checking, given),
    ...rules.hits,
    ...amounts.hits,
  ]
  return { findings: findingsOf(hits), unchecked: [...rules.unchecked, ...amounts.unchecked] }
}

function findAll(input: CheckInput, checking: Checking, focus: readonly Drug[], unread: Unchecked): MedCheck {
  const { allergens, unchecked: allergies } = readAllergies(input.names, input.knowledge, input.facts.allergies)
  const { findings, unchecked } = judge(checking, allergens, focus)
  const offers = offering(checking, (other, drug) => judge(other, allergens, [drug]))
  const offered = findings.map((finding) => {
    const alternatives = input.offer === true ? offers(finding) : null
    return alternatives === null ? finding : { ...finding, alternatives }
  })
  return answer(input, [...unread, ...allergies, ...unchecked], offered)
}

const checkingOf = (input: CheckInput, ordered: readonly Drug[], taken: readonly Drug[]): Checking => ({
  person: personOf(input.facts, input.atMs),
  knowledge: input.knowledge,
  present: [...ordered, ...taken.filter(({ stoppedMs }) => stoppedMs === null)],
  stopped: taken.filter(({ stoppedMs }) => stoppedMs !== null),
})

const isEmpty = ({ text, code }: Order) => text.trim() === '' && !code

/**
 * New orders against each other, the list, the allergies and what is known of the patient. Only what touches an order is found.
 * A drug of the list that is not known makes the answer `not-checked` too: it may be what the order must not meet.
 */
export function checkMedications(input: CheckInput & Readonly<{ orders: readonly Order[] }>): MedCheck {
  const asked = input.orders.filter((order) => !isEmpty(order))
  if (asked.length === 0) return answer(input, [{ drug: '', because: NOTHING_ORDERED }], [])
  const orders = asked.map((order) => readOrder(input.names, order))
  const taken = takenOf(input)
  const empty = asked.length < input.orders.length ? [{ drug: '', because: NOTHING_ORDERED }] : []
  const unread = [...empty, ...orders.flatMap(({ unchecked }) => unchecked), ...taken.flatMap(({ unchecked }) => unchecked)]
  const checking = checkingOf(input, drugsOf(orders), drugsOf(taken))
  return findAll(input, checking, drugsOf(orders), unread)
}

/** The whole list of a chart against itself, the allergies and what is known of the patient. */
export function checkList(input: CheckInput): MedCheck {
  const taken = takenOf(input)
  const checking = checkingOf(input, [], drugsOf(taken))
  const unread = taken.flatMap(({ unchecked }) => unchecked)
  return findAll(input, checking, checking.present, unread)
}

/** What questions of other rooms (care pathways) are put to: the person, what is taken now, and the knowledge; about no drug of its own. */
export function askedOf(input: CheckInput): Asked {
  const { person, knowledge, present } = checkingOf(input, [], drugsOf(takenOf(input)))
  return { person, knowledge, present, drug: NO_DRUG }
}
