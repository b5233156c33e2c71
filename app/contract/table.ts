/** A table nobody described, and what is believed of it (CLI.md, `map`). */
import { z } from 'zod'

export const ColumnRole = z.enum([
  'patient-key',
  'encounter-key',
  'name',
  'family-name',
  'given-name',
  'birth-date',
  'age',
  'sex',
  'time',
  'code',
  'value',
  'unit',
  'concept',
  'drug',
  'diagnosis',
  'free-text',
  'ignore',
])
export type ColumnRole = z.infer<typeof ColumnRole>

/** How the text becomes cells. */
export const TableFormat = z.object({
  delimiter: z.string(),
  encoding: z.string(),
  header: z.boolean(),
  decimal: z.enum(['.', ',']),
  /** Order of day, month and year in dates that do not say it themselves; null when the table has none. */
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).nullable(),
  /** What stands for "missing" in the whole table ("", "NA", "?", "-1"); columns may add their own. */
  missing: z.array(z.string()),
  /** Sheet of a workbook; null for text. */
  sheet: z.string().nullable(),
})
export type TableFormat = Readonly<z.infer<typeof TableFormat>>

/** What one column is believed to be. `concept`, `code` (LOINC) and `unit` (UCUM) are null unless `role` is 'concept' (or a value column of one concept). */
export const MappedColumn = z.object({
  index: z.number().int(),
  name: z.string(),
  role: ColumnRole,
  concept: z.string().nullable(),
  code: z.string().nullable(),
  unit: z.string().nullable(),
  /** 0 to 1: the share of such answers that are right, as measured on tables kept apart. */
  confidence: z.number(),
  /** In words: which token, which values, what spoke against it. */
  evidence: z.string(),
  /** What else it may be, likeliest first; none where nothing comes near. */
  alternatives: z.array(z.object({ role: ColumnRole, concept: z.string().nullable() })).optional(),
  /** Missing codes of this column beside the table's. */
  missing: z.array(z.string()),
  /** For 'time': how it is written. 'elapsed-hours', 'elapsed-minutes' and 'elapsed-clock' (HH:MM since the start) are no dates. */
  timeForm: z.enum(['date', 'datetime', 'epoch', 'serial', 'elapsed-hours', 'elapsed-minutes', 'elapsed-clock']).nullable(),
})
export type MappedColumn = Readonly<z.infer<typeof MappedColumn>>

/** A code of a long table's code column ("HR", "K+"), and what it means. */
export const MappedCode = z.object({
  text: z.string(),
  role: z.enum(['concept', 'age', 'sex', 'ignore', 'unknown']),
  concept: z.string().nullable(),
  code: z.string().nullable(),
  unit: z.string().nullable(),
  confidence: z.number(),
  evidence: z.string(),
})
export type MappedCode = Readonly<z.infer<typeof MappedCode>>

export const TableMapping = z.object({
  format: TableFormat,
  /** long: one value a row; wide: one column a concept; visit: wide, one row a visit with a time. */
  layout: z.enum(['long', 'wide', 'visit']),
  columns: z.array(MappedColumn),
  codes: z.array(MappedCode),
  /** Column indexes. */
  patientKey: z.number().int().nullable(),
  timeColumn: z.number().int().nullable(),
  /** Hash-able description of the header, the same for every file of this layout. */
  signature: z.string(),
})
export type TableMapping = Readonly<z.infer<typeof TableMapping>>

/** What a person decided of a column in the mapping screen. */
export const ColumnChoice = z.object({
  index: z.number().int(),
  role: ColumnRole,
  concept: z.string().nullable(),
  unit: z.string().nullable(),
})
export type ColumnChoice = Readonly<z.infer<typeof ColumnChoice>>

export const CodeChoice = z.object({
  text: z.string(),
  role: MappedCode.shape.role,
  concept: z.string().nullable(),
  unit: z.string().nullable(),
})
export type CodeChoice = Readonly<z.infer<typeof CodeChoice>>

/** At or above it a column is taken without asking. */
export const CONFIDENCE_BAR = 0.9
