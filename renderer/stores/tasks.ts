/** Tasks that are due, of everybody; and what is done with a task. */
import { create } from 'zustand'
import type { Result } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { Task, TaskId } from '#app/contract/tasks.ts'
import { call, onPush } from '../bridge/client.ts'
import { onForget } from './forget.ts'
import { useSession } from './session.ts'

type TasksState = Readonly<{ due: readonly Task[] }>
const EMPTY: TasksState = { due: [] }
export const useTasks = create<TasksState>(() => EMPTY)

/** A task becomes due without anything happening. */
const EVERY_MS = 30_000
let turn = 0

onForget(() => {
  turn += 1
  useTasks.setState(EMPTY)
})

export async function loadDue(): Promise<void> {
  if (useSession.getState().status?.state !== 'unlocked') return
  turn += 1
  const own = turn
  const result = await call('tasks.list', { patient: null, which: 'due' })
  if (own === turn && result.ok) useTasks.setState({ due: result.value })
}

/** @returns a function that stops */
export function watchTasks(): () => void {
  const timer = setInterval(() => void loadDue(), EVERY_MS)
  const stop = onPush((event) => {
    if (event.type === 'tasks.changed') void loadDue()
  })
  return () => {
    clearInterval(timer)
    stop()
  }
}

export const addTask = (patient: PatientId, title: string, dueAt: string): Promise<Result<Task>> =>
  call('tasks.add', { patient, title, dueAt })
export const closeTask = (task: TaskId, outcome: 'done' | 'dropped'): Promise<Result<Task>> =>
  call('tasks.close', { task, outcome, note: '' })
export const moveTask = (task: TaskId, dueAt: string): Promise<Result<Task>> => call('tasks.move', { task, dueAt, note: '' })
