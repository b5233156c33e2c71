import { useEffect } from 'react'
import { text } from '../../i18n/en.ts'
import { loadJobs, useIntake } from '../../stores/intake.ts'
import { EmptyState, ErrorLine, Section, SkeletonRows } from '../../ui/index.ts'
import { DropZone } from './DropZone.tsx'
import { JobList } from './JobList.tsx'
import { Report } from './Report.tsx'
import { Watched } from './Watched.tsx'

/** Files in; what became of them beside it. */
export function ImportTab() {
  const { jobs, shown, failure, loaded } = useIntake()
  const job = jobs.find((other) => other.id === shown) ?? null
  useEffect(() => void loadJobs(), [])
  return (
    <div className="intake-import">
      <div className="intake-side">
        <DropZone />
        {failure ? <ErrorLine failure={failure} onRetry={() => void loadJobs()} /> : null}
        <Section title={text.intake.jobs} scroll className="intake-jobs">
          {jobs.length > 0 ? (
            <JobList jobs={jobs} shown={shown} />
          ) : (
            <p className="intake-none quiet">{loaded ? text.intake.noneYet : failure ? text.intake.notKnown : text.common.loading}</p>
          )}
        </Section>
        <Watched />
      </div>
      {job ? (
        <Report key={job.id} job={job} />
      ) : (
        <Section title={text.intake.report}>
          {loaded ? <EmptyState title={text.intake.noJobs}>{text.intake.noJobsBody}</EmptyState> : <SkeletonRows rows={3} />}
        </Section>
      )}
    </div>
  )
}
