import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { closeEntry } from '../../stores/chart.ts'
import { openForm, saveDraftNow, useEntry } from '../../stores/entry.ts'
import { Button, Section, useShortcut } from '../../ui/index.ts'
import './entry.css'
import type { EntryField } from './build.ts'
import { EntryFoot } from './EntryFoot.tsx'
import { EntryHead } from './EntryHead.tsx'
import { FieldRow } from './FieldRow.tsx'
import { FORMS } from './fields.ts'
import { StrangerBanner } from './StrangerBanner.tsx'
import { useAssessed } from './useAssessed.ts'

const NO_FIELDS: readonly EntryField[] = []

/** The form: each value is judged as it is typed, nothing is stored before Save, and what is typed is kept. */
export function EntryPanel({ view }: Readonly<{ view: ChartView }>) {
  const [form, setForm] = useState(useEntry.getState().form || (FORMS[0]?.id ?? ''))
  const body = useRef<HTMLDivElement>(null)
  const fields = FORMS.find((one) => one.id === form)?.fields ?? NO_FIELDS
  const assessed = useAssessed(view, fields)
  const [focused, setFocused] = useState<string | null>(null)
  const ready = useEntry((state) => state.form === form && state.patient === view.patient.id)

  useEffect(() => void openForm(view.patient.id, form), [view.patient.id, form])
  useEffect(() => () => void saveDraftNow(), [])
  useShortcut('Esc', 'Close the form and keep the draft', 'Entry', closeEntry)
  useShortcut('Ctrl+Enter', 'Save the values', 'Entry', () => void save())

  const focusField = useCallback(
    (id: string | null) => body.current?.querySelector<HTMLElement>(`[data-field="${id}"] :is(input, select, button)`)?.focus(),
    [],
  )
  // The first value, not the time: what is typed right after "e" must be a value.
  useEffect(() => {
    if (ready) focusField(fields[0]?.id ?? null)
  }, [ready, fields, focusField])
  // At once when the form is empty again, not when the chart has been read anew: what is typed next must not be cut in two.
  const saved = useEntry((state) => state.saved)
  useEffect(() => {
    if (saved) focusField(fields[0]?.id ?? null)
  }, [saved, fields, focusField])
  const save = async () => {
    if (!assessed.save.can) return focusField(assessed.save.field)
    await assessed.send()
  }
  /** Ctrl and Alt begin keys that may lock or leave: what is typed is written down first. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.key === 'Escape') void saveDraftNow()
  }
  const next = useCallback(
    (id: string) => focusField(fields[fields.findIndex((field) => field.id === id) + 1]?.id ?? 'save'),
    [fields, focusField],
  )
  const flagged = (id: string) => assessed.flags.get(id) ?? null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to what is typed inside, takes no focus of its own
    <div className="entry" ref={body} onKeyDownCapture={onKeyDown} onBlur={() => void saveDraftNow()}>
      <Section
        className="entry-section"
        title={
          <span className="entry-tabs" role="tablist" aria-label="Form">
            {FORMS.map((one) => (
              <button
                key={one.id}
                type="button"
                role="tab"
                className="ui-tab"
                aria-selected={one.id === form}
                onClick={() => setForm(one.id)}
              >
                {one.title}
              </button>
            ))}
          </span>
        }
        note={
          <Button variant="quiet" shortcut="Esc" onClick={closeEntry}>
            Close, keep the draft
          </Button>
        }
      >
        <EntryHead nowMs={assessed.nowMs} timeOk={assessed.timeOk} />
        <div className="entry-fields">
          {fields.map((field, index) => (
            <FieldRow
              key={field.id}
              field={field}
              heading={field.group !== fields[index - 1]?.group && index > 0 ? field.group : null}
              unreadable={assessed.built.unreadable[field.id] ?? null}
              flag={flagged(field.id)}
              part={assessed.built.owners[flagged(field.id)?.entry ?? -1]?.part ?? 0}
              partner={assessed.partners.get(field.id) ?? null}
              last={assessed.last.get(field.id) ?? null}
              onFocus={setFocused}
              onNext={next}
            />
          ))}
        </div>
        <StrangerBanner view={view} evidence={assessed.stranger} />
        <EntryFoot view={view} advice={focused === null ? null : flagged(focused)} save={assessed.save} onSave={() => void save()} />
      </Section>
    </div>
  )
}
