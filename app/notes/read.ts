/** Reads a note: sections, and everything named in it with how it is meant. Pure, never throws, time linear in the length. */
import type { DrugMatch } from '../contract/medication.ts'
import { type Hit, leftmostLongest } from './automaton.ts'
import { type Context, contextIn, type SentenceContext } from './context/context.ts'
import { doseAfter, type NoteDose } from './doses.ts'
import type { Lexicon, MentionKind, Term } from './lexicon.ts'
import { WITH_NUMBER_ONLY } from './measures.ts'
import { type Asked, phrasesIn } from './phrases-found.ts'
import { type Section, type SectionKind, sectionsOf } from './sections.ts'
import { type SentenceSpan, sentencesOf } from './sentences.ts'
import { type NoteValue, valuesAfter } from './values.ts'
import { type Words, wordsOf } from './words.ts'

/** `text` is the note's own text[start, end), in UTF-16 code units. */
export type NoteMention = Readonly<{
  text: string
  start: number
  end: number
  kind: MentionKind
  concept: string
  code: string | null
  system: Term['system']
  section: SectionKind | null
}> &
  Context &
  Readonly<{ dose: NoteDose | null; values: readonly NoteValue[] }>

export type NoteReading = Readonly<{ sections: readonly Section[]; mentions: readonly NoteMention[] }>

/** What the program knows; null reads only the phrases that are asked for. */
export type NoteKnowledge = Readonly<{ lexicon: Lexicon; matchDrug: (text: string) => DrugMatch }>

/** The first place not before `at`. */
function firstFrom(places: Int32Array, at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

type Layout = Readonly<{ words: Words; sections: readonly Section[]; sentences: readonly SentenceSpan[] }>

function layoutOf(text: string): Layout {
  const words = wordsOf(text)
  const sections = sectionsOf(text)
  const breaks = new Set(sections.flatMap(({ start, body }) => [firstFrom(words.starts, start), firstFrom(words.starts, body)]))
  return { words, sections, sentences: sentencesOf(words, breaks) }
}

type Named = Readonly<{ from: number; to: number; start: number; end: number; kind: MentionKind; term: Term | null; asked: string | null }>

const isCapitals = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase()

/** Two sentences, or two paragraphs: "of the knee. Pain is better". */
const BROKEN = /[.!?;]\s|\n\s*\n/

/** Names this short are a measurement only where a number follows. */
const NEEDS_VALUE = 4
const DRUG_AMOUNT =
  /^[ \t]*(?:\([^)\n]{0,30}\)[ \t]*)?(?:\d+(?:[.,]\d+)?[ \t]?(?:-[ \t]?\d+[ \t]?)?(?:mg|mcg|g|gm|grams?|units?|meq|mmol|ml|tab|tablet|capsule|iu)(?![\p{L}/%])|supplement|tablet|capsule|iv|po|drip|infusion|gtt|replacement|repletion)/iu

/** Which of the things that a name may mean is meant here. */
function meant(terms: readonly Term[], { text }: Words, start: number, end: number): Term | null {
  const written = text.slice(start, end)
  const open = terms.filter((term) => !term.capitals || isCapitals(written))
  const measure = open.find(({ kind }) => kind === 'measure')
  const drug = open.find(({ kind }) => kind === 'drug')
  const illness = open.find(({ kind }) => kind === 'condition' || kind === 'finding')
  if (illness) return illness
  if (drug && measure) return DRUG_AMOUNT.test(text.slice(end, end + 48)) ? drug : measure
  return drug ?? measure ?? null
}

function namedIn({ words, sections }: Layout, { automaton, terms }: Lexicon): readonly Named[] {
  const inHeader = headerTest(sections)
  const hits = automaton.find(words.keys).flatMap((hit: Hit): Named[] => {
    const [start, end] = [words.starts[hit.from] ?? 0, words.ends[hit.to - 1] ?? 0]
    if (inHeader(start)) return []
    const term = meant(terms[hit.phrase] ?? [], words, start, end)
    if (term === null) return []
    if (BROKEN.test(words.text.slice(start, end))) return []
    const isVague = end - start < NEEDS_VALUE || WITH_NUMBER_ONLY.has(words.keys[hit.from] ?? '')
    if (term.kind === 'measure' && isVague && valuesAfter(words.text, term.measure ?? '', start, end).length === 0) return []
    return [{ from: hit.from, to: hit.to, start, end, kind: term.kind, term, asked: null }]
  })
  return leftmostLongest(hits)
}

