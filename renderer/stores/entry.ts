/** The form being filled: what is typed, its draft, what the scores would become, and what was saved. Forgotten on lock; the draft stays in main, encrypted. */

import { z } from 'zod'
import { create } from 'zustand'
import type { Entry, Flag } from '#app/contract/entry.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { StrangerEvidence } from '#app/quality/entry/stranger.ts'
import { call } from '../bridge/client.ts'
import type { Typed, TypedFields } from '../features/entry/build.ts'
import { deltaLine, openAlertIds, type StoryBase } from '../features/entry/story.ts'
import { fieldTime } from '../features/entry/time-field.ts'
import { type FieldNow, NO_TRAIL, observe, outcomesOfDiscard, outcomesOfSave, type Trail } from '../features/entry/trail.ts'
import { time as clockOf } from '../i18n/format.ts'
import { refreshChart, useChart } from './chart.ts'
import { onForget } from './forget.ts'

const DRAFT_MS = 400
const PREVIEW_MS = 150

export type EntryState = Readonly<{
  patient: PatientId | null
  form: string
  typed: TypedFields
  /** As written in the time field; empty means "now" and becomes a time with the first value typed. */
  time: string
  draft: Readonly<{ state: 'none' | 'saving' | 'saved' | 'failed'; at: string | null; restored: boolean; failure: Failure | null }>
  /** Main's flags for the entries last sent, and the line about the scores. */
  preview: Readonly<{ key: string; flags: readonly Flag[]; line: string; state: 'none' | 'waiting' | 'ready' | 'failed' }>
  /** The person said that values which fit another chart better belong to this patient. */
  belongs: boolean
  saving: boolean
  failure: Failure | null
  saved: StoryBase | null
}>

const NO_DRAFT: EntryState['draft'] = { state: 'none', at: null, restored: false, failure: null }
const NO_PREVIEW: EntryState['preview'] = { key: '', flags: [], line: '', state: 'none' }
const EMPTY: EntryState = {
  patient: null,
  form: '',
  typed: {},
  time: '',
  draft: NO_DRAFT,
  preview: NO_PREVIEW,
  belongs: false,
  saving: false,
  failure: null,
  saved: null,
}

export const useEntry = create<EntryState>(() => EMPTY)

const DraftBody = z.object({
  typed: z.record(z.string(), z.object({ text: z.string(), unit: z.string().nullable(), confirmed: z.string().nullable() })),
  time: z.string(),
})

let era = 0
let draftTimer: ReturnType<typeof setTimeout> | null = null
let previewTimer: ReturnType<typeof setTimeout> | null = null
/** Made when a save is first tried, kept until it succeeds or something changes: trying again never stores twice. */
let requestId: string | null = null
/** Flags shown in this form, and what became of them; nothing on screen follows from it. */
let trail: Trail = NO_TRAIL
let stranger: StrangerEvidence | null = null

onForget(forgetEntry)

function stopTimers(): void {
  if (draftTimer) clearTimeout(draftTimer)
  if (previewTimer) clearTimeout(previewTimer)
  draftTimer = null
  previewTimer = null
}

export function forgetEntry(): void {
  era += 1
  requestId = null
  forgetTrail()
  stopTimers()
  useEntry.setState(EMPTY)
}

function forgetTrail(): void {
  trail = NO_TRAIL
  stranger = null
}

/** Called whenever the form was judged again. */
export function followFlags(fields: readonly FieldNow[], evidence: StrangerEvidence | null): void {
  if (useEntry.getState().saving) return
  trail = observe(trail, fields, Date.now())
  stranger = evidence
}

/** Opens a form for a patient and brings back its draft. A form that is already open stays as it is. */
export async function openForm(patient: PatientId, form: string): Promise<void> {
  const now = useEntry.getState()
  if (now.patient === patient && now.form === form) return
  await saveDraftNow()
  forgetEntry()
  const own = era
  useEntry.setState({ patient, form, saved: now.patient === patient ? now.saved : null })
  const result = await call('drafts.load', { patient, form })
  if (own !== era) return
  if (!result.ok) useEntry.setState({ draft: { ...NO_DRAFT, state: 'failed', failure: result.error } })
  else if (result.value.draft) restore(result.value.draft)
}

function restore(draft: Readonly<{ body: string; savedAt: string }>): void {
  const state = useEntry.getState()
  if (Object.values(state.typed).some((one) => one.text !== '')) return
  const body = readBody(draft.body)
  if (body) useEntry.setState({ ...body, draft: { state: 'saved', at: draft.savedAt, restored: true, failure: null } })
}

