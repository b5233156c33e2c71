/** A batch of resources in: raw kept, projections made, old versions' projections retired, all in the caller's one transaction. */
import { hash } from 'node:crypto'
import { WardlightError } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import type { BatchCounts, ImportBatch, IncomingResource } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { newestResource, noteToCheck } from './checks.ts'
import { hold, supersede } from './held.ts'
import { markBatch } from './jobs.ts'
import { type Naming, naming } from './names.ts'
import { folding } from './parts.ts'
import { checkPerson } from './patients.ts'
import { matchPersons } from './persons.ts'
import type { Projector, Way } from './projection.ts'
import { mainPatient } from './projection.ts'
import { flagFacts, recordMade } from './provenance.ts'
import type { Newest } from './versions.ts'
import {
  insertResource,
  insertSource,
  isOlder,
  KNOWN_VERSION,
  newestOf,
  originOf,
  standingOf,
  stateOf,
  VERSION_KIND,
  VERSION_STATE,
  versionBelow,
} from './versions.ts'

const SHA256_BYTES = 32

function digestOf(resource: IncomingResource): Buffer {
  const digest = Buffer.from(resource.sha256, 'hex')
  if (digest.length === SHA256_BYTES) return digest
  throw new WardlightError('BadInput', 'A resource came without its SHA-256.', { path: resource.path })
}

/** One batch while it is written. */
type Batch = Readonly<{
  db: Connection
  projector: Projector
  input: ImportBatch
  source: () => number
  at: number
  folds: ReturnType<typeof folding>
  names: Naming
  /** Raw text of patients that came, by their number. */
  persons: Map<number, string>
}>

type Placed = Readonly<{ ref: string; sha256: Buffer; pid: number | null; version: number; isShown: boolean }>

/** The row, how it came to be, and what the gate says of it; nothing is projected yet. */
function keep(batch: Batch, resource: IncomingResource, { isShown, ...placed }: Placed): number {
  const { db, projector, input } = batch
  const { raw, path, partial, updatedMs = null, gate, facts } = resource
  const [state, kind] = [stateOf(resource), partial ? VERSION_KIND.part : VERSION_KIND.whole]
  const rows = isShown && state === VERSION_STATE.shown ? projector.shown(facts) : 0
  const { at } = input.actor
  const id = insertResource(db, { ...placed, facts: rows, source: batch.source(), path, at, raw, kind, state, updatedMs })
  recordMade(db, id, resource.made)
  batch.names.note(placed.ref, resource.about)
  if (isShown) batch.names.stands(placed.ref)
  if (!gate) return id
  const { pid } = placed
  if (gate.state === 'flagged' && pid !== null) flagFacts(db, { pid, resource: id, at }, gate.findings)
  if (gate.state !== 'flagged')
    hold(db, { resource: id, pid, origin: originOf(input.source), state: gate.state, findings: gate.findings, facts, actor: input.actor })
  return id
}

function show(batch: Batch, id: number, resource: IncomingResource, pid: number | null): void {
  const way: Way = { synthetic: batch.input.synthetic, path: resource.path, at: batch.at }
  batch.projector.project(id, resource.facts, way)
  if (resource.facts.patients.length > 0 && pid !== null) batch.persons.set(pid, resource.raw)
}

function checkPersons(batch: Batch, resource: IncomingResource): void {
  for (const patient of resource.facts.patients) checkPerson(batch.db, patient, resource.path)
}

type Outcome = 'unchanged' | 'stored' | 'older'

/** A part beside others that are here, or beside a whole: kept below them, and all of them folded at the end of the batch. */
function storePart(batch: Batch, resource: IncomingResource, placed: Omit<Placed, 'version' | 'isShown'>): Outcome {
  checkPersons(batch, resource)
  keep(batch, resource, { ...placed, version: versionBelow(batch.db, placed.ref), isShown: false })
  batch.folds.add(placed.ref)
  return 'stored'
}

/** What a newer version would have made of it, had it come in order: kept, not shown, nothing to decide. */
function storeOlder(batch: Batch, resource: IncomingResource, placed: Omit<Placed, 'version' | 'isShown'>): Outcome {
  checkPersons(batch, resource)
  const id = keep(batch, resource, { ...placed, version: versionBelow(batch.db, placed.ref), isShown: false })
  if (stateOf(resource) !== VERSION_STATE.shown) supersede(batch.db, id, batch.input.actor)
  return 'older'
}

