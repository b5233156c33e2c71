import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { MedShown, OverrideReason } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'
import { overrideFinding } from '../../stores/chart.ts'
import { announce, Button, Kbd } from '../../ui/index.ts'
import { DueChoice, dueIn } from '../tasks/index.ts'

/** Why the finding is set aside: a reason by its number key, a few words if they help, Enter. Esc leaves it as it is. */
export function Override({ shown, onClose }: Readonly<{ shown: MedShown; onClose: () => void }>) {
  const words = text.medication
  const [reason, setReason] = useState<OverrideReason | null>(null)
  const [note, setNote] = useState('')
  const [hours, setHours] = useState(24)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [sending, setSending] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => void first.current?.focus(), [])

  const send = async () => {
    if (reason === null || sending) return
    setSending(true)
    const { subject, inputHash } = shown
    const until = reason === 'will-monitor' ? dueIn(hours) : null
    const result = await overrideFinding({ subject, inputHash, reason, note, until })
    setSending(false)
    if (!result.ok) return setFailure(result.error)
    announce(words.wasSetAside)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const typing = event.target instanceof HTMLSelectElement || (event.target instanceof HTMLInputElement && event.target.type === 'text')
    const chosen = typing ? undefined : shown.reasons[Number(event.key) - 1]
    if (chosen) setReason(chosen)
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset className="ack" onKeyDown={onKeyDown}>
      <legend className="visually-hidden">{words.setAsideTitle}</legend>
      <div className="ack-reasons">
        {shown.reasons.map((one, index) => (
          <label key={one} className="ack-reason">
            <input
              ref={index === 0 ? first : null}
              type="radio"
              name={`override-${shown.inputHash}`}
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            {words.reason[one]} <Kbd keys={String(index + 1)} />
          </label>
        ))}
      </div>
      <div className="ack-foot">
        {reason === 'will-monitor' ? <DueChoice hours={hours} onChange={setHours} /> : null}
        <input
          className="ui-input"
          type="text"
          aria-label={words.note}
          placeholder={words.note}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button variant="quiet" shortcut="Esc" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button variant="primary" shortcut="Enter" reason={reason === null ? words.needsReason : null} onClick={() => void send()}>
          {words.setAside}
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
