/** Dated tasks: made, moved, closed; each step an event and an entry in the audit log, in the caller's transaction. */
import { isoFromMs } from '#app/chart/when.ts'
import { WardlightError } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import { type Task, TaskId, type TaskStatus } from '#app/contract/tasks.ts'
import type { Actor, StoreWrites } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { knownPid } from './patients.ts'

type Row = Readonly<{
  id: number
  patient: string
  name: string | null
  title: string
  origin: Task['origin']
  subject: string | null
  due_ms: number
  status: TaskStatus
  created_by: string
  created_at: string
  user: string
  at: string
  note: string
}>

const taskOf = (row: Row): Task => ({
  id: TaskId.parse(row.id),
  patient: patientId(row.patient),
  patientName: row.name,
  title: row.title,
  origin: row.origin,
  subject: row.subject,
  dueAt: isoFromMs(row.due_ms),
  status: row.status,
  createdBy: row.created_by,
  createdAt: row.created_at,
  closedBy: row.status === 'open' ? null : row.user,
  closedAt: row.status === 'open' ? null : row.at,
  note: row.note,
})

/** A task of a record that is shown in another chart belongs to that chart. */
const TASK = `SELECT t.id, p.id AS patient, p.name, t.title, t.origin, t.subject, t.due_ms, t.status,
    made.user AS created_by, made.at AS created_at, last.user, last.at, last.note
  FROM task t LEFT JOIN person_link l ON l.pid = t.pid JOIN patient p ON p.pid = coalesce(l.root, t.pid)
  JOIN task_event made ON made.id = (SELECT min(id) FROM task_event WHERE task = t.id)
  JOIN task_event last ON last.id = (SELECT max(id) FROM task_event WHERE task = t.id)`

export const TASKS_DUE = `${TASK} WHERE t.status = ? AND t.due_ms <= ? ORDER BY t.due_ms, t.id LIMIT ?`
export const TASKS_OF_CHART = `${TASK} WHERE t.pid IN (SELECT ? UNION ALL SELECT pid FROM person_link WHERE root = ?)
  AND t.due_ms <= ? ORDER BY t.due_ms, t.id LIMIT ?`
const ALL_TASKS = `${TASK} WHERE t.due_ms <= ? ORDER BY t.due_ms, t.id LIMIT ?`

type Which = Readonly<{ pid: number | null; status: TaskStatus | null; dueBeforeMs: number | null; limit: number }>

/** Soonest first. */
export function tasksOf(db: Connection, { pid, status, dueBeforeMs, limit }: Which): readonly Task[] {
  const until = dueBeforeMs ?? Number.MAX_SAFE_INTEGER
  if (pid === null) {
    const rows = status === null ? db.all<Row>(ALL_TASKS, until, limit) : db.all<Row>(TASKS_DUE, status, until, limit)
    return rows.map(taskOf)
  }
  const rows = db.all<Row>(TASKS_OF_CHART, pid, pid, until, Number.MAX_SAFE_INTEGER)
  return rows
    .filter((row) => status === null || row.status === status)
    .slice(0, limit)
    .map(taskOf)
}

function one(db: Connection, id: number): Task {
  const row = db.get<Row>(`${TASK} WHERE t.id = ?`, id)
  if (!row) throw new WardlightError('NotFound', 'This task is not in the store.', { next: 'Open the chart again.' })
  return taskOf(row)
}

type Event = Readonly<{ event: 'made' | 'moved' | 'done' | 'dropped'; dueMs: number | null; note: string }>

function addEvent(db: Connection, id: number, actor: Actor, { event, dueMs, note }: Event): void {
  const sql = 'INSERT INTO task_event (task, event, user, at, due_ms, note) VALUES (?, ?, ?, ?, ?, ?)'
  db.run(sql, id, event, actor.user, actor.at, dueMs, note)
}

function audit(db: Connection, actor: Actor, task: Task, event: Event['event']): void {
  const detail = JSON.stringify({ task: task.id, event, origin: task.origin, subject: task.subject, dueAt: task.dueAt })
  appendAudit(db, actor, { action: 'task', patient: task.patient, detail })
}

export function addTask(db: Connection, { actor, task }: Parameters<StoreWrites['addTask']>[0]): Task {
  const { patient, origin, subject, title, dueMs, note } = task
  const sql = "INSERT INTO task (pid, origin, subject, title, status, due_ms) VALUES (?, ?, ?, ?, 'open', ?)"
  const id = Number(db.run(sql, knownPid(db, patient), origin, subject, title, dueMs).lastInsertRowid)
  addEvent(db, id, actor, { event: 'made', dueMs, note })
  const made = one(db, id)
  audit(db, actor, made, 'made')
  return made
}

function move(db: Connection, task: Task, dueMs: number | null): void {
  if (dueMs === null) throw new WardlightError('BadInput', 'A task that is moved needs a new time.', { next: 'Choose when it is due.' })
  db.run('UPDATE task SET due_ms = ? WHERE id = ?', dueMs, task.id)
}

export function changeTask(
  db: Connection,
  { actor, task: id, change, dueMs, note }: Parameters<StoreWrites['changeTask']>[0],
): ReturnType<StoreWrites['changeTask']> {
  const task = one(db, id)
  if (task.status === change) return task
  if (task.status !== 'open')
    throw new WardlightError('Conflict', `This task was closed by ${task.closedBy ?? 'somebody'}.`, { next: 'Open the chart again.' })
  if (change === 'move') move(db, task, dueMs)
  else db.run('UPDATE task SET status = ? WHERE id = ?', change, id)
  const event = change === 'move' ? 'moved' : change
  addEvent(db, id, actor, { event, dueMs: change === 'move' ? dueMs : null, note })
  const changed = one(db, id)
  audit(db, actor, changed, event)
  return changed
}
