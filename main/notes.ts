/** A note read against its chart: mentions, and what may be taken over, judged as typed values and orders are. Stores nothing. */
import type { PatientFacts, When } from '#app/chart/facts.ts'
import type { EntryContext, Flag } from '#app/contract/entry.ts'
import type { MedCheck } from '#app/contract/medication.ts'
import type { MentionView, NoteDecision, NoteReadingView, NoteSuggestion } from '#app/contract/notes.ts'
import { ALLERGENS } from '#app/notes/allergens.ts'
import { gated } from '#app/notes/gate.ts'
import { meaningOf } from '#app/notes/meaning.ts'
import { type NoteMention, readNote } from '#app/notes/read.ts'
import { type Offered, suggestionsOf } from '#app/notes/suggest.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { type Medication, openMedication } from './medication/index.ts'

/** `judgedBy`: what its values are judged against. */
/** `dataDir`: where the site's own medication rules and updates lie. */
type Asked = Readonly<{ text: string; date: When | null; facts: PatientFacts; judgedBy: EntryContext; scorer: Scorer; dataDir: string }>
type Read = Pick<NoteReadingView, 'mentions' | 'suggestions' | 'unread'>

const viewOf = ({ start, end, kind, concept, code, ...mention }: NoteMention & { kind: MentionView['kind'] }): MentionView => ({
  start,
  end,
  kind,
  concept,
  code,
  meaning: meaningOf({ start, end, kind, concept, code, ...mention }),
})

const isKnown = (mention: NoteMention): mention is NoteMention & { kind: MentionView['kind'] } => mention.kind !== 'asked'

/** All values of the note together: those of one moment are judged side by side. */
async function flagsOf(offered: readonly Offered[], { judgedBy, scorer }: Asked): Promise<ReadonlyMap<string, readonly Flag[]>> {
  const owners = offered.flatMap(({ id, entries }) => entries.map((entry, index) => ({ id, index, entry })))
  if (owners.length === 0) return new Map()
  const { flags } = await scorer.assess({ context: judgedBy, entries: owners.map(({ entry }) => entry) })
  const byId = new Map<string, Flag[]>()
  for (const flag of flags) {
    const owner = owners[flag.entry]
    if (owner) byId.set(owner.id, [...(byId.get(owner.id) ?? []), { ...flag, entry: owner.index }])
  }
  return byId
}

function checksOf(offered: readonly Offered[], { facts, judgedBy }: Asked, medication: Medication): ReadonlyMap<string, MedCheck> {
  const drugs = offered.filter(({ kind }) => kind === 'medication')
  const check = ({ label, detail }: Offered) =>
    medication.check({ facts, atMs: judgedBy.nowMs, orders: [{ text: [label, detail].filter(Boolean).join(' ') }] })
  return new Map(drugs.map((one) => [one.id, check(one)]))
}

/** `unread`: why the names could not be read; nothing is suggested then. */
export async function readAgainst(asked: Asked): Promise<Read> {
  const medication = await openMedication(asked.dataDir)
  if (medication.failure !== null) return { mentions: [], suggestions: [], unread: medication.failure }
  const knowledge = medication.names().notes()
  const reading = readNote(asked.text, ALLERGENS, knowledge)
  const offered = suggestionsOf({ text: asked.text, date: asked.date }, reading, asked.facts, knowledge)
  const flags = await flagsOf(offered, asked)
  const suggestions = gated(offered, asked.date, { flags, checks: checksOf(offered, asked, medication) })
  return { mentions: reading.mentions.filter(isKnown).map(viewOf), suggestions: [...suggestions], unread: null }
}

/** Those that nobody has decided, in this note. */
export function openOf(suggestions: readonly NoteSuggestion[], decided: readonly NoteDecision[]): readonly NoteSuggestion[] {
  const closed = new Set(decided.filter(({ decision }) => decision !== 'reopened').map(({ suggestion }) => suggestion))
  return suggestions.filter(({ id }) => !closed.has(id))
}
