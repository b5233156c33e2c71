/** What reviews ask of the patient store. Same rules as `store.ts`: each write is one transaction, with its audit entries in it. */
import type { FactId, PatientId } from '../contract/ids.ts'
import type { Addendum, ChartState, ReviewBody, ReviewDraft, ReviewId, StoredDraft } from '../contract/review.ts'
import type { Actor } from './store.ts'

export type StoredReview = Readonly<{
  id: ReviewId
  patient: PatientId
  by: string
  at: string
  body: ReviewBody
  sha256: string
  addenda: readonly Addendum[]
}>

/** The rows a decision speaks of and the hash of what was offered, by finding. For the audit log: no word of the sentence. */
export type DecisionEvidence = Readonly<Record<string, Readonly<{ hash: string; facts: readonly FactId[] }>>>

export interface ReviewReads {
  /** Of every version of every resource of the chart, with the records joined to it. */
  chartState(input: { patient: PatientId }): ChartState | null
  /** Facts of the chart that stand in resources stored after `latest`, and how many of those there are. */
  arrivedSince(input: { patient: PatientId; latest: number }): Readonly<{ facts: readonly FactId[]; resources: number }>
  /** Number of the newest resource of the whole store; 0 where there is none. */
  latestResource(input: Record<string, never>): number
  /** Signed ones, newest first. */
  reviews(input: { patient: PatientId }): readonly StoredReview[]
  /** Version 0 where nothing is kept. */
  reviewDraft(input: { patient: PatientId; user: string }): StoredDraft
  /** Values of imports that wait for a decision on this chart. */
  heldOf(input: { patient: PatientId }): number
}

export interface ReviewWrites {
  /**
   * Keeps the draft as it stands, and an audit entry for each decision that is new, other, or taken back.
   * @throws Conflict where `version` is not the newest: somebody else wrote meanwhile, and nothing is stored
   */
  saveReviewDraft(input: {
    actor: Actor
    patient: PatientId
    version: number
    draft: ReviewDraft
    evidence: DecisionEvidence
  }): Readonly<{ version: number; savedAt: string }>
  /** @throws Conflict */
  discardReviewDraft(input: { actor: Actor; patient: PatientId; version: number }): null
  /** Signs what is in `body` and removes the draft of this version. @throws Conflict */
  signReview(input: { actor: Actor; patient: PatientId; version: number; body: ReviewBody }): StoredReview
  /** @throws NotFound */
  addAddendum(input: { actor: Actor; patient: PatientId; review: ReviewId; text: string }): StoredReview
}
