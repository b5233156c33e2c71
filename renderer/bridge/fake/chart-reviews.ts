/** A review with invented findings, kept in memory. */
import { WardlightError } from '#app/contract/errors.ts'
import { factId } from '#app/contract/ids.ts'
import { type Prefill, ReviewId, type SignedReview, type StoredDraft } from '#app/contract/review.ts'
import type { Handlers } from './handlers.ts'

const AT = '2026-11-24T06:10:00Z'
const FINDINGS: readonly [
  id: string,
  group: Prefill['findings'][number]['group'],
  severity: 'high' | 'medium' | 'low' | 'none',
  title: string,
][] = [
  ['alert:k', 'alerts', 'high', 'Potassium 6.1 mmol/L, critically high (4.9 to 6.1 mmol/L in 24 h): not acknowledged'],
  ['result:creatinine', 'results', 'medium', 'Creatinine 88 to 161 µmol/L in 30 h, high, KDIGO stage 1'],
  ['medication:1', 'medications', 'low', 'Started: Spironolactone 25 mg tablet, once a day'],
  ['allergies', 'allergies', 'none', 'Allergies confirmed: Penicillin (anaphylaxis)'],
]

const PREFILL: Prefill = {
  since: { kind: 'week', at: '2026-11-18T06:10:00Z', text: 'in the last 7 days (no review is signed yet)' },
  findings: FINDINGS.map(([id, group, severity, title]) => ({
    id,
    group,
    severity,
    title,
    parts: [{ text: 'invented', facts: [] }],
    basis: group,
    facts: [factId('Observation/potassium-4')],
    at: AT,
    hash: `hash of ${id}`,
  })),
  unchecked: [{ what: 'NEWS2', because: '6 of 7 inputs; missing: Temperature' }],
  quiet: null,
}

let stored: StoredDraft = { version: 0, savedAt: null, draft: { decisions: [], assessment: '', plan: '' } }
let signed: SignedReview[] = []

const signedNow = (patient: SignedReview['patient']): SignedReview => {
  const { decisions, assessment, plan } = stored.draft
  const kept = PREFILL.findings.flatMap(({ id, group, severity, facts, at }) => {
    const said = decisions.find((one) => one.id === id)
    return !said || said.decision === 'rejected' ? [] : [{ id, group, severity, how: said.decision, text: said.text, facts, at }]
  })
  const saw = { at: new Date().toISOString(), latest: 214, resources: 214, hash: 'a'.repeat(64) }
  const { since, unchecked } = PREFILL
  const undecided = PREFILL.findings.length - decisions.length
  return {
    id: ReviewId.parse(signed.length + 1),
    patient,
    by: 'A. Ferreira',
    at: saw.at,
    body: {
      format: 1,
      since,
      findings: kept,
      rejected: decisions.length - kept.length,
      undecided,
      assessment,
      plan,
      pathways: [],
      unchecked,
      saw,
    },
    sha256: 'b'.repeat(64),
    addenda: [],
    newSince: 0,
    dataChanged: false,
  }
}

type Names = Extract<keyof Handlers, `reviews.${string}`>

export const chartReviewHandlers: Pick<Handlers, Names> = {
  'reviews.open': () => ({ prefill: PREFILL, stored }),
  'reviews.refresh': () => ({ prefill: PREFILL, stored }),
  'reviews.list': () => signed,
  'reviews.save': ({ version, draft }) => {
    if (version !== stored.version) throw new WardlightError('Conflict', 'This review was written in another window.')
    const savedAt = new Date().toISOString()
    stored = { version: version + 1, savedAt, draft }
    return { version: stored.version, savedAt }
  },
  'reviews.discard': () => {
    stored = { version: 0, savedAt: null, draft: { decisions: [], assessment: '', plan: '' } }
    return {}
  },
  'reviews.sign': ({ patient }) => {
    const review = signedNow(patient)
    signed = [review, ...signed]
    stored = { version: 0, savedAt: null, draft: { decisions: [], assessment: '', plan: '' } }
    return review
  },
  'reviews.addendum': ({ review, text }) => {
    const found = signed.find(({ id }) => id === review)
    if (!found) throw new WardlightError('NotFound', 'This review is not known.')
    const addendum = { id: found.addenda.length + 1, text, by: 'A. Ferreira', at: new Date().toISOString(), sha256: 'c'.repeat(64) }
    const more = { ...found, addenda: [...found.addenda, addendum] }
    signed = signed.map((one) => (one.id === review ? more : one))
    return more
  },
}
