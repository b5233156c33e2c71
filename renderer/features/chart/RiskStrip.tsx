import type { ChartView, RiskRow } from '#app/contract/chart.ts'
import { plural, time } from '../../i18n/format.ts'
import { showExplain } from '../../stores/chart.ts'
import { Section, SeverityMark, Sparkline } from '../../ui/index.ts'
import { ordered } from './risk-order.ts'
import { riskNote, riskSeverity, statusWord } from './words.ts'

/** Each model on its own line: what it says, on how many inputs, where it comes from, and the way here. */
export function RiskStrip({ view }: Readonly<{ view: ChartView }>) {
  const newest = view.risks.reduce<string | null>(
    (best, risk) => (risk.computedAt !== null && risk.computedAt > (best ?? '') ? risk.computedAt : best),
    null,
  )
  const { shown, rest } = ordered(view.risks)
  return (
    <Section title="Risk" note={newest === null ? 'not scored yet' : `scored ${time(newest)}`} className="chart-risk">
      {view.risks.length === 0 ? <p className="chart-none">No score is available for this patient.</p> : null}
      <RiskList risks={shown} />
      {rest.length > 0 ? (
        <details className="risk-rest">
          <summary>{plural(rest.length, 'more score')}: not for this patient, or inputs missing</summary>
          <RiskList risks={rest} />
        </details>
      ) : null}
    </Section>
  )
}

function RiskList({ risks }: Readonly<{ risks: readonly RiskRow[] }>) {
  return (
    <ul>
      {risks.map((risk) => (
        <li key={risk.model}>
          <RiskLine risk={risk} />
        </li>
      ))}
    </ul>
  )
}

function RiskLine({ risk }: Readonly<{ risk: RiskRow }>) {
  const severity = riskSeverity(risk)
  const points = risk.trend.map((point) => ({ x: point.ms, y: point.value }))
  return (
    <button type="button" className="risk" aria-haspopup="dialog" onClick={() => showExplain(risk.model)}>
      <span className="risk-name">
        <span>{risk.title}</span>
        <span className="tiny clip" title={riskNote(risk)}>
          {riskNote(risk)}
        </span>
      </span>
      <span className="risk-trend">
        {risk.status === 'ok' && points.length > 1 ? (
          <Sparkline points={points} severity={severity} label={`${risk.title}: ${points.length} earlier values`} width={72} height={22} />
        ) : (
          <span className="tiny">{statusWord(risk)}</span>
        )}
      </span>
      <RiskValue risk={risk} />
    </button>
  )
}

function RiskValue({ risk }: Readonly<{ risk: RiskRow }>) {
  const severity = riskSeverity(risk)
  if (risk.status !== 'ok') {
    return (
      <span className="risk-value unknown">
        <span title={statusWord(risk)}>–</span>
      </span>
    )
  }
  return (
    <span className={`risk-value num sev-${severity}`}>
      <SeverityMark severity={severity} label={`severity ${severity}`} /> {risk.valueText}
    </span>
  )
}
