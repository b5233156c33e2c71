/**
 * What may be taken over from a note: what is affirmed of this patient, now, and not in the chart already. Pure. Nothing here is stored: a person
 * accepts or rejects each (main/rpc/handlers/notes.ts).
 */
import type { PatientFacts, When } from '../chart/facts.ts'
import type { Entry } from '../contract/entry.ts'
import type { NoteSuggestion, SuggestionKind } from '../contract/notes.ts'
import { displayUnit } from '../terminology/units.ts'
import { allergenAt, reactionAfter } from './allergens.ts'
import { type Known, knownIn } from './known.ts'
import { meaningOf } from './meaning.ts'
import { orderWords, takenAs } from './orders.ts'
import type { NoteKnowledge, NoteMention, NoteReading } from './read.ts'
import type { SectionKind } from './sections.ts'

/** A suggestion before the entry check has seen its values (gate.ts). */
export type Offered = Omit<NoteSuggestion, 'flags' | 'gate'>

export type NoteGiven = Readonly<{ text: string; date: When | null }>

/** Sections whose names of conditions say what was asked, advised or done, or are of others. */
const NO_PROBLEM: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>([
  'review',
  'family',
  'social',
  'allergies',
  'instructions',
  'precautions',
  'procedure',
  'surgical',
  'past',
])
const NO_DRUG: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>([
  'allergies',
  'family',
  'review',
  'social',
  'procedure',
  'precautions',
])
const NO_RESULT: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>(['family', 'past', 'plan', 'instructions', 'precautions'])

const idOf = (kind: SuggestionKind, ...parts: readonly (string | null)[]): string =>
  [kind, ...parts.map((part) => part ?? '')].join('|').slice(0, 400)

const bare = (mention: NoteMention) => ({
  start: mention.start,
  end: mention.end,
  code: mention.code,
  system: mention.system,
  status: null,
  detail: null,
  entries: [],
})

/** The preferred name; an abbreviation that is the name stays in capitals ("HIV"). */
function titled({ concept, text }: NoteMention): string {
  const isAbbreviation = text === text.toUpperCase() && text.toLowerCase() === concept.toLowerCase()
  return isAbbreviation ? text : concept.charAt(0).toUpperCase() + concept.slice(1)
}

type Reading = Readonly<{ note: NoteGiven; mentions: readonly NoteMention[]; known: Known }>
type Offering = (mention: NoteMention, reading: Reading) => Offered | null

/** What the same note says against it elsewhere. */
function against(mention: NoteMention, mentions: readonly NoteMention[]): readonly string[] {
  const others = mentions.filter((other) => other.concept === mention.concept && other.start !== mention.start)
  const denied = others.some((other) => meaningOf(other) === 'negated') ? ['The note also says that it is not so.'] : []
  const doubted = others.some((other) => meaningOf(other) === 'uncertain') ? ['The note also names it as a question.'] : []
  return [...denied, ...doubted]
}

const problem: Offering = (mention, { mentions, known }) => {
  if (mention.kind !== 'condition' || meaningOf(mention) !== 'affirmed' || NO_PROBLEM.has(mention.section)) return null
  if (known.problem(mention)) return null
  const past = known.pastProblem(mention)
  return {
    ...bare(mention),
    id: idOf('problem', mention.code, mention.concept),
    kind: 'problem',
    label: titled(mention),
    reason: past === null ? 'Said of this patient, not in the problems.' : `In the problems as ${past}; the note says it is present.`,
    asks: [...against(mention, mentions)],
  }
}

const medication: Offering = (mention, { note, known }) => {
  if (mention.kind !== 'drug' || meaningOf(mention) !== 'affirmed' || NO_DRUG.has(mention.section)) return null
  if (mention.section !== 'medications' && mention.dose === null) return null
  if (allergenAt(note.text, mention)) return null
  const status = takenAs(note.text, mention)
  if (status === null || known.medication(mention.concept.toLowerCase().split(' / '))) return null
  const detail = mention.dose === null ? null : orderWords(note.text.slice(mention.end, mention.dose.end))
  return {
    ...bare(mention),
    end: mention.dose?.end ?? mention.end,
    id: idOf('medication', mention.code, mention.concept),
    kind: 'medication',
    label: titled(mention),
    detail,
    status,
    reason: status === 'intended' ? 'To be started, not in the medications.' : 'Taken, not in the medications.',
    asks: mention.dose === null ? ['The note gives no dose.'] : [],
  }
}

