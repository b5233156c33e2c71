/** What the strip learns from: visits of charts, as steps. No patient is named anywhere in it. */
import type { ActionId } from '../contract/adaptive.ts'

export type Step = Readonly<{
  action: ActionId
  /** Milliseconds since the chart was opened. */
  afterMs: number
  fromStrip: boolean
}>

export type Visit = Readonly<{ tags: readonly string[]; shown: readonly ActionId[]; steps: readonly Step[] }>

/** Where a person stands in a visit: the steps before, the newest last, and the marks of the chart. */
export type Situation = Readonly<{ before: readonly ActionId[]; tags: readonly string[] }>

/** The step before the first. */
export const OPENING = 'open'

export const previousOf = ({ before }: Situation): string => before.at(-1) ?? OPENING