function storeNewest(
  batch: Batch,
  resource: IncomingResource,
  placed: Omit<Placed, 'version' | 'isShown'>,
  before: Newest | undefined,
): Outcome {
  const id = keep(batch, resource, { ...placed, version: (before?.version ?? 0) + 1, isShown: true })
  if (before) {
    batch.projector.retire(before.id, before.pid)
    supersede(batch.db, before.id, batch.input.actor)
  }
  if (stateOf(resource) === VERSION_STATE.shown) show(batch, id, resource, placed.pid)
  return 'stored'
}

function storeOne(batch: Batch, resource: IncomingResource): Outcome {
  const { db, projector, input } = batch
  const ref = `${resource.type}/${resource.id}`
  const sha256 = digestOf(resource)
  const before = newestOf(db, ref)
  // An older export after a newer one brings back what was current once: that is no news.
  if (before && (before.sha256.equals(sha256) || db.get(KNOWN_VERSION, ref, sha256))) return 'unchanged'
  const owner = mainPatient(resource.facts) ?? resource.about?.owner ?? null
  const placed = { ref, sha256, pid: owner === null ? null : projector.pid(owner, input.synthetic) }
  if (!before) return storeNewest(batch, resource, placed, before)
  const standing = standingOf(db, before.id)
  if (resource.partial || standing.kind === VERSION_KIND.part || standing.kind === VERSION_KIND.folded)
    return storePart(batch, resource, placed)
  if (isOlder(resource, before, standing)) return storeOlder(batch, resource, placed)
  return storeNewest(batch, resource, placed, before)
}

function once(make: () => number): () => number {
  let made: number | undefined
  return () => {
    made ??= make()
    return made
  }
}

type Sums = Omit<BatchCounts, 'patientsTouched'>

function logImport(batch: Batch, counts: Sums, digests: readonly string[], patients: number): void {
  const { actor, source } = batch.input
  const { file, format } = source
  const { duplicates: _, possibleMatches, ...numbers } = counts
  const some = Object.fromEntries(Object.entries(numbers).filter(([name, n]) => n > 0 || name === 'stored' || name === 'unchanged'))
  const digest = hash('sha256', digests.join('\n'), 'hex')
  const detail = JSON.stringify({ file, format, ...some, patients, ...(possibleMatches > 0 ? { possibleMatches } : {}), digest })
  appendAudit(batch.db, actor, { action: 'import', patient: null, detail })
}

function storeAll(batch: Batch): Readonly<{ digests: string[]; counts: Omit<Sums, 'duplicates' | 'possibleMatches'> }> {
  const counts = { stored: 0, unchanged: 0, held: 0, quarantined: 0, older: 0 }
  const digests: string[] = []
  for (const resource of batch.input.resources) {
    const outcome = storeOne(batch, resource)
    if (outcome === 'unchanged') {
      counts.unchanged += 1
      continue
    }
    digests.push(resource.sha256)
    counts.stored += 1
    if (outcome === 'older') counts.older += 1
    else if (resource.gate && resource.gate.state !== 'flagged') counts[resource.gate.state] += 1
  }
  return { digests, counts }
}

/** Only inside a write transaction. What is already here byte for byte is left alone; a batch of nothing new leaves no trace but its mark. */
export function importResources(db: Connection, projector: Projector, input: ImportBatch): BatchCounts {
  const source = once(() => insertSource(db, input.source, input.actor))
  const names = naming(db, projector)
  const folds = folding(db, projector, names)
  const batch: Batch = { db, projector, input, source, at: Date.parse(input.actor.at), folds, names, persons: new Map() }
  const since = newestResource(db)
  const { digests, counts: stored } = storeAll(batch)
  for (const [pid, raw] of folds.settle(input.actor.at, input.synthetic)) batch.persons.set(pid, raw)
  names.settle()
  const { touched, duplicates } = projector.finish()
  const matches = matchPersons(db, projector, batch.persons, input.actor)
  const counts: Sums = { ...stored, duplicates, possibleMatches: matches.possible }
  const patients = matches.merged.length === 0 ? touched : matches.chartsOf([...touched, ...matches.merged])
  noteToCheck(db, patients, since)
  if (counts.stored > 0) logImport(batch, counts, digests, patients.length)
  markBatch(db, input.mark)
  return { ...counts, patientsTouched: patients.map(patientId) }
}
