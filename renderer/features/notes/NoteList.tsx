import { type KeyboardEvent, useRef } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { FactId } from '#app/contract/ids.ts'
import type { NoteHit } from '#app/contract/notes.ts'
import { text } from '../../i18n/en.ts'
import { date } from '../../i18n/format.ts'
import { useChart } from '../../stores/chart.ts'
import { showNote, useNotes } from '../../stores/notes.ts'
import { ErrorLine } from '../../ui/index.ts'

const own = text.notes

/** Arrows move between the notes of a list; Tab goes on to the note. */
function useArrows() {
  const list = useRef<HTMLUListElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const heads = [...(list.current?.querySelectorAll<HTMLButtonElement>('.notes-head') ?? [])]
    const next = heads[heads.indexOf(event.target as HTMLButtonElement) + step]
    if (step === 0 || !next) return
    event.preventDefault()
    next.focus()
  }
  return { ref: list, onKeyDown }
}

/** Every note of the chart, or those with the words that are looked for. */
export function NoteList({ view, open }: Readonly<{ view: ChartView; open: FactId | null }>) {
  const query = useNotes((state) => state.query)
  const arrows = useArrows()
  if (query.trim() !== '') return <Found view={view} open={open} />
  return (
    <ul className="notes-list" aria-label={own.list} {...arrows}>
      {view.notes.map((one) => (
        <li key={one.fact}>
          <button
            type="button"
            className="notes-head"
            aria-current={one.fact === open || undefined}
            onClick={() => useChart.setState({ note: one.fact })}
          >
            <span className="clip">{one.label}</span>
            <span className="tiny num">{date(one.date)}</span>
            <span className="tiny clip notes-preview">{one.hasText ? one.preview : own.noText}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Found({ view, open }: Readonly<{ view: ChartView; open: FactId | null }>) {
  const { found, everybody } = useNotes()
  const arrows = useArrows()
  const hits = found.value?.hits ?? []
  return (
    <div className="notes-list">
      <p className="tiny notes-found" role="status">
        {found.value === null ? own.searching : own.found(hits.length, found.value.more)}
      </p>
      {found.failure ? <ErrorLine failure={found.failure} /> : null}
      <ul aria-label={own.list} {...arrows}>
        {hits.map((hit) => (
          <li key={`${hit.patient} ${hit.fact}`}>
            <button
              type="button"
              className="notes-head"
              aria-current={(hit.fact === open && hit.patient === view.patient.id) || undefined}
              onClick={() => showNote(hit.patient, hit.fact)}
            >
              <span className="clip">{everybody ? (hit.patientName ?? text.common.nameUnknown) : hit.label}</span>
              <span className="tiny num">{date(hit.date)}</span>
              <span className="tiny notes-stretch">
                <Stretch hit={hit} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Stretch({ hit }: Readonly<{ hit: NoteHit }>) {
  let from = 0
  const pieces = hit.hits.flatMap(({ start, end }) => {
    const before = hit.text.slice(from, start)
    from = end
    return [before, <mark key={start}>{hit.text.slice(start, end)}</mark>]
  })
  return (
    <>
      {pieces}
      {hit.text.slice(from)}
    </>
  )
}
