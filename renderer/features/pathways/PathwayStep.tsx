import { type FormEvent, useState } from 'react'
import type { PatientId } from '#app/contract/ids.ts'
import type { PathwayStep as Step } from '#app/contract/pathways.ts'
import { text } from '../../i18n/en.ts'
import { ago, dateTime } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { markStep } from '../../stores/pathways.ts'
import { useMay } from '../../stores/session.ts'
import { announce, Button, SourceLink, StateTag, toastFailure } from '../../ui/index.ts'
import { DUE_CHOICES, dueIn } from '../tasks/index.ts'

type Asking = 'later' | 'why' | null

/** One step: what, why, when; done, later or not for this patient. What was said of it can be said anew. */
export function PathwayStep({ patient, pathway, step }: Readonly<{ patient: PatientId; pathway: string; step: Step }>) {
  const [asking, setAsking] = useState<Asking>(null)
  const mayEnter = useMay('enter')
  const say = async (said: Omit<Parameters<typeof markStep>[1], 'pathway' | 'step'>) => {
    const result = await markStep(patient, { pathway, step: step.id, ...said })
    if (!result.ok) return toastFailure(result.error)
    setAsking(null)
    announce(text.pathways.said)
  }
  return (
    <li className="step" data-status={step.status}>
      <div className="step-head">
        <span className="step-title">{step.title}</span>
        <StepState step={step} />
      </div>
      <StepWhy step={step} />
      {mayEnter ? (
        <div className="step-actions">
          <Button variant="quiet" onClick={() => void say({ mark: 'done' })}>
            {text.pathways.done}
          </Button>
          <Button variant="quiet" aria-expanded={asking === 'later'} onClick={() => setAsking(asking === 'later' ? null : 'later')}>
            {text.pathways.later}
          </Button>
          <Button variant="quiet" aria-expanded={asking === 'why'} onClick={() => setAsking(asking === 'why' ? null : 'why')}>
            {text.pathways.notApplicable}
          </Button>
        </div>
      ) : null}
      {asking === 'later' ? (
        <fieldset className="step-later">
          <legend className="visually-hidden">{text.tasks.when}</legend>
          {DUE_CHOICES.map(({ hours, label }) => (
            <Button key={hours} variant="quiet" onClick={() => void say({ mark: 'later', until: dueIn(hours) })}>
              {label}
            </Button>
          ))}
        </fieldset>
      ) : null}
      {asking === 'why' ? (
        <WhyNot onSay={(reason) => void say({ mark: 'not-applicable', reason })} onClose={() => setAsking(null)} />
      ) : null}
    </li>
  )
}

function StepState({ step }: Readonly<{ step: Step }>) {
  if (step.overdue) return <StateTag severity="medium">{text.pathways.overdue(ago(step.dueAt))}</StateTag>
  if (step.status === 'open') return <span className="tiny">{step.dueAt ? text.pathways.due(dateTime(step.dueAt)) : ''}</span>
  const until = step.until ? ` ${text.pathways.until(dateTime(step.until))}` : ''
  return (
    <span className="tiny">
      {text.pathways.status[step.status]}
      {until}
      {step.by ? ` · ${text.pathways.by(step.by, dateTime(step.at))}` : ''}
      {step.reason ? ` · ${step.reason}` : ''}
    </span>
  )
}

function StepWhy({ step }: Readonly<{ step: Step }>) {
  const because = step.because.join('; ')
  return (
    <p className="tiny" title={step.source}>
      {step.why}{' '}
      {because === '' ? null : step.facts.length > 0 ? <SourceLink onOpen={() => showEvidence(step.facts)}>{because}</SourceLink> : because}
    </p>
  )
}

function WhyNot({ onSay, onClose }: Readonly<{ onSay: (reason: string) => void; onClose: () => void }>) {
  const [reason, setReason] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onSay(reason)
  }
  return (
    <form className="step-why" onSubmit={send} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <input
        className="ui-input"
        type="text"
        // biome-ignore lint/a11y/noAutofocus: the field was asked for by the button before it
        autoFocus
        aria-label={text.pathways.why}
        placeholder={text.pathways.why}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" variant="primary" shortcut="Enter">
        {text.pathways.save}
      </Button>
      <Button variant="quiet" shortcut="Esc" onClick={onClose}>
        {text.pathways.cancel}
      </Button>
    </form>
  )
}
