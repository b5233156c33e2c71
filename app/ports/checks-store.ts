/** What the store keeps of how the program's own questions fared: flags of the entry checks, and answers to alerts. No outcome names a patient or a value. */
import type { FlagKind } from '../contract/entry.ts'
import type { EntryOutcome, ShownLevel } from '../contract/entry-quality.ts'
import type { AlertId } from '../contract/ids.ts'
import type { Alert, Severity } from '../contract/risk.ts'
import type { Actor } from './store.ts'

type Fared = Readonly<Record<EntryOutcome['outcome'], number>>

/** Outcomes of one cause, analyte and layer. `live`: those since its threshold was last put back. */
export type OutcomeCell = Readonly<{
  concept: string
  kind: FlagKind
  level: ShownLevel
  all: Fared
  live: Fared
  timesMs: readonly number[]
}>

/** One alert, from its raising on. */
export type AlertTimes = Readonly<{
  kind: Alert['kind']
  subject: string
  severity: Severity
  raisedMs: number
  acknowledgedMs: number | null
  isOpen: boolean
}>

export interface ChecksReads {
  /** `times`: with the times to decide, which only the quality screen needs. */
  entryOutcomes(input: { times: boolean }): Readonly<{ values: number; cells: readonly OutcomeCell[] }>
  alertTimes(input: Record<never, never>): readonly AlertTimes[]
}

export interface ChecksWrites {
  /** Of flags on values that were not saved after all. */
  recordOutcomes(input: { outcomes: readonly EntryOutcome[] }): null
  /** The threshold as it was set, until twenty new outcomes; `cell` null: all of them. Audited. */
  putBackThresholds(input: { actor: Actor; cell: Readonly<{ concept: string; kind: FlagKind }> | null }): null
  /** The alert rests until then, and comes back by itself. Audited. @throws NotFound, Conflict where it is not open */
  snoozeAlert(input: { actor: Actor; alert: AlertId; untilMs: number; reason: string }): Alert
}
