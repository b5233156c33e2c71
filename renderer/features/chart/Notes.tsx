import { useEffect, useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { FactId, PatientId } from '#app/contract/ids.ts'
import { call } from '../../bridge/client.ts'
import { date, dateTime } from '../../i18n/format.ts'
import { showEvidence, useChart } from '../../stores/chart.ts'
import { ErrorState, Kbd, SkeletonRows, SourceLink, useShortcut } from '../../ui/index.ts'
import { marked } from './find-text.ts'

/** The notes on the left, the one being read on the right; a search that marks every hit. */
export function Notes({ view }: Readonly<{ view: ChartView }>) {
  const chosen = useChart((state) => state.note)
  const [query, setQuery] = useState('')
  const search = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Find in the note', 'Chart', () => search.current?.focus())
  if (view.notes.length === 0) return <p className="chart-none">No note and no report is recorded.</p>
  const note = view.notes.find((one) => one.fact === chosen) ?? view.notes[0]
  return (
    <div className="notes">
      <ul className="notes-list" aria-label="Notes">
        {view.notes.map((one) => (
          <li key={one.fact}>
            <button
              type="button"
              className="notes-head"
              aria-current={one.fact === note?.fact || undefined}
              onClick={() => useChart.setState({ note: one.fact })}
            >
              <span className="clip">{one.label}</span>
              <span className="tiny num">{date(one.date)}</span>
              <span className="tiny clip notes-preview">{one.hasText ? one.preview : 'no text'}</span>
            </button>
          </li>
        ))}
      </ul>
      {note ? (
        <article className="notes-open" aria-label={note.label}>
          <header className="flow-bar">
            <span className="clip">
              <SourceLink onOpen={() => showEvidence([note.fact])}>{note.label}</SourceLink>
              <span className="quiet">
                {' '}
                {dateTime(note.date)} · {note.author ?? 'author not recorded'}
              </span>
            </span>
            <label className="chart-find">
              <span className="visually-hidden">Find in the note</span>
              <input
                ref={search}
                className="ui-input"
                type="text"
                placeholder="Find in the note"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
              <Kbd keys="/" />
            </label>
          </header>
          <NoteText patient={view.patient.id} fact={note.fact} hasText={note.hasText} query={query} />
        </article>
      ) : null}
    </div>
  )
}

type Loaded = Readonly<{ fact: FactId; text: string | null; failure: Failure | null }>

function NoteText({ patient, fact, hasText, query }: Readonly<{ patient: PatientId; fact: FactId; hasText: boolean; query: string }>) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let current = true
    if (!hasText) return
    void call('chart.note', { patient, fact }).then((result) => {
      if (current) setLoaded({ fact, text: result.ok ? result.value.text : null, failure: result.ok ? null : result.error })
    })
    return () => {
      current = false
    }
  }, [patient, fact, hasText, tries])
  if (!hasText) return <p className="chart-none">This document carries no text that can be shown.</p>
  if (loaded?.fact !== fact) return <SkeletonRows rows={8} height={20} label="Loading the note" />
  if (loaded.failure) return <ErrorState failure={loaded.failure} onRetry={() => setTries((n) => n + 1)} />
  const pieces = marked(loaded.text ?? '', query)
  const hits = pieces.filter((piece) => piece.hit).length
  return (
    <>
      <output className="tiny notes-hits">{query === '' ? '' : `${hits} ${hits === 1 ? 'hit' : 'hits'} for “${query}”`}</output>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="notes-text" aria-label="Text of the note" tabIndex={0}>
        {pieces.map((piece) => (piece.hit ? <mark key={piece.start}>{piece.text}</mark> : piece.text))}
      </section>
    </>
  )
}