function readBody(text: string): z.infer<typeof DraftBody> | null {
  try {
    const parsed = DraftBody.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const touched = { failure: null, saved: null } as const

export function type(field: string, typed: Typed, nowMs: number): void {
  requestId = null
  useEntry.setState((state) => ({
    ...touched,
    typed: { ...state.typed, [field]: typed },
    time: state.time === '' && typed.text !== '' ? fieldTime(nowMs) : state.time,
  }))
  planDraft()
}

export function setTime(time: string): void {
  requestId = null
  useEntry.setState({ ...touched, time })
  planDraft()
}

export const sayBelongs = (): void => useEntry.setState({ belongs: true })

function planDraft(): void {
  if (draftTimer) clearTimeout(draftTimer)
  draftTimer = setTimeout(() => void saveDraftNow(), DRAFT_MS)
}

/** Writes the draft at once when one is waiting: on leaving a field, on closing the form. */
export async function saveDraftNow(): Promise<void> {
  if (draftTimer === null) return
  clearTimeout(draftTimer)
  draftTimer = null
  const { patient, form, typed, time, draft } = useEntry.getState()
  if (patient === null) return
  const own = era
  useEntry.setState({ draft: { ...draft, state: 'saving' } })
  const result = await call('drafts.save', { patient, form, body: JSON.stringify({ typed, time }) })
  if (own !== era) return
  const { restored } = useEntry.getState().draft
  useEntry.setState({
    draft: result.ok
      ? { state: 'saved', at: result.value.savedAt, restored, failure: null }
      : { state: 'failed', at: draft.at, restored, failure: result.error },
  })
}

export async function discardDraft(): Promise<void> {
  const { patient, form } = useEntry.getState()
  if (patient === null) return
  const outcomes = outcomesOfDiscard(trail, { evidence: stranger, belongs: useEntry.getState().belongs })
  stopTimers()
  forgetTrail()
  requestId = null
  // Counting is nothing to wait for, and nothing of the form hangs on it.
  if (outcomes.length > 0) void call('checks.withdrawn', { outcomes: [...outcomes] })
  useEntry.setState({ typed: {}, time: '', draft: NO_DRAFT, preview: NO_PREVIEW, belongs: false, failure: null })
  const result = await call('drafts.discard', { patient, form })
  if (!result.ok) useEntry.setState({ failure: result.error })
}

/** Asks main, a little after the last key, what it says of these entries with the whole history and the models. */
export function planPreview(entries: readonly Entry[]): void {
  const { patient, preview } = useEntry.getState()
  const key = JSON.stringify(entries)
  if (key === preview.key || patient === null) return
  if (previewTimer) clearTimeout(previewTimer)
  if (entries.length === 0) {
    useEntry.setState({ preview: NO_PREVIEW })
    return
  }
  useEntry.setState({ preview: { ...preview, key, flags: [], state: 'waiting' } })
  previewTimer = setTimeout(() => void askPreview(patient, entries, key), PREVIEW_MS)
}

async function askPreview(patient: PatientId, entries: readonly Entry[], key: string): Promise<void> {
  const own = era
  const result = await call('values.preview', { patient, entries: [...entries] })
  if (own !== era || useEntry.getState().preview.key !== key) return
  const preview: EntryState['preview'] = result.ok
    ? { key, flags: result.value.flags, line: deltaLine(result.value.deltas), state: 'ready' }
    : { key, flags: [], line: `Effect on the scores not known: ${result.error.message}`, state: 'failed' }
  useEntry.setState({ preview })
}

/** Saves; on success the form is empty and its draft gone, and `saved` holds what the story is told against. @returns whether it was stored */
export async function saveValues(entries: readonly Entry[], confirmed: readonly number[]): Promise<boolean> {
  const { patient, form, belongs, saving } = useEntry.getState()
  if (patient === null || saving) return false
  const own = era
  const outcomes = outcomesOfSave(trail, { evidence: stranger, belongs })
  requestId ??= crypto.randomUUID()
  const before = useChart.getState().chart.value
  useEntry.setState({ saving: true, failure: null })
  const result = await call('values.record', {
    patient,
    entries: [...entries],
    confirmed: [...confirmed],
    belongs,
    outcomes: [...outcomes],
    requestId,
  })
  if (own !== era) return result.ok
  if (!result.ok) {
    useEntry.setState({ saving: false, failure: result.error })
    void askPreview(patient, entries, useEntry.getState().preview.key)
    return false
  }
  const saved: StoryBase = {
    count: entries.length,
    at: clockOf(new Date().toISOString()),
    risks: before?.risks ?? [],
    alerts: before ? openAlertIds(before) : [],
  }
  stopTimers()
  forgetTrail()
  requestId = null
  useEntry.setState({ ...EMPTY, patient, form, saved })
  const [discarded] = await Promise.all([call('drafts.discard', { patient, form }), refreshChart()])
  // A draft that stays would offer stored values again: that must be seen.
  if (!discarded.ok && own === era) useEntry.setState({ draft: { ...NO_DRAFT, state: 'failed', failure: discarded.error } })
  return true
}
