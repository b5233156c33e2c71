/** Reviews: the draft one person writes, what is signed, and addenda. Every decision on a finding is an entry in the audit log. */
import { hash } from 'node:crypto'
import { WardlightError } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import { type Addendum, type FindingDecision, ReviewBody, ReviewDraft, ReviewId, type StoredDraft } from '#app/contract/review.ts'
import type { DecisionEvidence, ReviewReads, ReviewWrites, StoredReview } from '#app/ports/review-store.ts'
import type { Actor } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { groupPids, rootOf } from './links.ts'
import { knownPid } from './patients.ts'

const EMPTY: ReviewDraft = { decisions: [], assessment: '', plan: '' }

type DraftRow = Readonly<{ version: number; body: string; saved_at: string }>

export const DRAFT_OF = 'SELECT version, body, saved_at FROM review_draft WHERE pid = ? AND user = ?'
const KEEP_DRAFT = 'INSERT OR REPLACE INTO review_draft (pid, user, version, body, saved_at) VALUES (?, ?, ?, ?, ?)'

function draftOf(db: Connection, pid: number, user: string): StoredDraft {
  const row = db.get<DraftRow>(DRAFT_OF, pid, user)
  return row
    ? { version: row.version, savedAt: row.saved_at, draft: ReviewDraft.parse(JSON.parse(row.body)) }
    : { version: 0, savedAt: null, draft: EMPTY }
}

export const reviewDraft = (db: Connection, { patient, user }: Parameters<ReviewReads['reviewDraft']>[0]): StoredDraft =>
  draftOf(db, chartPid(db, patient), user)

const chartPid = (db: Connection, patient: string): number => rootOf(db, knownPid(db, patient))

/** @throws WardlightError Conflict */
function heldVersion(db: Connection, pid: number, user: string, version: number): StoredDraft {
  const stored = draftOf(db, pid, user)
  if (stored.version === version) return stored
  const when = stored.savedAt === null ? 'was signed or discarded' : `was written at ${stored.savedAt}`
  throw new WardlightError('Conflict', `This review ${when} in another window.`, {
    next: 'Open it again: nothing of the other one is lost.',
  })
}

const sha = (parts: readonly unknown[]) => hash('sha256', JSON.stringify(parts), 'hex')
const same = (a: FindingDecision, b: FindingDecision) => JSON.stringify(a) === JSON.stringify(b)

/** Decisions that were not there before, and those that are not there any more. */
function changes(before: readonly FindingDecision[], after: readonly FindingDecision[]) {
  const fresh = after.filter((one) => !before.some((other) => same(one, other)))
  const gone = before.filter((one) => !after.some(({ id }) => id === one.id))
  return { fresh, gone }
}

function auditDecisions(
  db: Connection,
  actor: Actor,
  patient: string,
  before: readonly FindingDecision[],
  after: readonly FindingDecision[],
  evidence: DecisionEvidence,
): void {
  const { fresh, gone } = changes(before, after)
  for (const one of fresh) {
    const { hash: offered = null, facts = [] } = evidence[one.id] ?? {}
    // The text is named by its hash: the log proves what was kept and says nothing of the patient.
    const text = one.decision === 'rejected' ? null : sha([one.text])
    appendAudit(db, actor, {
      action: 'finding',
      patient,
      detail: JSON.stringify({ decision: one.decision, finding: one.id, offered, text, facts }),
    })
  }
  for (const { id } of gone)
    appendAudit(db, actor, { action: 'finding', patient, detail: JSON.stringify({ decision: 'taken back', finding: id }) })
}

export function saveReviewDraft(
  db: Connection,
  { actor, patient, version, draft, evidence }: Parameters<ReviewWrites['saveReviewDraft']>[0],
): ReturnType<ReviewWrites['saveReviewDraft']> {
  const pid = chartPid(db, patient)
  const before = heldVersion(db, pid, actor.user, version)
  const { decisions, assessment, plan } = draft
  db.run(KEEP_DRAFT, pid, actor.user, version + 1, JSON.stringify({ decisions, assessment, plan }), actor.at)
  auditDecisions(db, actor, patient, before.draft.decisions, decisions, evidence)
  return { version: version + 1, savedAt: actor.at }
}

function dropDraft(db: Connection, pid: number, user: string): void {
  db.run('DELETE FROM review_draft WHERE pid = ? AND user = ?', pid, user)
}

export function discardReviewDraft(db: Connection, { actor, patient, version }: Parameters<ReviewWrites['discardReviewDraft']>[0]): null {
  const pid = chartPid(db, patient)
  const { draft } = heldVersion(db, pid, actor.user, version)
  auditDecisions(db, actor, patient, draft.decisions, [], {})
  dropDraft(db, pid, actor.user)
  return null
}

