import { useRef, useState } from 'react'
import type { Alert } from '#app/contract/risk.ts'
import { dateTime } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Button, SeverityMark, SourceLink } from '../../ui/index.ts'
import { Acknowledge } from './Acknowledge.tsx'
import { reasonWord } from './words.ts'

/** One alert: what, why, what to do first, says who. The strip shows a line and opens on Enter. */
export function AlertItem({ alert, strip, narrow }: Readonly<{ alert: Alert; strip: boolean; narrow: boolean }>) {
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const full = !strip || open || asking
  const close = () => {
    setAsking(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <li className={`alert sev-edge-${alert.severity}`} data-status={alert.status} data-short={strip || undefined}>
      <div className="alert-line">
        <SeverityMark severity={alert.severity} label={`severity ${alert.severity}`} />
        <h3>{alert.title}</h3>
        {full ? null : (
          <span className="quiet clip alert-detail">
            {alert.detail} <strong>{alert.action}</strong>
          </span>
        )}
        {strip && !asking ? (
          <Button variant="quiet" aria-expanded={full} onClick={() => setOpen(!open)}>
            {open ? 'Less' : 'More'}
          </Button>
        ) : null}
        {strip && !narrow && alert.status === 'open' && !asking ? (
          <Button ref={button} onClick={() => setAsking(true)}>
            Acknowledge
          </Button>
        ) : null}
      </div>
      {full ? <AlertBody alert={alert} /> : null}
      {alert.status === 'acknowledged' ? <PastLine alert={alert} /> : null}
      {asking ? <Acknowledge alert={alert.id} onClose={close} /> : null}
      {narrow && full && alert.status === 'open' && !asking ? (
        <div className="alert-actions">
          <Button ref={button} onClick={() => setAsking(true)}>
            Acknowledge
          </Button>
        </div>
      ) : null}
    </li>
  )
}

function AlertBody({ alert }: Readonly<{ alert: Alert }>) {
  return (
    <div className="alert-body">
      <p>{alert.detail}</p>
      {alert.action ? <p className="alert-do">{alert.action}</p> : null}
      <p className="tiny">
        {alert.source} ·{' '}
        {alert.facts.length > 0 ? (
          <SourceLink onOpen={() => showEvidence(alert.facts)}>
            {alert.facts.length} {alert.facts.length === 1 ? 'row' : 'rows'}
          </SourceLink>
        ) : (
          'no rows'
        )}{' '}
        · data {dateTime(alert.dataAt)} · raised {dateTime(alert.raisedAt)}
      </p>
    </div>
  )
}

function PastLine({ alert }: Readonly<{ alert: Alert }>) {
  return (
    <p className="tiny">
      Acknowledged {dateTime(alert.acknowledgedAt)} by {alert.acknowledgedBy ?? 'unknown'}: {reasonWord(alert.acknowledgeReason)}.
    </p>
  )
}
