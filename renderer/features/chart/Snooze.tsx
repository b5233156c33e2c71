import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { mostSnoozeHours, SNOOZE_HOURS } from '#app/alerts/snooze.ts'
import type { Failure } from '#app/contract/errors.ts'
import { type Alert, SnoozeReason } from '#app/contract/risk.ts'
import { text } from '../../i18n/en.ts'
import { snoozeAlert } from '../../stores/chart.ts'
import { announce, Button, Kbd } from '../../ui/index.ts'
import { dueIn } from '../tasks/index.ts'

const words = text.checks.snooze

/** Why the alert may rest and for how long: a reason by its number key, Enter. Esc leaves it as it is. It comes back by itself. */
export function Snooze({ alert, onClose }: Readonly<{ alert: Alert; onClose: () => void }>) {
  const [reason, setReason] = useState<SnoozeReason | null>(null)
  const [hours, setHours] = useState<number>(SNOOZE_HOURS[0])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [sending, setSending] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => void first.current?.focus(), [])

  const send = async () => {
    if (reason === null || sending) return
    setSending(true)
    const result = await snoozeAlert(alert.id, { reason, until: dueIn(hours) })
    setSending(false)
    if (!result.ok) return setFailure(result.error)
    announce(words.done)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const chosen = event.target instanceof HTMLSelectElement ? undefined : SnoozeReason.options[Number(event.key) - 1]
    if (chosen) setReason(chosen)
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset className="ack" onKeyDown={onKeyDown}>
      <legend className="visually-hidden">{words.legend}</legend>
      <div className="ack-reasons">
        {SnoozeReason.options.map((one, index) => (
          <label key={one} className="ack-reason">
            <input
              ref={index === 0 ? first : null}
              type="radio"
              name={`snooze-${alert.id}`}
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            {words.reasons[one]} <Kbd keys={String(index + 1)} />
          </label>
        ))}
      </div>
      <div className="ack-foot">
        <select className="ui-select" aria-label={words.hours} value={hours} onChange={(event) => setHours(Number(event.target.value))}>
          {SNOOZE_HOURS.filter((choice) => choice <= mostSnoozeHours(alert)).map((choice) => (
            <option key={choice} value={choice}>
              {words.hour(choice)}
            </option>
          ))}
        </select>
        <Button variant="quiet" shortcut="Esc" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button variant="primary" shortcut="Enter" reason={reason === null ? words.choose : null} onClick={() => void send()}>
          {words.snooze}
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
