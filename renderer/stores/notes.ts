/**
 * The note that is open: what it names, what it adds, and what was said of that; the search in notes. What nobody accepted lives here alone and is
 * forgotten on lock.
 */
import { create } from 'zustand'
import type { Result } from '#app/contract/errors.ts'
import type { FactId, PatientId } from '#app/contract/ids.ts'
import type { NoteDecision, NoteReadingView, NoteSearch } from '#app/contract/notes.ts'
import { call, onPush } from '../bridge/client.ts'
import { useChart } from './chart.ts'
import { onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'
import { openChart } from './route.ts'

const SEARCH_MS = 120
const MOST_HITS = 100

type NotesState = Readonly<{
  patient: PatientId | null
  fact: FactId | null
  reading: Remote<NoteReadingView>
  /** The suggestion the keys are on. */
  current: string | null
  /** Decisions on their way. */
  pending: readonly string[]
  query: string
  everybody: boolean
  found: Remote<NoteSearch>
}>

const EMPTY: NotesState = {
  patient: null,
  fact: null,
  reading: idle(),
  current: null,
  pending: [],
  query: '',
  everybody: false,
  found: idle(),
}

export const useNotes = create<NotesState>(() => EMPTY)

let era = 0
let turn = 0
let searchTurn = 0
let timer: ReturnType<typeof setTimeout> | null = null

onForget(forgetNotes)

export function forgetNotes(): void {
  era += 1
  turn += 1
  searchTurn += 1
  if (timer) clearTimeout(timer)
  useNotes.setState(EMPTY)
}

/** Opens a note; one that is open stays as it is. */
export async function openNote(patient: PatientId, fact: FactId): Promise<void> {
  const now = useNotes.getState()
  if (now.patient === patient && now.fact === fact && now.reading.state !== 'failed') return
  turn += 1
  const own = turn
  useNotes.setState({ patient, fact, reading: loading(idle<NoteReadingView>()), current: null })
  const result = await call('notes.read', { patient, fact })
  if (own === turn) useNotes.setState(({ reading }) => ({ reading: settled(reading, result) }))
}

/** What stands in front stays until the new reading is here. */
async function refreshNote(): Promise<void> {
  const { patient, fact, reading } = useNotes.getState()
  if (patient === null || fact === null || reading.value === null) return
  const own = turn
  const result = await call('notes.refresh', { patient, fact })
  if (own === turn && result.ok) useNotes.setState((state) => ({ reading: settled(state.reading, result) }))
}

/** @returns a function that stops */
export function followNotes(patient: PatientId): () => void {
  return onPush((event) => {
    if (event.type === 'chart.changed' && event.patient === patient && useNotes.getState().patient === patient) void refreshNote()
  })
}

export const standOn = (current: string | null): void => useNotes.setState({ current })

let line: Promise<unknown> = Promise.resolve()

/** In the order of the presses, each once: a press while another is on its way waits, and is never lost. @returns null where it was on its way already */
export async function decideNote(
  suggestion: string,
  decision: NoteDecision['decision'],
  confirmed = false,
): Promise<Result<unknown> | null> {
  const { patient, fact, pending } = useNotes.getState()
  if (patient === null || fact === null || pending.includes(suggestion)) return null
  const own = era
  useNotes.setState({ pending: [...pending, suggestion] })
  const requestId = crypto.randomUUID()
  const decided = line.then(() =>
    own === era ? call('notes.decide', { patient, fact, suggestion, decision, confirmed, requestId }) : null,
  )
  line = decided
  const result = await decided
  if (own !== era) return null
  await refreshNote()
  if (own === era) useNotes.setState((state) => ({ pending: state.pending.filter((id) => id !== suggestion) }))
  return result
}

export function lookFor(patient: PatientId, query: string, everybody: boolean): void {
  if (timer) clearTimeout(timer)
  searchTurn += 1
  const isEmpty = query.trim() === ''
  useNotes.setState(({ found }) => ({ query, everybody, found: isEmpty ? idle() : loading(found) }))
  if (!isEmpty) timer = setTimeout(() => void search(patient), SEARCH_MS)
}

async function search(patient: PatientId): Promise<void> {
  const own = searchTurn
  const { query, everybody } = useNotes.getState()
  const result = await call('notes.search', { query, patient: everybody ? null : patient, limit: MOST_HITS })
  if (own === searchTurn) useNotes.setState(({ found }) => ({ found: settled(found, result) }))
}

/** A note of this chart, or of another one, which is opened first. */
export function showNote(patient: PatientId, note: FactId): void {
  if (useChart.getState().patient === patient) {
    useChart.setState({ place: 'notes', note })
    return
  }
  const own = era
  const stop = useChart.subscribe((state) => {
    if (state.patient !== patient || state.chart.value === null) return
    stop()
    if (own === era) useChart.setState({ place: 'notes', note })
  })
  openChart(patient)
}
