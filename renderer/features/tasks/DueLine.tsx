import './tasks.css'
import { useEffect } from 'react'
import { text } from '../../i18n/en.ts'
import { ago, dateTime } from '../../i18n/format.ts'
import { openChart } from '../../stores/route.ts'
import { loadDue, useTasks } from '../../stores/tasks.ts'

const SHOWN = 3

/** What came back: one line above the worklist, each task a way into its chart. Nothing is due: nothing is shown. */
export function DueLine() {
  const due = useTasks((state) => state.due)
  useEffect(() => void loadDue(), [])
  if (due.length === 0) return <div className="due-line-none" />
  const rest = due.length - SHOWN
  return (
    <section className="due-line" aria-label={text.tasks.dueNow(due.length)}>
      <strong className="num">{text.tasks.dueNow(due.length)}</strong>
      <ul>
        {due.slice(0, SHOWN).map((task) => (
          <li key={task.id}>
            <button
              type="button"
              className="due-task"
              title={text.tasks.overdue(dateTime(task.dueAt))}
              onClick={() => openChart(task.patient)}
            >
              <strong>{task.patientName ?? text.common.nameUnknown}</strong> <span className="clip">{task.title}</span>{' '}
              <span className="quiet num">{ago(task.dueAt)}</span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 ? <span className="quiet num">{text.tasks.more(rest)}</span> : null}
    </section>
  )
}
