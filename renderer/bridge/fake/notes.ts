/** A note with one thing to add, kept in memory. */
import { factId } from '#app/contract/ids.ts'
import type { NoteDecision, NoteReadingView, NoteSuggestion } from '#app/contract/notes.ts'
import type { Handlers } from './handlers.ts'

const TEXT =
  'More breathless overnight, poor urine output. No chest pain. Gout.\n\nPlan: hold spironolactone and lisinopril, repeat potassium, ECG.'
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const GOUT: NoteSuggestion = {
  id: 'problem|M10.9|gout',
  kind: 'problem',
  label: 'Gout',
  detail: null,
  code: 'M10.9',
  system: 'icd-10-cm',
  status: null,
  entries: [],
  reason: 'Said of this patient, not in the problems.',
  gate: 'one-key',
  asks: [],
  flags: [],
  ...at('Gout'),
}
let decided: NoteDecision[] = []

const reading = (text = TEXT): NoteReadingView => ({
  text,
  mentions: [
    { ...at('chest pain'), kind: 'finding', concept: 'chest pain', code: 'R07.9', meaning: 'negated' },
    { ...at('Gout'), kind: 'condition', concept: 'gout', code: 'M10.9', meaning: 'affirmed' },
  ],
  suggestions: decided.length === 0 ? [GOUT] : [],
  decided,
  unread: null,
})

type Names = Extract<keyof Handlers, `notes.${string}`>

export const noteCalls: Pick<Handlers, Names> = {
  'notes.read': () => reading(),
  'notes.refresh': () => reading(),
  'notes.preview': ({ text }) => ({ ...reading(text), mentions: [] }),
  'notes.decide': ({ suggestion, decision }) => {
    const { kind, label, start, end } = GOUT
    const facts = decision === 'accepted' ? [factId('Condition/gout')] : []
    decided =
      decision === 'reopened'
        ? []
        : [{ suggestion, decision, kind, label, start, end, facts, user: 'A. Ferreira', at: '2026-11-24T08:00:00Z' }]
    return { facts }
  },
  'notes.write': ({ requestId }) => ({ fact: factId(`DocumentReference/${requestId}`) }),
  'notes.search': () => ({ hits: [], more: false }),
}
