/** A batch of resources in: raw kept, projections made, old versions' projections retired, all in the caller's one transaction. */
import { hash } from 'node:crypto'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { patientId } from '#app/contract/ids.ts'
import type { Actor, BatchCounts, ImportBatch, IncomingResource, Source } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import type { Projector } from './projection.ts'
import { mainPatient } from './projection.ts'

type Newest = Readonly<{ id: number; version: number; sha256: Buffer; pid: number | null }>

export const NEWEST_VERSION = 'SELECT id, version, sha256, pid FROM resource WHERE ref = ? ORDER BY version DESC LIMIT 1'

export const KNOWN_VERSION = 'SELECT version FROM resource WHERE ref = ? AND sha256 = ? LIMIT 1'

const INSERT_RESOURCE = `INSERT INTO resource (ref, version, sha256, pid, facts, source, path, recorded_at, raw)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

export type NewResource = Readonly<{
  ref: string
  version: number
  sha256: Buffer
  pid: number | null
  facts: number
  source: number
  path: string
  at: string
  raw: string
}>

export function insertResource(db: Connection, r: NewResource): number {
  return db.run(INSERT_RESOURCE, r.ref, r.version, r.sha256, r.pid, r.facts, r.source, r.path, r.at, r.raw).lastInsertRowid
}

export function insertSource(db: Connection, source: Source, actor: Actor): number {
  const sql = 'INSERT INTO source (file, format, sha256, user, recorded_at) VALUES (?, ?, ?, ?, ?)'
  return db.run(sql, source.file, source.format, source.sha256, actor.user, actor.at).lastInsertRowid
}

const SHA256_BYTES = 32

function digestOf(resource: IncomingResource): Buffer {
  const digest = Buffer.from(resource.sha256, 'hex')
  if (digest.length === SHA256_BYTES) return digest
  throw new WardlightError('BadInput', 'A resource came without its SHA-256.', { path: resource.path })
}

function storeOne(db: Connection, projector: Projector, batch: ImportBatch, resource: IncomingResource, source: () => number): boolean {
  const ref = `${resource.type}/${resource.id}`
  const sha256 = digestOf(resource)
  const before = db.get<Newest>(NEWEST_VERSION, ref)
  // An older export after a newer one brings back what was current once: that is no news.
  if (before && (before.sha256.equals(sha256) || db.get(KNOWN_VERSION, ref, sha256))) return false
  const owner = mainPatient(resource.facts)
  const pid = owner === null ? null : projector.pid(owner, batch.synthetic)
  const { actor } = batch
  const { raw, path } = resource
  const facts = projector.shown(resource.facts)
  const id = insertResource(db, { ref, version: (before?.version ?? 0) + 1, sha256, pid, facts, source: source(), path, at: actor.at, raw })
  if (before) projector.retire(before.id, before.pid)
  projector.project(id, resource.facts, { synthetic: batch.synthetic, path })
  return true
}

function once(make: () => number): () => number {
  let made: number | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Only inside a write transaction. What is already here byte for byte is left alone; a batch of nothing new leaves no trace at all. */
export function importResources(db: Connection, projector: Projector, batch: ImportBatch): BatchCounts {
  const source = once(() => insertSource(db, batch.source, batch.actor))
  const digests: string[] = []
  for (const resource of batch.resources) {
    if (storeOne(db, projector, batch, resource, source)) digests.push(resource.sha256)
  }
  const touched = projector.finish(batch.actor.at)
  const stored = digests.length
  const unchanged = batch.resources.length - stored
  if (stored > 0) {
    const digest = hash('sha256', digests.join('\n'), 'hex')
    const detail = JSON.stringify({
      file: batch.source.file,
      format: batch.source.format,
      stored,
      unchanged,
      patients: touched.length,
      digest,
    })
    appendAudit(db, batch.actor, { action: 'import', patient: null, detail })
  }
  return { stored, unchanged, patientsTouched: touched.map(patientId) satisfies PatientId[] }
}
