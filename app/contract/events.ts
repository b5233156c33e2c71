/** What main pushes to the renderer: ids only, so that stores fetch again what they show; nothing to leak after a lock. */
import { z } from 'zod'
import { JobId, PatientId } from './ids.ts'

export const PushEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.locked'), because: z.enum(['button', 'idle', 'suspend', 'failure']) }),
  z.object({ type: z.literal('intake.changed'), job: JobId }),
  /** Held items, waiting files, matches, quality or what was learned changed. */
  z.object({ type: z.literal('review.changed') }),
  z.object({ type: z.literal('chart.changed'), patient: PatientId }),
  z.object({ type: z.literal('worklist.changed') }),
  z.object({ type: z.literal('tasks.changed') }),
  z.object({ type: z.literal('settings.changed') }),
])
export type PushEvent = Readonly<z.infer<typeof PushEvent>>

/** What the preload puts on `window.wardlight`: JSON text only, one invoke, one push. */
export type Bridge = Readonly<{
  /** @returns JSON of Result<output> */
  invoke: (name: string, json: string) => Promise<string>
  /** @returns a function that stops listening */
  onPush: (listener: (json: string) => void) => () => void
}>
