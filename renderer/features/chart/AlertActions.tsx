import type { RefObject } from 'react'
import { mostSnoozeHours } from '#app/alerts/snooze.ts'
import type { Alert } from '#app/contract/risk.ts'
import { text } from '../../i18n/en.ts'
import { useMay } from '../../stores/session.ts'
import { Button } from '../../ui/index.ts'

type AlertActionsProps = Readonly<{
  alert: Alert
  button: RefObject<HTMLButtonElement | null>
  onAcknowledge: () => void
  onSnooze: () => void
}>

/** What may be done with an open alert. One that interrupts does not rest. */
export function AlertActions({ alert, button, onAcknowledge, onSnooze }: AlertActionsProps) {
  const may = useMay('acknowledge')
  if (!may) return null
  return (
    <>
      {mostSnoozeHours(alert) > 0 ? <Button onClick={onSnooze}>{text.checks.snooze.snooze}</Button> : null}
      <Button ref={button} onClick={onAcknowledge}>
        Acknowledge
      </Button>
    </>
  )
}