type ReviewRow = Readonly<{ id: number; patient: string; user: string; at: string; body: string; sha256: string }>
type AddendumRow = Readonly<{ id: number; user: string; at: string; text: string; sha256: string }>

const REVIEW = 'SELECT r.id, p.id AS patient, r.user, r.at, r.body, r.sha256 FROM review r JOIN patient p ON p.pid = r.pid'
export const REVIEWS_OF = `${REVIEW} WHERE r.pid = ? ORDER BY r.id DESC`
export const ADDENDA_OF = 'SELECT id, user, at, text, sha256 FROM review_addendum WHERE review = ? ORDER BY id'

const addendumOf = ({ id, user, at, text, sha256 }: AddendumRow): Addendum => ({ id, text, by: user, at, sha256 })

const storedOf = (db: Connection, row: ReviewRow): StoredReview => ({
  id: ReviewId.parse(row.id),
  patient: patientId(row.patient),
  by: row.user,
  at: row.at,
  body: ReviewBody.parse(JSON.parse(row.body)),
  sha256: row.sha256,
  addenda: db.all<AddendumRow>(ADDENDA_OF, row.id).map(addendumOf),
})

export function reviews(db: Connection, patient: string): readonly StoredReview[] {
  const rows = groupPids(db, patient).flatMap((pid) => db.all<ReviewRow>(REVIEWS_OF, pid))
  return rows.toSorted((a, b) => b.id - a.id).map((row) => storedOf(db, row))
}

function one(db: Connection, patient: string, id: number): StoredReview {
  const found = reviews(db, patient).find((review) => review.id === id)
  if (!found) throw new WardlightError('NotFound', 'This review is not in the store.', { next: 'Open the chart again.' })
  return found
}

const hashOfReview = (patient: string, user: string, at: string, body: string) => sha(['review', patient, user, at, body])
const hashOfAddendum = (review: string, user: string, at: string, text: string) => sha(['addendum', review, user, at, text])

export function signReview(db: Connection, { actor, patient, version, body }: Parameters<ReviewWrites['signReview']>[0]): StoredReview {
  const pid = chartPid(db, patient)
  heldVersion(db, pid, actor.user, version)
  const text = JSON.stringify(body)
  const owner = db.get<{ id: string }>('SELECT id FROM patient WHERE pid = ?', pid)?.id ?? patient
  const sha256 = hashOfReview(owner, actor.user, actor.at, text)
  const sql = 'INSERT INTO review (pid, user, at, latest, body, sha256) VALUES (?, ?, ?, ?, ?, ?)'
  const id = Number(db.run(sql, pid, actor.user, actor.at, body.saw.latest, text, sha256).lastInsertRowid)
  dropDraft(db, pid, actor.user)
  const { findings, rejected, undecided, saw } = body
  const detail = { signed: id, sha256, findings: findings.map((finding) => finding.id), rejected, undecided, saw: saw.hash }
  appendAudit(db, actor, { action: 'review', patient, detail: JSON.stringify(detail) })
  return one(db, patient, id)
}

export function addAddendum(db: Connection, { actor, patient, review, text }: Parameters<ReviewWrites['addAddendum']>[0]): StoredReview {
  const before = one(db, patient, review)
  const sha256 = hashOfAddendum(before.sha256, actor.user, actor.at, text)
  db.run('INSERT INTO review_addendum (review, user, at, text, sha256) VALUES (?, ?, ?, ?, ?)', review, actor.user, actor.at, text, sha256)
  appendAudit(db, actor, { action: 'review', patient, detail: JSON.stringify({ addendum: review, sha256 }) })
  return one(db, patient, review)
}

/** Hashes of what was signed, as the log has them. */
function signedInLog(db: Connection): ReadonlySet<string> {
  const rows = db.all<{ sha256: string }>("SELECT json_extract(detail, '$.sha256') AS sha256 FROM audit WHERE action = 'review'")
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Reviews and addenda that are not what was signed, or that the log knows nothing of. */
export function reviewFaults(db: Connection): number {
  const log = signedInLog(db)
  const signed = db.all<ReviewRow>(`${REVIEW} ORDER BY r.id`)
  const bad = signed.filter(({ patient, user, at, body, sha256 }) => hashOfReview(patient, user, at, body) !== sha256 || !log.has(sha256))
  const late = signed.flatMap(({ id, sha256 }) =>
    db.all<AddendumRow>(ADDENDA_OF, id).filter((a) => hashOfAddendum(sha256, a.user, a.at, a.text) !== a.sha256 || !log.has(a.sha256)),
  )
  return bad.length + late.length
}
