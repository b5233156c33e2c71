/** Notes: their text, what people said of suggestions from them, notes written here, and the search in them. */
import { hash } from 'node:crypto'
import type { Document, When } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import { type FactId, factId, patientId } from '#app/contract/ids.ts'
import type { NoteDecision } from '#app/contract/notes.ts'
import { stretchOf } from '#app/notes/found.ts'
import type { FoundNote, MadeResource, NoteReads, NoteWrites, StoredNote } from '#app/ports/note-store.ts'
import type { Actor } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { documentText } from './chart.ts'
import { KIND } from './facts.ts'
import { chartRow, groupOf, rootOf } from './links.ts'
import { knownPid } from './patients.ts'
import { alone, type Projector, shownRows } from './projection.ts'
import { PER_RESOURCE } from './rows.ts'
import { wordsOf } from './search.ts'
import { insertFlag } from './values.ts'
import { insertResource, insertSource, NEWEST_VERSION } from './versions.ts'

type Head = Pick<Document, 'id' | 'label' | 'source'> & Readonly<{ date: When | null }>

const HEADS_OF_CHART = `SELECT id, body FROM fact WHERE pid = ? AND kind = ${KIND.documents}`
type HeadRow = Readonly<{ id: number; body: string }>

export function note(db: Connection, { patient, fact }: Parameters<NoteReads['note']>[0]): StoredNote | null {
  const row = chartRow(db, patient)
  if (!row) return null
  const bodies = db.all<HeadRow>(HEADS_OF_CHART, row.pid).map(({ body }) => JSON.parse(body) as Head)
  const head = bodies.find(({ id }) => id === fact)
  if (head === undefined) return null
  const { id, label, source, date } = head
  return { id, label, source, date, text: documentText(db, fact) }
}

type DecisionRow = Readonly<{
  suggestion: string
  kind: NoteDecision['kind']
  decision: NoteDecision['decision']
  label: string
  span_start: number
  span_end: number
  facts: string
  user: string
  at: string
}>

export const DECISIONS_OF_NOTE = `SELECT suggestion, kind, decision, label, span_start, span_end, facts, user, at
  FROM note_decision WHERE note = ? ORDER BY id`

export function noteDecisions(db: Connection, note: FactId): readonly NoteDecision[] {
  const newest = new Map<string, NoteDecision>()
  for (const { span_start: start, span_end: end, facts, ...row } of db.all<DecisionRow>(DECISIONS_OF_NOTE, note))
    newest.set(row.suggestion, { ...row, start, end, facts: JSON.parse(facts) as FactId[] })
  return [...newest.values()]
}

/** Of a request that was done: the facts of the first time. */
function doneBefore(db: Connection, requestId: string): readonly FactId[] | null {
  const done = db.get<{ facts: string }>('SELECT facts FROM request WHERE id = ?', requestId)
  return done ? (JSON.parse(done.facts) as FactId[]) : null
}

type Where = Readonly<{ pid: number; source: number; at: string }>

function storeMade(db: Connection, projector: Projector, { ref, raw, facts, path, flags }: MadeResource, where: Where): readonly FactId[] {
  if (db.get(NEWEST_VERSION, ref))
    throw new WardlightError('Conflict', 'Something with this id is already stored.', { next: 'Open the chart again.' })
  const given = alone(facts)
  const id = insertResource(db, { ref, version: 1, sha256: hash('sha256', raw, 'buffer'), raw, path, facts: shownRows(given), ...where })
  projector.project(id, given, { synthetic: false, path, at: Date.parse(where.at) })
  for (const { fact, flag } of flags) insertFlag(db, id, fact, flag, where.at)
  return [...facts.observations, ...facts.conditions, ...facts.medications, ...facts.allergies, ...facts.documents].map((one) => one.id)
}

function checkOwner(resources: readonly MadeResource[], patient: string): void {
  const named = resources.flatMap(({ facts }) => Object.values(facts).flat() as readonly Readonly<{ patient?: string }>[])
  if (named.length > 0 && named.every((fact) => fact.patient === patient)) return
  throw new WardlightError('Internal', 'What was made of the note is not of its patient; nothing was stored.')
}

function storeAll(
  db: Connection,
  projector: Projector,
  resources: readonly MadeResource[],
  format: 'note' | 'entry',
  pid: number,
  actor: Actor,
) {
  if (resources.length === 0) return []
  const source = insertSource(db, { file: format === 'note' ? 'a note' : 'typed', format, sha256: null }, actor)
  const facts = resources.flatMap((one) => storeMade(db, projector, one, { pid, source, at: actor.at }))
  projector.finish()
  return facts
}

const remember = (db: Connection, requestId: string, facts: readonly FactId[], at: string): void => {
  db.run('INSERT INTO request (id, facts, recorded_at) VALUES (?, ?, ?)', requestId, JSON.stringify(facts), at)
}

const FREE: Readonly<Record<NoteDecision['decision'], (before: NoteDecision['decision'] | undefined) => boolean>> = {
  accepted: (before) => before !== 'accepted',
  rejected: (before) => before !== 'accepted' && before !== 'rejected',
  reopened: (before) => before === 'rejected',
}

