import './notes.css'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { showEvidence, useChart } from '../../stores/chart.ts'
import { beginNote, useNoteDraft } from '../../stores/note-draft.ts'
import { followNotes, lookFor, openNote, standOn, useNotes } from '../../stores/notes.ts'
import { useMay } from '../../stores/session.ts'
import { Button, ErrorState, Kbd, SkeletonRows, SourceLink, useShortcut } from '../../ui/index.ts'
import { NewNote } from './NewNote.tsx'
import { NoteList } from './NoteList.tsx'
import { NoteText } from './NoteText.tsx'
import { Suggestions } from './Suggestions.tsx'

const own = text.notes

type Props = Readonly<{ view: ChartView }>
type Head = ChartView['notes'][number]

/** The notes on the left, the one being read in the middle, and beside it what it says that the chart does not. */
export function NotesTab({ view }: Props) {
  const chosen = useChart((state) => state.note)
  const writing = useNoteDraft((state) => state.open && state.patient === view.patient.id)
  const note = view.notes.find((one) => one.fact === chosen) ?? view.notes[0] ?? null
  useEffect(() => followNotes(view.patient.id), [view.patient.id])
  return (
    <div className="notes">
      <Bar view={view} />
      <div className="notes-body">
        {view.notes.length === 0 ? (
          <p className="notes-list chart-none">{own.none}</p>
        ) : (
          <NoteList view={view} open={writing ? null : (note?.fact ?? null)} />
        )}
        {writing ? <NewNote /> : note ? <Article key={note.fact} view={view} note={note} /> : null}
      </div>
    </div>
  )
}

function Bar({ view }: Props) {
  const { query, everybody } = useNotes()
  const may = useMay('enter')
  const search = useRef<HTMLInputElement>(null)
  const patient = view.patient.id
  useShortcut('/', own.findKey, own.group, () => search.current?.focus())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || query === '') return
    event.stopPropagation()
    lookFor(patient, '', everybody)
  }
  return (
    <div className="flow-bar notes-bar">
      <label className="chart-find">
        <span className="visually-hidden">{own.find}</span>
        <input
          ref={search}
          className="ui-input"
          type="text"
          placeholder={own.find}
          value={query}
          onChange={(event) => lookFor(patient, event.target.value, everybody)}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="/" />
      </label>
      <label className="notes-everybody tiny">
        <input type="checkbox" checked={everybody} onChange={(event) => lookFor(patient, query, event.target.checked)} /> {own.everybody}
      </label>
      {may ? (
        <Button shortcut="C" onClick={() => beginNote(patient)}>
          {own.write}
        </Button>
      ) : null}
    </div>
  )
}

function Article({ view, note }: Readonly<{ view: ChartView; note: Head }>) {
  const { reading, query, fact } = useNotes()
  const article = useRef<HTMLElement>(null)
  const patient = view.patient.id
  useEffect(() => void openNote(patient, note.fact), [patient, note.fact])
  const toText = () => article.current?.querySelector<HTMLElement>('.note-text')?.focus()
  const toList = () => article.current?.querySelector<HTMLElement>('[data-item][tabindex="0"]')?.focus()
  return (
    <article ref={article} className="notes-open" aria-label={note.label}>
      <header className="notes-title">
        <SourceLink onOpen={() => showEvidence([note.fact])}>{note.label}</SourceLink>
        <span className="quiet">
          {dateTime(note.date)} · {note.author ?? own.authorUnknown}
        </span>
      </header>
      {fact !== note.fact || (reading.value === null && reading.failure === null) ? (
        <SkeletonRows rows={8} height={20} label={own.reading} />
      ) : reading.value === null && reading.failure ? (
        <ErrorState failure={reading.failure} onRetry={() => void openNote(patient, note.fact)} />
      ) : reading.value === null || reading.value.text === null ? (
        <p className="chart-none">{own.noTextLong}</p>
      ) : (
        <div className="notes-pair">
          <div className="notes-words">
            <NoteText reading={reading.value} query={query} onLeave={toList} />
          </div>
          <Suggestions
            reading={reading.value}
            onJump={() => {
              standOn(useNotes.getState().current)
              toText()
            }}
          />
        </div>
      )}
    </article>
  )
}
