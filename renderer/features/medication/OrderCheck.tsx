import './medication.css'
import { useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { stripUsed } from '../../stores/strip.ts'
import { Kbd, StateTag, useShortcut } from '../../ui/index.ts'
import { KnowledgeNotes } from './KnowledgeNotes.tsx'
import { MedicationFindings } from './MedicationFindings.tsx'
import { useOrderCheck } from './useOrderCheck.ts'

/** An order as it is typed, against everything the chart says. Nothing of it is stored. */
export function OrderCheck({ view }: Readonly<{ view: ChartView }>) {
  const [order, setOrder] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useShortcut('o', text.medication.order, 'Chart', () => field.current?.focus())
  const { check, failure } = useOrderCheck(view.patient.id, order, view.openedAt)
  const isClear = check?.status === 'checked' && check.findings.length === 0
  return (
    <div className="med-order">
      <label>
        <span className="tiny">
          {text.medication.order} <Kbd keys="O" />
        </span>
        <input
          ref={field}
          className="ui-input"
          type="text"
          placeholder={text.medication.orderHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          value={order}
          onFocus={() => stripUsed('order:open')}
          onChange={(event) => setOrder(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            if (order === '') field.current?.blur()
            else setOrder('')
          }}
        />
      </label>
      <div className="med-answer" aria-live="polite">
        {failure ? (
          <p className="crit">
            {failure.message} {failure.next}
          </p>
        ) : null}
        {!check && !failure ? <p className="tiny">{text.medication.orderNothing}</p> : null}
        {check?.reason ? (
          <p className="med-reason">
            <StateTag severity={check.status === 'expired' ? 'medium' : 'unknown'}>{text.medication.orderState[check.status]}</StateTag>{' '}
            {check.reason}
          </p>
        ) : null}
        {isClear ? (
          <p>
            <StateTag severity="none">{text.medication.orderClear}</StateTag>
          </p>
        ) : null}
        {check ? <KnowledgeNotes check={check} /> : null}
        {check && check.findings.length > 0 ? <MedicationFindings check={check} /> : null}
      </div>
    </div>
  )
}
