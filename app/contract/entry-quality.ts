/** What became of the flags of the entry checks, what was learned from it, and how soon alerts are answered. Counts only: no patient, no value, no person. */
import { z } from 'zod'
import { FlagKind } from './entry.ts'
import { Severity } from './risk.ts'

/** Layers that are shown; 'implausible' is the one that asks. */
export const ShownLevel = z.enum(['impossible', 'implausible', 'unusual'])
export type ShownLevel = z.infer<typeof ShownLevel>

/** Stands for the list as a whole where a flag is of no one value (another patient's panel). */
export const WHOLE_PANEL = 'panel'

/** One flag that was shown, and what the person did: took or typed another value, said that it is right, or saved it without a word. */
export const EntryOutcome = z.object({
  /** Concept id, or {@link WHOLE_PANEL}. */
  concept: z.string().min(1).max(64),
  kind: FlagKind,
  level: ShownLevel,
  outcome: z.enum(['repaired', 'confirmed', 'dismissed']),
  /** From its appearing to the decision, ms; null where nobody decided. */
  afterMs: z.number().int().min(0).nullable(),
})
export type EntryOutcome = Readonly<z.infer<typeof EntryOutcome>>

/** The threshold of one cause for one analyte, as it was moved. */
export const LearnedThreshold = z.object({
  concept: z.string(),
  label: z.string(),
  kind: FlagKind,
  /** Chance of a slip from which it asks, now and as set. */
  asksFrom: z.number(),
  setTo: z.number(),
  /** Outcomes it follows from, and how many of them were slips. */
  outcomes: z.number().int(),
  slips: z.number().int(),
})
export type LearnedThreshold = Readonly<z.infer<typeof LearnedThreshold>>

/** Null where there is not enough yet (fewer than five). */
export const EntryCheckRow = z.object({
  concept: z.string(),
  label: z.string(),
  kind: FlagKind,
  level: ShownLevel,
  fired: z.number().int(),
  repaired: z.number().int(),
  confirmed: z.number().int(),
  dismissed: z.number().int(),
  ppv: z.number().nullable(),
  medianMs: z.number().nullable(),
})
export type EntryCheckRow = Readonly<z.infer<typeof EntryCheckRow>>

export const EntryQuality = z.object({
  /** Values saved since outcomes are kept. */
  values: z.number().int(),
  /** Flags that asked, in 1,000 values saved; null below five flags or 200 values. */
  perThousand: z.number().nullable(),
  /** Of the flags that asked, the share that was a slip. */
  ppv: z.number().nullable(),
  medianMs: z.number().nullable(),
  budget: z.object({ perThousand: z.number(), ppv: z.number() }),
  /** Most fired first. */
  rows: z.array(EntryCheckRow),
})
export type EntryQuality = Readonly<z.infer<typeof EntryQuality>>

/** Alerts of one kind: from their arrival to the first acknowledgement. */
export const AlertResponse = z.object({
  kind: z.string(),
  subject: z.string(),
  label: z.string(),
  severity: Severity,
  raised: z.number().int(),
  acknowledged: z.number().int(),
  /** Ended by newer data before anybody answered. */
  ended: z.number().int(),
  open: z.number().int(),
  /** ISO 8601 of the oldest that is open. */
  oldestOpen: z.string().nullable(),
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
})
export type AlertResponse = Readonly<z.infer<typeof AlertResponse>>
