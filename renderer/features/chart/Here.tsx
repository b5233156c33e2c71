import type { ReactNode } from 'react'
import type { ChartView, ListItem } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { ago, count, date } from '../../i18n/format.ts'
import { showEvidence, showPlace } from '../../stores/chart.ts'
import { Button, SourceLink } from '../../ui/index.ts'

const words = text.picture.here
/** Names in one line; how many there are stands beside them, one click away. */
const NAMED = 2

/** Why the patient is here, with what, and on what. One line each. */
export function Here({ view }: Readonly<{ view: ChartView }>) {
  const problems = view.problems.filter(({ active }) => active)
  const medications = view.medications.filter(({ active }) => active)
  return (
    <dl className="here">
      <Line term={view.picture.here?.kind === 'stay' ? words.stay : words.seen}>
        <Encounter here={view.picture.here} />
      </Line>
      <Line named term={words.problems} more={<More items={problems} onOpen={() => jumpTo('chart-problems')} />}>
        <Names items={problems} none={words.noProblems} />
      </Line>
      <Line named term={words.takes} more={<More items={medications} onOpen={() => showPlace('medications')} />}>
        <Names items={medications} none={words.noMedications} />
      </Line>
    </dl>
  )
}

/** Brings a part of the side column into sight and puts the keys there. */
export function jumpTo(part: string): void {
  const element = document.querySelector<HTMLElement>(`.${part}`)
  element?.scrollIntoView({ block: 'start' })
  element?.querySelector<HTMLElement>('button, summary, a')?.focus({ preventScroll: true })
}

type LineProps = Readonly<{ term: string; named?: boolean; more?: ReactNode; children: ReactNode }>

function Line({ term, named = false, more = null, children }: LineProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <span className={`here-said ${named ? 'here-names' : ''}`}>{children}</span>
        {more}
      </dd>
    </div>
  )
}

function Encounter({ here }: Readonly<{ here: ChartView['picture']['here'] }>) {
  if (here === null) return <span className="unknown">{words.none}</span>
  return (
    <>
      <span className="num">
        {date(here.start)}, {ago(here.start)}
      </span>
      <SourceLink onOpen={() => showEvidence([here.fact])}>
        {here.label}
        {here.reason && here.reason !== here.label ? ` ${words.because(here.reason)}` : ''}
      </SourceLink>
    </>
  )
}

function Names({ items, none }: Readonly<{ items: readonly ListItem[]; none: string }>) {
  if (items.length === 0) return <span className="unknown">{none}</span>
  return items.slice(0, NAMED).map((item) => (
    <SourceLink key={item.fact} onOpen={() => showEvidence([item.fact])}>
      {item.label}
    </SourceLink>
  ))
}

function More({ items, onOpen }: Readonly<{ items: readonly ListItem[]; onOpen: () => void }>) {
  return items.length === 0 ? null : (
    <Button variant="quiet" size="small" onClick={onOpen}>
      {words.all(count(items.length))}
    </Button>
  )
}
