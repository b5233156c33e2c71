/** Issues of one kind stand together, under how many they are. */
import type { IntakeIssue } from '#app/contract/intake.ts'

export type IssueLine =
  | Readonly<{ kind: 'group'; code: string; severity: IntakeIssue['severity']; count: number }>
  | Readonly<{ kind: 'issue'; issue: IntakeIssue }>

const RANK: Readonly<Record<IntakeIssue['severity'], number>> = { error: 0, warning: 1, information: 2 }

/** The worst kind first, then the most frequent; within one, in the order they came. A code that comes in two severities is two kinds. */
export function issueLines(issues: readonly IntakeIssue[]): readonly IssueLine[] {
  const groups = Map.groupBy(issues, (issue) => `${issue.severity} ${issue.code}`)
  return [...groups.values()]
    .sort((a, b) => rank(a) - rank(b) || b.length - a.length || codeOf(a).localeCompare(codeOf(b)))
    .flatMap((group) => [
      { kind: 'group' as const, code: codeOf(group), severity: group[0]?.severity ?? 'information', count: group.length },
      ...group.map((issue) => ({ kind: 'issue' as const, issue })),
    ])
}

const rank = (group: readonly IntakeIssue[]) => RANK[group[0]?.severity ?? 'information']
const codeOf = (group: readonly IntakeIssue[]) => group[0]?.code ?? ''
