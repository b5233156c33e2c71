/** Notes in the window: what a note names and how it is meant, what may be taken over from it, and the search in notes. */
import { z } from 'zod'
import { Entry, Flag } from './entry.ts'
import { FactId, PatientId } from './ids.ts'

export const MAX_NOTE_CHARS = 400_000

/** How a mention is meant. `uncertain`: named as a question; `affirmed`: said of this patient, now. */
export const MentionMeaning = z.enum(['affirmed', 'negated', 'historical', 'hypothetical', 'uncertain', 'family', 'other'])
export type MentionMeaning = z.infer<typeof MentionMeaning>

export const NoteSpan = z.object({
  /** UTF-16 code units of the note's text: [start, end). */
  start: z.number().int().min(0),
  end: z.number().int().min(0),
})

export const MentionView = NoteSpan.extend({
  kind: z.enum(['condition', 'finding', 'drug', 'measure']),
  /** Preferred name, and its code where one says the same. */
  concept: z.string(),
  code: z.string().nullable(),
  meaning: MentionMeaning,
})
export type MentionView = Readonly<z.infer<typeof MentionView>>

export const SuggestionKind = z.enum(['problem', 'medication', 'allergy', 'result'])
export type SuggestionKind = z.infer<typeof SuggestionKind>

/** What may be taken over from a note. It is a ghost: nothing of it is stored as a fact before a person has accepted it. */
export const NoteSuggestion = NoteSpan.extend({
  /** The same for the same thing said in the same note, wherever it stands. */
  id: z.string().min(1).max(400),
  kind: SuggestionKind,
  /** What it would be called in the chart. */
  label: z.string(),
  /** What stands beside it: the order behind a drug, the reaction to an allergen; null where the note says none. */
  detail: z.string().nullable(),
  code: z.string().nullable(),
  system: z.enum(['icd-10-cm', 'rxnorm', 'loinc']).nullable(),
  /** FHIR status of a medication. */
  status: z.enum(['active', 'intended']).nullable(),
  /** Values of a result, dated like the note; empty for the others. */
  entries: z.array(Entry),
  /** Why it is offered. */
  reason: z.string(),
  /** 'one-key'; 'ask': only when a person says that it is right, for `asks`; 'refused': not at all. */
  gate: z.enum(['one-key', 'ask', 'refused']),
  asks: z.array(z.string()),
  flags: z.array(Flag),
})
export type NoteSuggestion = Readonly<z.infer<typeof NoteSuggestion>>

/** What a person said of a suggestion of this note; append-only, the newest of an id stands. */
export const NoteDecision = NoteSpan.extend({
  suggestion: z.string(),
  kind: SuggestionKind,
  decision: z.enum(['accepted', 'rejected', 'reopened']),
  label: z.string(),
  /** What it became in the chart. */
  facts: z.array(FactId),
  user: z.string(),
  at: z.string(),
})
export type NoteDecision = Readonly<z.infer<typeof NoteDecision>>

/** A note as it is read. `unread`: why its names could not be read, or null; the text stands in any case. */
export const NoteReadingView = z.object({
  text: z.string().nullable(),
  mentions: z.array(MentionView),
  suggestions: z.array(NoteSuggestion),
  decided: z.array(NoteDecision),
  unread: z.string().nullable(),
})
export type NoteReadingView = Readonly<z.infer<typeof NoteReadingView>>

export const NewNote = z.object({
  title: z.string().trim().min(1).max(200),
  /** ISO 8601 time the note is of. */
  date: z.string().max(40),
  text: z.string().min(1).max(MAX_NOTE_CHARS),
})
export type NewNote = Readonly<z.infer<typeof NewNote>>

/** A stretch of a note around what was looked for: `hits` are places in `text`. */
export const NoteHit = z.object({
  patient: PatientId,
  patientName: z.string().nullable(),
  fact: FactId,
  label: z.string(),
  date: z.string().nullable(),
  text: z.string(),
  hits: z.array(NoteSpan),
})
export type NoteHit = Readonly<z.infer<typeof NoteHit>>

/** `more`: there are notes beyond those listed. */
export const NoteSearch = z.object({ hits: z.array(NoteHit), more: z.boolean() })
export type NoteSearch = Readonly<z.infer<typeof NoteSearch>>