const allergy: Offering = (mention, { note, known }) => {
  if (mention.kind !== 'drug' && mention.kind !== 'asked') return null
  const meaning = meaningOf(mention)
  // An allergy does not pass: one of the past is one.
  if (meaning !== 'affirmed' && meaning !== 'historical' && meaning !== 'uncertain') return null
  if (mention.section !== 'allergies' && !allergenAt(note.text, mention)) return null
  if (known.allergy([mention.text.toLowerCase(), ...mention.concept.toLowerCase().split(' / ')])) return null
  return {
    ...bare(mention),
    id: idOf('allergy', mention.code, mention.concept),
    kind: 'allergy',
    label: titled(mention),
    detail: reactionAfter(note.text, mention.end),
    reason: 'Named as an allergy, not in the allergies.',
    asks: meaning === 'uncertain' ? ['The note names it as a question.'] : [],
  }
}

const entryText = ({ text, value, unit }: Entry): string => `${text ?? value}${unit ? ` ${displayUnit(unit)}` : ''}`

const PRESSURES = 2

/** "120/80 mmHg", "93 %, 2 L/min". */
function valuesText(entries: readonly Entry[], mention: NoteMention): string {
  const [first, second] = entries
  const isPair = entries.length === PRESSURES && mention.values.every(({ unit }) => unit === 'mm[Hg]')
  return isPair && first && second ? `${first.text}/${entryText(second)}` : entries.map(entryText).join(', ')
}

const DAY_CHARS = 10

/** Two values under one date: which of them is of that day is not for a program to say. */
function severalValues(mention: NoteMention, mentions: readonly NoteMention[]): readonly string[] {
  const said = mentions.filter((other) => other.code === mention.code && meaningOf(other) === 'affirmed').flatMap(({ values }) => values)
  const [code] = mention.values.map((value) => value.code)
  const texts = [...new Set(said.filter((value) => value.code === code).map(({ text }) => text))]
  return texts.length > 1 ? [`The note gives ${texts.join(' and ')} and one date for them.`] : []
}

function unitAsks({ values }: NoteMention): readonly string[] {
  if (values.some(({ unit }) => unit === null)) return ['The note gives no unit, and more than one could be meant.']
  const guessed = values.find(({ unitWritten }) => !unitWritten)
  return guessed ? [`The note gives no unit: ${displayUnit(guessed.unit ?? '')} is the only one that fits.`] : []
}

const OWN_DATE = 'The note gives a date of its own beside it.'
const BESIDE = 40
const DATE =
  /\b(?:\d{1,2}\/\d{2,4}(?:\/\d{2,4})?|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}\.\d{1,2}\.\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2},? )?\d{4})\b|\b(?:yesterday|last (?:week|month|year|visit)|ago)\b/i

/** Whether the same line says another day than the note's. */
function dateBeside(text: string, { start, values }: NoteMention): boolean {
  const end = Math.max(start, ...values.map((value) => value.end))
  const ahead =
    text
      .slice(Math.max(0, start - BESIDE), start)
      .split(/[.;]\s|\n/)
      .at(-1) ?? ''
  const behind = text.slice(end, end + BESIDE).split(/[.;]\s|\n/)[0] ?? ''
  return DATE.test(ahead) || DATE.test(behind)
}

const result: Offering = (mention, { note, mentions, known }) => {
  if (mention.kind !== 'measure' || mention.values.length === 0 || NO_RESULT.has(mention.section)) return null
  if (meaningOf(mention) !== 'affirmed') return null
  const time = note.date?.text
  const entries = mention.values.map(
    ({ code, value, text, unit }): Entry => ({ code, value, text, unit, ...(time === undefined ? {} : { time }) }),
  )
  const ms = note.date?.ms ?? null
  if (ms !== null && entries.every((entry) => known.result(entry, ms))) return null
  const text = valuesText(entries, mention)
  const last = Math.max(mention.end, ...mention.values.map(({ end }) => end))
  return {
    ...bare(mention),
    end: last,
    id: idOf('result', mention.code, text),
    kind: 'result',
    label: `${mention.concept} ${text}`,
    entries,
    reason: `Not in the results of ${time?.slice(0, DAY_CHARS) ?? 'that day'}.`,
    asks: [...severalValues(mention, mentions), ...unitAsks(mention), ...(dateBeside(note.text, mention) ? [OWN_DATE] : [])],
  }
}

const OFFERINGS: readonly Offering[] = [problem, allergy, medication, result]

/** @returns in the order of the text; a thing that is said twice is offered once, where it is said first */
export function suggestionsOf(note: NoteGiven, reading: NoteReading, facts: PatientFacts, knowledge: NoteKnowledge): readonly Offered[] {
  const given: Reading = { note, mentions: reading.mentions, known: knownIn(facts, knowledge) }
  const offered = reading.mentions.flatMap((mention) => OFFERINGS.flatMap((offering) => offering(mention, given) ?? []))
  const seen = new Set<string>()
  return offered.filter(({ id }) => !seen.has(id) && seen.add(id))
}
