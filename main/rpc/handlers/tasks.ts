/** Dated tasks. A task may be due within a year; what lies in the past is due now. */
import { WardlightError } from '#app/contract/errors.ts'
import type { Task } from '#app/contract/tasks.ts'
import type { HandlerContext } from '../../context.ts'
import type { Handlers } from '../door.ts'

const DAY_MS = 86_400_000
const FURTHEST_MS = 366 * DAY_MS
const MOST = 200

/** @throws WardlightError BadInput */
export function dueMs(dueAt: string, nowMs: number): number {
  const ms = Date.parse(dueAt)
  if (ms - nowMs > FURTHEST_MS)
    throw new WardlightError('BadInput', 'A task can be put off for a year at most.', { next: 'Choose an earlier day.' })
  return Math.max(ms, nowMs)
}

/** When somebody says “will monitor” and not until when. */
export const inADay = (nowMs: number): number => nowMs + DAY_MS

function told({ push }: Pick<HandlerContext, 'push'>, task: Task): Task {
  push({ type: 'chart.changed', patient: task.patient })
  push({ type: 'tasks.changed' })
  return task
}

export const taskHandlers: Pick<Handlers, Extract<keyof Handlers, `tasks.${string}`>> = {
  'tasks.list': async ({ patient, which }, { open, now }) => [
    ...(await open().store.read('tasks', {
      patient,
      status: which === 'all' ? null : 'open',
      dueBeforeMs: which === 'due' ? now() : null,
      limit: MOST,
    })),
  ],
  'tasks.add': async ({ patient, title, dueAt }, context) => {
    const { store, actor } = context.open()
    const task = { patient, origin: 'person', subject: null, title, dueMs: dueMs(dueAt, context.now()), note: '' } as const
    return told(context, await store.write('addTask', { actor: actor(), task }))
  },
  'tasks.close': async ({ task, outcome, note }, context) => {
    const { store, actor } = context.open()
    return told(context, await store.write('changeTask', { actor: actor(), task, change: outcome, dueMs: null, note }))
  },
  'tasks.move': async ({ task, dueAt, note }, context) => {
    const { store, actor } = context.open()
    const change = { actor: actor(), task, change: 'move', dueMs: dueMs(dueAt, context.now()), note } as const
    return told(context, await store.write('changeTask', change))
  },
}
