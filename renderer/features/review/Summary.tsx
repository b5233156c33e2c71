import type { ChartView } from '#app/contract/chart.ts'
import type { Unchecked } from '#app/contract/review.ts'
import { text } from '../../i18n/en.ts'
import { PathwayStep } from '../pathways/index.ts'

const words = text.chartReview

/** What could not be checked: always there, also when it is nothing. */
export function UncheckedList({ unchecked }: Readonly<{ unchecked: readonly Unchecked[] }>) {
  return (
    <section className="review-group" aria-label={words.unchecked}>
      <h3 className="review-group-head">{words.unchecked}</h3>
      {unchecked.length === 0 ? <p className="review-quiet">{words.uncheckedNone}</p> : null}
      <dl className="review-unchecked">
        {unchecked.map(({ what, because }) => (
          <div key={`${what} ${because}`}>
            <dt>{what}</dt>
            <dd className="quiet">{because}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Steps that are open, to be settled where they are read. */
export function Steps({ view }: Readonly<{ view: ChartView }>) {
  const pathways = view.pathways.map((pathway) => ({ ...pathway, steps: pathway.steps.filter(({ status }) => status === 'open') }))
  const open = pathways.filter(({ steps }) => steps.length > 0)
  return (
    <section className="review-group" aria-label={words.steps}>
      <h3 className="review-group-head">{words.steps}</h3>
      {open.length === 0 ? <p className="review-quiet">{view.pathwaysReason ?? words.stepsNone}</p> : null}
      {open.map(({ id, title, steps }) => (
        <section key={id} className="review-pathway" aria-label={title}>
          <h4>{title}</h4>
          <ul>
            {steps.map((step) => (
              <PathwayStep key={step.id} patient={view.patient.id} pathway={id} step={step} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
