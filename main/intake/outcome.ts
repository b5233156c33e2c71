/** How a job ended, as it is shown. */
import type { IntakeJob } from '#app/contract/intake.ts'
import type { Outcome } from './protocol.ts'

/** What somebody asked of a job that runs. */
export type Stop = 'cancel' | 'pause' | null

export const NOTHING: Outcome = {
  report: {
    files: 0,
    resources: { read: 0, stored: 0, unchanged: 0, skipped: 0, held: 0, quarantined: 0 },
    byType: {},
    patients: 0,
    issues: [],
    quality: { score: null },
    seconds: 0,
  },
  refused: [],
  touched: [],
  kept: false,
  cancelled: false,
  failure: null,
}

export const EMPTY = { file: null, filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0, resources: 0, report: null, error: null }

export function endState(outcome: Outcome, stop: Stop): IntakeJob['state'] {
  if (outcome.failure !== null) return 'failed'
  if (outcome.cancelled) return stop === 'pause' ? 'paused' : 'cancelled'
  return isBadInput(outcome) && (outcome.report.waiting ?? []).length === 0 ? 'failed' : 'done'
}

/** Something was wrong, or waits for a person, and nothing of the files is in the store. */
export function isBadInput({ report, refused, kept: some }: Outcome): boolean {
  const { skipped, quarantined } = report.resources
  return !some && (refused.length > 0 || skipped + quarantined > 0 || report.files === 0 || (report.waiting ?? []).length > 0)
}

export function errorText(outcome: Outcome): string | null {
  if (outcome.failure !== null) return [outcome.failure.message, outcome.failure.next].filter(Boolean).join(' ')
  if (outcome.cancelled || !isBadInput(outcome)) return null
  const first = outcome.report.issues.find(({ severity }) => severity === 'error')
  return first ? `${first.file}: ${first.message}` : 'There was nothing to import.'
}
