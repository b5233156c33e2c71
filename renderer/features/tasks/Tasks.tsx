import './tasks.css'
import { type FormEvent, useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { useMay } from '../../stores/session.ts'
import { addTask } from '../../stores/tasks.ts'
import { announce, Button, Section, toastFailure, useShortcut } from '../../ui/index.ts'
import { DueChoice } from './DueChoice.tsx'
import { dueIn, isDue } from './due.ts'
import { TaskItem } from './TaskItem.tsx'

/** What is to be looked at again, soonest first; always in its place, also when there is nothing. */
export function Tasks({ view }: Readonly<{ view: ChartView }>) {
  const [adding, setAdding] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const mayEnter = useMay('enter')
  useShortcut('d', text.tasks.add, 'Chart', () => setAdding(true), mayEnter)
  const due = view.tasks.filter((task) => isDue(task.dueAt)).length
  const close = () => {
    setAdding(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <Section
      title={text.tasks.title}
      className="chart-tasks"
      note={
        <>
          {view.tasks.length > 0 ? text.tasks.counts(view.tasks.length, due) : null}
          {mayEnter ? (
            <Button ref={button} variant="quiet" shortcut="D" aria-expanded={adding} onClick={() => setAdding(!adding)}>
              {text.tasks.add}
            </Button>
          ) : null}
        </>
      }
    >
      {adding ? <AddTask view={view} onClose={close} /> : null}
      {view.tasks.length === 0 && !adding ? <p className="chart-none">{text.tasks.none}</p> : null}
      <ul>
        {view.tasks.map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  )
}

function AddTask({ view, onClose }: Readonly<{ view: ChartView; onClose: () => void }>) {
  const [title, setTitle] = useState('')
  const [hours, setHours] = useState(24)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return
    const result = await addTask(view.patient.id, title, dueIn(hours))
    if (!result.ok) return toastFailure(result.error)
    announce(text.tasks.added)
    onClose()
  }
  return (
    <form className="task-add" onSubmit={(event) => void send(event)} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <input
        className="ui-input"
        type="text"
        // biome-ignore lint/a11y/noAutofocus: the field was asked for by the key or the button before it
        autoFocus
        aria-label={text.tasks.what}
        placeholder={text.tasks.what}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <DueChoice hours={hours} onChange={setHours} />
      <Button type="submit" variant="primary" shortcut="Enter" reason={title.trim() === '' ? text.tasks.needsWords : null}>
        {text.tasks.save}
      </Button>
      <Button variant="quiet" shortcut="Esc" onClick={onClose}>
        {text.tasks.cancel}
      </Button>
    </form>
  )
}
