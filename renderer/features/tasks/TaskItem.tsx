import { useState } from 'react'
import type { Result } from '#app/contract/errors.ts'
import type { Task } from '#app/contract/tasks.ts'
import { text } from '../../i18n/en.ts'
import { ago, dateTime } from '../../i18n/format.ts'
import { useMay } from '../../stores/session.ts'
import { closeTask, moveTask } from '../../stores/tasks.ts'
import { announce, Button, StateTag, toastFailure } from '../../ui/index.ts'
import { DUE_CHOICES, dueIn, isDue } from './due.ts'

/** One task: what, when, from where; done, not needed, or later. */
export function TaskItem({ task }: Readonly<{ task: Task }>) {
  const [later, setLater] = useState(false)
  const mayEnter = useMay('enter')
  const due = isDue(task.dueAt)
  const settle = async (change: Promise<Result<Task>>, said: string) => {
    const result = await change
    if (result.ok) announce(said)
    else toastFailure(result.error)
  }
  return (
    <li className="task" data-due={due || undefined}>
      <div className="task-what">
        <span className="task-title">{task.title}</span>
        <span className="tiny" title={`${text.tasks.by(task.createdBy, dateTime(task.createdAt))}`}>
          {due ? <StateTag severity="medium">{text.tasks.overdue(ago(task.dueAt))}</StateTag> : text.tasks.due(dateTime(task.dueAt))}
          {' · '}
          {text.tasks.from[task.origin]}
          {task.note ? ` · ${task.note}` : ''}
        </span>
      </div>
      {mayEnter ? (
        <div className="task-actions">
          <Button variant="quiet" onClick={() => void settle(closeTask(task.id, 'done'), text.tasks.closed)}>
            {text.tasks.done}
          </Button>
          <Button variant="quiet" aria-expanded={later} onClick={() => setLater(!later)}>
            {text.tasks.later}
          </Button>
          <Button variant="quiet" onClick={() => void settle(closeTask(task.id, 'dropped'), text.tasks.dropped)}>
            {text.tasks.drop}
          </Button>
        </div>
      ) : null}
      {later ? (
        <fieldset className="task-later">
          <legend className="visually-hidden">{text.tasks.when}</legend>
          {DUE_CHOICES.map(({ hours, label }) => (
            <Button key={hours} variant="quiet" onClick={() => void settle(moveTask(task.id, dueIn(hours)), text.tasks.moved(label))}>
              {label}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </li>
  )
}