export function decideNote(db: Connection, projector: Projector, input: Parameters<NoteWrites['decideNote']>[0]): readonly FactId[] {
  const { actor, patient, note: of, said, resources, requestId } = input
  const done = doneBefore(db, requestId)
  if (done) return done
  const before = noteDecisions(db, of).find(({ suggestion }) => suggestion === said.suggestion)
  if (!FREE[said.decision](before?.decision))
    throw new WardlightError('Conflict', `This was ${before?.decision ?? 'not'} decided already.`, { next: 'Look at the note again.' })
  const isAccepted = said.decision === 'accepted'
  if (isAccepted !== resources.length > 0) throw new WardlightError('Internal', 'Only what is accepted is stored.')
  if (isAccepted) checkOwner(resources, patient)
  const pid = knownPid(db, patient)
  const facts = storeAll(db, projector, resources, 'note', pid, actor)
  const sql = `INSERT INTO note_decision (pid, note, suggestion, kind, decision, label, span_start, span_end, facts, user, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { suggestion, kind, decision, label, start, end } = said
  db.run(sql, pid, of, suggestion, kind, decision, label, start, end, JSON.stringify(facts), actor.user, actor.at)
  remember(db, requestId, facts, actor.at)
  // What was turned down stands in the log as a digest only: it is no statement about the patient.
  const what = isAccepted ? { label } : { digest: hash('sha256', suggestion, 'hex') }
  const detail = JSON.stringify({ note: of, decision, kind, start, end, facts, ...what })
  appendAudit(db, actor, { action: isAccepted ? 'create' : 'note', patient, detail })
  return facts
}

export function writeNote(db: Connection, projector: Projector, input: Parameters<NoteWrites['writeNote']>[0]): FactId {
  const { actor, patient, resource, requestId } = input
  const [done] = doneBefore(db, requestId) ?? []
  if (done !== undefined) return done
  checkOwner([resource], patient)
  const facts = storeAll(db, projector, [resource], 'entry', knownPid(db, patient), actor)
  const [fact] = facts
  if (fact === undefined) throw new WardlightError('Internal', 'The note could not be read back; nothing was stored.')
  remember(db, requestId, facts, actor.at)
  const detail = JSON.stringify({ note: fact, digest: hash('sha256', resource.raw, 'hex') })
  appendAudit(db, actor, { action: 'create', patient, detail })
  return fact
}

/** FTS5 words of letters and digits only: a sign between two would be a phrase. */
const PARTS = /[^\p{L}\p{N}\p{M}\p{Co}]+/u
const PART = /[\p{L}\p{N}\p{Co}]/u

function matchOf(query: string): string | null {
  const words = wordsOf(query).flatMap((word) => word.split(PARTS).filter((part) => PART.test(part)))
  return words.length === 0 ? null : words.map((word) => `words:"${word}"*`).join(' AND ')
}

export const NOTES_FOUND = `SELECT s.rowid AS id, d.fact, d.text FROM (
    SELECT rowid FROM note_search WHERE note_search MATCH ? ORDER BY rowid DESC LIMIT ?
  ) s JOIN document_text d ON d.id = s.rowid`
const OWNER_OF = 'SELECT pid FROM resource WHERE id = ?'

type FoundRow = Readonly<{ id: number; fact: string; text: string }>

type Chart = Readonly<{ id: string; name: string | null; heads: ReadonlyMap<number, Head> }>

function chartOf(db: Connection, pid: number): Chart | null {
  const row = db.get<{ id: string; name: string | null }>('SELECT id, name FROM patient WHERE pid = ?', pid)
  if (!row) return null
  const heads = db.all<HeadRow>(HEADS_OF_CHART, pid).map(({ id, body }) => [id, JSON.parse(body) as Head] as const)
  return { ...row, heads: new Map(heads) }
}

const ownersOf = (db: Connection, patient: string): string | null => {
  const row = chartRow(db, patient)
  return row
    ? groupOf(db, row.pid)
        .map((pid) => `owner:"p${pid}"`)
        .join(' OR ')
    : null
}

export function searchNotes(db: Connection, { query, patient, limit }: Parameters<NoteReads['searchNotes']>[0]): readonly FoundNote[] {
  const match = matchOf(query)
  const owners = patient === null ? '' : ownersOf(db, patient)
  if (match === null || owners === null) return []
  const rows = db.all<FoundRow>(NOTES_FOUND, owners === '' ? match : `(${owners}) AND ${match}`, limit)
  const charts = new Map<number, Chart | null>()
  const found = rows.flatMap(({ id, fact, text }) => {
    const owner = db.get<{ pid: number | null }>(OWNER_OF, Math.floor(id / PER_RESOURCE))?.pid ?? null
    if (owner === null) return []
    const root = rootOf(db, owner)
    const chart = charts.has(root) ? charts.get(root) : chartOf(db, root)
    charts.set(root, chart ?? null)
    const head = chart?.heads.get(id)
    if (!chart || !head) return []
    const { label, date } = head
    const own = { patient: patientId(chart.id), patientName: chart.name, fact: factId(fact), label, date: date?.text ?? null }
    return [{ ms: date?.ms ?? 0, found: { ...own, ...stretchOf(text, query), whole: text } }]
  })
  return found.sort((a, b) => b.ms - a.ms).map((one) => one.found)
}
