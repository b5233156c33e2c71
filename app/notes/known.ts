/** What the chart says already, in the terms of what notes name: its own words are read by the same names. */
import type { Allergy, Condition, Observation, PatientFacts } from '../chart/facts.ts'
import { isRefuted, isTakenBack } from '../chart/status.ts'
import type { Entry } from '../contract/entry.ts'
import { isPresent, isTaken } from '../review/lists.ts'
import { conceptOf } from '../terminology/concepts.ts'
import { convert } from '../terminology/units.ts'
import { type NoteKnowledge, readNote } from './read.ts'
import { keysOf } from './words.ts'

export type Thing = Readonly<{ concept: string; code: string | null }>

export type Known = Readonly<{
  problem: (thing: Thing) => boolean
  /** In the chart, and over: "resolved", "inactive". */
  pastProblem: (thing: Thing) => string | null
  /** @param ingredients lower case */
  medication: (ingredients: readonly string[]) => boolean
  allergy: (names: readonly string[]) => boolean
  /** The same value of the same test on the same day. */
  result: (entry: Entry, ms: number) => boolean
}>

const DAY_MS = 86_400_000
const same = (words: string): string => keysOf(words).join(' ')

/** ICD-10-CM: a category, or its "unspecified" code, is said where nobody was exact; it is then the same as any code under it. */
const UNSPECIFIED = /^[A-Z]\d\w$|\.9\w*$/
const isSameCode = (a: string, b: string): boolean =>
  a === b || (a.slice(0, 3) === b.slice(0, 3) && (UNSPECIFIED.test(a) || UNSPECIFIED.test(b)))

type Named = Readonly<{ names: ReadonlySet<string>; codes: readonly string[]; status: string | null }>

function namedBy({ label, code, clinicalStatus }: Condition, knowledge: NoteKnowledge): Named {
  const mentions = readNote(label, [], knowledge).mentions.filter(({ kind }) => kind === 'condition' || kind === 'finding')
  // ICD-10 and ICD-10-CM, by URL or OID
  const own = code.code !== null && /icd-10|2\.16\.840\.1\.113883\.6\.(?:90|3)$/i.test(code.system ?? '') ? [code.code] : []
  const codes = mentions.flatMap((mention) => mention.code ?? [])
  const names = [label, ...mentions.map(({ concept }) => concept)].map(same)
  return { names: new Set(names), codes: [...own, ...codes], status: clinicalStatus }
}

const isSameThing = ({ concept, code }: Thing) => {
  const name = same(concept)
  return ({ names, codes }: Named) => names.has(name) || (code !== null && codes.some((own) => isSameCode(own, code)))
}

function drugsIn(label: string, { matchDrug }: NoteKnowledge): readonly string[] {
  return [label.toLowerCase(), ...matchDrug(label).ingredients.map(({ name }) => name.toLowerCase())]
}

const isStanding = ({ verificationStatus, noneKnown }: Allergy): boolean => !isRefuted(verificationStatus) && !noneKnown

/** Half of the last digit that is written: "7.4" is any value that rounds to it. */
const halfDigit = (text: string): number => 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0)

function isSameValue({ value, effective, status }: Observation, entry: Entry, ms: number): boolean {
  const concept = conceptOf(entry.code)
  const at = effective?.ms ?? null
  if (value.kind !== 'quantity' || at === null || Math.abs(at - ms) >= DAY_MS || isTakenBack(status)) return false
  if (concept === undefined || typeof entry.value !== 'number') return false
  const inUnit = convert(value.value, value.unit, entry.unit ?? concept.unit, concept)
  return inUnit !== null && Math.abs(inUnit - entry.value) <= halfDigit(entry.text ?? String(entry.value)) + 1e-9
}

/** @param facts of the chart as it stands */
export function knownIn(facts: PatientFacts, knowledge: NoteKnowledge): Known {
  const standing = facts.conditions.filter((one) => !isRefuted(one.verificationStatus) && one.noneKnown !== true)
  const present = standing.filter(isPresent).map((one) => namedBy(one, knowledge))
  const past = standing.filter((one) => !isPresent(one)).map((one) => namedBy(one, knowledge))
  const taken = facts.medications.filter(isTaken).map(({ label }) => drugsIn(label, knowledge))
  const allergens = facts.allergies.filter(isStanding).map(({ label }) => drugsIn(label, knowledge))
  return {
    problem: (thing) => present.some(isSameThing(thing)),
    pastProblem: (thing) => past.find(isSameThing(thing))?.status ?? null,
    medication: (ingredients) => taken.some((names) => ingredients.every((name) => names.includes(name))),
    allergy: (names) => allergens.some((own) => names.some((name) => own.some((one) => one === name || one.startsWith(`${name} `)))),
    result: (entry, ms) => {
      const codes: ReadonlySet<string> = new Set([entry.code, ...(conceptOf(entry.code)?.loinc ?? [])])
      return facts.observations.some((one) => one.loinc !== null && codes.has(one.loinc) && isSameValue(one, entry, ms))
    },
  }
}
