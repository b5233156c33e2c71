/**
 * Another version of what is here, when nothing says which is newer: kept below the one that stands, shown nowhere, and held until a person
 * has chosen. Ours stays as it is.
 */
import { hash } from 'node:crypto'
import { ownerOf } from '#app/chart/owner.ts'
import type { IntakeWrites } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { hold } from './held.ts'
import type { Projector } from './projection.ts'
import { recordMade } from './provenance.ts'
import { insertResource, insertSource, KNOWN_VERSION, originOf, VERSION_STATE, versionBelow } from './versions.ts'

type Input = Parameters<IntakeWrites['keepBeside']>[0]

/** Only inside a write transaction. What is known already, byte for byte, is left alone. @returns how many are new */
export function keepBeside(db: Connection, projector: Projector, { actor, source, resources }: Input): number {
  const isNew = ({ type, id, sha256 }: Input['resources'][number]) => !db.get(KNOWN_VERSION, `${type}/${id}`, Buffer.from(sha256, 'hex'))
  const fresh = resources.filter(isNew)
  if (fresh.length === 0) return 0
  const from = insertSource(db, source, actor)
  for (const { type, id, raw, sha256, path, facts, updatedMs = null, gate, made, about } of fresh) {
    const ref = `${type}/${id}`
    const owner = ownerOf(facts) ?? about?.owner ?? null
    const pid = owner === null ? null : projector.pid(owner, false)
    const state = gate?.state === 'quarantined' ? 'quarantined' : 'held'
    const row = {
      ref,
      version: versionBelow(db, ref),
      sha256: Buffer.from(sha256, 'hex'),
      pid,
      facts: 0,
      source: from,
      path,
      at: actor.at,
      raw,
    }
    const resource = insertResource(db, { ...row, state: VERSION_STATE[state], updatedMs })
    recordMade(db, resource, made)
    hold(db, { resource, pid, origin: originOf(source), state, findings: gate?.findings ?? [], facts, actor })
  }
  const digest = hash('sha256', fresh.map(({ sha256 }) => sha256).join('\n'), 'hex')
  appendAudit(db, actor, {
    action: 'import',
    patient: null,
    detail: JSON.stringify({ file: source.file, keptBeside: fresh.length, digest }),
  })
  return fresh.length
}
