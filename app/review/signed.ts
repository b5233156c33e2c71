/** From the findings that were offered and what a person said of each to the text that is signed. What nobody accepted does not get in. */
import type { ChartView } from '../contract/chart.ts'
import { WardlightError } from '../contract/errors.ts'
import type { ChartState, FindingDecision, Prefill, PrefilledFinding, ReviewBody, ReviewDraft, SignedFinding } from '../contract/review.ts'
import type { DecisionEvidence } from '../ports/review-store.ts'
import { whenText } from './prefill/words.ts'

/** A decision speaks of the sentence as it is offered now. */
export function isCurrent(finding: PrefilledFinding | undefined, decision: FindingDecision): boolean {
  if (!finding) return false
  return decision.decision === 'accepted' ? decision.text === finding.title : decision.hash === finding.hash
}

const byId = (prefill: Prefill) => new Map(prefill.findings.map((finding) => [finding.id, finding]))

/** Decisions whose finding is another now, or is not there any more: the data changed since. */
export function outdated(prefill: Prefill, decisions: readonly FindingDecision[]): readonly FindingDecision[] {
  const findings = byId(prefill)
  return decisions.filter((decision) => !isCurrent(findings.get(decision.id), decision))
}

const told = (n: number) => (n === 1 ? 'A finding' : `${n} findings`)

const changed = (n: number) =>
  new WardlightError('Conflict', `${told(n)} changed since you decided: new data came to the chart.`, {
    next: 'Look at what is marked and decide again.',
  })

/**
 * Rows and hash of what each new decision is about.
 * @param known decisions that are stored already: they were checked when they were made
 * @throws WardlightError Conflict where a new decision is about a sentence that is not offered (any more), BadInput where one finding has two
 */
export function evidenceOf(prefill: Prefill, decisions: readonly FindingDecision[], known: readonly FindingDecision[]): DecisionEvidence {
  if (new Set(decisions.map(({ id }) => id)).size < decisions.length)
    throw new WardlightError('BadInput', 'A finding was decided twice.', { next: 'Open the review again.' })
  const isKnown = (one: FindingDecision) => known.some((other) => JSON.stringify(other) === JSON.stringify(one))
  const fresh = decisions.filter((decision) => !isKnown(decision))
  const stale = outdated(prefill, fresh)
  if (stale.length > 0) throw changed(stale.length)
  const findings = byId(prefill)
  return Object.fromEntries(
    fresh.flatMap(({ id }) => {
      const finding = findings.get(id)
      return finding ? [[id, { hash: finding.hash, facts: finding.facts }]] : []
    }),
  )
}

function signedFinding(finding: PrefilledFinding, decision: FindingDecision | undefined): SignedFinding[] {
  if (!decision || decision.decision === 'rejected') return []
  const { id, group, severity, facts, at } = finding
  return [{ id, group, severity, how: decision.decision, text: decision.text, facts, at }]
}

function openSteps({ pathways }: ChartView): string[] {
  return pathways.flatMap(({ title, steps }) =>
    steps
      .filter(({ status }) => status === 'open' || status === 'later')
      .map(
        (step) =>
          `${title}: ${step.title}${step.until ? `, put off to ${whenText(step.until)}` : step.dueAt ? `, ${step.overdue ? 'was due' : 'due'} ${whenText(step.dueAt)}` : ''}`,
      ),
  )
}

type Signing = Readonly<{ prefill: Prefill; draft: ReviewDraft; view: ChartView; saw: ChartState; at: string }>

/** @throws WardlightError Conflict where the data changed under a decision, BadInput where there is nothing to sign */
export function signedBody({ prefill, draft, view, saw, at }: Signing): ReviewBody {
  const stale = outdated(prefill, draft.decisions)
  if (stale.length > 0) throw changed(stale.length)
  const decisions = new Map(draft.decisions.map((decision) => [decision.id, decision]))
  const findings = prefill.findings.flatMap((finding) => signedFinding(finding, decisions.get(finding.id)))
  const [assessment, plan] = [draft.assessment.trim(), draft.plan.trim()]
  if (findings.length === 0 && assessment === '' && plan === '')
    throw new WardlightError('BadInput', 'There is nothing in this review yet.', { next: 'Accept a finding, or write an assessment.' })
  return {
    format: 1,
    since: prefill.since,
    findings,
    rejected: draft.decisions.filter(({ decision }) => decision === 'rejected').length,
    undecided: prefill.findings.filter(({ id }) => !decisions.has(id)).length,
    assessment,
    plan,
    pathways: openSteps(view),
    unchecked: [...prefill.unchecked],
    saw: { ...saw, at },
  }
}
