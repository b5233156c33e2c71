/** What rows become, and what is said of them on the way. */
import type { Change, FhirJson, MadeResource } from '../chart/made.ts'
import type { IssueCode, ReaderIssue } from '../fhir/reading.ts'
import type { Plan } from './plan.ts'

export type RowOutcome = Readonly<{ made: readonly MadeResource[]; issues: readonly ReaderIssue[] }>

export const NO_CHANGES: readonly Change[] = []

const FROM = 200

export function change(kind: Change['kind'], path: string, from: string, to: string, because: string): Change {
  return { kind, path, from: from.slice(0, FROM), to, because }
}

/** Gathers what one row gives. */
export class Gathered {
  #made: MadeResource[] = []
  #issues: ReaderIssue[] = []
  readonly #said = new Set<string>()
  readonly #placed: Plan['placed']

  constructor(placed: Plan['placed']) {
    this.#placed = placed
  }

  make(resource: FhirJson, line: number, column: string | undefined, changes: readonly Change[], partial: boolean, decimal?: string): void {
    const place = this.#placed(line, column)
    this.#made.push(decimal === undefined ? { resource, place, changes, partial } : { resource, place, changes, partial, decimal })
  }

  say(severity: ReaderIssue['severity'], code: IssueCode, line: number, column: string | undefined, message: string): void {
    this.#issues.push({ severity, code, path: this.#placed(line, column), message })
  }

  /** Said of a column, or of the table, and only once. */
  once(key: string, severity: ReaderIssue['severity'], code: IssueCode, path: string, message: string): void {
    if (this.#said.has(key)) return
    this.#said.add(key)
    this.#issues.push({ severity, code, path, message })
  }

  take(): RowOutcome {
    const outcome = { made: this.#made, issues: this.#issues }
    this.#made = []
    this.#issues = []
    return outcome
  }
}
