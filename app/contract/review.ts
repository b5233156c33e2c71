/** The review of a chart: findings the program has written, what a person says of each, and the review that is signed. */
import { z } from 'zod'
import { FactId, PatientId } from './ids.ts'
import { Severity } from './risk.ts'

/** In the order they are read. */
export const FINDING_GROUPS = ['alerts', 'results', 'risks', 'medications', 'monitoring', 'tasks', 'allergies', 'changes'] as const
export const FindingGroup = z.enum(FINDING_GROUPS)
export type FindingGroup = z.infer<typeof FindingGroup>

/** One sentence the program offers. It is a ghost: nothing of it is stored before a person has accepted or edited it. */
export const PrefilledFinding = z.object({
  /** The same for the same subject, whatever is said of it. */
  id: z.string().max(400),
  group: FindingGroup,
  severity: Severity,
  /** The sentence, without any time that moves: it changes only when the data do. */
  title: z.string().max(2_000),
  /** What stands behind it, quieter: reference range, evidence, what to do. */
  parts: z.array(z.object({ text: z.string(), facts: z.array(FactId) })),
  basis: z.string(),
  /** The rows it came from. */
  facts: z.array(FactId),
  /** ISO 8601, of the newest of them as written; its age is what a reader needs. null: not dated. */
  at: z.string().nullable(),
  /** Of id and sentence: what was offered can be named without keeping a word of it. */
  hash: z.string(),
})
export type PrefilledFinding = Readonly<z.infer<typeof PrefilledFinding>>

/** What "changed" is counted from; `look`: when the reader last had the chart open. */
export const ReviewSince = z.object({
  kind: z.enum(['review', 'look', 'admission', 'week']),
  /** ISO 8601. */
  at: z.string(),
  /** "since the review of 2026-11-20 08:00 by A. Ferreira". */
  text: z.string(),
})
export type ReviewSince = Readonly<z.infer<typeof ReviewSince>>

/** What could not be checked: always listed, never accepted or rejected. */
export const Unchecked = z.object({ what: z.string(), because: z.string() })
export type Unchecked = Readonly<z.infer<typeof Unchecked>>

export const Prefill = z.object({
  since: ReviewSince,
  /** Heaviest first within its group. */
  findings: z.array(PrefilledFinding),
  unchecked: z.array(Unchecked),
  /** Said where nothing changed: with the time of the newest data, so that "nothing new" is not read as "well". */
  quiet: z.string().nullable(),
})
export type Prefill = Readonly<z.infer<typeof Prefill>>

/** What the chart was made of when it was read: a number that grows with each stored resource, and a hash over all of them. */
export const ChartState = z.object({ latest: z.number().int().min(0), resources: z.number().int().min(0), hash: z.string() })
export type ChartState = Readonly<z.infer<typeof ChartState>>

/** What a person has said of one finding. Only these are kept; a finding nobody has decided is kept nowhere. */
export const FindingDecision = z.discriminatedUnion('decision', [
  /** `text` is the sentence as it was offered, to the letter. */
  z.object({ decision: z.literal('accepted'), id: z.string().max(400), text: z.string().min(1).max(2_000) }),
  /** What was offered is kept as a hash only. */
  z.object({
    decision: z.literal('edited'),
    id: z.string().max(400),
    text: z.string().trim().min(1).max(2_000),
    hash: z.string().max(64),
  }),
  /** Nothing of the sentence is kept, but the hash of what was turned down. */
  z.object({ decision: z.literal('rejected'), id: z.string().max(400), hash: z.string().max(64) }),
])
export type FindingDecision = Readonly<z.infer<typeof FindingDecision>>

const MOST_DECISIONS = 400

/** What stands in a review that is being written. */
export const ReviewDraft = z.object({
  decisions: z.array(FindingDecision).max(MOST_DECISIONS),
  assessment: z.string().max(20_000),
  plan: z.string().max(20_000),
})
export type ReviewDraft = Readonly<z.infer<typeof ReviewDraft>>

/** `version` counts the times it was saved: whoever saves on an older one is refused, so that two windows cannot overwrite each other. */
export const StoredDraft = z.object({ version: z.number().int().min(0), savedAt: z.string().nullable(), draft: ReviewDraft })
export type StoredDraft = Readonly<z.infer<typeof StoredDraft>>

/** A finding in a signed review: what a person made their own. */
export const SignedFinding = z.object({
  id: z.string(),
  group: FindingGroup,
  severity: Severity,
  how: z.enum(['accepted', 'edited']),
  text: z.string(),
  facts: z.array(FactId),
  at: z.string().nullable(),
})
export type SignedFinding = Readonly<z.infer<typeof SignedFinding>>

/** What is signed. Never changed: a later thought is an addendum. */
export const ReviewBody = z.object({
  format: z.literal(1),
  since: ReviewSince,
  findings: z.array(SignedFinding),
  /** How many were offered and turned down, or left undecided; no word of them. */
  rejected: z.number().int(),
  undecided: z.number().int(),
  assessment: z.string(),
  plan: z.string(),
  /** Open steps of care pathways as they stood: "title: step, due …". */
  pathways: z.array(z.string()),
  unchecked: z.array(Unchecked),
  saw: ChartState.extend({ at: z.string() }),
})
export type ReviewBody = Readonly<z.infer<typeof ReviewBody>>

export const ReviewId = z.number().int().positive().brand<'ReviewId'>()
export type ReviewId = z.infer<typeof ReviewId>

export const Addendum = z.object({ id: z.number().int(), text: z.string(), by: z.string(), at: z.string(), sha256: z.string() })
export type Addendum = Readonly<z.infer<typeof Addendum>>

export const SignedReview = z.object({
  id: ReviewId,
  patient: PatientId,
  by: z.string(),
  at: z.string(),
  body: ReviewBody,
  /** Of patient, author, time and body in one fixed spelling; it stands in the audit log too. */
  sha256: z.string(),
  addenda: z.array(Addendum),
  /** Resources that came to the chart since it was signed; 0: the chart is what it was. */
  newSince: z.number().int(),
  /** The hash of the chart is no longer the one the review saw. */
  dataChanged: z.boolean(),
})
export type SignedReview = Readonly<z.infer<typeof SignedReview>>
