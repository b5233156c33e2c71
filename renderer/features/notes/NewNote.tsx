import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { MAX_NOTE_CHARS } from '#app/contract/notes.ts'
import { text } from '../../i18n/en.ts'
import { time } from '../../i18n/format.ts'
import { useChart } from '../../stores/chart.ts'
import { closeNoteForm, discardNote, keepNoteNow, saveNote, useNoteDraft, writeNote } from '../../stores/note-draft.ts'
import { announce, Button, Field, useShortcut } from '../../ui/index.ts'

const own = text.notes
const form = own.form

/** Typed or pasted; what it adds is read as it is typed, and offered once it is saved. */
export function NewNote() {
  const { body, saving, failure } = useNoteDraft()
  const id = useId()
  const title = useRef<HTMLInputElement>(null)
  const note = useRef<HTMLTextAreaElement>(null)
  useEffect(() => title.current?.focus(), [])
  const blocked =
    body.text.trim() === ''
      ? form.empty
      : body.title.trim() === ''
        ? form.needsTitle
        : body.text.length > MAX_NOTE_CHARS
          ? form.tooLong
          : null
  const save = async () => {
    if (blocked !== null) return announce(blocked)
    await keepNoteNow()
    const fact = await saveNote()
    if (fact === null) return
    useChart.setState({ note: fact })
    announce(form.saved)
  }
  useShortcut('Ctrl+Enter', form.save, own.group, () => void save())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) void keepNoteNow()
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    void closeNoteForm()
  }
  /** A title has one line: a note that is pasted where the cursor first stands goes where it belongs. */
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!pasted.trim().includes('\n')) return
    event.preventDefault()
    writeNote({ text: body.text === '' ? pasted : `${body.text}\n${pasted}` })
    note.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to what is typed inside, takes no focus of its own
    <div className="note-form" onKeyDownCapture={onKeyDown} onBlur={() => void keepNoteNow()}>
      <div className="note-form-head">
        <Field label={form.heading2}>
          {(control) => (
            <input
              {...control}
              ref={title}
              className="ui-input"
              type="text"
              maxLength={200}
              value={body.title}
              onPaste={onPaste}
              onChange={(event) => writeNote({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={form.date}>
          {(control) => (
            <input
              {...control}
              className="ui-input"
              type="text"
              maxLength={40}
              value={body.date}
              onChange={(event) => writeNote({ date: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="note-form-text">
        <label htmlFor={id}>{form.body}</label>
        <textarea ref={note} id={id} className="ui-input" value={body.text} onChange={(event) => writeNote({ text: event.target.value })} />
      </div>
      <Adds />
      <footer className="note-form-foot">
        <span className="note-form-said">
          {failure ? (
            <span className="crit" role="alert">
              {failure.message} {failure.next}
            </span>
          ) : (
            <DraftState />
          )}
        </span>
        <Button variant="quiet" onClick={() => void discardNote().then(() => announce(form.discarded))}>
          {form.discard}
        </Button>
        <Button shortcut="Esc" onClick={() => void closeNoteForm()}>
          {form.close}
        </Button>
        <Button variant="primary" shortcut="Ctrl+Enter" reason={saving ? text.common.loading : blocked} onClick={() => void save()}>
          {form.save}
        </Button>
      </footer>
    </div>
  )
}

function Adds() {
  const preview = useNoteDraft((state) => state.preview)
  if (preview === null) return <div className="note-form-adds" />
  const names = preview.suggestions.map(({ kind, label }) => `${own.suggestionKind[kind]}: ${label}`)
  return (
    <div className="note-form-adds tiny" role="status">
      <p>{preview.unread === null ? form.adds(names.length) : own.unread(preview.unread)}</p>
      <p className="ghost">{names.join(' · ')}</p>
    </div>
  )
}

function DraftState() {
  const keep = useNoteDraft((state) => state.keep)
  if (keep.state === 'failed') return <span className="crit">{form.draftFailed}</span>
  if (keep.at === null) return <span className="quiet">{form.draftNone}</span>
  return (
    <span className="quiet num">
      {keep.restored ? `${form.restored} ` : ''}
      {form.draftAt(time(keep.at))}
    </span>
  )
}
