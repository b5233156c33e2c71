/** Dated tasks: what somebody said would be looked at again, and when. A task that is due comes back by itself. */
import { z } from 'zod'
import { PatientId } from './ids.ts'

export const TaskId = z.number().int().positive().brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>

/** `dropped`: not done and not needed any more, with the reason in the note. */
export const TaskStatus = z.enum(['open', 'done', 'dropped'])
export type TaskStatus = z.infer<typeof TaskStatus>

export const TaskOrigin = z.enum(['alert', 'pathway', 'person', 'medication'])

export const Task = z.object({
  id: TaskId,
  patient: PatientId,
  patientName: z.string().nullable(),
  title: z.string(),
  /** What it came from: an alert's subject (model or LOINC code), a pathway's step, or a person. */
  origin: TaskOrigin,
  subject: z.string().nullable(),
  /** ISO 8601. */
  dueAt: z.string(),
  status: TaskStatus,
  createdBy: z.string(),
  createdAt: z.string(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  note: z.string(),
})
export type Task = Readonly<z.infer<typeof Task>>

/** When it comes back: within a year, and not in the past. */
export const DueAt = z.iso.datetime({ offset: true })
