import type { InForce, Recalibration } from '#app/contract/watch.ts'
import { text } from '../../../i18n/en.ts'
import { count, date, dateTime, decimal, percent } from '../../../i18n/format.ts'
import { recalibrate, withdrawRecalibration } from '../../../stores/operations.ts'
import { useMay } from '../../../stores/session.ts'
import { Button } from '../../../ui/index.ts'

const words = text.watch

/** What the outcomes here would justify; a person who manages the site decides. */
export function Proposal({ model, proposal }: Readonly<{ model: string; proposal: Recalibration }>) {
  const { before, after, standardError, judgedOn, splitAt, intercept, slope, outcomes, examples } = proposal
  const allowed = useMay('manage')
  return (
    <>
      <p>{words.proposed(decimal(before, 4), decimal(after, 4), decimal(standardError, 4), count(judgedOn), date(splitAt))}</p>
      <p className="ink2 num">{words.line(decimal(intercept, 2), decimal(slope, 2), count(outcomes))}</p>
      <p className="num">{examples.map(({ from, to }) => words.example(percent(from), percent(to))).join('; ')}.</p>
      <p className="quiet">{words.notApplied}</p>
      {allowed ? (
        <Button onClick={() => void recalibrate(model, intercept, slope)}>{words.approve}</Button>
      ) : (
        <p className="quiet">{words.needsManage}</p>
      )}
    </>
  )
}

export function Force({ inForce: { record, applied, because } }: Readonly<{ inForce: InForce }>) {
  const { by, at, intercept, slope, outcomes, model } = record
  const allowed = useMay('manage')
  const line = words.inForceLine(decimal(intercept, 2), decimal(slope, 2))
  return (
    <>
      <p>{applied ? words.inForce(by, dateTime(at), line, count(outcomes)) : words.notFollowed(because ?? '')}</p>
      {allowed ? <Button onClick={() => void withdrawRecalibration(model)}>{words.withdraw}</Button> : null}
    </>
  )
}
