/** At most one interruption per patient at a time (product principle 4): the first of the most severe interrupts, the others wait in the list. */
import type { Severity } from '../contract/risk.ts'
import type { AlertWrite } from '../ports/store.ts'

const RANK: Readonly<Record<Severity, number>> = { none: 0, low: 1, medium: 2, high: 3 }

export function withinBudget(alerts: readonly AlertWrite[]): readonly AlertWrite[] {
  const interrupting = alerts.filter(({ tier }) => tier === 'interruptive')
  const [loudest] = [...interrupting].sort((a, b) => RANK[b.severity] - RANK[a.severity])
  return alerts.map((alert) => (alert.tier === 'interruptive' && alert !== loudest ? { ...alert, tier: 'passive' as const } : alert))
}
