/** Every call from the renderer to main: one table. `main/rpc` runs it, `renderer/bridge` is typed by it. */
import type { z } from 'zod'
import type { Call } from './calls/call.ts'
import { chartCalls } from './calls/chart.ts'
import { intakeCalls } from './calls/intake.ts'
import { programCalls } from './calls/program.ts'
import { reviewCalls } from './calls/review.ts'

export type { Need } from './calls/call.ts'
export { Draft } from './calls/chart.ts'

export const CALLS = { ...programCalls, ...intakeCalls, ...chartCalls, ...reviewCalls } as const satisfies Record<string, Call>

export type Calls = typeof CALLS
export type CallName = keyof Calls
export type CallInput<K extends CallName> = z.input<Calls[K]['input']>
export type CallArgs<K extends CallName> = z.output<Calls[K]['input']>
export type CallOutput<K extends CallName> = z.output<Calls[K]['output']>
