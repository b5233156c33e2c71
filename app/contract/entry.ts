/** Values being typed, and what the entry rules say of them (CLI.md, `assess`). */
import { z } from 'zod'

export const Entry = z.object({
  /** LOINC code. */
  code: z.string(),
  /** A number, or text for coded answers (consciousness). Decimal text ("36.60") is kept to the letter in `text`. */
  value: z.union([z.number(), z.string()]),
  text: z.string().optional(),
  /** UCUM; null or absent where not given. */
  unit: z.string().nullish(),
  /** ISO 8601; absent means the time of the case. */
  time: z.string().optional(),
})
export type Entry = Readonly<z.infer<typeof Entry>>

export const FlagLevel = z.enum(['impossible', 'implausible', 'unusual', 'ok', 'unassessed'])
export type FlagLevel = z.infer<typeof FlagLevel>

export const FlagKind = z.enum([
  'unit',
  'decimal-shift',
  'transposed-digits',
  'swapped-pair',
  'duplicate',
  'delta',
  'range',
  'wrong-patient',
  'stale-copy',
  'future-time',
])
export type FlagKind = z.infer<typeof FlagKind>

export const Suggestion = z.object({ value: z.number(), unit: z.string() })
export type Suggestion = Readonly<z.infer<typeof Suggestion>>

/** One judgement of one entry. `entry` is its index in the list given. Every entry gets exactly one flag; `ok` and `unassessed` are flags too. */
export const Flag = z.object({
  entry: z.number().int(),
  level: FlagLevel,
  kind: FlagKind.nullable(),
  /** One plain sentence: what is odd and against what, with values and times; for `unassessed`, why it could not be judged. */
  reason: z.string(),
  suggestion: Suggestion.nullable(),
})
export type Flag = Readonly<z.infer<typeof Flag>>

/** One earlier value of this patient, in the unit it was stored with. */
export const HistoryPoint = z.object({ code: z.string(), value: z.number(), unit: z.string().nullable(), ms: z.number() })
export type HistoryPoint = Readonly<z.infer<typeof HistoryPoint>>

/** What a typed value is judged against. The renderer is given this once per chart, so a keystroke needs no call. */
export const EntryContext = z.object({
  /** Epoch ms of "now" for this judgement. */
  nowMs: z.number(),
  birthDate: z.string().nullable(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  pregnant: z.boolean().nullable(),
  /** Where the patient is cared for now; absent or null where that is not known. */
  setting: z.enum(['acute', 'outpatient']).nullish(),
  /** Newest last; enough of each analyte to judge (about 12). */
  history: z.array(HistoryPoint),
  /** How far this site's outcomes moved the odds from which is asked (app/quality/entry/learning.ts); absent: nowhere. */
  shifts: z.record(z.string(), z.number()).optional(),
})
export type EntryContext = Readonly<z.infer<typeof EntryContext>>
