import type { JobId } from '#app/contract/ids.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
import { plural } from '../../i18n/format.ts'
import { showJob } from '../../stores/intake.ts'
import { StateTag } from '../../ui/index.ts'
import { isGoing, jobSeverity, jobSummary, jobWords, shareOf } from './jobs.ts'

/** The imports of this session and those that can go on, newest first. */
export function JobList({ jobs, shown }: Readonly<{ jobs: readonly IntakeJob[]; shown: JobId | null }>) {
  return (
    <ul>
      {jobs.toReversed().map((job, index) => (
        <li key={job.id}>
          <button type="button" className="intake-job" aria-current={job.id === shown ? 'true' : undefined} onClick={() => showJob(job.id)}>
            <span className="num">{`${jobs.length - index}. ${plural(job.filesTotal, 'file')}`}</span>
            <StateTag severity={jobSeverity(job)}>{jobWords(job)}</StateTag>
            <span className="quiet num">{jobSummary(job)}</span>
            {isGoing(job) ? <span className="intake-thread" style={{ width: `${(shareOf(job) ?? 0) * 100}%` }} aria-hidden="true" /> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
