/** What stands on each line of the review: what is offered, what was decided of it, and whether the data moved under the decision. */
import type { FindingDecision, FindingGroup, Prefill, PrefilledFinding } from '#app/contract/review.ts'
import { FINDING_GROUPS } from '#app/contract/review.ts'
import { isCurrent } from '#app/review/signed.ts'

export type LineState = 'ghost' | 'accepted' | 'edited' | 'rejected' | 'stale'
export type Line = Readonly<{ finding: PrefilledFinding; decision: FindingDecision | null; state: LineState; text: string }>
export type Group = Readonly<{ id: FindingGroup; lines: readonly Line[]; open: number }>

function lineOf(finding: PrefilledFinding, decision: FindingDecision | undefined): Line {
  if (!decision) return { finding, decision: null, state: 'ghost', text: finding.title }
  if (!isCurrent(finding, decision)) return { finding, decision, state: 'stale', text: finding.title }
  return { finding, decision, state: decision.decision, text: decision.decision === 'edited' ? decision.text : finding.title }
}

/** Groups in their fixed order; those without a line are left out. */
export function groupsOf(prefill: Prefill, decisions: readonly FindingDecision[]): readonly Group[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  const lines = prefill.findings.map((finding) => lineOf(finding, byId.get(finding.id)))
  return FINDING_GROUPS.flatMap((id) => {
    const own = lines.filter(({ finding }) => finding.group === id)
    return own.length === 0 ? [] : [{ id, lines: own, open: own.filter(isOpen).length }]
  })
}

export const isOpen = ({ state }: Line): boolean => state === 'ghost' || state === 'stale'

/** Decisions on what the chart does not say any more: they must be taken away before signing. */
export function orphans(prefill: Prefill, decisions: readonly FindingDecision[]): readonly FindingDecision[] {
  const offered = new Set(prefill.findings.map(({ id }) => id))
  return decisions.filter(({ id }) => !offered.has(id))
}

export const accepted = ({ id, title }: PrefilledFinding): FindingDecision => ({ decision: 'accepted', id, text: title })
export const rejected = ({ id, hash }: PrefilledFinding): FindingDecision => ({ decision: 'rejected', id, hash })

/** Words as they were offered are no edit; no words are no decision. */
export function edited(finding: PrefilledFinding, text: string): FindingDecision | null {
  if (text.trim() === '') return null
  return text.trim() === finding.title ? accepted(finding) : { decision: 'edited', id: finding.id, text: text.trim(), hash: finding.hash }
}
