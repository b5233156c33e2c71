import { useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { WaitingFile } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, dateTime } from '../../i18n/format.ts'
import { takeJob } from '../../stores/intake.ts'
import { showTab } from '../../stores/intake-place.ts'
import { decideWaiting } from '../../stores/review.ts'
import { Button, ErrorLine, Section, TextInput, toast, useShortcut } from '../../ui/index.ts'

/** A file that does not look like what its source sends: why, and what to do with it. */
export function Suspect({ file }: Readonly<{ file: WaitingFile }>) {
  const words = text.review
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const decide = async (decision: 'release' | 'discard') => {
    setBusy(true)
    const result = await decideWaiting(file.id, decision, note.trim())
    setBusy(false)
    if (!result.ok) return setFailure(result.error)
    toast(decision === 'release' ? words.released(file.file) : words.discarded(file.file))
    if (!result.value.job) return
    takeJob(result.value.job)
    showTab('import')
  }
  const blocked = note.trim() === '' ? words.suspectReason : null
  useShortcut('Ctrl+Enter', words.release, text.keys.decide, () => (blocked === null && !busy ? void decide('release') : undefined))
  return (
    <Section title={`${file.file} · ${file.origin}`} note={words.nothingStored} className="intake-suspect" scroll>
      {failure ? <ErrorLine failure={failure} /> : null}
      <div className="intake-suspect-body">
        <h3>{words.suspectTitle}</h3>
        <ul className="intake-reasons">
          {file.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className="quiet num">
          {file.rows === null ? null : `${words.rows(count(file.rows))} · `}
          {dateTime(file.at)}
        </p>
        <TextInput
          label={words.suspectNote}
          hint={words.suspectHint}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="intake-buttons">
          <Button variant="primary" shortcut="Ctrl+Enter" disabled={busy} reason={blocked} onClick={() => void decide('release')}>
            {words.release}
          </Button>
          <Button variant="danger" disabled={busy} title={words.discardNote} onClick={() => void decide('discard')}>
            {words.discard}
          </Button>
        </div>
      </div>
    </Section>
  )
}
