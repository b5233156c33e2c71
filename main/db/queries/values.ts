/** Values typed by a person: the observation, its flag, the audit entry, and the request they came with. */
import { hash } from 'node:crypto'
import { NO_FACTS, type Observation } from '#app/chart/facts.ts'
import type { Flag } from '#app/contract/entry.ts'
import type { EntryOutcome } from '#app/contract/entry-quality.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { FactId, PatientId } from '#app/contract/ids.ts'
import type { Actor, TypedValue } from '#app/ports/store.ts'
import { conceptOf } from '#app/terminology/concepts.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { addOutcomes, countEntered } from './entry-outcomes.ts'
import { knownPid } from './patients.ts'
import { alone, type Projector, shownRows } from './projection.ts'
import { insertResource, insertSource, NEWEST_VERSION } from './versions.ts'

type Input = Readonly<{
  actor: Actor
  patient: PatientId
  values: readonly TypedValue[]
  requestId: string
  belongs?: boolean
  outcomes?: readonly EntryOutcome[]
}>

/** Components of one Observation ("Observation/x#0") belong to one resource. */
const refOf = (o: Observation): string => o.id.split('#')[0] ?? o.id

function byResource(values: readonly TypedValue[]): Map<string, TypedValue[]> {
  const groups = new Map<string, TypedValue[]>()
  for (const value of values) {
    const ref = refOf(value.observation)
    groups.set(ref, [...(groups.get(ref) ?? []), value])
  }
  return groups
}

export function insertFlag(db: Connection, resource: number, fact: FactId, flag: Flag, at: string): void {
  const suggestion = flag.suggestion === null ? null : JSON.stringify(flag.suggestion)
  const sql = 'INSERT INTO flag (resource, fact, level, kind, reason, suggestion, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)'
  db.run(sql, resource, fact, flag.level, flag.kind, flag.reason, suggestion, at)
}

function storeGroup(
  db: Connection,
  projector: Projector,
  ref: string,
  group: readonly TypedValue[],
  where: { pid: number; source: number; at: string },
): string {
  if (db.get(NEWEST_VERSION, ref))
    throw new WardlightError('Conflict', 'A value with this id is already stored.', { next: 'Enter it again.' })
  const raw = group[0]?.raw ?? ''
  const sha256 = hash('sha256', raw, 'buffer')
  const given = alone({ ...NO_FACTS, observations: group.map((value) => value.observation) })
  const id = insertResource(db, { ref, version: 1, sha256, raw, path: ref, facts: shownRows(given), ...where })
  projector.project(id, given, { synthetic: false, path: ref, at: Date.parse(where.at) })
  for (const { observation, flag } of group) insertFlag(db, id, observation.id, flag, where.at)
  return sha256.toString('hex')
}

/** Only inside a write transaction. The same request again changes nothing and gives the ids of the first time. */
export function storeValues(db: Connection, projector: Projector, input: Input): readonly FactId[] {
  const done = db.get<{ facts: string }>('SELECT facts FROM request WHERE id = ?', input.requestId)
  if (done) return JSON.parse(done.facts) as FactId[]
  const { actor, patient, values } = input
  const stranger = values.find((value) => value.observation.patient !== patient)
  if (stranger)
    throw new WardlightError('BadInput', 'A value names another patient than the one it is entered for.', {
      next: 'Open the chart again and re-enter it.',
    })
  const pid = knownPid(db, patient)
  const source = insertSource(db, { file: 'typed', format: 'entry', sha256: null }, actor)
  const digests = [...byResource(values)].map(([ref, group]) => storeGroup(db, projector, ref, group, { pid, source, at: actor.at }))
  projector.finish()
  const facts = values.map((value) => value.observation.id)
  db.run('INSERT INTO request (id, facts, recorded_at) VALUES (?, ?, ?)', input.requestId, JSON.stringify(facts), actor.at)
  const outcomes = input.outcomes ?? []
  addOutcomes(db, outcomes)
  countEntered(
    db,
    values.map(({ observation }) => conceptOf(observation.loinc)?.id ?? 'other'),
  )
  const codes = values.map((value) => value.observation.loinc ?? value.observation.code.code)
  const detail = JSON.stringify({
    values: values.length,
    codes,
    levels: values.map((value) => value.flag.level),
    digest: hash('sha256', digests.join('\n'), 'hex'),
    ...(outcomes.length === 0 ? {} : { flags: outcomes.map(({ concept, kind, outcome }) => `${concept} ${kind} ${outcome}`) }),
    ...(input.belongs === undefined ? {} : { fitsAnotherChart: input.belongs ? 'said to belong here' : 'not answered' }),
  })
  appendAudit(db, actor, { action: 'create', patient, detail })
  return facts
}
