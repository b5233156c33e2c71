import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { ImportReport, IntakeIssue } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { StateTag, type UiSeverity } from '../../ui/index.ts'

const ROW = 44
const SEVERITY: Readonly<Record<IntakeIssue['severity'], UiSeverity>> = { error: 'high', warning: 'medium', information: 'low' }
const RANK: Readonly<Record<IntakeIssue['severity'], number>> = { error: 0, warning: 1, information: 2 }

/** Everything that was not plain, worst first: what, where, and what was done with it. */
export function Issues({ report }: Readonly<{ report: ImportReport }>) {
  const scroller = useRef<HTMLDivElement>(null)
  const issues = report.issues.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
  const virtual = useVirtualizer({ count: issues.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10 })
  if (issues.length === 0)
    return <p className="intake-none quiet">{report.resources.read === 0 ? text.intake.nothingRead : text.intake.noIssues}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className="intake-issues" tabIndex={0} aria-label={text.intake.issueList}>
      <ul className="intake-canvas" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <li
            key={item.key}
            aria-setsize={issues.length}
            aria-posinset={item.index + 1}
            className="intake-issue"
            style={{ transform: `translateY(${item.start}px)`, height: ROW }}
          >
            <IssueRow issue={issues[item.index]} />
          </li>
        ))}
      </ul>
      {report.issuesOmitted ? <p className="intake-none quiet">{text.intake.omitted(count(report.issuesOmitted))}</p> : null}
    </section>
  )
}

function IssueRow({ issue }: Readonly<{ issue: IntakeIssue | undefined }>) {
  if (!issue) return null
  return (
    <>
      <StateTag severity={SEVERITY[issue.severity]}>{text.intake.severity[issue.severity]}</StateTag>
      <div className="intake-what">
        <p className="clip" title={issue.message}>
          {issue.message}
        </p>
        <p className="clip quiet" title={`${issue.file} ${issue.path}`}>
          {issue.file} · {issue.path}
        </p>
      </div>
    </>
  )
}
