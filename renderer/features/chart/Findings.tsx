import { Fragment, useState } from 'react'
import type { ChartView, Finding } from '#app/contract/chart.ts'
import { ago, dateTime, time } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Button, Section, SeverityMark, SourceLink } from '../../ui/index.ts'
import { needsBlank } from './words.ts'

const TOP = 3

/** The synthesized picture: the first three always in sight, the rest one key away. */
export function Findings({ view }: Readonly<{ view: ChartView }>) {
  const [open, setOpen] = useState(false)
  const rest = view.findings.length - TOP
  const shown = open ? view.findings : view.findings.slice(0, TOP)
  return (
    <Section title="What matters now" note={`opened ${time(view.openedAt)}`} className="chart-findings">
      {shown.length === 0 ? (
        <p className="chart-none">
          {view.vitals.length + view.labs.length === 0
            ? 'No result is recorded, so nothing can stand out.'
            : 'No finding in what is recorded.'}
        </p>
      ) : null}
      <ol>
        {shown.map((finding, index) => (
          <FindingItem key={finding.id} finding={finding} rank={index + 1} />
        ))}
      </ol>
      {rest > 0 ? (
        <Button variant="quiet" className="chart-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show the first three' : `${rest} more`}
        </Button>
      ) : null}
    </Section>
  )
}

function FindingItem({ finding, rank }: Readonly<{ finding: Finding; rank: number }>) {
  return (
    <li className="finding">
      <span className={`finding-rank num sev-${finding.severity}`}>{rank}</span>
      <h3>{finding.title}</h3>
      <span className="tiny finding-basis">
        {finding.basis} <SeverityMark severity={finding.severity} label={`severity ${finding.severity}`} />
      </span>
      <p>
        {finding.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity and keep their order
          <Fragment key={index}>
            {needsBlank(finding.parts[index - 1], part) ? ' ' : null}
            {part.facts.length > 0 ? <SourceLink onOpen={() => showEvidence(part.facts)}>{part.text}</SourceLink> : part.text}
          </Fragment>
        ))}{' '}
        <span className="tiny num" title={finding.at === null ? undefined : dateTime(finding.at)}>
          {finding.at === null ? 'age of the data not known' : ago(finding.at)}
        </span>
      </p>
    </li>
  )
}
