/** Findings of the whole list under headings: what happens in the body, or the drug. Their order within a heading is the check's own. */
import type { ChartView } from '#app/contract/chart.ts'
import type { MedFinding } from '#app/contract/medication.ts'

export type Way = 'mechanism' | 'drug'
export type Group = Readonly<{ title: string; findings: readonly MedFinding[] }>

/** "cyp3a-statin" as people read it; words of few letters are names. */
const asTitle = (id: string): string => {
  const words = id.split('-').map((word) => (word.length <= 2 || /\d/.test(word) ? word.toUpperCase() : word))
  const [first = '', ...rest] = words
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ')
}

export const isMonitoring = ({ kind }: MedFinding): boolean => kind === 'monitoring'

/** Under every drug it is about: by drug, a finding stands in several places. */
function headings(finding: MedFinding, way: Way): readonly string[] {
  return way === 'mechanism' ? [asTitle(finding.shown?.group ?? finding.kind)] : finding.between
}

/** The most urgent heading first, as the findings come. @returns every finding at least once */
export function groupsOf(findings: readonly MedFinding[], way: Way): readonly Group[] {
  const by = new Map<string, MedFinding[]>()
  for (const finding of findings) for (const title of headings(finding, way)) by.set(title, [...(by.get(title) ?? []), finding])
  return [...by].map(([title, own]) => ({ title, findings: own }))
}

/** Of this patient's check, in the order of the screen. */
export const findingsOf = (view: ChartView): readonly MedFinding[] => view.medicationCheck.result?.findings ?? []

export const keyOf = (finding: MedFinding): string =>
  `${finding.kind} ${finding.rules.join(' ')} ${finding.between.join(' ')} ${finding.shown?.inputHash ?? ''}`
