import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { NoteDecision, NoteReadingView, NoteSuggestion } from '#app/contract/notes.ts'
import { text } from '../../i18n/en.ts'
import { showEvidence } from '../../stores/chart.ts'
import { decideNote, standOn, useNotes } from '../../stores/notes.ts'
import { useMay } from '../../stores/session.ts'
import { announce, Button, Kbd, toastFailure, useShortcut } from '../../ui/index.ts'
import { SuggestionItem } from './SuggestionItem.tsx'

const own = text.notes

type Props = Readonly<{ reading: NoteReadingView; onJump: () => void }>

/** What the note says and the chart does not: arrows move, Enter adds, Alt+Enter adds what was asked about, X rejects, J goes to the words. */
export function Suggestions({ reading, onJump }: Props) {
  const { decided } = reading
  const pending = useNotes((state) => state.pending)
  const suggestions = reading.suggestions.filter(({ id }) => !pending.includes(id))
  const may = useMay('enter')
  const current = useNotes((state) => state.current)
  const list = useRef<HTMLUListElement>(null)
  const at = Math.max(
    0,
    suggestions.findIndex(({ id }) => id === current),
  )
  const focus = (one: NoteSuggestion | undefined) => {
    if (!one) return
    standOn(one.id)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(one.id)}"]`)?.focus())
  }
  useShortcut('s', own.toSuggestions, own.group, () => focus(suggestions[at]), suggestions.length > 0)
  const act = useActing(suggestions, at, may, focus)
  const onKeyDown = (event: KeyboardEvent) => {
    const one = suggestions[at]
    if (!one || event.ctrlKey || event.metaKey || !(event.target as HTMLElement).dataset.item) return
    if (event.altKey && event.key !== 'Enter') return
    if (event.key === 'j') onJump()
    else if (!act(event.altKey ? 'Alt+Enter' : event.key, one)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const run = (key: string, one: NoteSuggestion) => void act(key, one)
  return (
    <aside className="note-adds" aria-label={own.suggestions}>
      <h3 className="note-adds-head">
        {own.suggestions} <span className="tiny num">{suggestions.length}</span>
        {suggestions.length > 0 ? <Kbd keys="S" /> : null}
      </h3>
      {reading.unread === null ? null : <p className="warn note-adds-none">{own.unread(reading.unread)}</p>}
      {reading.unread === null && suggestions.length === 0 ? <p className="quiet note-adds-none">{own.nothing}</p> : null}
      <ul ref={list} onKeyDown={onKeyDown}>
        {suggestions.map((one, index) => (
          <SuggestionItem
            key={one.id}
            one={one}
            current={index === at}
            may={may}
            onFocus={() => standOn(one.id)}
            onAccept={(confirmed) => run(confirmed ? 'Alt+Enter' : 'Enter', one)}
            onReject={() => run('x', one)}
            onJump={onJump}
          />
        ))}
      </ul>
      <Decided decided={decided} may={may} />
    </aside>
  )
}

/** The keys go on to the next one, wherever the list then begins. */
function useActing(suggestions: readonly NoteSuggestion[], at: number, may: boolean, focus: (one: NoteSuggestion | undefined) => void) {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    const one = wanted.current === null ? undefined : suggestions.find(({ id }) => id === wanted.current)
    if (!one) return
    wanted.current = null
    focus(one)
  })
  const settle = async (one: NoteSuggestion, decision: NoteDecision['decision'], confirmed: boolean) => {
    wanted.current = (suggestions[at + 1] ?? suggestions[at - 1])?.id ?? null
    const result = await decideNote(one.id, decision, confirmed)
    if (result === null) return
    if (!result.ok) return toastFailure(result.error)
    announce(decision === 'accepted' ? own.accepted(one.label) : own.rejected(one.label))
  }
  const accept = (one: NoteSuggestion, confirmed: boolean) => {
    if (!may) return announce(own.mayNot)
    if (one.gate === 'refused') return announce(own.cannot)
    if (one.gate === 'ask' && !confirmed) return announce(own.asksFirst)
    void settle(one, 'accepted', confirmed)
  }
  const actions: Readonly<Record<string, (one: NoteSuggestion) => void>> = {
    ArrowDown: () => focus(suggestions[Math.min(at + 1, suggestions.length - 1)]),
    ArrowUp: () => focus(suggestions[Math.max(at - 1, 0)]),
    Home: () => focus(suggestions[0]),
    End: () => focus(suggestions.at(-1)),
    Enter: (one) => accept(one, false),
    'Alt+Enter': (one) => accept(one, true),
    x: (one) => (may ? void settle(one, 'rejected', false) : announce(own.mayNot)),
  }
  return (key: string, one: NoteSuggestion): boolean => {
    const action = Object.hasOwn(actions, key) ? actions[key] : undefined
    action?.(one)
    return action !== undefined
  }
}

function Decided({ decided, may }: Readonly<{ decided: readonly NoteDecision[]; may: boolean }>) {
  const closed = decided.filter(({ decision }) => decision !== 'reopened')
  if (closed.length === 0) return null
  const reopen = async (one: NoteDecision) => {
    const result = await decideNote(one.suggestion, 'reopened')
    if (result && !result.ok) toastFailure(result.error)
  }
  return (
    <>
      <h3 className="note-adds-head">
        {own.decided} <span className="tiny num">{closed.length}</span>
      </h3>
      <ul>
        {closed.map((one) => (
          <li key={one.suggestion} className="note-decided">
            <span aria-hidden="true">{one.decision === 'accepted' ? '✓' : '✕'}</span>
            <span className={one.decision === 'rejected' ? 'note-rejected' : undefined}>{one.label}</span>
            <span className="tiny quiet">{own.decisionLine(one.decision, one.user)}</span>
            {one.decision === 'accepted' ? (
              <Button size="small" variant="quiet" onClick={() => showEvidence(one.facts)}>
                {own.itsRow}
              </Button>
            ) : may ? (
              <Button size="small" variant="quiet" onClick={() => void reopen(one)}>
                {own.reopen}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
