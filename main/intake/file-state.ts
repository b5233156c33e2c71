/** One file of an import on its way to the store: its batches wait until the whole of it has been looked at, then they are lined up. */

import type { Facts } from '#app/chart/facts.ts'
import { ownerOf } from '#app/chart/owner.ts'
import { patientId } from '#app/contract/ids.ts'
import type { Store } from '#app/ports/store.ts'
import { type IdentityEvidence, identityEvidence, joinIdentity, NO_IDENTITY_EVIDENCE, suspect } from '#app/quality/source/index.ts'
import type { SourceProfile } from '#app/quality/source/profile.ts'
import { Waits } from './file-run.ts'
import type { Input } from './inputs.ts'
import type { Bench, Prepared } from './prepare.ts'

/** Patients whose stored chart is held against what the file says of them. */
const COMPARED = 40
const PER_CODE = 8

export type Pending = Readonly<{ prepared: Prepared; format: string; sha256: string }>

export class FileState {
  readonly input: Input
  readonly bench: Bench
  /** Where it stands, for a job that goes on later: name, size and time of change. */
  readonly key: string
  stored = false
  looked = false
  pieces = 0
  sha256 = ''
  pending: Pending[] = []
  format = ''
  /** What a person is asked about tables of the file. */
  readonly questions: Waits[] = []

  constructor(input: Input, bench: Bench) {
    this.input = input
    this.bench = bench
    this.key = `${input.name}|${input.size}|${input.kind === 'file' ? (input.mtimeMs ?? '') : ''}`
  }

  get pendingResources(): number {
    return this.pending.reduce((sum, { prepared }) => sum + prepared.resources.length, 0)
  }
}

/** What the pending batches say of each patient, in order of appearance. */
function byPatient(pending: readonly Pending[]): ReadonlyMap<string, readonly Facts[]> {
  const all = new Map<string, Facts[]>()
  for (const { prepared } of pending) {
    for (const { facts } of prepared.resources) {
      const patient = ownerOf(facts)
      if (patient === null) continue
      const list = all.get(patient) ?? []
      all.set(patient, list)
      list.push(facts)
    }
  }
  return all
}

type Reads = Pick<Store, 'read'>

/** Whether the people of the file are those of the store under the same ids. */
async function identityOf(store: Reads, pending: readonly Pending[]): Promise<IdentityEvidence> {
  const incoming = byPatient(pending)
  const ids = [...incoming.keys()].slice(0, COMPARED * 4).map(patientId)
  if (ids.length < 2) return NO_IDENTITY_EVIDENCE
  const stored = await store.read('manyPatientFacts', { patients: ids, perCode: PER_CODE })
  return joinIdentity(stored.slice(0, COMPARED).map((facts) => identityEvidence(facts, incoming.get(facts.patient?.id ?? '') ?? [])))
}

/** What a source sent before this import; asked of the store once, which is busy writing meanwhile. */
export type Before = (origin: string) => Promise<SourceProfile | null>

/**
 * Looks at the file as a whole, before anything of it is stored.
 * @throws {Waits} when it looks wrong, unless a person has released this very file
 */
export async function lookAt(state: FileState, store: Reads, before: Before, trusted: readonly string[]): Promise<void> {
  state.looked = true
  if (trusted.includes(state.sha256)) return
  const { profile, origin } = state.bench
  const [usual, identity] = await Promise.all([before(origin || state.format), identityOf(store, state.pending)])
  const found = suspect({ before: usual, now: profile.profile(), identity, clock: profile.clock() })
  if (found.length > 0)
    throw new Waits(
      'suspect',
      found.map(({ reason }) => reason),
    )
}
