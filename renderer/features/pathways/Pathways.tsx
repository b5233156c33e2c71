import './pathways.css'
import type { ChartView } from '#app/contract/chart.ts'
import type { PathwayView } from '#app/contract/pathways.ts'
import { text } from '../../i18n/en.ts'
import { date } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Section, SourceLink } from '../../ui/index.ts'
import { PathwayStep } from './PathwayStep.tsx'

const openOf = ({ steps }: PathwayView) => steps.filter(({ status }) => status === 'open')

/** What should happen next and why: each pathway the patient is on, its open steps in sight, the settled ones one key away. */
export function Pathways({ view }: Readonly<{ view: ChartView }>) {
  const open = view.pathways.flatMap(openOf)
  const overdue = open.filter((step) => step.overdue).length
  return (
    <Section
      title={text.pathways.title}
      className="chart-pathways"
      note={view.pathways.length > 0 ? text.pathways.open(open.length, overdue) : null}
    >
      {view.pathwaysReason ? <p className="chart-none">{view.pathwaysReason}</p> : null}
      {view.pathways.length === 0 && !view.pathwaysReason ? <p className="chart-none">{text.pathways.none}</p> : null}
      {view.pathways.map((pathway) => (
        <Pathway key={pathway.id} view={view} pathway={pathway} />
      ))}
    </Section>
  )
}

function Pathway({ view, pathway }: Readonly<{ view: ChartView; pathway: PathwayView }>) {
  const open = openOf(pathway)
  const settled = pathway.steps.filter(({ status }) => status !== 'open')
  return (
    <section className="pathway" aria-label={pathway.title}>
      <h3>{pathway.title}</h3>
      <p className="tiny">
        {text.pathways.because}{' '}
        {pathway.facts.length > 0 ? (
          <SourceLink onOpen={() => showEvidence(pathway.facts)}>{pathway.because.join('; ')}</SourceLink>
        ) : (
          pathway.because.join('; ')
        )}
      </p>
      <ul>
        {open.map((step) => (
          <PathwayStep key={step.id} patient={view.patient.id} pathway={pathway.id} step={step} />
        ))}
      </ul>
      {settled.length > 0 ? (
        <details className="pathway-settled">
          <summary>{text.pathways.settled(settled.length)}</summary>
          <ul>
            {settled.map((step) => (
              <PathwayStep key={step.id} patient={view.patient.id} pathway={pathway.id} step={step} />
            ))}
          </ul>
        </details>
      ) : null}
      <p className="tiny">{text.pathways.reviewed(date(pathway.reviewed))}</p>
    </section>
  )
}
