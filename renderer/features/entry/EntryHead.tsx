import { useRef } from 'react'
import { ago, time as clock } from '../../i18n/format.ts'
import { discardDraft, setTime, useEntry } from '../../stores/entry.ts'
import { Button } from '../../ui/index.ts'
import { fieldTime, parseFieldTime } from './time-field.ts'

/** When it was measured, and what became of the draft. */
export function EntryHead({ nowMs, timeOk }: Readonly<{ nowMs: number; timeOk: boolean }>) {
  const { time, draft, saving } = useEntry()
  const input = useRef<HTMLInputElement>(null)
  const ms = parseFieldTime(time, nowMs)
  return (
    <div className="entry-head num">
      <label htmlFor="entry-time">Measured</label>
      <span data-field="time">
        <input
          ref={input}
          id="entry-time"
          className="ui-input entry-time"
          type="text"
          autoComplete="off"
          readOnly={saving}
          placeholder={`now, ${fieldTime(nowMs)}`}
          value={time}
          aria-invalid={!timeOk}
          aria-describedby="entry-time-note"
          onChange={(event) => setTime(event.target.value)}
        />
      </span>
      <span id="entry-time-note" className={timeOk ? 'quiet' : 'crit'}>
        {timeOk ? timeNote(time, ms) : 'Write 2026-11-22 06:12, or 06:12 for today.'}
      </span>
      <DraftLine draft={draft} />
    </div>
  )
}

const timeNote = (time: string, ms: number | null): string =>
  time === '' || ms === null ? 'the time of the first value typed' : ago(new Date(ms).toISOString())

type DraftState = ReturnType<typeof useEntry.getState>['draft']

function DraftLine({ draft }: Readonly<{ draft: DraftState }>) {
  if (draft.state === 'failed') {
    return (
      <span className="entry-draft crit" role="alert">
        Draft not in order: {draft.failure?.message}
      </span>
    )
  }
  if (draft.at === null)
    return <span className="entry-draft quiet">{draft.state === 'saving' ? 'Keeping the draft' : 'Nothing is stored before Save'}</span>
  return (
    <output className="entry-draft quiet">
      {draft.restored ? `Draft from ${clock(draft.at)} restored` : `Draft kept ${clock(draft.at)}`}
      <Button variant="quiet" onClick={() => void discardDraft()}>
        Discard
      </Button>
    </output>
  )
}
