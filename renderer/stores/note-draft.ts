/** A note that is being written: kept in main, encrypted, as it is typed; forgotten here on lock. */
import { z } from 'zod'
import { create } from 'zustand'
import type { Failure } from '#app/contract/errors.ts'
import type { FactId, PatientId } from '#app/contract/ids.ts'
import { MAX_NOTE_CHARS, type NoteReadingView } from '#app/contract/notes.ts'
import { call } from '../bridge/client.ts'
import { fieldTime, parseFieldTime } from '../features/entry/time-field.ts'
import { refreshChart, showPlace } from './chart.ts'
import { onForget } from './forget.ts'

const FORM = 'note'
const SAVE_MS = 400
const READ_MS = 500

const Body = z.object({ title: z.string(), date: z.string(), text: z.string() })
type Body = Readonly<z.infer<typeof Body>>

type NoteDraftState = Readonly<{
  patient: PatientId | null
  open: boolean
  body: Body
  keep: Readonly<{ state: 'none' | 'saving' | 'saved' | 'failed'; at: string | null; restored: boolean }>
  preview: NoteReadingView | null
  saving: boolean
  failure: Failure | null
}>

const EMPTY_BODY: Body = { title: '', date: '', text: '' }
const NOT_KEPT: NoteDraftState['keep'] = { state: 'none', at: null, restored: false }
const EMPTY: NoteDraftState = { patient: null, open: false, body: EMPTY_BODY, keep: NOT_KEPT, preview: null, saving: false, failure: null }

export const useNoteDraft = create<NoteDraftState>(() => EMPTY)

let era = 0
let keepTimer: ReturnType<typeof setTimeout> | null = null
let readTimer: ReturnType<typeof setTimeout> | null = null
/** Made when a save is first tried: trying again never stores twice. */
let requestId: string | null = null

onForget(forgetNoteDraft)

function stopTimers(): void {
  if (keepTimer) clearTimeout(keepTimer)
  if (readTimer) clearTimeout(readTimer)
  keepTimer = null
  readTimer = null
}

export function forgetNoteDraft(): void {
  era += 1
  requestId = null
  stopTimers()
  useNoteDraft.setState(EMPTY)
}

function readBody(text: string): Body | null {
  try {
    const parsed = Body.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** ISO 8601, of the field in this machine's clock; what cannot be read goes to main as it is, which says so. */
function isoOf(date: string): string {
  const ms = parseFieldTime(date, Date.now())
  return ms === null ? date : new Date(ms).toISOString()
}

/** Opens the form and brings back its draft. @param date what the date begins as */
async function openNoteForm(patient: PatientId, date: string): Promise<void> {
  const now = useNoteDraft.getState()
  if (now.patient === patient && now.body.text !== '') return useNoteDraft.setState({ open: true })
  forgetNoteDraft()
  const own = era
  useNoteDraft.setState({ patient, open: true, body: { ...EMPTY_BODY, date } })
  const result = await call('drafts.load', { patient, form: FORM })
  if (own !== era) return
  if (!result.ok) return useNoteDraft.setState({ failure: result.error })
  const kept = result.value.draft ? readBody(result.value.draft.body) : null
  if (kept === null || useNoteDraft.getState().body.text !== '') return
  useNoteDraft.setState({ body: kept, keep: { state: 'saved', at: result.value.draft?.savedAt ?? null, restored: true } })
  planReading()
}

/** From anywhere in the chart. */
export function beginNote(patient: PatientId): void {
  showPlace('notes')
  void openNoteForm(patient, fieldTime(Date.now()))
}

export function writeNote(change: Partial<Body>): void {
  requestId = null
  useNoteDraft.setState(({ body }) => ({ body: { ...body, ...change }, failure: null }))
  if (keepTimer) clearTimeout(keepTimer)
  keepTimer = setTimeout(() => void keepNoteNow(), SAVE_MS)
  planReading()
}

/** Writes the draft at once when one is waiting: on leaving a field, on closing the form, before a lock. */
export async function keepNoteNow(): Promise<void> {
  if (keepTimer === null) return
  clearTimeout(keepTimer)
  keepTimer = null
  const { patient, body, keep } = useNoteDraft.getState()
  if (patient === null) return
  const own = era
  useNoteDraft.setState({ keep: { ...keep, state: 'saving' } })
  const result = await call('drafts.save', { patient, form: FORM, body: JSON.stringify(body) })
  if (own !== era) return
  useNoteDraft.setState({
    keep: result.ok
      ? { state: 'saved', at: result.value.savedAt, restored: keep.restored }
      : { state: 'failed', at: keep.at, restored: keep.restored },
    ...(result.ok ? {} : { failure: result.error }),
  })
}

function planReading(): void {
  if (readTimer) clearTimeout(readTimer)
  readTimer = setTimeout(() => void readDraft(), READ_MS)
}

async function readDraft(): Promise<void> {
  const { patient, body } = useNoteDraft.getState()
  if (patient === null) return
  if (body.text.trim() === '' || body.text.length > MAX_NOTE_CHARS) return useNoteDraft.setState({ preview: null })
  const own = era
  const result = await call('notes.preview', { patient, text: body.text, date: isoOf(body.date) })
  if (own !== era || useNoteDraft.getState().body.text !== body.text) return
  useNoteDraft.setState({ preview: result.ok ? result.value : null })
}

/** The draft stays. The form is gone at once, so that the next key is not typed into it. */
export async function closeNoteForm(): Promise<void> {
  useNoteDraft.setState({ open: false })
  await keepNoteNow()
}

export async function discardNote(): Promise<void> {
  const { patient } = useNoteDraft.getState()
  if (patient === null) return
  forgetNoteDraft()
  const result = await call('drafts.discard', { patient, form: FORM })
  if (!result.ok) useNoteDraft.setState({ patient, open: true, failure: result.error })
}

/** @returns the note in the chart; null where it was not stored, and then `failure` says why */
export async function saveNote(): Promise<FactId | null> {
  const { patient, body, saving } = useNoteDraft.getState()
  if (patient === null || saving) return null
  const own = era
  requestId ??= crypto.randomUUID()
  useNoteDraft.setState({ saving: true, failure: null })
  const result = await call('notes.write', { patient, note: { ...body, date: isoOf(body.date) }, requestId })
  if (own !== era) return null
  if (!result.ok) {
    useNoteDraft.setState({ saving: false, failure: result.error })
    return null
  }
  forgetNoteDraft()
  const [discarded] = await Promise.all([call('drafts.discard', { patient, form: FORM }), refreshChart()])
  if (!discarded.ok) useNoteDraft.setState({ patient, failure: discarded.error })
  return result.value.fact
}
