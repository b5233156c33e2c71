/** What an import did, counted as it goes; becomes the report. */
import type { ImportReport, IntakeIssue } from '#app/contract/intake.ts'
import { createQualityTally, type QualityTally, scoreOf } from '#app/quality/score/index.ts'
import type { ProfileBuilder } from '#app/quality/source/index.ts'
import type { FileState } from './file-state.ts'

/** Issues kept in a report; more are counted. */
const MAX_ISSUES = 1000

export type Counts = { read: number; stored: number; unchanged: number; skipped: number; held: number; quarantined: number }

export type SourceTally = {
  readonly format: string
  /** The first of its files. */
  readonly file: string
  files: number
  readonly quality: QualityTally
  readonly profile: ProfileBuilder
  readonly used: number[]
}

export class Tally {
  readonly counts: Counts = { read: 0, stored: 0, unchanged: 0, skipped: 0, held: 0, quarantined: 0 }
  readonly byType = new Map<string, number>()
  readonly patients = new Set<string>()
  readonly touched = new Set<string>()
  /** Names of files of which nothing was taken. */
  readonly refused: string[] = []
  files = 0
  duplicates = 0
  possibleMatches = 0
  /** Of what was stored or was here already, also what is held. */
  kept = 0
  readonly quality = createQualityTally()
  readonly waiting: NonNullable<ImportReport['waiting']> = []
  readonly #issues: IntakeIssue[] = []
  #omitted = 0

  readonly repeats = new Map<string, number>()
  /** Sources of which something new is stored. */
  readonly news = new Set<string>()
  /** What each source sent, by its name. */
  readonly sources = new Map<string, SourceTally>()

  /** A file has been read to its end: what it was like goes to its source. */
  see({ bench, format, input, looked }: FileState): void {
    this.quality.merge(bench.quality)
    if (!looked) return
    const origin = bench.origin || format
    const known = this.sources.get(origin)
    if (known) {
      known.files += 1
      known.quality.merge(bench.quality)
      known.profile.merge(bench.profile)
      known.used.push(...bench.used)
    } else
      this.sources.set(origin, {
        format,
        file: input.name,
        files: 1,
        quality: bench.quality,
        profile: bench.profile,
        used: [...bench.used],
      })
  }

  /** Results that were here already. */
  repeat(origin: string, count: number): void {
    this.duplicates += count
    this.quality.addDuplicates(count)
    this.repeats.set(origin, (this.repeats.get(origin) ?? 0) + count)
  }

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
    const { score, dimensions } = scoreOf(this.quality)
    return {
      files: this.files,
      resources: { ...this.counts },
      byType: Object.fromEntries([...this.byType].sort(([a], [b]) => (a < b ? -1 : 1))),
      patients: this.patients.size,
      issues: [...this.#issues],
      ...(this.#omitted > 0 ? { issuesOmitted: this.#omitted } : {}),
      quality: { score, dimensions },
      ...(this.waiting.length > 0 ? { waiting: this.waiting } : {}),
      duplicates: this.duplicates,
      possibleMatches: this.possibleMatches,
      seconds: Math.round(seconds * 1000) / 1000,
      ...(cancelled ? { cancelled } : {}),
    }
  }
}
