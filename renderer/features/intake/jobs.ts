/** How an import is put into words: how far it is, and how it stands. */
import type { IntakeJob } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import type { UiSeverity } from '../../ui/index.ts'

/** 0 to 1; null while the size is not known. */
export function shareOf(job: IntakeJob): number | null {
  if (job.state === 'done') return 1
  if (job.bytesTotal > 0) return job.bytesDone / job.bytesTotal
  return job.filesTotal > 0 ? job.filesDone / job.filesTotal : null
}

/** Whole per cent, and never 100 before it is done. */
export const shareText = (job: IntakeJob): string => {
  const share = shareOf(job)
  return share === null ? '–' : `${job.state === 'done' ? 100 : Math.min(99, Math.floor(share * 100))} %`
}

export const isGoing = (job: IntakeJob): boolean => job.state === 'running' || job.state === 'waiting'

const hasErrors = (job: IntakeJob) => job.state === 'done' && (job.report?.issues ?? []).some((issue) => issue.severity === 'error')
const hasWaiting = (job: IntakeJob) => job.state === 'done' && (job.report?.waiting ?? []).length > 0

/** "done, with errors" is not "done". */
export function jobWords(job: IntakeJob): string {
  if (hasErrors(job)) return text.intake.doneWithErrors
  return hasWaiting(job) ? text.intake.doneWaiting : (text.intake.state[job.state] ?? job.state)
}

export function jobSeverity(job: IntakeJob): UiSeverity {
  if (job.state === 'failed') return 'high'
  if (job.state === 'cancelled' || job.state === 'paused') return 'medium'
  if (job.state !== 'done') return 'unknown'
  return hasErrors(job) || hasWaiting(job) ? 'medium' : 'none'
}

/** The second line of a job: what became of it, or how far it is. */
export function jobSummary(job: IntakeJob): string {
  const words = text.intake
  if (!job.report) return `${words.filesOf(count(job.filesDone), count(job.filesTotal))} · ${shareText(job)}`
  const { stored, unchanged, held } = job.report.resources
  return `${count(stored)} ${words.stored.toLowerCase()}, ${count(unchanged)} ${words.unchanged.toLowerCase()}, ${count(held)} ${words.held.toLowerCase()}`
}
