/** The findings of one chart: what the store knows of its last review and of what came since, put to the pure rules of app/review. */
import { hash } from 'node:crypto'
import type { ChartView } from '#app/contract/chart.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { ChartState, Prefill, SignedReview } from '#app/contract/review.ts'
import type { StoredReview } from '#app/ports/review-store.ts'
import type { Store } from '#app/ports/store.ts'
import { type LastReview, prefill } from '#app/review/prefill/index.ts'
import { unlockVault } from './security/vault.ts'
import type { Unlocked } from './session.ts'

type Reader = Pick<Store, 'read'>

/** Enough of a SHA-256 to tell one sentence from another. */
const SHORT = 32
const digest = (text: string) => hash('sha256', text, 'hex').slice(0, SHORT)

async function lastReview(store: Reader, patient: PatientId): Promise<LastReview | null> {
  const [newest] = await store.read('reviews', { patient })
  if (!newest) return null
  const { facts } = await store.read('arrivedSince', { patient, latest: newest.body.saw.latest })
  return { at: newest.at, by: newest.by, arrived: new Set(facts) }
}

export async function prefillOf(store: Reader, view: ChartView, nowMs: number): Promise<Prefill> {
  const patient = view.patient.id
  const [last, held] = await Promise.all([lastReview(store, patient), store.read('heldOf', { patient })])
  return prefill({ view, last, held, nowMs, digest })
}

export async function chartStateOf(store: Reader, patient: PatientId): Promise<ChartState> {
  const state = await store.read('chartState', { patient })
  if (!state) throw new WardlightError('NotFound', 'This patient is not in the store.', { next: 'Go back to the worklist.' })
  return state
}

/** A signed review beside the chart as it is now. */
export async function besideChart(store: Reader, review: StoredReview, state: ChartState): Promise<SignedReview> {
  const { saw } = review.body
  const { resources } = await store.read('arrivedSince', { patient: review.patient, latest: saw.latest })
  return { ...review, addenda: [...review.addenda], newSince: resources, dataChanged: saw.hash !== state.hash }
}

/**
 * Whoever signs types the passphrase again: the keyring opens with it or not, with the same waiting as when unlocking.
 * @throws WardlightError WrongPassphrase (with retryAfterSeconds), written into the log
 */
export async function confirmIdentity(
  { user, store, actor }: Unlocked,
  dataDir: string,
  passphrase: string,
  patient: PatientId,
): Promise<void> {
  try {
    const { key } = await unlockVault(dataDir, { user: user.name, passphrase })
    key.fill(0)
  } catch (error) {
    await store.write('appendAudit', {
      actor: actor(),
      action: 'permission',
      patient,
      detail: 'refused: the passphrase for signing was wrong',
    })
    throw error
  }
}
