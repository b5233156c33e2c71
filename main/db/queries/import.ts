/** A batch of resources in: raw kept, projections made, old versions' projections retired, all in the caller's one transaction. */
import { hash } from 'node:crypto'
import { NO_FACTS } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import type { BatchCounts } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { newestResource, noteToCheck } from './checks.ts'
import { ownerAt } from './fact-rows.ts'
import { hold, supersede } from './held.ts'
import { markBatch } from './jobs.ts'
import { type Naming, naming } from './names.ts'
import type { PackedBatch, PackedResources, Rare } from './packed.ts'
import { folding } from './parts.ts'
import { checkPerson } from './patients.ts'
import { matchPersons } from './persons.ts'
import type { Projector, Way } from './projection.ts'
import { opened, shownRows } from './projection.ts'
import { flagFacts, recordMade } from './provenance.ts'
import type { Newest } from './versions.ts'
import {
  insertResource,
  insertSource,
  isOlder,
  KNOWN_REFS,
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

/** One resource of a batch, at its place. */
type Incoming = Readonly<{ place: number; ref: string; sha256: string; path: string; updatedMs: number | null } & Rare>

function resourceAt({ refs, sha256, paths, updatedMs, rare }: PackedResources, place: number): Incoming {
  const one = { place, ref: refs[place] ?? '', sha256: sha256[place] ?? '', path: paths[place] ?? '', updatedMs: updatedMs[place] ?? null }
  const more = rare.get(place)
  return more ? { ...one, ...more } : one
}

function digestOf(resource: Incoming): Buffer {
  const digest = Buffer.from(resource.sha256, 'hex')
  if (digest.length === SHA256_BYTES) return digest
  throw new WardlightError('BadInput', 'A resource came without its SHA-256.', { path: resource.path })
}

/** One batch while it is written. */
type Batch = Readonly<{
  db: Connection
  projector: Projector
  input: PackedBatch
  /** References that are here already, and those that the batch has brought so far. */
  known: Set<string>
  given: ReturnType<typeof opened>
  source: () => number
  at: number
  folds: ReturnType<typeof folding>
  names: Naming
  /** Raw text of patients that came, by their number. */
  persons: Map<number, string>
}>

type Placed = Readonly<{ ref: string; sha256: Buffer; pid: number | null; version: number; isShown: boolean }>

/** The row, how it came to be, and what the gate says of it; nothing is projected yet. */
function keep(batch: Batch, resource: Incoming, { isShown, ...placed }: Placed): number {
  const { db, input } = batch
  const { path, partial, updatedMs, gate } = resource
  const raw = input.resources.raws[resource.place] ?? ''
  const [state, kind] = [stateOf(resource), partial ? VERSION_KIND.part : VERSION_KIND.whole]
  const rows = isShown && state === VERSION_STATE.shown ? shownRows(batch.given(resource.place)) : 0
  const { at } = input.actor
  const id = insertResource(db, { ...placed, facts: rows, source: batch.source(), path, at, raw, kind, state, updatedMs })
  recordMade(db, id, resource.made)
  batch.names.note(placed.ref, resource.about)
  if (isShown) batch.names.stands(placed.ref)
  if (!gate) return id
  const { pid } = placed
  if (gate.state === 'flagged' && pid !== null) flagFacts(db, { pid, resource: id, at }, gate.findings)
  if (gate.state !== 'flagged')
    hold(db, {
      resource: id,
      pid,
      origin: originOf(input.source),
      state: gate.state,
      findings: gate.findings,
      facts: resource.facts ?? NO_FACTS,
      actor: input.actor,
    })
  return id
}

function show(batch: Batch, id: number, resource: Incoming, pid: number | null): void {
  const way: Way = { synthetic: batch.input.synthetic, path: resource.path, at: batch.at }
  const { raws, rows } = batch.input.resources
  batch.projector.project(id, batch.given(resource.place), way)
  if (rows.persons.has(resource.place) && pid !== null) batch.persons.set(pid, raws[resource.place] ?? '')
}

function checkPersons(batch: Batch, resource: Incoming): void {
  for (const patient of batch.input.resources.rows.persons.get(resource.place) ?? []) checkPerson(batch.db, patient, resource.path)
}

type Outcome = 'unchanged' | 'stored' | 'older'

/** A part beside others that are here, or beside a whole: kept below them, and all of them folded at the end of the batch. */
function storePart(batch: Batch, resource: Incoming, placed: Omit<Placed, 'version' | 'isShown'>): Outcome {
  checkPersons(batch, resource)
  keep(batch, resource, { ...placed, version: versionBelow(batch.db, placed.ref), isShown: false })
  batch.folds.add(placed.ref)
  return 'stored'
}

/** What a newer version would have made of it, had it come in order: kept, not shown, nothing to decide. */
function storeOlder(batch: Batch, resource: Incoming, placed: Omit<Placed, 'version' | 'isShown'>): Outcome {
  checkPersons(batch, resource)
  const id = keep(batch, resource, { ...placed, version: versionBelow(batch.db, placed.ref), isShown: false })
  if (stateOf(resource) !== VERSION_STATE.shown) supersede(batch.db, id, batch.input.actor)
  return 'older'
}

function storeNewest(batch: Batch, resource: Incoming, placed: Omit<Placed, 'version' | 'isShown'>, before: Newest | undefined): Outcome {
  const id = keep(batch, resource, { ...placed, version: (before?.version ?? 0) + 1, isShown: true })
  if (before) {
    batch.projector.retire(before.id, before.pid)
    supersede(batch.db, before.id, batch.input.actor)
  }
  if (stateOf(resource) === VERSION_STATE.shown) show(batch, id, resource, placed.pid)
  return 'stored'
}

function storeOne(batch: Batch, resource: Incoming): Outcome {
  const { db, projector, input } = batch
  const { ref } = resource
  const sha256 = digestOf(resource)
  const before = batch.known.has(ref) ? newestOf(db, ref) : undefined
  batch.known.add(ref)
  // An older export after a newer one brings back what was current once: that is no news.
  if (before && (before.sha256.equals(sha256) || db.get(KNOWN_VERSION, ref, sha256))) return 'unchanged'
  const owner = ownerAt(input.resources.rows, resource.place) ?? resource.about?.owner ?? null
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
  const { resources } = batch.input
  for (let place = 0; place < resources.refs.length; place += 1) {
    const resource = resourceAt(resources, place)
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
export function importResources(db: Connection, projector: Projector, input: PackedBatch): BatchCounts {
  const source = once(() => insertSource(db, input.source, input.actor))
  const names = naming(db, projector)
  const folds = folding(db, projector, names)
  const { refs, rows } = input.resources
  const known = new Set(db.rows<[string]>(KNOWN_REFS, JSON.stringify(refs)).map(([ref]) => ref))
  const at = Date.parse(input.actor.at)
  const batch: Batch = { db, projector, input, source, at, folds, names, persons: new Map(), known, given: opened(rows) }
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
