import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { StateTag, type UiSeverity } from '../../ui/index.ts'
import { KnowledgeNotes } from './KnowledgeNotes.tsx'

const SEVERITY = { checked: 'none', 'not-checked': 'unknown', expired: 'medium' } as const satisfies Record<string, UiSeverity>

/** One of three states, always: what was checked, what could not be and why, or that the knowledge has expired. */
export function MedicationState({ check }: Readonly<{ check: ChartView['medicationCheck'] }>) {
  const status = check.result?.status ?? 'not-checked'
  const words = check.total === 0 ? text.medication.none : text.medication.checked(check.checked, check.total)
  return (
    <p className="list-state">
      <StateTag severity={check.total === 0 ? 'unknown' : SEVERITY[status]}>
        {status === 'expired' ? text.medication.expired : words}
      </StateTag>
      <span>{check.reason}</span>
      {check.result ? <KnowledgeNotes check={check.result} /> : null}
    </p>
  )
}
