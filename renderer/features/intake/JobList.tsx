import type { JobId } from '#app/contract/ids.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, plural } from '../../i18n/format.ts'
import { showJob } from '../../stores/intake.ts'
import { StateTag, type UiSeverity } from '../../ui/index.ts'

/** The imports of this session, newest first. */
export function JobList({ jobs, shown }: Readonly<{ jobs: readonly IntakeJob[]; shown: JobId | null }>) {
  return (
    <ul>
      {jobs.toReversed().map((job, index) => (
        <li key={job.id}>
          <button type="button" className="intake-job" aria-current={job.id === shown ? 'true' : undefined} onClick={() => showJob(job.id)}>
            <span className="num">{jobTitle(job, jobs.length - index)}</span>
            <StateTag severity={jobSeverity(job)}>{jobWords(job)}</StateTag>
            <span className="quiet num">{jobSummary(job)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const jobTitle = (job: IntakeJob, number: number) => `${number}. ${plural(job.filesTotal, 'file')}`

function jobSummary(job: IntakeJob): string {
  if (!job.report) return text.intake.filesOf(count(job.filesDone), count(job.filesTotal))
  const { stored, unchanged, held } = job.report.resources
  return `${count(stored)} ${text.intake.stored.toLowerCase()}, ${count(unchanged)} ${text.intake.unchanged.toLowerCase()}, ${count(held)} ${text.intake.held.toLowerCase()}`
}

/** "done, with errors" is not "done". */
export function jobWords(job: IntakeJob): string {
  return hasErrors(job) ? text.intake.doneWithErrors : (text.intake.state[job.state] ?? job.state)
}

const hasErrors = (job: IntakeJob) => job.state === 'done' && (job.report?.issues ?? []).some((issue) => issue.severity === 'error')

export function jobSeverity(job: IntakeJob): UiSeverity {
  if (job.state === 'failed') return 'high'
  if (job.state === 'cancelled') return 'medium'
  if (job.state !== 'done') return 'unknown'
  return hasErrors(job) ? 'medium' : 'none'
}
