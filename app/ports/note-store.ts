/** What notes ask of the patient store. Same rules as `store.ts`: each write is one transaction, with its audit entry in it. */
import type { Document, Facts, When } from '../chart/facts.ts'
import type { Flag } from '../contract/entry.ts'
import type { FactId, PatientId } from '../contract/ids.ts'
import type { NoteDecision } from '../contract/notes.ts'
import type { Place } from '../notes/found.ts'
import type { Actor } from './store.ts'

/** A resource that a person made here. `flag`: what the entry check said, for each value of it. */
export type MadeResource = Readonly<{
  ref: string
  raw: string
  facts: Facts
  path: string
  flags: readonly Readonly<{ fact: FactId; flag: Flag }>[]
}>

export type FoundNote = Readonly<{
  patient: PatientId
  patientName: string | null
  fact: FactId
  label: string
  date: string | null
  /** The stretch around the first place; `hits` are places in it. */
  text: string
  hits: readonly Place[]
  whole: string
}>

export type StoredNote = Pick<Document, 'id' | 'label' | 'source'> & Readonly<{ date: When | null; text: string | null }>

export interface NoteReads {
  /** A note of this chart, with the text of the version that stands; null where there is none. */
  note(input: { patient: PatientId; fact: FactId }): StoredNote | null
  /** The newest decision on each suggestion of a note. */
  noteDecisions(input: { fact: FactId }): readonly NoteDecision[]
  /**
   * Notes in which every word of `query` begins a word, newest first; `patient`: of that chart, with what was joined to it.
   * Nothing for a query without a letter or digit.
   */
  searchNotes(input: { query: string; patient: PatientId | null; limit: number }): readonly FoundNote[]
}

export interface NoteWrites {
  /**
   * What a person says of a suggestion, and what it becomes in the chart (`resources`, of an accepted one only). The same `requestId` again
   * changes nothing and gives the same facts. @throws Conflict where it was accepted already
   */
  decideNote(input: {
    actor: Actor
    patient: PatientId
    note: FactId
    said: Omit<NoteDecision, 'facts' | 'user' | 'at'>
    resources: readonly MadeResource[]
    requestId: string
  }): readonly FactId[]
  /** A note somebody wrote here. The same `requestId` again stores nothing. */
  writeNote(input: { actor: Actor; patient: PatientId; resource: MadeResource; requestId: string }): FactId
}
