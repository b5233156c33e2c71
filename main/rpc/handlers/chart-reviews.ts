/** Reviews of a chart: findings offered, a draft kept, a signature given. */
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { SignedReview } from '#app/contract/review.ts'
import type { StoredReview } from '#app/ports/review-store.ts'
import { evidenceOf, signedBody } from '#app/review/signed.ts'
import { besideChart, chartStateOf, confirmIdentity, prefillOf } from '../../chart-review.ts'
import type { HandlerContext } from '../../context.ts'
import type { Handlers } from '../door.ts'
import { viewOf } from './chart.ts'

type Names = Extract<keyof Handlers, `reviews.${string}`>

async function offered(patient: PatientId, context: HandlerContext) {
  const { store, user } = context.open()
  const prefill = await prefillOf(store, await viewOf(patient, context), context.now())
  return { prefill, stored: await store.read('reviewDraft', { patient, user: user.name }) }
}

/** New or other decisions only: what is stored was checked when it came, and typing an assessment asks nothing of the chart. */
async function evidence(patient: PatientId, draft: Parameters<Handlers['reviews.save']>[0]['draft'], context: HandlerContext) {
  const { store, user } = context.open()
  const { decisions } = (await store.read('reviewDraft', { patient, user: user.name })).draft
  if (JSON.stringify(decisions) === JSON.stringify(draft.decisions)) return {}
  const prefill = await prefillOf(store, await viewOf(patient, context), context.now())
  return evidenceOf(prefill, draft.decisions, decisions)
}

/** Signed reviews of a chart, newest first, each beside the chart as it is now. */
export async function signedOf(patient: PatientId, { open }: HandlerContext): Promise<SignedReview[]> {
  const { store } = open()
  const [reviews, state] = await Promise.all([store.read('reviews', { patient }), chartStateOf(store, patient)])
  return Promise.all(reviews.map((review) => besideChart(store, review, state)))
}

async function told(review: StoredReview, { open, push }: HandlerContext): Promise<SignedReview> {
  const { store } = open()
  push({ type: 'chart.changed', patient: review.patient })
  return besideChart(store, review, await chartStateOf(store, review.patient))
}

export const chartReviewHandlers: Pick<Handlers, Names> = {
  'reviews.open': async ({ patient }, context) => {
    const { store, actor } = context.open()
    const found = await offered(patient, context)
    await store.write('appendAudit', { actor: actor(), action: 'view', patient, detail: 'review opened' })
    return found
  },
  'reviews.refresh': ({ patient }, context) => offered(patient, context),
  'reviews.list': ({ patient }, context) => signedOf(patient, context),
  'reviews.save': async ({ patient, version, draft }, context) => {
    const { store, actor } = context.open()
    return store.write('saveReviewDraft', { actor: actor(), patient, version, draft, evidence: await evidence(patient, draft, context) })
  },
  'reviews.discard': async ({ patient, version }, { open }) => {
    const { store, actor } = open()
    await store.write('discardReviewDraft', { actor: actor(), patient, version })
    return {}
  },
  'reviews.sign': async ({ patient, version, passphrase }, context) => {
    const unlocked = context.open()
    const { store, actor, user } = unlocked
    await confirmIdentity(unlocked, context.dataDir, passphrase, patient)
    // Before the chart is read: what comes in between is then new since this review, and not lost.
    const saw = await chartStateOf(store, patient)
    const view = await viewOf(patient, context)
    const prefill = await prefillOf(store, view, context.now())
    const { draft, version: stored } = await store.read('reviewDraft', { patient, user: user.name })
    if (stored !== version) throw new WardlightError('Conflict', 'This review was changed in another window.', { next: 'Open it again.' })
    const body = signedBody({ prefill, draft, view, saw, at: actor().at })
    return told(await store.write('signReview', { actor: actor(), patient, version, body }), context)
  },
  'reviews.addendum': async ({ patient, review, text, passphrase }, context) => {
    const unlocked = context.open()
    await confirmIdentity(unlocked, context.dataDir, passphrase, patient)
    return told(await unlocked.store.write('addAddendum', { actor: unlocked.actor(), patient, review, text }), context)
  },
}
