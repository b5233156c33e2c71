/** One file on its way in: what a reader is given, and how it says that a file is refused or has to wait for a person. */
import type { TableMapping } from '#app/contract/table.ts'
import type { LearnedColumn, RememberedMapping } from '#app/ports/intake-store.ts'
import type { ColumnClassifier } from '#main/inference/column-classifier.ts'
import type { Format } from './formats.ts'
import type { Input } from './inputs.ts'
import type { Forced } from './open-table.ts'
import type { Bench, Prepared } from './prepare.ts'
import type { SharedIndex } from './read-json.ts'

/**
 * `ndjson`, `bundle`: characters up to which such a file is one batch. `piece`: resources in one piece of a larger file.
 * `held`: characters of parsed values, or of one bundle on a line, that are held while the rest is read. `looked`: resources of a file
 * that are held back until it has been looked at as a whole; a longer file is judged by its beginning.
 */
export type Limits = Readonly<{ ndjson: number; bundle: number; piece: number; held: number; looked: number }>
export const LIMITS: Limits = { ndjson: 32_000_000, bundle: 64_000_000, piece: 1000, held: 16_000_000, looked: 8_000 }

export type FileTrouble = Readonly<{ code: string; path: string; message: string }>

export class Refused extends Error {
  readonly trouble: FileTrouble
  constructor(trouble: FileTrouble) {
    super(trouble.message)
    this.name = 'Refused'
    this.trouble = trouble
  }
}

/** Nothing of the file is stored before a person has decided. */
export class Waits extends Error {
  readonly waiting: 'mapping' | 'suspect'
  readonly reasons: readonly string[]
  readonly proposal: TableMapping | null
  readonly rows: number | null
  /** Sheet of a workbook; null for every other file. */
  get sheet(): string | null {
    return this.proposal?.format.sheet ?? null
  }

  constructor(waiting: 'mapping' | 'suspect', reasons: readonly string[], more: Readonly<{ proposal?: TableMapping; rows?: number }> = {}) {
    super(reasons[0] ?? 'This file waits for a decision.')
    this.name = 'Waits'
    this.waiting = waiting
    this.reasons = reasons
    this.proposal = more.proposal ?? null
    this.rows = more.rows ?? null
  }
}

/** What tables need beside their text. */
export type TableHelp = Readonly<{
  classifier: () => Promise<ColumnClassifier>
  columns: readonly LearnedColumn[]
  remembered: (signature: string) => Promise<RememberedMapping | null>
  /** True: a column that is not sure is asked about first. False: what is sure is stored, and the rest is asked about. */
  ask: boolean
  /** Source of the patient keys, where the person names one. */
  source: string | null
  /** How the table is written, where a person says so. */
  forced: Forced | undefined
}>

/** Ids of two Patients; `from` is the one that is no longer to be used. */
export type Link = Readonly<{ from: string; to: string }>

export type FileRun = Readonly<{
  input: Input
  format: Format
  shared: SharedIndex
  limits: Limits
  bench: Bench
  tables: TableHelp
  onBytes: (count: number) => void
  /** Throws when the import is cancelled or paused. */
  check: () => void
  /** A batch is ready; resolves when the next may be prepared. */
  store: (prepared: Prepared, format: string, sha256: string) => Promise<void>
  onIssue: (severity: 'error' | 'warning' | 'information', trouble: FileTrouble) => void
  /** Patient records of which the source says that they are one person. */
  onLinks: (links: readonly Link[]) => void
  /** A person is asked; what is stored of the file all the same is stored. */
  onQuestion: (waits: Waits, sha256: string) => void
}>
