/** What a job is asked to do, and what of it another run of the program can be asked again. */
import type { UnfinishedJob } from '#app/ports/intake-store.ts'
import type { JobOrder } from './protocol.ts'

export type Order = Omit<JobOrder, 'job' | 'actor' | 'before'> & Readonly<{ dispose: () => void; waiting: string | null }>
export const order = (some: Partial<Order>): Order => ({
  paths: [],
  inputs: [],
  synthetic: false,
  source: null,
  origin: null,
  ask: true,
  trusted: [],
  waiting: null,
  dispose: () => undefined,
  ...some,
})

/** What of an order can be asked for again by another run of the program. */
export const kept = ({ paths, synthetic, source, origin, ask, trusted, waiting }: Order): string =>
  JSON.stringify({ paths, synthetic, source, origin, ask, trusted, waiting })

export const isResumable = ({ inputs, paths }: Order): boolean => inputs.length === 0 && paths.length > 0

/** The order of a job that an earlier run of the program began. */
export function orderOf({ order: text }: UnfinishedJob): Order {
  return order(JSON.parse(text) as Partial<Order>)
}
