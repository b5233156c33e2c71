import type { ImportReport, IntakeJob } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, percent, seconds } from '../../i18n/format.ts'
import { cancelJob } from '../../stores/intake.ts'
import { go } from '../../stores/route.ts'
import { useMay } from '../../stores/session.ts'
import { Button, ErrorState, ProgressBar, Section, StateTag, Table } from '../../ui/index.ts'
import { Issues } from './Issues.tsx'
import { jobSeverity, jobWords } from './JobList.tsx'

/** One import: its progress, then what became of every resource. */
export function Report({ job }: Readonly<{ job: IntakeJob }>) {
  return (
    <div className="intake-report">
      <Section
        title={text.intake.report}
        note={
          <>
            <StateTag severity={jobSeverity(job)}>{jobWords(job)}</StateTag>
            <ToWorklist job={job} />
          </>
        }
      >
        <Progress job={job} />
        {job.state === 'failed' ? (
          <ErrorState failure={{ kind: 'Internal', message: job.error ?? text.intake.nothingRead, next: text.intake.failedNext }} />
        ) : null}
        <Figures report={job.report} />
      </Section>
      <Section title={text.intake.byType} scroll>
        {job.report ? <ByType report={job.report} /> : <p className="intake-none quiet">{text.intake.afterwards}</p>}
      </Section>
      <Section title={text.intake.issues} note={job.report ? count(job.report.issues.length + (job.report.issuesOmitted ?? 0)) : null}>
        {job.report ? <Issues report={job.report} /> : <p className="intake-none quiet">{text.intake.afterwards}</p>}
      </Section>
    </div>
  )
}

function ToWorklist({ job }: Readonly<{ job: IntakeJob }>) {
  const mayView = useMay('view')
  if (job.state !== 'done' || !mayView) return null
  return (
    <Button shortcut="Alt+1" onClick={() => go('worklist')}>
      {text.intake.toWorklist}
    </Button>
  )
}

/** Its space is kept when the job is done, so that the figures stand still. */
function Progress({ job }: Readonly<{ job: IntakeJob }>) {
  const going = job.state === 'running' || job.state === 'waiting'
  const share = job.bytesTotal > 0 ? job.bytesDone / job.bytesTotal : job.filesTotal > 0 ? job.filesDone / job.filesTotal : null
  return (
    <div className="intake-progress num">
      <span className="clip ink2">
        {text.intake.filesOf(count(job.filesDone), count(job.filesTotal))}
        {going && job.file ? ` · ${job.file}` : ''} · {text.intake.resources(count(job.resources))}
      </span>
      {going ? (
        <Button title={text.intake.cancelNote} onClick={() => void cancelJob(job.id)}>
          {text.intake.cancel}
        </Button>
      ) : null}
      <ProgressBar value={job.state === 'done' ? 1 : share} label={text.intake.title} />
    </div>
  )
}

function Figures({ report }: Readonly<{ report: ImportReport | null }>) {
  const words = text.intake
  const kinds = ['read', 'stored', 'unchanged', 'skipped', 'held', 'quarantined'] as const
  const said = (value: number | undefined) => (value === undefined ? '–' : count(value))
  return (
    <>
      <dl className="intake-figures num">
        {kinds.map((kind) => (
          <div
            key={kind}
            data-raised={(kind === 'held' || kind === 'quarantined') && report && report.resources[kind] > 0 ? '' : undefined}
          >
            <dt>{words[kind]}</dt>
            <dd>{said(report?.resources[kind])}</dd>
          </div>
        ))}
        <div>
          <dt>{words.patients}</dt>
          <dd>{said(report?.patients)}</dd>
        </div>
        <div>
          <dt>{words.quality}</dt>
          <dd>{percent(report?.quality.score)}</dd>
        </div>
        <div>
          <dt>{words.seconds}</dt>
          <dd>{report ? seconds(report.seconds) : '–'}</dd>
        </div>
      </dl>
      <p className="intake-verdict ink2">{report ? verdict(report) : ''}</p>
    </>
  )
}

/** One plain sentence for the cases where the figures alone could be misread. */
function verdict(report: ImportReport): string {
  const { read, stored, unchanged, held } = report.resources
  if (read === 0) return text.intake.nothingRead
  if (stored === 0 && unchanged === read) return text.intake.unchangedAll
  return held > 0 ? text.intake.heldNote(count(held)) : ''
}

function ByType({ report }: Readonly<{ report: ImportReport }>) {
  const rows = Object.entries(report.byType).sort((a, b) => b[1] - a[1])
  return (
    <Table
      caption={text.intake.byType}
      rows={rows}
      rowKey={([type]) => type}
      columns={[
        { key: 'type', head: text.intake.type, cell: ([type]) => type },
        { key: 'number', head: text.intake.number, cell: ([, number]) => count(number), align: 'end' },
      ]}
    />
  )
}
