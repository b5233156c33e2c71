import { type KeyboardEvent, useEffect, useRef } from 'react'
import { text } from '../../i18n/en.ts'
import { ago, dateTime } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { decide, saveReviewNow, undecide } from '../../stores/chart-review.ts'
import { Button, SeverityMark } from '../../ui/index.ts'
import { accepted, edited, type Line, rejected } from './lines.ts'

const words = text.chartReview
const MARK: Readonly<Record<Line['state'], string>> = { ghost: '·', accepted: '✓', edited: '✎', rejected: '✕', stale: '!' }

type Props = Readonly<{
  line: Line
  current: boolean
  editing: boolean
  onFocus: () => void
  onEdit: (on: boolean) => void
}>

/** One finding: a ghost until it is accepted. Its sentence is the button; its rows and its age stand beneath. */
export function FindingLine({ line, current, editing, onFocus, onEdit }: Props) {
  const { finding, state } = line
  return (
    <li className="review-line" data-state={state} data-current={current || undefined}>
      <span className="review-mark" aria-hidden="true">
        {MARK[state]}
      </span>
      {editing ? (
        <EditLine line={line} onDone={() => onEdit(false)} />
      ) : (
        <button
          type="button"
          className={`review-text ${state === 'ghost' || state === 'stale' ? 'ghost' : ''}`}
          data-finding={finding.id}
          tabIndex={current ? 0 : -1}
          aria-label={`${line.text}, ${words.state[state]}`}
          onFocus={onFocus}
          onClick={onFocus}
        >
          {line.text}
        </button>
      )}
      <span className="review-state tiny">
        <SeverityMark severity={finding.severity} label={`severity ${finding.severity}`} /> {words.state[state]}
      </span>
      <Behind line={line} />
      <LineButtons line={line} onEdit={onEdit} />
    </li>
  )
}

/** What stands behind the sentence, quieter, with the age of the newest row. */
function Behind({ line: { finding, decision, state } }: Readonly<{ line: Line }>) {
  const parts = finding.parts.map((part) => part.text).filter(Boolean)
  const own = state === 'stale' && decision && decision.decision !== 'rejected' ? decision.text : null
  return (
    <p className="review-behind tiny">
      {own === null ? null : <strong className="warn">{words.was(own)} </strong>}
      {finding.at === null ? (
        ''
      ) : (
        <span className="num" title={dateTime(finding.at)}>
          {ago(finding.at)}
        </span>
      )}
      {parts.length > 0 && finding.at !== null ? ' · ' : ''}
      {parts.join(' · ')}
    </p>
  )
}

/** For the pointer; the keys do the same from the sentence. */
function LineButtons({ line, onEdit }: Readonly<{ line: Line; onEdit: (on: boolean) => void }>) {
  const { finding, state } = line
  return (
    <span className="review-buttons">
      {finding.facts.length > 0 ? (
        <Button variant="quiet" tabIndex={-1} onClick={() => showEvidence(finding.facts.slice(0, 50))}>
          {words.legendRows}
        </Button>
      ) : null}
      {state === 'accepted' ? null : (
        <Button variant="quiet" tabIndex={-1} onClick={() => decide([accepted(finding)])}>
          {words.legend}
        </Button>
      )}
      <Button variant="quiet" tabIndex={-1} onClick={() => onEdit(true)}>
        {words.legendEdit}
      </Button>
      {state === 'rejected' ? (
        <Button variant="quiet" tabIndex={-1} onClick={() => undecide(finding.id)}>
          {words.legendUndo}
        </Button>
      ) : (
        <Button variant="quiet" tabIndex={-1} onClick={() => decide([rejected(finding)])}>
          {words.legendReject}
        </Button>
      )}
    </span>
  )
}

/** Kept as it is typed: once a word differs, it is the person's own. */
function EditLine({ line, onDone }: Readonly<{ line: Line; onDone: () => void }>) {
  const { finding, decision, state } = line
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => void field.current?.focus(), [])
  const say = (value: string) => {
    const said = edited(finding, value)
    if (said) decide([said])
    else undecide(finding.id)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') say(event.currentTarget.value)
    void saveReviewNow()
    onDone()
  }
  const begin = state === 'stale' && decision?.decision === 'edited' ? decision.text : line.text
  return (
    <textarea
      ref={field}
      className="ui-input review-edit"
      aria-label={words.edit}
      maxLength={2000}
      rows={Math.min(5, Math.ceil(begin.length / 80))}
      defaultValue={begin}
      onChange={(event) => say(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={onDone}
    />
  )
}
