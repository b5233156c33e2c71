/** The synthesized picture at the head of a chart, as the screen shows it. */
import { z } from 'zod'
import { Finding } from './finding.ts'
import { FactId } from './ids.ts'
import { ReviewSince } from './review.ts'
import { Severity } from './risk.ts'

export const NextItem = z.object({
  kind: z.enum(['task', 'step']),
  id: z.string(),
  title: z.string(),
  why: z.string(),
  /** ISO 8601; null: no time is set. */
  dueAt: z.string().nullable(),
  overdue: z.boolean(),
  facts: z.array(FactId),
})
export type NextItem = Readonly<z.infer<typeof NextItem>>

export const Picture = z.object({
  /** `stay`: one that has not ended; `seen`: the last encounter. null: none is recorded. */
  here: z
    .object({
      kind: z.enum(['stay', 'seen']),
      fact: FactId,
      label: z.string(),
      reason: z.string().nullable(),
      start: z.string().nullable(),
      end: z.string().nullable(),
    })
    .nullable(),
  /** Worst first; `also` are those that rest on the same rows. */
  now: z.array(z.object({ finding: Finding, also: z.array(Finding) })),
  changed: z.object({
    kind: ReviewSince.shape.kind,
    /** ISO 8601: the last look, the admission, or a week ago. */
    since: z.string(),
    /** Rows that came since the last look; null where there was none. */
    rows: z.number().nullable(),
    items: z.array(
      z.object({
        id: z.string(),
        severity: Severity,
        title: z.string(),
        facts: z.array(FactId),
        at: z.string().nullable(),
        basis: z.string(),
      }),
    ),
  }),
  next: z.array(NextItem),
})
export type Picture = Readonly<z.infer<typeof Picture>>
