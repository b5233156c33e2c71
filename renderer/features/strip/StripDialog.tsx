import { useEffect } from 'react'
import type { ActionId, StripChoice, StripItem } from '#app/contract/adaptive.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { chooseInStrip, loadStripReport, useStrip } from '../../stores/strip.ts'
import { announce, Button, Dialog } from '../../ui/index.ts'
import { labelOf } from './actions.ts'
import { reasonOf } from './reason.ts'
import { StripReportPart } from './StripReportPart.tsx'

/** What the strip offers here and why; pin, hide, switch off, forget, save. */
export function StripDialog({ view, onClose }: Readonly<{ view: ChartView; onClose: () => void }>) {
  useEffect(() => void loadStripReport(), [])
  const items = useStrip((state) => state.view?.items) ?? []
  const choices = useStrip((state) => state.report?.choices) ?? []
  const choiceOf = (action: ActionId) => choices.find((one) => one.action === action)?.choice ?? null
  const hidden = choices.filter(({ choice }) => choice === 'hide')
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={text.strip.dialog} description={text.strip.explained}>
      {items.length === 0 ? <p className="quiet">{text.strip.nothing}</p> : null}
      <ul className="strip-list">
        {items.map((item) => (
          <Row key={item.action} item={item} view={view} choice={choiceOf(item.action)} />
        ))}
      </ul>
      {hidden.length > 0 ? (
        <>
          <h3>{text.strip.hidden}</h3>
          <ul className="strip-list">
            {hidden.map(({ action }) => (
              <li key={action}>
                <span>{labelOf(action, view)}</span>
                <Choose action={action} choice={null} label={text.strip.show} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <StripReportPart />
    </Dialog>
  )
}

function Row({ item, view, choice }: Readonly<{ item: StripItem; view: ChartView; choice: StripChoice | null }>) {
  return (
    <li>
      <span>
        {labelOf(item.action, view)} <span className="tiny">{reasonOf(item.reason, view)}</span>
      </span>
      <Choose action={item.action} choice={choice === 'pin' ? null : 'pin'} label={choice === 'pin' ? text.strip.unpin : text.strip.pin} />
      <Choose
        action={item.action}
        choice={choice === 'hide' ? null : 'hide'}
        label={choice === 'hide' ? text.strip.show : text.strip.hide}
      />
    </li>
  )
}

function Choose({ action, choice, label }: Readonly<{ action: ActionId; choice: StripChoice | null; label: string }>) {
  return (
    <Button
      variant="quiet"
      aria-label={`${label}: ${labelOf(action, null)}`}
      onClick={() => void chooseInStrip(action, choice).then(() => announce(text.strip.nextOpening))}
    >
      {label}
    </Button>
  )
}
