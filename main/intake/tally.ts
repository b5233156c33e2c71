/** What an import did, counted as it goes; becomes the report. */
import type { ImportReport, IntakeIssue } from '#app/contract/intake.ts'

/** Issues kept in a report; more are counted. */
const MAX_ISSUES = 1000

export type Counts = { read: number; stored: number; unchanged: number; skipped: number; held: number; quarantined: number }

export class Tally {
  readonly counts: Counts = { read: 0, stored: 0, unchanged: 0, skipped: 0, held: 0, quarantined: 0 }
  readonly byType = new Map<string, number>()
  readonly patients = new Set<string>()
  readonly touched = new Set<string>()
  /** Names of files of which nothing was taken. */
  readonly refused: string[] = []
  files = 0
  /** Resources read that have an error or a warning. */
  flawed = 0
  readonly #issues: IntakeIssue[] = []
  #omitted = 0

  add(issue: IntakeIssue): void {
    if (this.#issues.length < MAX_ISSUES) this.#issues.push(issue)
    else if (issue.severity === 'error') this.#makeRoom(issue)
    else this.#omitted += 1
  }

  /** An error is never left out for a lesser issue. */
  #makeRoom(issue: IntakeIssue): void {
    const lesser = this.#issues.findLastIndex(({ severity }) => severity !== 'error')
    this.#omitted += 1
    if (lesser >= 0) this.#issues.splice(lesser, 1, issue)
  }

  report(seconds: number, cancelled: boolean): ImportReport {
    const { read } = this.counts
    return {
      files: this.files,
      resources: { ...this.counts },
      byType: Object.fromEntries([...this.byType].sort(([a], [b]) => (a < b ? -1 : 1))),
      patients: this.patients.size,
      issues: [...this.#issues],
      ...(this.#omitted > 0 ? { issuesOmitted: this.#omitted } : {}),
      quality: { score: read === 0 ? null : Math.round((1 - this.flawed / read) * 10_000) / 10_000 },
      seconds: Math.round(seconds * 1000) / 1000,
      ...(cancelled ? { cancelled } : {}),
    }
  }
}
