import { useRef, useState } from 'react'
import type { Alert } from '#app/contract/risk.ts'
import { SnoozeReason } from '#app/contract/risk.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { askSnooze, showEvidence, useChart } from '../../stores/chart.ts'
import { Button, SeverityMark, SourceLink } from '../../ui/index.ts'
import { Acknowledge } from './Acknowledge.tsx'
import { AlertActions } from './AlertActions.tsx'
import { Snooze } from './Snooze.tsx'
import { reasonWord } from './words.ts'

/** One alert: what, why, what to do first, says who. The strip shows a line and opens on Enter. `rests`: until its time somebody let it rest. */
export function AlertItem({
  alert,
  strip,
  narrow,
  rests = false,
}: Readonly<{ alert: Alert; strip: boolean; narrow: boolean; rests?: boolean }>) {
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const snoozing = useChart((state) => state.snoozing === alert.id)
  const busy = asking || snoozing
  const full = !strip || open || busy
  const close = () => {
    setAsking(false)
    if (snoozing) askSnooze(null)
    requestAnimationFrame(() => button.current?.focus())
  }
  const actions = <AlertActions alert={alert} button={button} onAcknowledge={() => setAsking(true)} onSnooze={() => askSnooze(alert.id)} />
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
        {strip && !busy ? (
          <Button variant="quiet" aria-expanded={full} onClick={() => setOpen(!open)}>
            {open ? 'Less' : 'More'}
          </Button>
        ) : null}
        {strip && !narrow && alert.status === 'open' && !busy ? actions : null}
      </div>
      {full ? <AlertBody alert={alert} /> : null}
      {alert.status === 'acknowledged' ? <PastLine alert={alert} /> : null}
      {rests && alert.snooze ? <RestLine snooze={alert.snooze} /> : null}
      {snoozing ? <Snooze alert={alert} onClose={close} /> : null}
      {asking ? <Acknowledge alert={alert.id} onClose={close} /> : null}
      {narrow && full && alert.status === 'open' && !busy ? <div className="alert-actions">{actions}</div> : null}
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

function RestLine({ snooze }: Readonly<{ snooze: NonNullable<Alert['snooze']> }>) {
  const { reasons, line } = text.checks.snooze
  const reason = SnoozeReason.safeParse(snooze.reason)
  return (
    <p className="tiny">{line(dateTime(snooze.until), snooze.by, reason.success ? reasons[reason.data].toLowerCase() : snooze.reason)}</p>
  )
}

function PastLine({ alert }: Readonly<{ alert: Alert }>) {
  return (
    <p className="tiny">
      Acknowledged {dateTime(alert.acknowledgedAt)} by {alert.acknowledgedBy ?? 'unknown'}: {reasonWord(alert.acknowledgeReason)}.
    </p>
  )
}
