/** Reviews, sheets, medication checks and the strip of a chart. */
import { z } from 'zod'
import { ActionId, ContextTag, StripChoice, StripReport, StripView } from '../adaptive.ts'
import { DocumentKind, PrintedDocument, PrintKind, PrintOutcome } from '../documents.ts'
import { PatientId } from '../ids.ts'
import { MedCheck, OverrideInput } from '../medication.ts'
import { Prefill, ReviewDraft, ReviewId, SignedReview, StoredDraft } from '../review.ts'
import { byPatient, type Call, call, nothing } from './call.ts'

export const reviewCalls = {
  /** The findings a review opens with, and the draft of this user. Stores nothing but the view in the log. */
  'reviews.open': call('enter', byPatient, z.object({ prefill: Prefill, stored: StoredDraft })),
  /** Again after a change event; not audited as a new view. */
  'reviews.refresh': call('enter', byPatient, z.object({ prefill: Prefill, stored: StoredDraft })),
  /** Signed ones, newest first. */
  'reviews.list': call('view', byPatient, z.array(SignedReview)),
  /** Keeps what stands in the review. Refused (Conflict) on an older `version`, and where a finding is not what was offered any more. */
  'reviews.save': call(
    'enter',
    z.object({ patient: PatientId, version: z.number().int().min(0), draft: ReviewDraft }),
    z.object({ version: z.number(), savedAt: z.string() }),
  ),
  'reviews.discard': call('enter', z.object({ patient: PatientId, version: z.number().int().min(0) }), nothing),
  /** Signs the draft that is stored under `version`. The passphrase is asked for again. */
  'reviews.sign': call(
    'sign',
    z.object({ patient: PatientId, version: z.number().int().min(0), passphrase: z.string().max(1024) }),
    SignedReview,
  ),
  'reviews.addendum': call(
    'sign',
    z.object({ patient: PatientId, review: ReviewId, text: z.string().trim().min(1).max(20_000), passphrase: z.string().max(1024) }),
    SignedReview,
  ),
  /** A sheet of this chart as it stands, to be laid out and printed. `review`: which one, for the signed review; null: the newest. */
  'documents.make': call('view', z.object({ patient: PatientId, kind: DocumentKind, review: ReviewId.nullable() }), PrintedDocument),
  /** Prints the sheet the page shows; `hash` says which. Null when the person cancels. The place of a file is picked in the system's dialog. */
  'documents.print': call(
    'print',
    z.object({ patient: PatientId, kind: PrintKind, hash: z.string().max(64), to: z.enum(['pdf', 'paper']) }),
    PrintOutcome.nullable(),
  ),
  /** An order as it is typed, against everything the chart says. Stores nothing. */
  'medication.check': call('view', z.object({ patient: PatientId, order: z.string().max(500) }), MedCheck),
  /**
   * Sets a finding of the list aside with a reason, or takes that back (`reason` null); a 'will-monitor' makes its task. Append-only.
   * Refused (Conflict) where the finding is not what was shown any more, and (BadInput) where the reason is none for it.
   */
  'medication.override': call('acknowledge', OverrideInput, nothing),
  /** The adaptive strip of a chart that was just opened; `possible`: what can be done in this chart. No call of the strip names a patient. */
  'strip.open': call('view', z.object({ tags: z.array(ContextTag).max(40), possible: z.array(ActionId).max(1000) }), StripView),
  /** @returns what is likely next, for fetching ahead */
  'strip.used': call(
    'view',
    z.object({ visit: z.number().int(), action: ActionId, fromStrip: z.boolean() }),
    z.object({ next: z.array(ActionId) }),
  ),
  /** null: neither pinned nor hidden. Seen from the next opening of a chart on. */
  'strip.choose': call('view', z.object({ action: ActionId, choice: StripChoice.nullable() }), StripReport),
  'strip.turn': call('view', z.object({ on: z.boolean() }), StripReport),
  /** Forgets everything learned of this user, and the choices. */
  'strip.forget': call('view', nothing, StripReport),
  'strip.report': call('view', nothing, StripReport),
  /** Opens the save dialog; null when the person cancels. */
  'strip.export': call('view', nothing, z.object({ path: z.string().nullable() })),
} as const satisfies Record<string, Call>
