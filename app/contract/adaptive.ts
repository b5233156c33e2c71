/** The adaptive strip: what a person does in charts, learned on this machine, shown in one fixed place (PRODUCT, principle 7). */
import { z } from 'zod'

/** "place:timeline", "graph:2160-0", "entry:open": what was done, never with whom. */
export const ActionId = z
  .string()
  .max(120)
  .regex(/^[a-z]+:\S.*$/u)
export type ActionId = z.infer<typeof ActionId>

/** What kind of chart it was: "age:child", "alert:kdigo-aki". No name, no date, no value. */
export const ContextTag = z.string().min(1).max(80)

/** Why an action is offered, as counts that a person can check; the words are the screen's. */
export const StripReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pinned') }),
  /** Done in `times` of the newest `of` charts. */
  z.object({ kind: z.literal('often'), times: z.number().int(), of: z.number().int() }),
  /** Done `times` of the `of` times that `after` was done; 'open' is the opening of a chart. */
  z.object({ kind: z.literal('after'), after: z.string(), times: z.number().int(), of: z.number().int() }),
  /** Done in `times` of `of` charts with this mark. */
  z.object({ kind: z.literal('context'), tag: z.string(), times: z.number().int(), of: z.number().int() }),
  z.object({ kind: z.literal('recent') }),
  /** Others with the same role here do it. */
  z.object({ kind: z.literal('role'), role: z.string() }),
])
export type StripReason = Readonly<z.infer<typeof StripReason>>

export const StripItem = z.object({ action: ActionId, reason: StripReason })
export type StripItem = Readonly<z.infer<typeof StripItem>>

export const StripView = z.object({
  on: z.boolean(),
  /** Names this visit of a chart in `strip.used`; null while the strip is off. */
  visit: z.number().int().nullable(),
  items: z.array(StripItem),
  /** Charts it has learned from. */
  charts: z.number().int(),
})
export type StripView = Readonly<z.infer<typeof StripView>>

export const StripChoice = z.enum(['pin', 'hide'])
export type StripChoice = z.infer<typeof StripChoice>

export const StripReport = z.object({
  on: z.boolean(),
  charts: z.number().int(),
  /** Charts in which the strip offered something and something was done. */
  offered: z.number().int(),
  /** Of those: the first thing done was among the first three offered. */
  hitsAt3: z.number().int(),
  /** Actions done through the strip. */
  used: z.number().int(),
  /** Median seconds from opening to the action, by the strip and by other ways, over actions done at least three times each way; null: too few yet. */
  seconds: z.object({ strip: z.number(), otherwise: z.number(), actions: z.number().int() }).nullable(),
  choices: z.array(z.object({ action: ActionId, choice: StripChoice })),
  habits: z.array(z.object({ action: ActionId, times: z.number().int() })),
})
export type StripReport = Readonly<z.infer<typeof StripReport>>
