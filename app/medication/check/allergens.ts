/** From a line of the allergy list to what it is about: ingredients, classes, something that is no drug, or not understood. */
import type { Allergy } from '../../chart/facts.ts'
import { CLASS_WORDS, NO_DRUG_WORDS, NONE_WORDS } from './allergy-words.ts'
import type { DrugNames } from './drugs.ts'
import type { Indexed } from './indexed.ts'
import { type Reaction, reactionOf } from './reactions.ts'
import { asWords } from './words.ts'

export type Allergen = Readonly<{
  allergy: Allergy
  /** As the list has it, without the words around it. */
  name: string
  ingredients: readonly string[]
  classes: readonly string[]
  reaction: Reaction
}>

export type ReadAllergies = Readonly<{ allergens: readonly Allergen[]; unchecked: readonly Readonly<{ drug: string; because: string }>[] }>

const NO_DRUG = new Set(NO_DRUG_WORDS)
const IDS = new Map(CLASS_WORDS.flatMap(({ classes, words }) => words.map((word) => [asWords(word), classes] as const)))

/** "Allergy to bee venom (finding)", "penicillin - rash", "sulfa: hives": what is left is the name. */
const BEFORE =
  /^\s*((drug|medication|food) )?(al+[eé]rg(y|ic|ie|ia|ies|ico|ica|ique)|hypersensitivity|adverse reaction|intolerance)( reaction)?( to| a la?s?| à la?| al| alla| aux?| gegen)?\s+/i

function nameOf(label: string): string {
  return label
    .replace(/\s*[([](substance|finding|disorder|product|medication|drug|organism)[)\]]\s*$/i, '')
    .replace(BEFORE, '')
    .replace(/\s+(allerg(y|ie|ia|ies)|hypersensitivity|intolerance)\s*$/i, '')
    .trim()
}

/** Before what describes the reaction: "morphine (itching)", "PCN - rash", "codeine: nausea". */
const beforeReaction = (name: string): string => name.split(/\s*[([:;]|\s[-–—]+\s|, /)[0]?.trim() ?? name

function classesNamed(text: string, knowledge: Indexed): readonly string[] {
  const words = asWords(text)
  const listed = (IDS.get(words) ?? []).filter((id) => knowledge.classes.has(id))
  if (listed.length > 0) return listed
  return [...knowledge.classes.values()].filter(({ id, title }) => asWords(title) === words || asWords(id) === words).map(({ id }) => id)
}

/** A name that was read out of something else loses against a plain word: "seasonal" is no contraceptive. */
const PLAINLY = 0.95

const isNoDrug = (text: string): boolean =>
  asWords(text)
    .trim()
    .split(' ')
    .some((word) => NO_DRUG.has(word))

type About = Readonly<{ ingredients: readonly string[]; classes: readonly string[] }>

function drugsNamed(names: DrugNames, allergy: Allergy, candidates: readonly string[]): readonly string[] {
  const coded = names.ofCode(allergy.code)
  if (coded !== null && coded.length > 0) return coded.map(({ name }) => name)
  for (const text of candidates) {
    const { ingredients, confidence } = names.match(text)
    if (confidence >= (isNoDrug(text) ? PLAINLY : 0.9) && ingredients.length > 0) return ingredients.map(({ name }) => name)
  }
  return []
}

/** @returns null where nothing of it is understood, empty lists where it is about no drug */
function aboutOf(names: DrugNames, knowledge: Indexed, allergy: Allergy): About | null {
  const name = nameOf(allergy.label)
  const candidates = [...new Set([name, beforeReaction(name)])].filter((text) => text !== '')
  for (const text of [...candidates, name.split('-')[0] ?? '']) {
    const classes = classesNamed(text, knowledge)
    if (classes.length > 0) return { ingredients: [], classes }
    // A word for a class that the knowledge does not have is a class all the same.
    if (IDS.has(asWords(text)) && names.match(text).ingredients.length === 0) return null
  }
  const ingredients = drugsNamed(names, allergy, candidates)
  if (ingredients.length > 0) return { ingredients, classes: [] }
  return candidates.some((text) => isNoDrug(text)) || [name, allergy.label].some((text) => NONE_WORDS.test(asWords(text)))
    ? { ingredients: [], classes: [] }
    : null
}

const REFUTED = new Set(['refuted', 'entered-in-error'])
const isOpen = (allergy: Allergy) =>
  !allergy.noneKnown && !REFUTED.has(allergy.verificationStatus ?? '') && !['inactive', 'resolved'].includes(allergy.clinicalStatus ?? '')

/** Several drugs in one line: "penicillin, sulfa, codeine". */
function split(allergy: Allergy): readonly Allergy[] {
  const parts = allergy.label.split(/\s*[,;&/+]\s*|\s+(?:and|et|und|y|e)\s+/).filter((part) => part !== '')
  return parts.length > 1 && parts.length <= 12
    ? parts.map((label) => ({ ...allergy, label, code: { system: null, code: null, display: null } }))
    : [allergy]
}

const isOpioid = (knowledge: Indexed, { ingredients, classes }: About): boolean =>
  classes.some((id) => id.startsWith('opioid')) ||
  ingredients.some((name) => [...knowledge.meets(name, null).classes].some((id) => id.startsWith('opioid')))

export function readAllergies(names: DrugNames, knowledge: Indexed, allergies: readonly Allergy[]): ReadAllergies {
  const allergens: Allergen[] = []
  const unchecked: { drug: string; because: string }[] = []
  const take = (allergy: Allergy): boolean => {
    const about = aboutOf(names, knowledge, allergy)
    if (about === null) return false
    if (about.ingredients.length + about.classes.length > 0)
      allergens.push({ allergy, name: nameOf(allergy.label), ...about, reaction: reactionOf(allergy, isOpioid(knowledge, about)) })
    return true
  }
  for (const allergy of allergies.filter(isOpen)) {
    if (take(allergy)) continue
    const parts = split(allergy)
    const left = parts.length > 1 ? parts.filter((part) => !take(part)) : parts
    for (const part of left) unchecked.push({ drug: `allergy "${part.label}"`, because: 'this allergy is not understood' })
  }
  return { allergens, unchecked }
}
