/** What waits for a decision: the files themselves, and how many held values and pairs are open. Fetched again whenever main says it changed. */
import { create } from 'zustand'
import type { Result } from '#app/contract/errors.ts'
import type { IntakeJob, WaitingFile } from '#app/contract/intake.ts'
import { call, onPush } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'
import { may, useSession } from './session.ts'

type ReviewState = Readonly<{
  waiting: Remote<WaitingFile[]>
  /** Open ones; null before the first answer, or where the role may not know. */
  held: number | null
  pairs: number | null
}>

const empty = (): ReviewState => ({ waiting: idle(), held: null, pairs: null })
export const useReview = create<ReviewState>(empty)

let latest = 0
/** What else is fetched again when main says that the review changed; each screen's store adds its own. */
const followers = new Set<() => void>()

export function onReviewChanged(follow: () => void): void {
  followers.add(follow)
}

export async function loadReview(): Promise<void> {
  if (!may('import') && !may('enter')) return
  const turn = ++latest
  useReview.setState(({ waiting }) => ({ waiting: loading(waiting) }))
  const [waiting, counts] = await Promise.all([call('intake.waiting', {}), may('enter') ? openCounts() : null])
  if (turn === latest) useReview.setState((state) => ({ waiting: settled(state.waiting, waiting), ...(counts ?? {}) }))
}

async function openCounts(): Promise<Pick<ReviewState, 'held' | 'pairs'>> {
  const [held, pairs] = await Promise.all([
    call('held.list', { status: 'open', origin: null, patient: null, limit: 1, offset: 0 }),
    call('matches.list', { status: 'open' }),
  ])
  return { held: held.ok ? held.value.total : null, pairs: pairs.ok ? pairs.value.length : null }
}

/** All that a person has to decide; null before anything is known. */
export function openTotal({ waiting, held, pairs }: ReviewState): number | null {
  if (waiting.value === null && held === null && pairs === null) return null
  return (waiting.value?.length ?? 0) + (held ?? 0) + (pairs ?? 0)
}

export async function decideWaiting(id: string, decision: 'release' | 'discard', note: string): Promise<Result<{ job: IntakeJob | null }>> {
  const asked = era()
  const result = await call('intake.waiting.decide', { id, decision, note })
  if (result.ok && asked === era()) await loadReview()
  return result
}

/** @returns a function that stops */
export const watchReview = (): (() => void) =>
  onPush((event) => {
    if (event.type !== 'review.changed' || useSession.getState().status?.state !== 'unlocked') return
    void loadReview()
    for (const follow of followers) follow()
  })

onForget(() => {
  latest += 1
  useReview.setState(empty())
})
