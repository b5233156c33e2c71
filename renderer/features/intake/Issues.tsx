import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { ImportReport, IntakeIssue } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { StateTag, type UiSeverity } from '../../ui/index.ts'
import { type IssueLine, issueLines } from './issue-groups.ts'

const ROW = 42
const GROUP = 26
const SEVERITY: Readonly<Record<IntakeIssue['severity'], UiSeverity>> = { error: 'high', warning: 'medium', information: 'low' }

/** Everything that was not plain, by kind and worst first: what, where, and what was done with it. */
export function Issues({ report }: Readonly<{ report: ImportReport }>) {
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => issueLines(report.issues), [report.issues])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP : ROW),
    overscan: 10,
  })
  if (lines.length === 0)
    return <p className="intake-none quiet">{report.resources.read === 0 ? text.intake.nothingRead : text.intake.noIssues}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className="intake-issues" tabIndex={0} aria-label={text.intake.issueList}>
      <ul className="intake-canvas" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <li
            key={item.key}
            aria-setsize={lines.length}
            aria-posinset={item.index + 1}
            className="intake-issue"
            data-kind={lines[item.index]?.kind}
            style={{ transform: `translateY(${item.start}px)`, height: item.size }}
          >
            <Line line={lines[item.index]} />
          </li>
        ))}
      </ul>
      {report.issuesOmitted ? <p className="intake-none quiet">{text.intake.omitted(count(report.issuesOmitted))}</p> : null}
    </section>
  )
}

function Line({ line }: Readonly<{ line: IssueLine | undefined }>) {
  if (line === undefined) return null
  if (line.kind === 'group')
    return (
      <>
        <StateTag severity={SEVERITY[line.severity]}>{text.intake.severity[line.severity]}</StateTag>
        <span className="clip">{text.intake.issuesOf(line.code, count(line.count))}</span>
      </>
    )
  const { issue } = line
  return (
    <div className="intake-what">
      <p className="clip" title={issue.message}>
        <span className="visually-hidden">{text.intake.severity[issue.severity]}: </span>
        {issue.message}
      </p>
      <p className="clip quiet num" title={`${issue.file} ${issue.path}`}>
        {issue.file} · {issue.path}
      </p>
    </div>
  )
}
