import { useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { SignedReview } from '#app/contract/review.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { signAddendum, useChartReview } from '../../stores/chart-review.ts'
import { showDocument } from '../../stores/documents.ts'
import { useMay } from '../../stores/session.ts'
import { Button, ErrorLine, SourceLink, StateTag } from '../../ui/index.ts'
import { Passphrase } from './SignDialog.tsx'

const words = text.chartReview

/** What was signed before, newest first. Nothing here can be changed; a later thought is added beneath. */
export function Signed({ view }: Readonly<{ view: ChartView }>) {
  const signed = useChartReview((state) => state.signed)
  return (
    <section className="review-group" aria-label={words.earlier}>
      <h3 className="review-group-head">{words.earlier}</h3>
      {signed.failure ? <ErrorLine failure={signed.failure} /> : null}
      {signed.value?.length === 0 ? <p className="review-quiet">{words.earlierNone}</p> : null}
      {signed.value?.map((review, index) => (
        <SignedItem key={review.id} view={view} review={review} newest={index === 0} />
      ))}
    </section>
  )
}

function SignedItem({ view, review, newest }: Readonly<{ view: ChartView; review: SignedReview; newest: boolean }>) {
  return (
    <details className="review-signed" open={newest}>
      <summary>
        <span>{words.by(review.by, dateTime(review.at))}</span>{' '}
        <span className="tiny">
          {review.dataChanged ? <StateTag severity="medium">{words.changed(review.newSince)}</StateTag> : words.same}
        </span>
      </summary>
      <SignedBody review={review} />
      <Addenda review={review} />
      <Button variant="quiet" onClick={() => void showDocument(view.patient.id, 'review', review.id)}>
        {words.asDocument}
      </Button>
    </details>
  )
}

function SignedBody({ review: { body } }: Readonly<{ review: SignedReview }>) {
  const { findings, assessment, plan, saw } = body
  return (
    <div className="review-signed-body">
      <p className="quiet">{body.since.text}</p>
      <ul>
        {findings.map((finding) => (
          <li key={finding.id}>
            {finding.facts.length > 0 ? (
              <SourceLink onOpen={() => showEvidence(finding.facts.slice(0, 50))}>{finding.text}</SourceLink>
            ) : (
              finding.text
            )}{' '}
            <span className="tiny">
              {words.state[finding.how]}
              {finding.at ? `, ${dateTime(finding.at)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <Said label={words.assessment} said={assessment} />
      <Said label={words.plan} said={plan} />
      <p className="tiny">
        {words.counts(body.rejected, body.undecided)} {words.saw(dateTime(saw.at), saw.resources, saw.hash.slice(0, 12))}
      </p>
    </div>
  )
}

function Said({ label, said }: Readonly<{ label: string; said: string }>) {
  return (
    <p className="review-said">
      <strong>{label}</strong> {said === '' ? <span className="unknown">{words.noText}</span> : said}
    </p>
  )
}

function Addenda({ review }: Readonly<{ review: SignedReview }>) {
  const [adding, setAdding] = useState(false)
  const may = useMay('sign')
  return (
    <>
      {review.addenda.map((addendum) => (
        <p key={addendum.id} className="review-said">
          <strong>{words.addendumText}</strong> {addendum.text} <span className="tiny">{words.by(addendum.by, dateTime(addendum.at))}</span>
        </p>
      ))}
      {may ? (
        <Button variant="quiet" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {words.addendum}
        </Button>
      ) : null}
      {adding ? <NewAddendum review={review} onDone={() => setAdding(false)} /> : null}
    </>
  )
}

function NewAddendum({ review, onDone }: Readonly<{ review: SignedReview; onDone: () => void }>) {
  const [said, setSaid] = useState('')
  return (
    <div className="review-addendum">
      <label className="review-field">
        <span>{words.addendumText}</span>
        <textarea
          className="ui-input"
          // biome-ignore lint/a11y/noAutofocus: the field was asked for by the button before it
          autoFocus
          rows={3}
          maxLength={20_000}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </label>
      {said.trim() === '' ? null : (
        <Passphrase
          label={words.addendumSign}
          said={words.addendumDone}
          onSign={(passphrase) => signAddendum(review.id, said, passphrase)}
          onDone={onDone}
        />
      )}
    </div>
  )
}
