/**
 * The review that is being written: what the chart offers, what was decided of it, and what is typed. The draft is kept in main, encrypted,
 * as it is made; what nobody decided is nowhere in it. Forgotten on lock.
 */
import { create } from 'zustand'
import type { Failure, Result } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { FindingDecision, Prefill, ReviewDraft, ReviewId, SignedReview, StoredDraft } from '#app/contract/review.ts'
import { call, onPush } from '../bridge/client.ts'
import { onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

const SAVE_MS = 400
const EMPTY_DRAFT: ReviewDraft = { decisions: [], assessment: '', plan: '' }

type ReviewState = Readonly<{
  patient: PatientId | null
  prefill: Remote<Prefill>
  signed: Remote<SignedReview[]>
  draft: ReviewDraft
  version: number
  keep: Readonly<{ state: 'none' | 'saving' | 'saved' | 'failed'; at: string | null; failure: Failure | null }>
  /** What another window has kept, where it is newer than ours. */
  other: StoredDraft | null
}>

const EMPTY: ReviewState = {
  patient: null,
  prefill: idle(),
  signed: idle(),
  draft: EMPTY_DRAFT,
  version: 0,
  keep: { state: 'none', at: null, failure: null },
  other: null,
}

export const useChartReview = create<ReviewState>(() => EMPTY)

let era = 0
let timer: ReturnType<typeof setTimeout> | null = null
let saving: Promise<void> | null = null
let dirty = false

onForget(forgetReview)

export function forgetReview(): void {
  era += 1
  if (timer) clearTimeout(timer)
  timer = null
  saving = null
  dirty = false
  useChartReview.setState(EMPTY)
}

/** The draft is kept before the chart goes. */
export async function leaveReview(): Promise<void> {
  const own = era
  await saveReviewNow()
  if (own === era) forgetReview()
}

const kept = ({ version, savedAt, draft }: StoredDraft) => ({
  draft,
  version,
  other: null,
  keep: { state: savedAt === null ? ('none' as const) : ('saved' as const), at: savedAt, failure: null },
})

/** Opens the review of a chart with its draft. One that is open stays as it is. */
export async function openReview(patient: PatientId): Promise<void> {
  const now = useChartReview.getState()
  if (now.patient === patient && now.prefill.value) return refreshReview()
  forgetReview()
  const own = era
  useChartReview.setState({ patient, prefill: loading(idle<Prefill>()) })
  const [opened] = await Promise.all([call('reviews.open', { patient }), loadSigned(patient)])
  if (own !== era) return
  useChartReview.setState((state) => ({
    prefill: settled(state.prefill, opened.ok ? { ok: true, value: opened.value.prefill } : opened),
    ...(opened.ok ? kept(opened.value.stored) : {}),
  }))
}

export async function loadSigned(patient: PatientId): Promise<void> {
  const own = era
  const result = await call('reviews.list', { patient })
  if (own === era) useChartReview.setState((state) => ({ signed: settled(state.signed, result) }))
}

/** What the chart offers now. What was decided and typed stays. */
async function refreshReview(): Promise<void> {
  const { patient } = useChartReview.getState()
  if (patient === null) return
  const own = era
  const [result] = await Promise.all([call('reviews.refresh', { patient }), loadSigned(patient)])
  if (own !== era || !result.ok) return
  useChartReview.setState((state) => ({ prefill: settled(state.prefill, { ok: true, value: result.value.prefill }) }))
}

/** @returns a function that stops */
export function followReview(patient: PatientId): () => void {
  return onPush((event) => {
    if (event.type === 'chart.changed' && event.patient === patient && useChartReview.getState().patient === patient) void refreshReview()
  })
}

function change(draft: Partial<ReviewDraft>): void {
  dirty = true
  useChartReview.setState((state) => ({ draft: { ...state.draft, ...draft } }))
  if (timer) clearTimeout(timer)
  timer = setTimeout(() => void saveReviewNow(), SAVE_MS)
}

export const write = (field: 'assessment' | 'plan', text: string): void => change({ [field]: text })

/** In the order they were made; the newest of a finding counts. */
export function decide(decisions: readonly FindingDecision[]): void {
  const ids = new Set(decisions.map(({ id }) => id))
  const others = useChartReview.getState().draft.decisions.filter(({ id }) => !ids.has(id))
  change({ decisions: [...others, ...decisions] })
}

export function undecide(id: string): void {
  const { decisions } = useChartReview.getState().draft
  if (decisions.some((one) => one.id === id)) change({ decisions: decisions.filter((one) => one.id !== id) })
}

/** Keeps the draft at once: on leaving a field, before a lock, before signing. One save at a time, in order. */
export async function saveReviewNow(): Promise<void> {
  if (timer) clearTimeout(timer)
  timer = null
  while (saving) await saving
  if (!dirty || useChartReview.getState().other) return
  saving = saveOnce().finally(() => {
    saving = null
  })
  await saving
}

async function saveOnce(): Promise<void> {
  const { patient, draft, version, keep } = useChartReview.getState()
  if (patient === null) return
  const own = era
  dirty = false
  useChartReview.setState({ keep: { ...keep, state: 'saving' } })
  const result = await call('reviews.save', { patient, version, draft })
  if (own !== era) return
  if (result.ok) {
    useChartReview.setState({ version: result.value.version, keep: { state: 'saved', at: result.value.savedAt, failure: null } })
    return
  }
  dirty = true
  useChartReview.setState({ keep: { state: 'failed', at: keep.at, failure: result.error } })
  if (result.error.kind === 'Conflict') await settleConflict(patient)
}

/** Either another window wrote, and a person chooses; or the data changed under a decision, and that one is open again. */
async function settleConflict(patient: PatientId): Promise<void> {
  const own = era
  const result = await call('reviews.refresh', { patient })
  if (own !== era || !result.ok) return
  const { prefill, stored } = result.value
  const { version, draft } = useChartReview.getState()
  useChartReview.setState((state) => ({ prefill: settled(state.prefill, { ok: true, value: prefill }) }))
  if (stored.version !== version) return useChartReview.setState({ other: stored })
  const known = new Set(stored.draft.decisions.map((one) => JSON.stringify(one)))
  change({ decisions: draft.decisions.filter((one) => known.has(JSON.stringify(one)) || isOffered(prefill, one)) })
}

function isOffered(prefill: Prefill, decision: FindingDecision): boolean {
  const finding = prefill.findings.find(({ id }) => id === decision.id)
  return finding !== undefined && (decision.decision === 'accepted' ? decision.text === finding.title : decision.hash === finding.hash)
}

export function takeOther(): void {
  const { other } = useChartReview.getState()
  if (!other) return
  dirty = false
  useChartReview.setState(kept(other))
}

export async function keepMine(): Promise<void> {
  const { other } = useChartReview.getState()
  if (!other) return
  dirty = true
  useChartReview.setState({ other: null, version: other.version })
  await saveReviewNow()
}

export async function discardReview(): Promise<Result<unknown>> {
  const { patient, version } = useChartReview.getState()
  if (patient === null) return { ok: true, value: null }
  if (timer) clearTimeout(timer)
  timer = null
  while (saving) await saving
  const result =
    version === 0
      ? ({ ok: true, value: {} } as const)
      : await call('reviews.discard', { patient, version: useChartReview.getState().version })
  if (result.ok) {
    dirty = false
    useChartReview.setState(kept({ version: 0, savedAt: null, draft: EMPTY_DRAFT }))
  }
  return result
}

/** @returns the failure to show beside the passphrase, or null when it is signed */
export async function signReview(passphrase: string): Promise<Failure | null> {
  await saveReviewNow()
  const { patient, version, keep } = useChartReview.getState()
  if (patient === null) return null
  if (keep.failure) return keep.failure
  const own = era
  const result = await call('reviews.sign', { patient, version, passphrase })
  if (!result.ok) return result.error
  if (own !== era) return null
  dirty = false
  useChartReview.setState(kept({ version: 0, savedAt: null, draft: EMPTY_DRAFT }))
  await refreshReview()
  return null
}

export async function signAddendum(review: ReviewId, text: string, passphrase: string): Promise<Failure | null> {
  const { patient } = useChartReview.getState()
  if (patient === null) return null
  const result = await call('reviews.addendum', { patient, review, text, passphrase })
  if (!result.ok) return result.error
  await loadSigned(patient)
  return null
}
