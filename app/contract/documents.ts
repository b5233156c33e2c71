/** Sheets for people: what is printed or saved as PDF. A small model made in the core; the screen only lays it out. */
import { z } from 'zod'
import { Unchecked } from './review.ts'

/** `handoff`: I-PASS (Starmer et al., N Engl J Med 2014;371:1803-12). */
export const DOCUMENT_KINDS = ['handoff', 'medications', 'visit', 'review', 'chart'] as const
export const DocumentKind = z.enum(DOCUMENT_KINDS)
export type DocumentKind = z.infer<typeof DocumentKind>
/** What can be printed from the page: the sheets, and graphs as they stand on the screen. */
export const PrintKind = DocumentKind.or(z.literal('graphs'))
export type PrintKind = z.infer<typeof PrintKind>

/** `heavy` is set in bold: what stands outside its range, what is overdue. Never by colour: sheets are copied in black and white. */
export const Cell = z.object({ text: z.string(), heavy: z.boolean() })
export type Cell = Readonly<z.infer<typeof Cell>>

export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string(), letter: z.string().nullable() }),
  z.object({ kind: z.literal('text'), text: z.string(), quiet: z.boolean() }),
  /** `tick`: a box to tick before each line. */
  z.object({ kind: z.literal('list'), items: z.array(Cell), tick: z.boolean() }),
  z.object({ kind: z.literal('choices'), label: z.string(), items: z.array(z.string()) }),
  z.object({ kind: z.literal('pairs'), items: z.array(z.object({ label: z.string(), text: z.string() })) }),
  /** Widths in parts of the whole. */
  z.object({ kind: z.literal('table'), head: z.array(z.string()), widths: z.array(z.number()), rows: z.array(z.array(Cell)) }),
  /** Lines to write on. */
  z.object({ kind: z.literal('lines'), label: z.string(), count: z.number().int() }),
])
export type Block = Readonly<z.infer<typeof Block>>

export const PatientHead = z.object({
  name: z.string(),
  birthDate: z.string(),
  age: z.string(),
  sex: z.string(),
  record: z.string(),
  synthetic: z.boolean(),
})

export const PrintedDocument = z.object({
  kind: DocumentKind,
  title: z.string(),
  patient: PatientHead,
  /** ISO 8601; by whom it was made. */
  madeAt: z.string(),
  madeBy: z.string(),
  /** One line under the title: what it covers, and how old the newest data are. */
  covers: z.string(),
  blocks: z.array(Block),
  unchecked: z.array(Unchecked),
  /** What stands beside the line for the signature. */
  signature: z.string(),
  /** Of everything above. */
  hash: z.string(),
})
export type PrintedDocument = Readonly<z.infer<typeof PrintedDocument>>

export const PrintOutcome = z.object({
  /** Name of the file, without its folder; null where it went to paper. */
  file: z.string().nullable(),
  bytes: z.number(),
})
export type PrintOutcome = Readonly<z.infer<typeof PrintOutcome>>