/** Asked in the order of the text. */
function headerTest(sections: readonly Section[]): (at: number) => boolean {
  let next = 0
  return (at) => {
    while (next + 1 < sections.length && (sections[next + 1]?.start ?? 0) <= at) next += 1
    const section = sections[next]
    return section !== undefined && at >= section.start && at < section.body
  }
}

const named = ({ from, to, start, end, asked }: Asked): Named => ({ from, to, start, end, kind: 'asked', term: null, asked })

/** A phrase that was asked for and is known too is one mention, under the name that was asked for. */
function together(known: readonly Named[], asked: readonly Named[]): readonly Named[] {
  const byPlace = new Map(known.map((one) => [`${one.start} ${one.end}`, one]))
  const merged = asked.map((one) => {
    const same = byPlace.get(`${one.start} ${one.end}`)
    return same === undefined ? one : { ...one, kind: same.kind, term: same.term }
  })
  const taken = new Set(asked.map(({ start, end }) => `${start} ${end}`))
  return [...known.filter(({ start, end }) => !taken.has(`${start} ${end}`)), ...merged].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** What the section says of all that stands in it. */
function inSection(context: Context, section: SectionKind | null, kind: MentionKind): Context {
  const isPast = kind !== 'drug' && kind !== 'measure' && (section === 'past' || section === 'surgical' || section === 'family')
  return {
    ...context,
    historical: context.historical || isPast,
    hypothetical: context.hypothetical || section === 'precautions',
    experiencer: section === 'family' && context.experiencer === 'patient' ? 'family' : context.experiencer,
  }
}

type Places = Readonly<{ sentenceAt: (word: number) => SentenceSpan; sectionAt: (place: number) => SectionKind | null }>

/** Both are asked in the order of the text, so that each looks at a sentence once. */
function placesOf({ sentences, sections }: Layout): Places {
  let [sentence, section] = [0, -1]
  return {
    sentenceAt: (word) => {
      while (sentence + 1 < sentences.length && (sentences[sentence]?.to ?? 0) <= word) sentence += 1
      return sentences[sentence] ?? { from: 0, to: 0 }
    },
    sectionAt: (place) => {
      while (section + 1 < sections.length && (sections[section + 1]?.start ?? 0) <= place) section += 1
      return sections[section]?.kind ?? null
    },
  }
}

/** One sentence is prepared once, however much it names. */
function contexts(words: Words): (span: SentenceSpan, from: number, to: number) => Context {
  let last: Readonly<{ from: number; to: number; context: SentenceContext }> | null = null
  return (span, from, to) => {
    const end = Math.max(span.to, to)
    if (last === null || last.from !== span.from || last.to !== end)
      last = { from: span.from, to: end, context: contextIn(words, { from: span.from, to: end }) }
    return last.context(from, to)
  }
}

/** @param asked further phrases to look for; those that are not there give nothing */
export function readNote(text: string, asked: readonly string[], knowledge: NoteKnowledge | null): NoteReading {
  const layout = layoutOf(text)
  const { words, sections } = layout
  const known = knowledge === null ? [] : namedIn(layout, knowledge.lexicon)
  const all = together(known, phrasesIn(words, asked).map(named))
  const { sentenceAt, sectionAt } = placesOf(layout)
  const contextOf = contexts(words)
  const mentions = all.map(({ from, to, start, end, kind, term, asked: phrase }, index): NoteMention => {
    const section = sectionAt(start)
    const sentence = sentenceAt(from)
    const stop = Math.min(
      all.slice(index + 1, index + 8).find((next) => next.start >= end)?.start ?? text.length,
      words.ends[sentence.to - 1] ?? text.length,
    )
    return {
      text: text.slice(start, end),
      start,
      end,
      kind,
      concept: phrase ?? term?.concept ?? '',
      code: term?.code ?? null,
      system: term?.system ?? null,
      section,
      ...inSection(contextOf(sentence, from, to), section, kind),
      dose: kind === 'drug' && knowledge !== null ? doseAfter(text, start, end, stop, knowledge.matchDrug) : null,
      values: kind === 'measure' ? valuesAfter(text, term?.measure ?? '', start, end) : [],
    }
  })
  return { sections, mentions }
}
