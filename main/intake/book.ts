/** What became of each batch, file and patient of a job, written into its tally. */
import type { toFailure } from '#app/contract/errors.ts'
import type { BatchCounts, IncomingResource } from '#app/ports/store.ts'
import type { FileTrouble } from './file-run.ts'
import type { FileState, Pending } from './file-state.ts'
import { APART } from './job-facts.ts'
import { Tally } from './tally.ts'

export const NOTHING: BatchCounts = {
  stored: 0,
  unchanged: 0,
  patientsTouched: [],
  held: 0,
  quarantined: 0,
  older: 0,
  duplicates: 0,
  possibleMatches: 0,
}

export class Book {
  readonly tally = new Tally()

  conflict(state: FileState, { format }: Pending, resources: readonly IncomingResource[], error: ReturnType<typeof toFailure>): void {
    const { name } = state.input
    const code = error.kind === 'Conflict' ? 'conflict' : 'value'
    const what = format === 'fhir-ndjson' ? 'part of the file' : APART.has(format) ? 'patient' : 'file'
    this.issue(name, 'error', { code, path: error.path ?? '', message: `${error.message} Nothing of this ${what} was stored.` })
    if (APART.has(format)) {
      for (const { type, id, path: at } of resources)
        this.issue(name, 'warning', { code, path: at, message: `${type}/${id} was not stored, for the reason given above.` })
    } else if (!state.stored) this.tally.refused.push(name)
  }

  count(state: FileState, { prepared }: Pending, stored: BatchCounts, conflict = 0): void {
    const { counts } = this.tally
    counts.read += prepared.read
    counts.skipped += prepared.skipped
    counts.quarantined += prepared.quarantined + conflict
    counts.unchanged += prepared.unchanged
    this.add(stored, state)
    for (const [type, count] of prepared.byType) this.tally.byType.set(type, (this.tally.byType.get(type) ?? 0) + count)
    for (const patient of prepared.patients) this.tally.patients.add(patient)
    for (const { severity, ...trouble } of prepared.issues) this.issue(state.input.name, severity, trouble)
  }

  add(stored: BatchCounts, state: FileState): void {
    const { counts } = this.tally
    counts.stored += stored.stored - stored.held - stored.quarantined
    counts.unchanged += stored.unchanged
    counts.held += stored.held
    counts.quarantined += stored.quarantined
    this.tally.repeat(state.bench.origin || state.format, stored.duplicates)
    this.tally.possibleMatches += stored.possibleMatches
    const kept = stored.stored + stored.unchanged
    this.tally.kept += kept
    state.stored ||= kept > 0
    if (stored.stored > 0) this.tally.news.add(state.bench.origin || state.format)
    for (const patient of stored.patientsTouched) this.tally.touched.add(patient)
  }

  issue(file: string, severity: 'error' | 'warning' | 'information', trouble: FileTrouble): void {
    this.tally.add({ severity, code: trouble.code, file, path: trouble.path, message: trouble.message })
  }
}
