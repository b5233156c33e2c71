/**
 * How long an alert may rest. What interrupts may not: it is answered. What is severe may for four hours, the rest for a day; then it is back by itself.
 * Limits set by hand, from the principle that an alert set aside comes back as a dated thing (PRODUCT.md, principle 4). Clinical sign-off: pending.
 */
import type { Alert } from '../contract/risk.ts'

export const SNOOZE_HOURS = [1, 4, 8, 24] as const
const MOST_SEVERE_HOURS = 4
const MOST_HOURS = 24
const HOUR_MS = 3_600_000

/** 0: it may not rest. */
export function mostSnoozeHours({ tier, severity }: Pick<Alert, 'tier' | 'severity'>): number {
  if (tier === 'interruptive') return 0
  return severity === 'high' ? MOST_SEVERE_HOURS : MOST_HOURS
}

/** Open, and resting at this time. */
export function isSnoozed({ status, snooze }: Pick<Alert, 'status' | 'snooze'>, nowMs: number): boolean {
  return status === 'open' && snooze !== null && snooze !== undefined && Date.parse(snooze.until) > nowMs
}

/** Why it may not rest until then; null where it may. A minute is granted for the way. */
export function refusedSnooze(alert: Pick<Alert, 'tier' | 'severity'>, untilMs: number, nowMs: number): string | null {
  const most = mostSnoozeHours(alert)
  if (most === 0) return 'An alert that interrupts cannot rest: answer it.'
  if (!(untilMs > nowMs)) return 'The time is past already.'
  return untilMs - nowMs > most * HOUR_MS + 60_000 ? `This alert may rest for ${most} hours at most.` : null
}
