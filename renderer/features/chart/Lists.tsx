import { type ReactNode, useState } from 'react'
import type { ChartView, ListItem } from '#app/contract/chart.ts'
import { date } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Button, Section, SourceLink } from '../../ui/index.ts'
import { MedicationFindings, MedicationState, OrderCheck } from '../medication/index.ts'

/** Medications as recorded, active first. What was not checked says so in the first line, every time. */
export function Medications({ view }: Readonly<{ view: ChartView }>) {
  const { medicationCheck: check, medications } = view
  const active = medications.filter((item) => item.active)
  const stopped = medications.filter((item) => !item.active)
  return (
    <Section title="Medications" note={`${active.length} active`} className="chart-meds">
      <MedicationState check={check} />
      {medications.length === 0 ? <p className="chart-none">No medication recorded.</p> : null}
      <Rows items={active} tag={(item) => since(item.start)} />
      {check.result && check.result.findings.length > 0 ? <MedicationFindings check={check.result} /> : null}
      <OrderCheck view={view} />
      <Folded
        items={stopped}
        word="stopped"
        tag={(item) => (item.end ? `${item.status ?? 'stopped'} ${date(item.end)}` : (item.status ?? 'stopped'))}
        struck
      />
    </Section>
  )
}

export function Problems({ view }: Readonly<{ view: ChartView }>) {
  const active = view.problems.filter((item) => item.active)
  const resolved = view.problems.filter((item) => !item.active)
  return (
    <Section title="Problems" note={`${active.length} active`} className="chart-problems">
      {view.problems.length === 0 ? <p className="chart-none">No problem recorded.</p> : null}
      <Rows items={active} tag={(item) => since(item.start)} />
      <Folded items={resolved} word="resolved" tag={(item) => date(item.end ?? item.start)} />
    </Section>
  )
}

const since = (start: string | null): string => (start === null ? 'start not recorded' : `since ${date(start)}`)

type Tag = (item: ListItem) => ReactNode

function Rows({ items, tag, struck = false }: Readonly<{ items: readonly ListItem[]; tag: Tag; struck?: boolean }>) {
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.fact} className="list-row">
          <span className={`list-name ${struck ? 'struck' : ''}`}>
            <SourceLink onOpen={() => showEvidence([item.fact])}>{item.label}</SourceLink>
            {item.detail ? <span className="quiet"> {item.detail}</span> : null}
          </span>
          <span className="tiny num">{tag(item)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Past rows stay one key away, with their count in sight. */
function Folded({ items, word, tag, struck = false }: Readonly<{ items: readonly ListItem[]; word: string; tag: Tag; struck?: boolean }>) {
  const [open, setOpen] = useState(false)
  if (items.length === 0) return null
  return (
    <>
      <Button variant="quiet" className="chart-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? `Hide ${word}` : `${items.length} ${word}`}
      </Button>
      {open ? <Rows items={items} tag={tag} struck={struck} /> : null}
    </>
  )
}
