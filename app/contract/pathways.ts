/** Care pathways as the chart shows them. */
import { z } from 'zod'
import { FactId } from './ids.ts'

/** `done-by-chart`: the chart itself shows it; `later`: put off until `until`. */
export const StepStatus = z.enum(['open', 'done', 'done-by-chart', 'later', 'not-applicable'])
export type StepStatus = z.infer<typeof StepStatus>

export const PathwayStep = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  status: StepStatus,
  /** What of this patient made it so, or what is not known. */
  because: z.array(z.string()),
  facts: z.array(FactId),
  /** ISO 8601; null where the pathway has no beginning in time. */
  dueAt: z.string().nullable(),
  overdue: z.boolean(),
  /** Who said so and when, where a person did. */
  by: z.string().nullable(),
  at: z.string().nullable(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  source: z.string(),
})
export type PathwayStep = Readonly<z.infer<typeof PathwayStep>>

export const PathwayView = z.object({
  id: z.string(),
  title: z.string(),
  /** What brought the patient onto it. */
  because: z.array(z.string()),
  facts: z.array(FactId),
  since: z.string().nullable(),
  reviewed: z.string(),
  steps: z.array(PathwayStep),
})
export type PathwayView = Readonly<z.infer<typeof PathwayView>>

/** What a person says of a step. */
export const StepMark = z.enum(['done', 'later', 'not-applicable'])
export type StepMark = z.infer<typeof StepMark>
