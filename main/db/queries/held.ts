/** Resources that are stored as they came and shown nowhere until a person decides; what was decided stands in events. */
import { hash } from 'node:crypto'
import { type Facts, NO_FACTS, type Observation } from '#app/chart/facts.ts'
import type { Change } from '#app/chart/made.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { patientId } from '#app/contract/ids.ts'
import type { GateFinding, HeldItem, HeldStatus } from '#app/contract/intake.ts'
import { readResource } from '#app/fhir/read.ts'
import { repairRaw } from '#app/fhir/repair.ts'
import type { IntakeReads, IntakeWrites } from '#app/ports/intake-store.ts'
import type { Actor } from '#app/ports/store.ts'
import { gateFacts } from '#app/quality/gate/index.ts'
import type { Bind, Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { KINDS, timeOf } from './facts.ts'
import { learnRules } from './learned.ts'
import { groupPids } from './links.ts'
import { type Naming, naming } from './names.ts'
import { folding } from './parts.ts'
import { alone, type Projector, shownRows } from './projection.ts'
import { flagFacts, madeOf, recordMade } from './provenance.ts'
import { insertResource, newestOf, VERSION_KIND, versionBelow } from './versions.ts'

const SUPERSEDED = 'superseded by a newer version'

function effectiveOf(facts: Facts): string | null {
  const observation = facts.observations[0]
  if (observation) return observation.effective?.text ?? null
  for (const kind of KINDS) {
    const fact = facts[kind][0]
    const ms = fact ? timeOf(kind, fact) : null
    if (ms !== null && ms > Number.MIN_SAFE_INTEGER) return new Date(ms).toISOString()
  }
  return null
}

export type NewHeld = Readonly<{
  resource: number
  pid: number | null
  origin: string
  state: HeldItem['state']
  findings: readonly GateFinding[]
  /** As read: a release shows exactly these. */
  facts: Facts
  actor: Actor
}>

/** Lists that say nothing are left out of the text. */
const packedFacts = (facts: Facts): string =>
  JSON.stringify(Object.fromEntries(Object.entries(facts).filter(([, list]) => list.length > 0)))
const factsOf = (text: string): Facts => ({ ...NO_FACTS, ...(JSON.parse(text) as Partial<Facts>) })

function addEvent(db: Connection, held: number, status: HeldStatus, actor: Actor, note: string): void {
  db.run('INSERT INTO held_event (held, status, user, at, note) VALUES (?, ?, ?, ?, ?)', held, status, actor.user, actor.at, note)
}

export function hold(db: Connection, item: NewHeld): void {
  const sql = `INSERT INTO held (resource, pid, origin, state, status, effective, findings, facts) VALUES (?, ?, ?, ?, 'open', ?, ?, ?)`
  const { resource, pid, origin, state, findings, facts } = item
  const { lastInsertRowid } = db.run(sql, resource, pid, origin, state, effectiveOf(facts), JSON.stringify(findings), packedFacts(facts))
  addEvent(db, lastInsertRowid, 'open', item.actor, '')
}

function settle(db: Connection, held: number, status: HeldStatus, actor: Actor, note: string): void {
  db.run('UPDATE held SET status = ? WHERE id = ?', status, held)
  addEvent(db, held, status, actor, note)
}

/** A version that was held and still is, and has been replaced, asks nobody any more. */
export function supersede(db: Connection, resource: number, actor: Actor): void {
  const open = db.get<{ id: number }>("SELECT id FROM held WHERE resource = ? AND status = 'open'", resource)
  if (open) settle(db, open.id, 'rejected', actor, SUPERSEDED)
}

type HeldRow = Readonly<{
  id: number
  resource: number
  pid: number | null
  origin: string
  state: HeldItem['state']
  status: HeldStatus
  effective: string | null
  findings: string
  facts: string
  ref: string
  path: string
  file: string
  heldAt: string
  patient: string | null
  patientName: string | null
}>

const COLUMNS = `h.id, h.resource, h.pid, h.origin, h.state, h.status, h.effective, h.findings, h.facts, r.ref, r.path, s.file,
  r.recorded_at AS heldAt, p.id AS patient, p.name AS patientName`
const JOINED = `FROM held h JOIN resource r ON r.id = h.resource JOIN source s ON s.id = r.source LEFT JOIN patient p ON p.pid = h.pid`
const HELD_BY_ID = `SELECT ${COLUMNS} ${JOINED} WHERE h.id = ?`
export const DECISION = "SELECT user, at, note FROM held_event WHERE held = ? AND status <> 'open' ORDER BY id DESC LIMIT 1"

type Decision = Readonly<{ user: string; at: string; note: string }>

function itemOf(db: Connection, row: HeldRow): HeldItem {
  const { id, state, status, patient, patientName, ref, effective, findings, file, path, origin, heldAt } = row
  const decision = status === 'open' ? undefined : db.get<Decision>(DECISION, id)
  return {
    id,
    state,
    status,
    patient: patient === null ? null : patientId(patient),
    patientName,
    type: ref.slice(0, ref.indexOf('/')),
    resource: ref,
    effective,
    findings: JSON.parse(findings) as GateFinding[],
    file,
    path,
    origin,
    heldAt,
    decidedBy: decision?.user ?? null,
    decidedAt: decision?.at ?? null,
    note: decision?.note ?? null,
  }
}

/** Oldest first: what has waited longest comes first. */
export function held(db: Connection, input: Parameters<IntakeReads['held']>[0]): ReturnType<IntakeReads['held']> {
  const conditions: string[] = []
  const params: Bind[] = []
  const demand = (sql: string, ...values: Bind[]) => {
    conditions.push(sql)
    params.push(...values)
  }
  if (input.status !== null) demand('h.status = ?', input.status)
  if (input.origin !== null) demand('h.origin = ?', input.origin)
  if (input.patient !== null) demand('h.pid IN (SELECT value FROM json_each(?))', JSON.stringify(groupPids(db, input.patient)))
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM held h ${where}`, ...params)?.n ?? 0
  const page = `SELECT h.id FROM held h ${where} ORDER BY h.id LIMIT ? OFFSET ?`
  const ids = db.all<{ id: number }>(page, ...params, input.limit, input.offset)
  const rows = ids.flatMap(({ id }) => db.get<HeldRow>(HELD_BY_ID, id) ?? [])
  return { items: rows.map((row) => itemOf(db, row)), total }
}

type Input = Parameters<IntakeWrites['decideHeld']>[0]
type Value = Input['values'][number]
type Room = Readonly<{ db: Connection; projector: Projector; folds: ReturnType<typeof folding>; names: Naming; input: Input }>

type Stored = Readonly<{ source: number; raw: string; sha256: Buffer; updated_ms: number | null; kind: number; synthetic: number | null }>
const STORED = `SELECT r.source, r.raw, r.sha256, r.updated_ms, r.kind, p.synthetic FROM resource r LEFT JOIN patient p ON p.pid = r.pid WHERE r.id = ?`

/** What a decision shows: a version of its own, so that the one that was held stays as it came. */
type Shown = Readonly<{
  kind: number
  raw: string
  sha256: Buffer
  facts: Facts
  changes: readonly Change[]
  flags: readonly GateFinding[]
}>

function storedOf(db: Connection, row: HeldRow): Stored {
  const stored = db.get<Stored>(STORED, row.resource)
  if (!stored) throw new WardlightError('Corrupt', 'A held resource is not in the store.', { next: 'Restore the newest backup.' })
  return stored
}

/** A part, released or put right, is folded with the others; anything else is shown itself. */
function present({ db, projector, folds, names, input }: Room, row: HeldRow, stored: Stored, shown: Shown): void {
  const newest = newestOf(db, row.ref)
  const isPart = stored.kind === VERSION_KIND.part
  const { raw, sha256, facts, kind } = shown
  const made = madeOf(db, row.resource)
  const version = isPart ? versionBelow(db, row.ref) : (newest?.version ?? 0) + 1
  const common = { ref: row.ref, version, sha256, pid: row.pid, source: stored.source, path: row.path, at: input.actor.at, raw }
  if (isPart) folds.add(row.ref)
  if (isPart && kind === VERSION_KIND.released) return
  const given = alone(facts)
  const rows = isPart ? 0 : shownRows(given)
  const id = insertResource(db, { ...common, facts: rows, kind: isPart ? VERSION_KIND.part : kind, updatedMs: stored.updated_ms })
  recordMade(db, id, { changes: [...made.changes, ...shown.changes], mapping: made.mapping })
  if (row.pid !== null) flagFacts(db, { pid: row.pid, resource: id, at: input.actor.at }, shown.flags)
  if (isPart) return
  if (newest) projector.retire(newest.id, newest.pid)
  names.stands(row.ref)
  if (facts.medications.length + facts.encounters.length + facts.documents.length > 0) names.again(row.ref)
  projector.project(id, given, { synthetic: stored.synthetic === 1, path: row.path, at: Date.parse(input.actor.at) })
}

/** What is given for this item, else what the findings propose. */
function valuesFor(row: HeldRow, values: readonly Value[]): readonly Value[] {
  const findings = JSON.parse(row.findings) as GateFinding[]
  const isOurs = ({ fact }: Value) => fact === row.ref || fact.startsWith(`${row.ref}#`)
  const given = values.filter(isOurs)
  if (given.length > 0) return given
  const proposed = findings.flatMap(({ fact, suggestion }) => (suggestion ? [{ fact, ...suggestion }] : []))
  if (proposed.length > 0) return proposed
  throw new WardlightError('BadInput', 'There is no corrected value for one of these.', { next: 'Give the value, or reject it.' })
}

function repairedFacts(facts: Facts, ref: string, raw: string, values: readonly Value[]): Facts {
  const reading = readResource(raw, JSON.parse(raw), { path: '', id: ref.slice(ref.indexOf('/') + 1) })
  const read = new Map(reading.facts.observations.map((o) => [o.id, o]))
  const repair = (o: Observation): Observation => {
    const value = values.find(({ fact }) => fact === o.id)
    const now = read.get(o.id)?.value
    if (!value || now?.kind !== 'quantity') return o
    const unit = value.unit === null && o.value.kind === 'quantity' ? o.value.unit : now.unit
    return { ...o, value: { ...now, unit } }
  }
  return { ...facts, observations: facts.observations.map(repair) }
}

const said = (o: Observation | undefined): string => (o?.value.kind === 'quantity' ? `${o.value.text} ${o.value.unit ?? ''}`.trim() : '')

/** A correction is held to the hard rules like any other value. */
function checkFixed(facts: Facts, origin: string, actor: Actor): void {
  if (gateFacts(facts, [], origin, Date.parse(actor.at)).gate?.state !== 'quarantined') return
  throw new WardlightError('BadInput', 'The corrected value cannot be true either.', { next: 'Give another value, or reject it.' })
}

function fixOf(row: HeldRow, stored: Stored, input: Input): Shown {
  const values = valuesFor(row, input.values)
  const raw = values.reduce((text, { fact, value, unit }) => repairRaw(text, fact, value, unit), stored.raw)
  const before = factsOf(row.facts)
  const facts = repairedFacts(before, row.ref, raw, values)
  checkFixed(facts, row.origin, input.actor)
  const changes = values.map(({ fact }): Change => {
    const part = fact.split('#')[1]
    const of = (list: Facts) => list.observations.find((o) => o.id === fact)
    const path = part === undefined ? 'valueQuantity' : `component[${Number(part) - 1}].valueQuantity`
    return { kind: 'value', path, from: said(of(before)), to: said(of(facts)), because: `Corrected by ${input.actor.user}.` }
  })
  const fixed = new Set<string>(values.map(({ fact }) => fact))
  const flags = (JSON.parse(row.findings) as GateFinding[]).filter(({ fact }) => !fixed.has(fact))
  return { kind: VERSION_KIND.fixed, raw, sha256: hash('sha256', raw, 'buffer'), facts, changes, flags }
}

function releaseOf(row: HeldRow, stored: Stored): Shown {
  const { raw, sha256 } = stored
  const flags = JSON.parse(row.findings) as GateFinding[]
  return { kind: VERSION_KIND.released, raw, sha256, facts: factsOf(row.facts), changes: [], flags }
}

const STATUS: Readonly<Record<Input['decision'], HeldStatus>> = { release: 'released', fix: 'fixed', reject: 'rejected' }

function decide(room: Room, row: HeldRow): void {
  const { db, input } = room
  const { decision, actor, note } = input
  const stored = storedOf(db, row)
  settle(db, row.id, STATUS[decision], actor, note)
  if (decision === 'release') present(room, row, stored, releaseOf(row, stored))
  if (decision === 'fix') present(room, row, stored, fixOf(row, stored, input))
  appendAudit(db, actor, {
    action: `held-${decision}`,
    patient: row.patient,
    detail: JSON.stringify({ held: row.id, resource: row.ref, note }),
  })
}

function checkDecision(rows: readonly HeldRow[], decision: Input['decision']): void {
  if (decision !== 'release' || rows.every(({ state }) => state === 'held')) return
  throw new WardlightError('BadInput', 'A value that cannot be true is not released.', { next: 'Correct it, or reject it.' })
}

/** Only inside a write transaction. Items that are settled are left alone. */
export function decideHeld(db: Connection, projector: Projector, input: Input): ReturnType<IntakeWrites['decideHeld']> {
  const rows = [...new Set(input.ids)].flatMap((id) => db.get<HeldRow>(HELD_BY_ID, id) ?? [])
  const open = rows.filter(({ status }) => status === 'open')
  checkDecision(open, input.decision)
  const names = naming(db, projector)
  const folds = folding(db, projector, names)
  for (const row of open) decide({ db, projector, folds, names, input }, row)
  folds.settle(input.actor.at, false)
  names.settle()
  const touched: readonly PatientId[] = projector.finish().touched.map(patientId)
  if (input.remember) {
    const learnt = open.map((row) => ({
      origin: row.origin,
      facts: factsOf(row.facts),
      findings: JSON.parse(row.findings) as GateFinding[],
    }))
    learnRules(db, { decision: input.decision, actor: input.actor, values: input.values, note: input.note }, learnt)
  }
  const now = rows.flatMap((row) => db.get<HeldRow>(HELD_BY_ID, row.id) ?? [])
  return { items: now.map((row) => itemOf(db, row)), touched }
}
