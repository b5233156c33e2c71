import { type ReactNode, useState } from 'react'
import type { GateFinding, HeldItem } from '#app/contract/intake.ts'
import { displayUnit } from '#app/terminology/units.ts'
import { text } from '../../i18n/en.ts'
import { count, dateTime } from '../../i18n/format.ts'
import { chosenHeld, noteHeld, rememberHeld, useHeld } from '../../stores/held.ts'
import { openChart } from '../../stores/route.ts'
import { useMay } from '../../stores/session.ts'
import { Button, Kbd, Section, SeverityMark, TextInput } from '../../ui/index.ts'
import { decidedBy, Status } from './HeldTable.tsx'
import { decide, OTHER_VALUE_ID } from './keys.ts'
import {
  fixBlocked,
  kindWord,
  levelLook,
  numberTyped,
  oddOnes,
  releaseBlocked,
  suggestionText,
  unitMeant,
  valuesTyped,
  valueText,
} from './words.ts'

/** The row the keys are on, in full, and what can be done with it or with all that are selected. */
export function HeldDetail() {
  const state = useHeld()
  const item = state.items?.[state.active] ?? null
  if (!item)
    return (
      <Section title={text.held.asItCame} className="held-detail">
        <p className="held-empty quiet">–</p>
      </Section>
    )
  return (
    <Section title={item.patientName ?? text.held.noPatient} note={<Status item={item} who={false} />} scroll className="held-detail">
      <div key={item.id} className="held-body">
        {item.findings.map((finding) => (
          <Finding key={finding.fact} finding={finding} />
        ))}
        <dl className="held-facts num">
          <Pair name={text.held.measured}>{dateTime(item.effective)}</Pair>
          <Pair name={text.held.head.source}>{item.origin}</Pair>
          <Pair name={text.held.place}>
            {item.file}, {item.path}
          </Pair>
          <Pair name={text.held.heldAt}>{dateTime(item.heldAt)}</Pair>
          {item.status === 'open' ? null : <Pair name={text.held.decidedName}>{decidedBy(item)}</Pair>}
          {item.note ? <Pair name={text.held.note}>{item.note}</Pair> : null}
        </dl>
        <ToChart item={item} />
      </div>
      {item.status === 'open' || state.selected.size > 0 ? <Decide key={`decide ${item.id}`} item={item} /> : null}
    </Section>
  )
}

function Pair({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Finding({ finding }: Readonly<{ finding: GateFinding }>) {
  const look = levelLook(finding.level)
  return (
    <div className="held-finding num">
      <p className="held-value">
        <span className="ink2">{finding.label}</span> <strong>{valueText(finding.value)}</strong>
        {finding.suggestion ? (
          <>
            <span className="quiet"> → </span>
            <strong className="good">{suggestionText(finding.suggestion)}</strong>
          </>
        ) : null}
      </p>
      <p>
        {look ? <SeverityMark severity={look.severity} /> : null}{' '}
        <strong>
          {kindWord(finding.kind)}
          {look ? `, ${look.word}` : ''}
        </strong>
        . {finding.reason}
      </p>
    </div>
  )
}

function ToChart({ item }: Readonly<{ item: HeldItem }>) {
  const mayView = useMay('view')
  const { patient } = item
  if (patient === null || !mayView) return null
  return (
    <Button variant="quiet" className="held-open" onClick={() => openChart(patient)}>
      {text.held.openChart}
    </Button>
  )
}

function Decide({ item }: Readonly<{ item: HeldItem }>) {
  const state = useHeld()
  const chosen = chosenHeld(state)
  const many = chosen.length > 1
  const words = text.held
  const repairs = oddOnes(item).flatMap(({ suggestion }) => (suggestion ? [suggestionText(suggestion)] : []))
  return (
    <div className="held-decide">
      {many ? null : <Other item={item} />}
      <label className="held-remember">
        <input type="checkbox" checked={state.remember} onChange={(event) => rememberHeld(event.target.checked)} />
        <span>
          {words.remember} <Kbd keys="M" />
          <span className="quiet held-line">
            {chosen.some((one) => one.state === 'quarantined') ? words.rememberNever : words.rememberNote(item.origin)}
          </span>
        </span>
      </label>
      <TextInput
        label={words.note}
        placeholder={words.noteHint}
        keepLine={false}
        maxLength={500}
        value={state.note}
        onChange={(event) => noteHeld(event.target.value)}
      />
      <div className="held-buttons">
        <Button variant="primary" shortcut="F" disabled={state.deciding} reason={fixBlocked(chosen)} onClick={() => void decide('fix')}>
          {many ? words.fixAll(count(chosen.length)) : repairs.length > 0 ? words.fixWith(repairs.join(', ')) : words.fix}
        </Button>
        <Button shortcut="R" disabled={state.deciding} reason={releaseBlocked(chosen)} onClick={() => void decide('release')}>
          {many ? words.releaseMany(count(chosen.length)) : words.release}
        </Button>
        <Button variant="danger" shortcut="X" disabled={state.deciding || chosen.length === 0} onClick={() => void decide('reject')}>
          {many ? words.rejectMany(count(chosen.length)) : words.reject}
        </Button>
      </div>
      <p className="quiet held-why" role="status">
        {releaseBlocked(chosen)}
      </p>
    </div>
  )
}

/** The right values, typed by the person: one field for each that is odd, its suggestion standing in it as a ghost until another is typed. */
function Other({ item }: Readonly<{ item: HeldItem }>) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const odd = oddOnes(item)
  const values = valuesTyped(odd, typed)
  const take = () => {
    if (values !== null) void decide('fix', values)
  }
  if (odd.length === 0) return null
  return (
    <div className="held-other num">
      {odd.map((finding, index) => (
        <OtherValue
          key={finding.fact}
          finding={finding}
          first={index === 0}
          alone={odd.length === 1}
          typed={typed[finding.fact] ?? ''}
          onTyped={(value) => setTyped({ ...typed, [finding.fact]: value })}
          onTake={take}
        />
      ))}
      <Button shortcut="Enter" reason={values === null ? text.held.notANumber : null} onClick={take}>
        {text.held.useOther}
      </Button>
    </div>
  )
}

type OtherValueProps = Readonly<{
  finding: GateFinding
  first: boolean
  alone: boolean
  typed: string
  onTyped: (typed: string) => void
  onTake: () => void
}>

function OtherValue({ finding, first, alone, typed, onTyped, onTake }: OtherValueProps) {
  const id = first ? OTHER_VALUE_ID : `${OTHER_VALUE_ID}-${finding.fact}`
  const unit = unitMeant(finding)
  return (
    <>
      <label htmlFor={id}>
        {alone ? text.held.otherValue : finding.label} {first ? <Kbd keys="O" /> : null}
      </label>
      <input
        id={id}
        className="ui-input"
        autoComplete="off"
        inputMode="decimal"
        aria-invalid={typed.trim() !== '' && numberTyped(typed) === null}
        placeholder={alone || !finding.suggestion ? '' : String(finding.suggestion.value)}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onTake()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <span className="quiet">{unit ? displayUnit(unit) : ''}</span>
    </>
  )
}
