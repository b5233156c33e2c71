import { Fragment, useState } from 'react'
import type { ChartView, Finding } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { ago, count, dateTime, time } from '../../i18n/format.ts'
import { showEvidence, useChart } from '../../stores/chart.ts'
import { Button, Section, SeverityMark, SourceLink, useShortcut } from '../../ui/index.ts'
import { Here } from './Here.tsx'
import { TOP } from './picture.ts'
import { needsBlank } from './words.ts'

const words = text.picture

/** The head of the synthesized picture: why here, and the first three of what is wrong, always in sight; the rest one key away. */
export function Findings({ view }: Readonly<{ view: ChartView }>) {
  const [open, setOpen] = useState(false)
  const whole = useChart((state) => state.whole)
  useShortcut('y', words.whole, 'Chart', () => useChart.setState({ whole: !whole }))
  const { now } = view.picture
  const rest = now.length - TOP
  const shown = open || whole ? now : now.slice(0, TOP)
  return (
    <Section
      title={words.title}
      className="chart-findings"
      note={
        rest > 0 ? (
          <Button
            variant="quiet"
            shortcut="Y"
            aria-expanded={open || whole}
            onClick={() => (whole ? useChart.setState({ whole: false }) : setOpen(!open))}
          >
            {open || whole ? words.fewer : words.more(count(rest))}
          </Button>
        ) : (
          words.opened(time(view.openedAt))
        )
      }
    >
      <Here view={view} />
      {shown.length === 0 ? (
        <p className="chart-none">{view.vitals.length + view.labs.length === 0 ? words.nothingRecorded : words.nothingFound}</p>
      ) : null}
      <ol>
        {shown.map(({ finding, also }, index) => (
          <FindingItem key={finding.id} finding={finding} also={also} rank={index + 1} />
        ))}
      </ol>
    </Section>
  )
}

function FindingItem({ finding, also, rank }: Readonly<{ finding: Finding; also: readonly Finding[]; rank: number }>) {
  return (
    <li className="finding">
      <span className={`finding-rank num sev-${finding.severity}`}>{rank}</span>
      <h3>{finding.title}</h3>
      <span className="tiny num finding-age" title={finding.at === null ? undefined : `${finding.basis}, ${dateTime(finding.at)}`}>
        {finding.at === null ? words.ageUnknown : ago(finding.at)}{' '}
        <SeverityMark severity={finding.severity} label={words.severity(finding.severity)} />
      </span>
      <p>
        <Parts finding={finding} />
        {also.length > 0 ? (
          <span className="finding-also">
            {' '}
            {words.also} {also.map((one) => one.title).join('; ')}.
          </span>
        ) : null}
      </p>
    </li>
  )
}

function Parts({ finding: { parts } }: Readonly<{ finding: Finding }>) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity and keep their order
    <Fragment key={index}>
      {needsBlank(parts[index - 1], part) ? ' ' : null}
      {part.facts.length > 0 ? <SourceLink onOpen={() => showEvidence(part.facts)}>{part.text}</SourceLink> : part.text}
    </Fragment>
  ))
}
