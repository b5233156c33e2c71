/** What should happen next: open tasks and open steps of care pathways, overdue first, then by their time, undated last. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView } from '../../contract/chart.ts'
import type { NextItem, Picture } from '../../contract/picture.ts'

const dueMs = ({ dueAt }: NextItem) => parseWhen(dueAt)?.ms ?? Number.POSITIVE_INFINITY

function tasksOf({ tasks }: ChartView, nowMs: number): NextItem[] {
  return tasks.map((task) => ({
    kind: 'task',
    id: `task:${task.id}`,
    title: task.title,
    why: task.note,
    dueAt: task.dueAt,
    overdue: (parseWhen(task.dueAt)?.ms ?? Number.POSITIVE_INFINITY) <= nowMs,
    facts: [],
  }))
}

function stepsOf({ pathways }: ChartView): NextItem[] {
  return pathways.flatMap(({ id, title, steps }) =>
    steps
      .filter(({ status }) => status === 'open')
      .map((step) => ({
        kind: 'step' as const,
        id: `step:${id}:${step.id}`,
        title: step.title,
        why: step.because.join('; ') || title,
        dueAt: step.dueAt,
        overdue: step.overdue,
        facts: step.facts,
      })),
  )
}

export function nextOf(view: ChartView, nowMs: number): Picture['next'] {
  const all = [...tasksOf(view, nowMs), ...stepsOf(view)]
  return all.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || compare(dueMs(a), dueMs(b)))
}

const compare = (a: number, b: number) => (a === b ? 0 : a - b)
