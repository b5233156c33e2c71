import { useEffect, useState } from 'react'
import type { CallOutput } from '#app/contract/calls.ts'
import type { ChartView, RiskRow } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import { call } from '../../bridge/client.ts'
import { dateTime } from '../../i18n/format.ts'
import { useChart } from '../../stores/chart.ts'
import { Dialog, ErrorLine, SkeletonRows, StateTag } from '../../ui/index.ts'
import { Contributions } from './Contributions.tsx'
import { Questions } from './Questions.tsx'
import { boundsText, ownValueText, riskSeverity, statusWord } from './words.ts'

type Explanation = CallOutput<'risk.explain'>
const close = () => useChart.setState({ explain: null })

/** Why a score says what it says: inputs and their part, what is missing, what would change it, and who published it. */
export function ExplainDialog({ view }: Readonly<{ view: ChartView }>) {
  const model = useChart((state) => state.explain)
  const risk = view.risks.find((one) => one.model === model) ?? null
  return (
    <Dialog open={risk !== null} onOpenChange={(open) => (open ? undefined : close())} title={risk?.title ?? 'Score'} width="wide">
      {risk ? <Explained key={`${risk.model} ${risk.computedAt ?? ''}`} view={view} risk={risk} /> : null}
    </Dialog>
  )
}

function Explained({ view, risk }: Readonly<{ view: ChartView; risk: RiskRow }>) {
  const { explanation, failure, retry } = useExplanation(view, risk)
  return (
    <div className="explain">
      <Headline risk={risk} />
      {failure ? <ErrorLine failure={failure} onRetry={retry} /> : null}
      <Contributions items={explanation?.answer?.contributions ?? risk.contributions} unit={risk.valueUnit} />
      <Questions patient={view.patient.id} risk={risk} />
      <MissingInputs risk={risk} />
      <h3>What would change it</h3>
      {explanation === null && failure === null ? <SkeletonRows rows={3} height={22} label="Working it out" /> : null}
      {explanation?.counterfactuals.length === 0 ? <p className="unknown">No change of a single input is worked out for it.</p> : null}
      <ul className="explain-list num">
        {explanation?.counterfactuals.map((one) => (
          <li key={`${one.input} ${one.to}`}>{one.sentence}</li>
        ))}
      </ul>
      <h3>Where it comes from</h3>
      <p>{risk.source}</p>
      <p className="quiet">
        {risk.model} {risk.version} · clinical sign-off: {risk.signOff}
      </p>
      {explanation?.card ? (
        <details>
          <summary>Model card</summary>
          <pre className="explain-card">{explanation.card}</pre>
        </details>
      ) : null}
    </div>
  )
}

function Headline({ risk }: Readonly<{ risk: RiskRow }>) {
  const bounds = boundsText(risk)
  return (
    <div className="explain-head num">
      <strong className={`sev-${riskSeverity(risk)}`}>{risk.status === 'ok' ? `${risk.valueText}` : '–'}</strong>
      <span className="quiet">{risk.status === 'ok' ? risk.valueUnit : ''}</span>
      <StateTag severity={riskSeverity(risk)}>{risk.status === 'ok' ? (risk.bandLabel ?? 'no band') : statusWord(risk)}</StateTag>
      <span>
        {risk.inputsPresent} of {risk.inputsTotal} inputs
      </span>
      {bounds ? <span>{bounds} with what is missing</span> : null}
      <span className="quiet">
        data {dateTime(risk.at)} · scored {dateTime(risk.computedAt)}
      </span>
      {risk.status === 'ok' && ownValueText(risk) === null ? null : <p>{risk.reason}</p>}
    </div>
  )
}

function MissingInputs({ risk }: Readonly<{ risk: RiskRow }>) {
  const asked = new Set(risk.questions.map(({ input }) => input))
  const missing = risk.missing.filter(({ input }) => !asked.has(input))
  if (missing.length === 0) return null
  return (
    <>
      <h3>Missing</h3>
      <ul className="explain-list">
        {missing.map((one) => (
          <li key={one.input}>
            {one.label}: <span className="unknown">{one.reason}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function useExplanation(
  view: ChartView,
  risk: RiskRow,
): Readonly<{ explanation: Explanation | null; failure: Failure | null; retry: () => void }> {
  const [explanation, setExplanation] = useState<Explanation | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [tries, setTries] = useState(0)
  const patient = view.patient.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let current = true
    void call('risk.explain', { patient, model: risk.model }).then((result) => {
      if (!current) return
      setExplanation(result.ok ? result.value : null)
      setFailure(result.ok ? null : result.error)
    })
    return () => {
      current = false
    }
  }, [patient, risk.model, tries])
  return { explanation, failure, retry: () => setTries((n) => n + 1) }
}
