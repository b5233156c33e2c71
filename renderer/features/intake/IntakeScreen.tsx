import './intake.css'
import { useEffect } from 'react'
import { text } from '../../i18n/en.ts'
import { loadJobs, useIntake } from '../../stores/intake.ts'
import { EmptyState, ErrorLine, Section } from '../../ui/index.ts'
import { DropZone } from './DropZone.tsx'
import { JobList } from './JobList.tsx'
import { Report } from './Report.tsx'

/** Files in; what became of them beside it. */
export function IntakeScreen() {
  const { jobs, shown, failure, loaded } = useIntake()
  const job = jobs.find((other) => other.id === shown) ?? null
  useEffect(() => void loadJobs(), [])
  return (
    <div className="intake">
      <h1 className="visually-hidden">{text.intake.title}</h1>
      <div className="intake-side">
        <DropZone />
        {failure ? <ErrorLine failure={failure} /> : null}
        <Section title={text.intake.jobs} scroll className="intake-jobs">
          {jobs.length > 0 ? (
            <JobList jobs={jobs} shown={shown} />
          ) : (
            <p className="intake-none quiet">{loaded ? text.intake.noneYet : text.common.loading}</p>
          )}
        </Section>
      </div>
      {job ? (
        <Report key={job.id} job={job} />
      ) : (
        <Section title={text.intake.report}>
          <EmptyState title={text.intake.noJobs}>{text.intake.noJobsBody}</EmptyState>
        </Section>
      )}
    </div>
  )
}
