import type { ReactNode } from 'react'
import type { ImportReport, IntakeJob } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, percent, seconds } from '../../i18n/format.ts'
import { go } from '../../stores/route.ts'
import { useMay } from '../../stores/session.ts'
import { Button, ErrorState, Section, StateTag, Table } from '../../ui/index.ts'
import { QualityBars } from '../quality/QualityBars.tsx'
import { Issues } from './Issues.tsx'
import { JobProgress } from './JobProgress.tsx'
import { jobSeverity, jobWords } from './jobs.ts'
import { Notices } from './Notices.tsx'

/** One import: its progress, then what became of every resource. */
export function Report({ job }: Readonly<{ job: IntakeJob }>) {
  const { report } = job
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
        <JobProgress job={job} />
        {job.state === 'failed' ? (
          <ErrorState failure={{ kind: 'Internal', message: job.error ?? text.intake.nothingRead, next: text.intake.failedNext }} />
        ) : null}
        <Figures report={report} />
        {report ? <Notices report={report} /> : null}
      </Section>
      <div className="intake-left">
        <Section title={text.intake.quality} note={<strong className="num">{percent(report?.quality.score)}</strong>} scroll>
          {report ? <QualityBars quality={{ score: report.quality.score, dimensions: report.quality.dimensions ?? [] }} /> : <Afterwards />}
        </Section>
        <Section title={text.intake.byType} scroll>
          {report ? <ByType report={report} /> : <Afterwards />}
        </Section>
      </div>
      <Section title={text.intake.issues} note={report ? count(report.issues.length + (report.issuesOmitted ?? 0)) : null}>
        {report ? <Issues report={report} /> : <Afterwards />}
      </Section>
    </div>
  )
}

const Afterwards = () => <p className="intake-none quiet">{text.intake.afterwards}</p>

function ToWorklist({ job }: Readonly<{ job: IntakeJob }>) {
  const mayView = useMay('view')
  if (job.state !== 'done' || !mayView) return null
  return (
    <Button shortcut="Alt+1" onClick={() => go('worklist')}>
      {text.intake.toWorklist}
    </Button>
  )
}

const KINDS = ['read', 'stored', 'unchanged', 'skipped', 'held', 'quarantined'] as const

function Figures({ report }: Readonly<{ report: ImportReport | null }>) {
  const words = text.intake
  const said = (value: number | undefined) => (value === undefined ? '–' : count(value))
  return (
    <dl className="intake-figures num">
      {KINDS.map((kind) => (
        <Figure key={kind} name={words[kind]} raised={(kind === 'held' || kind === 'quarantined') && (report?.resources[kind] ?? 0) > 0}>
          {said(report?.resources[kind])}
        </Figure>
      ))}
      <Figure name={words.duplicates} title={words.duplicatesNote}>
        {said(report?.duplicates)}
      </Figure>
      <Figure name={words.patients}>{said(report?.patients)}</Figure>
      <Figure name={words.seconds}>{report ? seconds(report.seconds) : '–'}</Figure>
    </dl>
  )
}

function Figure({
  name,
  title,
  raised = false,
  children,
}: Readonly<{ name: string; title?: string; raised?: boolean; children: ReactNode }>) {
  return (
    <div data-raised={raised ? '' : undefined} title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
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
