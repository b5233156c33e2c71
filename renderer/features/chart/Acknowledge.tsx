import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { AlertId } from '#app/contract/ids.ts'
import type { AcknowledgeReason } from '#app/contract/risk.ts'
import { acknowledgeAlert } from '../../stores/chart.ts'
import { announce, Button, Kbd } from '../../ui/index.ts'
import { DueChoice, dueIn } from '../tasks/index.ts'
import { REASONS } from './words.ts'

/** Why the alert is set aside: a reason by its number key, a few words if they help, Enter. Esc leaves it open. */
export function Acknowledge({ alert, onClose }: Readonly<{ alert: AlertId; onClose: () => void }>) {
  const [reason, setReason] = useState<AcknowledgeReason | null>(null)
  const [note, setNote] = useState('')
  const [hours, setHours] = useState(24)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [sending, setSending] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => void first.current?.focus(), [])

  const send = async () => {
    if (reason === null || sending) return
    setSending(true)
    const until = reason === 'will-monitor' ? { until: dueIn(hours) } : {}
    const result = await acknowledgeAlert(alert, { reason, note, ...until })
    setSending(false)
    if (!result.ok) return setFailure(result.error)
    announce('Alert acknowledged.')
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const typing = event.target instanceof HTMLSelectElement || (event.target instanceof HTMLInputElement && event.target.type === 'text')
    const chosen = typing ? undefined : REASONS[Number(event.key) - 1]
    if (chosen) setReason(chosen.code)
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset className="ack" onKeyDown={onKeyDown}>
      <legend className="visually-hidden">Why it is set aside</legend>
      <div className="ack-reasons">
        {REASONS.map((one, index) => (
          <label key={one.code} className="ack-reason">
            <input
              ref={index === 0 ? first : null}
              type="radio"
              name={`ack-${alert}`}
              checked={reason === one.code}
              onChange={() => setReason(one.code)}
            />
            {one.word} <Kbd keys={String(index + 1)} />
          </label>
        ))}
      </div>
      <div className="ack-foot">
        {reason === 'will-monitor' ? <DueChoice hours={hours} onChange={setHours} /> : null}
        <input
          className="ui-input"
          type="text"
          aria-label="Note, optional"
          placeholder="Note, optional"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button variant="quiet" shortcut="Esc" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" shortcut="Enter" reason={reason === null ? 'Choose a reason first.' : null} onClick={() => void send()}>
          Acknowledge
        </Button>
      </div>
      {failure ? (
        <p className="crit" role="alert">
          {failure.message} {failure.next}
        </p>
      ) : null}
    </fieldset>
  )
}
