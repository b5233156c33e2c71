import { type ReactNode, useState } from 'react'
import type { ChartView, RiskRow } from '#app/contract/chart.ts'
import type { NextItem } from '#app/contract/picture.ts'
import { text } from '../../i18n/en.ts'
import { ago, count, dateTime } from '../../i18n/format.ts'
import { showEvidence, showExplain, useChart } from '../../stores/chart.ts'
import { Button, SeverityMark, SourceLink } from '../../ui/index.ts'
import { jumpTo } from './Here.tsx'
import { risksBeside, TOP, whyText } from './picture.ts'
import { riskNote, riskSeverity, statusWord } from './words.ts'

const words = text.picture

/** The rest of the picture: what changed since the reader looked, what is at risk and why, what should happen next. */
export function Outlook({ view }: Readonly<{ view: ChartView }>) {
  const risks = risksBeside(view)
  return (
    <section className="ui-section outlook" aria-label={words.next.title}>
      <Changed changed={view.picture.changed} />
      <Part title={words.risk.title} items={risks} none={view.risks.length === 0 ? words.risk.noModels : words.risk.none}>
        {(risk) => <RiskLine key={risk.model} risk={risk} />}
      </Part>
      <Part title={words.next.title} items={view.picture.next} none={view.pathwaysReason === null ? words.next.none : words.next.notHeld}>
        {(item) => <NextLine key={item.id} item={item} />}
      </Part>
    </section>
  )
}

type PartProps<T> = Readonly<{ title: string; items: readonly T[]; none: string; children: (item: T) => ReactNode }>

/** A heading, its first three, and how many more there are. */
function Part<T>({ title, items, none, children }: PartProps<T>) {
  const [open, setOpen] = useState(false)
  const whole = useChart((state) => state.whole)
  const rest = items.length - TOP
  return (
    <section aria-label={title} className="outlook-part">
      <header>
        <h3>{title}</h3>
        {rest > 0 ? (
          <Button
            variant="quiet"
            size="small"
            aria-expanded={open || whole}
            onClick={() => (whole ? useChart.setState({ whole: false }) : setOpen(!open))}
          >
            {open || whole ? words.fewer : words.more(count(rest))}
          </Button>
        ) : null}
      </header>
      {items.length === 0 ? <p className="chart-none">{none}</p> : <ul>{(open || whole ? items : items.slice(0, TOP)).map(children)}</ul>}
    </section>
  )
}

function Changed({ changed }: Readonly<{ changed: ChartView['picture']['changed'] }>) {
  const { kind, since, rows, items } = changed
  const title = kind === 'week' ? words.changed.week : words.changed[kind](dateTime(since))
  const none =
    rows === null
      ? `${words.changed.quietDated} ${words.changed.first}`
      : rows === 0
        ? words.changed.nothing
        : words.changed.quiet(count(rows))
  return (
    <Part title={title} items={items} none={none}>
      {(item) => (
        <li key={item.id} className="outlook-line">
          <SeverityMark severity={item.severity} label={words.severity(item.severity)} />
          <span className="outlook-two">
            {item.facts.length > 0 ? <SourceLink onOpen={() => showEvidence(item.facts)}>{item.title}</SourceLink> : item.title}
          </span>
          <span className="tiny num">{item.at === null ? '' : ago(item.at)}</span>
        </li>
      )}
    </Part>
  )
}

function RiskLine({ risk }: Readonly<{ risk: RiskRow }>) {
  const severity = riskSeverity(risk)
  const why = whyText(risk) || riskNote(risk)
  return (
    <li>
      <button type="button" className="outlook-line outlook-risk" aria-haspopup="dialog" onClick={() => showExplain(risk.model)}>
        <SeverityMark severity={severity} label={words.severity(severity)} />
        <span className="outlook-said">
          <span className="clip">{risk.title}</span>
          <span className="tiny clip" title={why}>
            {why}
          </span>
        </span>
        <span className={`num outlook-value sev-${severity}`}>
          {risk.status === 'ok' ? risk.valueText : <span className="tiny">{statusWord(risk)}</span>}
        </span>
      </button>
    </li>
  )
}

function NextLine({ item }: Readonly<{ item: NextItem }>) {
  const due =
    item.dueAt === null ? words.next.undated : item.overdue ? words.next.overdue(ago(item.dueAt)) : words.next.due(ago(item.dueAt))
  return (
    <li className="outlook-line" title={item.why}>
      <SeverityMark severity={item.overdue ? 'medium' : 'none'} label={item.overdue ? words.next.overdue('') : ''} />
      <span className="clip">
        <button
          type="button"
          className="ui-source"
          aria-label={words.next.open(item.title)}
          onClick={() => jumpTo(item.kind === 'task' ? 'chart-tasks' : 'chart-pathways')}
        >
          {item.title}
        </button>{' '}
        <span className="quiet">{item.why}</span>
      </span>
      <span className={`tiny num ${item.overdue ? 'warn' : ''}`}>{due}</span>
    </li>
  )
}
